"""Papers for tests of what is written from them, and texts that nobody should take at their word."""

from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from generator.model.dates import PartialDate
from generator.model.paper import Authorship, Byline, Paper, Publication, Venue
from generator.model.person import PersonName
from generator.plan.reference import Reference, reference_of

MAY_28 = PartialDate(text="May 28, 2025", year=2025, month=5, day=28)
AUTHORS = ("KaShun Shum", "Binyuan Hui", "Ludwig Q. van Beethoven", "Robert W. Heath, Jr.")
INFERRED = PartialDate(text="May 28", year=2026, month=5, day=28, year_inferred=True)


def a_paper(
    title: str, *names: str | PersonName, complete: bool = True, date: PartialDate | None = MAY_28, **more: Any
) -> Paper:
    """Return a paper, of some authors and a known day unless said otherwise."""
    authorships = tuple(
        Authorship(name=PersonName(display=name) if isinstance(name, str) else name, position=position)
        for position, name in enumerate(names, start=1)
    )
    byline = Byline(authorships=authorships, complete=complete)
    return Paper(title=title, byline=byline, date=date, source_order=1, line=1, **more)


def reference(paper: Paper, base_url: str | None = "https://a.org/", language: str = "en") -> Reference:
    """Return a paper for other programs."""
    return reference_of(paper, "papers/x/", base_url, language)


def byline(*names: str | PersonName, complete: bool = True) -> Byline:
    """Return a byline of printed names."""
    return a_paper("x", *names, complete=complete).byline


def on_walking(*names: str | PersonName, base_url: str | None = "https://a.org/", **facts: Any) -> Reference:
    """Return the reference of a paper of which as much is known as a test says. facts: fields of Paper."""
    known = {"title": "On Walking", "byline": byline(*names), "source_order": 1, "line": 1, **facts}
    return reference_of(Paper(**known), "papers/on-walking/", base_url, "en")


# What formats are made of, so that texts hit their seams far more often than by chance.
_SEAMS = st.sampled_from(
    [
        "\r\n", "\n\n", "TY  - JOUR", "ER  - ", "AU  - Evil, E", "}", "{", "},", "@misc{x, title={y}}", "\\", '"', "'",
        "$", "$x^2$", "$\\frac{a}{b}$", "$\\input{x}$", "%", "#", "&", "&lt;", "~", "^", "_", "--", ",", ";", "=1+1", "+",
        "-", "@", "|", "\t", "# ", "> ", "<script>alert(1)</script>", "[x](javascript:alert(1))", "![x](http://e.org/x)", "`",
        "```", "* ", "1. ", "<!--", "]]>", " and ", "others", "et al.", "\u2028", "\u00a0", "É", "LLMs", "芹沢",
        "http://e.org/a_b", "''", "``", "\\textbf{x}", "\\emph{",
    ]
)  # fmt: skip
_LETTERS = "abZ 19.:!\\{}$%&#_~^<>|`'\"=+-@,;()[]*/éß芹—\u2028\u00a0\u2009"
TEXTS = (
    st.lists(_SEAMS | st.text(_LETTERS, max_size=6), min_size=1, max_size=4)
    .map("".join)
    .map(lambda text: " ".join(text.split()))
    .filter(bool)
)
"""One line, as the reading of documents leaves it."""

hostile = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""For tests that read a whole format back: a machine that is busy is not a fault."""

NAMES = TEXTS | st.sampled_from(
    [*AUTHORS, "The ALICE Collaboration", "Aristotle", "芹沢あゆみ", "Renée Müller-López", "bell hooks"]
)


@st.composite
def papers(draw: st.DrawFn) -> Paper:
    """Return papers of all kinds, hostile ones among them."""
    date = draw(
        st.sampled_from(
            [None, MAY_28, INFERRED, PartialDate(text="2025", year=2025), PartialDate(text="May 2025", year=2025, month=5)]
        )
    )
    venue = draw(
        st.none() | st.builds(Venue, name=TEXTS, kind=st.sampled_from([None, "journal", "conference", "book", "repository"]))
    )
    optional = st.none() | TEXTS
    publication = draw(
        st.none()
        | st.builds(
            Publication, volume=optional, issue=optional, pages=optional, publisher=optional, genre=optional, edition=optional
        )
    )
    return a_paper(
        draw(TEXTS),
        *draw(st.lists(NAMES, max_size=3)),
        complete=draw(st.booleans()),
        date=date,
        venue=venue,
        publication=publication,
        type=draw(
            st.sampled_from([None, "article", "article-journal", "paper-conference", "thesis", "book", "report", "dataset"])
        ),
        abstract=tuple(draw(st.lists(TEXTS, max_size=2))),
        keywords=tuple(draw(st.lists(TEXTS, max_size=2))),
        doi=draw(st.sampled_from([None, "10.1000/xyz", "10.1002/(sici)1097<1::aid-a>3.0.co;2-#", "10.1000/a_b%c{d}~e"])),
        arxiv_id=draw(st.sampled_from([None, "2404.09937", "math/0601001"])),
    )
