"""A paper that is kept unread is the paper, whatever is asked of it first."""

import copy
import pickle
from collections.abc import Callable

import pytest
from pydantic_core import to_json

from generator.model.dates import PartialDate
from generator.model.paper import Authorship, Byline, Organisation, Paper
from generator.model.person import PersonName

BYLINE = Byline(authorships=(Authorship(name=PersonName(display="Ada Beispiel"), position=1),), complete=False)
PAPER = Paper(
    title="On Walking",
    byline=BYLINE,
    organisations=(Organisation(slug="institute"),),
    abstract=("We walk.", "“Far”, as $x^2$ tells."),
    date=PartialDate(text="May 2, 2024", year=2024, month=5, day=2),
    score=92.3,
    source="content/ada.bib",
    format="bibtex",
    source_order=4,
    line=17,
)
PLACE = {"source": PAPER.source, "format": PAPER.format, "source_order": PAPER.source_order, "line": PAPER.line}


def kept(gist: object = None) -> Paper:
    return Paper.of_record(PAPER.record, gist, **PLACE)


ASKED: dict[str, Callable[[Paper], object]] = {
    "a field": lambda paper: paper.title,
    "an unknown fact": lambda paper: (paper.venue, paper.doi, paper.code_url),
    "equality": lambda paper: (paper == PAPER, paper == PAPER, paper != PAPER, paper == kept()),
    "hash": lambda paper: hash(paper) == hash(PAPER),
    "fields": dict,
    "representation": repr,
    "copy": copy.copy,
    "deep copy": copy.deepcopy,
    "changed copy": lambda paper: paper.model_copy(update={"title": "On Standing"}),
    "pickle": lambda paper: pickle.loads(pickle.dumps(paper)),  # noqa: S301 - our own
    "dump": lambda paper: paper.model_dump(),
    "JSON": lambda paper: paper.model_dump_json(),
    "JSON by others": lambda paper: paper.title and to_json(paper),
    "record": lambda paper: paper.record,
    "fields that were set": lambda paper: paper.title and sorted(paper.model_fields_set),
}


@pytest.mark.parametrize("ask", ASKED.values(), ids=ASKED)
def test_a_paper_answers_the_same_whether_it_has_been_read_or_not(ask: Callable[[Paper], object]) -> None:
    paper = kept()
    assert not paper.is_read
    if ask is not ASKED["fields that were set"]:
        assert ask(paper) == ask(PAPER)
        assert ask(paper) == ask(PAPER)
    assert paper == PAPER
    assert paper.is_read


def test_where_it_stands_is_known_without_reading() -> None:
    paper = kept()
    assert (paper.source, paper.format, paper.source_order, paper.line) == ("content/ada.bib", "bibtex", 4, 17)
    assert paper.record == PAPER.record
    assert not paper.is_read


def test_a_name_that_nobody_knows_is_an_error_as_ever() -> None:
    for paper in (kept(), PAPER):
        with pytest.raises(AttributeError):
            paper.nothing  # type: ignore[attr-defined]  # noqa: B018 - that is the point


def test_the_same_at_another_place_stays_unread_and_keeps_its_gist() -> None:
    paper = kept("gist")
    moved = paper.placed(line=99)
    assert (moved.line, moved.gist, moved.is_read, paper.is_read) == (99, "gist", False, False)
    assert moved.placed(line=17) == PAPER
    assert moved.title == PAPER.title
    assert moved.is_read
    assert moved.placed(line=17, source_order=4) == PAPER
    assert moved.placed(line=17).gist == "gist"
    assert moved != PAPER


def test_a_changed_copy_has_no_gist_of_something_else() -> None:
    for paper in (kept("gist"), PAPER.placed(line=3)):
        paper.keep_gist("gist")
        changed = paper.model_copy(update={"title": "On Standing"})
        assert changed.gist is None
        assert changed.record != PAPER.record


def test_a_record_says_everything_but_the_place() -> None:
    assert PAPER.placed(line=1, source_order=1, source=None, format="profile").record == PAPER.record
    for change in ({"title": "On Standing"}, {"has_code": True}, {"key": "x"}, {"score_text": "92.3"}):
        assert PAPER.model_copy(update=change).record != PAPER.record
