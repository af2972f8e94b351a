import pytest

from generator.model.link import Link
from generator.plan.pages.people import link_views
from generator.plan.services import service_name, service_of
from tests.words import ENGLISH_WORDS


@pytest.mark.parametrize(
    ("url", "service"),
    [
        ("https://github.com/ada", "github"),
        ("https://www.linkedin.com/in/ada", "linkedin"),
        ("https://scholar.google.de/citations?user=x", "scholar"),
        ("https://ada.bsky.social", ""),
        ("https://mathstodon.xyz/@ada", "mastodon"),
        ("https://dblp.uni-trier.de/pid/1", "dblp"),
        ("mailto:ada@example.org", "mail"),
        ("https://notgithub.com/ada", ""),
        ("https://github.com.evil.example/", ""),
        ("files/cv.pdf", ""),
        ("https://[bad", ""),
        ("", ""),
    ],
)
def test_services_are_known_by_their_host(url: str, service: str) -> None:
    assert service_of(url) == service


def test_links_are_called_as_their_services_are_and_told_apart() -> None:
    assert service_name("https://scholar.google.de/citations?user=x") == "Google Scholar"
    assert service_name("mailto:ada@example.org") == ""
    urls = (
        "https://github.com/ada",
        "https://github.com/lab/",
        "https://x.com/ada",
        "mailto:a@b.org",
        "https://www.ada.org/",
    )
    links = link_views((*(Link(url=url) for url in urls), Link(url="https://x.com/lab", label="Our news")), ENGLISH_WORDS)
    assert [(link.label, link.service) for link in links] == [
        ("GitHub (ada)", "github"),
        ("GitHub (lab)", "github"),
        ("X", "x"),
        ("a@b.org", "mail"),
        ("ada.org", ""),
        ("Our news", "x"),
    ]
