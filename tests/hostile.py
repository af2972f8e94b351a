"""Documents of somebody who means harm: hostile texts in every field of every format, and the same documents meant well."""

import json
from collections.abc import Callable

MARK = "xssmark"
"""Stands in every hostile text; as the name of an element, attribute or function it must never come out."""

PAYLOADS: tuple[str, ...] = (
    f"<script>{MARK}()</script>",
    f'"><img src=x onerror={MARK}()>',
    f"'><svg onload={MARK}()>",
    f"</title></style></textarea></script><script>{MARK}()</script>",
    f"<{MARK} {MARK}=1>",
    f"--><script>{MARK}()</script><!--",
    f"]]><script xmlns='http://www.w3.org/1999/xhtml'>{MARK}()</script>",
    f"javascript:{MARK}()",
    f"[{MARK}](javascript:{MARK}())",
    f"![{MARK}](https://evil.example/{MARK}.png)",
    f"[{MARK}]: javascript:{MARK}()\n[{MARK}]",
    f"<https://evil.example/{MARK}> <javascript:{MARK}()>",
    f"$\\href{{javascript:{MARK}()}}{{x}}$",
    f"$\\text{{<script>{MARK}()</script>}}$",
    f"\\href{{javascript:{MARK}()}}{{x}} \\url{{javascript:{MARK}()}}",
    f"$\\style{{background:url(//evil.example)}}{{x}} \\class{{{MARK}}}{{x}} \\htmlId{{{MARK}}}{{x}}$",
    f"{{{{ {MARK}.__class__ }}}} {{% for x in y %}} {{# {MARK} #}} ${{{MARK}}} %({MARK})s",
    f"\u2028{MARK}\u2029\u202e\u0000\u0085\u200b",
    f"}}\n@misc{{{MARK},\n title = {{forged}}\n}}\n",
    f"{MARK}, title = {{forged {MARK}}}",
    f"{MARK}\\",
    f"{{{MARK}",
    f"{MARK}}}",
    f"{MARK}\r\nER  - \r\nTY  - JOUR\r\nTI  - forged",
    f"=cmd|' /C calc'!A0 {MARK}",
    f"@SUM(1+1)*{MARK}",
    f"+{MARK}",
    f"\t-{MARK}",
    f'a","b\n"forged","{MARK}"',
    f"::error file=a::{MARK}\n##vso[task.setvariable]{MARK}",
    f"../../../../{MARK}",
    f"..\\..\\{MARK}",
    f"/etc/{MARK}\x00.html",
    f"con/{MARK}/nul",
    f"__proto__ constructor toString {MARK}",
    f"&lt;script&gt;{MARK}()&lt;/script&gt; &amp;lt;",
    f"\n# {MARK}\n\n---\n\n- {MARK}\n\n```\n{MARK}",
    f"\nSitemap: https://evil.example/{MARK}\nUser-agent: *\nDisallow: /",
    f'"}}]}}</script><script type="application/ld+json">{{"{MARK}": 1}}',
    f"<a href=https://evil.example/ {MARK}>x</a><base href=//evil.example><meta http-equiv=refresh content=0;//evil.example>",
)

URLS: tuple[str, ...] = (
    f"javascript:{MARK}()",
    f" java\nscript:{MARK}()",
    f"data:text/html,<script>{MARK}()</script>",
    f"vbscript:{MARK}",
    f"blob:https://evil.example/{MARK}",
    f"view-source:https://evil.example/{MARK}",
    f"//evil.example/{MARK}",
    f"https://good.example@evil.example/{MARK}",
    f'https://evil.example/"onmouseover={MARK}()',
    f"https://evil.example/'><script>{MARK}()</script>",
    f"file:///etc/{MARK}",
    f"https:{MARK}",
    f"\\\\evil.example\\{MARK}",
)

Text = Callable[[], str]


