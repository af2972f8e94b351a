"""Publications as Markdown with front matter: academicpages (`_publications/*.md`), HugoBlox (`publication/*/index.md`).

The text below the front matter is that site's page and is not read; front matter may be YAML, or TOML as older sites have it.
"""

import datetime
import re
from typing import Any

from generator.diagnostics.diagnostic import Span
from generator.model.document import SourceDocument
from generator.model.link import Link, LinkKind
from generator.model.paper import WORK_TYPES, Byline, Venue, VenueKind, WorkType
from generator.parse.bibtex.names import parse_name
from generator.parse.front_matter import LONGEST_FRONT_MATTER, FrontMatter, FrontMatterError, split_front_matter
from generator.parse.markup import line_of_markup, paragraphs_of_markup, unescape
from generator.parse.names import name_of_parts
from generator.parse.raw import RawDocument, Read
from generator.parse.values import arxiv_id_of, dict_of, dicts_of, doi_of, link_of, text_of, texts_of
from generator.parse.works import Works, byline_of

_OURS = re.compile(
    r"^(?:publication_types|publication_short|collection:\s*['\"]?publications|paperurl|url_pdf|url_code)\b", re.MULTILINE
)
_FOLDER = re.compile(
    r"(?:^|/)(?:_publications|publications?)/[^/]+(?:/(?:index|_index)(?:\.[a-z-]{2,5})?)?\.(?:md|markdown)$"
)
_KEYED = re.compile(r"^(?:venue|authors|publication|doi|citation)\s*[:=]", re.MULTILINE)
_NUMBERED: dict[str, WorkType] = {
    "0": "document", "1": "paper-conference", "2": "article-journal", "3": "article", "4": "report", "5": "book",
    "6": "chapter", "7": "thesis", "8": "patent",
}  # fmt: skip
"""How HugoBlox wrote the kinds of publications before it took CSL's words."""

_CATEGORIES: dict[str, WorkType] = {"manuscripts": "article-journal", "conferences": "paper-conference", "books": "book"}
_VENUES: dict[WorkType, VenueKind] = {"article-journal": "journal", "paper-conference": "conference", "chapter": "book"}
_LINKS: tuple[tuple[str, LinkKind | None, str | None], ...] = (
    ("paperurl", None, None), ("url_pdf", "pdf", None), ("url_preprint", None, "Preprint"), ("url_code", "code", None),
    ("codeurl", "code", None), ("url_dataset", "data", None), ("url_project", "project", None),
    ("url_slides", "slides", None), ("slidesurl", "slides", None), ("url_poster", "poster", None),
    ("posterurl", "poster", None), ("url_video", "video", None), ("videourl", "video", None),
    ("url_source", None, "Source"), ("link", None, None),
)  # fmt: skip
_EXAMPLES = re.compile(r"Paper Title Number [0-9]|An example (?:conference paper|journal article|preprint.*)|"
                       r"Your Name, You\.", re.IGNORECASE)  # fmt: skip
# "Beispiel, A. B., & Exempel, C. (2020)": the one style in which it can be told where a name ends.
_CITED = re.compile(r"([^\W\d_][\w'’ -]{0,60}), ((?:[A-Z]\.[ -]?){1,5})(?:,? ?(?:& |and )?)")
_OWNERS = frozenset({"admin", "me"})
_QUOTED = re.compile(r"(?<!\*)\*++([^*]+)\*+|_([^_]+)_")


def is_markdown(raw: RawDocument) -> bool:
    """Tell a Markdown file whose front matter has keys of a publication."""
    if not raw.name.endswith((".md", ".markdown")) or raw.head[:3] not in ("---", "+++"):
        return False
    end = raw.head.find(f"\n{raw.head[:3]}", 3)
    matter = raw.head[: end if end > 0 else LONGEST_FRONT_MATTER]
    if not re.search(r"^title\s*[:=]", matter, re.MULTILINE):
        return False
    return _OURS.search(matter) is not None or bool(_FOLDER.search(raw.source) and _KEYED.search(matter))


def parse_markdown(raw: RawDocument) -> Read:
    """Read a publication from its front matter."""
    works = Works(raw.source)
    try:
        matter = FrontMatter(_toml(raw.text), "", 0) if raw.text.startswith("+++") else split_front_matter(raw.text)
    except FrontMatterError as error:
        works.note("broken-yaml", raw.span(max(1, error.line)), reason=error.reason)
        return None, tuple(works.notes)
    for reason, line in matter.faults:
        works.note("bad-field", raw.span(line), reason=reason)
    line = next((number for number, text in enumerate(raw.text.split("\n"), 1) if text.startswith("title")), 1)
    _add(works, raw.span(line), matter.values)
    return SourceDocument(source=raw.source, format="markdown", papers=tuple(works.papers)), tuple(works.notes)


