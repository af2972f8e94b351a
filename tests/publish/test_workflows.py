"""Workflows: held against their schemas, and their steps run as the host's shell runs them."""

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from generator import __version__
from generator.cli.ci import HOSTS as NAMES
from generator.model.config import Config
from generator.publish.workflows import HOSTS, WorkflowError, requirement, workflow_of
from tests.cli.test_commands import run
from tests.documents import FIRST, SECOND, document
from tests.publish.conftest import needed
from tests.sites import files_of, write_project

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A starter site, as somebody has just made it, in the folder that commands run in."""
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    monkeypatch.chdir(tmp_path)
    assert run("new", "my-site", "--ci", "none").exit_code == 0
    monkeypatch.chdir("my-site")
    return Path.cwd()


class TestFiles:
    @pytest.mark.parametrize("host", NAMES)
    def test_are_written_once_and_say_what_is_left_to_do(self, site: Path, host: str) -> None:
        first = run("ci", host)
        assert first.exit_code == 0, first.output
        assert "  1. " in first.output
        paths = [*HOSTS[host].files, "requirements.txt"]
        assert all(f"Wrote {path}\n" in first.output for path in paths)
        assert (site / "requirements.txt").read_text() == f"oeuvre=={__version__}\n"
        before = files_of(site)
        assert run("ci", host).output.count("is right as it is") == len(paths)
        assert files_of(site) == before
        for path in paths:
            text = (site / path).read_text("utf-8")
            assert not re.search(r"pypi|npmjs|registry\.", text), "no host of packages is named"

    def test_of_an_older_version_are_renewed_and_changed_ones_are_not(self, site: Path) -> None:
        run("ci", "netlify")
        path = site / "netlify.toml"
        written = path.read_text("utf-8")
        import hashlib

        older = '[build]\npublish = "public"\n'
        path.write_text(f"# Written by `oeuvre ci netlify` ({hashlib.sha256(older.encode()).hexdigest()[:12]}). X\n{older}")
        assert "Wrote netlify.toml" in run("ci", "netlify").output
        assert path.read_text("utf-8") == written
        path.write_text(written.replace("3.13", "3.12"))
        refused = run("ci", "netlify")
        assert (refused.exit_code, "netlify.toml is there already" in refused.stderr) == (1, True)
        assert "3.12" in path.read_text("utf-8")
        path.write_bytes(written.replace("\n", "\r\n").encode())
        assert "netlify.toml is right as it is" in run("ci", "netlify").output

    def test_of_others_keep_all_of_them_out(self, site: Path) -> None:
        (site / "requirements.txt").write_text("numpy\n")
        with pytest.raises(WorkflowError, match=rf"add a line: oeuvre=={re.escape(__version__)}"):
            workflow_of("github", site, "x", Config())
        assert run("ci", "github").exit_code == 1
        assert not (site / ".github").exists()
        (site / "requirements.txt").write_text("numpy\noeuvre==0.0.1\n")
        assert run("ci", "github").exit_code == 0
        assert (site / "requirements.txt").read_text() == "numpy\noeuvre==0.0.1\n"

    def test_name_what_the_settings_ask_for(self) -> None:
        config = Config.model_validate({"cards": True, "cv": "classic", "publish": {"to": "s3://bucket"}})
        assert requirement(config) == f"oeuvre[cards,cv,s3]=={__version__}"

    def test_come_with_a_new_site(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(tmp_path)
        assert "Settings, Pages" in run("new", "one").output
        assert (tmp_path / "one" / ".github" / "workflows" / "site.yml").is_file()
        run("new", "two", "--ci", "gitlab")
        assert (tmp_path / "two" / ".gitlab-ci.yml").is_file()
        assert not (tmp_path / "two" / ".github").exists()

    def test_are_shown_and_not_written_in_a_dry_run(self, site: Path) -> None:
        before = files_of(site)
        assert "----- netlify.toml\n# Written by" in run("ci", "netlify", "--dry-run").output
        assert files_of(site) == before

    def test_are_of_no_use_below_the_top_of_a_repository_or_without_a_site(
        self, site: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (site.parent / ".git").mkdir()
        assert "the top of the repository" in run("ci", "github").output
        monkeypatch.chdir(site.parent)
        assert run("ci", "github").exit_code == 2


def _schemas() -> list[tuple[Path, str]]:
    hosts = ROOT / "generator" / "publish" / "hosts"
    workflows = [hosts / "github.yml", hosts / "forgejo.yml", hosts / "cloudflare.yml", *(ROOT / ".github").rglob("*.yml")]
    return [(path, "github-workflows") for path in workflows] + [
        (hosts / "gitlab.yml", "gitlab-ci"),
        (ROOT / "action.yml", "github-actions"),
    ]


@pytest.mark.parametrize(("path", "schema"), _schemas(), ids=lambda value: getattr(value, "name", value))
def test_files_keep_to_their_schemas(path: Path, schema: str) -> None:
    words = ["--builtin-schema", f"vendor.{schema}", *(["--data-transform", "gitlab-ci"] if schema == "gitlab-ci" else [])]
    done = subprocess.run(
        [sys.executable, "-m", "check_jsonschema", *words, str(path)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_schemas_refuse_what_is_wrong(tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.yml"
    wrong.write_text((ROOT / "generator" / "publish" / "hosts" / "github.yml").read_text().replace("runs-on", "run-on"))
    done = subprocess.run(
        [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.github-workflows", str(wrong)],
        capture_output=True,
        check=False,
    )
    assert done.returncode == 1


_COMMAND = {"type": "string", "minLength": 1}
_NETLIFY = {
    "type": "object",
    "additionalProperties": False,
    "required": ["build", "context"],
    "properties": {
        "build": {
            "type": "object",
            "additionalProperties": False,
            "required": ["command", "publish"],
            "properties": {
                "command": _COMMAND,
                "publish": _COMMAND,
                "environment": {"type": "object", "additionalProperties": {"type": "string"}},
            },
        },
        "context": {
            "type": "object",
            "required": ["deploy-preview", "branch-deploy"],
            "additionalProperties": {
                "type": "object",
                "additionalProperties": False,
                "properties": {"command": _COMMAND, "publish": _COMMAND},
            },
        },
    },
}
"""The part of Netlify's settings that we use, after its documentation."""


