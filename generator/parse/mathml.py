r"""Formulas in presentation MathML -> TeX, as far as titles and abstracts use it.

Elements that are not known give what is in them. Source of the elements' meaning: MathML 3, chapter 3.
"""

from dataclasses import dataclass, field

DEEPEST = 60
"""Elements within elements; what lies deeper is dropped."""


@dataclass(slots=True)
class Element:
    """An element of a formula; `name` is without its prefix."""

    name: str
    attributes: str = ""
    children: "list[Element | str]" = field(default_factory=list)

    @property
    def elements(self) -> "list[Element]":
        """The children that are elements."""
        return [child for child in self.children if isinstance(child, Element)]

    @property
    def text(self) -> str:
        """All text within."""
        return "".join(child if isinstance(child, str) else child.text for child in self.children)


_ACCENTS = {"¯": "bar", "‾": "bar", "_": "bar", "ˉ": "bar", "^": "hat", "ˆ": "hat", "~": "tilde", "˜": "tilde", "→": "vec",
            "⃗": "vec", "˙": "dot", ".": "dot", "¨": "ddot", "̂": "hat", "̃": "tilde", "̄": "bar"}  # fmt: skip
_SPECIAL = {"\\": r"\backslash ", "{": r"\{", "}": r"\}", "%": r"\%", "#": r"\#", "&": r"\&", "$": r"\$", "_": r"\_",
            "~": r"\sim ", "^": r"\wedge ", "−": "-", "\u2061": "", "\u2062": "", "\u2063": "", "\u2064": ""}  # fmt: skip
_FONTS = {"bold": "mathbf", "double-struck": "mathbb", "script": "mathcal", "fraktur": "mathfrak", "normal": "mathrm",
          "sans-serif": "mathsf", "monospace": "mathtt", "bold-italic": "boldsymbol"}  # fmt: skip
_FUNCTIONS = frozenset("sin cos tan log ln exp max min sup inf lim det dim ker deg gcd arg sinh cosh tanh".split())
_HIDDEN = frozenset({"mphantom", "annotation-xml", "maligngroup", "malignmark"})


def tex_of(math: Element) -> str:
    """Return a formula as TeX without delimiters; the TeX that the formula carries as its own annotation, if it does."""
    annotation = _annotation(math)
    return " ".join((annotation if annotation is not None else _row(math)).split())


def _annotation(element: Element) -> str | None:
    for child in element.elements:
        if child.name == "annotation" and "tex" in child.attributes.lower() and child.text.strip():
            return child.text.strip().strip("$")
        if child.name in ("semantics", "mrow", "mstyle") and (found := _annotation(child)) is not None:
            return found
    return None


def _row(element: Element) -> str:
    return "".join(_tex(child) for child in element.elements) or _escaped(element.text.strip())


def _tex(element: Element) -> str:
    name, parts = element.name, element.elements
    if name in _HIDDEN or name == "annotation":
        return ""
    if name in ("mi", "mn", "mo", "mtext", "ms"):
        return _token(element)
    if name == "mspace":
        return r"\, "
    if name in ("msub", "msup", "munder", "mover") and len(parts) == 2:
        return _script(name, parts[0], parts[1])
    if name in ("msubsup", "munderover") and len(parts) == 3:
        return f"{_base(parts[0])}_{{{_tex(parts[1])}}}^{{{_tex(parts[2])}}}"
    if name == "mfrac" and len(parts) == 2:
        return rf"\frac{{{_tex(parts[0])}}}{{{_tex(parts[1])}}}"
    if name == "msqrt":
        return rf"\sqrt{{{_row(element)}}}"
    if name == "mroot" and len(parts) == 2:
        return rf"\sqrt[{_tex(parts[1])}]{{{_tex(parts[0])}}}"
    if name == "mfenced":
        return "(" + ",".join(map(_tex, parts)) + ")"
    if name == "mmultiscripts" and parts:
        return _multiscripts(parts)
    if name == "mtable":
        rows = (" & ".join(_row(cell) for cell in row.elements) for row in parts)
        return r"\begin{matrix}" + r" \\ ".join(rows) + r"\end{matrix}"
    return _row(element)


def _script(name: str, base: Element, script: Element) -> str:
    if name == "mover":
        accent = _ACCENTS.get(script.text.strip())
        return rf"\{accent}{{{_tex(base)}}}" if accent else f"{_base(base)}^{{{_tex(script)}}}"
    return f"{_base(base)}{'^' if name == 'msup' else '_'}{{{_tex(script)}}}"


def _base(element: Element) -> str:
    tex = _tex(element)
    return tex if len(tex) == 1 else f"{{{tex}}}"


def _multiscripts(parts: list[Element]) -> str:
    """Return a base with scripts behind it and, after <mprescripts/>, before it: an isotope's mass number."""
    split = next((place for place, part in enumerate(parts) if part.name == "mprescripts"), len(parts))
    before, after = parts[split + 1 :], parts[1:split]
    return (_scripts(before, "{}") if before else "") + _scripts(after, _base(parts[0]))


def _scripts(parts: list[Element], base: str) -> str:
    text = base
    for place, part in enumerate(parts):
        if part.name != "none" and part.text.strip():
            text += f"{'_^'[place % 2]}{{{_tex(part)}}}"
    return text


def _token(element: Element) -> str:
    text = " ".join(element.text.split())
    if element.name in ("mtext", "ms"):
        return rf"\text{{{_escaped(text)}}}" if any(map(str.isalpha, text)) else _escaped(text)
    font = next((command for value, command in _FONTS.items() if f'mathvariant="{value}"' in element.attributes), None)
    if text in _FUNCTIONS:
        return rf"\{text} "
    if element.name == "mi" and len(text) > 1 and font is None:
        font = "mathrm"
    return rf"\{font}{{{_escaped(text)}}}" if font and text else _escaped(text)


def _escaped(text: str) -> str:
    return "".join(_SPECIAL.get(letter, letter) for letter in text)
