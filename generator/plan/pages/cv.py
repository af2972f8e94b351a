"""The curriculum vitae of people: what their pages say, for print."""

from collections.abc import Iterator
from itertools import groupby
from urllib.parse import urlsplit

from generator.language.words import Words
from generator.model.colour import Colour, parse_colour, readable
from generator.model.config import CvDesign, PaperSize
from generator.model.link import Link
from generator.plan import routes
from generator.plan.blocks import absolute, markdown_to_blocks
from generator.plan.common import Common, PersonLink
from generator.plan.corpus import Corpus, Entry
from generator.plan.page import Page
from generator.plan.pages.career import career_sections
from generator.plan.pages.people import PersonFacts, label_of, metric_views, person_facts
from generator.plan.published import links_of, venue_text
from generator.plan.text import day_text, plain
from generator.plan.views.cv import CvDocument, CvPaper, CvSection
from generator.plan.views.pieces import LinkView, NameView

MOST_NAMES = 20
"""Names above a paper; of a longer list the first are shown, and the person."""
_FIRST_NAMES = 10
_LONGEST_LABEL = 48
_PAPER, _CONTRAST = Colour(1.0, 0.0, 0.0), 4.6
"""What words stand out from, and how much: WCAG 2.2 (1.4.3) asks for 4.5, and a colour is rounded on its way."""
_GAP = NameView("…", is_person=False, path=None)


def cv_pages(corpus: Corpus, place: int) -> Iterator[Page]:
    """Yield a person's curriculum vitae, if the site has some."""
    if corpus.config.cv is not None:
        yield cv_page(corpus, place, corpus.config.cv, corpus.config.cv_paper)


def cv_page(corpus: Corpus, place: int, design: CvDesign, paper_size: PaperSize) -> Page:
    """Return a person's curriculum vitae. place: of the person among the profiles."""
    link = corpus.common.people[place]
    parts = (corpus.common, person_facts(corpus, place), link, place, corpus.by_person[place], design, paper_size)
    return Page(routes.cv_path(link.path), cv_document, parts, index=False)


def cv_document(
    common: Common,
    facts: PersonFacts,
    link: PersonLink,
    place: int,
    entries: tuple[Entry, ...],
    design: CvDesign,
    paper_size: PaperSize,
) -> CvDocument:
    """Make a curriculum vitae. entries: the person's papers, newest first, undated last."""
    words = common.words
    person, as_of = facts.person, facts.as_of
    language, *subtags = common.site.language.split("-")
    kind = words.say("Curriculum vitae")
    affiliation_url = person.affiliation.url if person.affiliation else None
    return CvDocument(
        design=design,
        paper_size=paper_size,
        accent=readable(parse_colour(common.config.accent), _PAPER, _CONTRAST).hex if common.config.accent else "",
        language=language,
        region=next((tag.upper() for tag in subtags if len(tag) == 2), None),
        rtl=words.direction == "rtl",
        title=f"{link.name} – {kind}",
        kind=kind,
        name=link.name,
        position=person.position or "",
        affiliation=facts.affiliation or "",
        affiliation_url=absolute(affiliation_url, None) if affiliation_url else None,
        field=facts.field.name if facts.field else "",
        contacts=tuple(_contacts(common, facts, link)),
        biography=markdown_to_blocks(person.biography, common.address(link.path)) if person.biography else (),
        career=career_sections(person, words),
        metrics=metric_views(facts.metrics, words),
        metrics_label=words.say("Metrics"),
        provenance=facts.provenance,
        selected_label=words.say("Selected papers"),
        selected=tuple(_paper(entry, common, place, words, dated=True) for entry in facts.selected),
        papers_label=words.say("Papers"),
        coverage=facts.coverage,
        years=tuple(
            CvSection(
                words.say("Undated") if year is None else words.date("year", year),
                tuple(_paper(entry, common, place, words, dated=False) for entry in found),
            )
            for year, found in groupby(entries, key=lambda entry: entry.year)
        ),
        pages=words.said("Page {number} of {total}"),
        as_of=words.say("As of {day}", day=day_text(as_of, words)) if as_of else "",
        date=(as_of.year, as_of.month, as_of.day) if as_of else None,
    )


