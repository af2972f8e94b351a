r"""Text as TeX writers put it into bibliographies -> prose: plain text in which only styles, formulas and addresses are TeX.

Braces that protect capitals vanish, accents and symbols become characters, `\%` becomes `%`. What `generator.prose` reads
stays for it: `\emph{...}`, `$...$`, `\url{...}`. A command that nobody knows stays as it is written.
"""

import re
from functools import lru_cache

from generator.parse.markup import line_of_markup
from generator.parse.text import clean_text
from generator.prose import parse_prose, to_plain
from generator.prose.macros import ACCENTS, DECLARATIONS, STYLES, TRANSPARENT, accented, symbol

_TOKEN = re.compile(
    r"\\(?P<name>[A-Za-z]+)\*?(?P<gap>[ \t\n]*)"
    r"|\\(?P<character>[^A-Za-z]|\Z)"
    r"|(?P<brace>[{}])"
    r"|(?P<dollar>\$\$?)"
    r"|(?P<tie>~)"
    r"|(?P<dashes>-{2,3}(?!-))"
    r"|(?P<quotes>``|'')",
    re.DOTALL,
)
_TEX = re.compile(r"[\\{}$~]|--|``|''|<|&")
_ARGUMENT = re.compile(
    r"\s*\{\s*(\\[ij]|\\(?:ae|o|aa)|[^\W\d_]{1,2})?\s*\}|\s*\{\s*\{?\s*(\\[ij])\s*\}?\s*\}"
    r"|\s*(\\[ij])(?![A-Za-z])\s?|\s*([^\W\d_])"
)
_QUOTES = frozenset({"mkbibquote", "enquote", "textquote", "foreignquote"})
_OTHER_STYLES = {"mkbibemph": "emph", "mkbibitalic": "emph", "mkbibbold": "textbf", "textup": "", "mkbibacro": ""}
_VERBATIM = frozenset({"url", "path", "nolinkurl"})
_OWN_SYMBOLS = {
    "i": "ı", "j": "ȷ", "dj": "đ", "DJ": "Đ", "dh": "ð", "DH": "Ð", "th": "þ", "TH": "Þ", "ng": "ŋ", "NG": "Ŋ",
    "textendash": "–", "textemdash": "—", "textquoteright": "’", "textquoteleft": "‘", "textquotedblleft": "“",
    "textquotedblright": "”", "textquotesingle": "'", "textquotedbl": '"', "textunderscore": "_", "textbar": "|",
    "textless": "<", "textgreater": ">", "textdollar": "$", "textbackslash": r"\textbackslash{}", "textdegree": "°",
    "textmu": "µ", "textcommabelow": "", "textperiodcentered": "·", "slash": "/", "backslash": r"\textbackslash{}",
    "lbrace": "{", "rbrace": "}", "nobreakspace": " ", "space": " ", "enspace": " ", "emspace": " ", "thinspace": " ",
    "sun": "☉", "arcsec": "″", "arcmin": "′", "micron": "µm", "textregistered": "®", "texttrademark": "™",
    "copyright": "©", "textquestiondown": "¿", "textexclamdown": "¡", "guillemotleft": "«", "guillemotright": "»",
    "hyphen": "-", "relax": "",
    "ignorespaces": "", "unskip": "", "leavevmode": "", "allowbreak": "", "sloppy": "", "selectfont": "",
}  # fmt: skip
"""What pylatexenc does not know, or knows as something else than bibliographies mean."""

_DROPPED_WITH_ARGUMENT = frozenset({"vspace", "hspace", "label", "index", "color", "fontsize", "phantom", "hskip", "kern"})
_CHARACTERS = {
    "%": "%", "&": "&", "#": "#", "_": "_", " ": " ", ",": " ", ";": " ", ":": " ", "!": "", "/": "", "-": "", "@": "",
    "\n": " ", "\\": " ", "*": "", "+": "", ">": "", "<": "",
}  # fmt: skip
_SUPERSCRIPTS = str.maketrans("0123456789+-−=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ")
_SUBSCRIPTS = str.maketrans("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎")
_SMALL = re.compile(r"[0-9+−=()-]{1,12}", re.ASCII)
_DEGREE = re.compile(r"\^\s*(?:\{\s*\\circ\s*\}|\\circ)")
_SPACE = re.compile(r"[ \t\n\r\f\v]+")


