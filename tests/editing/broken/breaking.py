"""How a broken rule is written down: who does what to which network, and where it is told."""

from dataclasses import dataclass
from typing import Any

from playground.editing.acts import Act, Add, Change
from playground.editing.sheet import Says, Sheet, primary_of
from playground.engine.nodes import Ref
from playground.engine.validity import Fault
from playground.kinds import BY_SLUG
from tests.editing.broken.grounds import GROUNDS


@dataclass(frozen=True)
class Breaks:
    """Somebody adds a `kind`, or changes the one called `name`, so that it says `says`.

    `fault` is a class of the engine, or the rule id of something that a row alone is refused for.
    References are written "@name", or "@kind/name" where several are called so.  `at` is who is
    told of it, if that is somebody else; at an instance, also its primary interface.
    """

    fault: type[Fault] | str
    kind: str
    says: Says
    path: str
    name: str = ""
    at: str = ""
    ground: str = "shop"

    @property
    def rule(self) -> str:
        """The id of the rule that is broken."""
        return self.fault if isinstance(self.fault, str) else self.fault.rule

    @property
    def label(self) -> str:
        """What the test is called: first the rule."""
        fault = "" if isinstance(self.fault, str) else f"-{self.fault.__name__}"
        return f"{self.rule}{fault}-{'change' if self.name else 'add'}-{self.kind}-{self.path}"

    @property
    def file(self) -> str:
        """The network before, as a scenario file."""
        return GROUNDS[self.ground]

    def act(self, sheet: Sheet) -> Act:
        """What is done."""
        says = named(self.says, sheet)
        if not self.name:
            return Add(self.kind, says)
        return Change(find(f"{self.kind}/{self.name}", sheet), says)

    def where(self, act: Act, sheet: Sheet) -> set[Ref]:
        """Whom it may be told at."""
        if self.at:
            return {find(self.at.removeprefix("@"), sheet)}
        primary = primary_of(sheet, act.id)
        return {act.id, *([primary] if primary else [])}


def find(text: str, sheet: Sheet) -> Ref:
    """The id of 'name' or 'kind/name'."""
    kind, _, name = text.rpartition("/")
    found = [
        ref
        for ref, one in sheet.items()
        if one.name == name and one.kind in BY_SLUG and kind in ("", one.kind)
    ]
    assert len(found) == 1, f"{text} is {found}"
    return found[0]


def named(value: Any, sheet: Sheet) -> Any:
    """With ids in place of @names."""
    if isinstance(value, str) and value.startswith("@"):
        return find(value[1:], sheet)
    if isinstance(value, list):
        return [named(one, sheet) for one in value]
    if isinstance(value, dict):
        return {key: named(one, sheet) for key, one in value.items()}
    return value


def add(
    fault: type[Fault] | str, kind: str, says: Says, path: str, at: str = "", ground: str = "shop"
) -> Breaks:
    """Somebody adds it."""
    return Breaks(fault, kind, {"name": "broken", **says}, path, "", at, ground)


def change(
    fault: type[Fault] | str, who: str, says: Says, path: str, at: str = "", ground: str = "shop"
) -> Breaks:
    """Somebody changes 'kind/name'."""
    kind, _, name = who.partition("/")
    return Breaks(fault, kind, says, path, name, at, ground)
