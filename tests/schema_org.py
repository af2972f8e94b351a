"""What schema.org knows of the types that pages use, as far as they use them: parents and own properties, version 30."""

_TYPES: dict[str, tuple[str, str]] = {
    "Thing": ("", "alternateName description identifier image name sameAs url"),
    "CreativeWork": (
        "Thing",
        (
            "about abstract author award creditText datePublished editor encoding hasPart headline inLanguage isPartOf "
            "keywords license mainEntity publisher version"
        ),
    ),
    "Article": ("CreativeWork", "pageEnd pageStart pagination"),
    "NewsArticle": ("Article", ""),
    "Report": ("Article", "reportNumber"),
    "ScholarlyArticle": ("Article", ""),
    "BlogPosting": ("Article", ""),
    "Book": ("CreativeWork", "bookEdition isbn"),
    "Chapter": ("CreativeWork", "pageEnd pageStart pagination"),
    "CreativeWorkSeries": ("CreativeWork", ""),
    "Dataset": ("CreativeWork", ""),
    "Manuscript": ("CreativeWork", ""),
    "MediaObject": ("CreativeWork", "contentUrl encodingFormat"),
    "Periodical": ("CreativeWorkSeries", "issn"),
    "PublicationIssue": ("CreativeWork", "issueNumber"),
    "PublicationVolume": ("CreativeWork", "volumeNumber"),
    "SoftwareApplication": ("CreativeWork", ""),
    "SoftwareSourceCode": ("CreativeWork", "codeRepository"),
    "Thesis": ("CreativeWork", "inSupportOf"),
    "WebPage": ("CreativeWork", ""),
    "CollectionPage": ("WebPage", ""),
    "ProfilePage": ("WebPage", ""),
    "WebSite": ("CreativeWork", ""),
    "DefinedTerm": ("Thing", "inDefinedTermSet termCode"),
    "ItemList": ("Thing", "itemListElement numberOfItems"),
    "BreadcrumbList": ("ItemList", ""),
    "ListItem": ("Thing", "item position"),
    "Organization": ("Thing", ""),
    "Person": ("Thing", "affiliation alumniOf award hasCredential hasOccupation jobTitle knowsAbout"),
    "EducationalOccupationalCredential": ("CreativeWork", "credentialCategory dateCreated recognizedBy"),
    "Occupation": ("Thing", ""),
    # A role has the property that it qualifies besides its own.
    "Role": ("Thing", "affiliation endDate hasOccupation roleName startDate"),
    "OrganizationRole": ("Role", ""),
    "PropertyValue": ("Thing", "propertyID value"),
}


def check(thing: object) -> int:
    """Hold a JSON-LD object against the table; returns how many typed objects it has. Raises AssertionError."""
    if isinstance(thing, list):
        assert thing, "an empty list says nothing"
        return sum(map(check, thing))
    if not isinstance(thing, dict):
        assert thing not in ("", None)
        return 0
    kind = thing["@type"]
    allowed = {"@type", "@id", "@context"}
    parent = kind
    while parent:
        parent, own = _TYPES[parent]
        allowed |= set(own.split())
    assert set(thing) <= allowed, (kind, set(thing) - allowed)
    return 1 + sum(check(content) for name, content in thing.items() if not name.startswith("@"))
