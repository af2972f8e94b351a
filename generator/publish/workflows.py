"""What tells a host to build the site after each change, and to publish it: files for a project."""

import hashlib
import re
from pathlib import Path

from generator import __version__
from generator.model.config import Config
from generator.model.value import value

_HOSTS = Path(__file__).with_name("hosts")
REQUIREMENTS = "requirements.txt"
_STAMP = re.compile(r"# Written by `oeuvre ci [a-z]+` \(([0-9a-f]{12})\)[^\n]*\n")


@value
class Host:
    """One that builds and publishes sites."""

    title: str
    files: dict[str, str]
    """Names of our texts by the path in a project."""
    steps: tuple[str, ...]
    """What is left to do there."""
    knows_address: bool = True
    """False if `base_url` has to stand in the settings."""


HOSTS = {
    "github": Host(
        "GitHub Pages",
        {".github/workflows/site.yml": "github.yml"},
        (
            "On GitHub, open Settings, Pages, and choose GitHub Actions as the source.",
            "Push. The site is built, checked and published; of pull requests there is a preview to download.",
        ),
    ),
    "gitlab": Host(
        "GitLab Pages",
        {".gitlab-ci.yml": "gitlab.yml"},
        (
            "Push. The site is built, checked and published; merge requests lead to a preview.",
            "On GitLab, Deploy, Pages tells the address, and who may read it.",
        ),
    ),
    "forgejo": Host(
        "Forgejo",
        {".forgejo/workflows/site.yml": "forgejo.yml"},
        (
            "In the repository's settings, under Units, switch Actions on.",
            'Push. The site is built, checked and put onto the branch "pages", which Codeberg Pages and others show.',
        ),
        knows_address=False,
    ),
    "netlify": Host(
        "Netlify",
        {"netlify.toml": "netlify.toml"},
        (
            "On Netlify, add a site from this repository; all settings are taken from netlify.toml.",
            "Push. The site is built, checked and published; pull requests lead to a preview.",
        ),
    ),
    "cloudflare": Host(
        "Cloudflare",
        {".github/workflows/cloudflare.yml": "cloudflare.yml", "wrangler.toml": "wrangler.toml"},
        (
            "On Cloudflare, make an API token from the template Edit Cloudflare Workers.",
            "On GitHub, under Settings, Secrets and variables, Actions, keep it as CLOUDFLARE_API_TOKEN.",
            "Keep your account's ID beside it as CLOUDFLARE_ACCOUNT_ID.",
            "Push. The site is built, checked and deployed; pull requests have a preview of their own.",
        ),
        knows_address=False,
    ),
}


class WorkflowError(Exception):
    """A file is in the way; says which, and what to do. Nothing was written."""


@value
class Workflow:
    """Files that are written, and those that are right already, by path."""

    written: dict[str, str]
    right: tuple[str, ...]


def workflow_of(host: str, project: Path, name: str, config: Config) -> Workflow:
    """Return what a project needs for a host. Raises WorkflowError if a file of it was changed, or is another's.

    name: of the site, for the address where a host makes one. What we have written ourselves, in this version or in another,
    and nobody has changed since, is written anew.
    """
    written: dict[str, str] = {}
    right: list[str] = []
    for path, text in HOSTS[host].files.items():
        body = (_HOSTS / text).read_text("utf-8").replace("{name}", name)
        content = _stamped(host, body)
        there = _read(project / path)
        if there == content:
            right.append(path)
        elif there is None or _is_as_written(there):
            written[path] = content
        else:
            raise WorkflowError(f"{path} is there already, and is not as Oeuvre writes it; move it away, then say this again")
    needed = requirement(config)
    there = _read(project / REQUIREMENTS)
    if there is None:
        written[REQUIREMENTS] = f"{needed}\n"
    elif re.search(r"^oeuvre\b", there, re.MULTILINE | re.IGNORECASE):
        right.append(REQUIREMENTS)
    else:
        raise WorkflowError(f"{REQUIREMENTS} does not name Oeuvre; add a line: {needed}")
    return Workflow(written, tuple(right))


def requirement(config: Config) -> str:
    """Return what has to be installed to build a project, and to publish it: this version, and what the settings ask for."""
    extras = [name for name, is_wanted in (("cards", config.cards), ("cv", config.cv)) if is_wanted]
    if (config.publish.to or "").startswith(("s3://", "s3a://")):
        extras.append("s3")
    joined = f"[{','.join(extras)}]" if extras else ""
    return f"oeuvre{joined}=={__version__}"


def _stamped(host: str, body: str) -> str:
    """Return a text that tells whether somebody has changed it."""
    return f"# Written by `oeuvre ci {host}` ({_digest(body)}). Yours to change; as it is, that command may renew it.\n{body}"


def _is_as_written(text: str) -> bool:
    stamp = _STAMP.match(text)
    return stamp is not None and stamp[1] == _digest(text[stamp.end() :])


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def _read(path: Path) -> str | None:
    try:
        return path.read_bytes().decode("utf-8", errors="replace").replace("\r\n", "\n")
    except FileNotFoundError:
        return None
