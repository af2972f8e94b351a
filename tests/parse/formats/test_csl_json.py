import json
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from generator.diagnostics.diagnostic import Diagnostic
from generator.model.document import SourceDocument
from generator.model.paper import Paper
from generator.parse.document import parse_document


def read(value: object) -> tuple[SourceDocument, tuple[Diagnostic, ...]]:
    document, notes = parse_document(json.dumps(value).encode(), "works.json")
    assert document is not None and document.format == "csl-json"
    return document, notes


def paper(**fields: Any) -> Paper:
    document, notes = read([{"id": "x", "type": "article-journal", "title": "T", "issued": 2001, **fields}])
    assert notes == ()
    return document.papers[0]


def real(path: Path) -> tuple[Paper, ...]:
    document, notes = parse_document(path.read_bytes(), path.name)
    assert document is not None and document.format == "csl-json"
    assert notes == ()
    return document.papers


class TestRealFiles:
    def test_content_negotiation(self, fixtures: Path) -> None:
        (paper,) = real(fixtures / "csl-json" / "handlr_crossref.json")
        assert paper.title.startswith("Procesamiento semántico de palabras epistémicas y metafísicas en niños")
        assert [a.name.sortable for a in paper.byline.authorships] == [
            "Juillerat, Karen L", "Cornejo, Felipe A", "Castillo, Ramón D", "Chaigneau, Sergio E",
        ]  # fmt: skip
        assert paper.venue is not None and paper.publication is not None and paper.date is not None
        assert (paper.venue.name, paper.venue.abbreviation) == ("Terapia psicológica", "Ter Psicol")
        assert (paper.publication.volume, paper.publication.issue) == ("33", "3")
        assert (paper.publication.pages, paper.publication.issn) == ("221–238", ("0718-4808",))
        assert (paper.date.iso, paper.doi, paper.links) == ("2015-12", "10.4067/s0718-48082015000300006", ())
        many = real(fixtures / "csl-json" / "handlr_many.json")
        assert [(p.type, p.date.iso if p.date else None) for p in many] == [
            ("post-weblog", "2016-12-20"),
            ("article-journal", "2015-12"),
        ]

    def test_every_type_of_item(self, fixtures: Path) -> None:
        papers = {paper.key: paper for paper in real(fixtures / "csl-json" / "citationjs_bibtex_csl.json")}
        assert len(papers) == 28
        born = papers["cdli:Born2019"]
        assert [a.name.display for a in born.byline.authorships] == ["L. Born"]
        assert not born.byline.complete
        assert born.venue is not None
        assert born.venue.name.startswith("Proceedings of the 3rd Joint SIGHUM Workshop")
        assert papers["hutchinson:article"].title.endswith(r"nerve fibres of \emph{Xenopos laevis}")
        assert [(i.scheme, i.value) for i in papers["hutchinson:article"].identifiers] == [("pmid", "5500723")]
        assert papers["winklerprins:entry"].language == "nl"
        keith = papers["doerr:report"].byline.authorships[6].name
        assert (keith.display, keith.family, keith.suffix, keith.given) == ("May Keith", "May", "Keith", None)
        assert papers["swat4hcls:paper"].keywords == ("Metadata", "Metadata Management", "Ontologies")
        assert papers["loir:B6"].doi == "10.11646/zootaxa.3311.1.1"

    def test_the_better_dialect(self, fixtures: Path) -> None:
        papers = {paper.key: paper for paper in real(fixtures / "zotero" / "bbt_deterministic.csl.json")}
        assert len(papers) == 26
        # A year as a text, a shortened DOI that is none, the real one behind the address.
        brittain = papers["brittain2004"]
        assert brittain.date is not None and brittain.date.iso == "2004"
        assert (brittain.doi, brittain.links) == ("10.1177/0193723504268729", ())
        court = papers["courtofarbitrationforsport2019"].byline.authorships[0].name
        assert (court.display, court.is_group) == ("Court of Arbitration for Sport", True)


