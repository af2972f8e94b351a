"""One frozen view for each kind of page: all that its template may use, and nothing else.

Views are plain data made by us from validated models, so they are slotted dataclasses, not models: nothing is validated
twice. Paths ("papers/laser/") are relative to the site's root; a template puts `page.root` before them. Fields of the type
`Html` are safe markup; everything else is text, which templates escape.
"""

from markupsafe import Markup as Html

from generator.model.value import value
from generator.plan.charts.shapes import AreaMap, Chart, Network, SparkLine, Table
from generator.plan.tongues import Tongue


# -- the frame ---------------------------------------------------------------------------------------------------------
@value
class NavItem:
    """An entry of the site's main navigation."""

    label: str
    path: str
    state: str
    """ "page" on the page itself, "true" on the pages below it, else empty: the value of `aria-current`."""
    lang: str = ""
    """Of the label, if it is not in the language of the page."""


@value
class LanguageLink:
    """The way to another language."""

    label: str
    """What its speakers call it."""
    tag: str
    path: str


@value
class Nav:
    """The site's main navigation as the pages of one section show it; the same object on all of them."""

    title: str
    """The site's."""
    home: bool
    """True on the home page."""
    search: str | None
    """State of the link to the search, as of an entry; None on a site without one."""
    entries: tuple[NavItem, ...]
    path: str = ""
    """Of the home page."""
    languages: tuple[LanguageLink, ...] = ()
    """The site's other ones: the same page there, or the home page."""


@value
class Crumb:
    """A step on the way from the home page."""

    label: str
    path: str


@value
class TypedLink:
    """A link between machines: an element of the head, or of a linkset."""

    rel: str
    href: str
    """An absolute address."""
    type: str | None = None
    """The media type of what lies there."""


@value
class ShareImage:
    """The picture that other sites show beside a link to the page."""

    url: str
    """An absolute address."""
    alt: str
    width: int
    height: int


@value
class Share:
    """What other sites show of a link to the page: OpenGraph."""

    kind: str
    """ "website", "article", "profile"."""
    title: str
    image: ShareImage | None = None
    facts: tuple[tuple[str, str], ...] = ()
    """Further properties, such as "article:published_time", and their contents."""


@value
class SiteFrame:
    """What every page of a site shows; the same object on all of them."""

    title: str
    language: str
    colour_scheme: str
    """ "auto", "light" or "dark"."""
    high_contrast: bool
    """True if everybody is shown what those see who ask for more contrast."""
    footer: str
    """Where the facts come from, in one sentence."""
    live: bool
    """True in the preview: the page listens for changes. Never true in a published build."""
    feeds: bool
    """True if the site has a feed."""
    search: bool
    """True if the site has a search."""


@value
class Frame:
    """The frame of one page."""

    site: SiteFrame
    title: str
    """For the title element: unique within the site."""
    description: str
    path: str
    """The page's own address, relative to the site's root: "", "stats/", "404.html"."""
    root: str
    """From this page to the site's root: "", "../", "../../"; on the 404 page the absolute address, if it is known."""
    canonical: str | None
    """Absolute address; None without a base URL."""
    nav: Nav
    crumbs: tuple[Crumb, ...]
    """From home to the page above this one; empty on the home page."""
    index: bool
    """False: search engines are asked to leave the page out."""
    share: Share
    json_ld: tuple[Html, ...]
    """Script-safe JSON objects in the words of schema.org."""
    feed: str | None = None
    """Address of the folder with the feed of what the page lists; None if it has none but the site's."""
    alternates: tuple[tuple[str, str], ...] = ()
    """Tags and absolute addresses of the page in every language that it exists in; empty if that is one."""


# -- pieces ------------------------------------------------------------------------------------------------------------
@value
class NameView:
    """One name in a byline."""

    text: str
    is_person: bool
    """True for somebody who has a profile on this site."""
    path: str | None
    """Their page, or that of the name; None if there is none, or it is the page itself."""


@value
class BylineView:
    """The names above a paper."""

    names: tuple[NameView, ...]
    cut: bool
    """True if the source ends in "et al.": say so, and never show a number of authors."""
    dir: str = ""
    """ "ltr" or "rtl" if the paper is read in another direction than the page."""


