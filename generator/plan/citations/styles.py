"""The citation styles, in the order in which pages offer them."""

from collections.abc import Callable

from generator.plan.citations.apa import apa
from generator.plan.citations.chicago import chicago
from generator.plan.citations.harvard import harvard
from generator.plan.citations.ieee import ieee
from generator.plan.citations.mla import mla
from generator.plan.citations.runs import Runs
from generator.plan.citations.vancouver import vancouver
from generator.plan.citations.work import Cited, cited
from generator.plan.reference import Reference
from generator.plan.views import Citation

STYLES: tuple[tuple[str, Callable[[Cited], Runs]], ...] = (
    ("APA", apa),
    ("MLA", mla),
    ("Chicago", chicago),
    ("IEEE", ieee),
    ("Vancouver", vancouver),
    ("Harvard", harvard),
)


def citations(reference: Reference) -> tuple[Citation, ...]:
    """Return a paper's reference in each style."""
    work = cited(reference)
    return tuple(Citation(label, style(work)) for label, style in STYLES)
