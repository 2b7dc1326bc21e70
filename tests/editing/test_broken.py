"""Every rule that a network can break: refused, with the rule, at the field that broke it."""

from functools import cache

import pytest

from playground.cabinet import Drawer
from playground.editing.judging import sheet_in, try_act
from playground.editing.sheet import Refused, read_sheet, sheet_of
from playground.engine.validity import FAULTS, Severity
from playground.scenariofile import read
from tests.editing.broken import TABLE, Breaks
from tests.editing.broken.grounds import GROUNDS
from tests.editing.broken.nobody import NO_FORM

each = pytest.mark.parametrize("broken", TABLE, ids=lambda one: one.label)


@cache
def ground(name: str) -> Drawer:
    """One of the sound networks, open."""
    rows = read(GROUNDS[name]).rows
    return Drawer(rows.scenario, rows)


@pytest.mark.parametrize("name", GROUNDS)
def test_the_networks_are_sound_before(name: str) -> None:
    drawer = ground(name)
    assert not read_sheet(sheet_in(drawer), drawer.opened.rows.scenario).faults


@each
def test_whoever_breaks_a_rule_is_told_where(broken: Breaks) -> None:
    drawer = ground(broken.ground)
    before = sheet_in(drawer)
    act = broken.act(before)
    with pytest.raises(Refused) as refusal:
        try_act(drawer, act)
    places = broken.where(act, before)
    new = {one.id for one in refusal.value.faults} - before.keys()
    told = [
        one.message
        for one in refusal.value.faults
        if one.id in places | new and one.path == broken.path
    ]
    assert any(message.endswith(f"[{broken.rule}]") for message in told), refusal.value.faults
    assert sheet_of(drawer.opened.rows) == before


def test_every_fault_is_broken_here_or_has_a_reason() -> None:
    errors = {kind for kind in FAULTS if kind.severity is Severity.ERROR}
    broken = {one.fault for one in TABLE if not isinstance(one.fault, str)}
    assert broken.isdisjoint(NO_FORM)
    missing = errors - broken - set(NO_FORM)
    assert not missing, f"nobody breaks {sorted(one.__name__ for one in missing)}"
    assert broken | set(NO_FORM) <= errors
