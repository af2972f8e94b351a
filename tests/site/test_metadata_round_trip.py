"""Every form of a paper's metadata, read back by programs that we did not write: all tell of the same paper.

Sites are built from our own odd papers and from every real document that can be read, whatever its format: a document that
becomes readable is tried from then on.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urljoin
from xml.etree import ElementTree

import extruct
import html5lib
import pytest
from signposting.htmllinks import HTML
from signposting.htmllinks import _parse_html as signposts_of_html
from signposting.linkset import LinksetJSON
from signposting.linkset import _parse_linkset_json as signposts_of_linkset

from generator.build import keep_files, plan_build
from generator.load.theme import load_theme
from generator.plan.corpus import Entry
from generator.plan.reference import Reference
from generator.render.renderer import Renderer
from tests import schema_org
from tests.documents import FIRST, SECOND, document
from tests.sites import write_project

BASE = "https://site.invalid/lab/"
HOSTILE = "</script><script>alert(1)</script> \"'`&amp;&lt; <!-- ]]> {{ 7*7 }} %41+%2B=&;= \\emph{x} \u2028"
FIXTURES = Path(__file__).resolve().parents[3] / "shared" / "fixtures"

OURS: dict[str, dict[str, bytes | str]] = {
    "one": {"ada.txt": document(FIRST, SECOND)},
    "several": {
        "ada.txt": document(FIRST, SECOND, "LGMay 3\nUndated <b>\n\nAda Beispiel\n"),
        "ben.txt": document(SECOND, "XY2020\nErratum\n\nBen Exempel\n", "XY2021\nErratum\n\nBen Exempel\n", header="Ben\n"),
    },
    "hostile": {
        "ada.txt": document(
            f"CLMay 28, 2025Code\n{HOSTILE}\n\nAda {HOSTILE}, Ben et al.\n\n{HOSTILE} $x<y$ https://a.org/\n\n{HOSTILE}\n",
            "CL2020\nA + B = C & D; 9\\% for $x^2 + y$\n\nRobert W. Heath, Jr., The ALICE Collaboration, Aristotle\n\n+\n",
            "CL2021\n芹沢 — naïve \u202bעברית\u202c 𝔘nicode\n\n芹沢あゆみ, Ren\\'e Dal\\'en\n\nЮникод.\n",
            "CL2022\nNobody\n\net al.\n\nText.\n",
            "CL2023\nAlone\n\nAna Maria de la Cruz\n\nText.\n",
            "Code\nNo date, no category\n\nAda Beispiel\n",
        )
    },
}


def real_documents() -> Iterator[str]:
    """Yield every file beside this checkout that may be a document; none where there are none."""
    for path in sorted(FIXTURES.rglob("*")) if FIXTURES.is_dir() else []:
        if path.is_file() and path.suffix != ".md" and not path.name.endswith(".expect.json"):
            yield path.relative_to(FIXTURES).as_posix()


class Site:
    """A built site, and what it was built from."""

    def __init__(self, entries: tuple[Entry, ...], files: dict[str, bytes]) -> None:
        self.entries, self.files = entries, files

    def papers(self) -> Iterator[tuple[Reference, "Head"]]:
        """Yield every paper with its page: a tree of some megabytes, so one after another."""
        for entry in self.entries:
            yield entry.reference, Head(self.files[f"{entry.path}index.html"])


# What tests look at here is the output; that all of the generator is tried is measured elsewhere, in less time.
pytestmark = pytest.mark.no_cover


class Head:
    """A page as programs read it."""

    def __init__(self, content: bytes) -> None:
        self.text = content.decode()
        self.tree = html5lib.parse(content, transport_encoding="utf-8", namespaceHTMLElements=False)

    def contents(self, name: str) -> list[str]:
        """Return the contents of all tags of a name."""
        return [tag.attrib["content"] for tag in self.elements("meta") if tag.get("name", tag.get("property")) == name]

    def elements(self, tag: str) -> Iterator[ElementTree.Element]:
        """Yield all elements of a kind."""
        return self.tree.iter(tag)


def built(folder: Path, documents: dict[str, bytes | str], renderer: Renderer) -> Site | None:
    """Draw a site; None if nothing of it can be read."""
    content = write_project(folder, documents, f'base_url = "{BASE}"\n')
    planned = plan_build(content)
    assert planned.site is not None
    entries = planned.site.corpus.entries
    if not entries:
        return None
    files = tuple(keep_files(planned, renderer, {}, lambda path, _, content: (path, content or b"")))
    assert len(files) == len(dict(files)), "two pages at one address"
    return Site(entries, dict(files))


@pytest.fixture(scope="module")
def renderer() -> Renderer:
    """Compile the templates once for all sites."""
    return Renderer(load_theme(Path("no templates of a user")))


def same_name(found: str, reference: Reference, place: int) -> bool:
    """Tell whether a name is an author's, in the order of speech or with the family name first."""
    author = reference.authors[place]
    inverted = " ".join(part for part in (f"{author.family},", author.given, author.suffix) if part)
    return found.removesuffix(",") == author.display or (author.family is not None and found == inverted)