def documents(number: int, *, harmless: bool = False) -> dict[str, bytes | str]:
    """Return one project of several people, whose fields go through the hostile texts in turn, beginning with one.

    With `harmless`, ordinary words stand in their places.
    """
    count = [number]

    def text() -> str:
        count[0] += 1
        return "Words" if harmless else PAYLOADS[count[0] % len(PAYLOADS)]

    def url() -> str:
        count[0] += 1
        return "https://example.org/a" if harmless else URLS[count[0] % len(URLS)]

    return {
        "ada.txt": _profile(text),
        "bob/about.md": _about(text, url),
        "bob/papers/one.md": _front_matter(
            {"paper": "On Walking", "venue": text(), "links": [{"url": url(), "label": text()}], "abstract": text()}, text()
        ),
        "bob/papers.bib": _bibtex(text, url),
        "bob/works.json": _csl(text, url),
        "bob/works.ris": _ris(text, url),
        "bob/works.nbib": f"PMID- 12345\nTI  - On Medicine {_line(text)}\nFAU - {_line(text)}, Eve\nJT  - {_line(text)}\n"
        f"DP  - 2020\nAB  - {_line(text)}\nOT  - {_line(text)}\n",
        "bob/works.csv": "Authors,Title,Publication,Volume,Number,Pages,Year,Publisher\n"
        f'"{_csv(text)}","On Tables {_csv(text)}",'
        f'"{_csv(text)}","{_csv(text)}",1,1-2,2019,"{_csv(text)}"\n',
        "bob/CITATION.cff": f"cff-version: 1.2.0\nmessage: {json.dumps(text())}\n"
        f"title: {json.dumps('On Software ' + text())}\n"
        f"authors:\n  - family-names: {json.dumps('Eve ' + text())}\n    given-names: {json.dumps(text())}\n"
        f"    affiliation: {json.dumps(text())}\nabstract: {json.dumps(text())}\nurl: {json.dumps(url())}\n"
        f"repository-code: {json.dumps(url())}\nversion: {json.dumps(text())}\nkeywords: [{json.dumps(text())}]\n",
        "bob/feed.atom": _atom(text),
        "bob/orcid.json": _orcid(text, url),
        "eve/resume.json": _resume(text, url),
        "bob/dblp.xml": '<dblpperson name="Bob"><r><article key="journals/a/b" mdate="2020-01-01">'
        f"<author>{_xml(text)}</author>"
        f"<title>On Databases {_xml(text)}</title><journal>{_xml(text)}</journal><year>2020</year><ee>{_xml(url)}</ee>"
        f"</article></r></dblpperson>",
        "groups/lab.md": _front_matter({"name": text(), "members": ["Ada"]}, text()),
        "pages/about.md": _front_matter({"title": text()}, f"# {text()}\n\n{text()}\n\n[x]({url()}) <{url()}>\n\n{text()}\n"),
    }


def _line(text: Text) -> str:
    return " ".join(text().split())


def _csv(text: Text) -> str:
    return text().replace('"', '""')


def _xml(text: Text) -> str:
    # XML forbids what these are; everything else can be said in it.
    said = "".join(one for one in text() if one.isprintable() or one in "\n\t\u2028\u202e")
    return said.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")


def _front_matter(values: dict[str, object], body: str) -> str:
    # JSON is YAML, and can say every character.
    rows = "".join(f"{key}: {json.dumps(value)}\n" for key, value in values.items())
    return f"---\n{rows}---\n\n{body}\n"


def _profile(text: Text) -> str:
    papers = "\n".join(
        f"92.3LGMay {number + 1}, 2025Code\nOn Subject {number} {_line(text)}\n\n"
        f"Ada {_line(text)}, {_line(text)} et al. · {_line(text)}\n\n{text()}\n\n{_line(text)}\n"
        for number in range(3)
    )
    return f"Ada {_line(text)}\n\nCL\nh-index20\n3papers\n{_line(text)[:40]}7\n\n3 Papers\n\n{papers}"


def _about(text: Text, url: Text) -> str:
    values = {
        "name": f"Bob {_line(text)}",
        "aliases": [_line(text)],
        "position": text(),
        "affiliation": {"name": text(), "url": url()},
        "links": [{"url": url(), "label": text()}, {"url": url(), "label": text()}],
        "positions": [{"title": text(), "organisation": text(), "department": text(), "url": url(), "note": text()}],
        "education": [{"degree": text(), "field": text(), "organisation": text(), "url": url(), "note": text()}],
        "awards": [text(), {"title": text(), "organisation": text(), "url": url(), "note": text()}],
    }
    return _front_matter(values, "\n\n".join(text() for _ in range(6)) + f"\n\n[x]({url()}) <{url()}> https://evil.example")


