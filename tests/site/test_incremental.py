"""Whatever is edited in whatever order: an incremental build is a clean build, and touches only files whose bytes differ.

Sites and edits are drawn at random, the same ones each time; OEUVRE_EXAMPLES=500 tries that many new ones.
"""

import json
import os
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from types import CodeType
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from generator.load.theme import load_theme
from tests.commands import run
from tests.sites import files_of

EXAMPLES = int(os.environ.get("OEUVRE_EXAMPLES", "0"))
# To shrink a counterexample takes minutes, which a suite that stays quick has not.
PHASES = tuple(Phase) if EXAMPLES else (Phase.explicit, Phase.generate)
COMPILED: dict[str, CodeType] = {}
THEME = load_theme(Path("none")).files

# Few of each, so that titles, names and addresses meet.
NAMES = ("Ada Beispiel", "Ben Exempel", "Eva Muster", "ada beispiel", "王小明")
TITLES = (
    "On Walking", "On walking!", "On Walking: a Longer Title about Steps, Strides and Other Ways to Get on", "On $x^2$",
    "Über Züge", "7 Ways", 'A <b> & "c"', "15 Papers", "Page", "王",
)  # fmt: skip
STAMPS = ("92.3LGMay 28, 2025Code", "CLDec 26, 2024", "CLMay 2", "Jan 2001", "hep-th2019", "XYDec 1, 2030", "LGMay 28")
BYLINES = (
    "Ada Beispiel, Ben Exempel et al. · example-lab", "Ben Exempel", "Eva Muster, 王小明 · Example-Lab", "Ada B. et al.",
)  # fmt: skip
ABSTRACTS = ("We walk. It is good.", "See https://example.org/x.\n\nThen $\\alpha < 1$.", "", "6\\% of <script>", "LGMay 28")
HEADERS = ("CL\nh-index20\n2papers\n", "", "cs.LG\n1,679citations\nNovelty54%\n")
FILES = ("ada.txt", "ben.txt", "eva/profile.txt", "eva/profile-2026-05-30.txt", "ben/profile.txt", "zoë.txt")
ABOUTS = (
    "---\nposition: Reader\nas_of: 2026-05-30\n---\nI *walk*.\n",
    "---\norcid: 0000-0002-1825-0097\nexclude: [On Walking]\nlinks: [https://example.org/]\n---\n",
    "---\nname: Ada B. Beispiel\naffiliation: {name: Here, url: https://example.org/}\n---\nWords.\n",
    "---\nnonsense: 1\n---\n",
)
WORKS = json.dumps([{"type": "article-journal", "title": "On Walking", "issued": {"date-parts": [[2025, 5]]}}])
OTHERS = {
    "content/eva/works.json": (WORKS, WORKS[:-1]),
    "content/eva/about.de.md": ("---\nposition: Lehrerin\n---\nIch *gehe*.\n",),
    "content/ben/papers/walk.md": ("---\npaper: On Walking\nvenue: Journal of Steps\n---\nA remark.\n",),
    "content/groups/lab.md": ("---\nname: Lab\nmembers: [Ada Beispiel, Eva Muster]\n---\nWe walk.\n",),
    "content/readme.txt": ("x",),
}
PAGES = {"teaching.md": ("# Teaching\n\nWords.\n", "# Teach\n\nOther.\n"), "notes.md": ("Words.\n",), "stats.md": ("x\n",)}
STATIC = {"cv.txt": (b"1", b"2"), "notes": (b"x",), "notes/a/b.bin": (b"\0",), "robots.txt": (b"User-agent: *\n",)}
DAMAGED = (b"", b"Dear Ada\n", b"\xff\xfe\x00", b"Ada Beispiel\n\n0 Papers\n")
TEMPLATES = {
    "pages/text.html": ("<h1>{{ view.heading }}</h1>", "{% if %}", "{{ view.nothing }}"),
    "macros/date.html": ("{% macro date(date, form='text') %}<i>{{ date.text }}</i>{% endmacro %}",),
    "macros/unused.html": ("{{ never }}",),
    "parts/footer.html": ("<footer>mine</footer>", "<footer>ours</footer>"),
    "styles/date.css": ("time { color: var(--ink) }", "time { color: inherit }"),
    "styles/mine.css": ("h1 { margin: 0 }",),
    "scripts/mine.js": ("'use strict'",),
}
SETTINGS: dict[str, tuple[object, ...]] = {
    "title": ("Walkers", "Über <uns>"),
    "base_url": ("https://example.org/", "https://example.org/me/"),
    "papers_per_page": (20, 500),
    "as_of": ("2026-05-30", "2019-01-01"),
    "language": ("de",),
    "colour_scheme": ("dark",),
    "theme": ("swiss", "terminal"),
    "accent": ("#1d4ed8",),
    "related": (False,),
    "author_pages": (False,),
    "feeds": (False,),
    "exports": ([],),
    "tittle": ("x",),
}


