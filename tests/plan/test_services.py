import pytest

from generator.plan.services import service_of


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
