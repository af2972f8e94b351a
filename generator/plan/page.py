"""A page that is decided and not yet made."""

from collections.abc import Callable

from generator.model.value import value
from generator.plan.digest import digest_of_parts
from generator.plan.views.view import View


@value
class Page:
    """A page as the function that makes its view and all that the function is given.

    So equal parts make equal pages, in any process, on any machine; and a page whose parts are the old ones need not be
    made again. `make` is a function of a module, never a closure: nothing else may reach into a view.
    """

    path: str
    """Its address, relative to the site's root."""
    make: Callable[..., View]
    parts: tuple[object, ...]
    index: bool = True
    """False: search engines are asked to leave the page out."""
    by: str | None = None
    """What stands for all that its parts are, if that is known. The files beside the page of a paper are made from its entry,
    so one fingerprint is made for all of them (an edit of one of 10,000 papers with 76,000 files: 0.2 s)."""

    @property
    def kind(self) -> str:
        """What kind of page it is: "papers", "lists", "people"; by where such pages are made."""
        return self.make.__module__.rpartition(".")[2]

    @property
    def view(self) -> View:
        """All that the page's template may use."""
        return self.make(*self.parts)

    @property
    def digest(self) -> str:
        """Stands for the page's view."""
        return self.by or f"{self.make.__name__} {digest_of_parts(self.parts)}"
