"""OpenGraph: what other sites show of a link. Source: ogp.me, with the types "article" and "profile"."""

from generator.model.person import Person
from generator.plan.reference import Reference
from generator.plan.text import plain
from generator.plan.views.frame import Share, ShareImage
from generator.plan.views.pieces import PhotoView


def paper_share(reference: Reference, profiles: tuple[str | None, ...], image: ShareImage | None = None) -> Share:
    """Return a paper as an article. profiles: as of `schema_org.work`: an author is the address of a profile, not a name."""
    facts = []
    # OpenGraph's time is a day at least; some readers take a bare year for seconds since 1970.
    date = reference.date
    if date and date.day and date.iso:
        facts.append(("article:published_time", date.iso))
    if any(profiles):
        facts += [("article:author", address) for address in dict.fromkeys(profiles) if address]
    return Share("article", reference.title, image, tuple(facts))


def share_photo(photo: PhotoView | None, base_url: str | None, name: str) -> ShareImage | None:
    """Return a person's photo for other sites, which need its absolute address."""
    if photo is None or base_url is None:
        return None
    path, width = photo.files[-1]
    return ShareImage(base_url + path, name, width, width)


def person_share(person: Person, name: str, image: ShareImage | None = None) -> Share:
    """Return a person as a profile; a name is parted only if its source parts it."""
    parts = (("profile:first_name", person.name.given), ("profile:last_name", person.name.family))
    return Share("profile", name, image, facts=tuple((key, plain(value)) for key, value in parts if value))
