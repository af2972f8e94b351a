import io
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader

from generator.load.theme import load_theme
from generator.plan.views.cv import Block, CvDocument, CvPaper, CvSection, TextRun
from generator.plan.views.pieces import CareerEntry, CareerSection, LinkView, MetricView, NameView
from generator.render.cv import CvError, Cvs

DESIGNS = ("classic", "modern")
PAPER = CvPaper(
    title="On Walking in R²",
    url="https://site.invalid/papers/walking/",
    names=(NameView("Ada Beispiel", is_person=True, path=None), NameView("Ben Exempel", is_person=False, path=None)),
    more="et al.",
    venue="Journal of Walks 7, 1–9",
    field="",
    date="May 28",
    inferred="(year inferred)",
    award="Best paper",
    links=(LinkView("doi:10.1000/walk", "https://doi.org/10.1000/walk", "publisher"),),
)
WHOLE = CvDocument(
    design="classic",
    paper_size="a4",
    accent="#0b5cad",
    language="en",
    region="GB",
    rtl=False,
    title="Ada Beispiel – Curriculum vitae",
    kind="Curriculum vitae",
    name="Ada Beispiel",
    position="Reader",
    affiliation="Fernmoor",
    affiliation_url="https://fernmoor.invalid/",
    field="Digital Libraries",
    contacts=(LinkView("ada@fernmoor.invalid", "mailto:ada@fernmoor.invalid", "web"),),
    biography=(
        Block("text", (TextRun("I "), TextRun("walk", "em"), TextRun(" far", "strong"), TextRun(", see "),
                       TextRun("this", url="https://walk.invalid/"))),
        Block("heading", (TextRun("Education"),), depth=2),
        Block("item", (TextRun("2016, PhD"),), "•", 1),
        Block("item", (TextRun("with honours"),), "10.", 2),
        Block("heading", (TextRun("Earlier"),), depth=3),
        Block("code", (TextRun("x = 1\ny = 2", "code"),)),
    ),
    career=(
        CareerSection("positions", "Positions", (
            CareerEntry("since 2021", "Reader of Steps", None, "Institute, Fernmoor", "https://institute.invalid/", ""),
            CareerEntry("", "Exmere", "https://exmere.invalid/", "", None, "half of the time"),
        )),
        CareerSection("awards", "Awards", (CareerEntry("2019", "Walker of the Year", None, "", None, ""),)),
    ),
    metrics=(MetricView("h-index", "20", ""), MetricView("Citations", "1,679", "")),
    metrics_label="Metrics",
    provenance="As of May 30, 2026, from the profile document.",
    selected_label="Selected papers",
    selected=(PAPER,),
    papers_label="Papers",
    coverage="2 papers, 2025",
    years=(CvSection("2025", (PAPER,)), CvSection("Undated", (replace(PAPER, title="On Standing", url=None),))),
    pages="Page {number} of {total}",
    as_of="As of May 30, 2026",
    date=(2026, 5, 30),
)  # fmt: skip
BARE = replace(
    WHOLE, accent="",
    position="", affiliation="", affiliation_url=None, field="", contacts=(), biography=(), career=(), metrics=(),
    provenance="", selected=(), years=(), coverage="0 papers", as_of="", date=None,
)  # fmt: skip


@pytest.fixture(scope="module")
def cvs() -> Cvs:
    return Cvs(load_theme(Path("nowhere")))


def read(pdf: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(pdf))


def words(pdf: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in read(pdf).pages).split())


def addresses(pdf: bytes) -> list[str]:
    found = (one.get_object() for page in read(pdf).pages for one in page.get("/Annots", ()))
    return [one["/A"]["/URI"] for one in found]