@value
class CategoryView:
    """A category as a badge, a link, a row."""

    code: str
    """With its archive, "cs.CL"."""
    name: str
    path: str
    tone: int
    """1 to 8: which of the theme's category colours it has. Never the only thing that tells it apart."""
    group: str
    """The group of archives, "Physics"; "Other" when unknown."""
    known: bool


@value
class DateView:
    """A date as text and for machines."""

    text: str
    """At its own precision: "May 28, 2025", "May 2025", "2025"; "May 28" while the year is unknown."""
    short: str
    """Without the year, for lists under a year's heading: "May 28", "May"; empty if only the year is known."""
    compact: str
    """With a short month: "May 28, 2025"."""
    iso: str | None
    year: int | None
    inferred: bool
    """True if the source leaves the year out and it was concluded."""


@value
class PaperCard:
    """One paper in a list."""

    path: str
    title: Html
    title_text: str
    tongue: Tongue
    """Of the title and the teaser."""
    byline: BylineView
    date: DateView | None
    category: CategoryView | None
    venue: str
    """Where it appeared, in short; empty if that is not known."""
    award: str | None
    score: str | None
    """As printed, "92.3": the source's score out of 100."""
    has_code: bool
    code_url: str | None
    pdf_url: str | None
    """Where the paper can be read at once."""
    teaser: str
    """The beginning of the abstract as plain text, at most some 150 characters; empty without an abstract."""


@value
class YearGroup:
    """Papers under the heading of their year."""

    label: str
    """ "2025", or "Undated"."""
    anchor: str
    """Fragment of the heading, "y2025" or "undated"."""
    path: str | None
    """The year's own page; None for undated papers."""
    cards: tuple[PaperCard, ...]


@value
class Tally:
    """A thing with a number of papers: a category, a year, an organisation, a name."""

    label: str
    path: str | None
    count: int
    detail: str = ""
    """A second line, such as a category's code or "2019 – 2025"."""
    tone: int = 0
    """A category's tone; 0 for everything else."""
    share: int = 0
    """The count in per cent of the largest one in the same list, 0 to 100."""
    key: str = ""
    """What the filter in the page compares: a category's code, a year."""


@value
class Paging:
    """Where a list goes on. Numbered from the oldest papers, so that a new paper moves no other page."""

    newer: str | None
    older: str | None
    label: str
    """ "Page 3 of 7"; empty if there is one page only."""
    number: int = 1
    total: int = 1


@value
class PhotoView:
    """A person's photo."""

    files: tuple[tuple[str, int], ...]
    """Path and width in pixels of each size, smallest first; all are square."""


@value
class MetricView:
    """A headline number."""

    label: str
    """ "h-index", "Citations"."""
    text: str
    """ "1,679", "54%"."""
    note: str
    """What it is, in a few words, for those who ask; empty when the label says it."""


@value
class LinkView:
    """An address outside of the site."""

    label: str
    url: str
    kind: str
    service: str = ""
    """A service that readers know by its mark, "github"; empty if it is none."""


@value
class Neighbour:
    """A paper as a link on another paper's page."""

    path: str
    title: Html
    tongue: Tongue
    date: DateView | None


@value
class Shelf:
    """A list that a paper is in, as a link on its page."""

    label: str
    """ "2025", "Machine Learning"."""
    path: str
    count: int | None
    """How many papers it has, this one among them; None if it has so many that this is not said."""


@value
class RelatedPaper:
    """A paper that is related to the one on whose page it stands."""

    card: PaperCard
    shared: str
    """Words that both are about, in a row: "language models, benchmarks, and average"; empty if none can be shown."""


@value
class CitationRun:
    """A piece of a reference."""

    text: str
    italic: bool = False
    url: str | None = None
    """Where it leads, if it is an address."""


@value
class Citation:
    """A paper's reference in one style; its pieces follow each other without a blank."""

    label: str
    """ "APA", "MLA"."""
    runs: tuple[CitationRun, ...]


