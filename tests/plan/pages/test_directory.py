import io
from pathlib import Path

from PIL import Image

from tests.documents import document
from tests.sites import build_project, files_of, write_project


def build(folder: Path, people: dict[str, str]) -> dict[str, bytes]:
    for name, about in people.items():
        write_project(folder, {f"{name}/profile.txt": document(header="Nobody\n\nCL\n"), f"{name}/about.md": about})
    build_project(folder)
    return files_of(folder / "output")


def about(name: str, affiliation: str = "") -> str:
    return f"---\nname: {name}\n" + (f"affiliation: {affiliation}\n" if affiliation else "") + "---\n"


def test_people_are_listed_by_family_name_with_what_is_known_of_them(tmp_path: Path) -> None:
    picture = io.BytesIO()
    Image.new("RGB", (200, 200), "teal").save(picture, "JPEG")
    people = {"a": about("Zoë Andersen", "Lab A"), "b": about("Ada van Beispiel", "Lab B"), "c": about("Ben Clark", "Lab A")}
    write_project(tmp_path, {"c/photo.jpg": picture.getvalue()})
    files = build(tmp_path, people)
    home = files["index.html"].decode()
    assert home.index("Zoë Andersen") < home.index("Ben Clark") < home.index("Ada van Beispiel")
    assert 'src="people/ben-clark/photo-96.webp"' in home
    assert "people/ben-clark/photo-192.webp" in files
    assert 'href="people/at/lab-a/"' in home
    assert "2 people" in files["people/at/lab-a/index.html"].decode()
    assert "Ada van Beispiel" not in files["people/at/lab-a/index.html"].decode()
    assert 'alt="Photo of Ben Clark"' in files["people/ben-clark/index.html"].decode()


def test_many_people_have_letters_and_pages(tmp_path: Path) -> None:
    people = {f"p{n}": about(f"Person {chr(65 + n % 26)}name{n}") for n in range(230)}
    files = build(tmp_path, people)
    home, second = files["index.html"].decode(), files["people/page/2/index.html"].decode()
    assert home.count('class="person-card"') == 200
    assert second.count('class="person-card"') == 30
    assert 'href="#letter-a"' in home and 'id="letter-a"' in home
    assert 'href="people/page/2/#letter-z"' in home and 'id="letter-z"' in second
    assert 'href="../../../#letter-a"' in second


def test_few_people_have_neither(tmp_path: Path) -> None:
    files = build(tmp_path, {"a": about("Ada A"), "b": about("Ben B")})
    assert b"letter-" not in files["index.html"]
    assert not any(path.startswith(("people/page/", "people/at/")) for path in files)
