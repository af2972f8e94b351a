"""Onto a branch of a git repository, with git's own parts: work tree, index and branches of the author stay as they are.

A branch changes in one moment, when it is pushed, so that readers have the old site or the new one.
"""

import hashlib
import os
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from generator.model.destination import Branch, password_of
from generator.model.value import value
from generator.publish.built import BuiltSite
from generator.publish.changes import Changes, PublishError, changes_between, foreign, refusal
from generator.publish.programs import Ended, reason_of, run_program
from generator.write.manifest import MANIFEST_NAME, digest_of, manifest_bytes, parse_manifest

_MARK = ".nojekyll"
"""Tells GitHub Pages to show the files as they are."""
_HARMLESS = frozenset({"CNAME", "README.md", "README", "LICENSE", "LICENSE.md"})
"""What people put on such a branch by hand."""
_FILE = "100644"
_LOCAL = frozenset(f"GIT_{name}" for name in "DIR WORK_TREE INDEX_FILE PREFIX OBJECT_DIRECTORY COMMON_DIR NAMESPACE".split())
"""Which repository others mean: a hook of git has set these, perhaps."""


@value
class _Entry:
    """What lies on a branch at a path: a file, a link, a repository in the repository."""

    mode: str
    name: str
    """Of the object."""


def publish_to_branch(
    site: BuiltSite, branch: Branch, root: Path, cache: Path, *, history: bool, dry_run: bool, overwrite: bool
) -> Changes:
    """Bring a site onto a branch, and say what that took. root: the folder of the project. Raises PublishError.

    history: build on what is there; otherwise the branch has one commit.
    """
    git, remote = _repository(branch, root, cache)
    tip = _tip_of(git, remote, branch)
    entries = git.entries(tip) if tip else {}
    before = parse_manifest(git.read(entries[MANIFEST_NAME])) if MANIFEST_NAME in entries else None
    _refuse_other_branch(entries, before, branch, overwrite=overwrite)
    names = git.hash(site, keep=not dry_run)
    right = {path for path, name in names.items() if entries.get(path) == _Entry(_FILE, name)}
    changes = changes_between(site.files, before, entries, right)
    in_the_way = {*foreign(changes, before, entries), *_in_the_way(site.files, entries, before or {})}
    if in_the_way and not overwrite:
        raise PublishError(refusal(in_the_way, branch.shown))
    others = {path: entry for path, entry in entries.items() if path not in (before or {}) and path not in in_the_way}
    if dry_run:
        return changes
    tree = git.tree({**others, **_own(site, git, names, others)})
    if tip and tree == git.ask("rev-parse", f"{tip}^{{tree}}"):
        return changes
    parents = ["-p", tip] if tip and history else []
    commit = git.ask("commit-tree", tree, *parents, "-m", _message(root), variables=git.author())
    _push(git, remote, branch, commit, tip, forced=not history)
    return changes


def _own(site: BuiltSite, git: "_Git", names: Mapping[str, str], others: Mapping[str, _Entry]) -> dict[str, _Entry]:
    """Return what we put on the branch."""
    own = {path: _Entry(_FILE, name) for path, name in names.items()}
    own[MANIFEST_NAME] = _Entry(_FILE, git.keep(manifest_bytes(dict(site.files))))
    if _MARK not in others:
        own[_MARK] = _Entry(_FILE, git.keep(b""))
    return own


