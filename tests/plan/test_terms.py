from generator.plan.terms import frequent_terms

TEXTS = [
    "Reading rooms and reading habits. Language models read.",
    "A language model of rooms; LLMs and an LLM.",
    "Language models, LLMs, and the room.",
    "Nothing in common here.",
]


def test_terms_are_counted_once_for_each_text() -> None:
    terms = {term.text: term.papers for term in frequent_terms(TEXTS)}
    assert terms["language model"] == 3
    assert terms["room"] == 3
    assert terms["LLM"] == 2
    assert "language" not in terms
    assert "the" not in terms


def test_order_of_texts_makes_no_difference() -> None:
    assert frequent_terms(TEXTS) == frequent_terms(TEXTS[::-1])


def test_few_texts_and_other_scripts_have_none() -> None:
    assert frequent_terms(TEXTS[:2]) == ()
    assert frequent_terms([]) == ()
    assert frequent_terms(["我们提出一种方法"] * 5) == ()
    assert frequent_terms(["one", "two", "three words"]) == ()


def test_sizes_follow_the_numbers() -> None:
    terms = frequent_terms(TEXTS)
    assert all(1 <= term.size <= 5 for term in terms)
    assert max(term.size for term in terms) == next(term.size for term in terms if term.papers == 3)
