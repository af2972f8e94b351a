"""Pages in the words of schema.org: the site, the way to a page, a person's profile, lists. All need absolute addresses."""

from collections.abc import Sequence

from generator.model.career import Education, Position
from generator.model.person import Person
from generator.plan.metadata.schema_org import CONTEXT, Thing, known, organisation, property_value
from generator.plan.text import plain
from generator.plan.views.frame import Crumb, ShareImage

_MOST_ITEMS = 250
"""Of a list; crawlers find the others by the links of the page."""


def web_site(base_url: str, name: str, language: str) -> Thing:
    """Return the site as a whole."""
    facts = {"@type": "WebSite", "@id": f"{base_url}#site", "url": base_url, "name": name, "inLanguage": language}
    return {"@context": CONTEXT, **facts}


def breadcrumbs(base_url: str, crumbs: tuple[Crumb, ...], here: Crumb) -> Thing:
    """Return the way from the home page to a page."""
    steps = [
        {"@type": "ListItem", "position": place, "name": crumb.label, "item": base_url + crumb.path}
        for place, crumb in enumerate((*crumbs, here), start=1)
    ]
    return {"@context": CONTEXT, "@type": "BreadcrumbList", "itemListElement": steps}


def profile_page(person: Person, url: str | None, image: ShareImage | None = None, own_url: str | None = None) -> Thing:
    """Return a person's page and the person. url: absolute address of the page, if it is known. image: their photo.

    own_url: of the page in the site's own language, by which the person is known in all.
    """
    name = plain(person.name.display)
    orcid = f"https://orcid.org/{person.orcid}" if person.orcid else None
    addresses = [link.url for link in person.links if _web(link.url)]
    subject: Thing = {
        "@type": "Person",
        "@id": orcid or ((own_url or url) and f"{own_url or url}#person"),
        "name": name,
        "alternateName": [plain(other) for other in person.other_names],
        "url": url,
        "image": image and image.url,
        "jobTitle": person.position,
        "affiliation": _affiliations(person),
        "hasOccupation": [
            _role(one, hasOccupation={"@type": "Occupation", "name": plain(one.title)})
            for one in person.positions
            if one.title and not one.organisation
        ],
        "alumniOf": _schools(person),
        "hasCredential": [_credential(one) for one in person.education if one.degree],
        "award": [plain(one.title) for one in person.awards],
        "identifier": person.orcid and property_value("ORCID", person.orcid, orcid),
        "sameAs": ([orcid] if orcid else []) + addresses,
        "knowsAbout": list(person.keywords),
    }
    facts: Thing = {
        "@context": CONTEXT,
        "@type": "ProfilePage",
        "@id": url,
        "url": url,
        "name": name,
        "mainEntity": known(subject),
    }
    return known(facts)


def _affiliations(person: Person) -> Thing | list[Thing] | None:
    """Return where the person works, and with their dates where else they do or did."""
    own = person.affiliation
    now = organisation(own.name, _web(own.url)) if own else None
    posts = [
        _role(one, "OrganizationRole", roleName=one.title and plain(one.title), affiliation=_organisation(one))
        for one in person.positions
        if one.organisation
    ]
    return ([now, *posts] if now else posts) if posts else now


def _role(post: Position, kind: str = "Role", **facts: object) -> Thing:
    """Return something that holds for a time. Source: schema.org, Role: the property that it qualifies is said again."""
    return known({"@type": kind, **facts, "startDate": post.since, "endDate": post.until})


def _schools(person: Person) -> list[Thing]:
    """Return where the person has studied, each place once; where they still do, they are no alumni."""
    return list({one.organisation: _organisation(one) for one in person.education if one.organisation and one.until}.values())


def _organisation(one: Position | Education) -> Thing:
    return organisation(one.organisation or "", _web(one.url))


def _credential(one: Education) -> Thing:
    """Return a degree, and who gave it."""
    return known(
        {
            "@type": "EducationalOccupationalCredential",
            "credentialCategory": "degree",
            "name": ", ".join(plain(part) for part in (one.degree, one.field) if part),
            "dateCreated": one.until,
            "recognizedBy": _organisation(one) if one.organisation else None,
        }
    )


def _web(address: str | None) -> str | None:
    return address if address and address.startswith(("https://", "http://")) else None


def collection_page(base_url: str | None, path: str, name: str, paths: Sequence[str]) -> tuple[Thing, ...]:
    """Return a page that lists others; nothing without a base URL. paths: of these, relative to the site's root, in order.

    The names of what is listed stand in the page; here they would double its weight.
    """
    if base_url is None:
        return ()
    elements = [
        {"@type": "ListItem", "position": place, "url": base_url + one}
        for place, one in enumerate(paths[:_MOST_ITEMS], start=1)
    ]
    listed = {"@type": "ItemList", "numberOfItems": len(paths), "itemListElement": elements}
    facts = {"@type": "CollectionPage", "@id": base_url + path, "url": base_url + path, "name": name, "mainEntity": listed}
    return ({"@context": CONTEXT, **facts},)