def prose_of_tex(text: str) -> str:
    """Return a text of a bibliography as prose, on one line."""
    if _TEX.search(text) is None:
        return _SPACE.sub(" ", text).strip()
    found = _SPACE.sub(" ", _Converter(text).convert()).strip()
    if "<" in found or "&" in found:
        # Services that write BibTeX leave tags and entities of their web pages in it.
        found = line_of_markup(found) or ""
    # A dollar sign that stands alone cannot open a formula, so it needs no mark.
    return found.replace(r"\$", "$") if found.count("$") == 1 else found


@lru_cache(maxsize=16_384)
def plain_of_tex(text: str) -> str:
    """Return a short text (a name, a journal, a publisher) as plain characters."""
    found = prose_of_tex(text)
    return found if found.isalnum() else " ".join(clean_text(to_plain(parse_prose(found))).split())


def verbatim_of_tex(text: str) -> str:
    r"""Return an address or identifier out of its TeX: without braces, `\_` as `_`, without white space."""
    if not re.search(r"[\\{}$\s]", text):
        return text
    plain = re.sub(r"\\textasciitilde\s*(?:\{\})?|\\~\s*\{\s*\}|\$\\sim\$|\{\\~\}|\\~", "~", text[:5000].strip())
    plain = re.sub(r"\\(?:url|href|path)\s*\{([^{}]*)\}.*", r"\1", plain, flags=re.DOTALL)
    plain = re.sub(r"\\([_%&#$~])", r"\1", plain).replace(r"\textunderscore", "_")
    return re.sub(r"[{}\s]|\\-", "", plain)


def _script(sign: str, text: str) -> str:
    """Return raised or lowered words: small figures as characters, else as the command for it."""
    if _SMALL.fullmatch(text):
        return text.translate(_SUPERSCRIPTS if sign == "^" else _SUBSCRIPTS)
    return rf"\{'textsuperscript' if sign == '^' else 'textsubscript'}{{{text}}}"


