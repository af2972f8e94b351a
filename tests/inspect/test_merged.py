import json
from pathlib import Path

import jsonschema
import pytest

from generator.cli import main
from generator.inspect.records import schema
from tests.documents import FIRST, SECOND, document
from tests.sites import write_project

WORKS = """[
 {"id": "walk", "type": "article-journal", "title": "On Walking", "issued": {"date-parts": [[2025]]}, "DOI": "10.1000/walk",
  "author": [{"family": "Beispiel", "given": "Ada"}, {"family": "Exempel", "given": "Ben"}]}
]"""


def inspect(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str]:
    with pytest.raises(SystemExit) as ended:
        main(["inspect", *words])
    assert isinstance(ended.value.code, int)
    return ended.value.code, capsys.readouterr().out


@pytest.mark.parametrize("folder", ["content", "content/ada"])
def test_it_tells_every_paper_once_and_where_each_field_comes_from(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], folder: str
) -> None:
    documents: dict[str, bytes | str] = {
        "ada/profile.txt": document(FIRST, SECOND),
        "ada/about.md": "---\nname: Ada Beispiel\n---\n",
        "ada/works.json": WORKS,
    }
    write_project(tmp_path, documents)
    code, out = inspect(capsys, str(tmp_path / folder), "--merged", "--json")
    assert code == 0
    found = json.loads(out)
    jsonschema.Draft202012Validator(schema()).validate(found)
    assert [person["name"] for person in found["people"]] == ["Ada Beispiel"]
    walking, standing = found["papers"]
    assert [name.rpartition("/")[2] for name in walking["documents"]] == ["profile.txt", "works.json"]
    assert [name.rpartition("/")[2] for name in walking["provenance"]["doi"]] == ["works.json"]
    assert [name.rpartition("/")[2] for name in walking["provenance"]["abstract"]] == ["profile.txt"]
    assert (walking["address"], walking["people"], walking["authors_complete"]) == ("on-walking", ["Ada Beispiel"], True)
    assert [name.rpartition("/")[2] for name in standing["provenance"]["title"]] == ["profile.txt"]
    assert "line" not in standing["provenance"]


def test_people_read_it_as_a_table(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_project(tmp_path, {"ada/profile.txt": document(FIRST), "ada/works.json": WORKS})
    code, out = inspect(capsys, str(tmp_path / "content"), "--merged")
    assert code == 0
    assert "1 papers, 1 of them in several documents" in out or "1 paper, in several documents" in out
    assert "works.json: byline, doi" in out


def test_one_folder_at_a_time(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_project(tmp_path, {"ada.txt": document(FIRST)})
    assert inspect(capsys, str(tmp_path / "content"), str(tmp_path), "--merged")[0] == 2
    write_project(tmp_path, {"ben.txt": b""})
    assert inspect(capsys, str(tmp_path / "content" / "ben.txt"), "--merged", "--json")[0] == 1
