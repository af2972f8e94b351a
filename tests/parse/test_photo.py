import io
from pathlib import Path

import pytest
from PIL import Image

from generator.model.photo import Photo
from generator.parse.photo import parse_photo
from generator.plan.photo import photo_file, photo_pages, photo_view
from tests.sites import build_project, write_project


def picture(width: int, height: int, kind: str = "JPEG", **options: object) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (width, height), "teal").save(file, kind, **options)  # type: ignore[arg-type]
    return file.getvalue()


def photo(content: bytes) -> Photo:
    found, notes = parse_photo(content, "content/ada/photo.jpg")
    assert notes == ()
    assert found is not None
    return found


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_a_photo_is_cut_to_squares_of_the_sizes_that_it_is_large_enough_for(kind: str) -> None:
    found = photo(picture(400, 600, kind))
    assert photo_view(found, "people/ada/").files == (
        ("people/ada/photo-96.webp", 96),
        ("people/ada/photo-192.webp", 192),
        ("people/ada/photo-320.webp", 320),
    )
    for page, (path, width) in zip(photo_pages(found, "people/ada/"), photo_view(found, "people/ada/").files, strict=True):
        assert page.path == path
        with Image.open(io.BytesIO(page.view.content)) as image:  # type: ignore[union-attr]
            assert (image.format, image.size) == ("WEBP", (width, width))


def test_it_stands_upright_and_keeps_nothing_of_what_the_camera_wrote() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by a quarter
    exif[0x010F] = "Secret Camera"
    found = photo(picture(300, 200, exif=exif))
    assert (found.width, found.height) == (200, 300)
    content = photo_file(found, 96).content
    assert b"Secret" not in content
    with Image.open(io.BytesIO(content)) as image:
        assert not image.getexif()


def test_equal_photos_are_equal_files() -> None:
    content = picture(300, 300)
    assert photo_file(photo(content), 192) == photo_file(photo(content), 192)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "not a picture"),
        (b"%PDF-1.4", "not a picture"),
        (picture(400, 400)[:40], "not a picture"),
        (picture(20, 400), "only 20 by 400"),
        (picture(8000, 8000, "PNG"), "8,000 by 8,000"),
        (b'<svg xmlns="http://www.w3.org/2000/svg" width="100" height="100"/>', "not a picture"),
    ],
)
def test_what_is_no_photo_is_told(content: bytes, reason: str) -> None:
    found, (note,) = parse_photo(content, "content/ada/photo.jpg")
    assert found is None
    assert note.code == "bad-photo"
    assert reason in note.message


def test_a_small_photo_is_shown_in_the_smallest_size() -> None:
    assert photo_view(photo(picture(70, 70)), "").files == (("photo-96.webp", 96),)


@pytest.mark.parametrize(
    ("front_matter", "files", "notes"),
    [
        ("", ("photo.jpg", "me.png"), []),
        ("photo: me.png\n", ("photo.jpg", "me.png"), []),
        ("photo: me.png\n", ("photo.jpg",), ["no-photo"]),
        ("photo: ../me.png\n", ("me.png",), ["no-photo"]),
        ("", ("me.png",), []),
    ],
)
def test_about_may_name_the_photo(tmp_path: Path, front_matter: str, files: tuple[str, ...], notes: list[str]) -> None:
    contents = {"photo.jpg": picture(400, 400), "me.png": picture(200, 200, "PNG")}
    documents: dict[str, bytes | str] = {f"ada/{name}": contents[name] for name in files}
    write_project(tmp_path, {"ada/about.md": f"---\nname: Ada\n{front_matter}---\n", **documents})
    planned, _ = build_project(tmp_path)
    assert [note.code for note in planned.notes] == notes
    shown = "photo.jpg" if not front_matter else "me.png"
    written = {path.name for path in (tmp_path / "output").rglob("photo-*.webp")}
    largest = {"photo.jpg": "photo-320.webp", "me.png": "photo-192.webp"}[shown]
    assert (largest in written) == (shown in files and not notes)
    assert bool(written) == (shown in files and not notes)