@value
class ExportView:
    """A file for other programs that tells of the same papers as the page."""

    label: str
    """Of the format: "BibTeX", "CSL-JSON"."""
    path: str
    file_name: str
    """What to call it when it is saved: unlike the end of the address it says of what it tells."""
    media_type: str


# -- pages -------------------------------------------------------------------------------------------------------------
@value
class ProfilePage:
    """A person: who this is, then the papers, newest first, undated last."""

    page: Frame
    name: str
    photo: PhotoView | None
    field: CategoryView | None
    """The main category, as the source says it."""
    field_linked: bool
    """True if a page of that category exists."""
    position: str | None
    affiliation: str | None
    affiliation_url: str | None
    orcid: str | None
    links: tuple[LinkView, ...]
    biography: Html | None
    tongue: Tongue
    """Of the biography."""
    metrics: tuple[MetricView, ...]
    provenance: str
    """Where the headline numbers come from and of which day they are: one sentence, empty without metrics."""
    paper_count: int
    coverage: str
    """ "15 papers, 2020 – 2026, 7 with code"; computed from what is shown."""
    selected: tuple[PaperCard, ...]
    """Those that the person puts first; on the first page only. They stand in `groups` too."""
    groups: tuple[YearGroup, ...]
    categories: tuple[Tally, ...]
    years: tuple[Tally, ...]
    """Newest first; without undated papers."""
    code_count: int
    code_path: str | None
    spark: SparkLine | None
    """Papers per year over time; None with fewer than three years."""
    exports: tuple[ExportView, ...]
    cv: str | None
    """Path of the person's curriculum vitae as PDF; None on a site without."""
    coauthors_path: str | None
    """Where everyone is who stands beside the person above papers; None if nobody is named."""
    stats_path: str | None
    """Where the numbers are; None without papers."""
    paging: Paging


@value
class PersonCard:
    """A person in the directory."""

    name: str
    path: str
    photo: PhotoView | None
    field: CategoryView | None
    position: str | None
    affiliation: str | None
    affiliation_key: str
    """What the filter in the page compares; empty without an affiliation."""
    letter: str
    """The first of the family name, "#" if it is none."""
    paper_count: int
    span: str
    """ "2019 – 2026"; empty without dated papers."""


@value
class Letter:
    """Where a letter begins in a directory."""

    label: str
    path: str
    """The page that it is on."""
    anchor: str


@value
class DirectorySection:
    """The people of one letter, or all of them."""

    letter: str
    """Empty where there are few people."""
    anchor: str
    people: tuple[PersonCard, ...]


@value
class DirectoryPage:
    """Several people: everyone on the home page of a site, or those of one affiliation; by family name."""

    page: Frame
    heading: str
    coverage: str
    sections: tuple[DirectorySection, ...]
    letters: tuple[Letter, ...]
    """Empty where there are few people."""
    fields: tuple[Tally, ...]
    """Main categories with the number of people; they lead to the papers of the category."""
    affiliations: tuple[Tally, ...]
    paging: Paging
    """ "newer" is the page before, "older" the next."""
    exports: tuple[ExportView, ...]
    """Of all papers of the site; none for the people of one affiliation."""


@value
class GroupRow:
    """A group in a list of groups."""

    name: str
    kind: str | None
    path: str
    facts: str
    """ "12 people, 140 papers": of the group and all its parts, each once."""
    depth: int
    """How many groups it is a part of."""


@value
class GroupsPage:
    """The tree of groups."""

    page: Frame
    heading: str
    lead: str
    rows: tuple[GroupRow, ...]


@value
class MemberView:
    """A member of a group."""

    person: PersonCard
    role: str | None
    span: str
    """ "since 2021", "2018 – 2021"; empty if it is not known."""
    current: bool


@value
class GroupPage:
    """A group: who belongs to it, and the papers that they list, each once."""

    page: Frame
    name: str
    kind: str | None
    url: str | None
    lead: str
    body: Html | None
    parts: tuple[GroupRow, ...]
    members: tuple[MemberView, ...]
    former: tuple[MemberView, ...]
    groups: tuple[YearGroup, ...]
    paging: Paging


