"""Every rule that a network can break: refused, with the rule, at the field that broke it; and
every quota and every thing that cannot work: advice, at the field, that stops nobody."""

import re
from functools import cache

import pytest

from playground.cabinet import Drawer
from playground.editing.acts import Change
from playground.editing.judging import sheet_in, try_act, warnings_in
from playground.editing.sheet import Refused, read_sheet, sheet_of
from playground.engine.validity import FAULTS, Severity
from playground.scenariofile import read
from tests.editing.broken import ADVICE, TABLE, Breaks
from tests.editing.broken.advised import TOO_MANY
from tests.editing.broken.breaking import find
from tests.editing.broken.grounds import GROUNDS
from tests.editing.broken.nobody import NO_FORM

each = pytest.mark.parametrize("broken", TABLE, ids=lambda one: one.label)
advice = pytest.mark.parametrize("passed", ADVICE, ids=lambda one: one.label)


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


@advice
def test_whoever_passes_a_quota_is_told_where_and_may(passed: Breaks) -> None:
    drawer = ground(passed.ground)
    before = sheet_in(drawer)
    act = passed.act(before)
    told = try_act(drawer, act).warnings
    places = passed.where(act, before) | {one.id for one in told} - before.keys()
    there = [one.message for one in told if one.id in places and one.path == passed.path]
    assert any(message.endswith(f"[{passed.rule}]") for message in there), told
    assert not set(told) & set(warnings_in(drawer))


def test_what_was_passed_before_is_not_told_again() -> None:
    drawer = ground("crowded")
    assert warnings_in(drawer)
    network = find("vpc/vpc-9", sheet_in(drawer))
    outcome = try_act(drawer, Change(network, {"name": "ninth"}))
    assert outcome.warnings == () and outcome.reading.warnings


def test_every_warning_is_given_here_or_takes_too_much() -> None:
    warnings = {kind for kind in FAULTS if kind.severity is Severity.WARNING}
    given = {one.fault for one in ADVICE if not isinstance(one.fault, str)}
    assert given.isdisjoint(TOO_MANY)
    assert given | set(TOO_MANY) == warnings


@pytest.mark.parametrize("broken", [*TABLE, *ADVICE], ids=lambda one: one.label)
def test_each_of_these_tests_bears_the_id_of_its_rule(broken: Breaks) -> None:
    assert re.match(r"[A-Z0-9]+-[0-9]{2}-", broken.label)


def test_every_fault_is_broken_here_or_has_a_reason() -> None:
    errors = {kind for kind in FAULTS if kind.severity is Severity.ERROR}
    broken = {one.fault for one in TABLE if not isinstance(one.fault, str)}
    assert broken.isdisjoint(NO_FORM)
    missing = errors - broken - set(NO_FORM)
    assert not missing, f"nobody breaks {sorted(one.__name__ for one in missing)}"
    assert broken | set(NO_FORM) <= errors
