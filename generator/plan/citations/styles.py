"""The citation styles."""

from collections.abc import Callable

from generator.model.config import StyleName
from generator.plan.citations.apa import apa
from generator.plan.citations.chicago import chicago
from generator.plan.citations.harvard import harvard
from generator.plan.citations.ieee import ieee
from generator.plan.citations.mla import mla
from generator.plan.citations.runs import Runs
from generator.plan.citations.vancouver import vancouver
from generator.plan.citations.work import Cited, cited
from generator.plan.reference import Reference
from generator.plan.views.paper import Citation

STYLES: dict[StyleName, tuple[str, Callable[[Cited], Runs]]] = {
    "apa": ("APA", apa),
    "mla": ("MLA", mla),
    "chicago": ("Chicago", chicago),
    "ieee": ("IEEE", ieee),
    "vancouver": ("Vancouver", vancouver),
    "harvard": ("Harvard", harvard),
}


def citations(reference: Reference, names: tuple[StyleName, ...]) -> tuple[Citation, ...]:
    """Return a paper's reference in some styles, in their order."""
    if not names:
        return ()
    work = cited(reference)
    return tuple(Citation(label, style(work)) for label, style in map(STYLES.__getitem__, names))
