"""All documents of one person, and what the person says of themselves -> one profile. What is trusted more wins."""

from collections.abc import Iterable
from typing import Any

from generator.diagnostics.codes import note
from generator.diagnostics.diagnostic import Diagnostic, Span
from generator.model.about import About
from generator.model.document import SourceDocument
from generator.model.format import Trust
from generator.model.language import Spoken
from generator.model.link import Link
from generator.model.paper import Paper
from generator.model.person import Affiliation, Person, PersonName
from generator.model.profile import Profile, Snapshot, Translation
from generator.plan.additions import Said, accounts_of
from generator.plan.called import called, names_of
from generator.plan.career import in_time, joined_entries, present_post

Notes = tuple[Diagnostic, ...]


def with_history(profile: Profile, older: tuple[Profile, ...]) -> Profile:
    """Remember what older documents of a person said. older: oldest first; those of no known day tell nothing."""
    history = tuple(
        Snapshot(as_of=one.as_of, metrics=one.metrics, titles=tuple(paper.title for paper in one.papers))
        for one in older
        if one.as_of is not None and one.as_of != profile.as_of
    )
    return profile.model_copy(update={"history": history})


def joined(
    source: str,
    profile: Profile | None,
    documents: tuple[SourceDocument, ...],
    about: About | None,
    additions: tuple[Said, ...] = (),
) -> tuple[Profile | None, Notes]:
    """Join what documents say of one person. None if none of them, and not the person, says who that is.

    source: the person's file or folder. profile: the newest profile document. additions: what is said by hand of single
    papers. A document of somebody else, by its ORCID iD, is left out. Papers are put together, not yet joined; those
    that are excluded are left out.
    """
    documents, notes = _of_this_person(documents, about)
    person = _person(profile, documents, about)
    if person is None:
        return None, (*notes, note("no-name", Span(source=about.source if about else source)))
    papers = [*(profile.papers if profile else ()), *_papers(documents)]
    kept, more = _without_excluded(papers, about)
    own = profile.source if profile else source
    added, same, unclear = accounts_of(additions, kept, own)
    measured = _measured(profile, documents)
    found = Profile.model_construct(
        source=own,
        person=person,
        primary_category=_first(
            [*(one.primary_category for one in documents if one.trust > Trust.AGGREGATOR)],
            profile and profile.primary_category,
            *(one.primary_category for one in documents),
        ),
        metrics=measured.metrics if measured else (),
        metrics_from=measured.format if isinstance(measured, SourceDocument) else "profile",
        papers=(*kept, *added),
        announced_papers=profile.announced_papers if profile else None,
        as_of=(about.as_of if about else None) or (measured.as_of if measured else None),
        history=profile.history if profile else (),
        about=about.source if about else None,
        same=(*(about.same if about else ()), *same),
        apart=about.apart if about else (),
    )
    return found, (*notes, *more, *unclear)


def translated(profile: Profile, abouts: Iterable[tuple[Spoken, About]]) -> Profile:
    """Add a person in other languages to a profile. abouts: what the person says of themselves in each of them."""
    found = []
    for language, about in abouts:
        position, affiliation = _post(about)
        own: dict[str, object] = {
            "name": about.name and PersonName(display=about.name),
            "links": about.links,
            "biography": about.body or None,
        }
        own |= {"position": position, "affiliation": affiliation, **_career(about)}
        changes = {name: fact for name, fact in own.items() if fact}
        person = profile.person.model_copy(update=changes)
        found.append(Translation(language=language, person=person, has_biography=bool(about.body)))
    return profile.model_copy(update={"translations": tuple(found)}) if found else profile


def _of_this_person(documents: tuple[SourceDocument, ...], about: About | None) -> tuple[tuple[SourceDocument, ...], Notes]:
    """Return the documents, most trusted first, without those of somebody else."""
    ranked = sorted(documents, key=lambda one: (-one.trust, one.source))
    orcid = about.orcid if about else None
    kept, notes = [], []
    for document in ranked:
        own = document.person.orcid if document.person else None
        if orcid and own and own != orcid:
            name = document.person.name.display if document.person else ""
            notes.append(note("another-person", Span(source=document.source), name=name, orcid=own, expected=orcid))
        else:
            orcid = orcid or own
            kept.append(document)
    return tuple(kept), tuple(notes)


