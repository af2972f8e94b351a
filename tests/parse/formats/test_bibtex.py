from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.diagnostics.diagnostic import Diagnostic
from generator.model.document import SourceDocument
from generator.model.paper import Paper
from generator.parse.document import parse_document


def read(text: str, name: str = "papers.bib") -> tuple[SourceDocument, tuple[Diagnostic, ...]]:
    document, notes = parse_document(text.encode(), name)
    assert document is not None
    return document, notes


def paper(fields: str, kind: str = "article") -> Paper:
    document, notes = read(f"@{kind}{{k, title = {{T}}, {fields}}}")
    assert notes == ()
    return document.papers[0]


def real(fixtures: Path, name: str) -> tuple[dict[str | None, Paper], tuple[Diagnostic, ...], SourceDocument]:
    document, notes = parse_document((fixtures / name).read_bytes(), name)
    assert document is not None
    return {paper.key: paper for paper in document.papers}, notes, document


def names(paper: Paper) -> list[str]:
    return [authorship.name.display for authorship in paper.byline.authorships]


class TestRealBibtex:
    def test_a_whole_career(self, fixtures: Path) -> None:
        papers, notes, document = real(fixtures, "bibtex/rjcarroll_personal.bib")
        assert (document.format, len(document.papers), len(papers)) == ("bibtex", 494, 464)
        assert [note.code for note in notes] == ["duplicate-key"] * 30
        assert (notes[0].at.line, "line 440" in notes[0].message) == (561, True)
        assert all(paper.byline.authorships and paper.date for paper in document.papers)

    def test_al_folio(self, fixtures: Path) -> None:
        papers, notes, _ = real(fixtures, "bibtex/alfolio_papers.bib")
        assert (len(papers), notes) == (9, ())
        epr = papers["PhysRev.47.777"]
        assert names(epr) == ["A. Einstein", "B. Podolsky", "N. Rosen"]
        assert epr.venue is not None and (epr.venue.name, epr.venue.abbreviation) == ("Phys. Rev.", "PhysRev")
        assert epr.publication is not None
        assert (epr.publication.volume, epr.publication.issue, epr.publication.pages) == ("47", "10", "777–780")
        assert epr.publication.publisher == "American Physical Society"
        assert (epr.doi, epr.selected, epr.date.iso if epr.date else None) == ("10.1103/physrev.47.777", True, "1935-05")
        # The PDF is a file of that site, and no address.
        assert [(link.kind, link.label) for link in epr.links] == [
            ("web", None), ("publisher", None), ("video", None), ("code", "found here"),
        ]  # fmt: skip
        assert "superscripts" not in epr.model_dump_json()
        light = papers["einstein1905photoelectriceffect"]
        assert light.title.startswith("Über einen die Erzeugung und Verwandlung des Lichtes")
        assert (light.award, light.abstract) == ("Nobel Prize", ("This is the abstract text.",))
        assert papers["einstein1920relativity"].links == ()

    def test_ads(self, fixtures: Path) -> None:
        papers, notes, document = real(fixtures, "bibtex/alfolio_oman_ads.bib")
        assert (len(document.papers), notes) == (81, ())
        assert not [p.venue.name for p in document.papers if p.venue and "\\" in p.venue.name]
        assert sum(p.venue is not None and p.venue.name == "Monthly Notices of the Royal Astronomical Society"
                   for p in document.papers) >= 30  # fmt: skip
        assert sum(p.arxiv_id is not None for p in document.papers) >= 75
        assert all(any(i.scheme == "ads" for i in p.identifiers) for p in document.papers)
        assert sum(bool(p.abstract) for p in document.papers) >= 75
        assert papers

    def test_dblp(self, fixtures: Path) -> None:
        papers, notes, _ = real(fixtures, "bibtex/dblp_ley.bib")
        assert (len(papers), notes) == (9, ())
        gi = papers["DBLP:conf/gi/Ley97"]
        assert (gi.doi, gi.links) == ("10.1007/978-3-642-60831-5_34", ())
        assert [name.sortable for name in gi.editors] == ["Jarke, Matthias", "Pasedach, Klaus", "Pohl, Klaus"]
        assert [(i.scheme, i.value) for i in gi.identifiers] == [("dblp", "conf/gi/Ley97")]
        assert papers["DBLP:persons/Ley95"].title == "DB&LP: A WWW Bibliography on Databases and Logic Programming"
        assert papers["DBLP:conf/gvd/Ley07"].title.startswith("Datenqualität: Eine organisatorische")

    def test_bibdesk(self, fixtures: Path) -> None:
        papers, notes, _ = real(fixtures, "bibtex/bibdesk.bib")
        assert notes == ()
        assert names(papers["rails"]) == ["Sam Ruby", "Dave Thomas", "David Hansson Heinemeier"]
        assert papers["rails"].date is not None and papers["rails"].date.iso == "2009"

    def test_every_standard_type(self, fixtures: Path) -> None:
        papers, notes, _ = real(fixtures, "bibtex/citationjs_quirks.bib")
        assert notes == ()
        assert {key: paper.type for key, paper in papers.items()} == {
            "Article": "article-journal", "Book": "book", "Booklet": "book", "InBook": "chapter", "InCollection": "chapter",
            "InProceedings": "paper-conference", "Manual": "report", "MastersThesis": "thesis", "Misc": "document",
            "PhdThesis": "thesis", "Proceedings": "book", "TechReport": "report", "Unpublished": "manuscript",
            "MastersThesis2": "thesis", "PhdThesis2": "thesis", "loir:B6": "article-journal",
        }  # fmt: skip
        report = papers["TechReport"].publication
        assert report is not None and (report.number, report.publisher) == ("ABC-123", "The Institution")
        assert all("This is a note" not in paper.model_dump_json() for paper in papers.values())

    def test_odd_but_valid(self, fixtures: Path) -> None:
        _, notes, document = real(fixtures, "bibtex/accents_decoret.bib")
        assert [(paper.key, paper.title) for paper in document.papers] == [
            ("py03", "PyBiTex"), ("key03", "A bunch of braces in title"), ("key01", "The history of @ sign"),
            ("steward03", "Cooking behind bars"), ("sweig42", "The impossible book"),
        ]  # fmt: skip
        assert names(document.papers[0]) == ["Xavier Décoret"]
        assert [(note.code, note.at.line) for note in notes] == [("record-without-title", 17), ("duplicate-key", 21)]
        date = document.papers[-1].date
        assert date is not None and date.iso == "1942-03-01"

    def test_broken(self, fixtures: Path) -> None:
        _, notes, document = real(fixtures, "bibtex/malformed_errors.bib")
        assert [(paper.key, paper.title, names(paper)) for paper in document.papers] == [
            ("key", "The Title", ["An Author"]),
            ("key", "The Title", ["An Author"]),
            ("key", "The Title", ["An Author"]),
        ]
        places = {(note.code, note.at.line) for note in notes}
        assert {
            ("bibtex-slip", 9),
            ("bibtex-slip", 34),
            ("bibtex-slip", 39),
            ("bibtex-slip", 45),
            ("bibtex-slip", 31),
        } <= places
        assert all(note.at.source == "bibtex/malformed_errors.bib" and note.at.excerpt for note in notes)


