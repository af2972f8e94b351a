import os
import pickle
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.value import value
from generator.plan.related import MOST_RELATED, about, relations_of, stem_of


@value
class Subject:
    """A paper, as far as it is compared."""

    title: str
    abstract: tuple[str, ...]
    category: str | None

    @property
    def about(self) -> str:
        return about(self.title, self.abstract)


SCALING = Subject(
    "Scaling Laws for Recommendation Systems",
    ("We study how recommendation improves with compute. Recommendation at scale follows laws. " * 5,),
    "cs.IR",
)
ADS = Subject(
    "Serving Large Recommendation Models for Ads",
    ("A recommendation system for ads is served. The system and its scale are told. Recommendation of ads. " * 5,),
    "cs.IR",
)
PROOFS = Subject("Verified Proofs of Parsers", ("A parser is proved. Proofs of parsers are checked. " * 8,), "cs.LO")
GRAMMARS = Subject("Parsers from Grammars, with Proofs", ("Grammars give parsers, and parsers proofs. " * 9,), "cs.PL")
WHALES = Subject("The Songs of Whales", ("Whales sing. Whales listen. " * 20,), "q-bio.NC")


def found(*subjects: Subject) -> list[list[str]]:
    """Return the titles related to each."""
    relations = relations_of(subjects)
    return [[subjects[one.place].title for one in relations.of(place)] for place in range(len(subjects))]


def test_what_is_about_the_same_is_related_and_nothing_else() -> None:
    assert found(SCALING, PROOFS, WHALES, ADS, GRAMMARS) == [
        [ADS.title],
        [GRAMMARS.title],
        [],
        [SCALING.title],
        [PROOFS.title],
    ]


def test_the_shared_words_are_told_those_that_count_most_first() -> None:
    (related,) = relations_of((SCALING, ADS, PROOFS, WHALES)).of(0)
    assert related.place == 1
    assert related.stems[0] == "recomm"
    assert set(related.stems) == {"recomm", "system", "scale"}


@pytest.mark.parametrize("subjects", [(), (SCALING,), (SCALING, SCALING), (Subject("", (), None),) * 3])
def test_few_and_empty_and_equal_papers_are_related_to_nothing(subjects: tuple[Subject, ...]) -> None:
    assert found(*subjects) == [[] for _ in subjects]


def test_a_title_is_listed_once_and_never_below_itself() -> None:
    again = Subject("scaling laws for Recommendation-Systems.", SCALING.abstract, "cs.IR")
    other = Subject("Serving large recommendation models for ads!", ADS.abstract, None)
    assert found(SCALING, again, ADS, other, WHALES, PROOFS, GRAMMARS)[:2] == [[ADS.title], [ADS.title]]


def test_titles_alone_do_and_one_word_does_not() -> None:
    titles = ("Penalized Spline Regression", "Splines, Penalized", "Spline Whales", "Something Else", "Notes")
    assert found(*(Subject(title, (), None) for title in titles))[:3] == [[titles[1]], [titles[0]], []]


def test_the_same_category_comes_first() -> None:
    here = Subject("Sparse Graph Kernels", (), "cs.LG")
    there = [Subject(f"Sparse Graph Kernels {name}", (), code) for name, code in (("Alpha", "cs.DS"), ("Gamma", "cs.LG"))]
    fill = [Subject(f"Filling {number} {word}", (), None) for number, word in enumerate(("oak", "elm", "ash", "yew"))]
    assert found(here, *there, *fill)[0] == [there[1].title, there[0].title]


def test_equally_similar_papers_keep_their_order_and_there_are_four_at_most() -> None:
    names = ("alder", "birch", "cedar", "ebony", "hazel", "larch")
    alike = [Subject(f"Sparse Kernels {name}", (), None) for name in names]
    lists = found(*alike, *corpus(40))[:6]
    assert lists[0] == [subject.title for subject in alike[1:5]]
    assert all(len(titles) == MOST_RELATED for titles in lists)


@pytest.mark.parametrize(
    ("one", "two", "other"),
    [
        ("基于大模型的推荐系统研究", "推荐系统中的大模型", "鲸鱼的歌声"),
        ("推薦システムの規模則", "大規模な推薦システム", "クジラの歌"),
        ("Рекомендательные системы и законы", "Законы рекомендательных систем", "Песни китов"),
        ("추천 시스템의 확장 법칙", "확장 법칙과 추천 시스템", "고래의 노래"),
        ("Über die Verteilung der Primzahlen", "Primzahlen: eine Verteilung über die Zeit", "Gesänge der Wale"),
        ("قوانين أنظمة التوصية", "أنظمة التوصية وقوانين", "أغاني الحيتان"),
    ],
)
def test_every_script_is_compared(one: str, two: str, other: str) -> None:
    fill = [Subject(text, (), None) for text in ("一二三四", "Fjord", "Ωμέγα", "Пустота")]
    lists = found(*(Subject(title, (), None) for title in (one, two, other)), *fill)
    assert lists[:3] == [[two], [one], []]


