"""What publishing takes: a site goes to a bare git repository, a folder and a store that speaks S3 on loopback, three times.

First all of it, then as it is, then after one paper has got another title. Needs the extra "test" (for the store).

python3 benchmarks/publishing.py [PROJECT]      the demo by default
"""

import json
import logging
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]


def oeuvre(folder: Path, *words: str) -> dict[str, Any]:
    """Run a command in a folder, and return its answer."""
    surroundings = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-m", "generator", *words, "--json"],
        cwd=folder,
        env=surroundings,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        sys.exit(f"{' '.join(words)}: {done.stderr}")
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


@contextmanager
def store() -> Iterator[str]:
    """Run a store with an empty bucket, and give its address."""
    import boto3  # noqa: PLC0415 - as long to load as a publish to run
    from moto.server import ThreadedMotoServer  # noqa: PLC0415

    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    os.environ |= {f"AWS_{name}": "x" for name in ("ACCESS_KEY_ID", "SECRET_ACCESS_KEY")} | {
        "AWS_DEFAULT_REGION": "us-east-1"
    }
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    boto3.client("s3", endpoint_url=f"http://{host}:{port}").create_bucket(Bucket="site")
    yield f"http://{host}:{port}"
    server.stop()


def edit(content: Path) -> str:
    """Change the title of the first paper of the first document, and return it."""
    document = next(path for path in sorted(content.rglob("*.txt")))
    text = document.read_text("utf-8")
    title = re.search(r"\n\n[^\n]*\d{4}(?:Code)?\n([^\n]+)\n\n", text)
    if title is None:
        sys.exit(f"{document} has no paper")
    document.write_text(text.replace(title[1], f"{title[1]}, Revisited", 1), "utf-8")
    return title[1]


def main(project: Path) -> None:
    """Publish, and print what it took."""
    with tempfile.TemporaryDirectory() as temporary, store() as endpoint:
        folder = Path(temporary) / "site"
        folder.mkdir()
        shutil.copytree(project / "content", folder / "content")
        shutil.copy(project / "site.toml", folder)
        subprocess.run([shutil.which("git") or "git", "init", "--quiet", "--bare", f"{temporary}/bare.git"], check=True)
        places = {
            "bare git repository": ("git:../bare.git#pages",),
            "folder": ("../www",),
            "S3 on loopback": ("s3://site/demo", "--endpoint", endpoint),
        }
        print("| | to | uploaded | removed | unchanged | seconds |\n| --- | --- | --: | --: | --: | --: |")
        for moment in ("first", "again", "after an edit"):
            if moment == "after an edit":
                edit(folder / "content")
            oeuvre(folder, "build")
            for name, words in places.items():
                told = oeuvre(folder, "publish", *words)
                uploaded, removed = (len(list(told[key])) for key in ("uploaded", "removed"))
                print(f"| {moment} | {name} | {uploaded:,} | {removed:,} | {told['unchanged']:,} | {told['seconds']:.2f} |")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT)