def assert_same_names(found: list[str], reference: Reference) -> None:
    assert len(found) == len(reference.authors), (found, reference.title)
    for place, name in enumerate(found):
        assert same_name(name, reference, place), (name, reference.authors[place])
        assert not re.search(r"\bet al\b", name) or "et al" in reference.authors[place].display


def iso(reference: Reference) -> list[str]:
    """Return the date of every form: one, or none."""
    return [reference.date.iso] if reference.date and reference.date.iso else []


def optional(value: str | None) -> list[str]:
    """Return what a tag has that is given only if something is known."""
    return [value] if value else []


def check_citation_tags(site: Site, reference: Reference, page: Head) -> None:
    assert page.contents("citation_title") == [reference.title]
    assert_same_names(page.contents("citation_author"), reference)
    assert [date.replace("/", "-") for date in page.contents("citation_publication_date")] == iso(reference)
    assert page.contents("citation_doi") == optional(reference.paper.doi)
    assert page.contents("citation_arxiv_id") == optional(reference.paper.arxiv_id)
    assert page.contents("citation_abstract") == optional(reference.abstract_text)
    assert page.contents("citation_public_url") == [f"{BASE}{reference.path}"]
    orcids = [f"https://orcid.org/{author.orcid}" for author in reference.authors if author.orcid]
    assert page.contents("citation_author_orcid") == orcids
    assert all(tag.attrib["content"].strip() for tag in page.elements("meta") if "name" in tag.attrib)


def check_json_ld(site: Site, reference: Reference, page: Head) -> None:
    article, *others = extruct.extract(page.text, syntaxes=["json-ld"])["json-ld"]
    assert schema_org.check(article) >= 1
    assert [other["@type"] for other in others] == ["BreadcrumbList"]
    assert article["@id"] == article["url"] == f"{BASE}{reference.path}"
    assert article["headline"] == article["name"] == reference.title
    assert [author["name"] for author in article.get("author", [])] == [one.display for one in reference.authors]
    for author, known in zip(article.get("author", []), reference.authors, strict=True):
        assert author.get("@id") == (f"https://orcid.org/{known.orcid}" if known.orcid else None)
        assert author["@type"] == ("Organization" if known.is_group else "Person")
    assert ("creditText" in article) is (bool(reference.authors) and not reference.authors_complete)
    assert optional(article.get("datePublished")) == iso(reference)
    assert article.get("abstract", "") == reference.abstract_text
    identifiers = {one["propertyID"]: one["value"] for one in article.get("identifier", [])}
    assert identifiers.get("DOI") == reference.paper.doi
    assert identifiers.get("arXiv") == reference.paper.arxiv_id
    assert len(identifiers) == len(reference.paper.identifiers) + len(
        [*filter(None, (reference.paper.doi, reference.paper.arxiv_id))]
    )
    assert tuple(article.get("sameAs", [])) == reference.same_as


def check_dublin_core(site: Site, reference: Reference, page: Head) -> None:
    (record,) = extruct.extract(page.text, syntaxes=["dublincore"])["dublincore"]
    assert record["namespaces"] == {"DC": "http://purl.org/dc/elements/1.1/"}
    found: dict[str, list[str]] = {}
    # The parser takes links and the page's description for Dublin Core too; tags of ours have its prefix.
    for element in record["elements"]:
        found.setdefault(element.get("name", ""), []).append(element.get("content", ""))
    assert found["DC.title"] == [reference.title]
    assert_same_names(found.get("DC.creator", []), reference)
    assert found.get("DC.date", []) == iso(reference)
    assert found["DC.identifier"] == [*reference.same_as, f"{BASE}{reference.path}"]


