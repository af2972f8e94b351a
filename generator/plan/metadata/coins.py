"""COinS: a reference as the title of an empty span. Sources: ANSI/NISO Z39.88-2004, KEV formats; ocoins.info.

Zotero reads a page's COinS before its tags, and of a span with a journal, book or dissertation it takes the keys of Dublin
Core too (`rft.description`, `rft.type`): so these are given, or abstract and kind would be lost.
"""

import re
from collections.abc import Iterator

from generator.plan.metadata.highwire import citation_name
from generator.plan.metadata.kinds import Kind, kind_of
from generator.plan.reference import Reference

_UNSAFE = re.compile(r"[^A-Za-z0-9_.~,:/ -]")
"""What has to be encoded; a blank becomes a plus sign."""


def coins(reference: Reference) -> str:
    """Return the span's title: keys and values as in the query of an address."""
    return "&".join(f"{key}={_encoded(value)}" for key, value in _pairs(reference, kind_of(reference)) if value)


def _pairs(reference: Reference, kind: Kind) -> Iterator[tuple[str, str | None]]:
    paper, facts = reference.paper, reference.publication
    venue, publisher = reference.venue_name, facts.publisher
    yield "ctx_ver", "Z39.88-2004"
    yield "rft_val_fmt", f"info:ofi/fmt:kev:mtx:{kind.format}"
    yield "rft.genre", kind.genre
    if paper.doi:
        yield "rft_id", f"info:doi/{paper.doi}"
    yield "rft_id", reference.url
    if kind.format == "dissertation":
        yield "rft.title", reference.title
        yield "rft.inst", publisher or venue
        yield "rft.degree", facts.genre
    elif kind.genre in ("book", "report"):
        yield "rft.btitle", reference.title
        yield "rft.series", facts.series or (venue if kind.genre == "book" else None)
    else:
        yield "rft.atitle", reference.title
        yield "rft.btitle" if kind.format == "book" else "rft.jtitle", venue
    for author in reference.authors:
        yield "rft.au", citation_name(author)
    yield "rft.date", reference.date.iso if reference.date else None
    if kind.format == "book":
        yield "rft.pub", publisher or (venue if kind.genre == "report" else None)
        yield "rft.place", facts.place
    yield "rft.volume", facts.volume
    yield "rft.issue", facts.issue
    yield "rft.spage", facts.first_page
    yield "rft.epage", facts.last_page
    yield "rft.artnum", facts.article_number
    yield from (("rft.issn", issn) for issn in facts.issn[:1])
    yield from (("rft.isbn", isbn) for isbn in facts.isbn[:1])
    yield "rft.description", reference.abstract_text
    yield "rft.language", reference.language
    # Last: from here on Zotero takes the keys above for those of another kind.
    yield "rft.type", kind.zotero


def _encoded(value: str) -> str:
    """Return a value for a query. `urllib.parse.quote_plus` takes five times as long: it looks at every single character."""
    return _UNSAFE.sub(lambda match: "".join(f"%{byte:02X}" for byte in match.group().encode()), value).replace(" ", "+")
