"""A paper's page as Markdown, for people and programs that read text: the same facts, with math as TeX."""

import re
from collections.abc import Iterator
from urllib.parse import quote

from generator.language.words import ENGLISH, words_of
from generator.plan.corpus import Entry
from generator.plan.exports.facts import CUT_NOTE, orcids_of
from generator.plan.reference import Reference
from generator.plan.text import date_view
from generator.plan.views.files import DataFile
from generator.prose import Inline, Link, Math, Styled, Text, parse_prose

# What can begin markup anywhere in a line. The dollar sign is not CommonMark's, but begins math for many readers.
_SPECIAL = re.compile(r"[\\`*_\[\]<>&$|~]")
# What begins markup at the start of a line only: headings, lists, rules, numbers of lists.
_START = re.compile(r"([#+=:-]|[0-9]{1,9}(?=[.)]))")
_MARKS = {"em": "*", "strong": "**"}


def markdown_page(reference: Reference) -> str:
    """Return the page. Every line is one block: a heading, an item, or a paragraph."""
    blocks = [f"# {prose(reference.paper.title)}"]
    if reference.authors:
        names = ", ".join(escaped(author.display) for author in reference.authors)
        blocks.append(_paragraph(names) + ("" if reference.authors_complete else f", et al. ({CUT_NOTE.rstrip('.')}.)"))
    facts = "\n".join(f"- {label}: {value}" for label, value in _facts(reference) if value)
    if facts:
        blocks.append(facts)
    if reference.paper.abstract:
        blocks.append("## Abstract")
        blocks += [_paragraph(prose(paragraph)) for paragraph in reference.paper.abstract]
    return "\n\n".join(blocks) + "\n"


def _facts(reference: Reference) -> Iterator[tuple[str, str | None]]:
    paper, publication, date = reference.paper, reference.publication, reference.date
    if date is not None:
        yield (
            "Date",
            date_view(date, words_of(ENGLISH)).text
            + (" (the source prints no year; it is inferred)" if date.year_inferred else ""),
        )
    yield "Venue", escaped(paper.venue.name) if paper.venue else None
    for label, value in (
        ("Volume", publication.volume),
        ("Issue", publication.issue),
        ("Pages", publication.pages),
        ("Article number", publication.article_number),
        ("Publisher", publication.publisher),
    ):
        yield label, escaped(value) if value else None
    if paper.category is not None:
        yield "Category", f"{escaped(paper.category.name)} ({escaped(paper.category.full_code)})"
    yield "DOI", _address(f"https://doi.org/{paper.doi}") if paper.doi else None
    yield "arXiv", _address(f"https://arxiv.org/abs/{paper.arxiv_id}") if paper.arxiv_id else None
    for author, orcid in zip(reference.authors, orcids_of(reference), strict=False):
        yield f"ORCID iD of {escaped(author.display)}", _address(orcid) if orcid else None
    for link in paper.links:
        yield escaped((link.label or link.kind).capitalize()), _address(link.url)
    yield "Keywords", ", ".join(escaped(keyword) for keyword in reference.keywords)
    yield "Page", _address(reference.url) if reference.url else None


def prose(source: str) -> str:
    """Return prose of an author as one line of Markdown: its words escaped, its formulas as TeX between dollar signs."""
    return "".join(map(_piece, parse_prose(source).nodes)).strip()


def _piece(node: Inline) -> str:
    match node:
        case Text(text):
            return escaped(text)
        case Math(tex, display, _):
            sign = "$$" if display else "$"
            return sign + _harmless_math(tex) + sign
        case Link(url, text):
            return _address(url) if text == url else f"[{escaped(text)}]({_address(url)})"
        case Styled(style, children):
            mark = _MARKS.get(style, "")
            return mark + "".join(map(_piece, children)).strip() + mark


def _harmless_math(tex: str) -> str:
    """Return a formula in which a reader without math finds no element, link or code: it reads it as words."""
    tex = " ".join(tex.split()).replace("<", r"\lt ").replace(">", r"\gt ")
    return tex.replace("](", "] (").replace("][", "] [").replace("`", "'")


def escaped(text: str) -> str:
    """Return plain text as one line of Markdown that shows it and does nothing else. The one way for text into a page."""
    text = text if text.isprintable() else " ".join(text.split())
    return _SPECIAL.sub(r"\\\g<0>", text)


def _paragraph(text: str) -> str:
    """Return a line so that it begins a paragraph, whatever it begins with."""
    match = _START.match(text)
    if match is None:
        return text
    # A number is not escaped itself: the sign behind it is.
    return f"{match[1]}\\{text[match.end() :]}" if match[1].isdigit() else f"\\{text}"


def _address(url: str) -> str:
    """Return an address as a link to itself."""
    return f"<{quote(url, safe='!#$%&()*+,-./:;=?@_~[]' + chr(39))}>"


def markdown_file(entry: Entry) -> DataFile:
    """Make the file of one paper."""
    return DataFile(markdown_page(entry.reference).encode())
