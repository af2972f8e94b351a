from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.load.cache import DamagedError, is_sealed, keep_sealed, read_sealed


def test_what_is_kept_is_what_is_read(tmp_path: Path) -> None:
    path = tmp_path / "new" / "a"
    assert read_sealed(str(path)) is None
    assert keep_sealed(str(path), b"one\ntwo\n")
    assert read_sealed(str(path)) == b"one\ntwo\n"
    assert is_sealed(str(path))
    assert [entry.name for entry in path.parent.iterdir()] == ["a"]


@given(st.data())
def test_no_damage_goes_unnoticed(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    path = tmp_path_factory.mktemp("cache") / "a"
    keep_sealed(str(path), b'{"files": {"a": 1}}')
    kept = path.read_bytes()
    place = data.draw(st.integers(0, len(kept) - 1))
    damaged = data.draw(
        st.sampled_from(
            [kept[:place], kept + b" ", kept[:place] + bytes([kept[place] ^ 1]) + kept[place + 1 :], kept[place + 1 :]]
        )
    )
    path.write_bytes(damaged)
    with pytest.raises(DamagedError):
        read_sealed(str(path))


def test_a_place_that_cannot_be_used_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_bytes(b"x")
    assert not keep_sealed(str(tmp_path / "folder"), b"1")
    assert not keep_sealed(str(tmp_path / "file" / "a"), b"1")
    for path in (tmp_path / "folder", tmp_path / "file" / "a"):
        with pytest.raises(DamagedError):
            read_sealed(str(path))
        assert not is_sealed(str(path))
