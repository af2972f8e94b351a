"""Documents made from known facts, with everything in them that looks like structure and is none: the same facts come out."""

import datetime
from dataclasses import dataclass

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.inspect import paper_facts
from generator.model.category import taxonomy
from generator.parse.profile import parse_profile


@dataclass(frozen=True)
class Facts:
    """What one paper of a document says."""

    score: str
    category: str
    date: str
    code: bool
    title: str
    authors: tuple[str, ...]
    cut: bool
    organisations: tuple[str, ...]
    abstract: tuple[str, ...]

    @property
    def stamp(self) -> str:
        """The line above the title."""
        return f"{self.score}{self.category}{self.date}{'Code' if self.code else ''}"

    @property
    def has_one_reading(self) -> bool:
        """A year directly behind a score can be read in several ways; a paper without any part has no first line."""
        return bool(self.stamp) and not (self.score and not self.category and self.date == "2019")

    def lines(self) -> list[str]:
        """The paper as it stands in a document."""
        byline = ", ".join(self.authors) + (" et al." if self.cut else "")
        byline += f" · {', '.join(self.organisations)}" if self.organisations else ""
        return [self.stamp, self.title, "", byline, "", *(line for text in self.abstract for line in (text, ""))]


SUBJECTS = sorted({code.partition(".")[2] for code in taxonomy() if code.partition(".")[2].isupper()})
NAMES = st.sampled_from(
    "Ada Beispiel|Ben Exempel|Wei Li|Ping Tak Peter Tang|Robert W. Heath, Jr.|D. Portes Jr.|María de la Cruz|王小明|"
    "J.-P. O'Brien|Ludwig van der Berg|The ALICE Collaboration|Zoë Müller-López|Ibn Al-Khwarizmi|John Smith III".split("|")
)
TITLES = st.sampled_from(
    (
        "7 Ways to Walk|LGMay 28|15 Papers|On $x^2$ and more|2024|100 Years of Code|Code|A: b|CL|What?|h-index20|Über alles|"
        "92.3%|May 2025|cs.CL|hep-th|1,679 citations|et al.|Stop. Go!|Deep, by the Deep|novelty is all|A, B, and C|12"
    ).split("|")
)
PARAGRAPHS = st.sampled_from(
    "We walk. It is good.|LGMay 28|92.3LGMay 28, 2025Code|Results: 3 Papers were read.|15 Papers|One, two, and it ends.|"
    "Ada Beispiel, Ben Li|We thank Smith et al.|$5 and $6|- item|https://x.org/a|Short|and so on|CL|88".split("|")
)
PAPERS = st.builds(
    Facts,
    score=st.sampled_from(["", "", "0", "7", "92.3", "100", "99.95", "5.0"]),
    category=st.sampled_from(["", "CL", "LG", *taxonomy(), *SUBJECTS]),
    date=st.sampled_from(["", "May 28", "Dec 26, 2025", "Jan 2001", "2019", "Feb 9, 1999"]),
    code=st.booleans(),
    title=TITLES,
    authors=st.lists(NAMES, min_size=1, max_size=4, unique=True).map(tuple),
    cut=st.booleans(),
    organisations=st.sampled_from([(), (), ("cmu",), ("baidu", "tencent-ai")]),
    abstract=st.lists(PARAGRAPHS, max_size=3).map(tuple),
).filter(lambda facts: facts.has_one_reading)


@settings(max_examples=150, deadline=None)
@given(
    papers=st.lists(PAPERS, max_size=8, unique_by=lambda facts: (facts.title.casefold(), facts.authors, facts.date)),
    end=st.sampled_from(["\n", "\r\n", " \n", "\t\n"]),
    mark=st.sampled_from([b"", b"\xef\xbb\xbf"]),
)
def test_what_is_written_is_what_is_read(papers: list[Facts], end: str, mark: bytes) -> None:
    heading = f"{len(papers)} Paper{'' if len(papers) == 1 else 's'}"
    lines = ["Ada Beispiel", "", "CL", "h-index20", "", heading, "", *(line for paper in papers for line in paper.lines())]
    profile, notes = parse_profile(mark + end.join(lines).encode(), "x.txt", datetime.date(2026, 6, 30))
    assert profile is not None
    assert notes == ()
    assert len(profile.papers) == len(papers)
    for paper, facts in zip(profile.papers, papers, strict=True):
        found = paper_facts(paper)
        assert found["title"] == facts.title
        assert found["authors"] == list(facts.authors)
        assert found["authors_complete"] is not facts.cut
        assert found["organisations"] == list(facts.organisations)
        assert found["category"] == (facts.category or None)
        assert found["score"] == (float(facts.score) if facts.score else None)
        assert (paper.date.text if paper.date else "") == facts.date
        assert found["code"] is facts.code
        assert found["abstract"] == "\n\n".join(facts.abstract)