@pytest.mark.parametrize("design", DESIGNS)
def test_the_words_can_be_read_in_order(cvs: Cvs, design: str) -> None:
    made = cvs.set(replace(WHOLE, design=design))
    assert made.lacking == ()
    text = words(made.pdf)
    expected = (
        "Ada Beispiel", "Reader, Fernmoor", "Digital Libraries", "ada@fernmoor.invalid", "I walk far, see this",
        "Positions", "since 2021 Reader of Steps", "Institute, Fernmoor", "Exmere half of the time", "Awards",
        "2019 Walker of the Year", "Education",
        "2016, PhD", "10. with honours", "Earlier", "x = 1 y = 2", "h-index 20", "Citations 1,679", "As of May 30, 2026,",
        "On Walking in R²", "Ada Beispiel, Ben Exempel et al.", "Journal of Walks 7, 1–9", "May 28 (year inferred)",
        "Best paper", "doi:10.1000/walk", "2 papers, 2025", "2025 On Walking", "Undated On Standing", "Curriculum vitae",
        "Page 1 of 1",
    )  # fmt: skip
    places = []
    for piece in expected:
        places.append(text.find(piece, places[-1] if places else 0))
        assert places[-1] >= 0, f"{piece!r} is not behind {expected[len(places) - 2]!r} in {text!r}"


@pytest.mark.parametrize("design", DESIGNS)
def test_a_section_heading_has_a_line_of_its_own(cvs: Cvs, design: str) -> None:
    lines = [line.strip() for line in read(cvs.set(replace(WHOLE, design=design)).pdf).pages[0].extract_text().split("\n")]
    assert [line for line in lines if line.lower() in {"education", "metrics", "selected papers", "papers"}] != []
    for heading in ("education", "metrics", "selected papers", "papers"):
        assert heading in {line.lower() for line in lines}


@pytest.mark.parametrize("design", DESIGNS)
def test_it_is_tagged_and_says_what_it_is(cvs: Cvs, design: str) -> None:
    reader = read(cvs.set(replace(WHOLE, design=design)).pdf)
    root = reader.trailer["/Root"]
    assert root["/Lang"] == "en-GB"
    assert root["/MarkInfo"]["/Marked"]
    assert b"pdfuaid:part" in root["/Metadata"].get_object().get_data()
    assert reader.metadata is not None
    assert (reader.metadata.title, reader.metadata.author) == (WHOLE.title, WHOLE.name)
    assert reader.metadata.creation_date is not None
    assert reader.metadata.creation_date.date().isoformat() == "2026-05-30"
    name, below = reader.outline
    assert name.title == "Ada Beispiel"
    assert [one.title for one in below if not isinstance(one, list)] == [
        "Positions", "Awards", "Education", "Metrics", "Selected papers", "Papers",
    ]  # fmt: skip
    assert [one.title for one in below[-1]] == ["2025", "Undated"]


@pytest.mark.parametrize("design", DESIGNS)
def test_links_lead_somewhere(cvs: Cvs, design: str) -> None:
    found = addresses(cvs.set(replace(WHOLE, design=design)).pdf)
    assert set(found) == {
        "https://fernmoor.invalid/", "mailto:ada@fernmoor.invalid", "https://walk.invalid/",
        "https://site.invalid/papers/walking/", "https://doi.org/10.1000/walk", "https://institute.invalid/",
        "https://exmere.invalid/",
    }  # fmt: skip


@pytest.mark.parametrize("design", DESIGNS)
def test_equal_data_make_equal_bytes(cvs: Cvs, design: str) -> None:
    view = replace(BARE, design=design)
    first = cvs.set(view).pdf
    assert first == Cvs(load_theme(Path("elsewhere"))).set(view).pdf
    assert first != cvs.set(replace(view, paper_size="us-letter")).pdf
    assert b"/CreationDate" not in first


@pytest.mark.parametrize("design", DESIGNS)
def test_without_facts_only_the_name_is_drawn(cvs: Cvs, design: str) -> None:
    assert words(cvs.set(replace(BARE, design=design)).pdf) == "Ada Beispiel Ada Beispiel · Curriculum vitae Page 1 of 1"


@pytest.mark.parametrize("design", DESIGNS)
def test_many_papers_take_pages_that_say_their_year_again(cvs: Cvs, design: str) -> None:
    many = tuple(replace(PAPER, title=f"On Walk {number}") for number in range(60))
    pages = read(cvs.set(replace(BARE, design=design, years=(CvSection("2024", many),))).pdf).pages
    assert len(pages) > 3
    text = [page.extract_text() for page in pages]
    assert all("2024" in page for page in text)
    assert sum(page.count("On Walk") for page in text) == 60


