from pathlib import Path

from generator.model.paper import Paper
from tests.services import ids, iso, names, read, real

RECORD = """<dblp><{kind} key="k/X20" mdate="2020-01-01"{more}>
<author>Di Xu 0001</author><title>{title}</title>{rest}</{kind}></dblp>"""


def record(rest: str = "", *, kind: str = "article", title: str = "On Walking.", more: str = "") -> Paper:
    document, notes = read(RECORD.format(kind=kind, title=title, rest=rest, more=more), "dblp")
    assert notes == ()
    return document.papers[0]


class TestRealFiles:
    def test_person(self, fixtures: Path) -> None:
        document, notes = real(fixtures / "dblp" / "person_95_7448-1.xml", "dblp")
        person = document.person
        assert notes == () and person is not None
        assert (person.name.display, person.identities) == ("Di Xu", ("dblp:95/7448-1",))
        assert person.affiliation is not None
        assert person.affiliation.name.startswith("University of British Columbia, Department of Electrical")
        assert len(document.papers) == 8
        first, *_, last = document.papers
        assert first.title == "Automatic stereoscopic 3D video reframing"
        assert names(first) == ["Lino Coria-Mendoza", "Di Xu", "Panos Nasiopoulos"]
        assert first.byline.authorships[1].identity == "dblp:95/7448-1"
        assert (first.doi, iso(first), first.type) == ("10.1109/3dtv.2012.6365428", "2012", "paper-conference")
        assert first.venue is not None and (first.venue.name, first.venue.kind) == ("3DTV-Conference", "conference")
        assert first.publication is not None and first.publication.pages == "1–4"
        assert ids(first) == {"dblp": "conf/3dtv/Coria-MendozaXN12"}
        assert first.line == 13
        article = document.papers[3]
        assert article.publication is not None and article.venue is not None
        assert (article.publication.volume, article.publication.issue) == ("17", "3")
        assert (article.venue.name, article.links) == ("IEEE Trans. Vis. Comput. Graph.", ())
        assert last.title == "Logo insertion transcoding for H.264/AVC compressed video"

    def test_piece_of_the_dump(self, fixtures: Path) -> None:
        document, notes = real(fixtures / "dblp" / "dump_theses.xml", "dblp")
        assert notes == () and document.person is None and len(document.papers) == 27
        assert {paper.type for paper in document.papers} == {"thesis"}
        by_key = {paper.key: paper for paper in document.papers}
        bohlen = by_key["phd/Bohlen94"]
        assert names(bohlen) == ["Michael H. Böhlen"]
        assert bohlen.publication is not None
        assert (bohlen.publication.publisher, bohlen.publication.genre) == (
            "Departement Informatik, ETH Zürich",
            "PhD thesis",
        )
        assert by_key["phd/Hoff2002"].title.endswith("Realisierung im Prototypen HomePageSearch")
        assert by_key["phd/Seltzer92"].links[0].kind == "pdf"
        heine = by_key["phd/dk/Heine2010"].publication
        assert heine is not None and heine.isbn == ("978-3-86596-263-8",)


class TestRules:
    def test_titles(self) -> None:
        assert record(title="H<sub>2</sub>O in <i>vivo</i>.").title == r"H₂O in \emph{vivo}"
        assert record(title="And so on...").title == "And so on..."
        assert record(title="Why?").title == "Why?"

    def test_homonyms_are_evidence_and_no_part_of_the_name(self) -> None:
        (author,) = record().byline.authorships
        assert (author.name.display, author.identity) == ("Di Xu", "dblp:Di Xu 0001")

    def test_corr_is_arxiv(self) -> None:
        paper = record("<journal>CoRR</journal><volume>abs/2404.09937</volume><year>2024</year>", more=' publtype="informal"')
        assert (paper.type, paper.venue, paper.publication, paper.arxiv_id) == ("article", None, None, "2404.09937")
        paper = record("<journal>CoRR</journal><ee type='oa'>https://doi.org/10.48550/arXiv.2404.09937</ee>")
        assert (paper.doi, paper.arxiv_id, paper.links) == ("10.48550/arxiv.2404.09937", "2404.09937", ())

    def test_months_and_editors(self) -> None:
        paper = record("<year>2020</year><month>May</month><editor>Ben Exempel</editor>", kind="proceedings")
        assert iso(paper) == "2020-05"
        assert [editor.display for editor in paper.editors] == ["Ben Exempel"]

    def test_people_with_an_orcid_and_addresses(self) -> None:
        page = """<dblpperson name="Ada Beispiel" pid="1/2" n="0"><person key="homepages/1/2" mdate="2020-01-01">
            <author>Ada Beispiel</author><author>A. Beispiel</author><url>https://orcid.org/0000-0002-1825-0097</url>
            <url>https://ada.example/</url><url>javascript:x</url>
            <note type="affiliation" label="former">Old Place</note><note type="affiliation">New Place</note>
            </person></dblpperson>"""
        document, notes = read(page, "dblp")
        person = document.person
        assert notes == () and person is not None and person.affiliation is not None
        assert (person.orcid, person.other_names) == ("0000-0002-1825-0097", ("A. Beispiel",))
        assert person.affiliation.name == "New Place"
        assert [link.url for link in person.links] == ["https://ada.example/", "https://dblp.org/pid/1/2.html"]