class TestRealBiblatex:
    def test_the_official_examples(self, fixtures: Path) -> None:
        papers, notes, document = real(fixtures, "biblatex/biblatex_examples.bib")
        assert (document.format, notes) == ("biblatex", ())
        space = papers["westfahl:space"]
        assert space.venue is not None and space.publication is not None
        assert space.venue.name == "Space and Beyond: The Frontier Theme in Science Fiction"
        assert (space.publication.publisher, space.publication.pages) == ("Greenwood", "55–65")
        assert space.date is not None and space.date.iso == "2000"
        assert "set" not in papers and "stdmodel" not in papers
        assert papers["baez/article"].arxiv_id == "math/0307200v3"
        assert papers["nietzsche:ksa"].title == "Sämtliche Werke: Kritische Studienausgabe"
        assert papers["averroes/bland"].editors[0].display == "Kalman P. Bland"
        (gennep,) = [a.name for a in papers["vangennep"].byline.authorships]
        assert (gennep.family, gennep.particle) == ("van Gennep", "van")
        assert papers["sigfridsson"].doi == "10.1002/(sici)1096-987x(199803)19:4<377::aid-jcc1>3.0.co;2-p"
        aksin = papers["aksin"]
        assert [a.name.family for a in aksin.byline.authorships][:3] == ["Aksın", "Türkmen", "Artok"]
        assert papers["kastenholz"].publication is not None
        assert papers["kastenholz"].publication.article_number == "124106"
        assert papers["knuth:ct"].date is not None and papers["knuth:ct"].date.text == "1984/1986"

    def test_every_type_once(self, fixtures: Path) -> None:
        papers, notes, _ = real(fixtures, "biblatex/citationjs_biblatex.bib")
        assert (len(papers), notes) == (28, ())
        assert papers["tesla:patent"].publication is not None
        assert papers["tesla:patent"].publication.genre == "U.S. patent"
        assert papers["swat4hcls:paper"].publication is not None
        assert papers["swat4hcls:paper"].publication.event == "SWAT4HCLS"
        assert not papers["cdli:Born2019"].byline.complete
        assert papers["hutchinson:article"].title.endswith(r"\textit{Xenopos laevis}")
        assert ("pmid", "5500723") in [(i.scheme, i.value) for i in papers["hutchinson:article"].identifiers]

    def test_dates(self, fixtures: Path) -> None:
        papers, _, _ = real(fixtures, "biblatex/biber_dateformats.bib")
        found = {key: paper.date.iso if paper.date else None for key, paper in papers.items()}
        assert len(found) == 30
        assert {key: found[key] for key in ("L1", "L4", "L5", "L6", "L8", "L11", "L12", "L13", "L14", "L15")} == {
            "L1": "1995", "L4": "1995-01-04", "L5": "1995-10-04", "L6": "1996", "L8": "1985-01", "L11": "1996-01-01",
            "L12": "1996-01-01", "L13": "1996-01-01", "L14": "1996-12-10", "L15": None,
        }  # fmt: skip
        assert {key: found[key] for key in ("era1", "era4", "range1", "season1", "time1", "unspec1", "y1", "y3")} == {
            "era1": None, "era4": "1034", "range1": "1034", "season1": "2003", "time1": "2001-01-03", "unspec1": "1990",
            "y1": None, "y3": "1700",
        }  # fmt: skip

    def test_zotero_dates_and_names(self, fixtures: Path) -> None:
        papers, notes, document = real(fixtures, "zotero/bbt_edtf_dates.biblatex")
        assert (document.format, len(papers)) == ("biblatex", 27)
        assert {note.code for note in notes} == {"bad-record-date"}
        papers, _, _ = real(fixtures, "zotero/bbt_cjk_names.biblatex")
        assert (len(papers), names(papers["Dongfang.HansAuthorDongfangBubai"])) == (35, ["东方不败"])
        papers, _, _ = real(fixtures, "zotero/bbt_particles.biblatex")
        assert names(papers["fixedkey"])[:3] == ["Alexander von Humboldt", "Cuba Gooding Jr.", "Jean de La Fontaine"]

    def test_zotero_collections_are_no_entries(self, fixtures: Path) -> None:
        papers, _, document = real(fixtures, "zotero/bbt_collections.bibtex")
        assert (document.format, len(papers)) == ("bibtex", 36)