def test_function_words_of_other_languages_relate_nothing() -> None:
    german = ("Der Wal und die Lieder der Meere", "Die Mathematik und der Beweis der Sätze", "Über den Zug und die Weiche")
    assert found(*(Subject(title, (), None) for title in german)) == [[], [], []]


def test_formulas_commands_and_addresses_say_nothing() -> None:
    formula = r" $\alpha_{gamma} \le \lambda$ \textbf{} https://example.org/gamma/lambda" * 30
    one = Subject("Walking", ("We walk. " + formula,), None)
    two = Subject("Standing", ("We stand. " + formula,), None)
    assert found(one, two, WHALES) == [[], [], []]
    accents = Subject("Poincar\u00e9 and Schr\u00f6dinger", (), None)
    tex = Subject("Waves", (r"Poincar\'{e} waves of Schr\"odinger. " * 20,), None)
    assert found(accents, tex, WHALES)[0] == [tex.title]


@pytest.mark.parametrize(
    ("word", "stem"),
    [
        ("verifiers", "verifi"), ("verifier", "verifi"), ("models", "model"), ("basis", "basis"), ("class", "class"),
        ("the", ""), ("of", ""), ("2024", ""), ("x", ""), ("und", ""), ("学习", "学习"), ("の学", ""), ("学", ""),
    ],
)  # fmt: skip
def test_words_count_by_their_beginning(word: str, stem: str) -> None:
    assert stem_of(word) == stem


texts = st.text(st.sampled_from("abcde 学习推荐 $\\{}\n'é"), max_size=60)
subjects = st.lists(
    st.builds(Subject, texts, st.tuples(texts) | st.just(()), st.sampled_from(("cs.LG", "cs.IR", None))), max_size=12
)


@given(subjects)
def test_anything_is_compared_with_the_same_result_everywhere(papers: list[Subject]) -> None:
    relations = relations_of(papers)
    sent = pickle.loads(pickle.dumps(relations))  # noqa: S301 - our own
    for place in range(len(papers)):
        related = relations.of(place)
        assert related == sent.of(place)
        assert place not in {one.place for one in related}
        assert len({one.place for one in related}) == len(related) <= MOST_RELATED
        assert all(len(one.stems) >= 2 for one in related)


def corpus(papers: int) -> list[Subject]:
    """Return papers in groups of five that are about the same, with words that all have in common."""
    names = [f"{chr(97 + number // 26)}{chr(97 + number % 26)}" for number in range(papers)]
    return [
        Subject(f"Gr{names[place // 5]} and top{names[place // 5]} seen as own{name}", (), f"c.{place % 7}")
        for place, name in enumerate(names)
    ]


def test_an_unrelated_paper_moves_no_list() -> None:
    papers = corpus(100)
    before = found(*papers)
    assert sum(map(len, before)) == 400
    for place in (0, 50, 100):
        more = [*papers[:place], WHALES, *papers[place:]]
        after = found(*more)
        assert after[place] == []
        assert after[:place] + after[place + 1 :] == before


def test_a_related_paper_moves_the_lists_that_it_belongs_into_only() -> None:
    papers = corpus(100)
    before = found(*papers)
    after = found(*papers, Subject("Graa and topaa", (), "c.1"))
    assert [place for place in range(100) if after[place] != before[place]] == list(range(5))


def test_where_all_share_the_commonest_words_the_rarest_decide() -> None:
    papers = [
        Subject(f"Sparse graph kernels for rare{name}x and odd{name}x", (), None)
        for name in (f"{chr(97 + number // 26)}{chr(97 + number % 26)}" for number in range(600))
    ]
    twins = [Subject(f"Kernels: {paper.title.split(' for ')[1]} revisited", (), None) for paper in papers]
    lists = found(*papers, *twins)
    assert all(lists[place][0] == twins[place].title for place in range(600))


def test_the_result_does_not_depend_on_hashes() -> None:
    code = (
        "from tests.plan.test_related import corpus, relations_of\n"
        "r = relations_of(corpus(60)); print([r.of(place) for place in range(60)])"
    )
    root = str(Path(__file__).resolve().parents[2])
    outputs = {
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=root,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": root},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "77")
    }
    assert len(outputs) == 1
