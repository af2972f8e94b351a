from generator.model.career import Award, Education, Position
from generator.model.link import Link
from generator.model.person import Affiliation, Person, PersonName
from generator.plan.metadata.schema_pages import breadcrumbs, collection_page, profile_page, web_site
from generator.plan.views.frame import Crumb, ShareImage
from tests import schema_org

BASE = "https://a.org/lab/"


def test_a_profile_is_about_a_person() -> None:
    person = Person(
        name=PersonName(display="Ada Beispiel"),
        other_names=("A. Beispiel",),
        orcid="0000-0002-1825-0097",
        position="Reader",
        affiliation=Affiliation(name="Example Lab", url="https://b.org/"),
        keywords=("gait",),
        links=(Link(url="https://c.org/ada"), Link(url="mailto:ada@a.org")),
    )
    page = profile_page(person, BASE, ShareImage(f"{BASE}photo-640.webp", "Ada Beispiel", 640, 640))
    assert schema_org.check(page) == 4
    assert page == {
        "@context": "https://schema.org",
        "@type": "ProfilePage",
        "@id": BASE,
        "url": BASE,
        "name": "Ada Beispiel",
        "mainEntity": {
            "@type": "Person",
            "@id": "https://orcid.org/0000-0002-1825-0097",
            "name": "Ada Beispiel",
            "alternateName": ["A. Beispiel"],
            "url": BASE,
            "image": f"{BASE}photo-640.webp",
            "jobTitle": "Reader",
            "affiliation": {"@type": "Organization", "name": "Example Lab", "url": "https://b.org/"},
            "identifier": {
                "@type": "PropertyValue",
                "propertyID": "ORCID",
                "value": "0000-0002-1825-0097",
                "url": "https://orcid.org/0000-0002-1825-0097",
            },
            "sameAs": ["https://orcid.org/0000-0002-1825-0097", "https://c.org/ada"],
            "knowsAbout": ["gait"],
        },
    }


def test_a_career_has_dates_as_they_are_known() -> None:
    exmere = {"@type": "Organization", "name": "Exmere"}
    fernmoor = {"@type": "Organization", "name": "Fernmoor", "url": "https://f.org/"}
    person = Person(
        name=PersonName(display="Ada Beispiel"),
        affiliation=Affiliation(name="Fernmoor", url="https://f.org/"),
        positions=(
            Position(title="Reader", organisation="Fernmoor", url="https://f.org/", since="2021-09"),
            Position(organisation="Exmere", since="2014", until="2017"),
            Position(title="Walker", until="2013"),
        ),
        education=(
            Education(degree="PhD", field="Walks", organisation="Exmere", until="2014-07"),
            Education(degree="MA", organisation="Exmere", until="2010"),
            Education(organisation="Fernmoor", since="2024"),
        ),
        awards=(Award(title="Medal", organisation="Exmere", date="2019"),),
    )
    page = profile_page(person, BASE)
    assert schema_org.check(page) == 14
    found = page["mainEntity"]
    assert isinstance(found, dict)
    assert found["affiliation"] == [
        fernmoor,
        {"@type": "OrganizationRole", "roleName": "Reader", "affiliation": fernmoor, "startDate": "2021-09"},
        {"@type": "OrganizationRole", "affiliation": exmere, "startDate": "2014", "endDate": "2017"},
    ]
    assert found["hasOccupation"] == [
        {"@type": "Role", "hasOccupation": {"@type": "Occupation", "name": "Walker"}, "endDate": "2013"}
    ]
    # Who still studies somewhere is no alumna of it.
    assert found["alumniOf"] == [exmere]
    assert found["hasCredential"] == [
        {
            "@type": "EducationalOccupationalCredential",
            "credentialCategory": "degree",
            "name": "PhD, Walks",
            "dateCreated": "2014-07",
            "recognizedBy": exmere,
        },
        {
            "@type": "EducationalOccupationalCredential",
            "credentialCategory": "degree",
            "name": "MA",
            "dateCreated": "2010",
            "recognizedBy": exmere,
        },
    ]
    assert found["award"] == ["Medal"]


def test_who_has_no_more_than_a_name_is_not_their_page() -> None:
    person = Person(name=PersonName(display="Ada Beispiel"))
    found = profile_page(person, BASE)["mainEntity"]
    assert found == {"@type": "Person", "@id": f"{BASE}#person", "name": "Ada Beispiel", "url": BASE}
    assert profile_page(person, None)["mainEntity"] == {"@type": "Person", "name": "Ada Beispiel"}


def test_lists_say_how_many_they_are_and_name_the_first() -> None:
    (page,) = collection_page(BASE, "years/", "Years", [f"years/{year}/" for year in range(300)])
    assert schema_org.check(page) == 252
    listed = page["mainEntity"]
    assert isinstance(listed, dict)
    assert listed["numberOfItems"] == 300
    assert listed["itemListElement"][0] == {"@type": "ListItem", "position": 1, "url": f"{BASE}years/0/"}
    assert collection_page(None, "years/", "Years", ["years/2025/"]) == ()


def test_the_site_and_the_way_to_a_page() -> None:
    site = web_site(BASE, "Lab", "en")
    assert schema_org.check(site) == 1
    assert (site["@id"], site["url"], site["inLanguage"]) == (f"{BASE}#site", BASE, "en")
    way = breadcrumbs(BASE, (Crumb("Papers", ""),), Crumb("On Walking", "papers/on-walking/"))
    assert schema_org.check(way) == 3
    assert way["itemListElement"] == [
        {"@type": "ListItem", "position": 1, "name": "Papers", "item": BASE},
        {"@type": "ListItem", "position": 2, "name": "On Walking", "item": f"{BASE}papers/on-walking/"},
    ]
