"""Categories: arXiv's subject taxonomy, as data in the package."""

import json
from functools import cache, lru_cache
from pathlib import Path

from pydantic import Field

from generator.model.base import Model

_TAXONOMY = Path(__file__).with_name("arxiv_taxonomy.json")


class Category(Model):
    """A subject of arXiv's taxonomy, or a code that looks like one and is not (yet) known."""

    code: str = Field(min_length=1)
    """As the source prints it, "CL" or "cs.CL"."""
    full_code: str = Field(min_length=1)
    """With its archive, "cs.CL"; equal to `code` when the category is unknown."""
    name: str = Field(min_length=1)
    """The taxonomy's name, "Computation and Language"; the code itself when unknown."""
    archive: str | None = None
    """Code of the archive, "cs"; None when unknown."""
    archive_name: str | None = None
    """The archive's name, "Condensed Matter"; None when unknown."""
    group: str | None = None
    """The taxonomy's group of archives, "Physics"; None when unknown."""

    @property
    def known(self) -> bool:
        """True if the code stands in the taxonomy."""
        return self.group is not None


@cache
def taxonomy() -> dict[str, Category]:
    """Return every category of arXiv by its full code, in the taxonomy's order; built once."""
    categories: dict[str, Category] = {}
    data = json.loads(_TAXONOMY.read_text("utf-8"))
    for group in data["groups"]:
        for archive in group["archives"]:
            for entry in archive["categories"]:
                categories[entry["code"]] = Category(
                    code=entry["code"],
                    full_code=entry["code"],
                    name=entry["name"],
                    archive=archive["code"],
                    archive_name=archive["name"],
                    group=group["name"],
                )
    # Archives of the nineties keep their codes on old papers, under the group of what took them in.
    for entry in data["subsumed"]:
        now = categories[entry["now"]]
        changes = {"code": entry["code"], "full_code": entry["code"], "name": entry["name"]}
        categories[entry["code"]] = now.model_copy(update=changes)
    return categories


@cache
def _archives_by_subject() -> dict[str, str]:
    """Return the full code that a bare subject ("CL") stands for; computer science wins where several share it."""
    found: dict[str, str] = {}
    for full_code in taxonomy():
        archive, dot, subject = full_code.partition(".")
        if dot and (subject not in found or archive == "cs"):
            found[subject] = full_code
    return found


def is_category_code(code: str) -> bool:
    """Tell whether a code, with or without its archive, stands in the taxonomy."""
    return code in taxonomy() or code in _archives_by_subject()


@lru_cache(maxsize=4096)
def category_of(code: str) -> Category:
    """Return the category that a printed code means; an unknown code becomes an unknown category, never an error."""
    full_code = code if code in taxonomy() else _archives_by_subject().get(code)
    if full_code is None:
        return Category(code=code, full_code=code, name=code)
    return taxonomy()[full_code].model_copy(update={"code": code})
