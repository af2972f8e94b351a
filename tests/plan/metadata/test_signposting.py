from generator.model.link import Link
from generator.model.paper import Authorship, Byline
from generator.model.person import PersonName
from generator.plan.metadata.signposting import linkset, signposts
from generator.plan.views.frame import TypedLink
from tests.references import on_walking

URL = "https://a.org/papers/on-walking/"


def test_a_page_is_cited_as_itself_and_its_doi_is_related() -> None:
    author = Authorship(name=PersonName(display="Ada Beispiel"), position=1, orcid="0000-0002-1825-0097")
    found = on_walking(
        byline=Byline(authorships=(author,), complete=True),
        doi="10.1000/x<y>",
        license="https://creativecommons.org/licenses/by/4.0/",
        links=(Link(url="https://b.org/x.pdf", kind="pdf"),),
    )
    links = signposts(found, "https://a.org/", "papers/", [("api/x.json", "application/json")], with_linkset=True)
    assert links == (
        TypedLink("cite-as", URL),
        TypedLink("type", "https://schema.org/AboutPage"),
        TypedLink("type", "https://schema.org/ScholarlyArticle"),
        TypedLink("author", "https://orcid.org/0000-0002-1825-0097"),
        TypedLink("describedby", "https://a.org/api/x.json", "application/json"),
        TypedLink("item", "https://b.org/x.pdf", "application/pdf"),
        TypedLink("license", "https://creativecommons.org/licenses/by/4.0/"),
        TypedLink("related", "https://doi.org/10.1000/x%3Cy%3E"),
        TypedLink("collection", "https://a.org/papers/", "text/html"),
        TypedLink("linkset", f"{URL}linkset.json", "application/linkset+json"),
    )


def test_a_linkset_says_the_same_and_speaks_for_files_too() -> None:
    links = (
        TypedLink("cite-as", URL),
        TypedLink("describedby", "https://a.org/x.bib", "application/x-bibtex"),
        TypedLink("item", "https://b.org/x.pdf", "application/pdf"),
        TypedLink("linkset", f"{URL}linkset.json", "application/linkset+json"),
    )
    page = {"href": URL, "type": "text/html"}
    assert linkset(links, URL) == {
        "linkset": [
            {
                "anchor": URL,
                "cite-as": [{"href": URL}],
                "describedby": [{"href": "https://a.org/x.bib", "type": "application/x-bibtex"}],
                "item": [{"href": "https://b.org/x.pdf", "type": "application/pdf"}],
            },
            {"anchor": "https://a.org/x.bib", "describes": [page]},
            {"anchor": "https://b.org/x.pdf", "collection": [page]},
        ]
    }


def test_no_linkset_is_announced_that_is_not_written() -> None:
    links = signposts(on_walking(), "https://a.org/", "", [], with_linkset=False)
    assert [link.rel for link in links] == ["cite-as", "type", "type", "collection"]
