import json

from generator.parse.profile import parse_profile
from generator.plan.metadata import citation_tags, json_in_html, scholarly_article
from tests.documents import FIRST, SECOND, document


def test_tags_and_json_hold_what_is_known_only() -> None:
    profile, _ = parse_profile(document(FIRST, SECOND), "x.txt")
    assert profile is not None
    first, second = profile.papers
    tags = citation_tags(first, "On Walking", "We walk.", None, "en")
    assert tags == (
        ("citation_title", "On Walking"),
        ("citation_author", "Ada Beispiel"),
        ("citation_author", "Ben Exempel"),
        ("citation_publication_date", "2025/05/28"),
        ("citation_abstract", "We walk."),
        ("citation_keywords", "Machine Learning"),
        ("citation_language", "en"),
    )
    article = json.loads(scholarly_article(second, "On Standing", "", "https://a.org/x/", "en"))
    assert article["@id"] == "https://a.org/x/"
    assert article["datePublished"] == "2024-12-26"
    assert article["author"] == [{"@type": "Person", "name": "Ben Exempel"}]
    assert "abstract" not in article


def test_an_inferred_year_is_no_date_for_machines() -> None:
    profile, _ = parse_profile(document(FIRST.replace(", 2025", ""), SECOND), "x.txt")
    assert profile is not None
    assert "citation_publication_date" not in dict(citation_tags(profile.papers[0], "x", "", None, "en"))
    assert "datePublished" not in json.loads(scholarly_article(profile.papers[0], "x", "", None, "en"))


def test_json_in_a_page_cannot_end_its_script() -> None:
    text = "</script><!-- & \u2028 \u2029"
    markup = json_in_html({"x": text})
    assert not set("<>&\u2028\u2029") & set(markup)
    assert json.loads(markup) == {"x": text}
