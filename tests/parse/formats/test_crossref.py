from pathlib import Path

from generator.model.paper import Paper
from tests.services import iso, names, read, real

WORK = {"DOI": "10.1000/X", "title": ["On Walking"], "type": "journal-article", "member": "1", "prefix": "10.1000"}


def work(**facts: object) -> Paper:
    document, notes = read({**WORK, **facts}, "crossref")
    assert notes == ()
    return document.papers[0]


class TestRealFiles:
    def test_one_work_within_its_envelope(self, fixtures: Path) -> None:
        document, notes = real(fixtures / "crossref" / "work_one.json", "crossref")
        (paper,) = document.papers
        assert notes == ()
        assert paper.title == (
            "Methylphenidate Exposure Induces Dopamine Neuron Loss and Activation of Microglia in the Basal Ganglia of Mice"
        )
        assert [authorship.name.sortable for authorship in paper.byline.authorships] == [
            "Sadasivan, Shankar", "Pond, Brooks B.", "Pani, Amar K.", "Qu, Chunxu", "Jiao, Yun", "Smeyne, Richard J.",
        ]  # fmt: skip
        assert paper.byline.complete
        assert (iso(paper), paper.doi, paper.citations, paper.language) == (
            "2012-03-21",
            "10.1371/journal.pone.0033693",
            72,
            "en",
        )
        assert paper.license == "https://creativecommons.org/licenses/by/4.0/"
        assert [editor.display for editor in paper.editors] == ["Cesario V. Borlongan"]
        assert paper.venue is not None and paper.venue.name == "PLoS ONE"
        assert paper.publication is not None
        assert (paper.publication.volume, paper.publication.issue, paper.publication.issn) == ("7", "3", ("1932-6203",))

    def test_abstract_in_jats(self, fixtures: Path) -> None:
        document, _ = real(fixtures / "crossref" / "work_srep16696.json", "crossref")
        (paper,) = document.papers
        assert len(paper.abstract) == 1
        assert paper.abstract[0].startswith("Oligomers of alpha-synuclein are toxic to cells")
        assert "jats" not in paper.abstract[0]
        assert names(paper)[4] == "Mauro Dalla Serra"
        assert paper.byline.authorships[4].name.family == "Dalla Serra"
        assert paper.publication is not None and paper.publication.article_number == "16696"
        assert paper.venue is not None and paper.venue.abbreviation == "Sci Rep"
        assert [(link.kind, link.url) for link in paper.links] == [("pdf", "https://www.nature.com/articles/srep16696.pdf")]

    def test_a_list_of_works(self, fixtures: Path) -> None:
        document, notes = real(fixtures / "crossref" / "works_list_2.json", "crossref")
        first, second = document.papers
        assert notes == ()
        assert (first.title, first.type, iso(first), first.language) == ("Soziale Innovation", "chapter", "2018-11-03", "de")
        assert first.venue is not None and (first.venue.name, first.venue.kind) == ("Handbuch Innovationsforschung", "book")
        assert first.publication is not None
        assert (first.publication.pages, first.publication.isbn) == ("1–17", ("9783658176716",))
        assert (iso(second), names(second), second.byline.complete) == ("2024", [], False)
        assert second.citations == 0
        assert second.publication is not None and second.publication.pages == "1081"

    def test_items_without_an_envelope(self, fixtures: Path) -> None:
        document, notes = real(fixtures / "crossref" / "items_list.json", "crossref")
        by_doi = {paper.doi: paper for paper in document.papers}
        assert notes == () and len(by_doi) == 20
        assert iso(by_doi["10.1002/mmnd.48018960128"]) == "1896-05"
        # The whole name lies in the field of the family name.
        whole = by_doi["10.1306/703c7c64-1707-11d7-8645000102c1865d"].byline.authorships[0].name
        assert (whole.display, whole.family) == ("Newell P. Campbell", None)
        turned = by_doi["10.1306/00aa9ad4-1730-11d7-8645000102c1865d"]
        assert names(turned) == ["CAROLYN S. BROWNE"]
        assert turned.title.endswith("Adaptation of Risk Analysis")
        assert names(by_doi["10.1306/2f918644-16ce-11d7-8645000102c1865d"]) == ["Michael E. Hohn, Donald W. Neal"]


class TestRules:
    def test_dates_keep_their_precision(self) -> None:
        assert work(issued={"date-parts": [[None]]}).date is None
        assert iso(work(issued={"date-parts": [[None]]}, posted={"date-parts": [[2020, 3]]})) == "2020-03"
        assert iso(work(issued={"date-parts": [[2020, 0, 0]]})) == "2020"
        _, notes = read({**WORK, "issued": {"date-parts": [[2020, 2, 30]]}}, "crossref")
        assert [note.code for note in notes] == ["bad-record-date"]

    def test_titles_and_subtitles(self) -> None:
        assert work(title=["On <i>Walking</i>\n  &amp;amp; More"], subtitle=["A Study"]).title == (
            r"On \emph{Walking} & More: A Study"
        )
        assert work(title=["Why Walk?"], subtitle=["A Study"]).title == "Why Walk? A Study"
        assert work(title=["On Walking: A Study"], subtitle=["A study"]).title == "On Walking: A Study"

    def test_groups_and_suffixes(self) -> None:
        paper = work(
            author=[
                {"name": "The LIGO Collaboration", "sequence": "first"},
                {"given": "Robert W.", "family": "Heath", "suffix": "Jr."},
                {"given": "Ada", "family": "Beispiel", "ORCID": "http://orcid.org/0000-0002-1825-0097",
                 "affiliation": [{"name": "Example University"}]},
                None,
                {"family": "et al."},
            ]
        )  # fmt: skip
        assert [a.name.is_group for a in paper.byline.authorships] == [True, False, False]
        assert names(paper)[1] == "Robert W. Heath Jr."
        last = paper.byline.authorships[2]
        assert (last.orcid, last.affiliations) == ("0000-0002-1825-0097", ("Example University",))
        assert not paper.byline.complete

    def test_preprints_and_what_became_of_them(self) -> None:
        paper = work(
            type="posted-content",
            subtype="preprint",
            institution=[{"name": "bioRxiv"}],
            relation={"is-preprint-of": [{"id-type": "doi", "id": "10.1000/Y", "asserted-by": "subject"}]},
        )
        assert paper.type == "article"
        assert paper.venue is not None and (paper.venue.name, paper.venue.kind) == ("bioRxiv", "repository")
        assert [(version.kind, version.doi) for version in paper.versions] == [("published", "10.1000/y")]
        other = work(relation={"has-preprint": [{"id-type": "doi", "id": "10.48550/arXiv.2404.09937"}]})
        assert [(version.kind, version.arxiv_id) for version in other.versions] == [("preprint", "2404.09937")]

    def test_a_licence_for_text_mining_is_none_for_readers(self) -> None:
        tdm = {"URL": "http://www.springer.com/tdm", "content-version": "tdm"}
        assert work(license=[tdm]).license is None
        vor = {"URL": "http://creativecommons.org/licenses/by-nc/4.0/legalcode", "content-version": "vor"}
        assert work(license=[tdm, vor]).license == "https://creativecommons.org/licenses/by-nc/4.0/"

    def test_records_without_a_title_and_broken_ones_cost_themselves(self) -> None:
        items = [{**WORK, "title": [], "type": "journal-issue"}, None, WORK]
        document, notes = read({"status": "ok", "message-type": "work-list", "message": {"items": items}}, "crossref")
        assert len(document.papers) == 1
        assert [note.code for note in notes] == ["broken-record", "record-without-title"]
