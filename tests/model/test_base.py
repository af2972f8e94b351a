"""Models that share what they can are to everybody what they were."""

import copy

from generator.model.paper import Authorship, Byline, Organisation, Paper
from generator.model.person import PersonName


def paper(title: str) -> Paper:
    authorship = Authorship(name=PersonName(display="Ada Beispiel"), position=1)
    byline = Byline(authorships=(authorship,), complete=False)
    return Paper(title=title, byline=byline, organisations=(Organisation(slug="institute"),), source_order=4, line=17)


def test_models_that_were_given_the_same_fields_share_their_names() -> None:
    one, other = paper("One"), paper("Other")
    assert one.model_fields_set is not other.model_fields_set
    one.slim_down()
    other.slim_down()
    assert one.model_fields_set is other.model_fields_set
    assert one.organisations[0].model_fields_set is other.organisations[0].model_fields_set
    assert one.byline.authorships[0].name.model_fields_set is other.byline.authorships[0].name.model_fields_set
    assert one == paper("One")
    assert one.record == paper("One").record
    assert one.model_dump(exclude_unset=True) == paper("One").model_dump(exclude_unset=True)


def test_a_changed_copy_changes_nothing_for_others() -> None:
    one, other = paper("One"), paper("Other")
    one.slim_down()
    other.slim_down()
    changed = one.model_copy(update={"language": "de"})
    assert "language" in changed.model_fields_set
    assert "language" not in one.model_fields_set | other.model_fields_set | copy.copy(one).model_fields_set


def test_what_has_not_been_read_stays_so() -> None:
    whole = paper("One")
    kept = Paper.of_record(whole.record, None, source=None, format="profile", source_order=4, line=17)
    kept.slim_down()
    assert not kept.is_read
    assert kept == whole
