"""What several documents say together: every work once, and from which document each of its fields was taken."""

from typing import Any

from generator.inspect.facts import paper_facts, person_facts
from generator.inspect.table import paper_lines
from generator.plan.corpus import Corpus
from generator.plan.works import Work


def merged_facts(corpus: Corpus) -> dict[str, Any]:
    """Return the people and works of a site in the shape of `records.MergedRecord`; notes are for the caller to add."""
    return {
        "people": [person_facts(profile.person) for profile in corpus.profiles],
        "papers": [_work_facts(entry.work, corpus) for entry in corpus.entries],
    }


def _work_facts(work: Work, corpus: Corpus) -> dict[str, Any]:
    source = work.documents[0] if work.documents else ""
    return {
        **paper_facts(work.paper, source),
        "address": work.slug,
        "people": [corpus.profiles[place].person.name.display for place in work.people],
        "documents": list(work.documents),
        "provenance": {name: list(documents) for name, documents in provenance_of(work).items()},
    }


def provenance_of(work: Work) -> dict[str, tuple[str, ...]]:
    """Return from which documents each known field was taken; where one document alone tells of the work, from that."""
    if work.provenance or not work.documents:
        return dict(work.provenance)
    known = (name for name, fact in work.paper if fact not in (None, (), "", False))
    return dict.fromkeys(sorted(set(known) - _ABOUT_THE_RECORD), work.documents[:1])


_ABOUT_THE_RECORD = {"format", "key", "line", "source", "source_order"}


def as_merged_table(corpus: Corpus) -> str:
    """Return works and where each field comes from, for reading in a terminal."""
    lines = [", ".join(profile.person.name.display for profile in corpus.profiles)]
    several = sum(len(entry.work.documents) > 1 for entry in corpus.entries)
    lines.append(f"  {len(corpus.entries):,} papers, {several:,} of them in several documents")
    for number, entry in enumerate(corpus.entries, start=1):
        work = entry.work
        lines += ["", f"{number:>3}. {work.paper.title}", *(f"     {line}" for line in paper_lines(work.paper) if line)]
        by_document: dict[tuple[str, ...], list[str]] = {}
        for name, documents in provenance_of(work).items():
            by_document.setdefault(documents, []).append(name)
        lines += [f"     from {', '.join(documents)}: {', '.join(names)}" for documents, names in sorted(by_document.items())]
    return "\n".join(lines) + "\n"