class _Converter:
    """Converts one text; groups lie on a stack, so that depth costs nothing."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.pieces: list[str] = []
        self.groups: list[str] = []
        """What closes each group that is open: "" for one that vanishes."""
        self._no_dollar_after = len(text) + 1
        self._absent: set[str] = set()

    def convert(self) -> str:
        at = 0
        text = self.text
        while True:
            match = _TOKEN.search(text, at)
            if match is None:
                break
            self.pieces.append(text[at : match.start()])
            at = self._token(match)
        self.pieces.append(text[at:])
        self.pieces += reversed(self.groups)
        return "".join(self.pieces)

    def _token(self, match: re.Match[str]) -> int:
        """Convert a token; return where the text goes on."""
        kind = match.lastgroup
        end = match.end()
        if kind == "brace":
            if match.group() == "{":
                self.groups.append("")
            else:
                self.pieces.append(self.groups.pop() if self.groups else "")
        elif kind == "dollar":
            return self._math(match)
        elif kind == "tie":
            before, after = self.text[match.start() - 1 : match.start()], self.text[end : end + 1]
            about = (not before or before.isspace()) and after.isdigit()
            self.pieces.append("~" if about else " ")
        elif kind == "dashes":
            before, after = self.text[match.start() - 1 : match.start()], self.text[end : end + 1]
            option = match.group() == "--" and (not before or before in " \n\t(`'\"[") and after.isalpha()
            self.pieces.append(match.group() if option else "–" if len(match.group()) == 2 else "—")
        elif kind == "quotes":
            self.pieces.append("“" if match.group() == "``" else "”")
        elif kind == "character":
            return self._character(match)
        else:
            return self._command(match)
        return end

    def _math(self, match: re.Match[str]) -> int:
        """Keep a formula as it is written, up to its closing dollar; without one the sign is a dollar."""
        sign, end = match.group(), match.end()
        if match.start() >= self._no_dollar_after:
            self.pieces.append(sign)
            return end
        close = end - 1
        while True:
            close = self.text.find(sign, close + 1)
            if close < 0:
                self._no_dollar_after = match.start()
                self.pieces.append(sign)
                return end
            if self.text[close - 1] != "\\":
                break
        formula = self.text[match.start() : close + len(sign)]
        inner = formula.strip("$").strip()
        if _DEGREE.fullmatch(inner):
            self.pieces.append("°")
            return close + len(sign)
        if inner[:1] in ("^", "_"):
            script = re.fullmatch(r"([\^_])\s*(?:\{\s*(?:\\(?:rm|mathrm|text)\b\s*)?\{?([^\\{}$]{1,20})\}?\s*\}|(\w))", inner)
            if script:
                # A raised or lowered piece of text, not a formula: CO$_2$, 3$^{rd}$.
                self.pieces.append(_script(script[1], (script[2] or script[3]).strip()))
                return close + len(sign)
        self.pieces.append(formula)
        return close + len(sign)

    def _character(self, match: re.Match[str]) -> int:
        character, end = match["character"], match.end()
        if character in ("(", "["):
            closing = "\\)" if character == "(" else "\\]"
            close = -1 if closing in self._absent else self.text.find(closing, end)
            if close < 0:
                self._absent.add(closing)
            else:
                self.pieces.append(self.text[match.start() : close + 2])
                return close + 2
        if character in ACCENTS:
            accented_end = self._accent(character, end)
            if accented_end is not None:
                return accented_end
        if character == "$" or (character == "{" and self.text[end : end + 1] == "\\"):
            self.pieces.append(f"\\{character}")
        elif character in ("{", "}"):
            self.pieces.append(character)
        else:
            self.pieces.append(_CHARACTERS.get(character, match.group()))
        return end

    def _accent(self, accent: str, at: int) -> int | None:
        """Write the letter behind an accent with it; None if there is none."""
        argument = _ARGUMENT.match(self.text, at)
        if argument is None:
            return None
        letters = argument[1] or argument[2] or argument[3] or argument[4] or ""
        if not letters:
            # An accent on nothing: \~{} is a tilde.
            self.pieces.append({"~": "~", "^": "^"}.get(accent, ""))
            return argument.end()
        letter = accented(accent, letters)
        if letter is None:
            return None
        self.pieces.append(letter)
        return argument.end()

    def _command(self, match: re.Match[str]) -> int:
        name, at = match["name"], match.end("name")
        opens = self.text[match.end() : match.end() + 1] == "{"
        if name in ACCENTS and (accented_end := self._accent(name, at)) is not None:
            return accented_end
        if name in _VERBATIM or name == "href":
            return self._address(name, match)
        if name in DECLARATIONS and self.groups:
            # {\em words}: the rest of the group that is open.
            self._declare(DECLARATIONS[name])
            return match.end()
        if opens and (name in STYLES or name in _OTHER_STYLES):
            command = _OTHER_STYLES.get(name, name)
            self.pieces.append(f"\\{command}{{" if command else "")
            self.groups.append("}" if command else "")
            return match.end() + 1
        if opens and name in _QUOTES:
            self.pieces.append("“")
            self.groups.append("”")
            return match.end() + 1
        if opens and name == "ensuremath":
            return self._ensured_math(match)
        if name in TRANSPARENT or name in DECLARATIONS:
            return match.end()
        if opens and name in _DROPPED_WITH_ARGUMENT:
            close = self.text.find("}", match.end())
            return close + 1 if close >= 0 else match.end()
        character = _OWN_SYMBOLS[name] if name in _OWN_SYMBOLS else symbol(name)
        if character is None:
            # Nobody knows it: it stays, with its argument.
            self.pieces.append(self.text[match.start() : match.end()])
            if opens:
                self.pieces.append("{")
                self.groups.append("}")
                return match.end() + 1
            return match.end()
        self.pieces.append(character)
        if self.text[match.end() : match.end() + 2] == "{}":
            return match.end() + 2
        # TeX swallows the blank behind a command; behind a word it was meant as one.
        swallowed = character.isalpha() and len(character) == 1
        return match.end() if swallowed or not match["gap"] else at

    def _declare(self, style: str) -> None:
        command = {"em": "emph", "strong": "textbf", "code": "texttt", "small-caps": "textsc"}[style]
        self.pieces.append(f"\\{command}{{")
        self.groups[-1] = "}" + self.groups[-1]

    def _address(self, name: str, match: re.Match[str]) -> int:
        """Keep a command for an address with its first argument, as it is written."""
        close = self.text.find("}", match.end()) if self.text[match.end() : match.end() + 1] == "{" else -1
        if close < 0:
            self.pieces.append(match.group())
            return match.end()
        self.pieces.append(rf"\{'href' if name == 'href' else 'url'}{self.text[match.end() : close + 1]}")
        if name == "href" and self.text[close + 1 : close + 2] == "{":
            self.pieces.append("{")
            self.groups.append("}")
            return close + 2
        return close + 1

    def _ensured_math(self, match: re.Match[str]) -> int:
        depth = 0
        for brace in re.finditer(r"[{}]", self.text[match.end() : match.end() + 2000]):
            depth += 1 if brace.group() == "{" else -1
            if depth == 0:
                close = match.end() + brace.start()
                self.pieces.append(f"${self.text[match.end() + 1 : close].strip()}$")
                return close + 1
        return match.end()
