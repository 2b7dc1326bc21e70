"""Quick acts: one click for what takes a beginner five forms, each row told before it is added."""

from playground.editing.quick import hosts, joined, subnets
from playground.editing.quick.plan import UNDESCRIBED, Plan, Quick, Series, WhyNot
from playground.editing.sheet import Refused, Sheet
from playground.engine.network import Network
from playground.engine.nodes import Ref

QUICK: tuple[Quick, ...] = (*subnets.QUICK, *hosts.QUICK, *joined.QUICK)
BY_NAME = {(one.kind, one.name): one for one in QUICK}


def plan(name: str, sheet: Sheet, network: Network, ref: Ref) -> Plan:
    """What a quick act would do to a resource, or why it would do nothing.

    Raises KeyError if there is no such act for its kind, or no such resource.
    """
    entry = sheet[ref]
    quick, called = BY_NAME[entry.kind, name], entry.name or ref
    series, title = Series(sheet, network), quick.title(called)
    if entry.says.get(UNDESCRIBED):
        return Plan(name, title, why_not=f"Nobody has told what {called} is.")
    try:
        quick.work(series, ref)
    except (WhyNot, Refused) as why_not:
        return Plan(name, title, why_not=str(why_not))
    return Plan(
        name, title, tuple(series.lines), series.as_one(quick.told(called)), "", series.note
    )


def list_for(sheet: Sheet, network: Network, ref: Ref) -> tuple[Plan, ...]:
    """The quick acts that would do something for a resource, as plans."""
    if ref not in sheet:
        return ()
    names = [name for kind, name in BY_NAME if kind == sheet[ref].kind]
    plans = (plan(name, sheet, network, ref) for name in names)
    return tuple(one for one in plans if not one.why_not)


__all__ = ["QUICK", "Plan", "list_for", "plan"]
