from pathlib import Path

import pytest

from generator.serve.filesystem import needs_polling

MOUNTS = """\
22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
30 22 0:50 / {home}/share rw,relatime shared:2 - nfs4 server:/export rw
31 22 0:51 / {home}/share/local rw - tmpfs tmpfs rw
32 22 0:52 / {home}/with\\040space rw - fuse.sshfs me@host: rw
33 22 0:53 / {home}/stacked rw - 9p drvfs rw
34 22 0:54 / {home}/stacked rw - ext4 /dev/sdb1 rw
35 22 0:55 / {home}/container rw - virtiofs shared rw
36 22 0:56 / {home}/sh rw - ext4 /dev/sdc1 rw
not a line of this kind
40 22 0:57 / {home}/cut rw -
"""


@pytest.mark.parametrize(
    ("folder", "expected"),
    [
        ("", False),
        ("share", True),
        ("share/deep/down", True),
        ("share/local/x", False),
        ("with space/content", True),
        ("stacked", False),
        ("container/content", True),
        ("shared", False),
        ("cut", False),
    ],
)
def test_the_innermost_mount_decides(tmp_path: Path, folder: str, expected: bool) -> None:
    mounts = tmp_path / "mountinfo"
    mounts.write_text(MOUNTS.format(home=tmp_path.resolve()), "utf-8")
    assert needs_polling(tmp_path / folder, mounts) is expected


@pytest.mark.parametrize("kind", ["cifs", "smb3", "fuse", "fuse.grpcfuse", "vboxsf", "prl_fs", "afs", "nfs"])
def test_kinds_of_shares(tmp_path: Path, kind: str) -> None:
    mounts = tmp_path / "mountinfo"
    mounts.write_text(f"22 1 0:1 / / rw - {kind} x rw\n", "utf-8")
    assert needs_polling(tmp_path, mounts)


@pytest.mark.parametrize("kind", ["ext4", "btrfs", "overlay", "fuseblk", "tmpfs", "xfs", "zfs", "apfs"])
def test_kinds_of_disks(tmp_path: Path, kind: str) -> None:
    mounts = tmp_path / "mountinfo"
    mounts.write_text(f"22 1 0:1 / / rw - {kind} x rw\n", "utf-8")
    assert not needs_polling(tmp_path, mounts)


def test_where_the_system_does_not_say_it_is_trusted(tmp_path: Path) -> None:
    assert not needs_polling(tmp_path, tmp_path / "missing")


def test_a_share_by_its_windows_name_is_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "resolve", lambda _: Path("\\\\server\\share\\content"))
    assert needs_polling(Path("content"))
