"""What speaks to crawlers: `robots.txt` and the sitemaps."""

from collections.abc import Iterator

from generator.prose import escape

_URLS_PER_SITEMAP = 50_000


def crawler_files(paths: tuple[str, ...], base_url: str | None) -> Iterator[tuple[str, bytes]]:
    """Yield `robots.txt` and the sitemaps for the pages that search engines may list.

    A sitemap holds absolute addresses, so there is none without a base URL; above 50,000 addresses it is split, with an
    index. No last-modified date: none is known. Source: sitemaps.org, protocol 0.9.
    """
    robots = "User-agent: *\nAllow: /\n"
    if base_url is None:
        yield "robots.txt", robots.encode()
        return
    yield "robots.txt", f"{robots}\nSitemap: {base_url}sitemap.xml\n".encode()
    chunks = [paths[start : start + _URLS_PER_SITEMAP] for start in range(0, len(paths), _URLS_PER_SITEMAP)] or [()]
    if len(chunks) == 1:
        yield "sitemap.xml", _sitemap("urlset", "url", tuple(base_url + path for path in chunks[0]))
        return
    names = tuple(f"sitemap-{number}.xml" for number in range(1, len(chunks) + 1))
    for name, chunk in zip(names, chunks, strict=True):
        yield name, _sitemap("urlset", "url", tuple(base_url + path for path in chunk))
    yield "sitemap.xml", _sitemap("sitemapindex", "sitemap", tuple(base_url + name for name in names))


def _sitemap(root: str, item: str, addresses: tuple[str, ...]) -> bytes:
    rows = "".join(f"<{item}><loc>{escape(address)}</loc></{item}>\n" for address in addresses)
    opening = f'<{root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{opening}\n{rows}</{root}>\n'.encode()
