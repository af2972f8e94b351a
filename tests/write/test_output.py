import os
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.load.cache import DAMAGED
from generator.write.manifest import MANIFEST_NAME, read_manifest
from generator.write.output import Output, WriteReport
from generator.write.stage import OutputError
from tests.sites import files_of


def write(folder: Path, contents: dict[str, bytes]) -> WriteReport:
    return write_files(folder / "output", folder / "cache", [(path, b.hex(), b) for path, b in contents.items()])


def write_files(
    output: Path, cache: Path, files: Iterable[tuple[str, str, bytes | None]], protected: tuple[Path, ...] = ()
) -> WriteReport:
    with Output(output, cache, protected) as target:
        return target.publish(target.stage.keep(*file) for file in files)


def known_fingerprints(output: Path, cache: Path) -> dict[str, str]:
    with Output(output, cache) as target:
        return target.fingerprints


def published(folder: Path) -> dict[str, bytes]:
    return {path: content for path, content in files_of(folder / "output").items() if path != MANIFEST_NAME}


def test_only_what_changed_is_written(tmp_path: Path) -> None:
    first = write(tmp_path, {"a.html": b"1", "b/c.html": b"2"})
    assert (sorted(first.written), first.unchanged, first.removed) == (["a.html", "b/c.html"], 0, ())
    times = {path: path.stat().st_mtime_ns for path in (tmp_path / "output").rglob("*")}
    again = write(tmp_path, {"a.html": b"1", "b/c.html": b"2"})
    assert (again.written, again.unchanged) == ((), 2)
    assert {path: path.stat().st_mtime_ns for path in (tmp_path / "output").rglob("*")} == times
    third = write(tmp_path, {"a.html": b"3", "d.html": b"4"})
    assert (third.written, third.removed) == (("a.html", "d.html"), ("b/c.html",))
    assert published(tmp_path) == {"a.html": b"3", "d.html": b"4"}
    assert not (tmp_path / "output" / "b").exists()


def test_a_known_page_need_not_be_drawn(tmp_path: Path) -> None:
    output, cache = tmp_path / "output", tmp_path / "cache"
    write(tmp_path, {"a.html": b"1", "b.html": b"2"})
    known = known_fingerprints(output, cache)
    assert known == {"a.html": b"1".hex(), "b.html": b"2".hex()}
    report = write_files(output, cache, [(path, fingerprint, None) for path, fingerprint in known.items()])
    assert report.unchanged == 2
    (output / "a.html").write_bytes(b"defaced")
    assert list(known_fingerprints(output, cache)) == ["b.html"]
    with pytest.raises(OutputError, match="build again"):
        write_files(output, cache, [("a.html", b"1".hex(), None)])


@pytest.mark.parametrize("damage", ["edited", "deleted", "cache gone", "cache damaged", "cache of another shape"])
def test_damage_is_mended_and_nothing_else_is_written(tmp_path: Path, damage: str) -> None:
    contents = {"a.html": b"1", "b.html": b"2"}
    write(tmp_path, contents)
    target, cache = tmp_path / "output" / "a.html", tmp_path / "cache" / "pages"
    if damage == "edited":
        target.write_bytes(b"x")
        os.utime(target, ns=(1, 1))
    elif damage == "deleted":
        target.unlink()
    elif damage == "cache gone":
        cache.unlink()
    elif damage == "cache damaged":
        cache.write_bytes(b"\x00{")
    else:
        cache.write_bytes(b'{"format": 2, "files": []}')
    report = write(tmp_path, contents)
    assert published(tmp_path) == contents
    assert report.written == (("a.html",) if damage in ("edited", "deleted") else ())
    assert (report.ignored == DAMAGED) == (damage in ("cache damaged", "cache of another shape"))


def test_what_is_not_ours_is_left_alone(tmp_path: Path) -> None:
    write(tmp_path, {"a.html": b"1"})
    (tmp_path / "output" / "CNAME").write_bytes(b"example.org")
    (tmp_path / "output" / "photos").mkdir()
    (tmp_path / "output" / "photos" / "x.jpg").write_bytes(b"x")
    write(tmp_path, {"b.html": b"2"})
    assert published(tmp_path) == {"CNAME": b"example.org", "b.html": b"2", "photos/x.jpg": b"x"}
    (tmp_path / "output" / "mine.html").write_bytes(b"mine")
    with pytest.raises(OutputError, match="was not written by Oeuvre"):
        write(tmp_path, {"mine.html": b"3"})
    assert published(tmp_path)["b.html"] == b"2"


def test_a_folder_of_somebody_else_is_refused(tmp_path: Path) -> None:
    (tmp_path / "output").mkdir()
    (tmp_path / "output" / "thesis.tex").write_bytes(b"x")
    with pytest.raises(OutputError, match=r"thesis\.tex"):
        write(tmp_path, {"a.html": b"1"})
    assert published(tmp_path) == {"thesis.tex": b"x"}


def test_hidden_files_do_not_make_a_folder_somebody_elses(tmp_path: Path) -> None:
    (tmp_path / "output" / ".git").mkdir(parents=True)
    (tmp_path / "output" / ".gitignore").write_bytes(b"*")
    write(tmp_path, {"a.html": b"1"})
    assert (tmp_path / "output" / ".git").is_dir()
    assert published(tmp_path) == {".gitignore": b"*", "a.html": b"1"}


