"""Dublin Core tags. Source: "Expressing Dublin Core metadata using HTML/XHTML meta and link elements", DCMI, 2008."""

from generator.plan.exports.facts import type_of
from generator.plan.metadata.highwire import citation_name
from generator.plan.metadata.kinds import kind_of
from generator.plan.reference import Reference


def dublin_core_tags(reference: Reference) -> tuple[tuple[str, str], ...]:
    """Return names and contents, for programs that read no other tags. The abstract stands elsewhere already."""
    tags = [("DC.title", reference.title), ("DC.type", _type(reference))]
    tags += [("DC.creator", citation_name(author)) for author in reference.authors]
    tags += [("DC.contributor", citation_name(editor)) for editor in reference.editors]
    if reference.date_text:
        tags.append(("DC.date", reference.date_text))
    tags += [("DC.identifier", address) for address in (*reference.same_as, reference.url) if address]
    if reference.venue_name:
        tags.append(("DC.source", reference.venue_name))
    tags.append(("DC.language", reference.language))
    if reference.license_url:
        tags.append(("DC.rights", reference.license_url))
    return tuple(tags)


def _type(reference: Reference) -> str:
    """Return the name that Zotero knows; of a thesis or report what the source calls it, if other tags tell its kind."""
    facts = reference.publication
    if facts.genre and facts.publisher and type_of(reference) in ("thesis", "report"):
        return facts.genre
    return kind_of(reference).zotero or "Text"
