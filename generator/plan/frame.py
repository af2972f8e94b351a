"""The frame of each page: title, address, navigation."""

from dataclasses import dataclass, field, replace
from urllib.parse import urlsplit

from generator.plan import routes
from generator.plan.text import shorten
from generator.plan.views import Crumb, Frame, Nav, NavItem, SiteFrame


@dataclass(frozen=True, slots=True)
class Framer:
    """Makes the frames of one site's pages."""

    site: SiteFrame
    base_url: str | None
    sections: tuple[tuple[str, str], ...]
    """Label and address of each entry of the main navigation."""
    _navs: dict[tuple[str, bool], Nav] = field(default_factory=dict, repr=False, compare=False)

    def frame(self, path: str, title: str, description: str, crumbs: tuple[Crumb, ...] = (), *, index: bool = True) -> Frame:
        """Return the frame of the page at an address. The description is cut to what search engines show."""
        return Frame(
            site=self.site,
            title=title,
            description=shorten(" ".join(description.split()), 200),
            path=path,
            root=routes.root_from(path),
            canonical=self.base_url + path if self.base_url else None,
            nav=self._nav(path),
            crumbs=crumbs,
            index=index,
        )

    def _nav(self, path: str) -> Nav:
        """Return the navigation for a page; pages of the same place in it share the object, so that it is drawn once."""
        found = [prefix for _, prefix in self.sections if path.startswith(prefix) and path != routes.NOT_FOUND]
        section = max(found, key=len, default=routes.NOT_FOUND)
        here = path in (section, routes.HOME)
        key = (section, here)
        if key not in self._navs:
            state = "page" if here else "true"
            items = tuple(NavItem(label, prefix, state if prefix == section else "") for label, prefix in self.sections)
            self._navs[key] = Nav(self.site.title, path == routes.HOME, items)
        return self._navs[key]

    def frame_of_not_found(self, title: str, description: str) -> Frame:
        """Return the frame of the page that a host shows at any address, so that its links have to be absolute."""
        root = urlsplit(self.base_url).path if self.base_url else "/"
        frame = self.frame(routes.NOT_FOUND, title, description, index=False)
        return replace(frame, root=root, canonical=None)
