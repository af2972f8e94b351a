"""What stands for a page stands for all that it is made from."""

from pathlib import Path

from generator.build import plan_build
from generator.plan.corpus import Entry
from generator.settings import Options
from tests.documents import FIRST, SECOND, document
from tests.sites import write_project


def test_what_stands_for_several_files_of_a_paper_stands_for_all_parts_of_each(tmp_path: Path) -> None:
    content = write_project(tmp_path, {"ada.txt": document(FIRST, SECOND)}, "cards = true\n")
    site = plan_build(content, None, Options(base_url="https://example.org/")).site
    assert site is not None
    shared: dict[str, set[str]] = {}
    for page in site.pages():
        if page.by is not None:
            (entry,) = (part for part in page.parts if isinstance(part, Entry))
            # The digest of an entry covers what all pages share, so nothing else may be among the parts.
            assert all(part is entry or part is site.corpus.common for part in page.parts)
            assert page.by == page.digest == entry.digest
            shared.setdefault(entry.digest, set()).add(page.path)
    assert len(shared) == 2
    assert all(len(paths) == 7 for paths in shared.values()), shared


def test_an_entry_is_another_one_when_anything_that_pages_share_is(tmp_path: Path) -> None:
    content = write_project(tmp_path, {"ada.txt": document(FIRST)})
    digests = set()
    for settings in ("", 'title = "Walks"\n', 'language = "de"\n', "search = false\n"):
        (tmp_path / "site.toml").write_text(settings, "utf-8")
        site = plan_build(content, None, Options()).site
        assert site is not None
        digests.add(site.corpus.entries[0].digest)
    assert len(digests) == 4
