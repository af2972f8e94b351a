import json
from pathlib import Path

import feedparser
import pytest

from generator.parse.profile import parse_profile
from generator.plan.feeds import Feed, atom, json_feed
from generator.plan.reference import Reference, reference_of
from generator.settings import Options
from tests.documents import FIRST, SECOND, document
from tests.sites import build_project, files_of, write_project

FEED = Feed("Works of <Ada> & Co", "Ada Beispiel", "https://a.org/", "en")


def references(*papers: str) -> tuple[Reference, ...]:
    profile, _ = parse_profile(document(*papers), "x.txt")
    assert profile is not None
    return tuple(
        reference_of(paper, f"papers/{number}/", "https://a.org/", "en") for number, paper in enumerate(profile.papers)
    )


def test_both_feeds_say_the_same_to_independent_readers() -> None:
    papers = references(
        FIRST,
        "CLMay 2025\nA </title> & $x^2$ <b>\n\nZoë O'Brien\n\nOne $y_1$ < 2.\n\nTwo ]]> &amp;.\n",
        "2019\nOnly a Year\n\nBen Exempel et al.\n\nText.\n",
    )
    parsed = feedparser.parse(atom(FEED, papers))
    assert not parsed.bozo
    assert parsed.version == "atom10"
    feed = json.loads(json_feed(FEED, papers))
    assert parsed.feed.title_detail.value == feed["title"] == FEED.title
    assert parsed.feed.id == feed["home_page_url"] == "https://a.org/"
    assert parsed.feed.updated == "2025-05-28T00:00:00Z"
    assert {link.rel: link.href for link in parsed.feed.links}["self"] == "https://a.org/feed.xml"
    assert len(parsed.entries) == len(feed["items"]) == 3
    for entry, item, reference in zip(parsed.entries, feed["items"], papers, strict=True):
        assert entry.id == entry.link == item["id"] == item["url"] == reference.url
        assert entry.title_detail.value == item["title"] == reference.title
        assert [one.name for one in entry.authors] == [one["name"] for one in item["authors"]]
        assert entry.content[0].type == "text/html"
        assert entry.content[0].value
    assert "<mi>y</mi>" in feed["items"][1]["content_html"]
    assert "Ben Exempel et al." in feed["items"][2]["content_html"]
    assert not any("et al" in name["name"] for item in feed["items"] for name in item["authors"])


def test_a_day_is_said_to_be_the_day_of_publication_only_if_it_is_printed() -> None:
    day, month, year, inferred = references(
        "CLMay 28, 2025\nA\n\nAda Beispiel\n",
        "CLMay 2025\nB\n\nAda Beispiel\n",
        "CL2024\nC\n\nAda Beispiel\n",
        "CLMay 3\nD\n\nAda Beispiel\n",
    )
    entries = feedparser.parse(atom(FEED, (inferred, day, month, year))).entries
    assert [entry.get("published") for entry in entries] == [None, "2025-05-28T00:00:00Z", None, None]
    assert [entry.updated for entry in entries[2:]] == ["2025-05-01T00:00:00Z", "2024-01-01T00:00:00Z"]
    items = json.loads(json_feed(FEED, (inferred, day, month, year)))["items"]
    assert ["date_published" in item for item in items] == [False, True, False, False]


def test_a_paper_without_a_year_cannot_be_put_into_a_feed() -> None:
    with pytest.raises(ValueError, match="without a year"):
        atom(FEED, references("CL\nA\n\nAda Beispiel\n"))


class TestSite:
    def test_feeds_follow_site_person_category_and_organisation_and_are_announced(self, tmp_path: Path) -> None:
        documents: dict[str, bytes | str] = {
            "ada.txt": document(FIRST, "LG\nUndated\n\nAda Beispiel\n"),
            "ben.txt": document(SECOND, header="Ben Exempel\n\nLG\n"),
        }
        write_project(tmp_path, documents)
        build_project(tmp_path, Options(base_url="https://a.org/lab/"))
        files = files_of(tmp_path / "output")
        feeds = {path for path in files if path.endswith("feed.xml")}
        assert feeds == {
            "feed.xml", "people/ada-beispiel/feed.xml", "people/ben-exempel/feed.xml", "categories/cs-lg/feed.xml",
            "categories/cs-cl/feed.xml", "organisations/example-lab/feed.xml",
        }  # fmt: skip
        for path in feeds:
            parsed = feedparser.parse(files[path])
            assert not parsed.bozo
            page = files[path.replace("feed.xml", "index.html")].decode()
            assert f'href="{"../" * path.count("/")}{path}"' in page
            home = path.removesuffix("feed.xml")
            assert parsed.feed.id == f"https://a.org/lab/{home}"
            assert {link.rel: link.href for link in parsed.feed.links}["self"] == f"https://a.org/lab/{path}"
            assert json.loads(files[path.replace(".xml", ".json")])["items"]
        assert [entry.title for entry in feedparser.parse(files["people/ada-beispiel/feed.xml"]).entries] == ["On Walking"]

    @pytest.mark.parametrize("settings", ["", 'base_url = "https://a.org/"\nfeeds = false'])
    def test_without_an_address_or_a_wish_there_are_none(self, tmp_path: Path, settings: str) -> None:
        write_project(tmp_path, {"ada.txt": document(FIRST, SECOND)}, settings)
        build_project(tmp_path)
        files = files_of(tmp_path / "output")
        assert not any("feed" in path for path in files)
        assert b"feed.xml" not in files["index.html"]

    def test_without_a_dated_paper_there_are_none(self, tmp_path: Path) -> None:
        write_project(tmp_path, {"ada.txt": document("LG\nUndated\n\nAda Beispiel\n")})
        build_project(tmp_path, Options(base_url="https://a.org/"))
        files = files_of(tmp_path / "output")
        assert not any("feed" in path for path in files)
        assert b"feed.xml" not in files["index.html"]
