import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.fetch.ledger import Entry, LedgerError, ledger_text, parse_ledger

NAMES = st.text("abcXYZ0189-_.é \"'", min_size=1, max_size=20).filter(lambda name: not name.startswith("."))


@given(st.lists(st.builds(Entry, st.text(max_size=30), st.lists(NAMES, max_size=3).map(tuple), st.none() | st.dates())))
def test_what_is_written_is_read_back(entries: list[Entry]) -> None:
    assert parse_ledger(ledger_text(tuple(entries))) == tuple(entries)


def test_the_text_is_for_people_too() -> None:
    text = ledger_text((Entry("orcid:0000-0002-1825-0097", ("orcid.json",), datetime.date(2026, 5, 30)),))
    assert text.endswith('[[source]]\nfrom = "orcid:0000-0002-1825-0097"\nfiles = ["orcid.json"]\nfetched = 2026-05-30\n')
    assert text.startswith("# Files that `oeuvre import` has fetched.")


@pytest.mark.parametrize(
    "text",
    ["[[source]", "source = 1", "source = [1]", "[[source]]\nfiles = []", '[[source]]\nfrom = "x"\nfiles = ["../x"]',
     '[[source]]\nfrom = "x"\nfiles = ["/etc/x"]', '[[source]]\nfrom = "x"\nfiles = [".hidden"]',
     '[[source]]\nfrom="x"\nfiles=["C:x"]'],
)  # fmt: skip
def test_broken_or_dangerous_ones_are_refused(text: str) -> None:
    with pytest.raises(LedgerError):
        parse_ledger(text)
