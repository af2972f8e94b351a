"""Which pages exist in several languages, and how each tells of the others.

A page exists in another language if it has words of its own there: free pages that somebody has translated, the person who
says something of themselves in it, and the home page, which leads to these. Papers, and the lists of them, exist once, in
the site's own language; the home page of every language lists the same papers.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

from generator.language.words import tag_for
from generator.model.page import FreePage
from generator.model.profile import Profile
from generator.model.value import value
from generator.plan import routes

Versions = tuple[tuple[str, str], ...]
"""Tag and address of each version of a page; the site's own language first."""

_FURTHER = re.compile(r"(.*?)page/[0-9]+/")


@value
class Languages:
    """The languages of a site and what is in them."""

    main: str
    """Tag of the site's own."""
    others: tuple[str, ...]
    """Tags of the other ones."""
    versions: dict[str, Versions]
    """Of each page that exists in several, by the address of each of its versions."""
    single: bool

    def home(self, language: str) -> str:
        """Return the address of the home page in a language."""
        return routes.HOME if language == self.main else f"{language}/"

    def homes(self) -> Versions:
        """Return all home pages; none on a site of one language."""
        return tuple((tag, self.home(tag)) for tag in (self.main, *self.others)) if self.others else ()

    def of(self, path: str) -> Versions:
        """Return the versions of a page: of further pages of a list, those of the list; empty if there is but one."""
        if not self.others:
            return ()
        further = _FURTHER.fullmatch(path)
        if further is None:
            return self.versions.get(path, ())
        if not self.single and further[1] in dict(self.homes()).values():
            return ()
        rest = path[further.end(1) :]
        return tuple((tag, one + rest) for tag, one in self.versions.get(further[1], ()))


def languages_of(profiles: Sequence[Profile], paths: Sequence[str], pages: Iterable[FreePage], main: str) -> Languages:
    """Return the languages of a site. paths: of the people's pages. main: the site's own language."""
    own = tag_for(main)
    pages = tuple(pages)
    found = {page.language for page in pages} | {one.language for profile in profiles for one in profile.translations}
    others = tuple(sorted(language for language in found if language is not None))
    groups: list[dict[str, str]] = [{own: routes.HOME, **{language: f"{language}/" for language in others}}]
    if len(profiles) > 1:
        for profile, path in zip(profiles, paths, strict=True):
            groups.append({own: path, **{one.language: f"{one.language}/{path}" for one in profile.translations}})
    stems: dict[str, dict[str, str]] = {}
    for page in pages:
        path = routes.text_path(page.stem)
        stems.setdefault(path, {})[page.language or own] = f"{page.language}/{path}" if page.language else path
    versions: dict[str, Versions] = {}
    for group in (*groups, *stems.values()):
        if len(group) > 1:
            rows = tuple((tag, group[tag]) for tag in (own, *others) if tag in group)
            versions |= {path: rows for _, path in rows}
    return Languages(own, others, versions, len(profiles) == 1)


def alternates(versions: Versions, base_url: str) -> Versions:
    """Return what a page says of its versions: tag and absolute address of each, and where readers of no other one go."""
    if not versions:
        return ()
    return (*((tag, base_url + path) for tag, path in versions), ("x-default", base_url + versions[0][1]))


def all_versions(languages: Languages, paths: Iterable[str]) -> Mapping[str, Versions]:
    """Return the versions of some pages, by their addresses; without those that exist once."""
    return {path: found for path in paths if (found := languages.of(path))} if languages.others else {}