def _toml(text: str) -> dict[str, object]:
    import tomllib  # noqa: PLC0415 - seldom needed

    end = text.find("\n+++", 3)
    if not 0 < end <= LONGEST_FRONT_MATTER:
        raise FrontMatterError("the line `+++` that ends it is missing", 1)
    try:
        return tomllib.loads(text[3:end])
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise FrontMatterError("it is not TOML", 1) from error


def _add(works: Works, at: Span, values: dict[str, Any]) -> None:
    title, citation = text_of(values.get("title")), unescape(text_of(values.get("citation")) or "")
    if _EXAMPLES.fullmatch(title or "") or _EXAMPLES.match(citation):
        works.note("template-leftover", at, text=title or citation)
        return
    links = _links(values)
    ids = dict_of(dict_of(values.get("hugoblox")).get("ids"))
    doi = doi_of(values.get("doi")) or doi_of(ids.get("doi"))
    doi = doi or next((found for link in links if "doi.org/" in link.url and (found := doi_of(link.url))), None)
    arxiv_id = next((found for link in links if "arxiv.org/" in link.url and (found := arxiv_id_of(link.url))), None)
    kind = _type(values)
    name = _venue_name(values)
    if arxiv_id and (name is None or "arxiv" in name.lower()):
        kind, name = "article", "arXiv"
    venue = Venue(name=name, kind="repository" if name == "arXiv" else _VENUES.get(kind) if kind else None,
                  abbreviation=_plain(text_of(values.get("publication_short")))) if name else None  # fmt: skip
    abstract = values.get("abstract") or values.get("excerpt")
    works.add(
        at,
        "this publication",
        title=line_of_markup(title),
        byline=_byline(values, citation),
        abstract=paragraphs_of_markup(abstract) if isinstance(abstract, str) else (),
        type=kind,
        date=works.date(at, _date_text(values.get("date"))),
        venue=venue,
        doi=doi,
        arxiv_id=arxiv_id,
        keywords=texts_of(values.get("tags")) or texts_of(values.get("keywords")),
        award=text_of(values.get("award")),
        selected=values.get("featured") is True or values.get("selected") is True,
        links=tuple(link for link in links if not (doi and "doi.org/" in link.url) and "arxiv.org/abs/" not in link.url),
    )


def _type(values: dict[str, Any]) -> WorkType | None:
    for written in texts_of(values.get("publication_types")):
        if written in _NUMBERED:
            return _NUMBERED[written]
        known = next((work for work in WORK_TYPES if work == written), None)
        if known:
            return known
    return _CATEGORIES.get(text_of(values.get("category")) or "")


def _venue_name(values: dict[str, Any]) -> str | None:
    return _plain(text_of(values.get("publication")) or text_of(values.get("venue")))


def _plain(text: str | None) -> str | None:
    """Return the name of a venue without its Markdown: "In *Journal of Walking*, 3(1)" -> "Journal of Walking"."""
    if text is None:
        return None
    quoted = _QUOTED.search(text)
    plain = (quoted[1] or quoted[2]) if quoted else re.sub(r"^In:? ", "", text)
    return plain.strip(" *_") or None


def _date_text(value: Any) -> str | None:
    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    return value.isoformat() if isinstance(value, datetime.date) else text_of(value)


def _byline(values: dict[str, Any], citation: str) -> Byline:
    """Return the authors that are named; those of a citation only if they can be told apart from the rest of it."""
    written = texts_of(values.get("authors")) or texts_of(values.get("author"))
    if len(written) == 1 and "," in written[0]:
        written = tuple(name.strip() for name in re.split(r",| and ", written[0]) if name.strip())
    names = tuple(name for text in written if text.lower() not in _OWNERS and (name := parse_name(text.strip("*"))))
    if names:
        # "admin" stands for whoever owns that site; the document does not say who that is.
        return byline_of(names, complete=len(names) == len(written))
    before = re.match(r"(.{3,2000}?) ?\((?:1[0-9]{3}|20[0-9]{2})", citation)
    if before:
        rest = _CITED.sub("", before[1]).strip(" .,&")
        cited = tuple(name for family, given in _CITED.findall(before[1]) if (name := name_of_parts(given.strip(), family)))
        if cited and not rest:
            return byline_of(cited)
    return Byline(complete=False)


def _links(values: dict[str, Any]) -> tuple[Link, ...]:
    found: dict[str, Link] = {}
    for key, kind, label in _LINKS:
        link = link_of(values.get(key), kind, label)
        if link:
            found.setdefault(link.url, link)
    for item in dicts_of(values.get("links") or []):
        link = link_of(item.get("url"), None, text_of(item.get("name")) or text_of(item.get("label")))
        if link:
            found.setdefault(link.url, link)
    return tuple(found.values())
