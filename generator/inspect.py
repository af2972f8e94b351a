"""What was understood of a document, as plain facts for programs and as a table for people."""

from generator.model.dates import PartialDate
from generator.model.paper import Paper
from generator.model.profile import Profile


def profile_facts(profile: Profile) -> dict[str, object]:
    """Return a document's facts in reading order, as data that JSON can hold. Unknown is None, never a guess."""
    return {
        "name": profile.person.name.display,
        "primary_category": profile.primary_category.code if profile.primary_category else None,
        "metrics": [
            {
                "key": metric.key,
                "label": metric.label,
                "value": _number(metric.value),
                "unit": metric.unit,
                "text": metric.text,
            }
            for metric in profile.metrics
        ],
        "papers": [paper_facts(paper) for paper in profile.papers],
    }


def paper_facts(paper: Paper) -> dict[str, object]:
    """Return a paper's facts as data that JSON can hold."""
    return {
        "title": paper.title,
        "authors": [authorship.name.display for authorship in paper.byline.authorships],
        "authors_complete": paper.byline.complete,
        "organisations": [organisation.slug for organisation in paper.organisations],
        "category": paper.category.code if paper.category else None,
        "score": None if paper.score is None else _number(paper.score),
        "date": _date_facts(paper.date) if paper.date else None,
        "code": paper.has_code,
        "abstract": "\n\n".join(paper.abstract),
        "urls": [link.url for link in paper.links],
        "line": paper.line,
    }


def as_table(profile: Profile) -> str:
    """Return what was understood, for reading in a terminal."""
    field = profile.primary_category
    lines = [profile.person.name.display]
    if field:
        lines.append(f"  main category  {field.full_code}  {field.name}")
    lines += [f"  {metric.label:<13}  {metric.text}" for metric in profile.metrics]
    lines.append(f"  {'papers found':<13}  {len(profile.papers)}")
    for number, paper in enumerate(profile.papers, start=1):
        facts = [
            paper.date.iso or paper.date.text if paper.date else "undated",
            "(year inferred)" if paper.date and paper.date.year_inferred else "",
            paper.category.full_code if paper.category else "",
            f"score {paper.score_text}" if paper.score_text else "",
            "code" if paper.has_code else "",
        ]
        names = ", ".join(authorship.name.display for authorship in paper.byline.authorships)
        organisations = ", ".join(organisation.slug for organisation in paper.organisations)
        words = sum(len(paragraph.split()) for paragraph in paper.abstract)
        lines += [
            "",
            f"{number:>3}. {paper.title}",
            f"     {'  '.join(fact for fact in facts if fact)}",
            f"     {names or 'no names'}{'' if paper.byline.complete or not names else ' et al.'}"
            + (f" · {organisations}" if organisations else ""),
            f"     line {paper.line}, {words} words of abstract" + "".join(f", {link.url}" for link in paper.links),
        ]
    return "\n".join(lines) + "\n"


def _number(value: float) -> int | float:
    return int(value) if value.is_integer() else value


def _date_facts(date: PartialDate) -> dict[str, object]:
    return {
        "text": date.text,
        "year": date.year,
        "month": date.month,
        "day": date.day,
        "year_inferred": date.year_inferred,
    }
