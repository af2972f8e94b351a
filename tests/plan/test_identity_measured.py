"""How well works are recognised, measured on real records: their own repetitions, labelled by hand, and what other
sources would print of each of them."""

from collections import defaultdict
from itertools import combinations
from pathlib import Path

from generator.model.dates import PartialDate
from generator.model.paper import Authorship, Byline, Paper
from generator.model.person import PersonName
from generator.parse.document import parse_document
from generator.plan.identity import Account, same_works
from generator.plan.names import author_name

FILES = (
    "bibtex/rjcarroll_personal.bib", "bibtex/alfolio_papers.bib", "bibtex/alfolio_oman_ads.bib", "bibtex/dblp_ley.bib",
    "biblatex/biblatex_examples.bib", "csl-json/handlr_many.json", "csl-json/handlr_crossref.json",
    "datacite/datacite.json", "datacite/dois_page_5.json", "openalex/author_works_2022_schema.json",
    "openalex/work_W2741809807.json", "openalex/works_page_25.json", "openalex/search_3_works.json",
    "orcid/personal_site_v2.json", "orcid/works_section_v3.json", "ris/personal_site.ris", "crossref/items_list.json",
    "semanticscholar/author_turing.json", "arxiv/search_10.atom", "google-scholar/citations_wuennemann.csv",
    "google-scholar/citations_qiyong.csv", "dblp/person_95_7448-1.xml", "jsonresume/alfolio_resume.json",
)  # fmt: skip
# Records of these files that tell of one work, by their keys; every other two are of different works.
REPEATED = """
baez/article baez/online
knuth:ct knuth:ct:related
kullback:reprint kullback:related
vangennep vangennep:related
vangennep:trans vizedom:related
tekwe2013application tekwe2012application
mammen2010efficient carroll2009efficient
chen2010shrinkage chen2009shrinkage
mallinckrodt2004effect molenberghs2003effect
leadbetter1988research cambanis1988research
carroll1985limiting gleser1985limiting
carroll1984note schneider1984note
carroll1983robust carroll1982robust
cambanis1980statistical carroll1980statistical
ruppert1979asymptotic carroll1979asymptotic
carroll1979estimates ruppert1979estimates
davidian1988variance carroll1988variance davidian1987variance carroll1986variance
10.5281/zenodo.3520062 10.5281/zenodo.3520063
W2109312864 W2949915600
32484381 36638916
36638917 32484380
24419158 9011424
30091893 9011431
24419194 9011419
24419163 9011420
24419183 9011421
24419167 9011422
24419162 9011423
24419184 9011425
24419083 9011426
24419201 9011428
"""


def real_accounts(fixtures: Path) -> list[Account]:
    accounts = []
    for name in FILES:
        document, _ = parse_document((fixtures / name).read_bytes(), name)
        assert document is not None, name
        for paper in document.papers:
            told = paper.model_copy(update={"source": name, "format": document.format})
            accounts.append(Account(told, 0, name))
    return accounts


def retold(paper: Paper, how: str) -> Paper:
    """Return what another source would print of a paper, without any identifier."""
    names = [authorship.name for authorship in paper.byline.authorships]
    if how == "cut":
        names, title = names[:3], paper.title.upper()
    else:
        names, title = [_initials(name) for name in names], paper.title.rstrip(".") + "."
    authorships = tuple(Authorship(name=name, position=number) for number, name in enumerate(names, start=1))
    year = paper.date.year if paper.date else None
    return Paper(
        title=title,
        byline=Byline(authorships=authorships, complete=paper.byline.complete and how != "cut"),
        date=PartialDate(text=str(year), year=year) if year else None,
        source=f"{how}.txt",
        format="google-scholar",
        source_order=1,
        line=1,
    )


def _initials(name: PersonName) -> PersonName:
    parted = author_name(name)
    return PersonName(display=f"{parted.given[:1]}. {parted.family}") if parted.given and parted.family else name


def pairs_of(groups: "list[list[int]]") -> set[tuple[int, int]]:
    return {pair for group in groups for pair in combinations(sorted(group), 2)}


def test_precision_comes_before_recall(fixtures: Path) -> None:
    originals = real_accounts(fixtures)
    assert len(originals) >= 900
    label_of = {key: line.split()[0] for line in REPEATED.strip().splitlines() for key in line.split()}
    accounts, labels = [], []
    for number, account in enumerate(originals):
        paper = account.paper
        # The same identifier, and the same key and title within one file, are labels that nobody doubts.
        label = label_of.get(paper.key or "") or paper.doi or f"{account.document} {paper.key or number} {account.title_key}"
        accounts.append(account)
        labels.append(label)
        if account.families and account.year and account.is_telling:
            for how in ("cut", "initials"):
                accounts.append(Account(retold(paper, how), 0, f"{how}.txt"))
                labels.append(label)
    place = {id(account): number for number, account in enumerate(accounts)}
    found = pairs_of([[place[id(account)] for account in group] for group in same_works(accounts)])
    by_label: defaultdict[str, list[int]] = defaultdict(list)
    for number, label in enumerate(labels):
        by_label[label].append(number)
    wanted = pairs_of(list(by_label.values()))
    precision, recall = len(found & wanted) / len(found), len(found & wanted) / len(wanted)
    wrong = [(accounts[one].paper.title, accounts[two].paper.title) for one, two in sorted(found - wanted)]
    assert precision >= 0.995, (precision, wrong[:10])
    assert recall >= 0.95, recall
