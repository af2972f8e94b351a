"""An author of OpenAlex: person and headline numbers."""

import re
from typing import Any

from generator.model.person import Affiliation, Person
from generator.model.profile import Metric
from generator.parse.names import name_as_printed
from generator.parse.registered import metric_of
from generator.parse.values import dict_of, dicts_of, link_of, orcid_of, text_of, texts_of

OPENALEX_ID = re.compile(r"(?:https?://(?:api\.)?openalex\.org/(?:works/|authors/|people/)?)?/?([AW][0-9]{1,15})", re.ASCII)
"""An identifier with or without its address; W for works, A for authors."""


def is_author(record: dict[str, Any]) -> bool:
    """Tell an author from a work."""
    found = OPENALEX_ID.fullmatch(str(record.get("id", "")))
    return found[1][0] == "A" if found else "works_api_url" in record or "last_known_institutions" in record


def person_of(author: dict[str, Any]) -> Person | None:
    """Return whom an author object speaks of."""
    name = name_as_printed(text_of(author.get("display_name")) or "")
    if name is None:
        return None
    ids = dict_of(author.get("ids"))
    institutions = dicts_of(author.get("last_known_institutions")) or dicts_of(author.get("last_known_institution"))
    place = text_of(institutions[0].get("display_name")) if institutions else None
    links = (link_of(ids.get("wikipedia"), label="Wikipedia"), link_of(author.get("id"), label="OpenAlex"))
    return Person(
        name=name,
        other_names=tuple(dict.fromkeys(n for n in texts_of(author.get("display_name_alternatives")) if n != name.display)),
        orcid=orcid_of(author.get("orcid")) or orcid_of(ids.get("orcid")),
        affiliation=Affiliation(name=place) if place else None,
        keywords=tuple(text for topic in dicts_of(author.get("topics"))[:5] if (text := text_of(topic.get("display_name")))),
        links=tuple(link for link in links if link),
        identities=identities_of(author.get("id")),
    )


def identities_of(value: Any) -> tuple[str, ...]:
    """Return the identity that an identifier of OpenAlex stands for."""
    found = OPENALEX_ID.fullmatch(text_of(value) or "")
    return (f"openalex:{found[1]}",) if found else ()


def metrics_of(author: dict[str, Any]) -> tuple[Metric, ...]:
    """Return the headline numbers of an author."""
    stats = dict_of(author.get("summary_stats"))
    found = (
        metric_of("h_index", "h-index", stats.get("h_index")),
        metric_of("papers", "papers", author.get("works_count")),
        metric_of("citations", "citations", author.get("cited_by_count")),
        metric_of("i10_index", "i10-index", stats.get("i10_index")),
        metric_of("mean_citedness_2yr", "mean citedness over 2 years", stats.get("2yr_mean_citedness")),
    )
    return tuple(metric for metric in found if metric)
