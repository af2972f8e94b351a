import getpass
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.model.destination import Server, parse_destination
from generator.progress import Progress
from generator.publish.built import BuiltSite
from generator.publish.changes import Changes, PublishError
from generator.publish.to_server import publish_to_server
from tests.publish.conftest import contents, needed
from tests.sites import files_of

Both = tuple[BuiltSite, BuiltSite]
_PATIENCE_SECONDS = 60.0


@pytest.fixture(scope="module")
def ssh_port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """A server of SSH on loopback, which lets us in by a key, and the client's settings in the environment."""
    sshd, keygen, ssh = needed("sshd"), needed("ssh-keygen"), needed("ssh")
    folder = tmp_path_factory.mktemp("ssh")
    for name in ("host", "me"):
        subprocess.run([keygen, "-q", "-t", "ed25519", "-N", "", "-f", str(folder / name)], check=True)
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    (folder / "sshd_config").write_text(
        f"ListenAddress 127.0.0.1:{port}\nHostKey {folder}/host\nAuthorizedKeysFile {folder}/me.pub\nStrictModes no\n"
        f"PasswordAuthentication no\nKbdInteractiveAuthentication no\nUsePAM no\nPidFile {folder}/pid\n"
    )
    # Where sshd goes without rights, if it was started with all of them.
    if getpass.getuser() == "root":
        Path("/run/sshd").mkdir(exist_ok=True)
    log = (folder / "log").open("w")
    server = subprocess.Popen([sshd, "-D", "-e", "-f", str(folder / "sshd_config")], stderr=log)
    deadline = time.monotonic() + _PATIENCE_SECONDS
    while True:
        try:
            socket.create_connection(("127.0.0.1", port)).close()
            break
        except OSError:
            assert server.poll() is None, (folder / "log").read_text()
            assert time.monotonic() < deadline, "sshd does not answer"
            time.sleep(0.05)
    options = f"-F none -i {folder}/me -o StrictHostKeyChecking=no -o UserKnownHostsFile={folder}/known -o LogLevel=ERROR"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("RSYNC_RSH", f"{ssh} {options}")
        yield port
    server.terminate()
    server.wait(_PATIENCE_SECONDS)
    log.close()


@pytest.fixture
def www(tmp_path: Path) -> Path:
    needed("rsync")
    return tmp_path / "www with a blank"


@pytest.fixture(params=["ssh", "here"])
def server(request: pytest.FixtureRequest, www: Path) -> Server:
    """A folder, as rsync sees it from another machine, and as it sees it here."""
    if request.param == "here":
        return Server(f"{www}/")
    port = request.getfixturevalue("ssh_port")
    found = parse_destination(f"ssh://{getpass.getuser()}@127.0.0.1:{port}{www}")
    assert isinstance(found, Server)
    return found


def bring(site: BuiltSite, server: Server, *, dry_run: bool = False, overwrite: bool = False) -> Changes:
    return publish_to_server(site, server, Progress(), dry_run=dry_run, overwrite=overwrite)


def test_only_what_changed_travels(both: Both, server: Server, www: Path) -> None:
    first, second = both
    assert len(bring(first, server, dry_run=True).upload) == len(first.files)
    assert not www.exists()
    assert len(bring(first, server).upload) == len(first.files)
    (www / "CNAME").write_text("mine")
    (www / "papers" / "on-walking" / "slides.pdf").write_text("mine")
    times = {path: (www / path).stat().st_mtime_ns for path in first.files}
    assert bring(first, server).is_nothing
    assert {path: (www / path).stat().st_mtime_ns for path in first.files} == times
    wanted = bring(second, server, dry_run=True)
    assert bring(second, server) == wanted
    assert "papers/on-walking/index.html" in wanted.remove
    assert wanted.unchanged > 10
    kept = {"CNAME": b"mine", "papers/on-walking/slides.pdf": b"mine"}
    found = files_of(www)
    assert found.pop(".oeuvre-manifest") == (second.folder / ".oeuvre-manifest").read_bytes()
    assert found == contents(second) | kept
    assert all(any(folder.iterdir()) for folder in www.rglob("*") if folder.is_dir()), "an empty folder is left behind"
    assert (www / "index.html").stat().st_mode & 0o777 == 0o644
    assert bring(second, server).is_nothing


def test_what_is_missing_or_changed_there_is_mended(both: Both, server: Server, www: Path) -> None:
    bring(both[0], server)
    (www / "index.html").unlink()
    size = len((www / "feed.xml").read_bytes())
    (www / "feed.xml").write_bytes(b"x" * size)
    assert bring(both[0], server).upload == ("index.html", "feed.xml")
    shutil.copy(both[0].folder / "index.html", www / "mine.html")
    assert bring(both[0], server).is_nothing


def test_everybody_may_read_what_is_published(both: Both, www: Path) -> None:
    before = os.umask(0o077)
    try:
        bring(both[0], Server(f"{www}/"))
    finally:
        os.umask(before)
    modes = {path.stat().st_mode & 0o777 for path in www.rglob("*") if path.is_dir()}
    assert (modes, {path.stat().st_mode & 0o777 for path in www.rglob("*") if path.is_file()}) == ({0o755}, {0o644})


def test_files_of_others_are_not_replaced(both: Both, server: Server, www: Path) -> None:
    www.mkdir()
    (www / "index.html").write_text("mine")
    with pytest.raises(PublishError, match=r"did not bring there .*index\.html"):
        bring(both[0], server)
    assert files_of(www) == {"index.html": b"mine"}
    bring(both[0], server, overwrite=True)
    assert (www / "index.html").read_bytes() == both[0].read("index.html")


def test_a_publish_that_was_cut_off_is_mended(both: Both, server: Server, www: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from generator.publish import to_server

    first, second = both
    bring(first, server)
    with monkeypatch.context() as patch:
        patch.setattr(to_server._Rsync, "remove", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            bring(second, server)
    assert (www / "papers" / "on-walking" / "index.html").exists()
    changes = bring(second, server)
    assert (changes.upload, "papers/on-walking/index.html" in changes.remove) == ((), True)
    assert {path: content for path, content in files_of(www).items() if path[0] != "."} == contents(second)


def test_a_server_that_cannot_be_reached_is_told(both: Both, ssh_port: int, www: Path) -> None:
    with pytest.raises(PublishError, match=r"does not take the site: .*(refused|closed)"):
        bring(both[0], Server(f"127.0.0.1:{www}/", 9))
    with pytest.raises(PublishError, match="does not take the site"):
        bring(both[0], Server(f"127.0.0.1:{www}/deep/down/", ssh_port))
