"""Links between the files of a project hold on a code host and on the site; what leads nowhere is told."""

import io

import pytest
from PIL import Image

from generator.model.page import FreePage
from generator.model.photo import Photo
from generator.parse.photo import parse_picture
from generator.plan.page_links import Linked, linked_files
from generator.plan.pictures import picture_file, picture_of, picture_pages


def page(name: str, body: str, line: int = 1) -> FreePage:
    return FreePage(source=f"content/pages/{name}.md", stem=name, title=name, body=body, body_line=line)


def photo(width: int = 1600, height: int = 800, kind: str = "PNG") -> Photo:
    file = io.BytesIO()
    Image.new("RGB", (width, height), "teal").save(file, kind)
    found, notes = parse_picture(file.getvalue(), "x.png")
    assert found is not None, notes
    return found


def linked(body: str, pictures: dict[str, Photo] | None = None, own: tuple[str, ...] = ()) -> Linked:
    pages = (page("how-to/one", body, 4), page("how-to/two", ""), page("three", ""), page("index", ""))
    return linked_files(pages, pictures or {}, own)


@pytest.mark.parametrize(
    ("written", "href"),
    [
        ("two.md", "../../how-to/two/"),
        ("two.md#a-b", "../../how-to/two/#a-b"),
        ("./two.md", "../../how-to/two/"),
        ("../three.md", "../../three/"),
        ("../index.md", "../../"),
        ("../../../static/schemas/site.json", "../../schemas/site.json"),
        ("one.md", "../../how-to/one/"),
    ],
)
def test_a_link_to_a_file_leads_to_what_is_made_of_it(written: str, href: str) -> None:
    found = linked(f"[x]({written})", own=("schemas/site.json",))
    assert found.notes == ()
    targets = dict(found.links["content/pages/how-to/one.md"])
    assert targets[written].href == href


@pytest.mark.parametrize("written", ["../stats/", "#a", "https://a.org/b.md", "/b.md", "mailto:a@b.md", "//a.org/b.md", "."])
def test_other_addresses_stay_as_they_are(written: str) -> None:
    found = linked(f"[x]({written}) and ../ and .md")
    assert found.links == {} and found.notes == ()


@pytest.mark.parametrize("written", ["nope.md", "../../../README.md", "Two.md", "two.md.md", "%74wo.mdx.md"])
def test_a_link_to_no_page_is_told_with_its_place(written: str) -> None:
    found = linked(f"words\n\n- and [x]({written})\n")
    (note,) = found.notes
    assert note.code == "dead-page-link"
    assert (note.at.source, note.at.line) == ("content/pages/how-to/one.md", 6)
    assert dict(found.links["content/pages/how-to/one.md"])[written].href is None


def test_a_picture_beside_the_page_has_its_sizes() -> None:
    files = {"content/pages/how-to/My Pic.png": photo(), "content/pages/how-to/unused.png": photo()}
    found = linked("![A picture](My%20Pic.png)", files)
    target = dict(found.links["content/pages/how-to/one.md"])["!My%20Pic.png"]
    assert target.files == (("../../how-to/my-pic-640.webp", 640), ("../../how-to/my-pic-1280.webp", 1280))
    assert (target.href, target.width, target.height) == ("../../how-to/my-pic-1280.webp", 1280, 640)
    assert [picture.path for picture in found.pictures] == ["how-to/my-pic"], "what no page shows is not published"


def test_a_file_may_be_shown_and_led_to() -> None:
    files = {"content/pages/how-to/p.png": photo()}
    found = linked("![A picture](p.png) [large](p.png) ![no](two.md) [two](two.md)", files)
    targets = dict(found.links["content/pages/how-to/one.md"])
    assert {name: (target.href, target.width) for name, target in targets.items()} == {
        "!p.png": ("../../how-to/p-1280.webp", 1280),
        "p.png": ("../../how-to/p-1280.webp", 0),
        "!two.md": (None, 0),
        "two.md": ("../../how-to/two/", 0),
    }


@pytest.mark.parametrize("written", ["other.png", "https://a.org/x.png", "../../../static/x.png", "one.md"])
def test_a_picture_that_is_not_there_is_told(written: str) -> None:
    found = linked(f"![A picture]({written})", own=("x.png",))
    assert [note.code for note in found.notes] == ["no-picture"]


def test_two_pictures_of_one_address_are_a_conflict() -> None:
    files = {"content/pages/a b.png": photo(), "content/pages/a-b.png": photo()}
    found = linked("![A](../a%20b.png) ![B](../a-b.png)", files)
    assert [note.code for note in found.notes] == ["page-conflict", "no-picture"]


@pytest.mark.parametrize(("width", "widths"), [(1, (1,)), (640, (640,)), (700, (640, 700)), (5000, (640, 1280))])
def test_a_picture_is_never_made_larger(width: int, widths: tuple[int, ...]) -> None:
    picture = picture_of("content/pages/x.png", photo(width, 10))
    assert picture.widths == widths
    for page_, size in zip(picture_pages(picture), widths, strict=True):
        assert page_.path == f"x-{size}.webp"
        with Image.open(io.BytesIO(picture_file(picture, size).content)) as drawn:
            assert (drawn.format, drawn.width) == ("WEBP", size)


def test_only_the_pixels_of_a_picture_are_published() -> None:
    exif = Image.Exif()
    exif[0x010E] = "taken at home"
    exif[0x0112] = 6
    file = io.BytesIO()
    Image.new("RGB", (100, 50)).save(file, "JPEG", exif=exif)
    found, _ = parse_picture(file.getvalue(), "x.jpg")
    assert found is not None
    assert (found.width, found.height) == (50, 100), "a picture stands upright"
    made = picture_file(picture_of("content/pages/x.jpg", found), 50).content
    assert b"taken at home" not in made
    with Image.open(io.BytesIO(made)) as drawn:
        assert drawn.size == (50, 100)
