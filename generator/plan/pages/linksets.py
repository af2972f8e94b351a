"""The linksets of papers: what leads machines from a paper to all that tells of it, as FAIR Signposting has it."""

from collections.abc import Iterator

from pydantic_core import to_json

from generator.plan import routes
from generator.plan.common import Common
from generator.plan.corpus import Corpus, Entry
from generator.plan.exports.formats import paper_exports
from generator.plan.metadata.signposting import LINKSET, Description, linkset, signposts
from generator.plan.page import Page
from generator.plan.views.files import DataFile
from generator.plan.views.frame import TypedLink


def linkset_pages(corpus: Corpus, places: range) -> Iterator[Page]:
    """Yield the linkset of each paper of a stretch of the corpus; it needs absolute addresses."""
    if corpus.common.has_linksets:
        for place in places:
            entry = corpus.entries[place]
            yield Page(entry.path + LINKSET, linkset_file, (corpus.common, entry), False, entry.digest)


def linkset_file(common: Common, entry: Entry) -> DataFile:
    """Make a paper's linkset."""
    return DataFile(to_json(linkset(typed_links(common, entry), f"{common.config.base_url}{entry.path}")) + b"\n")


def typed_links(common: Common, entry: Entry) -> tuple[TypedLink, ...]:
    """Return the links between machines of a paper's page; none without absolute addresses."""
    base_url = common.config.base_url
    if base_url is None:
        return ()
    collection = routes.HOME if common.single else routes.PAPERS
    files = _descriptions(common, entry)
    return signposts(entry.reference, base_url, collection, files, with_linkset=common.has_linksets)


def _descriptions(common: Common, entry: Entry) -> tuple[Description, ...]:
    """Return the files that tell of a paper: addresses relative to the site's root, and media types."""
    exports = paper_exports(common.config.exports, entry.path, entry.work.slug)
    api = ((routes.api_paper_path(entry.work.slug), "application/json"),) if common.config.api else ()
    return (*((one.path, one.media_type) for one in exports), *api)
