"""The steps of a history as pages show them: ticks on a slider, and a list by pages."""

from collections import Counter
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from django.utils.timesince import timesince
from django.utils.timezone import now

from playground.cabinet import Drawer
from playground.editing.history import StepLine, step_lines, taken_back
from playground.models import Scenario
from playground.models.history import Edit
from playground.visitors import Person

PAGE = 50
MOST_TICKS = 400
"""A slider has no room for more; then a tick stands for several steps, mostly of one person."""
BEGINNING = "The beginning"
UNDONE, TAKEN_BACK, LEFT = "undone", "taken back", "left behind"


def ago(moment: datetime) -> str:
    """When that was, as people say it."""
    if now() - moment < timedelta(minutes=1):
        return "just now"
    return f"{timesince(moment, depth=1)} ago".replace("\N{NO-BREAK SPACE}", " ")


class ToldStep(NamedTuple):
    """A line of the list; the beginning has nobody."""

    revision: int
    name: str
    initials: str
    colour: str
    summary: str
    created: datetime
    fate: str = ""
    """What became of it, if it does not stand any more."""
    by: int = 0
    """The step that took it back."""

    @property
    def ago(self) -> str:
        """When, as people say it."""
        return ago(self.created)


class Ticks(NamedTuple):
    """The ticks of one person's colour, as a path on a square unit a step."""

    colour: str
    path: str


class History(NamedTuple):
    """All steps at once, from the first to the last."""

    scenario: Scenario
    slug: str
    """By which link somebody came, and whether one may edit by it."""
    editable: bool
    first: int
    last: int
    lines: list[StepLine]

    def __contains__(self, revision: object) -> bool:
        return isinstance(revision, int) and self.first <= revision <= self.last

    @property
    def steps(self) -> int:
        """How many states there are to look at, the first one included."""
        return self.last - self.first + 1

    @property
    def width(self) -> int:
        """Of the slider, in steps."""
        return max(self.last - self.first, 1)

    @property
    def people(self) -> int:
        """How many had a hand in it."""
        return len({one.visitor for one in self.lines})

    @property
    def ticks(self) -> list[Ticks]:
        """The first step has none: nobody made it."""
        found: dict[str, list[int]] = {}
        each = -(-len(self.lines) // MOST_TICKS) or 1
        for start in range(0, len(self.lines), each):
            some = self.lines[start : start + each]
            colour = Counter(one.colour for one in some).most_common(1)[0][0]
            found.setdefault(colour, []).append(some[-1].revision - self.first)
        return [
            Ticks(colour, "".join(f"M{at} 0v1" for at in places))
            for colour, places in sorted(found.items())
        ]


class StepsPage(NamedTuple):
    """Some of the steps, the newest first."""

    steps: list[ToldStep]
    number: int
    pages: int

    @property
    def newer(self) -> int:
        """The page before; 0 for none."""
        return self.number - 1

    @property
    def older(self) -> int:
        """The page after; 0 for none."""
        return self.number + 1 if self.number < self.pages else 0


def history_of(scenario: Scenario, slug: str, editable: bool) -> History:
    """The history; what was made before steps were kept is its first step."""
    found = [one for one in step_lines(scenario.pk) if one.revision <= scenario.revision]
    last = scenario.revision
    return History(scenario, slug, editable, last - len(found), last, found)


def slider(history: History, revision: int) -> dict[str, Any]:
    """What a slider that stands at a step shows."""
    return {"history": history, "slug": history.slug, "at": revision}


def bar_of(drawer: Drawer) -> dict[str, Any]:
    """The slider below the picture; an example has no history, nor has what is not stored."""
    if drawer.is_example or drawer.opened.rows.scenario.pk is None:
        return {}
    history = history_of(drawer.opened.rows.scenario, drawer.slug, drawer.editable)
    return slider(history, history.last)


def page_with(history: History, revision: int) -> int:
    """The number of the page on which a step stands."""
    return (history.last - revision) // PAGE + 1


def page_of(history: History, number: int) -> StepsPage:
    """One page; a number that is too large gives the last one."""
    pages = page_with(history, history.first)
    number = min(max(number, 1), pages)
    newest = history.last - (number - 1) * PAGE
    return StepsPage(_steps(history, newest - PAGE + 1, newest), number, pages)


def step_at(history: History, revision: int) -> ToldStep:
    """One step, with what became of it."""
    return _steps(history, revision, revision)[0]


def _steps(history: History, oldest: int, newest: int) -> list[ToldStep]:
    edits = history.scenario.edits.defer("changes").filter(
        revision__range=(max(oldest, history.first + 1), newest)
    )
    back = taken_back(history.lines)
    actions = {one.revision: one.action for one in history.lines}
    steps = [_step(edit, back, actions) for edit in edits.order_by("-revision")]
    return [*steps, *([_beginning(history)] if oldest <= history.first <= newest else [])]


def _beginning(history: History) -> ToldStep:
    return ToldStep(history.first, "", "", "", BEGINNING, history.scenario.created)


def _step(edit: Edit, back: dict[int, int], actions: dict[int, str]) -> ToldStep:
    by = back.get(edit.revision, 0)
    fates = {Edit.UNDO: UNDONE, Edit.RESTORE: LEFT}
    fate = fates.get(actions[by], TAKEN_BACK) if by else ""
    initials = Person(edit.visitor, edit.name, edit.colour).initials
    return ToldStep(
        edit.revision, edit.name, initials, edit.colour, edit.summary, edit.created, fate, by
    )
