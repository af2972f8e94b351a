"""Papers as BibTeX."""

import re
from functools import lru_cache
from urllib.parse import quote

from generator.model.dates import MONTHS
from generator.model.paper import WorkType
from generator.plan.corpus import Entry
from generator.plan.exports.facts import CUT_NOTE, address_of, notes_of, type_of
from generator.plan.exports.joined import ListFormat
from generator.plan.names import AuthorName
from generator.plan.reference import Reference
from generator.plan.titles import is_title_case
from generator.plan.views.files import DataFile
from generator.prose import Inline, Link, Math, Styled, Text, parse_prose
from generator.prose.math import to_mathml

_ENTRY_TYPES: dict[WorkType | None, str] = {
    "article-journal": "article",
    "article-magazine": "article",
    "article-newspaper": "article",
    "book": "book",
    "chapter": "incollection",
    "entry-encyclopedia": "incollection",
    "manuscript": "unpublished",
    "paper-conference": "inproceedings",
    "report": "techreport",
    "review": "article",
    "thesis": "phdthesis",
}
"""Of everything else: "misc"."""
_VENUE_FIELDS = {"article": "journal", "incollection": "booktitle", "inproceedings": "booktitle"}
_PUBLISHER_FIELDS = {"phdthesis": "school", "mastersthesis": "school", "techreport": "institution"}

# Braces count for BibTeX even behind a backslash, so they are written out. The others print as something else in TeX's
# oldest encoding, and two hyphens or a grave accent before a question mark become other signs.
_ESCAPES = {
    "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}", "$": r"\$", "&": r"\&", "%": r"\%",
    "#": r"\#", "_": r"\_", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}", "<": r"\textless{}",
    ">": r"\textgreater{}", "|": r"\textbar{}", "`": r"\textasciigrave{}", "\u00a0": "~", "\u2009": r"\,",
}  # fmt: skip
_SPECIAL = re.compile(r"[\\{}$&%#_~^<>|`\u00a0\u2009]|(?<=-)(?=-)|(?<=')(?=')")
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_WITHIN_WORD = re.compile(r"['’-]")
_COMMANDS = {"em": "emph", "strong": "textbf", "code": "texttt", "small-caps": "textsc", "sub": "textsubscript",
             "sup": "textsuperscript"}  # fmt: skip
_MATH_BRACE = re.compile(r"\\([{}])")
_UNSAFE_MATH = re.compile(r"(?<!\\)[%#$]|\n\s*\n")


Fields = list[tuple[str, str]]
"""Names and values; a value has its braces, a macro has none."""


def bibtex_record(reference: Reference, key: str) -> str:
    r"""Return one record. A cut byline ends in "and others"; what is doubtful says so in `note`.

    TeX prints it as the page shows it: math stays TeX, everything else is escaped, and words whose capitals carry meaning
    are in braces, because styles set titles in lower case.
    """
    entry_type, fields = _fields(reference)
    width = max(len(name) for name, _ in fields)
    body = ",\n".join(f"  {name:<{width}} = {value}" for name, value in fields)
    return f"@{entry_type}{{{key},\n{body}\n}}\n"


def _fields(reference: Reference) -> tuple[str, Fields]:
    """Return the type of the entry, and its fields in the order in which people read them."""
    entry_type = _entry_type(reference)
    fields: Fields = [("title", f"{{{title(reference.paper.title)}}}")]
    if reference.authors:
        names = [_name(author) for author in reference.authors] + ([] if reference.authors_complete else ["others"])
        fields.append(("author", f"{{{' and '.join(names)}}}"))
    if reference.editors:
        fields.append(("editor", f"{{{' and '.join(_name(editor) for editor in reference.editors)}}}"))
    return entry_type, [*fields, *_published(reference, entry_type), *_dated(reference), *_identified(reference)]


def _published(reference: Reference, entry_type: str) -> Fields:
    """Return the venue and what stands beside it."""
    venue, publication = reference.venue, reference.publication
    found = {
        _VENUE_FIELDS.get(entry_type, "howpublished"): venue.name if venue else None,
        "series": publication.series,
        "volume": publication.volume,
        "number": publication.issue or publication.number,
        "pages": publication.pages,
        "eid": publication.article_number,
        "edition": publication.edition,
        "type": _genre(entry_type, publication.genre),
        _PUBLISHER_FIELDS.get(entry_type, "publisher"): publication.publisher,
        "address": publication.place,
        "version": publication.version,
        "isbn": ", ".join(publication.isbn),
        "issn": ", ".join(publication.issn),
    }
    # A dash between pages is written as two hyphens, which is what styles look for.
    return [
        (name, f"{{{'--'.join(map(escaped, value.split('–'))) if name == 'pages' else escaped(value)}}}")
        for name, value in found.items()
        if value
    ]


def _dated(reference: Reference) -> Fields:
    date = reference.date
    if date is None:
        return []
    fields = [("year", f"{{{date.year}}}")]
    if date.month:
        fields.append(("month", MONTHS[date.month - 1].lower()))
    if date.day:
        fields.append(("day", f"{{{date.day}}}"))
    return fields


def _identified(reference: Reference) -> Fields:
    """Return identifiers, addresses, and what else is said of the work."""
    paper = reference.paper
    fields: Fields = []
    if paper.doi:
        fields.append(("doi", f"{{{verbatim(paper.doi)}}}"))
    if paper.arxiv_id:
        fields += [("eprint", f"{{{verbatim(paper.arxiv_id)}}}"), ("archiveprefix", "{arXiv}")]
        if paper.category is not None and paper.category.known:
            fields.append(("primaryclass", f"{{{paper.category.full_code}}}"))
    address = address_of(reference)
    if address and not paper.doi:
        fields.append(("url", f"{{{verbatim(address)}}}"))
    # "and others" says already that the list of authors is cut.
    note = ". ".join(note for note in notes_of(reference) if note != CUT_NOTE)
    rest = {"keywords": ", ".join(reference.keywords), "language": paper.language, "note": note}
    return fields + [(name, f"{{{escaped(value)}}}") for name, value in rest.items() if value]


