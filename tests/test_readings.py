import datetime
from pathlib import Path

import pytest

from generator.parse.profile import parse_profile
from generator.readings import Readings
from tests.documents import document

CONTENT = document(
    "92.3LGMay 28Code\nA title with $x^2$\n\nAda Beispiel et al. · org\n\nAn abstract https://example.org/x.\n", "XX\nOdd\n"
)


def read(folder: Path | None, content: bytes = CONTENT, as_of: datetime.date | None = None, source: str = "ada.txt"):  # type: ignore[no-untyped-def]
    readings = Readings(folder)
    return readings.profile(content, source, as_of, None), readings


def test_what_is_remembered_is_what_was_read(tmp_path: Path) -> None:
    first, _ = read(tmp_path)
    again, readings = read(tmp_path)
    assert again == first == parse_profile(CONTENT, "ada.txt")
    assert not readings.damaged
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.parametrize("change", ["content", "as_of", "source"])
def test_nothing_is_remembered_of_another_document_or_day(tmp_path: Path, change: str) -> None:
    read(tmp_path)
    as_of = datetime.date(2020, 6, 1) if change == "as_of" else None
    content = CONTENT.replace(b"Ada", b"Eva") if change == "content" else CONTENT
    source = "eva.txt" if change == "source" else "ada.txt"
    found, _ = read(tmp_path, content, as_of, source)
    assert found == parse_profile(content, source, as_of)


def test_a_reading_is_used_without_reading_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first, _ = read(tmp_path)
    monkeypatch.setattr("generator.readings.parse_profile", None)
    assert read(tmp_path)[0] == first


@pytest.mark.parametrize("damage", [b"", b"nonsense", b"oeuvre reading 1 for x y\n{}", "cut", "changed"])
def test_a_damaged_reading_is_not_used(tmp_path: Path, damage: bytes | str) -> None:
    first, _ = read(tmp_path)
    (path,) = tmp_path.iterdir()
    stored = path.read_bytes()
    path.write_bytes(stored[:-9] if damage == "cut" else stored.replace(b"Ada", b"Eva") if damage == "changed" else damage)  # type: ignore[arg-type]
    again, readings = read(tmp_path)
    assert again == first
    assert readings.damaged
    assert path.read_bytes() == stored


def test_a_folder_that_cannot_be_used_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    assert read(tmp_path / "file")[0] == parse_profile(CONTENT, "ada.txt")


def test_documents_that_are_gone_are_forgotten(tmp_path: Path) -> None:
    readings = Readings(tmp_path)
    for source in ("ada.txt", "eva.txt"):
        readings.profile(CONTENT, source, None, None)
    readings.forget_unused()
    assert len(list(tmp_path.iterdir())) == 2
    readings.profile(CONTENT, "eva.txt", None, None)
    readings.forget_unused()
    assert len(list(tmp_path.iterdir())) == 1
