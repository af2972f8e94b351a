"""Lists that are put together from the records of their papers, and can be taken apart again."""

from collections.abc import Callable, Iterable

from generator.model.value import value
from generator.plan.reference import Reference


@value
class ListFormat:
    """A format of lists, in which nothing but its place tells a record in a list from one that stands alone."""

    record: Callable[[Reference, str], str]
    """Makes the record of a reference, given its key. What stands between records occurs in none."""
    begin: str
    between: str
    end: str

    def text(self, records: Iterable[str]) -> str:
        """Return a list of some records."""
        return f"{self.begin}{self.between.join(records)}{self.end}"

    def joined(self, records: Iterable[bytes]) -> bytes:
        """Return the same of bytes."""
        return b"".join((self.begin.encode(), self.between.encode().join(records), self.end.encode()))

    def parted(self, content: bytes) -> list[bytes]:
        """Return the records of a list."""
        return content.removeprefix(self.begin.encode()).removesuffix(self.end.encode()).split(self.between.encode())
