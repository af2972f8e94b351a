from generator.model.link import Link
from generator.model.paper import WORK_TYPES
from generator.plan.metadata.kinds import kind_of
from tests.references import on_walking


def test_every_type_of_work_has_its_words() -> None:
    for one in WORK_TYPES:
        kind = kind_of(on_walking(type=one))
        assert kind.schema and kind.zotero
        assert kind.format in ("journal", "book", "dissertation")


def test_code_is_called_so_only_where_it_lies_and_data_only_if_described() -> None:
    code = (Link(url="https://github.com/a/b", kind="code"),)
    assert kind_of(on_walking(type="software")).schema == "SoftwareApplication"
    assert kind_of(on_walking(type="software", links=code)).schema == "SoftwareSourceCode"
    assert kind_of(on_walking(type="dataset")).schema == "CreativeWork"
    assert kind_of(on_walking(type="dataset", abstract=("Numbers.",))).schema == "Dataset"