def _person(profile: Profile | None, documents: tuple[SourceDocument, ...], about: About | None) -> Person | None:
    """Return who this is: each fact from whom is trusted most."""
    told = [one.person for one in documents if one.person and one.trust > Trust.AGGREGATOR]
    told += [profile.person] if profile else []
    told += [one.person for one in documents if one.person and one.trust == Trust.AGGREGATOR]
    if about:
        told.insert(0, _told_by_hand(about, told))
    if not told or not told[0].name.display:
        return None
    first = told[0]
    names = dict.fromkeys(name for one in told for name in (one.name.display, *one.other_names))
    return Person.model_construct(
        name=first.name,
        other_names=tuple(name for name in names if name != first.name.display),
        links=_links(told),
        **{name: _first(*(getattr(one, name) for one in told)) for name in ("orcid", "position", "affiliation", "biography")},
        keywords=_first(*(one.keywords for one in told)) or (),
        positions=joined_entries(one.positions for one in told),
        education=joined_entries(one.education for one in told),
        awards=joined_entries(one.awards for one in told),
    ).model_copy(update=_career(about) if about else {})


def _told_by_hand(about: About, told: list[Person]) -> Person:
    name = PersonName(display=about.name) if about.name else told[0].name if told else PersonName.model_construct(display="")
    position, affiliation = _post(about)
    return Person.model_construct(
        name=name,
        other_names=about.aliases,
        orcid=about.orcid,
        position=position,
        affiliation=affiliation,
        keywords=(),
        links=about.links,
        biography=about.body or None,
    )


def _post(about: About) -> tuple[str | None, Affiliation | None]:
    """Return what a person is, and where: as they say, or else their present post."""
    post = None if about.position or about.affiliation else present_post(about.positions or ())
    if post is None:
        return about.position, about.affiliation
    return post.title, Affiliation(name=post.organisation, url=post.url) if post.organisation else None


def _career(about: About) -> dict[str, object]:
    """Return the lists that a person gives by hand: they are all that is shown, so that single entries can be left out."""
    told: dict[str, Any] = {"positions": about.positions, "education": about.education, "awards": about.awards}
    return {name: in_time(entries) for name, entries in told.items() if entries is not None}


def _links(told: Iterable[Person]) -> tuple[Link, ...]:
    links: dict[str, Link] = {}
    for link in (link for one in told for link in one.links):
        links.setdefault(link.url.rstrip("/"), link)
    return tuple(links.values())


def _measured(profile: Profile | None, documents: tuple[SourceDocument, ...]) -> Profile | SourceDocument | None:
    """Return who prints the headline numbers: the profile document, or else the first that has some. They are not mixed."""
    with_metrics = [one for one in (profile, *documents) if one is not None and one.metrics]
    return with_metrics[0] if with_metrics else profile


def _papers(documents: tuple[SourceDocument, ...]) -> Iterable[Paper]:
    for document in documents:
        for paper in document.papers:
            yield paper.placed(source=document.source, format=document.format)


def _without_excluded(papers: list[Paper], about: About | None) -> tuple[list[Paper], Notes]:
    if about is None or not about.exclude:
        return papers, ()
    excluded = {called(name): name for name in about.exclude}
    found: set[str] = set()
    kept = []
    for paper in papers:
        names = excluded.keys() & set(names_of(paper))
        found |= names
        if not names:
            kept.append(paper)
    at = Span(source=about.source)
    return kept, tuple(note("excludes-nothing", at, text=name) for key, name in excluded.items() if key not in found)


def _first(*values: Any) -> Any:
    """Return the first fact that is known; of a list of facts, its first."""
    for value in values:
        known = next((one for one in value if one), None) if isinstance(value, list) else value
        if known:
            return known
    return None
