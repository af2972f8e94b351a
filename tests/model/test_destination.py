import pytest

from generator.model.destination import Branch, Destination, Folder, Server, Store, parse_destination, password_of


@pytest.mark.parametrize(
    ("text", "expected", "shown"),
    [
        ("git:gh-pages", Branch("gh-pages"), "git:gh-pages"),
        ("git:sites/mine", Branch("sites/mine"), "git:sites/mine"),
        ("git:upstream#pages", Branch("pages", "upstream"), "git:upstream#pages"),
        ("git:../bare#x.git#pages", Branch("pages", "../bare#x.git"), "git:../bare#x.git#pages"),
        (
            "git:git@example.org:me/me.git#pages",
            Branch("pages", "git@example.org:me/me.git"),
            "git:git@example.org:me/me.git#pages",
        ),
        (
            "git:https://me:secret@example.org/me.git#pages",
            Branch("pages", "https://me:secret@example.org/me.git"),
            "git:https://me:***@example.org/me.git#pages",
        ),
        (
            "git:https://secret@example.org/me.git#pages",
            Branch("pages", "https://secret@example.org/me.git"),
            "git:https://***@example.org/me.git#pages",
        ),
        ("./public", Folder("./public"), "./public"),
        ("..", Folder(".."), ".."),
        ("/srv/www/me", Folder("/srv/www/me"), "/srv/www/me"),
        ("C:\\sites\\me", Folder("C:\\sites\\me"), "C:\\sites\\me"),
        ("c:/sites/me", Folder("c:/sites/me"), "c:/sites/me"),
        ("file:///srv/my%20site", Folder("/srv/my site"), "/srv/my site"),
        ("example.org:public", Server("example.org:public/"), "example.org:public/"),
        ("me@example.org:/var/www/é/", Server("me@example.org:/var/www/é/"), "me@example.org:/var/www/é/"),
        ("ssh://me@example.org:2222/var/www", Server("me@example.org:/var/www/", 2222), "me@example.org:/var/www/"),
        ("ssh://example.org/~/public", Server("example.org:public/"), "example.org:public/"),
        ("rsync://example.org/module/me", Server("rsync://example.org/module/me/"), "rsync://example.org/module/me/"),
        ("s3://bucket/me", Store("s3://bucket/me"), "s3://bucket/me"),
        ("sftp://me:secret@example.org/x", Store("sftp://me:secret@example.org/x"), "sftp://me:***@example.org/x"),
    ],
)
def test_where_is_told_by_its_form(text: str, expected: Destination, shown: str) -> None:
    found = parse_destination(text)
    assert found == expected
    assert found.shown == shown
    assert "secret" not in found.shown


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "gh-pages", "git:", "git:-x", "git:a..b", "git:x.lock", "git:--upload-pack=x#pages", "git:a b", "a\nb/"),
        *("-oProxyCommand=x:/y", "ssh://-oProxyCommand=x/y", "ssh://example.org/", "ssh://example.org:99999/x", "ssh:///x"),
    ],
)
def test_what_is_no_place_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        parse_destination(text)


def test_passwords_are_found() -> None:
    assert password_of("https://me:secret@example.org/") == "secret"
    assert password_of("https://secret@example.org/") == "secret"
    assert password_of("ssh://git@example.org/") == ""
    assert password_of("git@example.org:me") == ""
