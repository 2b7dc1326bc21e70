"""A question and its answer, as every panel that is about them shows it."""

from typing import Any, NamedTuple

from playground.cabinet import Drawer
from playground.drawing import Trace, trace_of
from playground.report import report
from playground.views.answers import arrange
from playground.views.downloads import export_menu
from playground.views.here import Here
from playground.views.questions import offered, question_to


class Answering(NamedTuple):
    """What the panels show, what is lit in the picture, and all of it in words."""

    context: dict[str, Any]
    trace: Trace | None
    says: str


def answering(drawer: Drawer, here: Here) -> Answering:
    """The form with what is wrong in it, and the answer if there is a question."""
    form = question_to(drawer, here.question, here.asks)
    found = report(drawer.network, form.question, candidates=True) if form.question else None
    context = {
        "scenario": drawer,
        "here": here,
        "asking": form,
        "suggestions": offered(drawer.suggestions, drawer.shown_by),
        "exports": export_menu(here, found is not None),
        "answer": arrange(found, here, drawer.network) if found else None,
    }
    says = found["headline"] if found else " ".join(form.errors)
    return Answering(context, trace_of(found) if found else None, says)