def check_coins(site: Site, reference: Reference, page: Head) -> None:
    (span,) = (element for element in page.elements("span") if element.get("class") == "Z3988")
    assert "\n" not in span.attrib["title"]
    found = parse_qs(span.attrib["title"], strict_parsing=True)
    assert found["ctx_ver"] == ["Z39.88-2004"]
    titles = {"journal": "rft.atitle", "book": "rft.btitle", "dissertation": "rft.title"}
    key = titles[found["rft_val_fmt"][0].rpartition(":")[2]]
    assert found["rft.atitle" if "rft.atitle" in found else key] == [reference.title]
    assert_same_names(found.get("rft.au", []), reference)
    assert found.get("rft.date", []) == iso(reference)
    assert found["rft_id"] == [*optional(reference.paper.doi and f"info:doi/{reference.paper.doi}"), reference.url]
    assert found.get("rft.description", []) == optional(reference.abstract_text)


def check_open_graph(site: Site, reference: Reference, page: Head) -> None:
    (record,) = extruct.extract(page.text, syntaxes=["opengraph"])["opengraph"]
    found = dict(record["properties"])
    assert found["og:type"] == "article"
    assert found["og:title"] == reference.title
    assert found["og:url"] == f"{BASE}{reference.path}"
    assert [link.attrib["href"] for link in page.elements("link") if link.get("rel") == "canonical"] == [found["og:url"]]
    assert found.get("article:published_time") in (None, *iso(reference))
    assert len(found["og:description"]) <= 201


def check_signposting(site: Site, reference: Reference, page: Head) -> None:
    url = f"{BASE}{reference.path}"
    found = signposts_of_html(HTML(page.text, "text/html", url, url))
    assert found.citeAs is not None and found.citeAs.target == url
    kinds = {str(link.target) for link in found.types}
    article = extruct.extract(page.text, syntaxes=["json-ld"])["json-ld"][0]
    assert kinds == {"https://schema.org/AboutPage", f"https://schema.org/{article['@type']}"}
    assert {link.target for link in found.authors} == {
        f"https://orcid.org/{author.orcid}" for author in reference.authors if author.orcid
    }
    assert {link.target for link in found.items} == {*optional(reference.pdf_url)}
    (linkset,) = found.linksets
    assert (linkset.target, linkset.type) == (f"{url}linkset.json", "application/linkset+json")
    content = site.files[f"{reference.path}linkset.json"].decode()
    assert json.loads(content)["linkset"][0]["anchor"] == url
    links = signposts_of_linkset(LinksetJSON(content, "application/linkset+json", url, url)).for_context(url)
    assert links.citeAs is not None and links.citeAs.target == url
    for one, other in ((found.describedBy, links.describedBy), (found.types, links.types), (found.items, links.items)):
        assert {(link.target, link.type) for link in one} == {(link.target, link.type) for link in other}
    assert len(found.describedBy) >= 1
    for link in found.describedBy:
        path = urljoin(url, link.target).removeprefix(BASE)
        assert path in site.files, "what describes the paper is written"


def check_other_pages(site: Site) -> None:
    papers = {f"{entry.path}index.html" for entry in site.entries}
    seen = set()
    for path, content in site.files.items():
        if not path.endswith(".html") or path in papers:
            continue
        data = extruct.extract(content.decode(), syntaxes=["json-ld", "opengraph"])
        kinds = [thing["@type"] for thing in data["json-ld"]]
        seen |= set(kinds)
        for thing in data["json-ld"]:
            schema_org.check(thing)
        properties = dict(data["opengraph"][0]["properties"])
        if "ProfilePage" in kinds:
            assert properties["og:type"] == "profile"
        if path == "index.html":
            assert kinds[-1] == "WebSite"
            assert properties["og:url"] == BASE
        if path == "404.html":
            assert kinds == []
            assert "og:url" not in properties
        if path.startswith(("years/", "categories/")):
            assert kinds[0] == "CollectionPage"
    assert {"ProfilePage", "WebSite"} <= seen


CHECKS = (
    check_citation_tags,
    check_json_ld,
    check_dublin_core,
    check_coins,
    check_open_graph,
    check_signposting,
)


def check_all(site: Site) -> None:
    for reference, page in site.papers():
        for check in CHECKS:
            check(site, reference, page)
    check_other_pages(site)


@pytest.mark.parametrize("name", list(OURS))
def test_every_form_tells_of_the_same_paper(name: str, tmp_path: Path, renderer: Renderer) -> None:
    site = built(tmp_path, OURS[name], renderer)
    assert site is not None
    check_all(site)


@pytest.mark.parametrize("name", list(real_documents()))
def test_real_documents_too(name: str, tmp_path: Path, renderer: Renderer) -> None:
    path = FIXTURES / name
    about = "---\nname: Test Person\norcid: 0000-0002-1825-0097\n---\n"
    site = built(tmp_path, {"somebody/about.md": about, f"somebody/{path.name}": path.read_bytes()}, renderer)
    if site is None:
        pytest.skip("no paper of it can be read")
    check_all(site)
