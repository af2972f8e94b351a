"""Several accounts of one work -> one paper: field by field from whom is trusted most, and where each field came from."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from generator.diagnostics.codes import note
from generator.diagnostics.diagnostic import Diagnostic, Span
from generator.model.dates import PartialDate
from generator.model.identifiers import Identifier
from generator.model.link import Link
from generator.model.paper import Authorship, Byline, Paper, Version
from generator.model.value import value
from generator.plan.gist import family_key
from generator.plan.identity import Account
from generator.plan.slugs import fold

_FIRST_OF_ALL = (
    "title",
    "category",
    "score",
    "language",
    "license",
    "citations",
    "award",
    "remarks",
    "abstract",
    "keywords",
    "editors",
)
"""Fields that are taken whole from the most trusted account that has them."""


@value
class Merged:
    """A work, and what was decided on the way."""

    paper: Paper
    provenance: tuple[tuple[str, tuple[str, ...]], ...]
    """Of each field that is known: its name and the document it was taken from; of joined fields, all of them."""
    notes: tuple[Diagnostic, ...] = ()


def merged(accounts: Sequence[Account]) -> Merged:
    """Return one paper from at least one account.

    A complete list of authors beats a cut one; cut ones are united. A date that only adds a month or a day to a more
    trusted one says the same thing more precisely. Of a preprint and its published form, the published one is told, and
    the preprint stays as an identifier or another version.
    """
    if len(accounts) == 1:
        return Merged(accounts[0].paper, ())
    ranked = sorted(accounts, key=_rank)
    values: dict[str, Any] = {}
    sources: dict[str, tuple[str, ...]] = {}

    def take(name: str, account: Account) -> None:
        values[name] = getattr(account.paper, name)
        sources[name] = (account.document,)

    for name in _FIRST_OF_ALL:
        account = next((one for one in ranked if _is_known(getattr(one.paper, name))), None)
        if account is not None:
            take(name, account)
    if "score" in values:
        take("score_text", next(one for one in ranked if one.paper.score is not None))
    for name in ("type", "venue", "publication"):
        # What was published is told before what was only archived, whoever tells it.
        known = [one for one in ranked if _is_known(getattr(one.paper, name))]
        if known:
            take(name, min(known, key=lambda one: one.is_preprint))
    _take_date(ranked, values, sources)
    _take_byline(ranked, values, sources)
    _take_identifiers(ranked, values, sources)
    for name, join in _JOINED.items():
        having = [one for one in ranked if _is_known(getattr(one.paper, name))]
        if having:
            values[name] = join([getattr(one.paper, name) for one in having])
            sources[name] = tuple(dict.fromkeys(one.document for one in having))
    first = min(accounts, key=lambda one: (one.paper.format != "profile", one.document, one.paper.source_order))
    values |= {name: getattr(first.paper, name) for name in ("source_order", "line", "source", "format", "key")}
    paper = Paper.model_construct(**{**dict(ranked[0].paper), **values})
    return Merged(paper, tuple(sorted(sources.items())), tuple(_conflicts(ranked, values, sources)))


def _rank(account: Account) -> tuple[int, bool, int, bool, str, int]:
    """Order accounts: the most trusted first, and among equals the one that says more."""
    paper = account.paper
    facts = sum(_is_known(fact) for _, fact in paper)
    return (-account.trust, account.is_preprint, -facts, not paper.byline.complete, account.document, paper.source_order)


def _is_known(fact: object) -> bool:
    return fact not in (None, (), "", False)


def _take_date(ranked: list[Account], values: dict[str, Any], sources: dict[str, tuple[str, ...]]) -> None:
    dated = [one for one in ranked if one.paper.date is not None]
    if not dated:
        return
    published = [one for one in dated if not one.is_preprint] or dated
    certain = [one for one in published if one.paper.date and not one.paper.date.year_inferred] or published
    chosen = certain[0]
    for one in certain[1:]:
        if _refines(one.paper.date, chosen.paper.date):
            chosen = one
    values["date"], sources["date"] = chosen.paper.date, (chosen.document,)


def _refines(finer: PartialDate | None, date: PartialDate | None) -> bool:
    if finer is None or date is None or finer.iso is None or date.iso is None:
        return False
    return len(finer.iso) > len(date.iso) and finer.iso.startswith(date.iso)


def _take_byline(ranked: list[Account], values: dict[str, Any], sources: dict[str, tuple[str, ...]]) -> None:
    named = [one for one in ranked if one.paper.byline.authorships]
    if not named:
        values["byline"] = ranked[0].paper.byline
        return
    complete = next((one for one in named if one.paper.byline.complete), None)
    if complete is not None:
        chosen, sources["byline"] = complete.paper.byline, (complete.document,)
    else:
        chosen = united([one.paper.byline for one in named])
        sources["byline"] = tuple(dict.fromkeys(one.document for one in named))
    others = [one.paper.byline for one in named if one.paper.byline is not chosen]
    values["byline"] = _with_details(chosen, others)


def united(bylines: Sequence[Byline]) -> Byline:
    """Return one cut byline of all names in several: each name behind those that stand before it in its own byline."""
    longest = max(bylines, key=lambda byline: len(byline.authorships))
    names = list(longest.authorships)
    for byline in bylines:
        place = 0
        for authorship in byline.authorships:
            known = next((at for at, other in enumerate(names) if _is_same_name(other, authorship)), None)
            if known is None:
                names.insert(place, authorship)
                place += 1
            else:
                place = known + 1
    placed = tuple(one.model_copy(update={"position": number}) for number, one in enumerate(names, start=1))
    return Byline(authorships=placed, complete=False)


def _with_details(byline: Byline, others: Iterable[Byline]) -> Byline:
    """Add what other accounts know of the same authors: ORCID iDs and affiliations."""
    known = [
        authorship for other in others for authorship in other.authorships if authorship.orcid or authorship.affiliations
    ]
    if not known:
        return byline
    authorships = []
    for authorship in byline.authorships:
        twins = [other for other in known if _is_same_name(other, authorship)]
        orcid = authorship.orcid or next((twin.orcid for twin in twins if twin.orcid), None)
        affiliations = authorship.affiliations or next((twin.affiliations for twin in twins if twin.affiliations), ())
        authorships.append(authorship.model_copy(update={"orcid": orcid, "affiliations": affiliations}))
    return byline.model_copy(update={"authorships": tuple(authorships)})


def _is_same_name(one: Authorship, two: Authorship) -> bool:
    """Tell whether two names of one work's byline mean the same author: one family name, and given names that can be."""
    if one.orcid and two.orcid:
        return one.orcid == two.orcid
    if family_key(one.name) != family_key(two.name):
        return False
    return initials_agree(one.name.display, two.name.display)


