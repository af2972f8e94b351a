import json
from pathlib import Path

import pytest

from generator.fetch import services
from tests.commands import run
from tests.documents import FIRST, document
from tests.services_server import Reply, Server

ORCID = "orcid:0000-0001-6318-9021"
PATH = "/orcid/v3.0/0000-0001-6318-9021/record"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in services._EVERY:
        monkeypatch.setitem(services._EVERY, name, 0.0)
    return tmp_path


@pytest.fixture
def record(fixtures: Path) -> bytes:
    return (fixtures / "orcid" / "personal_site_v2.json").read_bytes()


def files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_a_new_person_gets_a_folder_by_their_name(home: Path, server: Server, record: bytes) -> None:
    server.answer(PATH, Reply(record))
    code, out, err = run("import", ORCID)
    assert (code, err) == (0, "")
    assert out == "content/diogo-e-aguiam/orcid-0000-0001-6318-9021.json  ORCID: Diogo E. Aguiam, 14 works\n"
    folder = home / "content" / "diogo-e-aguiam"
    assert files(folder) == ["orcid-0000-0001-6318-9021.json", "sources.toml"]
    assert (folder / "orcid-0000-0001-6318-9021.json").read_bytes() == record
    assert 'from = "orcid:0000-0001-6318-9021"' in (folder / "sources.toml").read_text("utf-8")
    # What was brought in builds, without the network.
    asked = len(server.asked)
    code, _, _ = run("check")
    assert code == 0 and len(server.asked) == asked


def test_refresh_asks_again_and_replaces_only_what_was_fetched(home: Path, server: Server, record: bytes) -> None:
    server.answer(PATH, Reply(record))
    run("import", ORCID)
    folder = home / "content" / "diogo-e-aguiam"
    (folder / "about.md").write_text("---\nposition: Engineer\n---\n", "utf-8")
    code, out, _ = run("import", "--refresh")
    assert code == 0 and out.endswith("14 works, unchanged\n")
    changed = json.loads(record)
    changed["activities-summary"]["works"]["group"].pop()
    server.answer(PATH, Reply(json.dumps(changed).encode()))
    code, out, _ = run("import", "--refresh", "--to", "content/diogo-e-aguiam")
    assert code == 0 and out.endswith("13 works\n")
    assert files(folder) == ["about.md", "orcid-0000-0001-6318-9021.json", "sources.toml"]


def test_files_that_a_refresh_no_longer_gives_go(home: Path, server: Server) -> None:
    page = {"results": [{"id": "https://openalex.org/W1", "title": "T"}], "meta": {"next_cursor": "x"}}
    last = {**page, "meta": {}}
    author = Reply(b'{"id": "https://openalex.org/A12", "display_name": "Ada Beispiel"}')
    server.answer("/openalex/authors/A12", author)
    server.answer("/openalex/works", Reply(json.dumps(page).encode()), Reply(json.dumps(last).encode()))
    run("import", "openalex:A12", "--mailto", "ada@example.org")
    folder = home / "content" / "ada-beispiel"
    assert files(folder) == ["openalex-A12-works.jsonl", "openalex-A12.json", "sources.toml"]
    code, _, _ = run("import", "--refresh")
    assert code == 0
    assert files(folder) == ["openalex-A12-works.json", "openalex-A12.json", "sources.toml"]


def test_one_failure_does_not_keep_the_others_out(home: Path, server: Server, record: bytes) -> None:
    server.answer(PATH, Reply(record))
    code, out, err = run("import", "orcid:0000-0002-1825-0097", ORCID)
    assert code == 1
    assert "error: orcid:0000-0002-1825-0097: it has no such record (404)" in err
    assert "14 works" in out


def test_an_error_under_the_status_of_success_is_not_kept(home: Path, server: Server, fixtures: Path) -> None:
    server.answer("/arxiv/api/query", Reply((fixtures / "arxiv" / "error_entry.atom").read_bytes()))
    code, _, err = run("import", "arxiv:2404.09937")
    assert code == 1 and "incorrect id format for abc" in err
    assert not (home / "content").exists()