@value
class ListingPage:
    """Papers that have something in common: a category, a year, an organisation, code, or all of them."""

    page: Frame
    kind: str
    """ "category", "year", "organisation", "code", "papers"."""
    eyebrow: str
    """What the heading is: "Category", "Year"."""
    heading: str
    lead: str
    """One or two sentences of facts; may be empty."""
    category: CategoryView | None
    groups: tuple[YearGroup, ...]
    siblings: tuple[Tally, ...]
    """The other pages of the same kind, this one among them with `path` None."""
    siblings_label: str
    exports: tuple[ExportView, ...]
    paging: Paging


@value
class IndexSection:
    """A part of an index with a heading of its own."""

    label: str
    """Empty if the index has one part only."""
    rows: tuple[Tally, ...]


@value
class IndexPage:
    """All pages of one kind: categories, years, organisations, authors."""

    page: Frame
    kind: str
    """ "categories", "years", "organisations", "authors"."""
    heading: str
    lead: str
    sections: tuple[IndexSection, ...]


@value
class CategoryRow:
    """A category on the map of categories."""

    label: str
    code: str
    path: str
    tone: int
    papers: int
    span: str
    """ "2019 – 2026"; empty if no year is known."""
    columns: tuple[tuple[float, float, float, float], ...]
    """The papers of each year, as boxes in a drawing 100 units wide and 20 high; all rows have the same scale."""
    shared: tuple[Tally, ...]
    """The categories with which it has the most authors in common, and how many."""


@value
class CategorySection:
    """A group of the taxonomy."""

    label: str
    rows: tuple[CategoryRow, ...]


@value
class CategoriesPage:
    """All categories, as a map and group by group."""

    page: Frame
    heading: str
    lead: str
    map: AreaMap | None
    """None for one category."""
    years: tuple[int, int] | None
    """The first and the last one that the drawings of the rows show; None if there is one at most."""
    sections: tuple[CategorySection, ...]


@value
class MonthView:
    """A month of a year."""

    name: str
    papers: int
    level: int
    """0 (nothing) to 4 (most)."""


@value
class TimelineYear:
    """A year with papers, or years without any."""

    label: str
    """ "2025"; of several years without papers "2019 – 2021"."""
    path: str | None
    """None without papers."""
    papers: int
    months: tuple[MonthView, ...]
    without_month: int
    """How many papers say the year only."""
    newest: tuple[Neighbour, ...]
    """Some of the papers."""
    more: int
    """How many others there are."""


@value
class TimelinePage:
    """All years, newest first, month by month."""

    page: Frame
    heading: str
    lead: str
    id: str
    title: str
    coverage: str
    initials: tuple[str, ...]
    """Of the months."""
    years: tuple[TimelineYear, ...]
    table: Table


@value
class PaperPage:
    """One paper."""

    page: Frame
    title: Html
    title_text: str
    tongue: Tongue
    """Of the title and the abstract."""
    byline: BylineView
    date: DateView | None
    venue: str
    """Where it appeared, as a reference has it; empty if that is not known."""
    award: str | None
    category: CategoryView | None
    organisations: tuple[Crumb, ...]
    score: str | None
    score_note: str
    has_code: bool
    code_url: str | None
    links: tuple[LinkView, ...]
    """Where it can be read, and what belongs to it, without the code."""
    abstract: tuple[Html, ...]
    """Paragraphs."""
    abstract_text: str
    """The same as plain text, for descriptions."""
    keywords: tuple[str, ...]
    """As the source prints them."""
    remarks: Html | None
    """What the person adds."""
    citations: tuple[Citation, ...]
    bibtex: str | None
    """The paper's record, to be copied; None if the site exports no BibTeX."""
    exports: tuple[ExportView, ...]
    newer: Neighbour | None
    older: Neighbour | None
    neighbours_of: NameView | None
    """Whose papers these two are, the first of those who list the paper; None on a site about one person."""
    same_year: Shelf | None
    """The papers of its year; None if that is not known."""
    same_category: Shelf | None
    related: tuple[RelatedPaper, ...]
    """The most similar first, by words of titles and abstracts, and category."""
    more: tuple[PaperCard, ...]
    """Of the same category, nearest in time; only if no paper is related."""
    people: tuple[NameView, ...]
    """Whose profiles list this paper."""
    same_title_path: str | None
    """Where all papers of the same title are told apart; None if there is no other."""
    meta: tuple[tuple[str, str], ...]
    """Names and contents of `citation_` and Dublin Core tags, in order."""
    typed_links: tuple[TypedLink, ...]
    """FAIR Signposting."""
    coins: str
    """The reference as an OpenURL ContextObject; empty if the site has none."""


