"""Style sheets know no left and right: a page that is read from the right is the same page, mirrored."""

import re
from pathlib import Path

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
SIDES = re.compile(r"\b(?:left|right)\b")
# What CSS has no logical word for, or what is drawn rather than laid out.
KEPT = re.compile(r"text-emphasis-position: (?:over|under) right|font-family|src:|url\(")
FOUR = re.compile(r"(?:margin|padding|inset|border-width|border-color|scroll-\w+)\s*:")


def values(text: str) -> list[str]:
    """Return the values of a shorthand, with functions whole: "calc(1px + 2px) 0" -> two."""
    found, depth, word = [], 0, ""
    for sign in text.strip():
        depth += (sign == "(") - (sign == ")")
        if sign.isspace() and not depth:
            found.append(word)
            word = ""
        else:
            word += sign
    return [one for one in (*found, word) if one]


def test_no_style_sheet_names_a_side() -> None:
    seen = 0
    for path in sorted(TEMPLATES.rglob("*.css")):
        text = re.sub(r"/\*.*?\*/", lambda match: "\n" * match[0].count("\n"), path.read_text("utf-8"), flags=re.DOTALL)
        for declaration in re.findall(r"[\w-]+\s*:\s*[^;{}]+(?=[;}])", text):
            seen += 1
            where = f"{path.relative_to(TEMPLATES)}: {declaration}"
            assert KEPT.search(declaration) or not SIDES.search(declaration), where
            if FOUR.match(declaration):
                four = values(declaration.partition(":")[2])
                assert len(four) < 4 or four[1] == four[3], where
    assert seen > 500
