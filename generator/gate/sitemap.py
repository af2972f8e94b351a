"""The sitemap: every page that may be listed, and no other."""

from collections.abc import Collection, Iterator, Mapping

from generator.gate.address import NOWHERE, target_of
from generator.gate.finding import Finding, finding
from generator.gate.links import Link, Links
from generator.model.value import value
from generator.parse.xml_tree import parse_xml

_MOST_ADDRESSES = 50_000
_MOST_BYTES = 50 * 1024 * 1024
SITEMAP = "sitemap.xml"


@value
class Sitemap:
    """What one file of a sitemap says."""

    findings: tuple[Finding, ...]
    addresses: tuple[tuple[str, int], ...]
    """Of pages, with their lines."""
    parts: tuple[str, ...]
    """Of other files of the sitemap, by their paths."""


def is_sitemap(content: bytes) -> bool:
    """Tell whether a file is a sitemap or an index of some."""
    return b"http://www.sitemaps.org/schemas/sitemap/0.9" in content[:1000]


def read_sitemap(path: str, content: bytes, base: str) -> Sitemap:
    """Read one file. Source: sitemaps.org, protocol 0.9. base: where the site is published."""
    root, _ = parse_xml(content, path)
    if root is None:
        return Sitemap((), (), ())
    found: list[Finding] = []
    pages = [(node.value("loc") or "", node.line) for node in root.all("url")]
    parts = [(node.value("loc") or "", node.line) for node in root.all("sitemap")]
    if len(pages) > _MOST_ADDRESSES or len(content) > _MOST_BYTES:
        found.append(finding("broken-sitemap", path, what="it has more than 50,000 addresses or 50 MB; split it"))
    inside: list[tuple[str, int]] = []
    for address, line in (*pages, *parts):
        target = target_of(address, path, base)
        if not address.startswith(("https://", "http://")):
            found.append(finding("broken-sitemap", path, line, what=f'"{address}" is not a whole address'))
        elif target is None or (target.path is None and base != NOWHERE):
            found.append(finding("broken-sitemap", path, line, what=f"{address} is not below {base}"))
        elif target.path is not None:
            inside.append((target.path, line))
    # A file names pages, or other files of the sitemap.
    return Sitemap(tuple(found), () if parts else tuple(inside), tuple(path for path, _ in inside) if parts else ())


def sitemap_faults(
    listed: Mapping[str, tuple[str, int]], pages: Collection[str], unlisted: Collection[str]
) -> Iterator[Finding]:
    """Yield where sitemap and pages disagree.

    listed: what the sitemap names, with the file and line. pages: all pages. unlisted: those that ask to be left out.
    """
    for page, (path, line) in listed.items():
        if page in unlisted:
            yield finding("broken-sitemap", path, line, what=f"{page} asks search engines to leave it out")
    missing = sorted(page for page in pages if page not in listed and page not in unlisted and page != "404.html")
    if missing:
        more = f" and {len(missing) - 1:,} more" if len(missing) > 1 else ""
        path = next(iter(listed.values()), (SITEMAP, 1))[0]
        yield finding("broken-sitemap", path, what=f"{missing[0]}{more} may be listed and is not")


def links_of_sitemap(sitemap: Sitemap) -> Links:
    """Return where a sitemap leads, so that each address is looked up as a link."""
    pages = {(path, ""): Link(line, 1, "") for path, line in sitemap.addresses}
    return Links(pages | {(path, ""): Link(1, 1, "") for path in sitemap.parts}, {})
