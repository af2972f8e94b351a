"""Data as JSON inside of an HTML page."""

from markupsafe import Markup as Html
from pydantic_core import to_json

# JSON inside of HTML may hold nothing that ends the script element or a line of JavaScript.
_UNSAFE_IN_HTML = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}


def json_in_html(value: object) -> Html:
    """Return a value as JSON that can stand in a script element of an HTML page.

    Written by pydantic's serializer, which is there anyway: half the time of Python's own (10,000 papers: 0.22 to 0.10 s).
    """
    text = to_json(value).decode()
    # Five replacements take a fiftieth of the time of one translation (2 against 100 microseconds for an abstract).
    for character, escape in _UNSAFE_IN_HTML.items():
        text = text.replace(character, escape)
    return Html(text)  # noqa: S704 - escaped just above
