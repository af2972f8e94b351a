import pytest

from generator.prose import safe_url


@pytest.mark.parametrize("url", ["https://a.org/x?y=1#z", "http://a.org", "mailto:a@b.org", "https://xn--bcher-kva.example/"])
def test_what_may_be_followed(url: str) -> None:
    assert safe_url(url) == url


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)", "JaVaScRiPt:alert(1)", "java\nscript:alert(1)", "\x01javascript:alert(1)", "data:text/html,x",
        "vbscript:x", "blob:https://a.org/x", "view-source:https://a.org", "file:///etc/passwd", "//a.org/x", "https:///x",
        "https://bank.example@evil.example/", "https:\\\\a.org", "ftp://a.org", "", " ", "x", "https://a.org:99999999/", "https://[::1",
        "mailto:", "x" * 3000,
    ],
)  # fmt: skip
def test_what_may_not(url: str) -> None:
    assert safe_url(url) is None


@pytest.mark.parametrize(
    ("url", "expected"), [("papers/x/", "papers/x/"), ("/x", "/x"), ("#a", "#a"), ("//a.org", None), ("\\\\a", None)]
)
def test_addresses_of_the_site_itself(url: str, expected: str | None) -> None:
    assert safe_url(url, allow_relative=True) == expected
