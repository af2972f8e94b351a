"""What services answer instead of records: their errors, in the shapes that they have."""

from typing import Any

from generator.parse.values import dict_of, dicts_of, text_of

_MOST_KEYS = 8
_KEYS = ("user-message", "developer-message", "message", "error", "detail", "title", "errors")


def refusal_of(value: Any) -> str | None:
    """Return the words of a service that has refused to answer; None if a value is something else.

    ORCID says {"response-code", "user-message"}, Crossref {"status": "failed", "message": [{"message"}]}, DataCite
    {"errors": [{"title"}]}, OpenAlex and Semantic Scholar {"error", "message"}, INSPIRE {"status", "message"}.
    """
    facts = dict_of(value)
    if not 1 <= len(facts) <= _MOST_KEYS:
        return None
    is_refused = (
        bool({"error", "errors", "response-code", "code"} & facts.keys())
        or facts.get("status") == "failed"
        or (isinstance(facts.get("status"), int) and "message" in facts)
    )
    if not is_refused:
        return None
    for key in _KEYS:
        inner = [text_of(one.get("message")) or text_of(one.get("title")) for one in dicts_of(facts.get(key))]
        words = text_of(facts.get(key)) or next((said for said in inner if said), None)
        if words:
            return words
    return None
