"""A whole site has nothing to mend; each kind of defect that is put into one is found, with its place."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.diagnostics.diagnostic import Diagnostic
from generator.gate.contrast import contrast_faults
from generator.gate.site import Looked, look_at, open_site
from generator.load.theme import load_theme
from generator.render.accent import accent_of
from generator.render.assets import FULL_SHEET, STYLE_SHEET, asset_files
from generator.settings import Options
from tests.documents import FIRST, SECOND, document
from tests.sites import build_project, write_project

BASE = "https://site.invalid/me/"
PAPER = "papers/on-walking/index.html"
TEXT = "teaching/index.html"
SITES: dict[str, dict[str, bytes | str]] = {
    "one": {"ada.txt": document(FIRST, SECOND), "pages/teaching.md": "# Teaching\n\n## Now\n\nWords.\n\n[home](../)\n"},
    "several": {"ada.txt": document(FIRST, SECOND), "ben.txt": document(SECOND, header="Ben Exempel\n")},
    "no paper": {"ada.txt": "Ada Beispiel\n\n0 Papers\n"},
}


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("whole")
    write_project(folder, SITES["one"])
    build_project(folder, Options(base_url=BASE))
    return folder / "output"


@pytest.fixture
def copied(whole: Path, tmp_path: Path) -> Path:
    shutil.copytree(whole, tmp_path / "site")
    return tmp_path / "site"


def looked(folder: Path, **options: int) -> Looked:
    site = open_site(folder)
    assert site is not None
    return look_at(site, **options)  # type: ignore[arg-type]  # a budget, or a number of processes


def notes_of(folder: Path) -> dict[str, Diagnostic]:
    return {note.code: note for note in looked(folder).notes}


@pytest.mark.parametrize("name", [*SITES, "real document"])
@pytest.mark.parametrize("base_url", [BASE, None])
def test_a_whole_site_has_nothing_to_mend(
    name: str, base_url: str | None, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    documents = SITES[name] if name in SITES else {"yuzhen-huang.txt": request.getfixturevalue("seed")}
    write_project(tmp_path, documents)
    build_project(tmp_path, Options(base_url=base_url))
    found = looked(tmp_path / "output")
    assert found.notes == ()
    assert found.pages >= 2


@pytest.mark.parametrize("theme", ["book", "journal", "swiss", "terminal"])
def test_every_theme_has_nothing_to_mend(theme: str, tmp_path: Path) -> None:
    write_project(tmp_path, SITES["one"], f'theme = "{theme}"\n')
    build_project(tmp_path, Options(base_url=BASE))
    assert looked(tmp_path / "output").notes == ()


@pytest.mark.parametrize("theme", ["book", "journal", "swiss", "terminal"])
@pytest.mark.parametrize("accent", ["#00aa00", "#ffd400", "#000", "#fff", "#7711aa", "#e8a0a0"])
def test_every_accent_can_be_read_with_every_theme(theme: str, accent: str) -> None:
    loaded = load_theme(Path("nowhere"), theme)
    style = dict(asset_files(loaded, accent_of(accent, loaded).style))["assets/style.css"]
    assert list(contrast_faults("assets/style.css", style)) == []


def inserted(markup: str, path: str = TEXT) -> Callable[[Path], None]:
    """Return what puts markup at the end of a page's main part, on a line of its own."""
    return replaced("</main>", f"\n{markup}\n</main>", path)


def replaced(old: str, new: str, path: str = TEXT) -> Callable[[Path], None]:
    def change(site: Path) -> None:
        text = (site / path).read_text("utf-8")
        assert old in text, (old, path)
        (site / path).write_text(text.replace(old, new, 1), "utf-8")

    return change


def removed(name: str, path: str) -> Callable[[Path], None]:
    def change(site: Path) -> None:
        text = (site / path).read_text("utf-8")
        (site / path).write_text(re.sub(f'<meta name="{name}"[^>]*>', "", text), "utf-8")

    return change


def written(path: str, content: str | bytes) -> Callable[[Path], None]:
    def change(site: Path) -> None:
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_bytes(content if isinstance(content, bytes) else content.encode())

    return change


def appended(path: str, content: str) -> Callable[[Path], None]:
    def change(site: Path) -> None:
        with (site / path).open("a", encoding="utf-8") as file:
            file.write(content)

    return change


ORPHAN = (
    '<!doctype html><html lang="en"><title>Talk</title><meta name="description" content="A talk.">'
    f'<link rel="canonical" href="{BASE}talk.html"><h1>Talk</h1>'
)
ATOM = '<feed xmlns="http://www.w3.org/2005/Atom"><id>a</id><title>t</title><updated>2025-05-28T00:00:00Z</updated>'
LOC = f"<url><loc>{BASE}papers/on-walking/</loc></url>"

