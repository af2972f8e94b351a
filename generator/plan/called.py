"""What people may call a paper in their own words: by its identifier, the key of its record, its title."""

from collections.abc import Iterator

from generator.model.paper import Paper
from generator.plan.gist import base_arxiv_id
from generator.plan.slugs import fold, slugify
from generator.plan.text import plain

_PREFIXES = ("https://doi.org/", "http://doi.org/", "doi:", "https://arxiv.org/abs/", "http://arxiv.org/abs/", "arxiv:")


def called(name: str) -> str:
    """Return a name for comparing: without case, accents, resolver, and "arXiv:" or "doi:" before it."""
    folded = fold(name)
    for prefix in _PREFIXES:
        folded = folded.removeprefix(prefix)
    return folded.strip()


def exact_name(document: str, order: int) -> str:
    """Return the name of an account by its place: nothing else is called so."""
    return f"{document}#{order}"


def names_of(paper: Paper) -> Iterator[str]:
    """Yield every name of a paper, for comparing; among them the end of its address."""
    title = plain(paper.title)
    own = (paper.doi, paper.arxiv_id and base_arxiv_id(paper.arxiv_id), paper.key, paper.title, title, slugify(title))
    for name in dict.fromkeys((*own, *(identifier.value for identifier in paper.identifiers))):
        if name:
            yield called(name)