def _contacts(common: Common, facts: PersonFacts, link: PersonLink) -> Iterator[LinkView]:
    if facts.person.orcid:
        yield LinkView(f"ORCID {facts.person.orcid}", f"https://orcid.org/{facts.person.orcid}", "orcid")
    own = common.address(link.path)
    seen = set()
    if own:
        seen.add(_bare(own))
        yield LinkView(_bare(own), own, "web")
    for one in facts.person.links:
        url = absolute(one.url, own)
        if url is not None and _bare(url) not in seen:
            seen.add(_bare(url))
            yield LinkView(_contact_label(one, url, common.words), url, one.kind)


def _contact_label(link: Link, url: str, words: Words) -> str:
    """Return the address itself, which can be read on paper, unless it is long: then what to call it, and where it is."""
    bare = _bare(url)
    if len(bare) <= _LONGEST_LABEL:
        return bare
    label, host = link.label or label_of(link, words), (urlsplit(url).hostname or "").removeprefix("www.")
    return f"{label} ({host})" if host and label != host else label


def _bare(url: str) -> str:
    """Return an address as people write it: without its scheme."""
    if url.lower().startswith("mailto:"):
        return url[len("mailto:") :].partition("?")[0]
    return url.partition("://")[2].removeprefix("www.").rstrip("/")


def _paper(entry: Entry, common: Common, place: int, words: Words, *, dated: bool) -> CvPaper:
    """Return a paper for print. dated: with the year, where no heading says it."""
    paper, card = entry.paper, entry.card
    links = tuple(_links(entry, common, words))
    own = common.address(entry.path)
    names, more = _names(entry, place, words)
    venue = venue_text(paper, words)
    return CvPaper(
        title=words.apart(entry.work.title),
        url=own or (links[0].url if links else None),
        names=names,
        more=more,
        venue=venue,
        field=card.category.name if card.category and not venue else "",
        date=(card.date.compact if dated else card.date.short) if card.date else "",
        inferred=words.say("(year inferred)") if card.date and card.date.inferred else "",
        award=card.award or "",
        links=links,
    )


def _names(entry: Entry, place: int, words: Words) -> tuple[tuple[NameView, ...], str]:
    """Return the names above a paper that are shown, and what stands for the others."""
    byline = entry.paper.byline
    names = [
        NameView(plain(authorship.name.display), is_person=author == place, path=None)
        for authorship, author in zip(byline.authorships, entry.authors, strict=True)
    ]
    left = 0
    if len(names) > MOST_NAMES:
        own = next((number for number, name in enumerate(names) if name.is_person and number >= _FIRST_NAMES), None)
        # Between neighbours there is no gap.
        further = () if own is None else (names[own],) if own == _FIRST_NAMES else (_GAP, names[own])
        left = len(names) - _FIRST_NAMES - (own is not None)
        names = [*names[:_FIRST_NAMES], *further]
    if not byline.complete:
        # How many there are is not known, so nothing is counted.
        return tuple(names), words.say("et al.") if names else ""
    return tuple(names), words.count(left, "and {n} other", "and {n} others") if left else ""


def _links(entry: Entry, common: Common, words: Words) -> Iterator[LinkView]:
    """Yield where a paper can be read: its DOI and arXiv identifier, or else one other place; and its code."""
    paper = entry.paper
    if paper.doi:
        yield LinkView(f"doi:{paper.doi}", f"https://doi.org/{paper.doi}", "publisher")
    if paper.arxiv_id:
        yield LinkView(f"arXiv:{paper.arxiv_id}", f"https://arxiv.org/abs/{paper.arxiv_id}", "publisher")
    if not paper.doi and not paper.arxiv_id:
        for one in links_of(paper, words, common.config.base_url or ""):
            url = absolute(one.url, None)
            if url is not None:
                yield LinkView(one.label, url, one.kind)
                break
    code = absolute(paper.code_url, common.config.base_url) if paper.code_url else None
    if code:
        yield LinkView(label_of(Link(url=code, kind="code"), words), code, "code")
