import pytest

from generator.diagnostics.diagnostic import Diagnostic
from generator.model.paper import Paper
from generator.parse.document import parse_document


def read(text: str, name: str) -> tuple[tuple[Paper, ...], tuple[Diagnostic, ...]]:
    document, notes = parse_document(text.encode(), name)
    assert document is not None and document.format == "markdown"
    return document.papers, notes


def test_academicpages() -> None:
    (paper,), notes = read(
        '---\ntitle: "On Walking"\ncollection: publications\ncategory: conferences\npermalink: /publication/walk\n'
        "excerpt: 'We walk &amp; stand.'\ndate: 2020-05-01\nvenue: 'Walking 2020'\nslidesurl: 'https://x.org/s.pdf'\n"
        "paperurl: 'https://arxiv.org/abs/2103.02339'\n"
        "citation: 'Beispiel, A. B., &amp; Exempel, C. (2020). &quot;On Walking.&quot; <i>Walking</i>.'\n---\nText.\n",
        "me.github.io/_publications/2020-05-01-walking.md",
    )
    assert notes == ()
    assert (paper.title, paper.type, paper.arxiv_id) == ("On Walking", "paper-conference", "2103.02339")
    assert paper.venue is not None and (paper.venue.name, paper.venue.kind) == ("Walking 2020", "conference")
    assert (paper.abstract, paper.date.iso if paper.date else None) == (("We walk & stand.",), "2020-05-01")
    assert [(link.kind, link.url) for link in paper.links] == [("slides", "https://x.org/s.pdf")]
    assert [a.name.sortable for a in paper.byline.authorships] == ["Beispiel, A. B.", "Exempel, C."]
    assert paper.byline.complete


def test_hugoblox() -> None:
    (paper,), notes = read(
        '---\ntitle: On Walking\nauthors:\n- admin\n- Ben van Exempel\ndate: "2013-07-01T00:00:00Z"\ndoi: "10.1000/X"\n'
        'publication_types: ["1"]\npublication: In *Walking Conference*\npublication_short: In *WC*\nabstract: We walk.\n'
        'tags: [walking]\nfeatured: true\nlinks:\n- name: Talk\n  url: https://x.org/talk\nurl_pdf: ""\n'
        "url_code: https://github.com/a/b\n---\n{{% callout %}}\n",
        "content/publication/walking/index.md",
    )
    assert notes == ()
    assert (paper.type, paper.doi) == ("paper-conference", "10.1000/x")
    assert (paper.selected, paper.keywords) == (True, ("walking",))
    assert paper.venue is not None
    assert (paper.venue.name, paper.venue.abbreviation) == ("Walking Conference", "WC")
    # The document does not say who "admin" is.
    assert [a.name.display for a in paper.byline.authorships] == ["Ben van Exempel"]
    assert not paper.byline.complete
    assert [(link.kind, link.label) for link in paper.links] == [("code", None), ("web", "Talk")]


def test_toml_of_older_sites() -> None:
    (paper,), _ = read(
        '+++\ntitle = "T"\ndate = 2016-07-01\nauthors = ["A B"]\npublication_types = ["2"]\npublication = "*J*"\n+++\n',
        "content/publication/t.md",
    )
    assert (paper.type, paper.date.iso if paper.date else None) == ("article-journal", "2016-07-01")


@pytest.mark.parametrize(
    "text",
    [
        '---\ntitle: "Paper Title Number 1"\ncollection: publications\n---\n',
        "---\ntitle: An example conference paper\npublication_types: ['1']\n---\n",
    ],
)
def test_the_template_is_nobodys_work(text: str) -> None:
    papers, notes = read(text, "_publications/x.md")
    assert papers == () and [note.code for note in notes] == ["template-leftover"]


def test_other_markdown_is_no_publication() -> None:
    for text in ("---\nname: Ada\n---\nI walk.\n", "---\ntitle: Teaching\n---\n# Teaching\n", "# Readme\n"):
        document, notes = parse_document(text.encode(), "content/pages/x.md")
        assert document is None and [note.code for note in notes] == ["unknown-format"]


def test_broken_front_matter_says_where() -> None:
    document, notes = parse_document(b"---\ntitle: a: b\npaperurl: x\n---\n", "_publications/x.md")
    assert document is not None and document.papers == ()
    assert [(note.code, note.at.line) for note in notes] == [("bad-field", 2), ("record-without-title", 2)]
    document, notes = parse_document(b"---\ntitle: x\npaperurl: x\n", "_publications/x.md")
    assert document is None and [note.code for note in notes] == ["broken-yaml"]
