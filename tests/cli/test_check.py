"""`oeuvre check` as a user runs it: on a project, on a folder with a site, and in CI."""

import json
import re
from pathlib import Path

import pytest

from tests.commands import run
from tests.documents import FIRST, SECOND, document
from tests.services_server import Reply, serving
from tests.sites import write_project


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    return tmp_path


def write_template(folder: Path, name: str, text: str) -> None:
    path = folder / "templates" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def test_a_broken_template_of_the_users_own_is_named(folder: Path) -> None:
    write_project(folder, {"ada.txt": document(FIRST, SECOND)})
    write_template(folder, "parts/footer.html", "<footer>\n<center>Made by hand</center>\n</footer>\n")
    code, out, err = run("check")
    assert code == 1
    assert re.search(r"^404\.html:\d+:\d+: error\[obsolete-element\]", err, re.MULTILINE)
    assert "| <center>Made by hand</center>" in err
    assert "the page is drawn by pages/not_found.html, with your own templates/parts/footer.html" in err
    pages = re.fullmatch(r"1 document, (\d+) pages: 1 error, 1 warning\n", out)
    assert pages
    assert f"so on {int(pages[1]) - 1} other pages" in err
    assert "warning[unknown-original]" in err
    assert not (folder / "output").exists()
    assert not list(folder.glob("**/oeuvre-check-*"))


def test_a_dead_link_in_a_page_of_the_users_own_names_the_document(folder: Path) -> None:
    write_project(folder, {"ada.txt": document(FIRST), "pages/teaching.md": "# Teaching\n\n[CV](cv.pdf)\n"})
    code, _, err = run("check")
    assert code == 1
    assert "error[dead-link]: this link leads to nothing: teaching/cv.pdf" in err
    assert "its text is content/pages/teaching.md" in err


def test_colours_of_the_users_own_are_judged(folder: Path) -> None:
    write_project(folder, {"ada.txt": document(FIRST)})
    write_template(folder, "styles/mine.css", ":root { --ink-soft: #b0b0b0 }\n")
    code, _, err = run("check")
    assert code == 1
    assert re.search(r"assets/style\.css:\d+:\d+: error\[low-contrast\]: --ink-soft on --ground .* in the light scheme", err)
    assert "with your own styles/mine.css" in err
    assert re.search(r"hint: oklch\([\d.% ]+\) would do", err)


def test_a_file_of_the_users_own_is_named(folder: Path) -> None:
    write_project(folder, {"ada.txt": document(FIRST)})
    (folder / "static").mkdir()
    (folder / "static" / "data.json").write_text('{"a": 1,}', "utf-8")
    code, _, err = run("check")
    assert code == 1
    assert "data.json:1:9: error[broken-data]" in err
    assert "the file is your static/data.json" in err


def test_a_template_that_cannot_be_drawn_is_a_note(folder: Path) -> None:
    write_project(folder, {"ada.txt": document(FIRST)})
    write_template(folder, "parts/footer.html", "{{ nothing.at_all }}\n")
    code, _, err = run("check")
    assert code == 1
    assert "templates/parts/footer.html:1:1: error[template-error]" in err


def test_a_built_site_is_checked_where_it_lies(folder: Path) -> None:
    write_project(folder, {"ada.txt": document(FIRST)})
    assert run("build", "--quiet")[0] == 0
    assert run("check", "--site", "output")[0] == 0
    page = folder / "output" / "papers" / "on-walking" / "index.html"
    page.write_text(page.read_text("utf-8").replace("</main>", '<img src="x.png"></main>'), "utf-8")
    code, out, err = run("check", "--site", "output")
    assert code == 1
    assert "output/papers/on-walking/index.html:" in err
    assert "error[no-alt]" in err
    assert "error[dead-link]" in err
    assert out.startswith("1 document, ")


def test_a_site_can_be_checked_without_its_documents(folder: Path) -> None:
    (folder / "site").mkdir()
    (folder / "site" / "index.html").write_text("<title>x</title><p>x", "utf-8")
    code, out, err = run("check", "--site", "site")
    assert code == 1
    assert "site/index.html:1:" in err
    assert out.startswith("1 page: ")
    assert not (folder / ".oeuvre").exists()


