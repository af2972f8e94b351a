"""How each service is asked: its addresses, its pace, its pages. What comes is kept as it comes, page by page."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from generator.fetch.client import Client, FetchError
from generator.fetch.reference import Reference, ServiceName
from generator.parse.values import dict_of, number_of, text_of

BASES = {
    "arxiv": "https://export.arxiv.org",
    "crossref": "https://api.crossref.org",
    "datacite": "https://api.datacite.org",
    "dblp": "https://dblp.org",
    "inspire": "https://inspirehep.net",
    "openalex": "https://api.openalex.org",
    "orcid": "https://pub.orcid.org",
    "semanticscholar": "https://api.semanticscholar.org",
}
"""Where each service is; tests put their own server here."""

_EVERY = {"arxiv": 3.0, "crossref": 0.2, "datacite": 0.2, "dblp": 2.0, "inspire": 0.5, "openalex": 0.2, "orcid": 0.2,
          "semanticscholar": 1.1}  # fmt: skip
"""Seconds between two requests, by what each service asks of those who have no key."""

_JSON = "application/json"
_BODY = b"body"
"""A key that no object in JSON can have."""
_MOST_PAGES = 200
_INSPIRE_PAGE = 250
_DBLP_RECORDS = frozenset({"journals", "conf", "books", "phd", "series", "reference", "tr", "www", "data", "ms"})
_S2_PAPER = ("title,abstract,year,publicationDate,publicationTypes,venue,publicationVenue,journal,externalIds,authors,"
             "citationCount,openAccessPdf,url")  # fmt: skip
_S2_AUTHOR = "name,aliases,affiliations,homepage,url,externalIds,paperCount,citationCount,hIndex"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a service has said to one question."""

    name: str
    """Of the file that it becomes."""
    content: bytes


def fetch(reference: Reference, client: Client) -> tuple[Answer, ...]:
    """Return what a service says of a reference. Raises FetchError."""
    return tuple(_SERVICES[reference.service](reference, client))


def _get(client: Client, service: str, path: str, **query: str | int) -> dict[Any, Any]:
    """Return an object in JSON, with the body that it came in under the key `_BODY`."""
    body = client.get(BASES[service] + path, accept=_JSON, every=_EVERY[service], query=query, is_whole=_is_json)
    return {**dict_of(json.loads(body)), _BODY: body}


def _get_xml(client: Client, service: str, path: str, **query: str | int) -> bytes:
    accept = "application/atom+xml, application/xml, text/xml"
    return client.get(BASES[service] + path, accept=accept, every=_EVERY[service], query=query, is_whole=_is_xml)


def _is_json(body: bytes) -> bool:
    try:
        json.loads(body)
    except (ValueError, RecursionError):
        return False
    return True


def _is_xml(body: bytes) -> bool:
    return body.lstrip()[:1] == b"<" and body.rstrip()[-1:] == b">"


def _pages(name: str, pages: Iterator[bytes]) -> Answer:
    """Return the pages of an answer as one file: a page as it came, or several with one on each line."""
    bodies = list(pages)
    if len(bodies) == 1:
        return Answer(f"{name}.json", bodies[0])
    lines = (json.dumps(json.loads(body), ensure_ascii=False, separators=(",", ":")) for body in bodies)
    return Answer(f"{name}.jsonl", "".join(f"{line}\n" for line in lines).encode())


def _contact(client: Client) -> dict[str, str | int]:
    return {"mailto": client.mailto} if client.mailto else {}


def _orcid(reference: Reference, client: Client) -> Iterator[Answer]:
    answer = _get(client, "orcid", f"/v3.0/{reference.identifier}/record")
    yield Answer(f"{reference.stem}.json", answer[_BODY])


def _openalex(reference: Reference, client: Client) -> Iterator[Answer]:
    is_author = reference.identifier.startswith("A")
    path = f"/{'authors' if is_author else 'works'}/{reference.identifier}"
    yield Answer(f"{reference.stem}.json", _get(client, "openalex", path, **_contact(client))[_BODY])
    if is_author:
        yield _pages(f"{reference.stem}-works", _openalex_works(reference, client))