def test_dangerous_folders_are_refused(tmp_path: Path) -> None:
    content = tmp_path / "site" / "content"
    content.mkdir(parents=True)
    (tmp_path / "file").write_bytes(b"")
    for folder in (Path(tmp_path.anchor), Path.home(), tmp_path / "site", content, content / "out", tmp_path / "file"):
        with pytest.raises(OutputError):
            write_files(folder, tmp_path / "cache", [("a.html", "1", b"1")], (content,))
    assert files_of(tmp_path) == {"file": b""}


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_nothing_is_written_through_a_link(tmp_path: Path) -> None:
    write(tmp_path, {"a.html": b"1"})
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "output" / "papers").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(OutputError, match="link"):
        write(tmp_path, {"a.html": b"1", "papers/x.html": b"2"})
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_a_failure_while_drawing_leaves_the_old_site(tmp_path: Path) -> None:
    write(tmp_path, {"a.html": b"1", "b.html": b"1"})

    def failing() -> Iterator[tuple[str, str, bytes | None]]:
        yield "a.html", "2", b"2"
        raise OSError("disk full")

    with pytest.raises(OSError, match="disk full"):
        write_files(tmp_path / "output", tmp_path / "cache", failing())
    assert published(tmp_path) == {"a.html": b"1", "b.html": b"1"}
    write(tmp_path, {"a.html": b"2", "b.html": b"2"})
    assert published(tmp_path) == {"a.html": b"2", "b.html": b"2"}


def test_two_pages_cannot_share_a_file(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="two pages"):
        write_files(tmp_path / "output", tmp_path / "cache", [("a.html", "1", b"1"), ("a.html", "2", b"2")])


def test_a_manifest_that_leads_outside_is_not_followed(tmp_path: Path) -> None:
    write(tmp_path, {"a.html": b"1"})
    (tmp_path / "secret").write_bytes(b"x")
    manifest = tmp_path / "output" / MANIFEST_NAME
    manifest.write_text(manifest.read_text("utf-8") + "0" * 64 + "  ../secret\n", "utf-8")
    write(tmp_path, {"b.html": b"1"})
    assert (tmp_path / "secret").exists()
    assert read_manifest(tmp_path / "output") == {
        "b.html": "6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b"
    }


PATHS = st.sampled_from(["a.html", "b.html", "c/a.html", "c/d/a.html", "e/a.html"])
STATES = st.lists(st.dictionaries(PATHS, st.binary(max_size=3)), min_size=1, max_size=4)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(STATES)
def test_any_row_of_builds_ends_in_the_last_state(
    tmp_path_factory: pytest.TempPathFactory, states: list[dict[str, bytes]]
) -> None:
    folder = tmp_path_factory.mktemp("row")
    for state in states:
        report = write(folder, state)
        assert published(folder) == state
        assert len(report.paths) == len(state)


@pytest.mark.parametrize("states", [({"a": b"1"}, {"a/b/c": b"2"}), ({"a/b/c": b"2", "a/d": b"3"}, {"a": b"1"})])
def test_a_file_may_become_a_folder_and_a_folder_a_file(tmp_path: Path, states: tuple[dict[str, bytes], ...]) -> None:
    for state in (*states, states[0]):
        write(tmp_path, state)
        assert published(tmp_path) == state


@pytest.mark.parametrize("wanted", ["a/b", "c"])
def test_what_is_in_the_way_and_not_ours_is_refused_before_anything_is_moved(tmp_path: Path, wanted: str) -> None:
    write(tmp_path, {"0": b"1", "c/own": b"1"})
    (tmp_path / "output" / "a").write_bytes(b"mine")
    (tmp_path / "output" / "c" / "mine").write_bytes(b"mine")
    before = files_of(tmp_path / "output")
    with pytest.raises(OutputError, match="was not written by Oeuvre"):
        write(tmp_path, {"0": b"2", wanted: b"2"})
    assert files_of(tmp_path / "output") == before


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_a_link_on_the_way_is_refused_before_anything_is_moved(tmp_path: Path) -> None:
    write(tmp_path, {"0": b"1"})
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "output" / "papers").symlink_to(tmp_path / "elsewhere")
    before = files_of(tmp_path / "output")
    with pytest.raises(OutputError, match="link"):
        write(tmp_path, {"0": b"2", "papers/x.html": b"2"})
    assert files_of(tmp_path / "output") == before


def test_names_that_look_like_several_lines(tmp_path: Path) -> None:
    state = {"a\u2028b": b"1", "c\x85d": b"2", "e\x0bf  g": b"3"}
    for _ in range(2):
        assert write(tmp_path, state).paths == tuple(state)
        assert published(tmp_path) == state
    assert write(tmp_path, {}).removed == tuple(sorted(state))
    with pytest.raises(OutputError, match="line break"):
        write(tmp_path, {"a\nb": b"1"})


def test_a_damaged_manifest_is_written_anew(tmp_path: Path) -> None:
    write(tmp_path, {"a.html": b"1"})
    manifest = tmp_path / "output" / MANIFEST_NAME
    before = manifest.read_bytes()
    manifest.write_bytes(before.replace(b"6b86", b"0000") + b"rubbish\n")
    assert write(tmp_path, {"a.html": b"1"}).written == ()
    assert manifest.read_bytes() == before


def test_an_edit_that_hides_behind_size_and_time_is_seen(tmp_path: Path) -> None:
    write(tmp_path, {"a.html": b"1", "b.html": b"2"})
    path = tmp_path / "output" / "a.html"
    facts = path.stat()
    path.write_bytes(b"9")
    os.utime(path, ns=(facts.st_atime_ns, facts.st_mtime_ns))
    assert list(known_fingerprints(tmp_path / "output", tmp_path / "cache")) == ["b.html"]
    assert write(tmp_path, {"a.html": b"1", "b.html": b"2"}).written == ("a.html",)
    assert published(tmp_path) == {"a.html": b"1", "b.html": b"2"}
