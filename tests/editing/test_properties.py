"""Whatever is done to whichever network: it goes, or it is refused with a sentence."""

from collections.abc import Callable
from functools import cache
from typing import Any

from hypothesis import event, given, settings
from hypothesis import strategies as st

from playground import examples
from playground.cabinet import Drawer
from playground.drawing import DrawingFailed, draw
from playground.editing.acts import Act, Add, Change, Conflict, Delete, InUse
from playground.editing.copying import duplicate
from playground.editing.judging import sheet_in, try_act
from playground.editing.merging import difference, inverse, merged
from playground.editing.sheet import (
    HEAD,
    Refused,
    Sheet,
    fingerprint,
    read_sheet,
    says_of,
    sheet_of,
)
from playground.engine.validity import faults
from playground.kinds import KINDS, Field, kind_named
from playground.kinds.shapes import Choice, ListOf, Refers, Shape, Text, Truth
from playground.models import Scenario
from playground.report import findings
from playground.sources import example_path, open_path
from tests.editing.hostile import NAMES

WORDS = (
    *("10.0.0.0/16", "10.0.1.0/24", "10.0.1.0/29", "0.0.0.0/0", "::/0", "2001:db8::/56"),
    *("10.0.1.1", "10.0.1.77", "203.0.113.9", "tcp", "all", "icmp", "443", "1024-65535"),
    *("us-east-1a", "Gateway"),
    *("Interface", "public", "private", "regional", "static", "allow", "deny", "active", "local"),
    *("deleted", "self", "blackhole", "s3", "ipv6", "available"),
)
PLAIN = st.sampled_from([*WORDS, *NAMES, True, False, None, 0, 1, -1, 100, 40000, 10**17, [], {}])


@cache
def opened(slug: str) -> Drawer:
    """An example, open."""
    rows = open_path(example_path(slug)).rows
    return Drawer(rows.scenario, rows)


def values(field: Field, sheet: Sheet) -> st.SearchStrategy[Any]:
    """Something for a field: often what may stand there, sometimes anything."""
    shape = field.shape.of if isinstance(field.shape, ListOf) else field.shape
    fitting = _fitting(shape, sheet) | PLAIN
    return st.lists(fitting, max_size=3) if isinstance(field.shape, ListOf) else fitting


def _fitting(shape: Shape, sheet: Sheet) -> st.SearchStrategy[Any]:
    match shape:
        case Refers():
            known = [ref for ref, one in sheet.items() if one.kind in shape.slugs]
            return st.sampled_from([*known, *shape.words, None])
        case Choice():
            return st.sampled_from(shape.words)
        case Text():
            return st.sampled_from(NAMES)
        case Truth():
            return st.booleans()
        case _:
            return st.sampled_from(WORDS)


@st.composite
def saids(draw_from: Callable[..., Any], slug: str, sheet: Sheet) -> dict[str, Any]:
    """What somebody types into some of the fields of a form."""
    kind = kind_named(slug)
    fields = draw_from(st.lists(st.sampled_from([*kind.fields, *kind.shorthand]), max_size=2))
    said = {field.key: draw_from(values(field, sheet)) for field in fields}
    if draw_from(st.booleans()):
        said["name"] = draw_from(st.sampled_from(NAMES))
    for part in kind.parts if draw_from(st.integers(0, 3)) == 3 else ():
        row = st.fixed_dictionaries({}, optional={f.key: values(f, sheet) for f in part.fields})
        said[part.key] = draw_from(st.lists(row, max_size=3))
    return said


@st.composite
def acts(draw_from: Callable[..., Any], sheet: Sheet) -> Act:
    """Anything that somebody may do."""
    refs = [one for one in sheet if one != HEAD]
    what = draw_from(st.sampled_from(["add", "change", "change", "delete", "duplicate"]))
    if what == "add" or not refs:
        slug = draw_from(st.sampled_from([kind.slug for kind in KINDS]))
        return Add(slug, draw_from(saids(slug, sheet)))
    ref = draw_from(st.sampled_from(refs))
    if what == "delete":
        return Delete(ref, along=draw_from(st.booleans()))
    if what == "duplicate":
        return duplicate(sheet, ref)
    seen = draw_from(st.sampled_from(["", fingerprint(sheet, ref), "", "0" * 16]))
    said = draw_from(saids(sheet[ref].kind, sheet))
    if draw_from(st.booleans()):
        said = {**says_of(sheet, ref), **said}
    return Change(ref, said, seen)


@settings(max_examples=60)
@given(st.data())
def test_whatever_is_done_goes_or_is_refused_with_a_sentence(data: st.DataObject) -> None:
    drawer = opened(data.draw(st.sampled_from(examples.ORDER)))
    for _ in range(data.draw(st.integers(1, 4))):
        before = sheet_in(drawer)
        act = data.draw(acts(before))
        try:
            outcome = try_act(drawer, act)
        except Refused as refusal:
            event("refused")
            assert refusal.faults and all(one.message.isprintable() for one in refusal.faults)
            continue
        except (Conflict, InUse) as told:
            event(type(told).__name__)
            continue
        event(f"went: {type(act).__name__}")
        act.summary(before)
        prove(before, outcome.sheet)
        rows = outcome.reading.rows
        drawer = Drawer(rows.scenario, rows)
    prove_picture(drawer)


def prove(before: Sheet, after: Sheet) -> None:
    """It is sound, is read as it is written, and can be taken back and done again."""
    reading = read_sheet(after, Scenario())
    assert sheet_of(reading.rows) == after and not reading.faults
    changes = difference(before, after)
    assert merged(before, changes) == after
    assert merged(after, inverse(changes)) == before


def prove_picture(drawer: Drawer) -> None:
    """The engine, the findings and the drawing take it."""
    list(faults(drawer.network))
    findings(drawer.network)
    assert drawer.results is not None
    try:
        assert "<script" not in draw(drawer.network).svg()
    except DrawingFailed as failure:
        raise AssertionError(failure.reason) from failure
