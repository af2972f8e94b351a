"""What was written is used again as long as it is what was written, and only then."""

from generator.plan.earlier import Earlier, Told

PAPERS = ("one", "two", "three")
FILES = {"papers-1.txt": b"3", "papers-2.txt": b"1 2"}


def earlier(files: dict[str, bytes], papers: tuple[str, ...] = PAPERS) -> Earlier:
    found = Earlier(Told(papers, {path: path.upper() for path in FILES}))
    found.read = lambda path, digest: files.get(path) if digest == path.upper() else None
    return found


def records(one: Earlier) -> dict[str, bytes]:
    return dict(one.records("a", ["papers-2.txt", "papers-1.txt"], bytes.split))


def test_records_are_known_by_their_papers() -> None:
    assert records(earlier(FILES)) == {"one": b"1", "two": b"2", "three": b"3"}


def test_a_file_that_is_another_one_by_now_says_nothing() -> None:
    for path in FILES:
        assert records(earlier({name: content for name, content in FILES.items() if name != path})) == {}


def test_a_list_that_is_not_of_these_papers_says_nothing() -> None:
    assert records(earlier(FILES, papers=("one", "two"))) == {}
    assert records(earlier(FILES, papers=(*PAPERS, "four"))) == {}


def test_a_file_that_was_not_written_is_not_read() -> None:
    one = earlier({**FILES, "other.txt": b"x"})
    assert one.file("papers-1.txt") == b"3"
    assert one.file("other.txt") is None
    assert Earlier().file("papers-1.txt") is None


def test_it_is_read_once() -> None:
    files = dict(FILES)
    one = earlier(files)
    first = records(one)
    files.clear()
    assert records(one) == first
