"""Which accounts of papers, in documents of one person or of several, tell of the same work.

Two accounts are one work if they share an identifier, or if they share a telling title, a year and authors. In doubt they
stay apart: two pages of one paper are a blemish, one page of two papers is a falsehood. Every step is linear in the number
of accounts but for the few that share a title and an author, and does not depend on their order.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain

from generator.model.format import TRUST, Trust
from generator.model.paper import Paper
from generator.plan.gist import Gist, base_arxiv_id, gist_of
from generator.plan.slugs import fold

_PREPRINT_PREFIXES = ("10.48550/", "10.1101/", "10.21203/", "10.20944/", "10.31234/", "10.31219/", "10.2139/", "10.26434/")
"""Of DOIs in archives: arXiv, bioRxiv and medRxiv, Research Square, Preprints.org, PsyArXiv, OSF, SSRN, ChemRxiv."""
_GENERIC = frozenset(
    """abstract acknowledgements addendum afterword appendix bibliography comment commentary conclusion conclusions contents
    correction corrigendum discussion editorial editorsnote erratum foreword frontmatter glossary index introduction
    invitedtalk keynote letter letterfromtheeditor listofcontributors notes obituary organization outlook overview panel
    poster preface prologue references reply response retraction review summary tableofcontents tutorial welcome""".split()
)
_FEWEST_WORDS, _FEWEST_LETTERS = 3, 15
"""Of a title that tells one work from others of the same people and year."""
_MOST_RIVALS = 60
"""Works of one title and author that an account is compared with; beyond that it stays alone."""
_YEARS_TO_PRINT = 4
"""How many years may lie between a preprint and its published form."""


@dataclass(eq=False)
class Account:
    """One paper as one document tells of it."""

    paper: Paper
    place: int
    """Index of the profile that lists it."""
    document: str
    """The document."""

    @property
    def trust(self) -> Trust:
        """How far its document is trusted."""
        return TRUST[self.paper.format]

    @property
    def unique_in_document(self) -> bool:
        """True if its document lists a work once only, as profile documents do: what stands there twice is two works."""
        return self.paper.format == "profile"

    @cached_property
    def gist(self) -> Gist:
        """What there is to compare at first."""
        return gist_of(self.paper)

    @property
    def title_key(self) -> str:
        """The title for comparing: letters and digits only."""
        return self.gist.title_key

    @cached_property
    def is_telling(self) -> bool:
        """True if the title tells the work from others of the same people."""
        words = self.gist.title.split()
        long_enough = len(words) >= _FEWEST_WORDS and len(self.title_key) >= _FEWEST_LETTERS
        # Scripts without blanks between words say in ten characters what takes three words elsewhere.
        dense = len(words) < _FEWEST_WORDS and not self.title_key.isascii() and len(self.title_key) >= 10
        return (long_enough or dense) and self.title_key not in _GENERIC

    @property
    def families(self) -> tuple[str, ...]:
        """The authors' family names for comparing, in order."""
        return self.gist.families

    @property
    def year(self) -> int | None:
        """The year, if it is known."""
        return self.gist.year

    @property
    def date_text(self) -> str:
        """The date at its own precision, or as printed; empty if there is none."""
        return self.paper.date.iso or self.paper.date.text if self.paper.date else ""

    @property
    def facts(self) -> bytes:
        """All that is said of the paper, without where in its document and under which key."""
        return self.paper.__pydantic_serializer__.to_json(self.paper, exclude={"line", "source_order", "key"})

    @cached_property
    def published_doi(self) -> str | None:
        """The DOI, unless it is one of a preprint."""
        doi = self.paper.doi
        return doi if doi is not None and not doi.startswith(_PREPRINT_PREFIXES) else None

    @property
    def is_preprint(self) -> bool:
        """True if it is the form before publication."""
        return self.paper.type == "article" or (self.published_doi is None and self.paper.venue is None and self._in_archive)

    @property
    def _in_archive(self) -> bool:
        return self.paper.arxiv_id is not None or self.paper.doi is not None

    @property
    def names_of_work(self) -> tuple[str, ...]:
        """Every identifier by which it can be found, its own and those of its other versions."""
        return self.gist.names_of_work


@dataclass(eq=False, slots=True)
class _Group:
    """Accounts that are taken for one work so far."""

    members: list[Account]
    documents: set[str] = field(default_factory=set)
    """Those that list a work once only."""

    def can_take(self, other: "_Group", apart: frozenset[tuple[int, int]]) -> bool:
        """Tell whether nothing known speaks against the two being one."""
        if self.documents & other.documents:
            return False
        return not apart or not any((id(one), id(two)) in apart for one in self.members for two in other.members)