def initials_agree(one: str, two: str) -> bool:
    """Tell whether two spellings of a name can be one: "Y. Huang", "Yuzhen Huang"; never "Wei Huang", "Yuzhen Huang"."""
    first, second = fold(one).replace(".", " ").split(), fold(two).replace(".", " ").split()
    if not first or not second:
        return False
    return first[0].startswith(second[0]) or second[0].startswith(first[0])


def _take_identifiers(ranked: list[Account], values: dict[str, Any], sources: dict[str, tuple[str, ...]]) -> None:
    doi = next((one for one in ranked if one.published_doi), None) or next((one for one in ranked if one.paper.doi), None)
    if doi is not None:
        values["doi"], sources["doi"] = doi.paper.doi, (doi.document,)
    arxiv = next((one for one in ranked if one.paper.arxiv_id), None)
    if arxiv is not None:
        values["arxiv_id"], sources["arxiv_id"] = arxiv.paper.arxiv_id, (arxiv.document,)
    versions = [version for one in ranked for version in one.paper.versions]
    for one in ranked:
        other = one.paper.doi
        if other and other != values.get("doi") and one.published_doi is None and not other.startswith("10.48550/"):
            versions.append(Version(kind="preprint", doi=other, venue=one.paper.venue, date=one.paper.date))
    own = (values.get("doi"), values.get("arxiv_id"))
    kept = {
        (version.doi, version.arxiv_id, version.url): version
        for version in reversed(versions)
        if not ((version.doi and version.doi in own) or (version.arxiv_id and version.arxiv_id in own))
    }
    values["versions"] = tuple(reversed(kept.values()))


def _one_for_each_scheme(found: list[tuple[Identifier, ...]]) -> tuple[Identifier, ...]:
    return tuple({one.scheme: one for identifiers in reversed(found) for one in reversed(identifiers)}.values())[::-1]


def _one_for_each_address(found: list[tuple[Link, ...]]) -> tuple[Link, ...]:
    links: dict[str, Link] = {}
    for link in (link for one in found for link in one):
        links.setdefault(link.url.rstrip("/"), link)
    return tuple(links.values())


def _all_once(found: list[tuple[Any, ...]]) -> tuple[Any, ...]:
    return tuple(dict.fromkeys(value for values in found for value in values))


_JOINED: dict[str, Callable[[list[Any]], Any]] = {
    "identifiers": _one_for_each_scheme,
    "links": _one_for_each_address,
    "organisations": _all_once,
    "has_code": any,
    "selected": any,
}
"""Fields that every account adds to."""


def _conflicts(ranked: list[Account], values: dict[str, Any], sources: dict[str, tuple[str, ...]]) -> Iterable[Diagnostic]:
    """Yield where documents contradict each other in what a reader would notice: the year, and the publisher's DOI."""
    taken: PartialDate | None = values.get("date")
    for one in ranked:
        own = one.paper.date
        if (one.document,) == sources.get("date") or one.is_preprint or own is None or own.year_inferred or taken is None:
            continue
        if own.year is not None and taken.year is not None and own.year != taken.year:
            yield _disagreement(one, "the year", str(own.year), str(taken.year), *sources["date"])
    for one in ranked:
        if one.published_doi and values.get("doi") != one.published_doi:
            yield _disagreement(one, "the DOI", one.published_doi, values["doi"], *sources["doi"])


def _disagreement(account: Account, field: str, other: str, taken: str, source: str) -> Diagnostic:
    at = Span(source=account.document, line=account.paper.line)
    return note("sources-disagree", at, title=account.paper.title, field=field, other=other, taken=taken, source=source)
