"""The file that leads language models to what they can read."""

from collections.abc import Iterator

from generator.language.words import ENGLISH, words_of
from generator.plan import routes
from generator.plan.common import Common
from generator.plan.corpus import Corpus, Entry
from generator.plan.lists import coverage
from generator.plan.llms import LlmsLink, LlmsSection, llms_text
from generator.plan.page import Page
from generator.plan.views.files import DataFile

_MOST_PAPERS = 100
_MOST_PEOPLE = 500
_ABOUT = (
    "Every paper has a page of its own with title, authors, date and abstract. A list of authors that ends in “et al.” "
    "is cut in the source: how many there are is unknown. Numbers are printed in a source or counted from these pages."
)


def llms_page(corpus: Corpus) -> Iterator[Page]:
    """Yield `llms.txt`, if the settings want it and there is something to lead to."""
    if corpus.config.llms_txt and corpus.entries:
        about = f"{coverage(corpus.entries, words_of(ENGLISH))}."
        yield Page(routes.LLMS, llms_file, (corpus.common, about, corpus.entries[:_MOST_PAPERS]), index=False)


def llms_file(common: Common, coverage: str, newest: tuple[Entry, ...]) -> DataFile:
    """Make `llms.txt`."""
    base = common.config.base_url or ""
    people = tuple(LlmsLink(link.name, (base + link.path) or "./") for link in common.people[:_MOST_PEOPLE])
    # A page's Markdown twin, where there is one, is what a model reads best.
    twin = "index.md" if "markdown" in common.config.exports else ""
    papers = tuple(
        LlmsLink(entry.work.title, base + entry.path + twin, str(entry.year) if entry.year is not None else "")
        for entry in newest
    )
    lists = tuple(LlmsLink(label, base + path) for label, path in common.sections if path != routes.HOME)
    more = [LlmsLink("Sitemap", f"{base}sitemap.xml")] if base else []
    if common.config.api:
        more.append(LlmsLink("All of it as JSON", f"{base}{routes.API}index.json", "with a JSON Schema"))
    if common.site.feeds:
        more.append(LlmsLink("Atom feed", f"{base}feed.xml", "the newest papers in full"))
    sections = (
        LlmsSection("People", people),
        LlmsSection("Newest papers", papers),
        LlmsSection("Lists", lists),
        LlmsSection("Optional", tuple(more)),
    )
    who = common.people[0].name if common.single else common.site.title
    return DataFile(llms_text(common.site.title, f"The works of {who}: {coverage}", _ABOUT, sections))