class _Groups:
    """A forest of groups: every account that shares something with another is in one, and groups are joined."""

    def __init__(self, accounts: Iterable[Account], apart: frozenset[tuple[int, int]]) -> None:
        self._apart = apart
        self._of: dict[Account, _Group] = {}
        for account in accounts:
            once = {account.document} if account.unique_in_document else set()
            self._of[account] = _Group([account], once)

    def of(self, account: Account) -> _Group | None:
        """Return the group that an account is in; None for one that is alone."""
        return self._of.get(account)

    def join(self, one: Account, two: Account, *, certain: bool = False) -> bool:
        """Make one group of two, unless something speaks against it. Returns whether they are one now.

        certain: people have said so, and know better than what a document usually does.
        """
        first, second = self._of[one], self._of[two]
        if first is second:
            return True
        if not certain and not first.can_take(second, self._apart):
            return False
        if len(first.members) < len(second.members):
            first, second = second, first
        first.members += second.members
        first.documents |= second.documents
        for member in second.members:
            self._of[member] = first
        return True


def same_works(
    accounts: list[Account],
    same: tuple[tuple[Account, Account], ...] = (),
    apart: tuple[tuple[Account, Account], ...] = (),
) -> list[tuple[Account, ...]]:
    """Return the accounts of each work together, in the order in which the works first occur.

    same, apart: pairs about which the people themselves have said that they are, or are not, one work; they win.
    """
    forbidden = frozenset((id(one), id(two)) for pair in apart for one, two in (pair, pair[::-1]))
    of_one_title = tuple(_buckets(accounts, "title_key"))
    of_one_identifier = tuple(_buckets(accounts, "names_of_work"))
    # Most share nothing with any other, and need not be looked at further (10,000 papers: 0.03 s less).
    groups = _Groups(chain(*of_one_title, *of_one_identifier, *same), forbidden)
    for one, two in same:
        groups.join(one, two, certain=True)
    _join_repeated(of_one_title, groups)
    _join_by_identifier(of_one_identifier, groups)
    _join_by_title(of_one_title, groups)
    found: dict[int, tuple[Account, ...]] = {}
    order = {account: number for number, account in enumerate(accounts)}
    for account in accounts:
        group = groups.of(account)
        if group is None:
            found[id(account)] = (account,)
        elif id(group) not in found:
            found[id(group)] = tuple(sorted(group.members, key=order.__getitem__))
    return list(found.values())


def _buckets(accounts: Iterable[Account], keys: str) -> Iterator[list[Account]]:
    """Yield the accounts that share a key, in a stable order; `keys` names the attribute that has one or several."""
    found: defaultdict[str, list[Account]] = defaultdict(list)
    for account in accounts:
        value = getattr(account, keys)
        for key in (value,) if isinstance(value, str) else value:
            if key:
                found[key].append(account)
    for key in sorted(key for key, bucket in found.items() if len(bucket) > 1):
        yield sorted(found[key], key=_stable)


def _stable(account: Account) -> tuple[str, int, str, str]:
    return (account.document, account.paper.source_order, account.title_key, account.date_text)


def _join_repeated(of_one_title: Iterable[list[Account]], groups: _Groups) -> None:
    """Join what one document says twice, word for word: the one repetition that even a profile document may have."""
    for bucket in of_one_title:
        found: dict[tuple[object, ...], Account] = {}
        for account in bucket:
            first = found.setdefault((account.document, account.facts), account)
            if first is not account:
                groups.join(first, account, certain=True)


def _join_by_identifier(of_one_identifier: Iterable[list[Account]], groups: _Groups) -> None:
    for bucket in of_one_identifier:
        leaders: list[Account] = []
        for account in bucket:
            for leader in leaders[:_MOST_RIVALS]:
                if _may_share_identifier(leader, account) and groups.join(leader, account):
                    break
            else:
                leaders.append(account)


def _may_share_identifier(one: Account, two: Account) -> bool:
    """Tell whether two accounts with one identifier are one work: chapters often carry the identifier of their book."""
    if _are_alike(one.title_key, two.title_key):
        return _classes_agree(one, two)
    # Of one document, two titles are two works. Of two, a translated title under one identifier is still the same.
    return one.document != two.document and one.year == two.year and bool(set(one.families) & set(two.families))


def _are_alike(one: str, two: str) -> bool:
    """Tell whether two titles are the same but for a subtitle or a slip."""
    if one == two:
        return True
    shorter, longer = sorted((one, two), key=len)
    if len(shorter) >= _FEWEST_LETTERS and longer.startswith(shorter):
        return True
    pieces, others = _pieces(one), _pieces(two)
    return len(pieces & others) >= 0.7 * max(len(pieces | others), 1)


