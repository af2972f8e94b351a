from generator.model.dates import PartialDate
from generator.model.identifiers import Identifier
from generator.model.link import Link
from generator.model.paper import Authorship, Byline, Paper, Publication, Venue
from generator.model.person import PersonName
from generator.plan.merge import merged, united
from tests.plan.accounts import account, byline

WALK = "On Walking in the Rain"


def names(paper: Paper) -> list[str]:
    return [authorship.name.display for authorship in paper.byline.authorships]


def test_one_account_is_what_it_is() -> None:
    one = account(WALK)
    assert merged([one]).paper is one.paper
    assert merged([one]).provenance == ()


def test_each_field_comes_whole_from_whom_is_trusted_most() -> None:
    profile = account(
        "on walking in the rain", "Ada Beispiel, Ben Exempel et al.", "2024-05-28",
        format="profile", abstract=("We walk.",), score=92.3, score_text="92.3", has_code=True,
    )  # fmt: skip
    bib = account(
        WALK, "Ada Beispiel, Ben Exempel, Cyd Muster", "2024",
        type="article-journal", venue="Walks", publication=Publication(volume="7", pages="1–9"), doi="10.1000/a",
    )  # fmt: skip
    registry = account(WALK, "A. Beispiel", "2024-05", format="crossref", venue="J. Walks", license="https://x.org/l")
    found = merged([profile, registry, bib])
    paper, provenance = found.paper, dict(found.provenance)
    assert paper.title == WALK
    assert names(paper) == ["Ada Beispiel", "Ben Exempel", "Cyd Muster"]
    assert paper.byline.complete
    assert paper.venue == Venue(name="Walks")
    assert paper.publication == Publication(volume="7", pages="1–9")
    assert paper.license == "https://x.org/l"
    assert paper.abstract == ("We walk.",)
    assert (paper.score, paper.score_text, paper.has_code) == (92.3, "92.3", True)
    assert paper.date is not None and paper.date.iso == "2024-05-28"
    assert provenance["title"] == provenance["byline"] == provenance["venue"] == (bib.document,)
    assert provenance["abstract"] == provenance["date"] == (profile.document,)
    assert provenance["license"] == (registry.document,)
    assert found.notes == ()


def test_the_result_does_not_depend_on_the_order() -> None:
    accounts = [account(WALK, format="ris", doi="10.1000/a"), account(WALK, format="bibtex"), account(WALK, format="orcid")]
    assert merged(accounts) == merged(accounts[::-1])


def test_a_date_is_refined_but_not_contradicted() -> None:
    assert merged([account(WALK, when="2024"), account(WALK, when="2024-05", format="profile")]).paper.date == PartialDate(
        text="2024-05", year=2024, month=5
    )
    found = merged([account(WALK, when="2024"), account(WALK, when="2023-05", format="profile")])
    assert found.paper.date == PartialDate(text="2024", year=2024)
    (conflict,) = found.notes
    assert (conflict.code, conflict.at.source) == ("sources-disagree", "profile.0")
    assert "2023" in conflict.message and "2024" in conflict.message


def test_a_year_that_is_printed_beats_one_that_is_inferred() -> None:
    inferred = account(WALK, format="bibtex")
    guess = PartialDate(text="May 28", year=2026, month=5, day=28, year_inferred=True)
    inferred.paper = inferred.paper.model_copy(update={"date": guess})
    found = merged([inferred, account(WALK, when="2024-05-28", format="openalex")])
    assert found.paper.date is not None and found.paper.date.year == 2024
    assert found.notes == ()


def test_of_preprint_and_published_form_both_identifiers_stay_and_the_published_one_is_told() -> None:
    preprint = account(WALK, when="2021-03-01", format="arxiv", arxiv_id="2103.00001", type="article")
    printed = account(WALK, when="2023", format="crossref", doi="10.1000/a", type="article-journal", venue="Walks")
    paper = merged([preprint, printed]).paper
    assert (paper.doi, paper.arxiv_id, paper.type) == ("10.1000/a", "2103.00001", "article-journal")
    assert paper.date is not None and paper.date.year == 2023
    assert merged([preprint, printed]).notes == ()
    other = account(WALK, when="2022", format="orcid", doi="10.1101/2022.01.01", type="article")
    versions = merged([other, printed]).paper.versions
    assert [(version.kind, version.doi) for version in versions] == [("preprint", "10.1101/2022.01.01")]


def test_two_dois_of_one_work_are_told() -> None:
    found = merged([account(WALK, doi="10.1000/a"), account(WALK, format="orcid", doi="10.1000/b")])
    assert found.paper.doi == "10.1000/a"
    assert ["10.1000/b" in note.message for note in found.notes] == [True]


def test_links_identifiers_and_flags_are_joined() -> None:
    one = account(WALK, links=(Link(url="https://a.org/x/"),), ids=(Identifier(scheme="pmid", value="1"),))
    two = account(
        WALK, format="openalex", links=(Link(url="https://a.org/x"), Link(url="https://b.org/")), selected=True,
        ids=(Identifier(scheme="pmid", value="1"), Identifier(scheme="openalex", value="W1")),
    )  # fmt: skip
    paper = merged([one, two]).paper
    assert [link.url for link in paper.links] == ["https://a.org/x/", "https://b.org/"]
    assert {(identifier.scheme, identifier.value) for identifier in paper.identifiers} == {("pmid", "1"), ("openalex", "W1")}
    assert paper.selected


class TestBylines:
    def test_cut_ones_are_united_in_order_and_stay_cut(self) -> None:
        joined = united([byline("Ada A, Ben B, Cyd C et al."), byline("Ada A, Cyd C, Dora D et al."), byline("Eva E et al.")])
        assert [one.name.display for one in joined.authorships] == ["Eva E", "Ada A", "Ben B", "Cyd C", "Dora D"]
        assert [one.position for one in joined.authorships] == [1, 2, 3, 4, 5]
        assert not joined.complete

    def test_initials_are_not_a_second_author(self) -> None:
        joined = united([byline("Ada Beispiel, Ben Exempel et al."), byline("A. Beispiel, C. Exempel et al.")])
        assert [one.name.display for one in joined.authorships] == ["Ada Beispiel", "C. Exempel", "Ben Exempel"]

    def test_a_complete_one_wins_whoever_has_it(self) -> None:
        paper = merged([account(WALK, "Ada A et al."), account(WALK, "Ada A, Ben B", format="openalex")]).paper
        assert paper.byline == byline("Ada A, Ben B")

    def test_no_names_are_not_a_byline(self) -> None:
        paper = merged([account(WALK, "", format="orcid"), account(WALK, "Ada A et al.", format="profile")]).paper
        assert names(paper) == ["Ada A"]
        assert merged([account(WALK, "", format="orcid"), account(WALK, "", format="ris")]).paper.byline.authorships == ()

    def test_others_add_orcid_ids_and_affiliations(self) -> None:
        plain = account(WALK, "A. Beispiel, Ben Exempel")
        rich = account(WALK, "", format="openalex")
        authorship = Authorship(
            name=PersonName(display="Ada Beispiel"), position=1, orcid="0000-0002-1825-0097", affiliations=("Lab",)
        )
        rich.paper = rich.paper.model_copy(update={"byline": Byline(authorships=(authorship,), complete=False)})
        first, second = merged([plain, rich]).paper.byline.authorships
        assert (first.name.display, first.orcid, first.affiliations) == ("A. Beispiel", "0000-0002-1825-0097", ("Lab",))
        assert second.orcid is None
