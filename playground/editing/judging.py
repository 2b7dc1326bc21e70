"""Judging an edit before it is kept: what AWS would refuse of it, and which checks it changes."""

from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from copy import copy
from typing import NamedTuple

from django.conf import settings

from playground.cabinet import Drawer, ask_all
from playground.checks import Check, Result
from playground.editing.acts import Act
from playground.editing.sheet import (
    HEAD,
    Reading,
    Refused,
    Sheet,
    Told,
    anywhere,
    checks_of,
    read_sheet,
    warnings_of,
)
from playground.editing.sheet import sheet_of as describe
from playground.editing.storing import refuse_unstorable
from playground.engine.network import Network
from playground.question import QuestionError

Marked = tuple[Sequence[Told], Sequence[Hashable]]
"""What is wrong, and of each what it is, whatever it is called."""


class CheckChange(NamedTuple):
    """A check that would come out otherwise."""

    title: str
    before: str
    after: str
    was_good: bool
    is_good: bool


class Outcome(NamedTuple):
    """What an act would make of a scenario; nothing is stored.

    `warnings` are those that the scenario has not now: quotas, and what would not work.
    """

    reading: Reading
    sheet: Sheet
    checks: list[CheckChange]
    warnings: tuple[Told, ...] = ()

    @property
    def network(self) -> Network:
        """The network that it would be."""
        return self.reading.network


def sheet_in(drawer: Drawer) -> Sheet:
    """What an open scenario says, described once."""
    return drawer.once("sheet", lambda: describe(drawer.opened.rows))


def remember(drawer: Drawer, sheet: Sheet) -> None:
    """What an open scenario says, where that is known already."""
    drawer.know("sheet", sheet)


def try_act(drawer: Drawer, act: Act) -> Outcome:
    """What would come of it.  Raises Refused, Conflict or InUse."""
    reading = judged(drawer, act.on(sheet_in(drawer)))
    sheet = describe(reading.rows)
    checks = _changed_checks(drawer, sheet, reading.network)
    return Outcome(reading, sheet, checks, tuple(_new_warnings(drawer, sheet, reading)))


def warnings_in(drawer: Drawer) -> tuple[Told, ...]:
    """Of an open scenario: quotas that it passes, and what AWS takes though it cannot work."""
    return drawer.once("warnings", lambda: warnings_of(drawer.network))


def judged(drawer: Drawer, after: Sheet) -> Reading:
    """The sheet as rows.  Raises Refused if it has faults that the scenario did not have before."""
    before = sheet_in(drawer)
    _refuse_too_many(before, after)
    refuse_unstorable(before, after)
    reading = read_sheet(after, copy(drawer.opened.rows.scenario))
    if reading.faults:
        new = list(_new_faults(drawer, after, reading))
        if new:
            raise Refused(*new)
    _refuse_what_comes_back(before, after, reading)
    return reading


def _new_faults(drawer: Drawer, after: Sheet, reading: Reading) -> Iterator[Told]:
    """Without what was wrong already: a network that was found may be as AWS would not make it."""
    earlier = _as_it_was(drawer)
    marked = (earlier.faults, earlier.broken), (reading.faults, reading.broken)
    yield from _not_known(sheet_in(drawer), after, *marked)


def _new_warnings(drawer: Drawer, after: Sheet, reading: Reading) -> Iterator[Told]:
    if reading.warnings:
        earlier = _as_it_was(drawer)
        marked = (earlier.warnings, earlier.doubtful), (reading.warnings, reading.doubtful)
        yield from _not_known(sheet_in(drawer), after, *marked)


def _as_it_was(drawer: Drawer) -> Reading:
    return read_sheet(sheet_in(drawer), copy(drawer.opened.rows.scenario))


def _not_known(before: Sheet, after: Sheet, earlier: Marked, now: Marked) -> Iterator[Told]:
    """Whoever was left alone may be wrong for another reason now, when one of several is gone."""
    known, left = Counter(earlier[1]), list[tuple[Told, Hashable]]()
    places = Counter(map(_place, *earlier))
    for told, broken in zip(*now, strict=True):
        if known[broken]:
            known[broken] -= 1
            places[_place(told, broken)] -= 1
        else:
            left.append((told, broken))
    for told, broken in left:
        alone = told.id in after and before.get(told.id) == after[told.id]
        if alone and places[_place(told, broken)] > 0:
            places[_place(told, broken)] -= 1
        else:
            yield told


def _place(told: Told, broken: Hashable) -> Hashable:
    """Which kind of fault it is, and where."""
    kind = broken[0] if isinstance(broken, tuple) else broken
    return kind, told.id, anywhere(told.path)


def _refuse_too_many(before: Sheet, after: Sheet) -> None:
    most = settings.MOST_RESOURCES
    if len(after) > max(most, len(before) - 1) + 1:
        message = f"At most {most:,} resources fit into a scenario here: delete some first."
        raise Refused(Told("", "", message))


def _refuse_what_comes_back(before: Sheet, after: Sheet, reading: Reading) -> None:
    """What AWS makes again as soon as it is gone cannot be deleted."""
    gone = {(one.kind, one.name): ref for ref, one in before.items() if ref not in after}
    if not gone:
        return
    for ref, one in describe(reading.rows).items():
        if ref not in after and (one.kind, one.name) in gone:
            message = f"{one.name or ref} comes by itself with what it belongs to: delete that."
            raise Refused(Told(gone[one.kind, one.name], "", message))


def _changed_checks(drawer: Drawer, sheet: Sheet, network: Network) -> list[CheckChange]:
    """By their order; a check that came or went is no change of another."""
    before, after = drawer.results, ask_all(network, checks_of(sheet))
    if len(before) != len(after) or HEAD not in sheet:
        return []
    pairs = zip(before, after, strict=True)
    changes = (_change(check, old, new) for (_, old), (check, new) in pairs)
    return [one for one in changes if one is not None]


def _change(
    check: Check, old: Result | QuestionError, new: Result | QuestionError
) -> CheckChange | None:
    """None where it comes out as it did; where only the code does not, the codes are told."""
    (was, by, good), (said, now_by, is_good) = _said(old), _said(new)
    if (was, good) == (said, is_good):
        return None
    if was == said:
        was, said = f"{was} by {by}", f"{said} by {now_by}"
    return CheckChange(check.title, was, said, good, is_good)


def _said(result: Result | QuestionError) -> tuple[str, str, bool]:
    if isinstance(result, QuestionError):
        return result.message, "", False
    return result.verdict.value, result.code, result.as_expected
