"""The way of one packet, so far: what it met, what it looks like now, what devices remember."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from playground.engine.network import Network
from playground.engine.nodes import Ref
from tests.engine.oracle.headers import Headers


class Fate(NamedTuple):
    """How the way of a packet ended.

    `codes`: every blocker in path order.  `arrived`: it came through, at least as if the filters
    that blocked it had let it pass; `where` is then the interface, the VPC of a link-local service,
    or 'internet'.  `looks`: the headers before and after every rewrite.
    """

    arrived: bool
    where: Ref | None
    codes: tuple[str, ...]
    looks: tuple[Headers, ...]

    @property
    def delivered(self) -> bool:
        """Did it come through in truth?"""
        return self.arrived and not self.codes


@dataclass
class Memory:
    """What stateful devices saw of the request."""

    sent: list[tuple[Ref, Headers]] = field(default_factory=list)
    received: list[tuple[Ref, Headers]] = field(default_factory=list)
    translated: list[tuple[Ref, Headers, Headers]] = field(default_factory=list)
    lent: list[tuple[Ref, Headers, Headers]] = field(default_factory=list)
    left: list[Headers] = field(default_factory=list)
    opened: list[tuple[Ref, Headers]] = field(default_factory=list)
    crossed: list[tuple[Ref, Ref, Headers]] = field(default_factory=list)
    inspected: list[Ref] = field(default_factory=list)
    served: list[Ref] = field(default_factory=list)
    linked: list[tuple[Ref, Headers, Headers]] = field(default_factory=list)
    tunnelled: list[tuple[Ref, Headers, Headers]] = field(default_factory=list)
    balanced: list[tuple[Ref, Headers, Headers]] = field(default_factory=list)


def answers(packet: Headers, asked: Headers) -> bool:
    """Is the packet the reply of what was asked?"""
    return packet == asked.reply()


@dataclass
class Way:
    """The packet on its way.

    `came_by`: what it crossed last, a peering or the internet.  `hidden_by`: a device that put its
    own address in place of the sender's.
    """

    network: Network
    packet: Headers
    memory: Memory
    is_reply: bool
    codes: list[str] = field(default_factory=list)
    looks: list[Headers] = field(default_factory=list)
    turns: Counter[Ref] = field(default_factory=Counter)
    came_by: Ref | None = None
    hidden_by: Ref | None = None
    sender: Ref | None = None
    inspected: list[Ref] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.looks.append(self.packet)

    def rewrite_silently(self, **fields: Any) -> None:
        """Change headers, with more to change at the same device."""
        self.packet = self.packet._replace(**fields)

    def rewrite(self, **fields: Any) -> None:
        """Change headers."""
        self.rewrite_silently(**fields)
        if self.packet != self.looks[-1]:
            self.looks.append(self.packet)

    def blocked(self, code: str) -> None:
        """A filter denies; the way goes on as if it had not."""
        self.codes.append(code)

    def stopped(self, code: str) -> Fate:
        """Nothing lies behind this."""
        self.codes.append(code)
        return Fate(False, None, tuple(self.codes), tuple(self.looks))

    def unknown(self) -> Fate:
        """Nobody can say: not a blocker."""
        return Fate(False, None, tuple(self.codes), tuple(self.looks))

    def ends_at(self, where: Ref) -> Fate:
        """The packet comes through."""
        return Fate(True, where, tuple(self.codes), tuple(self.looks))

    def is_known(self, seen: list[tuple[Ref, Headers]], device: Ref) -> bool:
        """Does the device remember the packet that this one answers?"""
        return self.is_reply and any(
            where == device and answers(self.packet, asked) for where, asked in seen
        )
