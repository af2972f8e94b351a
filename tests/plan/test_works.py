import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.paper import Publication
from generator.model.profile import Profile
from generator.parse.profile import parse_profile
from generator.plan import works as works_module
from generator.plan.slugs import fold, slugify
from generator.plan.works import SharedSlug, Work
from tests.documents import FIRST, SECOND, document


def profile(*papers: str, name: str = "Ada Beispiel") -> Profile:
    found, _ = parse_profile(document(*papers, header=f"{name}\n"), f"{slugify(name)}.txt", datetime.date(2026, 6, 30))
    assert found is not None
    return found


def works_of(profiles: tuple[Profile, ...]) -> tuple[tuple[Work, ...], tuple[SharedSlug, ...]]:
    found = works_module.works_of(profiles)
    return found.works, found.shared


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("On Walking", "on-walking"),
        ("C-Eval: A Multi-Level Suite", "c-eval-a-multi-level-suite"),
        ("Schrödinger's Cat", "schrodingers-cat"),
        ("芹沢あゆみ", "qinzeayumi"),
        ("CON", "x-con"),
        ("index", "x-index"),
        ("../../etc/passwd", "etc-passwd"),
        ("a" * 80, "a" * 60),
        ("word " * 30, "word-word-word-word-word-word-word-word-word-word-word-word"),
    ],
)
def test_slugs(text: str, slug: str) -> None:
    assert slugify(text) == slug


@given(st.text(max_size=100))
def test_every_text_has_a_slug_that_is_a_safe_name(text: str) -> None:
    slug = slugify(text)
    assert 1 <= len(slug) <= 62
    assert slug.strip("-abcdefghijklmnopqrstuvwxyz0123456789") == ""
    assert slug[0] != "-"
    assert slugify(text) == slug


def test_texts_without_letters_have_addresses_of_their_own() -> None:
    assert slugify("???") != slugify("!!!")


def test_folding_compares_without_case_accents_and_blanks() -> None:
    assert fold("  Renée   MÜLLER ") == "renee muller"
    assert fold("straße") == "strasse"


def test_papers_come_newest_first_and_undated_last() -> None:
    papers = [
        "CL\nUndated B\n\nAda Beispiel\n",
        "CL\nUndated A\n\nAda Beispiel\n",
        FIRST,
        SECOND,
        "CL2025\nThat Year\n\nAda Beispiel\n",
    ]
    works, shared = works_of((profile(*papers),))
    assert [work.paper.title for work in works] == ["On Walking", "That Year", "On Standing", "Undated A", "Undated B"]
    assert shared == ()


def test_the_same_paper_in_two_documents_is_one_work_in_its_fullest_form() -> None:
    complete = FIRST.replace("Ben Exempel et al. · example-lab", "Ben Exempel, Cyd Muster")
    works, _ = works_of((profile(FIRST), profile(complete, SECOND, name="Ben Exempel")))
    assert [work.slug for work in works] == ["on-walking", "on-standing"]
    assert works[0].people == (0, 1)
    assert works[0].paper.byline.complete
    assert works[1].people == (1,)


class TestPapersOfOneTitle:
    ONE = "CLMay 1, 2020\nIntroduction\n\nAda Beispiel\n"
    TWO = "CLMay 1, 2021\nIntroduction\n\nAda Beispiel\n"
    THREE = "CLMay 1, 2021\nIntroduction\n\nBen Exempel\n"

    def test_have_addresses_that_a_third_does_not_move(self) -> None:
        two, shared = works_of((profile(self.ONE, self.TWO),))
        three, _ = works_of((profile(self.THREE, self.TWO, self.ONE),))
        assert len({work.slug for work in three}) == 3
        assert {work.slug for work in two} < {work.slug for work in three}
        assert [entry.slug for entry in shared] == ["introduction"]
        assert shared[0].works == two

    def test_of_one_author_and_year_stay_apart_within_a_document(self) -> None:
        errata = [
            f"CL{date}\nErratum\n\nAda Beispiel\n\n{text}\n" for date, text in (("May 1, 2021", "A."), ("Jun 1, 2021", "B."))
        ]
        works, shared = works_of((profile(*errata, *errata[:1]), profile(*errata, name="Ben Exempel")))
        assert [(work.paper.abstract, work.people) for work in works] == [(("B.",), (0, 1)), (("A.",), (0, 1))]
        assert len({work.slug for work in works}) == 2
        assert len(shared[0].works) == 2

    def test_that_differ_in_their_abstracts_only_stay_apart(self) -> None:
        twins = tuple(profile(self.ONE).papers[0].model_copy(update={"abstract": (text,)}) for text in ("A.", "B."))
        works, _ = works_of((profile(self.ONE).model_copy(update={"papers": twins}),))
        assert len({work.slug for work in works}) == 2

    def test_do_not_depend_on_their_order(self) -> None:
        assert works_of((profile(self.ONE, self.TWO, self.THREE),))[0] is not None
        forward = [work.slug for work in works_of((profile(self.ONE, self.TWO, self.THREE),))[0]]
        backward = [work.slug for work in works_of((profile(self.THREE, self.TWO, self.ONE),))[0]]
        assert forward == backward


def test_chapters_that_differ_in_their_pages_only_have_addresses_of_their_own() -> None:
    ada = profile("CL2020\nLongshot\n\nDick Francis\n")
    chapters = tuple(
        ada.papers[0].model_copy(update={"publication": Publication(pages=pages), "type": "chapter", "key": pages})
        for pages in ("1–9", "10–20")
    )
    ada = ada.model_copy(update={"papers": chapters, "apart": (("1–9", "10–20"),)})
    works, shared = works_of((ada,))
    assert len({work.slug for work in works}) == 2
    assert len(shared) == 1
    later, _ = works_of((ada, profile("CL2019\nLongshot\n\nDick Francis\n", name="Ben Exempel")))
    assert {work.slug for work in works} <= {work.slug for work in later}
