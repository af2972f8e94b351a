"""How to cite a paper: BibTeX, and one line of plain text. Only what is known; nothing is filled in."""

import re

from generator.model.dates import MONTHS
from generator.model.paper import Paper
from generator.plan.slugs import fold, slugify
from generator.plan.text import date_view, plain
from generator.plan.views import Citation

# Outside of math, BibTeX wants these escaped; braces are dropped, since unbalanced ones end the record.
_ESCAPES = {"&": r"\&", "%": r"\%", "#": r"\#", "_": r"\_", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
_SPECIAL = re.compile(r"[\\{}&%#_~^$]")
_CAPITAL_WORD = re.compile(r"[^\s{}]*[a-z0-9][A-Z][^\s{}]*|[A-Z][^\s{}a-z]*[A-Z][^\s{}]*")
_STOP_WORDS = frozenset(["a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "the", "to", "with"])


def citations(paper: Paper, title_text: str, url: str | None) -> tuple[Citation, ...]:
    """Return the forms in which a paper can be cited; `url`: the paper's own page, if its address is known."""
    return (
        Citation("BibTeX", bibtex(paper, title_text, url)),
        Citation("Plain text", plain_citation(paper, title_text, url)),
    )


def citation_key(paper: Paper, title_text: str) -> str:
    """Return a stable key: family name, year, first telling word of the title, "huang2024compression"."""
    first = plain(paper.byline.authorships[0].name.display) if paper.byline.authorships else ""
    family = slugify(_family(first)).replace("-", "") if first else ""
    year = str(paper.date.year) if paper.date and paper.date.year else ""
    words = [word for word in slugify(title_text).split("-") if word not in _STOP_WORDS]
    return f"{family}{year}{words[0] if words else ''}" or "paper"


def bibtex(paper: Paper, title_text: str, url: str | None) -> str:
    """Return a BibTeX record. A cut byline ends in "and others"; an inferred year is said to be so."""
    fields: list[tuple[str, str]] = [("title", "{" + _protected(title_text) + "}")]
    names = [_escaped(_as_bibtex_name(plain(authorship.name.display))) for authorship in paper.byline.authorships]
    if names:
        fields.append(("author", "{" + " and ".join([*names, *([] if paper.byline.complete else ["others"])]) + "}"))
    if paper.date and paper.date.year:
        fields.append(("year", "{" + str(paper.date.year) + "}"))
        if paper.date.month:
            fields.append(("month", MONTHS[paper.date.month - 1].lower()))
    if paper.venue:
        fields.append(("howpublished", "{" + _escaped(paper.venue.name) + "}"))
    if paper.doi:
        fields.append(("doi", "{" + _escaped(paper.doi) + "}"))
    if paper.arxiv_id:
        fields += [("eprint", "{" + paper.arxiv_id + "}"), ("archiveprefix", "{arXiv}")]
    if url:
        fields.append(("url", "{" + url + "}"))
    if paper.date and paper.date.year_inferred:
        fields.append(("note", "{Year inferred: the source prints " + _escaped(paper.date.text) + "}"))
    width = max(len(name) for name, _ in fields)
    body = ",\n".join(f"  {name:<{width}} = {value}" for name, value in fields)
    return f"@misc{{{citation_key(paper, title_text)},\n{body}\n}}"


def plain_citation(paper: Paper, title_text: str, url: str | None) -> str:
    """Return "Names (date). Title. Address"."""
    names = [plain(authorship.name.display) for authorship in paper.byline.authorships]
    people = ", ".join(names) + ("" if paper.byline.complete or not names else " et al.")
    date = f"({date_view(paper.date).text})" if paper.date else "(n.d.)"
    title = title_text if title_text.endswith((".", "?", "!")) else title_text + "."
    # "et al." already ends the names with a full stop; a bare list of names needs none before the date.
    return " ".join(
        part for part in (people, f"{date}.", title, (paper.doi and f"https://doi.org/{paper.doi}") or url) if part
    )


def _family(name: str) -> str:
    words = name.split(",", maxsplit=1)[0].split()
    return words[-1] if words else name


def _as_bibtex_name(name: str) -> str:
    """Protect what BibTeX would misread: "Robert W. Heath, Jr." is "Heath, Jr., Robert W."; "and" ends a name."""
    base, comma, suffix = name.partition(",")
    if comma:
        words = base.split()
        return f"{words[-1]}, {suffix.strip()}, {' '.join(words[:-1])}" if len(words) > 1 else f"{{{base}}}"
    is_group = fold(name).startswith("the ") or " and " in f" {fold(name)} " or "collaboration" in fold(name)
    return f"{{{name}}}" if is_group else name


def _escaped(text: str) -> str:
    if not _SPECIAL.search(text):
        return text

    def replace(match: re.Match[str]) -> str:
        character = match.group()
        if character == "\\":
            return r"\textbackslash{}"
        if character == "$":
            return r"\$"
        return _ESCAPES.get(character, character)

    # Braces that we put around a group's name stay; a stranger's are dropped where they are not in pairs.
    balanced = text if text.startswith("{") and text.endswith("}") and text.count("{") == 1 else re.sub(r"[{}]", "", text)
    return _SPECIAL.sub(replace, balanced)


def _protected(title: str) -> str:
    """Escape a title and put braces around words whose capitals have to stay ("SWE-RM", "arXiv")."""
    words = []
    for word in title.split():
        escaped = _escaped(word)
        words.append(f"{{{escaped}}}" if escaped and _CAPITAL_WORD.search(word) else escaped)
    return " ".join(words)
