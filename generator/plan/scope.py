"""Whose papers a page of numbers is about: one person's, or all of the site."""

from collections import defaultdict

from pydantic_core import to_json

from generator.model.profile import Profile
from generator.plan import routes
from generator.plan.common import Common, PersonLink
from generator.plan.companions import Companion, Key, by_papers, everyone_above, has_companions, keys_of
from generator.plan.corpus import Corpus
from generator.plan.counted import Counted
from generator.plan.digest import digest_of
from generator.plan.history import history_view
from generator.plan.terms import Texts
from generator.plan.views.statistics import HistoryView


class Scope:
    """Papers of one person, or of a whole site, with what numbers about them may use.

    A class of its own rather than a dataclass: in fingerprints it counts by its digest. On a site about one person both
    are the same.
    """

    __slots__ = (
        "_by_category",
        "_by_year",
        "_companions",
        "_corpus",
        "_everyone",
        "base",
        "digest",
        "entries",
        "history",
        "person",
        "profile",
        "texts",
    )

    def __init__(self, corpus: Corpus, person: int | None = None, texts: Texts | None = None) -> None:
        self._corpus = corpus
        self.texts = texts or Texts()
        """What is known of the papers' words. Whatever that is, the numbers are the same."""
        self.person = 0 if corpus.single else person
        """The person's place among the profiles; None for a site of several people."""
        papers = corpus.entries if person is None else corpus.by_person[person]
        self.entries = tuple([Counted(entry.path, entry.authors, entry.gist.counts) for entry in papers])
        """The papers, newest first."""
        self.base = routes.HOME if person is None else corpus.common.people[person].path
        """The address below which its pages stand."""
        profile = None if self.person is None else corpus.profiles[self.person]
        self.profile: Profile | None = profile.model_copy(update={"papers": ()}) if profile else None
        """The person's document, without the papers."""
        self.history: HistoryView | None = history_view(profile, corpus.common.words) if profile else None
        """What older documents of the person said."""
        self._by_category: dict[str, tuple[Counted, ...]] | None = None
        self._by_year: dict[int, tuple[Counted, ...]] | None = None
        self._everyone: dict[Key, Companion] | None = None
        self._companions: tuple[Companion, ...] | None = None
        self.digest = digest_of(corpus.common.digest.encode(), to_json(self._facts()))
        """Stands for the numbers of the papers, and for where the names above them lead; not for the papers' words."""

    def _facts(self) -> tuple[object, ...]:
        pages = self._corpus.by_author
        named = {key for entry in self.entries for key in keys_of(entry) if key in pages} if pages else ()
        return (self.profile, self.history, self.person, self.base, sorted(map(str, named)), self.entries)

    @property
    def common(self) -> Common:
        """What every page of the site may use."""
        return self._corpus.common

    @property
    def by_category(self) -> dict[str, tuple[Counted, ...]]:
        """The papers by the full code of their category, in the order of the codes."""
        if self._by_category is None:
            found: defaultdict[str, list[Counted]] = defaultdict(list)
            for entry in self.entries:
                if entry.counts.category:
                    found[entry.counts.category].append(entry)
            self._by_category = {code: tuple(found[code]) for code in sorted(found)}
        return self._by_category

    @property
    def by_year(self) -> dict[int, tuple[Counted, ...]]:
        """The papers by their year, the newest first."""
        if self._by_year is None:
            found: defaultdict[int, list[Counted]] = defaultdict(list)
            for entry in self.entries:
                if entry.year is not None:
                    found[entry.year].append(entry)
            self._by_year = {year: tuple(found[year]) for year in sorted(found, reverse=True)}
        return self._by_year

    def has_page(self, name: str) -> bool:
        """Tell whether a printed name has a page of papers. name: the end of its address."""
        return name in self._corpus.by_author

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
        return sum(entry.counts.is_cut for entry in self.entries)