@dataclass(frozen=True)
class Paper:
    title: str
    stamp: str
    byline: str
    abstract: str

    @property
    def text(self) -> str:
        return f"{self.stamp}\n{self.title}\n\n{self.byline}\n\n{self.abstract}\n"


@dataclass
class Person:
    name: str
    header: str
    papers: list[Paper] = field(default_factory=list)
    damage: bytes | None = None

    @property
    def content(self) -> bytes:
        if self.damage is not None:
            return self.damage
        papers = "\n".join(paper.text for paper in self.papers)
        return f"{self.name}\n\n{self.header}\n{len(self.papers)} Papers\n\n{papers}".encode()


PAPERS = st.builds(Paper, *map(st.sampled_from, (TITLES, STAMPS, BYLINES, ABSTRACTS)))
PEOPLE = st.builds(Person, st.sampled_from(NAMES), st.sampled_from(HEADERS), st.lists(PAPERS, max_size=5))


def states_of(values: dict[str, tuple[Any, ...]]) -> st.SearchStrategy[tuple[str, Any]]:
    """Draw a name, and a state of what it stands for; None: it is not there."""
    return st.one_of(*(st.tuples(st.just(name), st.sampled_from((*found, None))) for name, found in values.items()))


class Edits(RuleBasedStateMachine):
    """Edits a project, and builds it after each edit."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="oeuvre-"))
        self.project, self.output = self.folder / "project", self.folder / "output"
        self.people: dict[str, Person] = {}
        self.texts: dict[str, bytes] = {}
        """Every other file of the project, by path."""
        self.settings: dict[str, object] = {}
        self.jobs = "auto"
        self.disk: dict[str, bytes] = {}

    def teardown(self) -> None:
        shutil.rmtree(self.folder)

    @initialize(people=st.lists(PEOPLE, min_size=1, max_size=3))
    def start(self, people: list[Person]) -> None:
        self.people = dict(zip(FILES, people, strict=False))
        self.build()

    # -- what is edited ------------------------------------------------------------------------------------------------
    @rule(data=st.data(), change=st.sampled_from(["title", "stamp", "byline", "abstract"]), sly=st.booleans())
    def edit_paper(self, data: st.DataObject, change: str, sly: bool) -> None:
        found = [person for person in self.people.values() if person.papers]
        if found:
            papers = data.draw(st.sampled_from(found)).papers
            place = data.draw(st.integers(0, len(papers) - 1))
            values = {"title": TITLES, "stamp": STAMPS, "byline": BYLINES, "abstract": ABSTRACTS}[change]
            papers[place] = Paper(**{**vars(papers[place]), change: data.draw(st.sampled_from(values))})
        self.build(sly=sly)

    @rule(data=st.data(), papers=st.lists(PAPERS, min_size=1, max_size=4))
    def put_papers(self, data: st.DataObject, papers: list[Paper]) -> None:
        person = self.some_person(data)
        person.papers[:] = data.draw(st.permutations([*person.papers, *papers])) if len(person.papers) < 9 else papers
        self.build()

    @rule(data=st.data())
    def remove_or_reorder_papers(self, data: st.DataObject) -> None:
        person = self.some_person(data)
        kept = data.draw(st.lists(st.sampled_from(person.papers), unique=True)) if person.papers else []
        person.papers[:] = kept
        self.build()

    @rule(data=st.data())
    def crowd(self, data: st.DataObject) -> None:
        """Fill more than one page of a list."""
        papers = (Paper(f"Walk {number}", f"CLMay 2, {2000 + number % 9}", "Ben Exempel", "Far.") for number in range(41))
        self.some_person(data).papers[:] = papers
        self.settings["papers_per_page"] = 20
        self.build()

    @rule(data=st.data(), edits=st.lists(st.tuples(st.integers(0, 19), PAPERS), min_size=1, max_size=4))
    def edit_a_long_document(self, data: st.DataObject, edits: list[tuple[int, Paper]]) -> None:
        """Edit single papers of many that nothing is odd about: the others are taken over unread."""
        path = data.draw(st.sampled_from(FILES))
        papers = [Paper(f"Stride {number}", f"LGMay {number + 1}, 2023", "Ada Beispiel", "Near.") for number in range(20)]
        self.people[path] = Person("Ada Beispiel", "CL\nh-index20\n", papers)
        self.build()
        for place, paper in edits:
            papers[place] = paper
            self.build()

    @rule(path=st.sampled_from(FILES), person=PEOPLE)
    def add_person(self, path: str, person: Person) -> None:
        self.people[path] = person
        self.build()

    @rule(data=st.data(), new=st.sampled_from(FILES))
    def rename_document(self, data: st.DataObject, new: str) -> None:
        self.people[new] = self.people.pop(data.draw(st.sampled_from(sorted(self.people))))
        self.build()

    @precondition(lambda self: len(self.people) > 1)
    @rule(data=st.data())
    def delete_document(self, data: st.DataObject) -> None:
        del self.people[data.draw(st.sampled_from(sorted(self.people)))]
        self.build()

    @rule(data=st.data(), damage=st.sampled_from((*DAMAGED, None, None)))
    def damage_document_or_mend_it(self, data: st.DataObject, damage: bytes | None) -> None:
        self.some_person(data).damage = damage
        self.build()

    @rule(data=st.data(), name=st.sampled_from(NAMES))
    def rename_person(self, data: st.DataObject, name: str) -> None:
        self.some_person(data).name = name
        self.build()

    @rule(folder=st.sampled_from(["eva", "ben"]), text=st.sampled_from((*ABOUTS, None)))
    def edit_about(self, folder: str, text: str | None) -> None:
        self.put(f"content/{folder}/about.md", text)

    @rule(state=states_of(OTHERS))
    def edit_other_document(self, state: tuple[str, str | None]) -> None:
        self.put(*state)

    @rule(state=states_of(PAGES))
    def edit_page(self, state: tuple[str, str | None]) -> None:
        self.put(f"content/pages/{state[0]}", state[1])

    @rule(state=states_of(TEMPLATES))
    def edit_theme(self, state: tuple[str, str | None]) -> None:
        self.put(f"templates/{state[0]}", state[1])

    @rule(path=st.sampled_from(sorted(path for path in THEME if path.endswith((".html", ".css")))))
    def copy_of_theme(self, path: str) -> None:
        """Begin an override as people do, by copying a file of the theme: not a byte of the site changes."""
        self.put(f"templates/{path}", THEME[path])

    @rule(state=states_of(STATIC), sly=st.booleans())
    def edit_static_file(self, state: tuple[str, bytes | None], sly: bool) -> None:
        for path in [path for path in self.texts if path.startswith("static/notes")]:
            # Of a file and a folder of one name there can be one only.
            if state[0].startswith("notes"):
                del self.texts[path]
        self.put(f"static/{state[0]}", state[1], sly=sly)

    @rule(state=states_of(SETTINGS))
    def edit_settings(self, state: tuple[str, object]) -> None:
        self.settings.pop(state[0], None)
        if state[1] is not None:
            self.settings[state[0]] = state[1]
        self.build()

    # -- what is done to the cache, the output and the build --------------------------------------------------------------
    @rule()
    def nothing(self) -> None:
        self.build()

    @rule(jobs=st.sampled_from(["auto", "1", "2", "3"]))
    def other_jobs(self, jobs: str) -> None:
        self.jobs = jobs
        self.build()

    @rule()
    def delete_cache(self) -> None:
        shutil.rmtree(self.project / ".oeuvre", ignore_errors=True)
        self.build()

    @rule(data=st.data())
    def damage_cache(self, data: st.DataObject) -> None:
        path = self.some_file(data, self.project / ".oeuvre")
        if path:
            content = path.read_bytes()
            place = data.draw(st.integers(0, max(0, len(content) - 1)))
            flipped = content[:place] + bytes(one ^ 1 for one in content[place : place + 1]) + content[place + 1 :]
            path.write_bytes(data.draw(st.sampled_from([flipped, content[:place], b"", content + b" "])))
        self.build()

    @rule(data=st.data(), what=st.sampled_from(["touch", "delete", "overwrite", "same size and time", "replace", "link"]))
    def somebody_changes_the_output(self, data: st.DataObject, what: str) -> None:
        path = self.some_file(data, self.output)
        if path and path.name != ".oeuvre-manifest":
            TAMPERINGS[what](path)
        self.build()

    @rule(name=st.sampled_from(["CNAME", "mine/x.txt"]))
    def somebody_adds_a_file_to_the_output(self, name: str) -> None:
        if self.output.is_dir():
            (self.output / name).parent.mkdir(exist_ok=True)
            (self.output / name).write_bytes(b"mine")
        self.build()

    @rule(data=st.data(), moves=st.integers(0, 8))
    def build_that_is_killed(self, data: st.DataObject, moves: int) -> None:
        self.some_person(data).papers[:] = data.draw(st.lists(PAPERS, max_size=4))
        self.sync()
        real, left = Path.replace, [moves]

        def replace(path: Path, target: Path) -> Path:
            left[0] -= 1
            if left[0] < 0:
                raise KeyboardInterrupt
            return real(path, target)

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(Path, "replace", replace)
            self.command()
        self.build()

    # -- and what must hold then -----------------------------------------------------------------------------------------
    def build(self, *, sly: bool = False) -> None:
        """Build into the output that is there and into a new one, and compare."""
        self.sync(sly=sly)
        before, facts_before = files_of(self.output), facts_of_all(self.output)
        answer = self.command()
        after, facts_after = files_of(self.output), facts_of_all(self.output)
        clean = self.folder / "clean"
        expected_answer = self.command("--output", str(clean), "--cache", str(self.folder / "clean-cache"))
        expected = files_of(clean)
        shutil.rmtree(clean, ignore_errors=True)
        shutil.rmtree(self.folder / "clean-cache", ignore_errors=True)
        assert (answer["ok"], answer["notes"]) == (expected_answer["ok"], expected_answer["notes"])
        if not expected:
            assert after == before, "a build that failed has changed the old site"
            return
        foreign = {name: content for name, content in after.items() if name in ("CNAME", "mine/x.txt") and content == b"mine"}
        assert after == {**expected, **foreign}
        same = [path for path in before if before[path] == after.get(path)]
        assert [path for path in same if facts_before[path] != facts_after[path]] == [], "written without need"
        assert not any(path.is_dir() and not any(path.iterdir()) for path in self.output.rglob("*")), "empty folders"
        counted = len([path for path in after if path not in foreign and path != ".oeuvre-manifest"])
        assert answer["files"] == counted
        assert answer["written"] == counted - len(
            [path for path in same if path not in foreign and path != ".oeuvre-manifest"]
        )

    def command(self, *arguments: str) -> dict[str, Any]:
        where = [str(self.project / "content"), "--output", str(self.output), "--jobs", self.jobs]
        with pytest.MonkeyPatch.context() as patch:
            # Code by the hash of its source, as it is kept beside the program; compiling is most of so small a build.
            patch.setattr("generator.build.read_compiled", lambda: COMPILED)
            patch.setattr("generator.build.Renderer.compiled", property(lambda renderer: COMPILED.update(renderer.codes)))
            code, out, err = run("build", "--json", *where, *arguments)
        assert code in (0, 1), err
        return json.loads(out) if out else {"ok": False}  # type: ignore[no-any-return]

    def sync(self, *, sly: bool = False) -> None:
        """Write what has changed to the disk. sly: with the times that the files had before."""
        wanted = {f"content/{path}": person.content for path, person in self.people.items()} | self.texts
        if self.settings:
            lines = (f"{name} = {value if name == 'as_of' else json.dumps(value)}" for name, value in self.settings.items())
            wanted["site.toml"] = "\n".join(lines).encode()
        for path in self.disk.keys() - wanted.keys():
            (self.project / path).unlink()
            remove_empty_folders((self.project / path).parent, self.project)
        for path, content in wanted.items():
            if self.disk.get(path) != content:
                target = self.project / path
                times = target.stat() if target.exists() else None
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(content)
                if sly and times:
                    os.utime(target, ns=(times.st_atime_ns, times.st_mtime_ns))
        self.disk = wanted

    def put(self, path: str, content: str | bytes | None, *, sly: bool = False) -> None:
        self.texts.pop(path, None)
        if content is not None:
            self.texts[path] = content.encode() if isinstance(content, str) else content
        self.build(sly=sly)

    def some_person(self, data: st.DataObject) -> Person:
        return self.people[data.draw(st.sampled_from(sorted(self.people)))]

    def some_file(self, data: st.DataObject, folder: Path) -> Path | None:
        found = sorted(path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
        return found[data.draw(st.integers(0, 10_000)) % len(found)] if found else None


def edit_behind_its_time(path: Path) -> None:
    facts, content = path.stat(), path.read_bytes()
    path.write_bytes(bytes(one ^ 1 for one in content))
    os.utime(path, ns=(facts.st_atime_ns, facts.st_mtime_ns))


def replace_by_another(path: Path) -> None:
    facts, other = path.stat(), path.with_name("other")
    other.write_bytes(bytes(one ^ 1 for one in path.read_bytes()))
    os.utime(other, ns=(facts.st_atime_ns, facts.st_mtime_ns))
    other.replace(path)


def put_a_link_there(path: Path) -> None:
    path.unlink()
    path.symlink_to("nowhere")


TAMPERINGS: dict[str, Callable[[Path], None]] = {
    "touch": lambda path: os.utime(path, ns=(1, 1)),
    "delete": Path.unlink,
    "overwrite": lambda path: path.write_bytes(b"defaced") and None,
    "same size and time": edit_behind_its_time,
    "replace": replace_by_another,
    "link": Path.unlink if os.name == "nt" else put_a_link_there,
}


def facts_of_all(folder: Path) -> dict[str, tuple[int, int]]:
    """Return what shows whether a file was written."""
    facts = {path.relative_to(folder).as_posix(): path.lstat() for path in folder.rglob("*") if path.is_file()}
    return {path: (one.st_mtime_ns, one.st_ino) for path, one in facts.items()}


def remove_empty_folders(folder: Path, top: Path) -> None:
    while folder != top and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent


Edits.TestCase.settings = settings(
    max_examples=EXAMPLES or 8,
    stateful_step_count=12 if EXAMPLES else 8,
    derandomize=not EXAMPLES,
    database=None,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=PHASES,
)


@pytest.mark.no_cover  # Builds hundreds of times what other tests have built; measuring that takes as long again.
class TestEdits(Edits.TestCase):  # type: ignore[misc]  # made at run time
    """The machine, as pytest collects it."""