def test_netlify_and_wrangler_are_told_what_they_know(site: Path) -> None:
    for host in ("netlify", "cloudflare"):
        run("ci", host)
    jsonschema.validate(tomllib.loads((site / "netlify.toml").read_text()), _NETLIFY)
    wrangler = tomllib.loads((site / "wrangler.toml").read_text())
    assert wrangler["name"] == "my-site"
    assert wrangler["assets"] == {"directory": "./output", "not_found_handling": "404-page"}


def test_all_that_is_used_is_pinned() -> None:
    seen = 0
    for path, _ in _schemas():
        for used in re.findall(r"uses:\s*(\S+)(?:\s*#\s*(\S+))?", path.read_text("utf-8")):
            seen += 1
            name, version = used
            assert (
                name == "./" or (re.search(r"@[0-9a-f]{40}$", name) and re.match(r"v\d+\.\d+\.\d+$", version))
            ) or name == "https://data.forgejo.org/forgejo/upload-artifact@v4", used
    assert seen >= 25


class Machine:
    """What a host's machine has: a shell, and programs on its path that stand for what no test fetches."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.programs = folder / "bin"
        self.programs.mkdir()
        self.calls = folder / "calls"
        base = Path(sys.base_prefix) / "bin" / f"python{sys.version_info[0]}.{sys.version_info[1]}"
        outer = base if base.exists() else Path(sys.executable)
        # Nothing may be fetched: what is asked for has to be there, as this very checkout. Once is enough to see that.
        done = folder / "installed"
        self._program(
            "pip", f'[ -e "{done}" ] || "{outer}" -m pip --no-input --python "{sys.executable}" "$@" && touch "{done}"'
        )
        self._program("oeuvre", f'exec "{sys.executable}" -m generator "$@"')
        self._program("apt-get", f'echo apt-get "$@" >> "{self.calls}"')
        self._program("npx", f'echo npx "$@" "${{CLOUDFLARE_API_TOKEN:?}}" >> "{self.calls}"')

    def _program(self, name: str, body: str) -> None:
        path = self.programs / name
        path.write_text(f"#!/bin/sh\n{body}\n")
        path.chmod(0o755)

    def run(self, script: str, folder: Path, *, interpreter: tuple[str, ...] = ("bash", "-e"), **variables: str) -> str:
        """Run a script as a step of a host; its exit code has to be 0."""
        needed(interpreter[0])
        own = {name: value for name, value in os.environ.items() if not name.startswith(("GITHUB_", "GIT_", "PYTEST", "COV"))}
        surroundings = {
            **own,
            "PATH": f"{self.programs}{os.pathsep}{os.environ['PATH']}",
            "PYTHONPATH": str(ROOT),
            "HOME": str(self.folder),
            "PIP_NO_INDEX": "1",
            "CI": "true",
            **variables,
        }
        done = subprocess.run(
            [*interpreter, "-c", script], cwd=folder, env=surroundings, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, f"{script}\n{done.stdout}{done.stderr}"
        return done.stdout + done.stderr


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    if os.name == "nt":
        pytest.skip("hosts run these steps in a shell of Unix")
    folder = tmp_path / "machine"
    folder.mkdir()
    return Machine(folder)


def _expand(text: str, values: dict[str, str]) -> str:
    """Put values in place of expressions, as GitHub does; an expression that nobody expects is a fault."""
    return re.sub(r"\$\{\{\s*(.*?)\s*\}\}", lambda match: values[match[1]], text)


def _steps(job: dict[str, Any], values: dict[str, str], event: str) -> list[tuple[str, dict[str, str]]]:
    """Return the scripts of a job's steps that an event leads to, with their variables."""
    found = []
    for step in job["steps"]:
        condition = step.get("if", "")
        same = "head.repo.full_name == github.repository" in condition
        assert condition in ("", "github.event_name != 'pull_request'", "github.event_name == 'pull_request'") or same
        if ("!= 'pull_request'" in condition) == (event == "pull_request") and condition:
            continue
        if "run" in step:
            variables = {name: _expand(str(text), values) for name, text in step.get("env", {}).items()}
            found.append((_expand(step["run"], values), variables))
    return found