def _repository(branch: Branch, root: Path, cache: Path) -> tuple["_Git", str]:
    """Return a repository to work in, and what it calls the one that is published to."""
    hidden = password_of(branch.repository or "")
    own = _Git(root, hidden)
    found = own.run("rev-parse", "--absolute-git-dir")
    remotes = own.ask("remote").split("\n") if found.code == 0 else []
    name = branch.repository or "origin"
    if name in remotes:
        if own.run("symbolic-ref", "--quiet", "--short", "HEAD").output.decode().strip() == branch.name:
            raise PublishError(f"{branch.name} is the branch that you work on; choose another, such as git:gh-pages")
        return own, name
    if branch.repository is None:
        what = (
            "the repository of the site has no remote named origin" if found.code == 0 else "the site is in no git repository"
        )
        raise PublishError(f"{what}; name a repository: git:https://example.org/me.git#{branch.name}")
    # A path is meant from where the site is; an address stays what it is.
    place = root / branch.repository
    address = str(place.resolve()) if place.exists() else branch.repository
    folder = cache / "publish" / f"{hashlib.sha256(address.encode()).hexdigest()[:16]}.git"
    folder.mkdir(parents=True, exist_ok=True)
    private = _Git(folder, hidden, shallow=True)
    private.ask("init", "--quiet", "--bare", ".")
    return private, address


def _tip_of(git: "_Git", remote: str, branch: Branch) -> str | None:
    """Return the newest commit of a branch, and have it here; None if there is no such branch."""
    listed = git.ask("ls-remote", "--", remote, f"refs/heads/{branch.name}")
    if not listed:
        return None
    tip = listed.split()[0]
    if git.run("cat-file", "-e", f"{tip}^{{commit}}").code != 0:
        depth = ["--depth=1"] if git.is_shallow else []
        # No tags, no remembered place: the author's repository gets the objects, and nothing else.
        git.ask("fetch", "--quiet", "--no-tags", "--no-write-fetch-head", "--refmap=", *depth, "--", remote, tip)
    return tip


def _refuse_other_branch(
    entries: Mapping[str, _Entry], before: Mapping[str, str] | None, branch: Branch, *, overwrite: bool
) -> None:
    """Refuse a branch that holds something else than a site, such as a program."""
    if before is not None or overwrite:
        return
    others = {path.partition("/")[0] for path in entries} - _HARMLESS
    others = {name for name in others if not name.startswith(".")}
    if others:
        shown = ", ".join(sorted(others)[:3]) + (", …" if len(others) > 3 else "")
        raise PublishError(
            f"{branch.shown} holds files that Oeuvre did not bring there ({shown}); choose another branch, or say "
            "--overwrite: then files of the same names are replaced, and all others stay"
        )


def _in_the_way(site: Mapping[str, str], entries: Mapping[str, _Entry], before: Mapping[str, str]) -> set[str]:
    """Return files of others where the site has folders, and files in folders where the site has files."""
    folders = {str(parent) for path in site for parent in _parents(path)}
    return {
        path
        for path in entries
        if path not in before and (path in folders or any(parent in site for parent in _parents(path)))
    }


def _parents(path: str) -> Sequence[str]:
    parts = path.split("/")
    return ["/".join(parts[:end]) for end in range(1, len(parts))]


def _message(root: Path) -> str:
    """Return what the commit says: from which state of the sources the site was built, if that is known."""
    source = _Git(root).run("rev-parse", "--short", "HEAD").output.decode().strip()
    return f"Publish the site from {source}" if source else "Publish the site"


def _push(git: "_Git", remote: str, branch: Branch, commit: str, tip: str | None, *, forced: bool) -> None:
    target = f"refs/heads/{branch.name}"
    # Forced, but over the very commit that was seen: whoever published meanwhile is not lost.
    lease = [f"--force-with-lease={target}:{tip or ''}"] if forced else []
    ended = git.run("push", "--quiet", "--no-verify", "--no-follow-tags", *lease, "--", remote, f"{commit}:{target}")
    if ended.code == 0:
        return
    if any(sign in ended.errors for sign in ("non-fast-forward", "fetch first", "stale info", "cannot lock ref")):
        raise PublishError(f"somebody else has published to {branch.shown} meanwhile; publish again")
    raise PublishError(f"{branch.shown} does not take the site: {reason_of(ended)}")


