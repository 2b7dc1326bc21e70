"""A plan: what one click would do, line by line, before anybody clicks."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from playground.editing.acts import Act, Add, Change, Several, known
from playground.editing.proposals.scene import Scene
from playground.editing.sheet import Says, Sheet
from playground.engine.network import Network
from playground.engine.nodes import Ref

UNDESCRIBED = "undescribed"
"""The key of what is named and of which nobody has told more."""


class WhyNot(ValueError):  # noqa: N818  (it is no mistake of anybody's)
    """There is nothing to do, or it cannot be done; the message is a sentence for the user."""


@dataclass(frozen=True)
class Plan:
    """What a quick act would do.  Where `why_not` says something, `act` is None.

    `lines` tell each row that it adds or changes; `note` what the user has to know besides.
    """

    name: str
    title: str
    lines: tuple[str, ...] = ()
    act: Act | None = None
    why_not: str = ""
    note: str = ""

    @property
    def mark(self) -> str:
        """By what a press knows that it is this plan that was shown."""
        return sha256("\n".join((self.title, *self.lines)).encode()).hexdigest()[:16]


@dataclass(frozen=True)
class Amend:
    """Some values of a list more or less: rows of a part, or references.

    What others put there meanwhile stays, which a change of the whole list would overwrite.
    """

    id: Ref
    key: str
    more: tuple[Any, ...] = ()
    less: tuple[Any, ...] = ()

    def on(self, sheet: Sheet) -> Sheet:
        """Raises Refused."""
        there = known(sheet, self.id).says.get(self.key) or []
        kept = [one for one in there if one not in self.less]
        return Change(self.id, {self.key: [*kept, *self.more]}).on(sheet)

    def summary(self, sheet: Sheet) -> str:
        """As of any change."""
        return Change(self.id, {}).summary(sheet)


class Series:
    """Acts in the making: each sees what those before it have done."""

    def __init__(self, sheet: Sheet, network: Network) -> None:
        self.sheet, self.network = sheet, network
        self.acts: list[Act] = []
        self.lines: list[str] = []
        self.note = ""

    def scene(self, near: Ref | None = None) -> Scene:
        """What there is by now."""
        return Scene(self.sheet, self.network, near)

    def add(self, kind: str, says: Says, *lines: str) -> Ref:
        """A new resource; gives its id."""
        act = Add(kind, says)
        self.do(act, *lines)
        return act.id

    def change(self, ref: Ref, says: Says, *lines: str) -> None:
        """Other values for some keys of a resource."""
        self.do(Change(ref, says), *lines)

    def amend(
        self,
        ref: Ref,
        key: str,
        more: Sequence[Any],
        *lines: str,
        less: Sequence[Any] = (),
    ) -> None:
        """Some values of a list more or less."""
        self.do(Amend(ref, key, tuple(more), tuple(less)), *lines)

    def do(self, act: Act, *lines: str) -> None:
        """One more act, and what it does in words."""
        self.sheet = act.on(self.sheet)
        self.acts.append(act)
        self.lines += lines

    def as_one(self, told: str) -> Several:
        """All of it as one step of the history."""
        return Several(tuple(self.acts), told)


@dataclass(frozen=True)
class Quick:
    """A quick act for resources of one kind."""

    name: str
    kind: str
    title: Callable[[str], str]
    """What the button says, given what the resource is called."""
    told: Callable[[str], str]
    """The line of history."""
    work: Callable[[Series, Ref], None]
    """Does the acts.  Raises WhyNot."""
