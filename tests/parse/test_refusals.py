import json

import pytest

from generator.parse.document import parse_document


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ({"response-code": 404, "developer-message": "404", "user-message": "There is no such record."}, "no such record"),
        (
            {"status": "failed", "message-type": "fault", "message": [{"message": "Page is wrong"}]},
            "Page is wrong",
        ),
        ({"errors": [{"status": "404", "title": "It does not exist."}]}, "It does not exist"),
        ({"error": "Author with id 0 not found"}, "Author with id 0"),
        ({"message": "Too Many Requests", "code": "429"}, "Too Many Requests"),
        ({"error": "Invalid query parameters error.", "message": "id is not valid"}, "id is not valid"),
        ({"status": 404, "message": "PID does not exist."}, "PID does not exist"),
    ],
)
def test_what_a_service_says_instead_of_a_record_is_a_note(answer: object, words: str) -> None:
    document, notes = parse_document(json.dumps(answer).encode(), "answer.json")
    assert document is None
    assert [note.code for note in notes] == ["service-error"]
    assert words in notes[0].message