def _openalex_works(reference: Reference, client: Client) -> Iterator[bytes]:
    cursor: str | None = "*"
    for number in range(_MOST_PAGES):
        page = _get(client, "openalex", "/works", filter=f"author.id:{reference.identifier}", **{"per-page": 200},
                    cursor=cursor or "", **_contact(client))  # fmt: skip
        if not page.get("results") and number:
            return
        yield page[_BODY]
        cursor = text_of(dict_of(page.get("meta")).get("next_cursor"))
        if cursor is None or not page.get("results"):
            return


def _semantic_scholar(reference: Reference, client: Client) -> Iterator[Answer]:
    is_author = len(reference.identifier) < 40
    path = f"/graph/v1/{'author' if is_author else 'paper'}/{reference.identifier}"
    fields = _S2_AUTHOR if is_author else _S2_PAPER
    yield Answer(f"{reference.stem}.json", _get(client, "semanticscholar", path, fields=fields)[_BODY])
    if is_author:
        yield _pages(f"{reference.stem}-papers", _semantic_scholar_papers(path, client))


def _semantic_scholar_papers(path: str, client: Client) -> Iterator[bytes]:
    offset: int | None = 0
    for _ in range(_MOST_PAGES):
        page = _get(client, "semanticscholar", f"{path}/papers", fields=_S2_PAPER, limit=500, offset=offset or 0)
        yield page[_BODY]
        offset = number_of(page.get("next"))
        if not offset:
            return


def _arxiv(reference: Reference, client: Client) -> Iterator[Answer]:
    body = _get_xml(client, "arxiv", "/api/query", id_list=reference.identifier, max_results=10)
    yield Answer(f"{reference.stem}.atom", body)


def _dblp(reference: Reference, client: Client) -> Iterator[Answer]:
    kind = "rec" if reference.identifier.partition("/")[0] in _DBLP_RECORDS else "pid"
    yield Answer(f"{reference.stem}.xml", _get_xml(client, "dblp", f"/{kind}/{reference.identifier}.xml"))


def _doi(reference: Reference, client: Client) -> Iterator[Answer]:
    """Ask Crossref, and DataCite for what Crossref does not know: data, software, preprints of arXiv."""
    path = quote(reference.identifier, safe="")
    try:
        answer = _get(client, "crossref", f"/works/{path}", **_contact(client))
    except FetchError as error:
        if error.status != 404:
            raise
        answer = _get(client, "datacite", f"/dois/{path}")
    yield Answer(f"{reference.stem}.json", answer[_BODY])


def _inspire(reference: Reference, client: Client) -> Iterator[Answer]:
    if reference.identifier.isdigit():
        answer = _get(client, "inspire", f"/api/literature/{reference.identifier}")
        yield Answer(f"{reference.stem}.json", answer[_BODY])
    else:
        yield _pages(reference.stem, _inspire_search(reference, client))


def _inspire_search(reference: Reference, client: Client) -> Iterator[bytes]:
    field = "texkeys" if ":" in reference.identifier else "a"
    for number in range(1, _MOST_PAGES + 1):
        page = _get(client, "inspire", "/api/literature", q=f"{field} {reference.identifier}", size=_INSPIRE_PAGE,
                    page=number, sort="mostrecent")  # fmt: skip
        hits = dict_of(page.get("hits"))
        if not hits.get("hits") and number > 1:
            return
        yield page[_BODY]
        if not hits.get("hits") or number * _INSPIRE_PAGE >= (number_of(hits.get("total")) or 0):
            return


_SERVICES: dict[ServiceName, Callable[[Reference, Client], Iterator[Answer]]] = {
    "arxiv": _arxiv,
    "dblp": _dblp,
    "doi": _doi,
    "inspire": _inspire,
    "openalex": _openalex,
    "orcid": _orcid,
    "semanticscholar": _semantic_scholar,
}