class TestDates:
    def test_forms(self) -> None:
        def iso(issued: object) -> str | None:
            date = paper(issued=issued).date
            return date.iso if date else None

        assert iso({"date-parts": [["2019", "4", "28"]]}) == "2019-04-28"
        assert iso({"date-parts": [[2018, 12, 3], [2018, 12, 6]]}) == "2018-12-03"
        assert iso({"literal": "1995-01-0001"}) == "1995-01-01"
        assert iso({"raw": "12 May 2020"}) == "2020-05-12"
        assert iso({"date-parts": [[None]]}) is None
        assert iso({"date-parts": [["2020", "", None]]}) == "2020"

    def test_doubts_and_seasons(self) -> None:
        about = paper(issued={"date-parts": [[1850]], "circa": True}).date
        assert about is not None and about.uncertain
        spring = paper(issued={"date-parts": [[1999]], "season": "1"}).date
        assert spring is not None and (spring.season, spring.precision) == ("spring", "year")

    def test_a_bad_date_costs_itself(self) -> None:
        document, notes = read([{"id": "x", "type": "book", "title": "T", "issued": {"date-parts": [[2021, 2, 30]]}}])
        assert [note.code for note in notes] == ["bad-record-date"]
        assert document.papers[0].date is not None and document.papers[0].date.iso == "2021-02"


class TestNames:
    def test_particles_belong_to_the_family_name(self) -> None:
        author = {"given": "Ludwig", "non-dropping-particle": "van", "family": "Beethoven"}
        (name,) = [a.name for a in paper(author=[author]).byline.authorships]
        assert (name.display, name.family, name.particle) == ("Ludwig van Beethoven", "van Beethoven", "van")
        author = {"given": "Jean", "dropping-particle": "d'", "family": "Alembert", "suffix": "III"}
        (name,) = [a.name for a in paper(author=[author]).byline.authorships]
        assert (name.display, name.sortable) == ("Jean d'Alembert III", "d'Alembert, III, Jean")

    def test_chinese_names_keep_their_order(self) -> None:
        (name,) = [a.name for a in paper(author=[{"family": "毛", "given": "泽东"}]).byline.authorships]
        assert name.display == "毛泽东"

    def test_others_are_no_person(self) -> None:
        byline = paper(author=[{"family": "Ada"}, {"literal": "et al."}]).byline
        assert (len(byline.authorships), byline.complete) == (1, False)


class TestShapes:
    def test_items_wrapped_or_by_identifier(self) -> None:
        item = {"id": "x", "type": "book", "title": ["T"], "author": []}
        for value in (item, [item], {"items": [item]}, {"10.1000/x": item}):
            assert [paper.title for paper in read(value)[0].papers] == ["T"]

    def test_a_broken_item_costs_itself(self) -> None:
        good = {"id": "x", "type": "book", "title": "T", "author": []}
        document, notes = read([good, None, {"id": "y", "type": "book", "issued": 1}, "?"])
        assert len(document.papers) == 1
        assert [(n.code, n.message.split(" ", 2)[1]) for n in notes] == [
            ("bad-record-date", "date"), ("broken-record", "2"), ("broken-record", "4"), ("record-without-title", "3"),
        ]  # fmt: skip

    def test_private_fields_are_not_read(self) -> None:
        found = paper(note="my thoughts", annote="private", abstract="Said <i>aloud</i> &amp; clearly")
        assert "private" not in found.model_dump_json() and "thoughts" not in found.model_dump_json()
        assert found.abstract == (r"Said \emph{aloud} & clearly",)


KEYS = st.sampled_from(["author", "issued", "DOI", "page", "title", "container-title", "keyword", "URL"])
PARTS = st.sampled_from(["family", "given", "date-parts", "literal"])
VALUES = st.recursive(
    st.none() | st.integers() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(PARTS, inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(KEYS, VALUES))
def test_any_values_cost_at_most_their_item(fields: dict[str, object]) -> None:
    good = {"id": "x", "type": "book", "title": "T", "author": []}
    document, _ = read([good, {"type": "book", "id": "y", **fields}])
    assert document.papers[0].title == "T"
