"""What has to be done so that a place holds a site: what to bring, what to take away, in which order."""

import re
from collections.abc import Collection, Iterable, Mapping

from generator.model.value import value
from generator.write.manifest import UNKNOWN
from generator.write.media_types import media_type_of


class PublishError(Exception):
    """The site cannot be published; says why and what to do. What is read there is the old site, or the old and new one."""


@value
class Changes:
    """What has to be done."""

    upload: tuple[str, ...]
    """In this order: what a page needs comes before the page, and what leads to pages after them."""
    remove: tuple[str, ...]
    unchanged: int

    @property
    def is_nothing(self) -> bool:
        """True if everything is there already."""
        return not self.upload and not self.remove


def changes_between(
    site: Mapping[str, str], before: Mapping[str, str] | None, present: Collection[str], right: Collection[str]
) -> Changes:
    """Return what has to be done.

    site: digests of the files that there should be; before: of what an earlier publish brought, None if there was none;
    present: paths of all files that are there; right: those that are as they should be.
    """
    return Changes(
        upload=in_order(path for path in site if path not in right),
        remove=tuple(sorted(path for path in before or () if path not in site and path in present)),
        unchanged=sum(path in right for path in site),
    )


def foreign(changes: Changes, before: Mapping[str, str] | None, present: Collection[str]) -> tuple[str, ...]:
    """Return the files that would be replaced although nobody knows who brought them."""
    return tuple(sorted(path for path in changes.upload if path in present and path not in (before or ())))


def refusal(names: Collection[str], place: str) -> str:
    """Say why files that are not ours are not replaced."""
    shown = ", ".join(sorted(names)[:3]) + (", …" if len(names) > 3 else "")
    return (
        f"{place} has files that Oeuvre did not bring there and that the site has too ({shown}); "
        "say --overwrite to replace them, or choose another place"
    )


def under_way(site: Mapping[str, str], changes: Changes) -> dict[str, str]:
    """Return what the list of files says while they are brought: what changes is nobody's to rely on, and yet ours.

    So whoever finds this list after a publish that was cut off brings just what may be missing, and removes the rest.
    """
    return {**site, **dict.fromkeys((*changes.upload, *changes.remove), UNKNOWN)}


_LEADS = re.compile(r"(?:.*/)?(?:sitemap[\w-]*\.xml|feed\.(?:xml|json)|robots\.txt|llms[\w-]*\.txt)")


def rank(path: str) -> int:
    """Return when a file is brought: 0 what pages need, 1 pages, 2 what leads machines to pages."""
    return 2 if _LEADS.fullmatch(path) else 1 if path.endswith(".html") else 0


def in_order(paths: Iterable[str]) -> tuple[str, ...]:
    """Return paths in the order in which they are brought: among pages the deep ones first, so that links find them."""
    return tuple(sorted(paths, key=lambda path: (rank(path), -path.count("/"), path)))


_FINGERPRINTED = re.compile(r"assets/(?:.*/)?[^/]*[.-][0-9a-f]{8,64}\.\w+")


def cache_control_of(path: str) -> str:
    """Return for how long browsers may keep a file: a page for minutes, what is named by its content forever."""
    if _FINGERPRINTED.fullmatch(path):
        return "public, max-age=31536000, immutable"
    kind = media_type_of(path).partition("/")[0]
    return f"public, max-age={86_400 if kind in ('font', 'image') else 300}"


def content_type_of(path: str) -> str:
    """Return the media type of a file, with its encoding if it is text: all text of a site is UTF-8."""
    kind = media_type_of(path)
    return f"{kind}; charset=utf-8" if kind.startswith("text/") else kind