@pytest.mark.parametrize("name", ["empty", "content"])
def test_a_folder_that_is_no_site_is_said_to_be_none(folder: Path, name: str) -> None:
    write_project(folder, {"ada.txt": document(FIRST)})
    (folder / "empty").mkdir()
    code, _, err = run("check", "--site", name)
    assert code == 1
    assert f"{name}:1:1: error[not-a-site]: there is no page in {name}" in err
    assert run("check", "--site", "nowhere")[0] == 2


def test_documents_alone_are_looked_at_if_that_is_asked(folder: Path) -> None:
    write_project(folder, {"ada.txt": document(FIRST), "pages/teaching.md": "# Teaching\n\n[CV](cv.pdf)\n"})
    assert run("check", "--documents-only")[:2] == (0, "2 documents: no notes\n")
    assert run("check", "--documents-only", "--external")[0] == 2


def test_warnings_fail_if_that_is_asked(folder: Path) -> None:
    write_project(folder, {"ada.txt": document(FIRST)})
    for arguments, expected in (((), 0), (("--fail-on", "warning"), 1), (("--strict",), 1), (("--fail-on", "error"), 0)):
        assert run("check", "--budget", "20", *arguments)[0] == expected
    assert "warning[heavy-page]" in run("check", "--budget", "20")[2]


def test_json_tells_all(folder: Path) -> None:
    write_project(folder, {"ada.txt": document(FIRST), "pages/teaching.md": "# Teaching\n\n[CV](cv.pdf)\n"})
    code, out, _ = run("check", "--format", "json")
    answer = json.loads(out)
    assert code == 1
    assert (answer["ok"], answer["documents"], answer["links"]) == (False, 2, {})
    assert answer["site"]["pages"] > 5
    assert [(note["code"], note["file"]) for note in answer["notes"]] == [("dead-link", "teaching/index.html")]
    assert json.loads(run("check", "--json")[1]) == answer


@pytest.mark.parametrize("title", ["::error::Pwned", "##[error]Pwned", "%0A::error::Pwned"])
def test_annotations_cannot_be_forged(folder: Path, title: str, monkeypatch: pytest.MonkeyPatch) -> None:
    write_project(
        folder,
        {"ada.txt": document(FIRST.replace("On Walking", title)), "pages/x.md": f"# {title}\n\n[{title}](x.pdf#{title})\n"},
    )
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    code, out, err = run("check", "--budget", "20")
    assert code == 1
    lines = [*out.splitlines(), *err.splitlines()]
    orders = [line for line in lines if line.lstrip().startswith("::")]
    assert orders
    assert all(re.match(r"::(error|warning) file=[^:]+,line=\d+,col=\d+,title=[a-z-]+::(?!error)", line) for line in orders)
    assert not [line for line in lines if "##[" in line]


def test_gitlab_reads_a_code_quality_report(folder: Path) -> None:
    write_project(folder, {"ada.txt": document(FIRST), "pages/teaching.md": "# Teaching\n\n[CV](cv.pdf)\n"})
    code, out, err = run("check", "--format", "gitlab")
    assert code == 1
    (issue,) = json.loads(out)
    assert (issue["check_name"], issue["severity"]) == ("dead-link", "major")
    assert issue["location"]["path"] == "teaching/index.html"
    assert len(issue["fingerprint"]) == 32
    assert "1 error" in err


def test_links_to_other_sites_are_asked_and_remembered(folder: Path) -> None:
    with serving() as server:
        server.answer("/good", Reply(b"x"))
        words = f"[a]({server.url}/good) [b]({server.url}/gone) [c](http://10.0.0.1/private)"
        write_project(folder, {"ada.txt": document(FIRST), "pages/links.md": f"# Links\n\n{words}\n"})
        # The server is the site's own host, so it may be asked although it is not public.
        arguments = ("check", "--external", "--base-url", f"{server.url}/site/")
        code, out, err = run(*arguments)
        assert code == 0
        assert "links/index.html:" in err
        assert (
            f"warning[dead-external-link]: this address does not answer as it should: not found (404): {server.url}/gone"
            in err
        )
        assert "3 links to other sites (1 dead, 1 good, 1 passed over)" in out
        assert run(*arguments, "--fail-on", "warning")[0] == 1
        asked = [one.path for one in server.asked]
        assert asked.count("/good") == 1
        found = json.loads(run(*arguments, "--json")[1])["links"]
        assert found["http://10.0.0.1/private"]["state"] == "passed over"
