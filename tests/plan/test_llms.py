import re
from pathlib import Path

from markdown_it import MarkdownIt

from generator.plan.llms import LlmsLink, LlmsSection, llms_text
from generator.settings import Options
from tests.documents import FIRST, SECOND, document
from tests.sites import build_project, files_of, write_project


def test_it_has_the_form_that_readers_expect() -> None:
    sections = (LlmsSection("Papers", (LlmsLink("A [b](c) *d*", "https://a.org/x/", "2025"),)), LlmsSection("None", ()))
    text = llms_text("Ada\n# Evil", "Works, 1 <b>paper", "About.", sections).decode()
    tokens = MarkdownIt().parse(text)
    assert [token.tag for token in tokens if token.type == "heading_open"] == ["h1", "h2"]
    assert [token.type for token in tokens[:4]] == ["heading_open", "inline", "heading_close", "blockquote_open"]
    html = MarkdownIt().render(text)
    assert '<a href="https://a.org/x/">A [b](c) *d*</a>: 2025' in html
    assert "&lt;b&gt;paper" in html
    assert "Evil" in html and "<h1>Ada # Evil</h1>" in html


def test_every_link_leads_to_a_file(tmp_path: Path) -> None:
    write_project(tmp_path, {"ada.txt": document(FIRST, SECOND), "ben.txt": document(SECOND, header="Ben Exempel\n\nLG\n")})
    build_project(tmp_path, Options(base_url="https://a.org/lab/"))
    files = files_of(tmp_path / "output")
    links = re.findall(r"\]\(https://a\.org/lab/([^)]*)\)", files["llms.txt"].decode())
    assert len(links) > 8
    for link in links:
        assert (f"{link}index.html" if link.endswith("/") or not link else link) in files, link


def test_a_site_without_papers_has_none(tmp_path: Path) -> None:
    write_project(tmp_path, {"ada.txt": "Ada Beispiel\n\n0 Papers\n"})
    build_project(tmp_path)
    assert "llms.txt" not in files_of(tmp_path / "output")