DEFECTS: list[tuple[str, Callable[[Path], None], str, str]] = [
    ("broken-html", inserted("<p><div>x</div></p>"), TEXT, "</p> closes nothing"),
    ("broken-html", inserted("<b><i>x</b></i>"), TEXT, "</b> comes before the end of what was opened within it"),
    ("broken-html", inserted("<table><div>x</div></table>"), TEXT, "cannot stand directly in a table"),
    ("broken-html", inserted('<p id="x1" id="x2">x</p>'), TEXT, "a second time"),
    ("broken-html", replaced("<!doctype html>", ""), TEXT, "<!doctype html> is missing"),
    ("broken-html", written(TEXT, ""), TEXT, "the page is empty"),
    ("misplaced-element", inserted("<span><div>x</div></span>"), TEXT, "<div> cannot stand in <span>"),
    ("misplaced-element", inserted("<ul><p>x</p></ul>"), TEXT, "<p> cannot stand in <ul>"),
    ("misplaced-element", inserted("<li>x</li>"), TEXT, "<li> cannot stand in"),
    (
        "misplaced-element",
        inserted('<a href="../">x <button type="button">y</button></a>'),
        TEXT,
        "<button> cannot stand in <a>",
    ),
    ("obsolete-element", inserted("<center>x</center>"), TEXT, "<center>"),
    ("no-title", replaced("<title>", "<title></title><title>"), TEXT, "no title"),
    ("no-language", replaced('<html lang="en"', "<html"), TEXT, "language"),
    ("heading-order", inserted("<h4>x</h4>"), TEXT, "<h4> comes after <h2>"),
    ("heading-order", inserted("<h1>x</h1>"), TEXT, "second <h1>"),
    ("heading-order", inserted("<h2></h2>"), TEXT, "<h2> is empty"),
    ("duplicate-id", inserted('<p id="main">x</p>'), TEXT, '"main"'),
    ("empty-id", inserted('<p id="">x</p>'), TEXT, "an id is empty"),
    ("dangling-reference", inserted('<label for="nothing">x</label>'), TEXT, '"nothing"'),
    ("no-alt", inserted('<img src="../favicon.svg">'), TEXT, "../favicon.svg"),
    ("no-alt", inserted('<svg role="img"><circle r="1"/></svg>'), TEXT, "<svg>"),
    ("nameless-control", inserted('<a href="../"><svg aria-hidden="true"></svg></a>'), TEXT, "<a>"),
    ("nameless-control", inserted('<button type="button"></button>'), TEXT, "<button>"),
    ("nameless-control", inserted("<input>"), TEXT, "<input>"),
    ("nameless-control", inserted("<label>x <b>y</b></label><input>"), TEXT, "<input>"),
    ("blocked-by-policy", inserted('<p style="color: red">x</p>'), TEXT, "style of <p>"),
    ("blocked-by-policy", inserted("<script>alert(1)</script>"), TEXT, "<script>"),
    ("blocked-by-policy", inserted('<p onclick="x()">x</p>'), TEXT, "onclick"),
    ("blocked-by-policy", inserted('<img src="https://elsewhere.invalid/x.png" alt="">'), TEXT, "from another host"),
    ("dead-link", inserted('<a href="cv.pdf">CV</a>'), TEXT, "teaching/cv.pdf"),
    ("dead-link", inserted(f'<a href="{BASE}gone/">x</a>'), TEXT, "gone/index.html"),
    ("dead-link", inserted('<a href="../../../x">x</a>'), TEXT, "/x"),
    ("dead-link", inserted('<img src="../favicon.svg" srcset="../a.png 2x" alt="">'), TEXT, "a.png"),
    ("dead-link", inserted('<a href="javascript:void(0)">x</a>'), TEXT, "javascript:"),
    (
        "dead-link",
        appended("assets/style.css", "\n.x { background: url(gone.png) }\n"),
        "assets/style.css",
        "assets/gone.png",
    ),
    ("dead-link", appended("robots.txt", f"Sitemap: {BASE}map.xml\n"), "robots.txt", "map.xml"),
    ("dead-fragment", inserted('<a href="#coures">x</a>'), TEXT, '"coures" on this page'),
    ("dead-fragment", inserted('<a href="../papers/on-walking/#nowhere">x</a>'), TEXT, '"nowhere" on papers/on-walking'),
    ("dead-fragment", inserted('<a href="../papers/on-walking#nowhere">x</a>'), TEXT, '"nowhere" on papers/on-walking'),
    ("no-description", replaced('<meta name="description"', '<meta name="x"'), TEXT, "description"),
    ("wrong-canonical", replaced('rel="canonical"', 'rel="x"'), TEXT, "there is none"),
    (
        "wrong-canonical",
        replaced(f'rel="canonical" href="{BASE}', f'rel="canonical" href="{BASE}404.html?'),
        TEXT,
        "not the address",
    ),
    (
        "wrong-canonical",
        replaced(f'property="og:url" content="{BASE}', f'property="og:url" content="{BASE}x'),
        TEXT,
        "og:url",
    ),
    ("broken-data", replaced('{"@context"', '{,"@context"', PAPER), PAPER, "not whole JSON"),
    ("broken-data", written("data/x.json", '{"a": 1,}'), "data/x.json", "not whole JSON"),
    ("broken-data", written("data/x.json", b'"\xff"'), "data/x.json", "not UTF-8"),
    ("broken-data", written("data/x.json", "[" * 100_000), "data/x.json", "not whole JSON"),
    ("broken-data", written("x.svg", "<svg><g></svg>"), "x.svg", "not whole XML"),
    ("broken-data", written("x.xml", '<?xml version="1.0" encoding="nobody-knows"?><x/>'), "x.xml", "encoding"),
    ("broken-data", appended("assets/style.css", "\n.x { color }\n"), "assets/style.css", "not whole CSS"),
    ("broken-feed", replaced("<updated>", "<x/><updated>May ", "feed.xml"), "feed.xml", "not a moment"),
    ("broken-feed", written("y.xml", f"{ATOM}<entry><id>e</id></entry></feed>"), "y.xml", "<entry> has no <title>"),
    (
        "broken-feed",
        written("z.json", '{"version": "https://jsonfeed.org/version/1.1", "items": [{}]}'),
        "z.json",
        "no `title`",
    ),
    ("broken-feed", written("z.json", '{"version": "https://jsonfeed.org/version/1.1", "items": [{}]}'), "z.json", "no `id`"),
    (
        "broken-sitemap",
        replaced(LOC, "", "sitemap.xml"),
        "sitemap.xml",
        "papers/on-walking/index.html may be listed and is not",
    ),
    ("broken-sitemap", replaced(LOC, LOC + "<url><loc>/x</loc></url>", "sitemap.xml"), "sitemap.xml", "not a whole address"),
    (
        "broken-sitemap",
        replaced(LOC, LOC + "<url><loc>https://o.invalid/</loc></url>", "sitemap.xml"),
        "sitemap.xml",
        "not below",
    ),
    (
        "broken-sitemap",
        replaced("<title>", '<meta name="robots" content="noindex"><title>'),
        "sitemap.xml",
        "asks search engines",
    ),
    ("dead-link", replaced(LOC, f"{LOC}<url><loc>{BASE}gone/</loc></url>", "sitemap.xml"), "sitemap.xml", "gone/index.html"),
    ("orphan-page", written("talk.html", ORPHAN), "talk.html", "talk.html"),
    (
        "heavy-page",
        written("assets/style.css", "/*" + "x" * 1_000_000 + "*/"),
        "404.html",
        "assets/style.css, 1,000 kB; so on",
    ),
    ("not-for-scholar", removed("citation_author", PAPER), PAPER, "an author"),
    ("not-for-scholar", replaced('name="citation_publication_date"', 'name="x"', PAPER), PAPER, "a date"),
    ("not-for-scholar", replaced('name="citation_abstract"', 'name="x"', PAPER), PAPER, "an abstract or a PDF"),
    (
        "low-contrast",
        appended("assets/style.css", "\n:root { --ink-soft: #aaa }\n"),
        "assets/style.css",
        "ink-soft on --ground",
    ),
]


