import io
from importlib import util
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.commands import run
from tests.documents import FIRST, SECOND, document
from tests.sites import write_project


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    ben = document(SECOND, header="Ben Exempel\n")
    write_project(tmp_path, {"ada.txt": document(FIRST), "ben/profile.txt": ben})
    monkeypatch.chdir(tmp_path)
    return tmp_path


def name_in(pdf: bytes) -> str:
    metadata = PdfReader(io.BytesIO(pdf)).metadata
    assert metadata is not None
    return str(metadata.author)


@pytest.mark.parametrize(
    ("called", "file"),
    [
        ("Ada Beispiel", "cv-ada-beispiel.pdf"),
        ("ada-beispiel", "cv-ada-beispiel.pdf"),
        ("people/ben-exempel/", "cv-ben-exempel.pdf"),
        ("content/ada.txt", "cv-ada-beispiel.pdf"),
        ("content/ben", "cv-ben-exempel.pdf"),
        ("ben", "cv-ben-exempel.pdf"),
    ],
)
def test_a_person_is_found_by_name_address_or_document(project: Path, called: str, file: str) -> None:
    code, out, err = run("cv", called)
    assert (code, err) == (0, "")
    assert out.startswith(f"{file}: ")
    assert f"cv-{name_in((project / file).read_bytes()).lower().replace(' ', '-')}.pdf" == file
    assert [path.name for path in project.glob("*cv-*")] == [file]


def test_who_is_meant_must_be_clear(project: Path) -> None:
    code, _, err = run("cv")
    assert code == 2
    assert "Say whose: Ada Beispiel, Ben Exempel." in err
    code, _, err = run("cv", "Cleo")
    assert code == 2
    assert "Nobody here is called Cleo. There is Ada Beispiel, Ben Exempel." in err
    write_project(project, {"ada2.txt": document(SECOND)})
    code, _, err = run("cv", "Ada Beispiel")
    assert code == 2
    assert "Several people are called Ada Beispiel: Ada Beispiel (ada.txt), Ada Beispiel (ada2.txt)." in err
    assert run("cv", "Ada Beispiel (ada2.txt)")[0] == 0


def test_options_are_kept(project: Path) -> None:
    code, out, _ = run("cv", "ada", "--design", "modern", "--paper", "us-letter", "--lang", "de", "-o", "my.pdf")
    assert code == 0
    assert out.startswith("my.pdf: Ada Beispiel")
    reader = PdfReader("my.pdf")
    assert round(reader.pages[0].mediabox.width) == 612
    assert reader.trailer["/Root"]["/Lang"] == "de"
    (project / "site.toml").write_text('cv = "modern"\ncv_paper = "us-letter"\nlanguage = "de"\n')
    assert run("cv", "ada", "-o", "same.pdf")[0] == 0
    assert Path("same.pdf").read_bytes() == Path("my.pdf").read_bytes()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--lang", "tlh"), "'tlh' is none of en, ar, de"),
        (("--design", "fancy"), "'fancy' is not one of 'classic', 'modern'"),
        (("--paper", "a5"), "'a5' is not one of"),
        (("--content", "nowhere"), "There is no nowhere."),
    ],
)
def test_wrong_words_are_told(project: Path, arguments: tuple[str, ...], said: str) -> None:
    code, _, err = run("cv", "ada", *arguments)
    assert code == 2
    assert said in err


def test_a_file_that_cannot_be_written_is_told(project: Path) -> None:
    code, _, err = run("cv", "ada", "-o", "nowhere/my.pdf")
    assert code == 1
    assert "could not be written" in err


def test_a_broken_template_is_told_with_its_place(project: Path) -> None:
    (project / "templates" / "cv").mkdir(parents=True)
    (project / "templates" / "cv" / "classic.typ").write_text("#show: described\n#foo\n")
    code, _, err = run("cv", "ada")
    assert code == 1
    assert "templates/cv/classic.typ:2:2: error[template-error]: unknown variable: foo" in err
    assert not list(project.glob("cv-*"))


def test_letters_that_no_font_has_are_told(project: Path) -> None:
    write_project(project, {"ada.txt": document(FIRST, header="Ada \U00012000\n")})
    code, _, err = run("cv", "content/ada.txt", "-o", "my.pdf")
    assert code == 0
    assert "no font here has letters for \U00012000" in err


def test_a_document_elsewhere_can_be_named(project: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    other = tmp_path_factory.mktemp("other") / "cleo.txt"
    other.write_bytes(document(SECOND, header="Cleo Muster\n"))
    assert run("cv", str(other), "-o", "my.pdf")[0] == 0
    assert name_in((project / "my.pdf").read_bytes()) == "Cleo Muster"


def test_what_is_lacking_is_told(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.cli.cv.find_spec", lambda name: None if name == "typst" else util.find_spec(name))
    code, out, err = run("cv", "ada")
    assert (code, out) == (1, "")
    assert 'pip install "oeuvre[cv]"' in err


def test_nothing_to_show_is_told(project: Path) -> None:
    (project / "site.toml").write_text("tittle = 1\n")
    code, _, err = run("cv", "ada")
    assert code == 1
    assert "unknown-setting" in err
    assert "no person could be read" in err
