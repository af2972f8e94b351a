import pytest

from generator.parse.pages import pages_of


@pytest.mark.parametrize(
    ("printed", "pages"),
    [
        ("1--10", "1–10"), ("1-10", "1–10"), ("1 – 10", "1–10"), ("pp. 3—4", "3–4"), ("17", "17"), ("e1003", "e1003"),
        ("1--3, 7--9", "1–3, 7–9"), ("xi−xv", "xi–xv"), ("S1-S10", "S1–S10"), ("12 to 14", "12–14"), ("12-", "12"),
        ("", None), (None, None), ("--", None), ("221‐238", "221–238"),
    ],
)  # fmt: skip
def test_ranges_have_an_en_dash(printed: str | None, pages: str | None) -> None:
    assert pages_of(printed) == pages