def _entry_type(reference: Reference) -> str:
    found = _ENTRY_TYPES.get(type_of(reference), "misc")
    if found == "phdthesis" and reference.publication.genre is not None:
        genre = reference.publication.genre.casefold()
        if any(word in genre for word in ("master", "msc", "m.sc", "m.a.", "diplom")):
            return "mastersthesis"
    return found


def _genre(entry_type: str, genre: str | None) -> str | None:
    """Return what a style should print as the kind of a thesis or report: it has words of its own for the usual one."""
    if entry_type == "phdthesis":
        return genre or "Thesis"
    return genre if entry_type in ("mastersthesis", "techreport", "misc") else None


def _name(name: AuthorName) -> str:
    """Return a name as "van Beethoven, Ludwig" or "Heath, Jr., Robert W."; what would be parted wrongly is in braces."""
    if name.is_group:
        return f"{{{escaped(name.display)}}}"
    if name.family is None:
        return _part(name.display)
    return ", ".join(_part(part) for part in (name.family, name.suffix, name.given) if part)


def _part(text: str) -> str:
    words = text.casefold().replace("\u00a0", " ").split()
    whole = "and" in words or "," in text or words == ["others"]
    return f"{{{escaped(text)}}}" if whole else escaped(text.replace("\u00a0", " "))


def escaped(text: str) -> str:
    """Return plain text as TeX prints it, on one line, with balanced braces. The one way for text into a record."""
    text = text if text.isprintable() else " ".join(re.split(r"[^\S\u00a0\u2009]", text))
    return _SPECIAL.sub(_escape, text) if _SPECIAL.search(text) else text


def _escape(match: re.Match[str]) -> str:
    # Between two hyphens, or two apostrophes, stands nothing: that keeps them apart.
    return _ESCAPES[match.group()] if match.group() else "{}"


def verbatim(address: str) -> str:
    """Return an identifier or address, which TeX is told to take letter by letter: what would end it is per-cent encoded."""
    return quote(address, safe="!#$%&'()*+,-./:;<=>?@[]_|~")


@lru_cache(maxsize=10_000)
def title(source: str) -> str:
    """Return a title, source text, for a record: math as TeX, capitals protected. Kept, since it stands in several lists."""
    nodes = parse_prose(source).nodes
    everything = is_title_case(source)
    return "".join(_piece(node, is_first=place == 0, capitalised=everything) for place, node in enumerate(nodes)).strip()


def _piece(node: Inline, *, is_first: bool, capitalised: bool) -> str:
    match node:
        case Text(text):
            return _protected(text, is_first=is_first, capitalised=capitalised)
        case Math(tex, display, source):
            return _math(tex, source) if to_mathml(tex, display=display) is not None else escaped(source)
        case Link(_, text):
            return escaped(text)
        case Styled(style, children):
            inner = "".join(_piece(child, is_first=is_first, capitalised=capitalised) for child in children)
            return f"\\{_COMMANDS[style]}{{{inner}}}"


def _math(tex: str, source: str) -> str:
    """Return a formula that was found to be harmless, in braces so that no style changes the case of its letters."""
    tex = _MATH_BRACE.sub(lambda match: r"\lbrace " if match[1] == "{" else r"\rbrace ", " ".join(tex.split()))
    if _UNSAFE_MATH.search(tex) or not _is_balanced(tex):
        return escaped(source)
    return f"{{${tex}$}}"


def _is_balanced(tex: str) -> bool:
    depth = 0
    for character in tex:
        depth += (character == "{") - (character == "}")
        if depth < 0:
            return False
    return depth == 0


def _protected(text: str, *, is_first: bool, capitalised: bool) -> str:
    """Escape words, and put braces around those whose capitals have to stay: "SWE-RM", "arXiv".

    In a title of which not every word is capitalised, a capital marks a name, unless the word begins the title or a part.
    """
    parts: list[str] = []
    at = 0
    for match in _WORD.finditer(text):
        word = match.group()
        if word.islower():
            continue
        if _keeps_capitals(word) or (word[0].isupper() and not capitalised and not _begins(text, match.start(), is_first)):
            parts += [escaped(text[at : match.start()]), f"{{{escaped(word)}}}"]
            at = match.end()
    parts.append(escaped(text[at:]))
    return "".join(parts)


def _begins(text: str, place: int, is_first: bool) -> bool:
    """Tell whether a word begins the title, or what stands behind a colon or a full stop in it."""
    before = text[max(0, place - 8) : place].rstrip()
    return before.endswith((":", ".", "?", "!")) or (is_first and not text[:place].strip())


def _keeps_capitals(word: str) -> bool:
    """Tell whether a word has a capital where a sentence would not put one: "LLMs", "iPhone", "K-means", "C"."""
    if word[1:].islower() and word.isalpha():
        return False
    pieces = _WITHIN_WORD.split(word)
    if any(piece[1:].lower() != piece[1:] for piece in pieces):
        return True
    return any(len(piece) == 1 and piece.isupper() and (piece != "A" or len(pieces) > 1) for piece in pieces)


def bibtex_file(entry: Entry) -> DataFile:
    """Make the file of one paper."""
    return DataFile(bibtex_record(entry.reference, entry.key).encode())


# Every value stands on a line, so nothing within a record looks like the empty line between two.
BIBTEX_LIST = ListFormat(lambda reference, key: bibtex_record(reference, key).removesuffix("\n"), "", "\n\n", "\n")