@value
class SharedTitlePage:
    """Stands at the address that several papers would share, and leads to each of them."""

    page: Frame
    heading: str
    cards: tuple[PaperCard, ...]


@value
class TextPage:
    """A free page."""

    page: Frame
    heading: str
    body: Html
    tongue: Tongue


@value
class SearchPage:
    """Where a script searches the papers; without scripts, the ways to them."""

    page: Frame
    papers: int
    """How many there are."""
    ways: tuple[Tally, ...]
    """The site's indexes."""
    facets: tuple[IndexSection, ...]
    """What the search can be narrowed by, as links: where scripts do not run, they narrow the papers too."""


@value
class NotFoundPage:
    """What a host shows for an address that is not there."""

    page: Frame
    home: str
    """Address of the home page: absolute if it is known, else the root of the host."""


@value
class Specimens:
    """Made-up pieces, one for each state of a component."""

    categories: tuple[CategoryView, ...]
    bylines: tuple[BylineView, ...]
    dates: tuple[DateView, ...]
    cards: tuple[PaperCard, ...]
    related: tuple[RelatedPaper, ...]
    years: tuple[YearGroup, ...]
    tallies: tuple[Tally, ...]
    metrics: tuple[MetricView, ...]
    spark: SparkLine | None
    citations: tuple[Citation, ...]
    bibtex: str
    exports: tuple[ExportView, ...]
    people: tuple[PersonCard, ...]
    links: tuple[LinkView, ...]
    groups: tuple[GroupRow, ...]
    pagings: tuple[Paging, ...]


@value
class PatternsPage:
    """Every component in every state, for those who change the theme."""

    page: Frame
    specimens: Specimens


# -- files that are no pages ---------------------------------------------------------------------------------------------
@value
class DataFile:
    """A file for programs, such as a BibTeX record or a feed: written by its format's one writer, without a template."""

    content: bytes


CARD_WIDTH, CARD_HEIGHT = 1200, 630
"""Pixels of a card, as those who show such pictures ask for."""


@value
class CardImage:
    """What stands for a page where others link to it: a picture, drawn from a template of SVG."""

    is_person: bool
    title: str
    eyebrow: str
    """What stands above the title: the category; may be empty."""
    tone: int
    """The category's; 0 without one."""
    byline: str
    """Some names; of a person, position and affiliation. May be empty."""
    figures: tuple[MetricView, ...]
    """A person's headline numbers, at most five."""
    site: str
    """The site's title."""
    facts: str
    """The date; of a person, what the page holds."""


# -- the curriculum vitae ------------------------------------------------------------------------------------------------
@value
class TextRun:
    """A piece of a paragraph."""

    text: str
    style: str = ""
    """ "em", "strong", "code", or empty."""
    url: str | None = None
    """Where it leads: an absolute address."""


@value
class Block:
    """A paragraph of a text for print."""

    kind: str
    """ "text", "heading", "item", "code"."""
    runs: tuple[TextRun, ...]
    marker: str = ""
    """What stands before an item: "•", "2."; empty for its further paragraphs."""
    depth: int = 0
    """How many lists an item is in; of a heading its level, from 2."""


@value
class CvPaper:
    """A paper in a curriculum vitae."""

    title: str
    url: str | None
    """Where it leads; None if nothing is known."""
    names: tuple[NameView, ...]
    """Those that are shown, the person marked. A gap before the person is a name "…"."""
    more: str
    """What stands behind the names: "et al." where the source cuts them, "and 300 others" where there are too many."""
    venue: str
    field: str
    """The category's name, where the venue is not known."""
    date: str
    """Empty if its year says all that is known."""
    inferred: str
    """Says that the year was concluded; else empty."""
    award: str
    links: tuple[LinkView, ...]


