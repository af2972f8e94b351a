"""One person's work as several sources tell of it, and a department whose people share papers: each paper once."""

import json
import random
from pathlib import Path

from generator.build import plan_build
from generator.parse.profile import parse_profile
from tests.documents import document
from tests.sites import write_project

NAMES = ("Ada Alder", "Ben Birch", "Cyd Cedar", "Dora Dogwood", "Eva Elm")


def test_a_profile_document_a_bib_openalex_and_orcid_give_each_paper_once_with_all_its_authors(
    tmp_path: Path, seed: bytes
) -> None:
    profile, _ = parse_profile(seed, "profile.txt")
    assert profile is not None
    papers = profile.papers
    entries, works, groups = [], [], []
    for number, paper in enumerate(papers):
        shown = [authorship.name.display for authorship in paper.byline.authorships]
        everyone = [*shown, *NAMES[: number % 4]]
        year = (paper.date.year if paper.date else None) or 2026
        if number % 2 == 0:
            authors = " and ".join(f"{name.split()[-1]}, {' '.join(name.split()[:-1])}" for name in everyone)
            entries.append(
                f"@inproceedings{{key{number},\n title={{{paper.title}}},\n author={{{authors}}},\n year={{{year}}}\n}}"
            )
        if number % 3 != 1:
            works.append(
                {
                    "id": f"https://openalex.org/W{number + 1}",
                    "title": paper.title,
                    "display_name": paper.title,
                    "publication_year": year,
                    "type": "article",
                    "authorships": [{"author": {"display_name": name}, "raw_author_name": name} for name in everyone],
                }
            )
        summary = {
            "put-code": number,
            "title": {"title": {"value": paper.title.upper()}},
            "type": "conference-paper",
            "publication-date": {"year": {"value": str(year)}},
            "external-ids": {"external-id": []},
        }
        groups.append({"work-summary": [summary]})
    record = {
        "orcid-identifier": {"path": "0000-0002-1825-0097"},
        "person": {"name": {"given-names": {"value": "Yuzhen"}, "family-name": {"value": "Huang"}}},
        "activities-summary": {"works": {"group": groups}},
    }
    documents: dict[str, bytes | str] = {
        "yuzhen/profile.txt": seed,
        "yuzhen/papers.bib": "\n".join(entries),
        "yuzhen/works.json": json.dumps({"meta": {"count": len(works)}, "results": works}),
        "yuzhen/orcid.json": json.dumps(record),
    }
    write_project(tmp_path, documents)
    planned = plan_build(tmp_path / "content")
    assert planned.site is not None
    found = planned.site.corpus.entries
    assert len(found) == len(papers) == 15
    for entry in found:
        number = next(place for place, paper in enumerate(papers) if paper.title.upper() == entry.paper.title.upper())
        told_in_full = number % 2 == 0 or number % 3 != 1
        assert entry.paper.byline.complete is told_in_full
        assert len(entry.paper.byline.authorships) == 3 + (number % 4 if told_in_full else 0)
        assert len(entry.work.documents) >= 2


def test_a_department_of_fifty_people_has_each_shared_paper_once(tmp_path: Path) -> None:
    chance = random.Random(5)  # noqa: S311 - nothing here is secret
    people = [
        f"{first} {last}"
        for first in ("Ada", "Ben", "Cyd", "Dora", "Eva")
        for last in "Alder Birch Cedar Dogwood Elm Fir Gum Hazel Iris Juniper".split()
    ]
    assert len(people) == 50
    papers = []
    for number in range(200):
        authors = chance.sample(people, chance.randint(1, 6))
        # Titles that differ in a word only, and some that are all the same, are different papers all the same.
        title = "Editorial" if number % 20 == 0 else f"A Study of Question {number} in Its Place"
        papers.append(
            (title, authors, f"{chance.choice(('Jan', 'May', 'Oct'))} {number % 28 + 1}, {2015 + number % 10}", number)
        )
    documents: dict[str, bytes | str] = {}
    for person in people:
        own = [
            f"CL{date}\n{title}\n\n{', '.join(authors[:3])}{' et al.' if len(authors) > 3 else ''}\n\nAbout {number}.\n"
            for title, authors, date, number in papers
            if person in authors
        ]
        chance.shuffle(own)
        documents[f"{person.lower().replace(' ', '-')}.txt"] = document(*own, header=f"{person}\n")
    write_project(tmp_path, documents)
    planned = plan_build(tmp_path / "content")
    assert planned.site is not None
    corpus = planned.site.corpus
    assert len(corpus.entries) == len(papers)
    by_abstract = {entry.paper.abstract[0]: entry for entry in corpus.entries}
    for _, authors, _, number in papers:
        entry = by_abstract[f"About {number}."]
        listed = {corpus.profiles[place].person.name.display for place in entry.work.people}
        assert listed == set(authors)
