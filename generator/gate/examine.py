"""One file of a built site -> what is wrong with it, and what has to be held against other files."""

from generator.gate.access import accessible_names, alt_texts
from generator.gate.address import NOWHERE, Target, target_of
from generator.gate.data_files import feed_faults, links_of_feed, well_formed
from generator.gate.finding import Finding, finding
from generator.gate.links import Link, Links, anchors_of, dead_fragments, empty_links, links_of
from generator.gate.markup import misplaced, obsolete, parser_faults
from generator.gate.metadata import description_and_address, structured_data, wants_of_scholar
from generator.gate.names import dangling_references, duplicate_ids
from generator.gate.outline import heading_order, title_and_language
from generator.gate.page import Page
from generator.gate.policy import blocked
from generator.gate.sitemap import is_sitemap, links_of_sitemap, read_sitemap
from generator.gate.styles import read_sheet
from generator.gate.weight import loaded_by
from generator.model.value import value

CHECKS = (
    parser_faults,
    misplaced,
    obsolete,
    title_and_language,
    heading_order,
    duplicate_ids,
    dangling_references,
    alt_texts,
    accessible_names,
    blocked,
    empty_links,
    structured_data,
)
"""What a page alone can show. To add a check, write a function and add its name."""


@value
class Facts:
    """What is known of one file after it was looked at. Small: those of all files pass through one process."""

    path: str
    size: int
    findings: tuple[Finding, ...]
    links: Links
    """Without those to places on the page itself, which have been looked up."""
    title: str | None = None
    """Of a page that may be listed."""
    is_listed: bool = True
    """False if the page asks search engines to leave it out."""
    is_redirect: bool = False
    loaded: frozenset[str] = frozenset()
    """Files of the site that a browser loads with the page."""
    wants: tuple[str, ...] | None = None
    """What Google Scholar misses; None if this is no paper's page."""
    in_sitemap: tuple[tuple[str, int], ...] = ()
    """Pages that it names, if this is a sitemap, with their lines."""


def is_page(path: str) -> bool:
    """Tell whether a file is a page."""
    return path.endswith((".html", ".htm"))


def examine(path: str, content: bytes, base: str) -> Facts:
    """Look at one file. base: where the site is published."""
    if is_page(path):
        return _page_facts(Page(path, content), len(content), base)
    if path.endswith(".css"):
        return _sheet_facts(path, content, base)
    found = tuple(well_formed(path, content))
    if found:
        return Facts(path, len(content), found, Links({}, {}))
    if path.endswith(".xml") and is_sitemap(content):
        sitemap = read_sitemap(path, content, base)
        return Facts(path, len(content), sitemap.findings, links_of_sitemap(sitemap), in_sitemap=sitemap.addresses)
    if path == "robots.txt":
        return Facts(path, len(content), (), _links_of_robots(content, base))
    return Facts(path, len(content), tuple(feed_faults(path, content)), links_of_feed(path, content, base))


def anchors(path: str, content: bytes) -> set[str]:
    """Return the places on a page that links can lead to."""
    return anchors_of(Page(path, content))


def _page_facts(page: Page, size: int, base: str) -> Facts:
    links = links_of(page, base)
    is_redirect = any(one.get("http-equiv", "").lower() == "refresh" for one in page.all("meta"))
    findings = [one for check in CHECKS for one in check(page)]
    findings += dead_fragments(page, links)
    findings += description_and_address(page, base) if not is_redirect else ()
    away = Links({key: link for key, link in links.files.items() if key[0] != page.path}, links.away)
    return Facts(
        page.path,
        size,
        tuple(findings),
        away,
        page.title if page.is_listed and not is_redirect else None,
        page.is_listed and not is_redirect,
        is_redirect,
        loaded_by(page, base),
        wants_of_scholar(page),
    )


def _sheet_facts(path: str, content: bytes, base: str) -> Facts:
    sheet = read_sheet(content)
    found = [finding("broken-data", path, line, column, format="CSS", reason=why) for line, column, why in sheet.faults]
    files: dict[tuple[str, str], Link] = {}
    for address, line, column in sheet.addresses:
        target = target_of(address, path, base)
        if target is not None and target.path is not None:
            files.setdefault((target.path, ""), Link(line, column, address))
    return Facts(path, len(content), tuple(found), Links(files, {}))


def _links_of_robots(content: bytes, base: str) -> Links:
    files: dict[tuple[str, str], Link] = {}
    for number, line in enumerate(content.decode("utf-8", "replace").splitlines(), 1):
        name, _, address = line.partition(":")
        target: Target | None = target_of(address, "robots.txt", base) if name.strip().lower() == "sitemap" else None
        if target is not None and target.path is not None and base != NOWHERE:
            files[(target.path, "")] = Link(number, 1, "")
    return Links(files, {})