@pytest.mark.parametrize(("code", "change", "path", "words"), DEFECTS)
def test_each_defect_is_found_with_its_place(
    code: str, change: Callable[[Path], None], path: str, words: str, copied: Path
) -> None:
    change(copied)
    found = [note for note in looked(copied).notes if note.code == code]
    assert [note for note in found if note.at.source == path and words in note.message], found


def test_a_place_is_the_line_and_the_tag(copied: Path) -> None:
    inserted('<p>Here <img src="../favicon.svg"></p>')(copied)
    note = notes_of(copied)["no-alt"]
    line = (copied / TEXT).read_text("utf-8").split("\n").index('<p>Here <img src="../favicon.svg"></p>') + 1
    assert (note.at.line, note.at.column) == (line, len("<p>Here ") + 1)
    assert note.at.excerpt == '<p>Here <img src="../favicon.svg"></p>'


def test_two_pages_with_one_title_are_told_apart_by_nobody(copied: Path) -> None:
    title = (copied / TEXT).read_text("utf-8").partition("<title>")[2].partition("</title>")[0]
    text = (copied / PAPER).read_text("utf-8")
    old = text.partition("<title>")[2].partition("</title>")[0]
    (copied / PAPER).write_text(text.replace(f"<title>{old}<", f"<title>{title}<"), "utf-8")
    note = notes_of(copied)["duplicate-title"]
    assert PAPER in note.message
    assert note.at.source == TEXT


