import json
from pathlib import Path

import jsonschema

from generator.plan.api import schema
from generator.settings import Options
from tests.documents import FIRST, SECOND, document
from tests.sites import build_project, files_of, write_project


def valid(content: bytes, record: str, definitions: dict[str, object]) -> dict[str, object]:
    value = json.loads(content)
    jsonschema.Draft202012Validator({**definitions, "$ref": f"#/$defs/{record}"}).validate(value)
    assert isinstance(value, dict)
    return value


def test_every_file_holds_to_the_published_schema(tmp_path: Path) -> None:
    documents: dict[str, bytes | str] = {
        "ada.txt": document(FIRST, "LGMay 3\nUndated <b>\n\nAda Beispiel\n"),
        "ben.txt": document(SECOND, FIRST, header="Ben Exempel\n\nLG\n"),
    }
    write_project(tmp_path, documents)
    build_project(tmp_path, Options(base_url="https://a.org/lab/"))
    files = files_of(tmp_path / "output")
    definitions = json.loads(files["api/schema.json"])
    assert definitions == json.loads(json.dumps(schema()))

    site = valid(files["api/index.json"], "SiteRecord", definitions)
    assert (site["paper_count"], site["url"], site["schema"]) == (3, "https://a.org/lab/", "api/schema.json")
    people = [one["api"] for one in site["people"]]  # type: ignore[attr-defined]
    assert people == ["api/people/ada-beispiel.json", "api/people/ben-exempel.json"]
    for path in people:
        person = valid(files[path], "PersonRecord", definitions)
        assert f"{person['path']}index.html" in files
        assert person["paper_count"] == 2
    papers = [path for path in files if path.startswith("api/papers/")]
    assert sorted(papers) == sorted(one["api"] for one in site["papers"]["papers"])  # type: ignore[index]
    for path in papers:
        paper = valid(files[path], "PaperRecord", definitions)
        assert f"{paper['path']}index.html" in files
        assert paper["url"] == f"https://a.org/lab/{paper['path']}"
    walking = json.loads(files["api/papers/on-walking.json"])
    assert walking["people"] == people
    assert walking["documents"] == ["ada.txt", "ben.txt"]
    assert walking["provenance"]["title"] in walking["documents"]
    assert not walking["authors_complete"]
    assert walking["date"] == {"iso": "2025-05-28", "printed": "May 28, 2025", "year_inferred": False}
    assert json.loads(files["api/papers/undated-b.json"])["date"]["year_inferred"]


def test_long_lists_go_on_in_files_of_their_own_that_a_new_paper_does_not_move(tmp_path: Path) -> None:
    papers = [f"CLMay {i % 28 + 1}, {2000 + i % 20}\nPaper {i}\n\nAda Beispiel\n" for i in range(2300)]
    write_project(tmp_path, {"ada.txt": document(*papers)})
    build_project(tmp_path)
    files = files_of(tmp_path / "output")
    definitions = json.loads(files["api/schema.json"])
    for start in ("api/index.json", "api/people/ada-beispiel.json"):
        first = json.loads(files[start])["papers"]
        titles, older = [one["title"] for one in first["papers"]], first["older"]
        assert older == start.replace(".json", "/1.json")
        while older:
            part = valid(files[older], "PaperList", definitions)
            titles += [one["title"] for one in part["papers"]]  # type: ignore[attr-defined]
            older = part["older"]
        assert len(titles) == len(set(titles)) == 2300


def test_it_can_be_left_out(tmp_path: Path) -> None:
    write_project(tmp_path, {"ada.txt": document(FIRST)}, "api = false\nllms_txt = false")
    build_project(tmp_path)
    assert not any(path.startswith(("api/", "llms")) for path in files_of(tmp_path / "output"))