HOSTILE = (
    '#read("/etc/passwd")',
    "#sys.inputs.cv",
    '#import "@preview/cetz:0.1.0"',
    "[ ] ]]] {{{ $ x $ #{",
    r'\\" \u{41} *un_balanced ` <label> @ref // not a comment /* nor this',
    '"}]} </script>',
    "= no heading",
)


@pytest.mark.parametrize("design", DESIGNS)
def test_what_people_wrote_is_never_read_as_typst(cvs: Cvs, design: str) -> None:
    names = tuple(NameView(text, is_person=True, path=None) for text in HOSTILE)
    hostile = tuple(replace(PAPER, title=text, venue=text, award=text, names=names, more=text) for text in HOSTILE)
    for text in HOSTILE:
        view = replace(
            WHOLE, design=design, name=text, title=text, position=text, affiliation=text, provenance=text,
            biography=tuple(Block(kind, (TextRun(text, style),), text, 1) for kind in ("text", "item", "code", "heading")
                            for style in ("", "em", "code")),
            years=(CvSection(text, hostile),),
        )  # fmt: skip
        found = words(cvs.set(view).pdf).replace(" ", "")
        for own in (text, *HOSTILE):
            assert own.replace(" ", "") in found
        assert "root:" not in found


@pytest.mark.parametrize("design", DESIGNS)
def test_a_long_word_stays_on_the_page(cvs: Cvs, design: str) -> None:
    text = read(cvs.set(replace(BARE, design=design, years=(CvSection("2024", (replace(PAPER, title="w" * 300),)),))).pdf)
    lines = [line for line in text.pages[0].extract_text().split("\n") if "www" in line]
    assert len(lines) >= 3
    assert sum(line.count("w") for line in lines) == 300


def test_letters_that_no_font_has_are_told(cvs: Cvs) -> None:
    made = cvs.set(replace(BARE, name="Ada \U00012000", title="Ada"))
    assert made.lacking == ("\U00012000",)
    assert words(made.pdf).startswith("Ada")


@pytest.mark.parametrize("design", DESIGNS)
def test_text_is_read_from_the_right(cvs: Cvs, design: str) -> None:
    made = cvs.set(replace(WHOLE, design=design, name="ليلى", language="ar", region=None, rtl=True))
    assert made.lacking == ()
    assert read(made.pdf).trailer["/Root"]["/Lang"] == "ar"
    assert len(addresses(made.pdf)) == len(addresses(cvs.set(replace(WHOLE, design=design)).pdf))


def with_template(folder: Path, name: str, text: str | bytes) -> Cvs:
    path = folder / "cv" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return Cvs(load_theme(folder))


def test_a_design_can_be_replaced(tmp_path: Path) -> None:
    made = with_template(tmp_path, "classic.typ", "#show: described\n= Mine: #cv.name\n").set(WHOLE)
    assert words(made.pdf) == "Mine: Ada Beispiel"


@pytest.mark.parametrize(
    ("name", "text", "place", "said"),
    [
        ("classic.typ", "#show: described\n\n  #foo(1)\n", (3, 4), "unknown variable: foo"),
        ("parts.typ", "#let cv = json(bytes(sys.inputs.cv))\n#nothing\n", (2, 2), "unknown variable: nothing"),
        ("classic.typ", '#read("/etc/passwd")', (1, 7), "file not found"),
        ("classic.typ", '#read("../../../etc/passwd")', (1, 7), "would escape"),
        ("classic.typ", '\n#import "@preview/cetz:0.1.0": x', (2, 9), "packages are not fetched"),
        ("classic.typ", b"x\n\xff", (2, 1), "not UTF-8"),
    ],
)
def test_a_fault_in_a_template_names_its_place(
    tmp_path: Path, name: str, text: str | bytes, place: tuple[int, int], said: str
) -> None:
    with pytest.raises(CvError) as error:
        with_template(tmp_path, name, text).set(WHOLE)
    diagnostic = error.value.diagnostic
    assert (diagnostic.code, diagnostic.at.source) == ("template-error", f"templates/cv/{name}")
    assert (diagnostic.at.line, diagnostic.at.column) == place
    assert said in diagnostic.message


def test_a_design_that_is_not_there_is_a_fault(cvs: Cvs) -> None:
    with pytest.raises(CvError, match="no such template"):
        cvs.set(replace(BARE, design="fancy"))