def test_own_files_are_copied_recognised_and_never_written_over(home: Path, fixtures: Path) -> None:
    source = home / "download (3).txt"
    source.write_bytes((fixtures / "crossref" / "work_one.json").read_bytes())
    code, out, _ = run("import", str(source), "--to", "content/ada")
    assert code == 0 and "Crossref: 1 work" in out
    assert files(home / "content") == ["ada/download (3).json"]
    # The same again does nothing, another content under the same name is refused.
    assert run("import", str(source), "--to", "content/ada")[0] == 0
    source.write_bytes((fixtures / "crossref" / "works_list_2.json").read_bytes())
    code, _, err = run("import", str(source), "--to", "content/ada")
    assert code == 1 and "is there already" in err
    unknown = home / "sheet.dat"
    unknown.write_text("1;2;3\n", "utf-8")
    code, _, err = run("import", str(unknown))
    assert code == 1 and "none of the formats" in err
    profile = home / "me.txt"
    profile.write_bytes(document(FIRST))
    assert run("import", str(profile), "--to", "content/ada")[0] == 0
    assert (home / "content" / "ada" / "profile.txt").read_bytes() == document(FIRST)


def test_an_own_file_of_the_same_name_is_not_replaced_by_a_fetched_one(home: Path, server: Server, record: bytes) -> None:
    server.answer(PATH, Reply(record))
    own = home / "content" / "ada" / "orcid-0000-0001-6318-9021.json"
    own.parent.mkdir(parents=True)
    own.write_text("mine", "utf-8")
    code, _, err = run("import", ORCID)
    assert code == 1 and "is there already" in err
    assert own.read_text("utf-8") == "mine"


def test_a_broken_ledger_is_kept(home: Path, server: Server, record: bytes) -> None:
    server.answer(PATH, Reply(record))
    ledger = home / "content" / "ada" / "sources.toml"
    ledger.parent.mkdir(parents=True)
    ledger.write_text("[[source", "utf-8")
    for arguments in (("import", ORCID), ("import", "--refresh")):
        code, _, err = run(*arguments)
        assert code == 1 and "cannot be understood" in err
    assert ledger.read_text("utf-8") == "[[source"


class TestWhose:
    def test_the_only_folder_is_meant(self, home: Path, server: Server, record: bytes) -> None:
        server.answer(PATH, Reply(record))
        (home / "content" / "ada").mkdir(parents=True)
        (home / "content" / "pages").mkdir()
        assert run("import", ORCID)[0] == 0
        assert "ada/sources.toml" in files(home / "content")

    def test_of_several_people_one_has_to_be_named(self, home: Path) -> None:
        for name in ("ada", "ben"):
            (home / "content" / name).mkdir(parents=True)
        code, _, err = run("import", ORCID)
        assert code == 2 and "--to content/NAME" in err

    def test_a_person_of_one_file_is_told_what_to_do(self, home: Path) -> None:
        (home / "content").mkdir()
        (home / "content" / "ada.txt").write_bytes(document(FIRST))
        code, _, err = run("import", ORCID)
        assert code == 2 and "content/ada/profile.txt" in " ".join(err.split())


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((), "Say what to bring in"),
        (("orcid:0000-0002-1825-0098",), "check digit"),
        (("nowhere.bib",), "There is no file"),
        (("--refresh",), "nothing to refresh"),
        ((ORCID, "--mailto", "ada"), "no address"),
    ],
)
def test_wrong_usage(home: Path, arguments: tuple[str, ...], words: str) -> None:
    code, _, err = run("import", *arguments)
    assert code == 2
    assert words in " ".join(err.split())


def test_json_for_programs(home: Path, server: Server, record: bytes) -> None:
    server.answer(PATH, Reply(record))
    code, out, _ = run("import", ORCID, "orcid:0000-0002-1825-0097", "--json")
    facts = json.loads(out)
    assert code == 1 and facts["ok"] is False
    assert facts["done"][0]["works"] == 14 and facts["done"][0]["person"] == "Diogo E. Aguiam"
    assert "404" in facts["done"][1]["error"]
