"""What speaks to crawlers: `robots.txt` and the sitemaps."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from generator.plan.versions import Versions, alternates
from generator.prose import escape

_URLS_PER_SITEMAP = 50_000


def crawler_files(
    paths: tuple[str, ...], base_url: str | None, versions: Mapping[str, Versions] = MappingProxyType({})
) -> Iterator[tuple[str, bytes]]:
    """Yield `robots.txt` and the sitemaps for the pages that search engines may list.

    A sitemap holds absolute addresses, so there is none without a base URL; above 50,000 addresses it is split, with an
    index. No last-modified date: none is known. versions: of pages that exist in several languages, by their addresses.
    Sources: sitemaps.org, protocol 0.9; for languages, Google's "Tell Google about localized versions of your page".
    """
    robots = "User-agent: *\nAllow: /\n"
    if base_url is None:
        yield "robots.txt", robots.encode()
        return
    yield "robots.txt", f"{robots}\nSitemap: {base_url}sitemap.xml\n".encode()
    chunks = [paths[start : start + _URLS_PER_SITEMAP] for start in range(0, len(paths), _URLS_PER_SITEMAP)] or [()]
    if len(chunks) == 1:
        yield "sitemap.xml", _sitemap("urlset", "url", chunks[0], base_url, versions)
        return
    names = tuple(f"sitemap-{number}.xml" for number in range(1, len(chunks) + 1))
    for name, chunk in zip(names, chunks, strict=True):
        yield name, _sitemap("urlset", "url", chunk, base_url, versions)
    yield "sitemap.xml", _sitemap("sitemapindex", "sitemap", names, base_url, {})


def _sitemap(root: str, item: str, paths: tuple[str, ...], base_url: str, versions: Mapping[str, Versions]) -> bytes:
    rows = "".join(
        f"<{item}><loc>{escape(base_url + path)}</loc>{_alternates(versions.get(path, ()), base_url)}</{item}>\n"
        for path in paths
    )
    languages = ' xmlns:xhtml="http://www.w3.org/1999/xhtml"' if any(path in versions for path in paths) else ""
    opening = f'<{root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"{languages}>'
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{opening}\n{rows}</{root}>\n'.encode()


def _alternates(versions: Versions, base_url: str) -> str:
    return "".join(
        f'<xhtml:link rel="alternate" hreflang="{escape(language)}" href="{escape(address)}"/>'
        for language, address in alternates(versions, base_url)
    )
