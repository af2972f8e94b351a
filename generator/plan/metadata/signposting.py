"""FAIR Signposting: typed links in a paper's page, and the same as a linkset. Sources: signposting.org/FAIR; RFC 9264.

Every address is absolute, so without a base URL there is none of this.
"""

from collections.abc import Iterable

from generator.plan.metadata.kinds import kind_of
from generator.plan.reference import Reference
from generator.plan.views.frame import TypedLink

LINKSET = "linkset.json"
"""Name of the file beside a paper's page."""
LINKSET_TYPE = "application/linkset+json"

Description = tuple[str, str]
"""A file that tells of a paper: its address relative to the site's root, and its media type."""


def signposts(
    reference: Reference, base_url: str, collection: str, descriptions: Iterable[Description], *, with_linkset: bool
) -> tuple[TypedLink, ...]:
    """Return the typed links of a paper's page.

    collection: address of the list of which the paper is part, relative to the site's root. "cite-as" names the page itself:
    an identifier that leads elsewhere, such as a publisher's DOI, is not this page's, and is said in `sameAs`.
    """
    url = base_url + reference.path
    found = [TypedLink("cite-as", url)]
    found += [TypedLink("type", "https://schema.org/AboutPage"), TypedLink("type", _type(reference))]
    orcids = dict.fromkeys([author.orcid for author in reference.authors if author.orcid])
    found += [TypedLink("author", f"https://orcid.org/{orcid}") for orcid in orcids]
    found += [TypedLink("describedby", base_url + path, media_type) for path, media_type in descriptions]
    if reference.pdf_url:
        found.append(TypedLink("item", reference.pdf_url, "application/pdf"))
    if reference.license_url:
        found.append(TypedLink("license", reference.license_url))
    if reference.doi_url:
        found.append(TypedLink("related", reference.doi_url))
    found.append(TypedLink("collection", base_url + collection, "text/html"))
    if with_linkset:
        found.append(TypedLink("linkset", url + LINKSET, LINKSET_TYPE))
    return tuple(found)


def linkset(links: Iterable[TypedLink], url: str) -> dict[str, object]:
    """Return a page's links as a linkset, with those of the files that tell of it, which no host lets speak for themselves.

    url: of the page, absolute; every context's anchor is an address as it stands in the links.
    """
    page: dict[str, object] = {"anchor": url}
    others: list[dict[str, object]] = []
    for link in links:
        if link.rel == "linkset":
            continue
        targets = page.setdefault(link.rel, [])
        if isinstance(targets, list):
            targets.append(_target(link.href, link.type))
        back = {"describedby": "describes", "item": "collection"}.get(link.rel)
        if back:
            others.append({"anchor": link.href, back: [_target(url, "text/html")]})
    return {"linkset": [page, *others]}


def _target(href: str, media_type: str | None) -> dict[str, str]:
    return {"href": href, "type": media_type} if media_type else {"href": href}


def _type(reference: Reference) -> str:
    return f"https://schema.org/{kind_of(reference).schema}"