class TestRules:
    def test_strings_months_and_joins(self) -> None:
        document, notes = read(
            '@string{jw = {Journal of } # walking}\n@string(walking = "Walking")\n@string{jw = {Journal of } # walking}\n'
            '@article{k, title={T}, journal = JW, year = 2020, month = 10 # "~" # jan}'
        )
        (found,) = document.papers
        assert found.venue is not None and found.venue.name == "Journal of Walking"
        assert found.date is not None and found.date.iso == "2020-01-10"
        assert notes == ()
        _, notes = read("@article{k, title={T}, journal = jacm, year = 2020, month = June}")
        assert [note.code for note in notes] == ["undefined-string"]

    def test_inheritance(self) -> None:
        document, notes = read(
            "@inproceedings{a, title={A}, author={X Y}, crossref={P}, pages={1--2}}\n"
            "@inproceedings{b, title={B}, xdata={pub}, booktitle={Own}, crossref={gone}}\n"
            "@proceedings{p, title={Proceedings}, subtitle={Third}, editor={E D}, year=2001, note={secret}}\n"
            "@xdata{pub, publisher={Pub}, date={2002-03}}\n"
        )
        first, second = document.papers[:2]
        assert first.venue is not None and first.venue.name == "Proceedings: Third"
        assert (first.title, first.date.iso if first.date else None, first.editors[0].display) == ("A", "2001", "E D")
        assert second.venue is not None and second.venue.name == "Own"
        assert second.publication is not None and second.publication.publisher == "Pub"
        assert [(note.code, note.at.line) for note in notes] == [("missing-parent", 2)]
        assert len(document.papers) == 3
        loop, _ = read("@book{a, title={A}, crossref={b}}\n@book{b, title={B}, crossref={a}}")
        assert len(loop.papers) == 2

    def test_repeated_keys_and_fields(self) -> None:
        document, notes = read(
            "@book{k, title={A}, year=2000}\n@book{k, title={B}}\n@book{k, title={A}, year=2000}\n"
            "@book{m, title={C}, title={D}, year=1999, year={1999}}"
        )
        assert [paper.title for paper in document.papers] == ["A", "B", "C"]
        assert [note.code for note in notes] == ["duplicate-key", "duplicate-record", "duplicate-field"]

    @pytest.mark.parametrize(
        ("fields", "arxiv_id"),
        [
            ("eprint={2103.02339}, archivePrefix={arXiv}, primaryClass={cs.LG}", "2103.02339"),
            ("eprint={2103.02339v2}, eprinttype={arxiv}", "2103.02339v2"),
            ("eprint={arXiv:2103.02339 [cs]}", "2103.02339"),
            ("journal={arXiv preprint arXiv:2103.02339}", "2103.02339"),
            ("journal={CoRR}, volume={abs/2103.02339}", "2103.02339"),
            ("url={https://arxiv.org/pdf/2103.02339.pdf}", "2103.02339"),
            ("doi={10.48550/arXiv.2103.02339}", "2103.02339"),
            ("arxiv={2103.02339}", "2103.02339"),
            ("note={See arXiv:hep-th/9804001}", "hep-th/9804001"),
            ("eprint={9804001}, archiveprefix={arXiv}, primaryclass={hep-th}", "hep-th/9804001"),
        ],
    )
    def test_arxiv_ids_wherever_they_stand(self, fields: str, arxiv_id: str) -> None:
        found = paper(fields)
        assert (found.arxiv_id, found.type) == (arxiv_id, "article")
        assert found.venue is not None and (found.venue.name, found.venue.kind) == ("arXiv", "repository")

    def test_an_article_with_a_preprint_is_an_article(self) -> None:
        found = paper("journal={Nature}, eprint={2103.02339}")
        assert (found.type, found.venue.name if found.venue else None) == ("article-journal", "Nature")

    @pytest.mark.parametrize(
        ("fields", "doi"),
        [
            ("doi={https://doi.org/10.1000/ABC}", "10.1000/abc"),
            (r"doi={10.1007/978-3\_34}", "10.1007/978-3_34"),
            ("doi={doi: 10.1000/x}", "10.1000/x"),
            ("url={http://dx.doi.org/10.1000/x}", "10.1000/x"),
            (r"howpublished={\url{https://doi.org/10.1000/x}}", "10.1000/x"),
        ],
    )
    def test_dois(self, fields: str, doi: str) -> None:
        found = paper(fields)
        assert (found.doi, found.links) == (doi, ())

    def test_identifiers(self) -> None:
        found = paper(
            "pmid={17}, pmcid={1234}, mrnumber={MR1234567 (2001a:1)}, zbl={1234.56789}, adsurl={https://ui.adsabs."
            "harvard.edu/abs/2016MNRAS.460.1399V}, inspirehep_id={3255}, eprint={2027/x}, eprinttype={hdl}"
        )
        assert sorted((i.scheme, i.value) for i in found.identifiers) == [
            ("ads", "2016MNRAS.460.1399V"), ("handle", "2027/x"), ("inspire", "3255"), ("mr", "MR1234567"),
            ("pmcid", "PMC1234"), ("pmid", "17"), ("zbl", "1234.56789"),
        ]  # fmt: skip

    def test_links(self) -> None:
        found = paper(
            r"url={http://x.org/\~{}a}, code={https://github.com/a/b}, pdf={local.pdf}, slides={https://x.org/s.pdf}, "
            r"howpublished={\url{https://x.org/h}}, note={at https://x.org/n. Mine!}, html={javascript:alert(1)}"
        )
        assert {(link.kind, link.url) for link in found.links} == {
            ("web", "http://x.org/~a"), ("code", "https://github.com/a/b"), ("slides", "https://x.org/s.pdf"),
            ("web", "https://x.org/h"), ("web", "https://x.org/n"),
        }  # fmt: skip

    def test_nothing_private_is_read(self) -> None:
        fields = ("file", "local-url", "annote", "annotation", "owner", "timestamp", "note", "comment", "groups", "review",
                  "__markedentry", "date-added", "username", "crossref-note")  # fmt: skip
        found = paper(", ".join(f"{name} = {{secret /home/me/x.pdf}}" for name in fields))
        assert "secret" not in found.model_dump_json() and "home" not in found.model_dump_json()

    def test_types_and_subtitles(self) -> None:
        document, notes = read(
            "@talk{a, title={Walking}, subtitle={A Way}}\n@software{b, title={Why?}, subtitle={Because}}\n"
            "@set{c, entryset={a,b}}\n@control{d, x={1}}\n@thesis{e, title={T}, type={phdthesis}, institution={U}}\n"
            "@unheardof{f, title={U}}\n@article{g, title={N}, entrysubtype={newspaper}, journaltitle={Daily}}\n"
        )
        assert notes == ()
        assert [(p.key, p.type, p.title) for p in document.papers] == [
            ("a", "speech", "Walking: A Way"), ("b", "software", "Why? Because"), ("e", "thesis", "T"),
            ("f", "document", "U"), ("g", "article-newspaper", "N"),
        ]  # fmt: skip
        thesis = document.papers[2].publication
        assert thesis is not None and (thesis.genre, thesis.publisher) == ("PhD thesis", "U")

    def test_recognised_by_content_under_any_name(self) -> None:
        assert read("% mine\n\n@article{k,\n title={T}}", "export.txt")[0].format == "bibtex"
        assert read("@article{k, title={T}, journaltitle={J}, date={2001}}", "x")[0].format == "biblatex"
        document, notes = read("% nothing yet\n")
        assert document.papers == () and [note.code for note in notes] == ["no-records"]

    def test_large_fields_are_cut_and_said_so(self) -> None:
        document, notes = read("@book{k, title={T}, abstract={" + "word " * 2_000_000 + "}}")
        assert [note.code for note in notes] == ["too-long"]
        assert len(document.papers[0].abstract[0]) <= 100_000
        strings = "".join(f"@string{{s{n + 1} = s{n} # s{n}}}\n" for n in range(60))
        document, notes = read("@string{s0 = {lol}}\n" + strings + "@book{k, title={T}, publisher = s60}")
        assert len(document.papers) == 1


FIELDS = st.sampled_from(["author", "title", "year", "month", "journal", "doi", "eprint", "crossref", "pages", "url", "date"])


@given(st.lists(st.tuples(FIELDS, st.text("aB{}\\\"'~$%&#@,= \n19.-/", max_size=20) | st.text(max_size=10)), max_size=6))
def test_any_values_cost_at_most_their_entry(fields: list[tuple[str, str]]) -> None:
    body = ", ".join(f"{name} = {{{value}}}" for name, value in fields)
    document, _ = read(f"@book{{a, title = {{First}}}}\n@article{{b, {body}}}\n\n@book{{c, title = {{Last}}}}\n")
    assert document.papers[0].title == "First"
