"""A profile and what the person says of themselves -> one profile. What is written by hand wins."""

from generator.diagnostics.codes import note
from generator.diagnostics.diagnostic import Diagnostic, Span
from generator.model.about import About
from generator.model.person import Person, PersonName
from generator.model.profile import Profile
from generator.plan.slugs import fold, slugify
from generator.plan.text import plain


def with_about(profile: Profile, about: About) -> tuple[Profile, tuple[Diagnostic, ...]]:
    """Join the two. Papers whose title (or the last part of their address) is excluded are left out."""
    person = Person(
        name=PersonName(display=about.name) if about.name else profile.person.name,
        orcid=about.orcid,
        position=about.position,
        affiliation=about.affiliation,
        links=about.links,
        biography=about.body or None,
    )
    excluded = {fold(title): title for title in about.exclude}
    found: set[str] = set()
    kept = []
    for paper in profile.papers:
        names = {fold(paper.title), fold(plain(paper.title)), slugify(plain(paper.title))} & excluded.keys()
        found |= names
        if not names:
            kept.append(paper)
    at = Span(source=about.source)
    notes = tuple(note("excludes-nothing", at, text=title) for key, title in excluded.items() if key not in found)
    return profile.model_copy(update={"person": person, "papers": tuple(kept)}), notes
