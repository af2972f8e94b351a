import datetime

import pytest

from generator.parse.config import parse_config


def test_no_file_means_good_defaults() -> None:
    config, notes = parse_config(None, "site.toml")
    assert config is not None
    assert (config.title, config.base_url, config.language, notes) == (None, None, "en", ())


def test_settings() -> None:
    config, notes = parse_config(b'title = "x"\nbase_url = "https://example.org/me"\nas_of = 2026-05-30\n', "site.toml")
    assert config is not None
    assert notes == ()
    assert config.base_url == "https://example.org/me/"
    assert config.as_of == datetime.date(2026, 5, 30)


@pytest.mark.parametrize(
    ("text", "code", "line", "column", "words"),
    [
        ('\ntittle = "x"', "unknown-setting", 2, 1, "did you mean title"),
        ("nonsense = 1", "unknown-setting", 1, 1, "known are"),
        ('title = "x"\nbase_url = "example.org"', "bad-config", 2, 1, "https://example.org"),
        ('base_url = "https://example.org/?x"', "bad-config", 1, 1, "expected an address"),
        ("title = 5", "bad-config", 1, 1, "expected text in quotes"),
        ('as_of = "2026-05-30"', "bad-config", 1, 1, "without quotes"),
        ('colour_scheme = "pink"', "bad-config", 1, 1, "'auto'"),
        ('exports = ["bibtext"]', "bad-config", 1, 1, "did you mean bibtex?"),
        ('exports = ["json"]', "bad-config", 1, 1, "did you mean csl-json?"),
        ('exports = ["odt"]', "bad-config", 1, 1, "known are bibtex, ris, csl-json, csv, markdown"),
        ('exports = "bibtex"', "bad-config", 1, 1, 'expected a list such as ["bibtex", "csv"]'),
        ('citation_styles = ["IEE"]', "bad-config", 1, 1, "did you mean ieee?"),
        ('citation_styles = ["turabian"]', "bad-config", 1, 1, "known are apa, mla, chicago, ieee, vancouver, harvard"),
        ('citation_styles = "apa"', "bad-config", 1, 1, 'expected a list such as ["apa", "ieee"]'),
        ("exports = [1]", "bad-config", 1, 1, "no format"),
        ("papers_per_page = 3", "bad-config", 1, 1, "at least 20"),
        ('language = "English!"', "bad-config", 1, 1, "right form"),
        ('[publish]\ntoo = "git:pages"', "unknown-setting", 2, 1, "did you mean to?"),
        ('[publish]\nto = "pages"', "bad-config", 2, 1, "git:gh-pages for a branch"),
        ('[publish]\nto = "sftp://me:secret@example.org/x"', "bad-config", 2, 1, "a password does not belong"),
        ('[publish]\nto = "git:https://ghp_token@example.org/x#pages"', "bad-config", 2, 1, "a password does not belong"),
        ('publish.endpoint = "https://key:secret@s3.example.org"', "bad-config", 1, 1, "right form"),
        ("title = ", "bad-config", 1, 9, ""),
        ('title = "x', "bad-config", 1, 11, ""),
        ("x = " + "[" * 5000, "bad-config", 1, 1, ""),
    ],
)
def test_what_is_wrong_is_said_with_its_place(text: str, code: str, line: int, column: int, words: str) -> None:
    config, notes = parse_config(text.encode(), "site.toml")
    assert config is None
    assert [(note.code, note.at.line) for note in notes] == [(code, line)]
    if words or code != "bad-config":
        assert notes[0].at.column == column
    assert words in f"{notes[0].message} {notes[0].hint}"


def test_all_faults_are_shown_at_once() -> None:
    _, notes = parse_config(b"tittle = 1\nlanguage = 2\n", "site.toml")
    assert [note.at.line for note in notes] == [1, 2]


def test_citation_styles_keep_the_order_of_the_list() -> None:
    for text, expected in (
        (b"", ("apa", "mla", "chicago", "ieee", "vancouver", "harvard")),
        (b"citation_styles = []", ()),
        (b'citation_styles = ["ieee", "apa", "ieee"]', ("ieee", "apa")),
    ):
        config, notes = parse_config(text, "site.toml")
        assert config is not None
        assert (config.citation_styles, notes) == (expected, ())


def test_exports_are_a_list_of_formats_each_once_in_our_order() -> None:
    for text, expected in (
        (b"", ("bibtex", "ris", "csl-json", "csv", "markdown")),
        (b"exports = []", ()),
        (b'exports = ["csv", "bibtex", "csv"]', ("bibtex", "csv")),
    ):
        config, notes = parse_config(text, "site.toml")
        assert config is not None
        assert (config.exports, notes) == (expected, ())