def test_a_slip_on_many_pages_is_told_once(copied: Path) -> None:
    pages = list(copied.rglob("*.html"))
    for page in pages:
        page.write_text(page.read_text("utf-8").replace("</main>", "<center>x</center></main>"), "utf-8")
    found = [note for note in looked(copied).notes if note.code == "obsolete-element"]
    assert len(found) == 1
    assert f"so on {len(pages) - 1} other pages" in found[0].message


def test_a_dead_link_on_many_pages_is_told_once(copied: Path) -> None:
    pages = list(copied.rglob("*.html"))
    (copied / "favicon.svg").unlink()
    found = [note for note in looked(copied).notes if note.code == "dead-link"]
    assert len(found) == 1
    assert f"so on {len(pages) - 1} other pages" in found[0].message


def test_an_address_that_one_template_writes_is_told_once(copied: Path) -> None:
    pages = list(copied.rglob("*.html"))
    for page in pages:
        text = page.read_text("utf-8")
        page.write_text(text.replace("</main>", '<img src="logo.png" alt=""></main>'), "utf-8")
    found = [note for note in looked(copied).notes if note.code == "dead-link"]
    assert len(found) == 1
    assert f"so on {len(pages) - 1} other pages" in found[0].message


def test_several_processes_find_what_one_finds(copied: Path) -> None:
    inserted("<center>x</center>")(copied)
    inserted('<a href="../papers/on-walking/#nowhere">x</a>')(copied)
    assert len(looked(copied).notes) == 2
    assert looked(copied, jobs=2) == looked(copied, jobs=1)


def test_the_budget_is_the_users(copied: Path) -> None:
    assert "heavy-page" not in notes_of(copied)
    found = [note for note in looked(copied, budget=10_000).notes if note.code == "heavy-page"]
    # Once for each file that makes pages heavy.
    assert sorted(re.findall(r"assets/\w+\.css", " ".join(note.message for note in found))) == [FULL_SHEET, STYLE_SHEET]
    others = [int(number) for note in found for number in re.findall(r"so on (\d+) other pages", note.message)]
    assert sum(others) == looked(copied).pages - 2


def test_links_that_hosts_answer_are_not_dead(copied: Path) -> None:
    for link in (
        "../papers/on-walking",
        "../teaching/",
        "#top",
        "#",
        "mailto:a@b.org",
        "?x=1",
        "../feed.xml#a",
        "#:~:text=x",
    ):
        inserted(f'<a href="{link}">x</a>')(copied)
    assert looked(copied).notes == ()


def test_the_links_to_other_sites_are_gathered(copied: Path) -> None:
    inserted('<a href="https://elsewhere.invalid/x#y">x</a><a href="https://site.invalid/other/">x</a>')(copied)
    found = looked(copied)
    assert {"https://elsewhere.invalid/x", "https://site.invalid/other/"} <= set(found.away)
    assert found.away["https://elsewhere.invalid/x"].at.source == TEXT
    assert found.own_hosts == {"site.invalid"}


def test_a_folder_without_a_page_is_no_site(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("x", "utf-8")
    assert open_site(tmp_path) is None


def test_mathematics_and_drawings_are_left_as_they_are(copied: Path) -> None:
    inserted('<math><mo form="prefix">-</mo><mi>x</mi></math><svg><a href="#main"><text>x</text></a></svg>')(copied)
    assert looked(copied).notes == ()
    inserted('<svg role="img" aria-labelledby="nothing"></svg>')(copied)
    assert [note.code for note in looked(copied).notes] == ["dangling-reference"]


def test_pages_nested_without_end_are_read(copied: Path) -> None:
    inserted("<div>" * 3000 + "x" + "</div>" * 3000)(copied)
    assert looked(copied).notes == ()
