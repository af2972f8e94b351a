from hypothesis import given
from hypothesis import strategies as st

from generator.publish.changes import (
    cache_control_of,
    changes_between,
    content_type_of,
    foreign,
    in_order,
    rank,
    under_way,
)
from generator.write.manifest import UNKNOWN

PATHS = st.sampled_from(["index.html", "papers/a/index.html", "assets/style.css", "feed.xml", "CNAME", "x/y.json"])
FILES = st.dictionaries(PATHS, st.sampled_from(["1", "2"]))


@given(site=FILES, before=st.none() | FILES, there=FILES)
def test_what_is_done_makes_the_place_hold_the_site_and_touches_nothing_of_others(
    site: dict[str, str], before: dict[str, str] | None, there: dict[str, str]
) -> None:
    right = {path for path, digest in site.items() if there.get(path) == digest}
    changes = changes_between(site, before, there, right)
    after = {path: digest for path, digest in there.items() if path not in changes.remove}
    after |= {path: site[path] for path in changes.upload}
    assert {path: after[path] for path in site} == site
    others = {path: digest for path, digest in there.items() if path not in site and path not in (before or {})}
    assert after == {**others, **site}
    assert changes.unchanged + len(changes.upload) == len(site)
    assert set(foreign(changes, before, there)) == {p for p in changes.upload if p in there and p not in (before or {})}


def test_a_list_that_is_left_behind_makes_the_next_one_do_all_of_it() -> None:
    changes = changes_between({"a": "1", "b": "2"}, {"b": "1", "c": "3"}, {"b", "c"}, set())
    assert under_way({"a": "1", "b": "2"}, changes) == {"a": UNKNOWN, "b": UNKNOWN, "c": UNKNOWN}


def test_what_pages_need_comes_before_them_and_what_leads_to_them_after() -> None:
    paths = ["index.html", "sitemap.xml", "papers/a/index.html", "assets/style.css", "categories/cs/feed.json", "x/cite.bib"]
    ordered = in_order(paths)
    assert [rank(path) for path in ordered] == [0, 0, 1, 1, 2, 2]
    assert ordered.index("papers/a/index.html") < ordered.index("index.html")


def test_headers() -> None:
    assert content_type_of("index.html") == "text/html; charset=utf-8"
    assert content_type_of("papers/x/index.md") == "text/markdown; charset=utf-8"
    assert content_type_of("papers/x/linkset.json") == "application/linkset+json"
    assert content_type_of("what.is-this") == "application/octet-stream"
    assert cache_control_of("index.html") == "public, max-age=300"
    assert cache_control_of("assets/style.css") == "public, max-age=300"
    assert cache_control_of("assets/fonts/serif.woff2") == "public, max-age=86400"
    assert cache_control_of("assets/style-0a1b2c3d4e.css") == "public, max-age=31536000, immutable"
    assert cache_control_of("papers/x-0a1b2c3d4e.html") == "public, max-age=300"
