"""Titles and abstracts: plain prose with TeX in it. One parse gives markup and its plain-text twin.

Not Markdown: a stray `*` or `_` stays what it is.
"""

from generator.prose.html import escape, to_html
from generator.prose.nodes import Inline, Link, Math, Problem, Prose, Styled, Text, urls
from generator.prose.plain import to_plain
from generator.prose.scan import holds_words_only, is_plain, parse_prose
from generator.prose.url import safe_url

__all__ = [
    "Inline",
    "Link",
    "Math",
    "Problem",
    "Prose",
    "Styled",
    "Text",
    "escape",
    "holds_words_only",
    "is_plain",
    "parse_prose",
    "safe_url",
    "to_html",
    "to_plain",
    "urls",
]
