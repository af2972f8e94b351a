"""What could cost a reader more than its length: repeated openings, runs, nesting. Readers take time in proportion to it."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CPU_SECONDS = 300
"""Of the processor, not of the clock. All texts of a row take some seconds; a single one of quadratic cost takes minutes."""
LENGTH = 150_000

PIECES = (
    "{", "}", "[", "(", "<", "<a ", "</a>", "<!--", "$", "$$", "\\(", "\\begin{equation}", "\\emph{", "{\\em ", "\\", "`",
    "''", "-", "~", "*", "#", "> ", "- ", "|", "\t", " ", "\n", "\r\n", "a", "0", "9,", "@", "@a{b,c={", '"', "a & ", "and ",
    "a, ", "et al. ", "é", "e\u0301", "&amp;", "&", "%", "^*", "http://", "https://a.b/(", "10.1000/a", "TY  - JOUR\n",
    "PMID- 1\n", "{a = ", "92.3LGMay 28\n", "a: [", "? ", "&a ", "*a ", "!!x ", "\u200b", "\x00", "\\'{", "\\frac{1}{", "x^{",
    "\\left(", "\\text{", "@ a ", "<![CDATA[", " = ", "Jan 1, 2020 ",
)  # fmt: skip
BEGINNINGS = {
    "works.bib": ("", "@article{a, author = {", "@article{a, title = {", '@article{a, title = "', '@string{a = "', "@a"),
    "works.ris": ("TY  - JOUR\nTI  - ", "TY  - JOUR\nAU  - ", "TY  - JOUR\nPY  - "),
    "works.nbib": ("PMID- 1\nTI  - ", "PMID- 1\nFAU - "),
    "works.md": ("---\ntitle: a\nauthors: b\n---\n", "---\ntitle: '"),
    "works.csv": ("Authors,Title,Publication,Year\n", 'Authors,Title,Publication,Year\n"'),
    "works.json": (
        "[",
        '{"a":',
        '[{"id":"a","type":"article","title":"',
        '[{"id":"a","type":"article","author":[{"family":"',
    ),
    "works.xml": ("", "<dblp>", "<dblp><article key='a' mdate='b'><title>"),
    "works.txt": ("", "Ada\n\n1 Paper\n\n92.3LGMay 28\n", "Ada\n\n1 Paper\n\n92.3LGMay 28\nTitle\n\nAda\n\n"),
    "about.md": ("---\nname: a\n---\n",),
    "prose": ("",),
}

_PAPER = "Ada\n\n1 Paper\n\n92.3LGMay 28\nTitle\n\n"
_LONG = 2_000_000
ENDS = (
    ("works.txt", _PAPER + "Ada" + "," * _LONG + " et al"),
    ("works.txt", _PAPER + "Ada" + " " * _LONG + "· Fernmoor"),
    ("works.txt", "Ada\n\n12" + "\t" * _LONG + "\n"),
    ("works.json", '[{"title": ' + '"\\\\" ' * (_LONG // 4)),
    ("works.json", "[" + "/* " * (_LONG // 3)),
    ("works.md", "---\ntitle: a\nauthors: b\n---\n" + "*" * _LONG + "a"),
    ("works.csv", "Authors,Title,Publication,Year\n" + "Ada; " * (_LONG // 5) + "others ,On,In,2020\n"),
)
"""Runs with something behind them, which is looked for from each of their signs by a careless pattern."""

READ = """
import resource, sys
resource.setrlimit(resource.RLIMIT_CPU, (int(sys.argv[1]), int(sys.argv[1]) + 5))
from generator.parse.about import parse_about
from generator.parse.document import parse_document
from generator.plan.markdown import markdown_to_html
from generator.prose import parse_prose, to_html, to_plain
from tests.parse.test_bombs import BEGINNINGS, ENDS, LENGTH, PIECES
name = sys.argv[2]
for _, text in (row for row in ENDS if row[0] == name):
    print(repr(text[:80]), repr(text[-10:]), flush=True)
    parse_document(text.encode(), name)
for beginning in BEGINNINGS[name]:
    for piece in PIECES:
        text = beginning + piece * (LENGTH // len(piece))
        print(repr(beginning), repr(piece), flush=True)
        if name == "prose":
            prose = parse_prose(text)
            to_html(prose), to_plain(prose)
        elif name == "about.md":
            about = parse_about(text.encode(), name)
            markdown_to_html(text[:20_000])
        else:
            parse_document(text.encode(), name)
print("read")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on the time of a process")
@pytest.mark.parametrize("name", BEGINNINGS)
def test_readers_take_time_in_proportion_to_the_length(name: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", READ, str(CPU_SECONDS), name], cwd=ROOT, capture_output=True, text=True, check=False
    )
    rows = done.stdout.splitlines()
    assert rows[-1:] == ["read"], f"too much: {rows[-1:]} {done.stderr[-500:]}"
