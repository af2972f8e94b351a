r"""Titles and abstracts with markup of the web in them -> our prose: plain text with TeX in it.

Services deliver HTML, JATS, MathML and entities, escaped once or twice, between TeX and plain words. Tags that mean a style
become its command (`<i>` -> `\emph{}`), small indices become Unicode, formulas become `$...$`, blocks become paragraphs.
Tags that are not known stay what they are: in `a <k and k> b` there is no tag. Linear in the length; nothing is executed or
fetched, and what comes out is escaped as any other prose where a page is made of it.
"""

import re
from dataclasses import dataclass, field
from html.entities import html5

from generator.parse.mathml import DEEPEST, Element, tex_of
from generator.parse.text import clean_text
from generator.parse.values import LONGEST_TEXT

_ENTITY = re.compile(r"&(?:#([0-9]{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z][A-Za-z0-9]{1,31}));", re.ASCII)
# A tag has a name and attributes in form, so that a comparison in a formula is none.
_TAG = re.compile(
    r"<(?P<close>/?)(?P<prefix>[a-z]{1,8}:)?(?P<name>[a-z][a-z0-9-]{0,24})"
    r"(?P<attributes>(?>\s+[a-z_:][\w:.-]{0,60}(?>\s*=\s*(?>\"[^\"<]{0,400}\"|'[^'<]{0,400}'|[^\s\"'<>=]{1,400}))?){0,20})"
    r"\s*(?P<empty>/?)>"
    r"|<!--[^<]{0,400}?-->|<!\[CDATA\[|\]\]>",
    re.ASCII | re.IGNORECASE | re.DOTALL,
)
_COMMANDS = {
    "i": "emph", "em": "emph", "italic": "emph", "cite": "emph", "var": "emph", "b": "textbf", "strong": "textbf",
    "bold": "textbf", "tt": "texttt", "code": "texttt", "kbd": "texttt", "monospace": "texttt", "sc": "textsc",
    "scp": "textsc", "smallcaps": "textsc", "sub": "textsubscript", "inf": "textsubscript", "sup": "textsuperscript",
}  # fmt: skip
_BLOCKS = frozenset("p div sec section li ul ol list list-item br break title head h1 h2 h3 h4 h5 h6 abstract label "
                    "tr table blockquote disp-quote disp-formula boxed-text".split())  # fmt: skip
_HEADINGS = frozenset({"title", "head", "h1", "h2", "h3", "h4", "h5", "h6"})
_TRANSPARENT = frozenset("a span u font small big underline roman overline sans-serif nobr body html inline-formula "
                         "alternatives named-content styled-content xref ext-link uri abbrev ins del s q nonehtml "
                         "inline-graphic graphic".split())  # fmt: skip
_PREFIXES = frozenset({"jats:", "mml:", "m:", "html:", "xhtml:", "ns0:", "ns1:", "ns2:", "ns3:", "ns4:"})
_ABSTRACT = re.compile(r"(?:abstract|summary|zusammenfassung|résumé|resumen|resumo|riassunto|sommario)\W*", re.IGNORECASE)
_BEGINS_ABSTRACT = re.compile(
    r"(?:Abstract|ABSTRACT)(?:\s*[:.–—-]+\s*|\s+(?=(?:We|The|This|These|In|A|An|Our|Here|It|For|With|To|On|As|There|Recent"
    r"|Background|BACKGROUND|Objectives?|OBJECTIVES?|Purpose|PURPOSE|Introduction|Aims?|AIMS?|Motivation|Context|Summary)\b))"
)
_SUPERSCRIPTS = str.maketrans("0123456789+-−=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ")
_SUBSCRIPTS = str.maketrans("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎")
_SMALL = re.compile(r"[0-9+−=()-]{1,12}", re.ASCII)
_TEX_OF_ITS_OWN = re.compile(r"https?://\S+|[\\$~`]")
_LITERAL = {"\\": r"\textbackslash{}", "$": r"\$", "~": r"\textasciitilde{}", "`": r"\textasciigrave{}"}
_TEX_DOCUMENT = re.compile(r"\\documentclass.{0,2000}?\\begin\{document\}|\\end\{document\}", re.DOTALL)
_TEX_END = re.compile(r"</(?:[a-z]{1,8}:)?tex-math>", re.IGNORECASE)
_MATH = re.compile(r"\s{0,200}<(?:[a-z]{1,8}:)?math\b", re.IGNORECASE)
_MATH_END = re.compile(r"</(?:[a-z]{1,8}:)?math>", re.IGNORECASE)
_BEFORE_STYLE = re.compile(r"(?<![^\W\d_])[a-z]{3,}\Z|[A-Z]?[a-z]{3,}\Z")


