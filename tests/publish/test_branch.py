import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.model.destination import Branch
from generator.publish.built import BuiltSite
from generator.publish.changes import Changes, PublishError
from generator.publish.to_branch import publish_to_branch
from tests.publish.conftest import Project, contents, needed
from tests.sites import files_of

Both = tuple[BuiltSite, BuiltSite]


@pytest.fixture(autouse=True)
def _own_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Whatever the author of this machine has told git."""
    needed("git")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "gitconfig"))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    for name in ("AUTHOR", "COMMITTER"):
        monkeypatch.delenv(f"GIT_{name}_NAME", raising=False)
        monkeypatch.delenv(f"GIT_{name}_EMAIL", raising=False)
    monkeypatch.delenv("EMAIL", raising=False)


def git(folder: Path, *words: str) -> str:
    done = subprocess.run(["git", "-C", str(folder), *words], capture_output=True, text=True, check=True)
    return done.stdout.strip()


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    git(tmp_path, "init", "--quiet", "--bare", "bare.git")
    return tmp_path / "bare.git"


@pytest.fixture
def clone(project: Project, both: Both, bare: Path) -> Path:
    """The project as a repository of its own, with a file that waits in the index and one that is being written."""
    root = project.root
    git(root, "init", "--quiet", "--initial-branch=main")
    git(root, "config", "user.name", "Ada")
    git(root, "config", "user.email", "ada@example.org")
    git(root, "remote", "add", "origin", str(bare))
    (root / ".gitignore").write_text("/output/\n/.oeuvre/\n")
    git(root, "add", ".")
    git(root, "commit", "--quiet", "-m", "Begin")
    git(root, "push", "--quiet", "origin", "main")
    (root / "waiting.txt").write_text("waits")
    git(root, "add", "waiting.txt")
    (root / "content" / "new.md").write_text("being written")
    return root


@pytest.fixture
def bring(project: Project) -> Callable[..., Changes]:
    def bring(
        site: BuiltSite, branch: Branch, *, history: bool = True, dry_run: bool = False, overwrite: bool = False
    ) -> Changes:
        cache = project.root / ".oeuvre"
        return publish_to_branch(site, branch, project.root, cache, history=history, dry_run=dry_run, overwrite=overwrite)

    return bring


def on_branch(bare: Path, tmp_path: Path, name: str = "pages") -> dict[str, bytes]:
    """Return what somebody finds who clones a branch."""
    folder = tmp_path / f"clone-{len(list(tmp_path.iterdir()))}"
    git(tmp_path, "clone", "--quiet", "--branch", name, str(bare), str(folder))
    return {path: content for path, content in files_of(folder).items() if not path.startswith(".git/")}


def test_a_branch_holds_the_site_and_nothing_of_the_author_is_touched(
    both: Both, clone: Path, bare: Path, bring: Callable[..., Changes], tmp_path: Path
) -> None:
    def state() -> tuple[str, ...]:
        asked = (("status", "--porcelain"), ("rev-parse", "HEAD"), ("for-each-ref", "refs/heads"), ("ls-files", "--stage"))
        return tuple(git(clone, *words) for words in asked)

    before, index = state(), (clone / ".git" / "index").read_bytes()
    first, second = both
    assert len(bring(first, Branch("pages"), dry_run=True).upload) == len(first.files)
    assert git(bare, "branch", "--list", "pages") == ""
    assert len(bring(first, Branch("pages")).upload) == len(first.files)
    found = on_branch(bare, tmp_path)
    assert found.pop(".nojekyll") == b""
    assert found.pop(".oeuvre-manifest")
    assert found == contents(first)
    tip = git(bare, "rev-parse", "pages")
    assert bring(first, Branch("pages")).is_nothing
    assert git(bare, "rev-parse", "pages") == tip
    changes = bring(second, Branch("pages"))
    assert "papers/on-walking/index.html" in changes.remove
    assert changes.unchanged > 10
    assert git(bare, "rev-list", "--count", "pages") == "2"
    assert (
        git(bare, "log", "-1", "--format=%an %s", "pages")
        == f"Ada Publish the site from {git(clone, 'rev-parse', '--short', 'HEAD')}"
    )
    assert git(bare, "fsck", "--strict") == ""
    assert (state(), (clone / ".git" / "index").read_bytes()) == (before, index)


def test_what_others_put_on_the_branch_stays(
    both: Both, clone: Path, bare: Path, bring: Callable[..., Changes], tmp_path: Path
) -> None:
    bring(both[0], Branch("pages"))
    other = tmp_path / "other"
    git(tmp_path, "clone", "--quiet", "--branch", "pages", str(bare), str(other))
    (other / "CNAME").write_text("me.example.org")
    (other / "papers" / "slides.pdf").write_text("slides")
    (other / "index.html").write_text("changed by hand")
    git(other, "add", ".")
    git(other, "-c", "user.name=x", "-c", "user.email=x@example.org", "commit", "--quiet", "-m", "By hand")
    git(other, "push", "--quiet")
    assert bring(both[0], Branch("pages")).upload == ("index.html",)
    bring(both[1], Branch("pages"))
    found = on_branch(bare, tmp_path)
    kept = {"CNAME": b"me.example.org", "papers/slides.pdf": b"slides"}
    assert {path: found[path] for path in found if not path.startswith(".")} == contents(both[1]) | kept


def test_without_history_there_is_one_commit(
    both: Both, clone: Path, bare: Path, bring: Callable[..., Changes], tmp_path: Path
) -> None:
    bring(both[0], Branch("pages"), history=False)
    bring(both[1], Branch("pages"), history=False)
    assert git(bare, "rev-list", "--count", "pages") == "1"
    tip = git(bare, "rev-parse", "pages")
    assert bring(both[1], Branch("pages"), history=False).is_nothing
    assert git(bare, "rev-parse", "pages") == tip


@pytest.mark.parametrize("as_path", [True, False])
def test_another_repository_without_one_of_our_own(
    both: Both, bare: Path, bring: Callable[..., Changes], tmp_path: Path, *, as_path: bool
) -> None:
    branch = Branch("pages", "../bare.git" if as_path else bare.as_uri())
    bring(both[0], branch)
    assert bring(both[0], branch).is_nothing
    bring(both[1], branch)
    assert (
        git(bare, "log", "--format=%an <%ae> %s", "pages").splitlines() == ["Oeuvre <oeuvre@localhost> Publish the site"] * 2
    )
    assert on_branch(bare, tmp_path)["index.html"] == contents(both[1])["index.html"]


def test_a_shallow_clone_as_ci_makes_it(both: Both, clone: Path, bare: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "--quiet", "--depth=1", bare.as_uri(), "shallow")
    for site in both:
        publish_to_branch(
            site, Branch("pages"), tmp_path / "shallow", tmp_path / "cache", history=True, dry_run=False, overwrite=False
        )
    assert git(bare, "rev-list", "--count", "pages") == "2"
    assert git(tmp_path / "shallow", "status", "--porcelain") == ""


def test_who_publishes_meanwhile_is_not_lost(
    both: Both, clone: Path, bare: Path, bring: Callable[..., Changes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from generator.publish import to_branch

    bring(both[0], Branch("pages"))
    message = to_branch._message

    def somebody_is_quicker(root: Path) -> str:
        tree, tip = (git(bare, "rev-parse", f"pages{what}") for what in ("^{tree}", ""))
        names = ("-c", "user.name=x", "-c", "user.email=x@example.org")
        git(bare, "update-ref", "refs/heads/pages", git(bare, *names, "commit-tree", tree, "-p", tip, "-m", "Quicker"))
        return message(root)

    monkeypatch.setattr(to_branch, "_message", somebody_is_quicker)
    for history in (True, False):
        with pytest.raises(PublishError, match="meanwhile; publish again"):
            bring(both[1], Branch("pages"), history=history)
        assert git(bare, "log", "-1", "--format=%s", "pages") == "Quicker"


def test_branches_with_something_else_are_refused(
    both: Both, clone: Path, bare: Path, bring: Callable[..., Changes], tmp_path: Path
) -> None:
    with pytest.raises(PublishError, match="is the branch that you work on"):
        bring(both[0], Branch("main"))
    git(clone, "push", "--quiet", "origin", "main:program")
    tip = git(bare, "rev-parse", "program")
    with pytest.raises(PublishError, match=r"\(content, waiting|\(content\)"):
        bring(both[0], Branch("program"))
    assert git(bare, "rev-parse", "program") == tip
    bring(both[0], Branch("program"), overwrite=True)
    found = on_branch(bare, tmp_path, "program")
    assert found["content/ada.txt"]
    assert found["index.html"] == contents(both[0])["index.html"]


def test_files_in_the_way_are_refused(
    both: Both, clone: Path, bare: Path, bring: Callable[..., Changes], tmp_path: Path
) -> None:
    bring(both[0], Branch("pages"))
    other = tmp_path / "other"
    git(tmp_path, "clone", "--quiet", "--branch", "pages", str(bare), str(other))
    folder = other / "papers" / "on-falling"
    folder.write_text("a file where a folder has to be")
    git(other, "add", ".")
    git(other, "-c", "user.name=x", "-c", "user.email=x@example.org", "commit", "--quiet", "-m", "By hand")
    git(other, "push", "--quiet")
    with pytest.raises(PublishError, match="papers/on-falling"):
        bring(both[1], Branch("pages"))
    bring(both[1], Branch("pages"), overwrite=True)
    assert on_branch(bare, tmp_path)["papers/on-falling/index.html"]


def test_what_git_cannot_do_is_told_without_passwords(both: Both, bring: Callable[..., Changes], tmp_path: Path) -> None:
    with pytest.raises(PublishError, match="in no git repository"):
        bring(both[0], Branch("pages"))
    with pytest.raises(PublishError, match="git ls-remote failed") as failed:
        bring(both[0], Branch("pages", "http://me:hidden-word@127.0.0.1:9/me.git"))
    assert "hidden-word" not in str(failed.value)
    (tmp_path / "project" / ".git").mkdir()
    (both[0].folder / "index.html").write_text("changed")
    git(tmp_path, "init", "--quiet", "--bare", "bare.git")
    with pytest.raises(PublishError, match="not as it was built"):
        bring(both[0], Branch("pages", str(tmp_path / "bare.git")))
