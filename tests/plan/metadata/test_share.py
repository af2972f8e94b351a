from generator.model.dates import PartialDate
from generator.model.person import Person, PersonName
from generator.plan.metadata.share import paper_share, person_share, share_photo
from generator.plan.views.frame import Share, ShareImage
from generator.plan.views.pieces import PhotoView
from tests.references import on_walking


def test_a_paper_is_an_article_of_a_day_by_people_with_profiles() -> None:
    found = on_walking("Ada Beispiel", "Ben Exempel", date=PartialDate(text="May 28, 2025", year=2025, month=5, day=28))
    facts = (("article:published_time", "2025-05-28"), ("article:author", "https://a.org/"))
    assert paper_share(found, ("https://a.org/", None)) == Share("article", "On Walking", facts=facts)
    assert paper_share(on_walking(date=PartialDate(text="2025", year=2025)), ()).facts == ()


def test_a_name_is_parted_only_if_its_source_parts_it() -> None:
    parted = Person(name=PersonName(display="Yuan Long", given="Long", family="Yuan"))
    facts = (("profile:first_name", "Long"), ("profile:last_name", "Yuan"))
    assert person_share(parted, "Yuan Long") == Share("profile", "Yuan Long", facts=facts)
    assert person_share(Person(name=PersonName(display="Yuan Long")), "Yuan Long").facts == ()


def test_a_photo_is_shown_elsewhere_only_if_its_address_is_known() -> None:
    photo = PhotoView((("photo-96.webp", 96), ("photo-320.webp", 320)))
    assert share_photo(photo, "https://a.org/", "Ada") == ShareImage("https://a.org/photo-320.webp", "Ada", 320, 320)
    assert share_photo(photo, None, "Ada") is None
    assert share_photo(None, "https://a.org/", "Ada") is None