def line_of_markup(text: str | None, *, tex: bool = True) -> str | None:
    """Return a title, a name of a venue, as one line of prose; None if nothing is left.

    tex: whether the service's plain text may hold TeX. If not, dollar signs and backslashes are written to stay themselves.
    """
    return " ".join(_paragraphs(text, tex=tex)) or None if text else None


def paragraphs_of_markup(text: str | None, *, tex: bool = True) -> tuple[str, ...]:
    """Return an abstract as paragraphs of prose; a heading "Abstract" is dropped, others lead the paragraph below them."""
    if not text:
        return ()
    paragraphs = _paragraphs(text, tex=tex)
    if paragraphs:
        paragraphs[0] = _BEGINS_ABSTRACT.sub("", paragraphs[0], count=1) if paragraphs[0][:1] in "Aa" else paragraphs[0]
    return tuple(paragraph for paragraph in paragraphs if paragraph)


def unescape(text: str) -> str:
    """Return a text without entities, were they escaped once, twice or thrice: "&amp;amp;" -> "&"."""
    for _ in range(3):
        if "&" not in text:
            break
        plain = _ENTITY.sub(_character, text)
        if plain == text:
            break
        text = plain
    return text


def _character(match: re.Match[str]) -> str:
    decimal, hexadecimal, name = match.groups()
    if name:
        return html5.get(name + ";", match.group())
    code = int(decimal) if decimal else int(hexadecimal, 16)
    return chr(code) if 0x20 <= code < 0x110000 and not 0xD800 <= code < 0xE000 else " "


def _paragraphs(text: str, *, tex: bool) -> list[str]:
    text = text[:LONGEST_TEXT]
    if "&" in text:
        text = clean_text(unescape(text))
    if "<" not in text or _TAG.search(text) is None:
        parts = re.split(r"\n\s*\n", text) if "\n" in text else [text]
        return [line for part in parts if (line := " ".join((part if tex else _literal(part)).split()))]
    return _Reader(text, tex=tex).paragraphs()


def _literal(text: str) -> str:
    """Return plain text as prose in which no sign has TeX's meaning; addresses stay as they are."""
    return _TEX_OF_ITS_OWN.sub(lambda match: _LITERAL.get(match.group(), match.group()), text)


@dataclass(slots=True)
class _Open:
    """A tag that is open: its name, and what stands in it so far."""

    name: str
    tag: str = ""
    """As written, for one that turns out to be a comparison."""
    pieces: list[str] = field(default_factory=list)


