import json
from pathlib import Path

import pytest

from generator.fetch.client import Client, FetchError
from generator.fetch.reference import parse_reference
from generator.fetch.services import Answer, fetch
from generator.parse.document import parse_document
from tests.services_server import Reply, Server


def ask(client: Client, reference: str) -> tuple[Answer, ...]:
    return fetch(parse_reference(reference), client)


def works(answer: Answer) -> int:
    document, notes = parse_document(answer.content, answer.name)
    assert document is not None, notes
    return len(document.papers)


def test_orcid(server: Server, client: Client, fixtures: Path) -> None:
    body = (fixtures / "orcid" / "personal_site_v2.json").read_bytes()
    server.answer("/orcid/v3.0/0000-0002-1825-0097/record", Reply(body))
    (answer,) = ask(client, "orcid:0000-0002-1825-0097")
    assert (answer.name, answer.content) == ("orcid-0000-0002-1825-0097.json", body)
    assert works(answer) == 14


def test_openalex_author_with_pages_of_works(server: Server, client: Client, fixtures: Path) -> None:
    author = (fixtures / "openalex" / "author_A5023888391.json").read_bytes()
    page = json.loads((fixtures / "openalex" / "author_works_2022_schema.json").read_text("utf-8"))
    last = {**page, "meta": {**page["meta"], "next_cursor": None}, "results": page["results"][:3]}
    server.answer("/openalex/authors/A5023888391", Reply(author))
    server.answer("/openalex/works", Reply(json.dumps(page, indent=1).encode()), Reply(json.dumps(last).encode()))
    person, list_of_works = ask(client, "openalex:A5023888391")
    assert (person.name, person.content) == ("openalex-A5023888391.json", author)
    assert list_of_works.name == "openalex-A5023888391-works.jsonl"
    assert list_of_works.content.count(b"\n") == 2 and works(list_of_works) == 28
    first, second = (one.query for one in server.asked if one.path == "/openalex/works")
    assert (
        first["cursor"] == ["*"] and first["filter"] == ["author.id:A5023888391"] and first["mailto"] == ["ada@example.org"]
    )
    assert second["cursor"] == [page["meta"]["next_cursor"]]


def test_openalex_single_page_is_kept_to_the_letter(server: Server, client: Client, fixtures: Path) -> None:
    body = (fixtures / "openalex" / "search_3_works.json").read_bytes()
    server.answer("/openalex/authors/A12", Reply(b'{"id": "https://openalex.org/A12", "display_name": "Ada"}'))
    server.answer("/openalex/works", Reply(body))
    _, list_of_works = ask(client, "openalex:A12")
    assert (list_of_works.name, list_of_works.content) == ("openalex-A12-works.json", body)
    server.answer("/openalex/works/W2741809807", Reply((fixtures / "openalex" / "work_W2741809807.json").read_bytes()))
    (work,) = ask(client, "openalex:W2741809807")
    assert works(work) == 1


def test_semantic_scholar_pages(server: Server, client: Client, fixtures: Path) -> None:
    author = json.loads((fixtures / "semanticscholar" / "author_turing.json").read_text("utf-8"))
    papers = author.pop("papers")
    path = "/semanticscholar/graph/v1/author/2262347"
    server.answer(path, Reply(json.dumps(author).encode()))
    pages = ({"offset": 0, "next": 50, "data": papers[:50]}, {"offset": 50, "data": papers[50:]})
    server.answer(f"{path}/papers", *(Reply(json.dumps(page).encode()) for page in pages))
    person, list_of_papers = ask(client, "semanticscholar:2262347")
    document, _ = parse_document(person.content, person.name)
    assert document is not None and document.person is not None and document.person.name.display == "A. Turing"
    assert works(list_of_papers) == 60
    assert [one.query["offset"] for one in server.asked if one.path.endswith("/papers")] == [["0"], ["50"]]


def test_arxiv(server: Server, client: Client, fixtures: Path) -> None:
    server.answer("/arxiv/api/query", Reply((fixtures / "arxiv" / "math_CO_1605.08386.atom").read_bytes()))
    (answer,) = ask(client, "arxiv:1605.08386")
    assert answer.name == "arxiv-1605.08386.atom" and works(answer) == 1
    assert server.asked[0].query["id_list"] == ["1605.08386"]


def test_dblp_person_and_record(server: Server, client: Client, fixtures: Path) -> None:
    server.answer("/dblp/pid/95/7448-1.xml", Reply((fixtures / "dblp" / "person_95_7448-1.xml").read_bytes()))
    (answer,) = ask(client, "dblp:95/7448-1")
    assert answer.name == "dblp-95-7448-1.xml" and works(answer) == 8
    server.answer("/dblp/rec/conf/icip/XuN09.xml", Reply(b"<dblp/>"))
    assert ask(client, "dblp:conf/icip/XuN09")[0].name == "dblp-conf-icip-XuN09.xml"


def test_dois_of_crossref_and_of_datacite(server: Server, client: Client, fixtures: Path) -> None:
    # The server decodes nothing: a slash within a DOI is no part of the path.
    server.answer("/crossref/works/10.1038%2Fsrep16696", Reply((fixtures / "crossref" / "work_srep16696.json").read_bytes()))
    (answer,) = ask(client, "doi:10.1038/srep16696")
    assert answer.name == "doi-10.1038-srep16696.json" and works(answer) == 1
    body = (fixtures / "datacite" / "software_version.json").read_bytes()
    server.answer("/datacite/dois/10.5281%2Fzenodo.2598836", Reply(body))
    (answer,) = ask(client, "doi:10.5281/zenodo.2598836")
    assert works(answer) == 1
    with pytest.raises(FetchError, match="no such record"):
        ask(client, "doi:10.1000/nowhere")


def test_inspire_record_and_author(server: Server, client: Client, fixtures: Path) -> None:
    record = json.loads((fixtures / "inspire" / "literature_1836272.json").read_text("utf-8"))
    answer = {"id": "1836272", "metadata": record}
    server.answer("/inspire/api/literature/1836272", Reply(json.dumps(answer).encode()))
    assert works(ask(client, "inspire:1836272")[0]) == 1
    hits = {"hits": {"total": 251, "hits": [answer]}}
    server.answer("/inspire/api/literature", Reply(json.dumps(hits).encode()))
    (found,) = ask(client, "inspire:K.Koziol.1")
    assert found.name == "inspire-K.Koziol.1.jsonl" and works(found) == 2
    assert [one.query["page"] for one in server.asked if one.path.endswith("literature")] == [["1"], ["2"]]


def test_pages_end_with_an_empty_one(server: Server, client: Client) -> None:
    page = {"results": [{"id": "https://openalex.org/W1", "title": "T"}], "meta": {"next_cursor": "x"}}
    empty = {"results": [], "meta": {"next_cursor": "y"}}
    server.answer("/openalex/authors/A12", Reply(b"{}"))
    server.answer("/openalex/works", Reply(json.dumps(page).encode()), Reply(json.dumps(empty).encode()))
    assert ask(client, "openalex:A12")[1].name == "openalex-A12-works.json"
    server.answer("/openalex/works", Reply(b"[]"))
    assert ask(client, "openalex:A12")[1].content == b"[]"


def test_what_is_not_json_is_not_whole(server: Server, client: Client) -> None:
    server.answer("/orcid/v3.0/0000-0002-1825-0097/record", Reply(b"<html>Sign in to the network</html>"))
    with pytest.raises(FetchError, match="breaks off"):
        ask(client, "orcid:0000-0002-1825-0097")
