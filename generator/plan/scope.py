"""Whose papers a page of numbers is about: one person's, or all of the site."""

from generator.model.profile import Profile
from generator.plan import routes
from generator.plan.common import Common, PersonLink
from generator.plan.companions import Companion, Key, by_papers, everyone_above, has_companions, keys_of
from generator.plan.corpus import Corpus, Entry
from generator.plan.digest import digest_of


class Scope:
    """Papers of one person, or of a whole site, with what numbers about them may use.

    A class of its own rather than a dataclass: in fingerprints it counts by its digest. On a site about one person both
    are the same.
    """

    __slots__ = ("_companions", "_corpus", "_everyone", "base", "digest", "entries", "person")

    def __init__(self, corpus: Corpus, person: int | None = None) -> None:
        self._corpus = corpus
        self.person = 0 if corpus.single else person
        """The person's place among the profiles; None for a site of several people."""
        self.entries: tuple[Entry, ...] = corpus.entries if person is None else corpus.by_person[person]
        self.base = routes.HOME if person is None else corpus.common.people[person].path
        """The address below which its pages stand."""
        self._everyone: dict[Key, Companion] | None = None
        self._companions: tuple[Companion, ...] | None = None
        self.digest = corpus.digest if person is None else self._own_digest()

    def _own_digest(self) -> str:
        """Return what stands for a person's papers, and for where the names above them lead."""
        corpus = self._corpus
        named = {key for entry in self.entries for key in keys_of(entry) if isinstance(key, str) and key in corpus.by_author}
        head = self.profile.model_copy(update={"papers": ()}).model_dump_json() if self.profile else ""
        parts = [corpus.common.digest, head, self.base, *(entry.digest for entry in self.entries), *sorted(named)]
        return digest_of(*[part.encode() for part in parts])

    @property
    def common(self) -> Common:
        """What every page of the site may use."""
        return self._corpus.common

    @property
    def profile(self) -> Profile | None:
        """The person's document."""
        return None if self.person is None else self._corpus.profiles[self.person]

    @property
    def link(self) -> PersonLink | None:
        """The person, as other pages speak of them."""
        return None if self.person is None else self.common.people[self.person]

    @property
    def everyone(self) -> dict[Key, Companion]:
        """Whom the bylines name."""
        if self._everyone is None:
            self._everyone = everyone_above(self.entries, self._corpus)
        return self._everyone

    @property
    def companions(self) -> tuple[Companion, ...]:
        """The person's co-authors, most papers together first; of several people everyone."""
        if self._companions is None:
            self._companions = by_papers(one for key, one in self.everyone.items() if key != self.person)
        return self._companions

    @property
    def has_companions(self) -> bool:
        """Tell whether a byline names somebody but the person."""
        return self.person is not None and has_companions(self.entries, self.person)

    @property
    def cut(self) -> int:
        """How many bylines the sources cut."""
        return sum(entry.gist.is_cut for entry in self.entries)