class _Reader:
    """Reads one text with tags."""

    def __init__(self, text: str, *, tex: bool) -> None:
        self._text = text
        self._tex = tex
        self._open = [_Open("")]
        self._paragraphs: list[str] = []
        self._heading: str | None = None
        self._in_heading = False
        self._no_tex_end = False

    def paragraphs(self) -> list[str]:
        text, at = self._text, 0
        while True:
            match = _TAG.search(text, at)
            if match is None:
                break
            self._words(text[at : match.start()])
            at = self._tag(match)
        self._words(text[at:])
        self._break()
        if self._heading:
            self._paragraphs.append(self._heading)
        return self._paragraphs

    def _words(self, words: str) -> None:
        if words:
            self._open[-1].pieces.append(words if self._tex else _literal(words))

    def _tag(self, match: re.Match[str]) -> int:
        """Read a tag; return where the text goes on."""
        name = (match["name"] or "").lower()
        known = (match["prefix"] or "").lower() in _PREFIXES
        if name == "math":
            return self._math(match) if not match["close"] and not match["empty"] else match.end()
        if name == "tex-math" and not match["close"]:
            return self._tex_math(match)
        if name in _COMMANDS:
            self._styled(match, name)
        elif name in _BLOCKS:
            self._block(name, opens=not match["close"])
        elif match["name"] and not known and name not in _TRANSPARENT:
            self._words(match.group())
        return match.end()

    def _styled(self, match: re.Match[str], name: str) -> None:
        if match["empty"]:
            return
        if not match["close"]:
            if len(self._open) < DEEPEST:
                self._open.append(_Open(name, match.group()))
            return
        if any(entry.name == name for entry in self._open[1:]):
            while self._open[-1].name != name:
                self._leave(closed=False)
            self._leave(closed=True)

    def _leave(self, *, closed: bool) -> None:
        """Close the innermost tag: what stands in it becomes one piece of the one around it."""
        inner = self._open.pop()
        text = "".join(inner.pieces)
        around = self._open[-1].pieces
        if not closed:
            # `$a<b>c$` is a comparison; a tag between words that somebody forgot to close is none.
            before = "".join(around[-1:])[-1:]
            around.append(inner.tag + text if before.isalnum() and text[:1].isalnum() else text)
            return
        command = _COMMANDS[inner.name]
        if not text.strip() or text.count("{") != text.count("}"):
            around.append(text)
            return
        if command in ("textsubscript", "textsuperscript"):
            small = text.strip()
            table = _SUBSCRIPTS if command == "textsubscript" else _SUPERSCRIPTS
            is_small = _SMALL.fullmatch(small) or (small == "n" and command == "textsuperscript")
            around.append(small.translate(table) if is_small else rf"\{command}{{{small}}}")
            return
        lead = text[: len(text) - len(text.lstrip())]
        tail = text[len(text.rstrip()) :]
        # Deposits to Crossref lose the blank between a word and the name in italics behind it: "the program<i>PLATON</i>".
        glued = not lead and len(text) > 2 and text[:1].isupper() and _BEFORE_STYLE.search("".join(around[-1:])[-40:])
        around.append(f"{' ' if glued else lead}\\{command}{{{text.strip()}}}{tail}")

    def _block(self, name: str, *, opens: bool) -> None:
        self._break()
        if name in _HEADINGS:
            self._in_heading = opens

    def _break(self) -> None:
        """End a paragraph. A style that is still open ends with it."""
        while len(self._open) > 1:
            self._leave(closed=False)
        line = " ".join("".join(self._open[0].pieces).split())
        self._open[0].pieces.clear()
        if not line:
            return
        if self._in_heading:
            if not _ABSTRACT.fullmatch(line):
                self._heading = f"{self._heading} {line}" if self._heading else line
        elif self._heading:
            end = "" if self._heading[-1] in ".:;!?}$" else ":"
            self._paragraphs.append(rf"\textbf{{{self._heading}{end}}} {line}" if _is_balanced(self._heading) else line)
            self._heading = None
        elif not (not self._paragraphs and _ABSTRACT.fullmatch(line) and self._text.count("<") > 1):
            self._paragraphs.append(line)

    def _math(self, opening: re.Match[str]) -> int:
        """Read a formula in MathML up to its end."""
        math = Element("math", opening["attributes"])
        stack = [math]
        at, text = opening.end(), self._text
        while True:
            match = _TAG.search(text, at)
            if match is None:
                _put(stack, text[at:])
                at = len(text)
                break
            _put(stack, text[at : match.start()])
            at, name = match.end(), (match["name"] or "").lower()
            if match["close"]:
                if name == "math":
                    break
                if len(stack) > 1 and stack[-1].name == name:
                    stack.pop()
            elif name:
                element = Element(name, match["attributes"])
                if len(stack) < DEEPEST:
                    stack[-1].children.append(element)
                    if not match["empty"]:
                        stack.append(element)
        self._formula(tex_of(math))
        return at

    def _tex_math(self, opening: re.Match[str]) -> int:
        """Read a formula that JATS gives as TeX; the same one in MathML beside it is passed over."""
        end = None if self._no_tex_end else _TEX_END.search(self._text, opening.end())
        if end is None:
            self._no_tex_end = True
            return opening.end()
        source = _TEX_DOCUMENT.sub("", self._text[opening.end() : end.start()]).strip()
        self._formula(" ".join(source.strip("$").split()))
        sibling = _MATH.match(self._text, end.end())
        if sibling is None:
            return end.end()
        close = _MATH_END.search(self._text, sibling.end())
        return close.end() if close else end.end()

    def _formula(self, tex: str) -> None:
        tex = tex.strip()
        if not tex:
            return
        # A formula of one letter or number needs no mathematics.
        if re.fullmatch(r"[0-9.,]{1,12}|[+±×≤≥<>=~∼≈→-]", tex):
            self._open[-1].pieces.append(tex)
        else:
            self._open[-1].pieces.append(f"${tex}$")


def _put(stack: list[Element], words: str) -> None:
    if words:
        stack[-1].children.append(words)


def _is_balanced(text: str) -> bool:
    return text.count("{") == text.count("}")