class _Git:
    """A repository, and git to work in it."""

    def __init__(self, folder: Path, hidden: str = "", *, shallow: bool = False) -> None:
        self._folder = folder
        self._hidden = hidden
        self._shallow = shallow
        self._environment = {name: value for name, value in os.environ.items() if name not in _LOCAL}

    @property
    def is_shallow(self) -> bool:
        """True if nobody minds that it does not know all of the past."""
        return self._shallow or self.ask("rev-parse", "--is-shallow-repository") == "true"

    def run(self, *words: str, stdin: bytes = b"", variables: Mapping[str, str] | None = None) -> Ended:
        """Run a command of git."""
        command = ("git", "-C", str(self._folder), *words)
        return run_program(command, stdin=stdin, variables={**self._environment, **(variables or {})}, hidden=self._hidden)

    def ask(self, *words: str, stdin: bytes = b"", variables: Mapping[str, str] | None = None) -> str:
        """Run a command of git, and return its answer. Raises PublishError if it fails."""
        return self._answer(*words, stdin=stdin, variables=variables).decode().strip()

    def _answer(self, *words: str, stdin: bytes = b"", variables: Mapping[str, str] | None = None) -> bytes:
        ended = self.run(*words, stdin=stdin, variables=variables)
        if ended.code != 0:
            raise PublishError(f"git {words[0]} failed: {reason_of(ended)}")
        return ended.output

    def entries(self, commit: str) -> dict[str, _Entry]:
        """Return all that lies in a commit, by path."""
        found = {}
        for row in self._answer("ls-tree", "-r", "-z", "--full-tree", commit).decode(errors="surrogateescape").split("\0"):
            facts, tab, path = row.partition("\t")
            if tab:
                mode, _, name = facts.split()
                found[path] = _Entry(mode, name)
        return found

    def read(self, entry: _Entry) -> bytes:
        """Return the bytes of a file."""
        return self._answer("cat-file", "blob", entry.name)

    def keep(self, content: bytes) -> str:
        """Keep some bytes, and return the name of their object."""
        return self.ask("hash-object", "-w", "--stdin", stdin=content)

    def hash(self, site: BuiltSite, *, keep: bool) -> dict[str, str]:
        """Return the names of the objects of all files of a site, and keep them if that is wanted.

        Raises PublishError if a file is not as it was built.
        """
        folder = site.folder.resolve()
        for path, digest in site.files.items():
            if digest_of((folder / path).read_bytes()) != digest:
                raise PublishError(f"{site.folder / path} is not as it was built; build again, then publish")
        listed = "".join(f"{folder / path}\n" for path in site.files).encode(errors="surrogateescape")
        names = self.ask("hash-object", *(["-w"] if keep else []), "--no-filters", "--stdin-paths", stdin=listed).split()
        return dict(zip(site.files, names, strict=True))

    def tree(self, entries: Mapping[str, _Entry]) -> str:
        """Keep a tree of some entries, by path, and return its name. The index is one of its own."""
        listed = "".join(f"{entry.mode} {entry.name}\t{path}\0" for path, entry in sorted(entries.items()))
        with tempfile.TemporaryDirectory() as folder:
            own = {"GIT_INDEX_FILE": str(Path(folder) / "index")}
            self.ask("update-index", "-z", "--index-info", stdin=listed.encode(errors="surrogateescape"), variables=own)
            return self.ask("write-tree", variables=own)

    def author(self) -> dict[str, str]:
        """Return who commits: whom git knows, else the program itself, as on a machine that builds for others."""
        if self.run("var", "GIT_COMMITTER_IDENT", variables={"EMAIL": os.environ.get("EMAIL", "")}).code == 0 and (
            self.run("config", "user.email").code == 0 or "GIT_COMMITTER_EMAIL" in os.environ
        ):
            return {}
        return {f"GIT_{who}_{what}": text for who in ("AUTHOR", "COMMITTER") for what, text in _NOBODY}


_NOBODY = (("NAME", "Oeuvre"), ("EMAIL", "oeuvre@localhost"))
