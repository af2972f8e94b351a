"""Sets everything up in .venv, then runs a command there. Needs Python 3.11 and its pip, nothing else.

python3 run.py build    builds the site from content/ into output/
python3 run.py test     runs the tests
python3 run.py lint     runs the linter and the type checkers
python3 run.py languages   collects what is said to readers into the catalogues, and compiles these
python3 run.py docs     writes the reference from the code, and builds the documentation into docs/output
python3 run.py screenshots   draws the pictures of the documentation
python3 run.py ...      any other command of oeuvre: serve, check, inspect, new, explain
"""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

CHECKS = {
    "test": [
        ["-m", "pytest", "--numprocesses=auto", "--dist=worksteal", "--cov", "--cov-report=term", "--cov-fail-under=90"]
    ],
    "lint": [["-m", "ruff", "check"], ["-m", "ruff", "format", "--check"], ["-m", "mypy"]],
    "languages": [["-m", "languages.renew"]],
    "docs": [["-m", "docs.reference"], ["-m", "generator", "build", "docs/content", "--output", "docs/output"]],
    "screenshots": [["-m", "docs.screenshots"]],
}
SCRIPTS = ("templates/early", "templates/scripts", "templates/modules", "generator/serve")
TYPESCRIPT = "typescript@5.9.3"
EXTRAS = {"test": "[test]", "lint": "[test,lint]", "languages": "[test]", "screenshots": "[test]"}


def set_up(extras: str) -> None:
    """Make .venv and install the project into it, unless that was done for this pyproject.toml already."""
    wanted = hashlib.sha256((ROOT / "pyproject.toml").read_bytes() + sys.version.encode()).hexdigest()
    stamp = VENV / f"oeuvre-{extras.strip('[]').replace(',', '-') or 'plain'}"
    if PYTHON.exists() and stamp.exists() and stamp.read_text("utf-8") == wanted:
        return
    print(f"Setting up {VENV} ...", file=sys.stderr, flush=True)
    if not any(other.read_text("utf-8") == wanted for other in VENV.glob("oeuvre-*")):
        # Some systems ship venv without the pip to put into it; the system's own pip can install from outside.
        subprocess.run([sys.executable, "-m", "venv", "--without-pip", "--clear", str(VENV)], check=True)
    pip = [sys.executable, "-m", "pip", "--python", str(PYTHON), "--disable-pip-version-check", "--quiet"]
    subprocess.run([*pip, "install", "--editable", f"{ROOT}{extras}"], check=True)
    stamp.write_text(wanted, "utf-8")


def check_scripts() -> int:
    """Hold the JavaScript that pages run against its types, and return an exit code. Takes Node; on CI it has to be there."""
    npx = shutil.which("npx")
    if npx is None:
        print("The types of scripts are not checked: there is no npx, which comes with Node.js.", file=sys.stderr)
        return 1 if os.environ.get("CI") else 0
    options = ["--allowJs", "--checkJs", "--strict", "--noEmit", "--target", "es2022", "--module", "es2022"]
    options += ["--lib", "es2023,dom,dom.iterable", "--moduleDetection", "force"]
    files = [str(path) for folder in SCRIPTS for path in sorted((ROOT / folder).glob("*.js"))]
    return subprocess.run([npx, "--yes", "--package", TYPESCRIPT, "tsc", *options, *files], cwd=ROOT, check=False).returncode


def main(arguments: list[str]) -> int:
    """Run one command, and return its exit code."""
    if sys.version_info < (3, 11):
        print(f"Oeuvre needs Python 3.11 or newer; this is {sys.version.split()[0]}.", file=sys.stderr)
        return 2
    name = arguments[0] if arguments else "--help"
    try:
        set_up(EXTRAS.get(name, ""))
    except subprocess.CalledProcessError as error:
        print(f"The set-up failed: {' '.join(error.cmd)}", file=sys.stderr)
        return error.returncode or 1
    if name not in CHECKS:
        return subprocess.run([str(PYTHON), "-m", "generator", *arguments], check=False).returncode
    results = [
        subprocess.run([str(PYTHON), *step, *arguments[1:]], cwd=ROOT, check=False).returncode for step in CHECKS[name]
    ]
    if name == "lint":
        results.append(check_scripts())
    return max(results)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