def _bibtex(text: Text, url: Text) -> str:
    fields = ("title", "author", "journal", "publisher", "volume", "number", "pages", "abstract", "keywords", "note",
              "edition", "series", "address", "editor", "language")  # fmt: skip
    rows = "".join(f"  {name} = {{On {name} {text()}}},\n" for name in fields)
    other = "".join(f'  {name} = "On {name} {text()}",\n' for name in fields)
    return (
        f"@article{{one,\n{rows}  year = 2020,\n  url = {{{url()}}},\n  doi = {{10.1000/{text()}}}\n}}\n\n"
        f"@inproceedings{{two,\n{other}  booktitle = {{{text()}}},\n  year = {{2019 {text()}}},\n  pdf = {{{url()}}}\n}}\n\n"
        f"@misc{{{text()},\n  title = {{On Keys}},\n  year = 2018\n}}\n"
    )


def _csl(text: Text, url: Text) -> str:
    fields = ("container-title", "publisher", "publisher-place", "volume", "issue", "page", "abstract", "keyword", "note",
              "genre", "edition", "collection-title", "language", "archive")  # fmt: skip
    return json.dumps(
        [
            {
                "id": text(),
                "type": "article-journal",
                "title": f"On Data {text()}",
                "author": [{"family": f"Eve {text()}", "given": text(), "suffix": text()}, {"literal": text()}],
                "issued": {"date-parts": [[2020, 5, 1]]},
                "DOI": f"10.1000/{text()}",
                "URL": url(),
                **{name: text() for name in fields},
            }
        ]
    )


def _ris(text: Text, url: Text) -> str:
    tags = ("AU", "T2", "PB", "VL", "IS", "SP", "EP", "AB", "KW", "N1", "CY", "ET", "T3", "SN", "LA")
    rows = "".join(f"{tag}  - {_line(text)}\n" for tag in tags)
    end = f"PY  - 2020\nUR  - {_line(url)}\nDO  - 10.1000/{_line(text)}\nER  - \n"
    return f"TY  - JOUR\nTI  - On Records {_line(text)}\n{rows}{end}"


def _atom(text: Text) -> str:
    return (
        '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xmlns:arxiv="http://arxiv.org/schemas/atom"><entry>'
        f"<id>http://arxiv.org/abs/2001.00001v1</id><title>On Archives {_xml(text)}</title><summary>{_xml(text)}</summary>"
        f"<author><name>{_xml(text)}</name></author><published>2020-01-01T00:00:00Z</published>"
        f"<arxiv:journal_ref>{_xml(text)}</arxiv:journal_ref><arxiv:comment>{_xml(text)}</arxiv:comment>"
        '<category term="cs.CL"/></entry></feed>'
    )


def _orcid(text: Text, url: Text) -> str:
    summary = {
        "put-code": 1,
        "title": {"title": {"value": f"On Registries {text()}"}, "subtitle": {"value": text()}},
        "type": "journal-article",
        "journal-title": {"value": text()},
        "publication-date": {"year": {"value": "2020"}},
        "url": {"value": url()},
        "external-ids": {"external-id": [{"external-id-type": "doi", "external-id-value": text(), "external-id-url": None}]},
    }
    person = {
        "name": {"given-names": {"value": "Bob"}, "family-name": {"value": text()}},
        "biography": {"content": text()},
        "researcher-urls": {"researcher-url": [{"url-name": text(), "url": {"value": url()}}]},
        "keywords": {"keyword": [{"content": text()}]},
    }
    works = {"group": [{"work-summary": [summary]}]}
    return json.dumps({"orcid-identifier": {"path": "0000-0002-1825-0097"}, "person": person,
                       "activities-summary": {"works": works}})  # fmt: skip


def _resume(text: Text, url: Text) -> str:
    post = {"name": text(), "position": text(), "url": url(), "startDate": "2019-05"}
    study = {"institution": text(), "studyType": text(), "area": text(), "url": url(), "endDate": "2018"}
    award = {"title": text(), "awarder": text(), "url": url(), "date": "2020"}
    basics = {"name": f"Eve {text()}", "label": text(), "summary": text(), "url": url()}
    return json.dumps({"basics": basics, "work": [post], "education": [study], "awards": [award]})