@value
class CvSection:
    """Papers under a heading."""

    label: str
    papers: tuple[CvPaper, ...]


@value
class CvDocument:
    """A person's curriculum vitae, as a document for print. Its templates are of Typst."""

    design: str
    """ "classic" or "modern"."""
    paper_size: str
    """ "a4" or "us-letter"."""
    accent: str
    """The site's own accent colour as far as it can be read on paper, "#0b5cad"; empty for that of the design."""
    language: str
    region: str | None
    rtl: bool
    title: str
    """Of the document, for those who list files."""
    kind: str
    """ "Curriculum vitae", in the document's language."""
    name: str
    position: str
    affiliation: str
    affiliation_url: str | None
    field: str
    contacts: tuple[LinkView, ...]
    """ORCID iD, the site, and the person's links; labels are the addresses themselves where these are short."""
    biography: tuple[Block, ...]
    metrics: tuple[MetricView, ...]
    metrics_label: str
    provenance: str
    selected_label: str
    selected: tuple[CvPaper, ...]
    papers_label: str
    coverage: str
    years: tuple[CvSection, ...]
    pages: str
    """ "Page {number} of {total}", to be filled where the pages are set."""
    as_of: str
    """ "As of May 30, 2026"; empty if the day of the facts is not known."""
    date: tuple[int, int, int] | None
    """The same day for machines: year, month, day."""


# -- statistics ---------------------------------------------------------------------------------------------------------
@value
class Term:
    """A word or phrase of the abstracts."""

    text: str
    papers: int
    """In how many papers it occurs."""
    size: int
    """1 to 5, by that number."""


@value
class HistoryRow:
    """The headline numbers of one day."""

    day: str
    iso: str
    cells: tuple[tuple[str, str], ...]
    """Number and change since the day before it; empty where unknown, or unchanged."""


@value
class HistoryView:
    """Headline numbers over time."""

    labels: tuple[str, ...]
    rows: tuple[HistoryRow, ...]
    """Newest first."""
    since: str
    """How many papers are new since the last document but one; empty for none."""


@value
class TermsView:
    """The words that papers share, as a figure."""

    id: str
    title: str
    description: str
    coverage: str
    """In how many texts they were looked for, and why not in all."""
    terms: tuple[Term, ...]
    """None if no word stands in two papers."""
    table: Table


@value
class StatsSection:
    """Figures that belong together."""

    id: str
    """ "time", "fields", "marks", "known": the page finds its heading by it."""
    charts: tuple[Chart, ...]


@value
class StatsPage:
    """The numbers behind the papers of a person or a site, as charts with their tables."""

    page: Frame
    heading: str
    lead: str
    metrics: tuple[MetricView, ...]
    provenance: str
    history: HistoryView | None
    """How these have changed, if several documents tell."""
    facts: tuple[MetricView, ...]
    """Numbers computed from what is shown: papers, years, with code."""
    sections: tuple[StatsSection, ...]
    network: Network | None
    coauthors_path: str | None
    """Where all co-authors of the person are; None for a site of several people, and without any."""
    terms: TermsView | None
    """None for fewer than three papers."""


@value
class CoauthorView:
    """Somebody who stands beside a person above papers."""

    name: str
    path: str
    is_person: bool
    """True for somebody who has a profile on this site."""
    papers: int
    """How many they have together, as far as the bylines tell."""
    years: str
    """ "2019 – 2026"; empty if none is known."""
    share: int
    """The papers in per cent of the largest number in the list, 1 to 100."""


@value
class CoauthorsPage:
    """Everyone who stands beside a person above papers: most papers together first."""

    page: Frame
    heading: str
    lead: str
    rows: tuple[CoauthorView, ...]
    more: int
    """How many the list leaves out; the files have all."""
    stats_path: str
    table: Table


View = (
    ProfilePage
    | DirectoryPage
    | ListingPage
    | IndexPage
    | PaperPage
    | SharedTitlePage
    | TextPage
    | SearchPage
    | PatternsPage
    | NotFoundPage
    | StatsPage
    | CoauthorsPage
    | CategoriesPage
    | TimelinePage
    | GroupsPage
    | GroupPage
    | DataFile
    | CardImage
    | CvDocument
)
