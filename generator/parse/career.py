"""Posts, degrees and awards of a stranger's record -> models. What has neither a name nor a place is none."""

from typing import Any, TypeVar

from pydantic import ValidationError

from generator.model.base import Model
from generator.model.career import LONGEST, LONGEST_URL
from generator.model.dates import in_order
from generator.parse.values import link_of, text_of

MOST_ENTRIES = 200
"""Of each kind in a document; long careers have some sixty."""

M = TypeVar("M", bound=Model)


def entry_of(model: type[M], names: dict[str, Any], url: Any, dates: dict[str, str | None]) -> M | None:
    """Return a post, a degree or an award; None if the record says too little. names: values of any type, by field."""
    link = link_of(url)
    texts = {name: text[:LONGEST].rstrip() for name, value in names.items() if (text := text_of(value))}
    # Of two dates in the wrong order one is wrong, and which one is not known.
    kept = dates if in_order(dates.get("since"), dates.get("until")) else {}
    known = {name: date for name, date in kept.items() if date}
    address = {"url": link.url} if link and len(link.url) <= LONGEST_URL else {}
    try:
        return model.model_validate({**texts, **address, **known})
    except ValidationError:
        return None