def _pieces(text: str) -> set[str]:
    return {text[start : start + 3] for start in range(max(1, len(text) - 2))}


def _join_by_title(of_one_title: Iterable[list[Account]], groups: _Groups) -> None:
    for bucket in of_one_title:
        # Exact dates first: where a document has two papers of one title, each finds its own twin.
        for exact in (True, False):
            leaders: defaultdict[str, list[Account]] = defaultdict(list)
            for account in bucket:
                evidence = dict.fromkeys((*account.families, f"listed by {account.place}"))
                for name in evidence:
                    rivals = leaders[name]
                    for rival in rivals[:_MOST_RIVALS]:
                        if _are_one_by_title(rival, account, exact=exact) and groups.join(rival, account):
                            break
                for name in evidence:
                    leaders[name].append(account)


def _are_one_by_title(one: Account, two: Account, *, exact: bool) -> bool:
    """Tell whether two accounts of one title are one work."""
    if one.document == two.document and one.unique_in_document:
        return False
    if exact and (one.date_text != two.date_text or one.paper.abstract != two.paper.abstract):
        return False
    if not (_identifiers_agree(one, two) and _classes_agree(one, two)):
        return False
    if not one.is_telling:
        return _agree_in_everything(one, two)
    return _authors_agree(one, two) and _years_agree(one, two)


def _identifiers_agree(one: Account, two: Account) -> bool:
    """Tell whether no identifier of one kind differs: two DOIs of publishers are two works, whatever their titles."""
    pairs = [
        (one.published_doi, two.published_doi),
        (
            one.paper.arxiv_id and base_arxiv_id(one.paper.arxiv_id),
            two.paper.arxiv_id and base_arxiv_id(two.paper.arxiv_id),
        ),
    ]
    own = {identifier.scheme: identifier.value for identifier in one.paper.identifiers}
    pairs += [(own.get(other.scheme), other.value) for other in two.paper.identifiers if other.scheme in ("pmid", "pmcid")]
    return all(first is None or second is None or first == second for first, second in pairs)


_DIFFERENT = frozenset({"book", "dataset", "software", "review", "thesis", "patent", "speech"})
"""Types of works that are never the same as one of another type."""


def _classes_agree(one: Account, two: Account) -> bool:
    """Tell whether two are not known to be different things: the software is not the paper about it."""
    first, second = one.paper.type, two.paper.type
    if first is None or second is None:
        return True
    if first != second and {first, second} & _DIFFERENT:
        return False
    # The extended article of a later year is not the paper of the conference.
    both = {first, second} == {"paper-conference", "article-journal"}
    return not (both and one.paper.venue and two.paper.venue and one.year != two.year)


def _authors_agree(one: Account, two: Account) -> bool:
    """Tell whether the bylines can be those of one work. Where one has none, the same person has to list both."""
    if not one.families or not two.families:
        return one.place == two.place
    first, second = set(one.families), set(two.families)
    shared = first & second
    if one.families[0] == two.families[0]:
        return True
    return len(shared) >= min(2, len(first), len(second))


def _years_agree(one: Account, two: Account) -> bool:
    if one.year is None or two.year is None:
        return True
    apart = abs(one.year - two.year)
    if apart == 0:
        return True
    close = set(one.families) & set(two.families)
    whole = one.families == two.families and bool(one.families)
    if apart == 1:
        return len(close) >= 2 or whole
    return apart <= _YEARS_TO_PRINT and one.is_preprint != two.is_preprint and (len(close) >= 2 or whole)


def _agree_in_everything(one: Account, two: Account) -> bool:
    """Tell whether two accounts of a short title are one work: nothing that is known of both may differ."""
    if one.year is None or one.year != two.year or not one.families or one.families[:1] != two.families[:1]:
        return False
    if one.paper.type and two.paper.type and one.paper.type != two.paper.type:
        return False
    if one.paper.abstract and two.paper.abstract and one.paper.abstract != two.paper.abstract:
        return False
    shown = min(len(one.families), len(two.families))
    if one.families[:shown] != two.families[:shown]:
        return False
    dates, others = one.date_text, two.date_text
    if not (dates.startswith(others) or others.startswith(dates)):
        return False
    venue, other = one.paper.venue, two.paper.venue
    # "Erratum" may be anything; "On Walking" is at least a title that somebody has chosen.
    if (venue is None) != (other is None) and one.title_key in _GENERIC:
        return False
    same_place = venue is None or other is None or fold(venue.name) == fold(other.name)
    pages, more = one.paper.publication, two.paper.publication
    same_pages = pages is None or more is None or pages.pages == more.pages or None in (pages.pages, more.pages)
    return same_place and same_pages