def _is_noindex(page: Path) -> bool:
    return '<meta name="robots" content="noindex">' in page.read_text("utf-8")


_VALUES = {
    "steps.pages.outputs.base_url": "https://me.example.org/site",
    "secrets.CLOUDFLARE_ACCOUNT_ID": "account",
    "secrets.CLOUDFLARE_API_TOKEN": "token",
    "github.event.number": "7",
}
"""What expressions in workflows stand for."""


class TestStepsAreRun:
    @staticmethod
    def bash(machine: Machine, folder: Path, script: str, **variables: str) -> str:
        # As GitHub and Forgejo do where no shell is named.
        return machine.run(script, folder, GITHUB_ACTIONS="true", **variables)

    def test_on_github(self, site: Path, machine: Machine) -> None:
        run("ci", "github")
        workflow = yaml.safe_load((site / ".github/workflows/site.yml").read_text())
        steps = _steps(workflow["jobs"]["build"], _VALUES, "push")
        assert [script.split()[0] for script, _ in steps] == ["pip", "oeuvre", "oeuvre"]
        for script, variables in steps:
            self.bash(machine, site, script, **variables)
        uploaded = [step["with"]["path"] for step in workflow["jobs"]["build"]["steps"] if "upload" in step.get("uses", "")]
        assert uploaded == ["output", "output"]
        page = site / "output" / "index.html"
        assert 'rel="canonical" href="https://me.example.org/site/"' in page.read_text()
        assert not _is_noindex(page)
        assert (site / ".oeuvre" / "pages").is_file(), "what the workflow keeps is what the build keeps"
        for script, variables in _steps(workflow["jobs"]["build"], _VALUES, "pull_request"):
            self.bash(machine, site, script, **variables)
        assert _is_noindex(page)
        assert not (site / "output" / "sitemap.xml").exists()

    def test_on_github_a_broken_document_fails_and_is_annotated(self, site: Path, machine: Machine) -> None:
        run("ci", "github")
        (site / "content" / "other.txt").write_text("Dear Ada\n")
        workflow = yaml.safe_load((site / ".github/workflows/site.yml").read_text())
        build = next(script for script, _ in _steps(workflow["jobs"]["build"], _VALUES, "pull_request") if "build" in script)
        with pytest.raises(AssertionError, match=r"::error file=content/other\.txt"):
            self.bash(machine, site, build)

    def test_on_cloudflare(self, site: Path, machine: Machine) -> None:
        run("ci", "cloudflare")
        job = yaml.safe_load((site / ".github/workflows/cloudflare.yml").read_text())["jobs"]["site"]
        for event in ("push", "pull_request"):
            for script, variables in _steps(job, _VALUES, event):
                self.bash(machine, site, script, **variables)
            assert _is_noindex(site / "output" / "index.html") == (event == "pull_request")
        calls = machine.calls.read_text().splitlines()
        assert [re.sub(r"@[\d.]+", "", call) for call in calls] == [
            "npx --yes wrangler deploy token",
            "npx --yes wrangler versions upload --preview-alias pr-7 token",
        ]

    def test_on_forgejo(self, site: Path, machine: Machine, tmp_path: Path) -> None:
        run("ci", "forgejo")
        (site / "site.toml").write_text('as_of = 2026-05-30\nbase_url = "https://me.example.org/"\n')
        workflow = yaml.safe_load((site / ".forgejo/workflows/site.yml").read_text())

        def git(folder: Path, *words: str) -> str:
            own = ("-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "init.defaultBranch=main")
            return subprocess.run(
                ["git", *own, "-C", str(folder), *words], capture_output=True, text=True, check=True
            ).stdout.strip()

        git(tmp_path, "init", "--quiet", "--bare", "bare.git")
        git(site, "init", "--quiet")
        git(site, "add", ".")
        git(site, "commit", "--quiet", "-m", "Begin")
        git(site, "push", "--quiet", (tmp_path / "bare.git").as_uri(), "HEAD:main")
        # As checkout does: one commit, and a remote that may be pushed to.
        git(tmp_path, "clone", "--quiet", "--depth=1", "--branch=main", (tmp_path / "bare.git").as_uri(), "checkout")
        for _ in range(2):
            for script, variables in _steps(workflow["jobs"]["site"], _VALUES, "push"):
                told = self.bash(machine, tmp_path / "checkout", script, **variables)
        assert ": 0 uploaded, 0 removed" in told
        assert git(tmp_path / "bare.git", "rev-list", "--count", "pages") == "1"
        assert "index.html" in git(tmp_path / "bare.git", "ls-tree", "--name-only", "pages").splitlines()
        assert machine.calls.read_text().startswith("apt-get update")
        for script, variables in _steps(workflow["jobs"]["site"], _VALUES, "pull_request"):
            self.bash(machine, tmp_path / "checkout", script, **variables)
        assert _is_noindex(tmp_path / "checkout" / "output" / "index.html")

    def test_on_gitlab(self, site: Path, machine: Machine) -> None:
        run("ci", "gitlab")
        workflow = yaml.safe_load((site / ".gitlab-ci.yml").read_text())

        def job(name: str) -> None:
            # A job is one script there; slim images have a shell of their own beside bash.
            script = "\n".join((*workflow["before_script"], *workflow[name]["script"]))
            told = {"CI_PAGES_URL": "https://me.example.org/site", "CI_PROJECT_DIR": str(site), "GITLAB_CI": "true"}
            machine.run(script, site, interpreter=("sh", "-e"), **told)

        job("pages")
        page = site / "public" / "index.html"
        assert 'rel="canonical" href="https://me.example.org/site/"' in page.read_text()
        assert workflow["pages"]["artifacts"]["paths"] == ["public"]
        with (site / "site.toml").open("a") as file:
            file.write('base_url = "https://own.example.org/"\n')
        job("pages")
        assert 'rel="canonical" href="https://own.example.org/"' in page.read_text()
        job("preview")
        assert _is_noindex(page)
        assert (site / ".oeuvre" / "pages").is_file()

    def test_on_netlify(self, site: Path, machine: Machine, tmp_path: Path) -> None:
        run("ci", "netlify")
        settings = tomllib.loads((site / "netlify.toml").read_text())
        cache = tmp_path / "netlify cache"
        told = {
            "NETLIFY_CACHE_DIR": str(cache),
            "URL": "https://me.example.org",
            "DEPLOY_PRIME_URL": "https://7--me.example.org",
        }
        machine.run("pip install -r requirements.txt", site)
        machine.run(settings["build"]["command"], site, **told)
        page = site / settings["build"]["publish"] / "index.html"
        assert 'rel="canonical" href="https://me.example.org/"' in page.read_text()
        assert (cache / "oeuvre" / "pages").is_file()
        for context in ("deploy-preview", "branch-deploy"):
            machine.run(settings["context"][context]["command"], site, **told)
            assert _is_noindex(page)

    def test_of_our_own_action(self, machine: Machine, tmp_path: Path) -> None:
        write_project(tmp_path / "work" / "deep", {"ada.txt": document(FIRST, SECOND)})
        action = yaml.safe_load((ROOT / "action.yml").read_text())
        given = {"folder": "deep", "base-url": "https://me.example.org", "preview": "false", "strict": "false", "extras": ""}

        def act(**changed: str) -> None:
            values = {f"inputs.{name}": text for name, text in {**given, **changed}.items()}
            # What is installed is this checkout, which is there already.
            values |= {"github.action_path": "oeuvre"}
            for step in action["runs"]["steps"]:
                if "run" in step:
                    variables = {name: _expand(text, values) for name, text in step["env"].items()}
                    folder = tmp_path / "work" / _expand(step.get("working-directory", "."), values)
                    shell = ("bash", "--noprofile", "--norc", "-eo", "pipefail")
                    machine.run(step["run"], folder, interpreter=shell, GITHUB_ACTIONS="true", **variables)

        act()
        page = tmp_path / "work" / "deep" / "output" / "index.html"
        assert 'rel="canonical" href="https://me.example.org/"' in page.read_text()
        act(preview="true", **{"base-url": ""})
        assert _is_noindex(page)
        (tmp_path / "work" / "deep" / "content" / "ada.txt").write_bytes(document(FIRST, SECOND, announced=3))
        act()
        with pytest.raises(AssertionError, match="warning"):
            act(strict="true")
        outputs = _expand(action["outputs"]["output"]["value"], {"inputs.folder": "deep"})
        assert (tmp_path / "work" / outputs / "index.html").is_file()

    def test_of_our_own_pages(self, machine: Machine, tmp_path: Path) -> None:
        work = tmp_path / "work"
        write_project(work, {"ada.txt": document(FIRST, SECOND)})
        for name in ("content", "static"):
            shutil.copytree(ROOT / "docs" / name, work / "docs" / name)
        shutil.copy(ROOT / "docs" / "site.toml", work / "docs")
        action = yaml.safe_load((ROOT / "action.yml").read_text())
        defaults = {name: str(about["default"]) for name, about in action["inputs"].items()} | {"preview": "false"}
        base = "https://me.example.org/oeuvre"
        docs = "steps.pages.outputs.base_url && format('{0}/docs/', steps.pages.outputs.base_url)"
        values = {"steps.pages.outputs.base_url": base, docs: f"{base}/docs/"}
        workflow = yaml.safe_load((ROOT / ".github/workflows/pages.yml").read_text())
        built = 0
        for step in workflow["jobs"]["build"]["steps"]:
            if step.get("uses") == "./":
                built += 1
                given = defaults | {name: _expand(text, values) for name, text in step["with"].items()}
                inputs = {f"inputs.{name}": text for name, text in given.items()} | {"github.action_path": "oeuvre"}
                for inner in action["runs"]["steps"]:
                    if "run" in inner:
                        variables = {name: _expand(text, inputs) for name, text in inner["env"].items()}
                        folder = work / _expand(inner.get("working-directory", "."), inputs)
                        shell = ("bash", "--noprofile", "--norc", "-eo", "pipefail")
                        machine.run(inner["run"], folder, interpreter=shell, GITHUB_ACTIONS="true", **variables)
                values[f"steps.{step['id']}.outputs.output"] = _expand(action["outputs"]["output"]["value"], inputs)
            elif "run" in step:
                machine.run(step["run"], work, **{name: _expand(text, values) for name, text in step["env"].items()})
        assert built == 2
        output = work / values["steps.site.outputs.output"]
        assert f'rel="canonical" href="{base}/"' in (output / "index.html").read_text()
        assert f'rel="canonical" href="{base}/docs/tutorial/"' in (output / "docs" / "tutorial" / "index.html").read_text(
            "utf-8"
        )
        assert (output / "docs" / "schemas" / "site.json").is_file()
