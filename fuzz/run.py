"""Looks for inputs that break a reader, guided by the code that they reach. A long run, by hand: see CONTRIBUTING.md.

    python fuzz/run.py bibtex --seconds 600
    python fuzz/run.py bibtex found/crash-5f3a       # tries one input again

Targets are the readers of formats; `profile`, `about`, `addition`, `page`, `settings`, and `document`, which recognises the
format first; `prose` and `markdown_page`; and `site`: a document and all pages and files that are made of it. An input
counts as broken if an exception leaves the reader, if text that became markup holds an element or attribute that its author
must not bring in, or if it takes more than ten seconds or a gigabyte.
What was learnt is kept in `.fuzz/TARGET`, so that the next run goes on from there; what broke lies in `.fuzz/found`.
"""

import argparse
import importlib
import sys
from collections.abc import Callable
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import atheris

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

with atheris.instrument_imports(include=["generator"]):
    from generator.load.theme import load_theme
    from generator.model.about import About
    from generator.model.config import Config
    from generator.parse.about import parse_about
    from generator.parse.addition import parse_addition
    from generator.parse.config import parse_config
    from generator.parse.document import REGISTRY, parse_document
    from generator.parse.page import parse_page
    from generator.parse.profile import parse_profile
    from generator.plan.markdown import markdown_to_html
    from generator.plan.person import joined
    from generator.plan.routes import file_of
    from generator.plan.site import plan_site
    from generator.prose import parse_prose, to_html, to_plain
    from generator.render.renderer import Renderer

    for row in REGISTRY:
        # Loaded when asked for, otherwise, and without instruments then.
        importlib.import_module(f"generator.parse.formats.{row.module}")

Target = Callable[[bytes], object]


class _Strict(HTMLParser):
    """Refuses what an author must not bring into a page."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at one element."""
        if tag in _FORBIDDEN or any(name.startswith("on") or name in ("style", "src", "id", "name") for name, _ in attrs):
            raise AssertionError(f"<{tag}> with {attrs} came in")
        for name, content in attrs:
            if name == "href" and (content or "").partition(":")[0].lower() in ("javascript", "data", "vbscript", "blob"):
                raise AssertionError(f"a link to {content} came in")


_FORBIDDEN = frozenset("script style iframe object embed img svg form input link meta base template video audio".split())


def _strict(html: str) -> None:
    reader = _Strict(convert_charrefs=True)
    reader.feed(html)
    reader.close()


def _prose(content: bytes) -> None:
    prose = parse_prose(content.decode("utf-8", "replace"))
    to_plain(prose)
    _strict(to_html(prose))


@cache
def _renderer() -> Renderer:
    return Renderer(load_theme(HERE / "nowhere"))


def _site(content: bytes) -> None:
    """Make every page and file of a site of one document: a profile, or whatever else it is recognised as."""
    document, _ = parse_document(content, "content/someone.txt")
    if document is None:
        return
    profile, _ = joined("content/someone.txt", None, (document,), About(source="about.md", name="Some One"))
    if profile is None:
        return
    site, _ = plan_site((profile,), (), Config(base_url="https://example.org/"))
    _renderer().forget()
    for page in site.pages():
        file_of(page.path)
        _renderer().render(page)


def _document(name: str) -> Target:
    return lambda content: parse_document(content, name)


_NAMES = {"json": "works.json", "xml": "works.xml", "text": "works.txt"}
_ENDINGS = {"bibtex": "works.bib", "ris": "works.ris", "cff": "CITATION.cff", "pubmed": "works.nbib", "markdown": "works.md",
            "google_scholar": "works.csv"}  # fmt: skip
TARGETS: dict[str, Target] = {
    **{row.module: _document(_ENDINGS.get(row.module, _NAMES[row.syntax])) for row in REGISTRY},
    "document": _document("works"),
    "profile": lambda content: parse_profile(content, "someone.txt"),
    "prose": _prose,
    "markdown_page": lambda content: _strict(markdown_to_html(content.decode("utf-8", "replace"))),
    "about": lambda content: parse_about(content, "about.md"),
    "addition": lambda content: parse_addition(content, "papers/one.md"),
    "page": lambda content: parse_page(content, "pages/one.md"),
    "site": _site,
    "settings": lambda content: parse_config(content, "site.toml"),
}


def main() -> None:
    """Read the command line, and try inputs until the time is over or one breaks the target."""
    arguments = argparse.ArgumentParser(description="Look for inputs that break a reader.")
    arguments.add_argument("target", choices=sorted(TARGETS))
    arguments.add_argument("input", nargs="?", type=Path, help="try this one input and nothing else")
    arguments.add_argument("--seconds", type=int, default=600)
    arguments.add_argument("--seeds", type=Path, action="append", default=[], help="a folder of documents to begin with")
    arguments.add_argument("--longest", type=int, default=4096, help="bytes of the longest input to try")
    wanted = arguments.parse_args()
    kept, found = HERE.parent / ".fuzz" / wanted.target, HERE.parent / ".fuzz" / "found"
    kept.mkdir(parents=True, exist_ok=True)
    found.mkdir(parents=True, exist_ok=True)
    limits = [f"-max_total_time={wanted.seconds}", f"-max_len={wanted.longest}", "-timeout=10", "-rss_limit_mb=1024"]
    where = [str(wanted.input)] if wanted.input else [str(kept), *map(str, wanted.seeds)]
    target = TARGETS[wanted.target]

    def attempt(content: bytes) -> None:
        target(content)

    atheris.Setup([sys.argv[0], *limits, f"-artifact_prefix={found}/{wanted.target}-", *where], attempt)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
