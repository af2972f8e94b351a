import pytest

from generator.model.paper import Paper
from generator.plan.keys import citation_keys, own_key
from generator.plan.slugs import slugify
from tests.references import a_paper


@pytest.mark.parametrize(
    ("title", "names", "key"),
    [
        ("The Étude of On", ("Renée Müller-López",), "mullerlopez2025etude"),
        ("On Walking", ("Ludwig van Beethoven",), "vanbeethoven2025walking"),
        ("On Walking", (), "2025walking"),
        ("芹沢", ("芹沢あゆみ",), "qinzeayumi2025qinze"),
    ],
)
def test_keys_are_plain_words(title: str, names: tuple[str, ...], key: str) -> None:
    assert own_key(a_paper(title, *names), slugify(title)) == key


def keys(*papers: tuple[str, Paper]) -> dict[str, str]:
    return citation_keys((slug, own_key(paper, slugify(paper.title))) for slug, paper in papers)


def test_equal_keys_are_told_apart_by_the_papers_themselves() -> None:
    walking, standing = a_paper("Walking", "Ada Beispiel"), a_paper("Walking, again", "Ada Beispiel")
    two = keys(("walking", walking), ("walking-again", standing))
    assert len(set(two.values())) == 2
    assert all(key.startswith("beispiel2025walking-") for key in two.values())
    three = keys(
        ("walking-once-more", a_paper("Walking once more", "Ada Beispiel")), ("walking-again", standing), ("walking", walking)
    )
    assert {slug: three[slug] for slug in two} == two
    assert keys(("walking", walking)) == {"walking": "beispiel2025walking"}


def test_the_key_of_a_source_is_kept_if_it_is_one() -> None:
    own = a_paper("Walking", "Ada Beispiel", key="Beispiel:2025_a")
    assert keys(("walking", own)) == {"walking": "Beispiel:2025_a"}
    for key in ("conf/nips/Beispiel25", "W2741809807}", "12345", "a b", "@x{", "x" * 200):
        assert keys(("walking", a_paper("Walking", "Ada Beispiel", key=key))) == {"walking": "beispiel2025walking"}
    twice = keys(("a", own), ("b", own.model_copy(update={"key": "beispiel:2025_A"})))
    assert len({key.casefold() for key in twice.values()}) == 2
