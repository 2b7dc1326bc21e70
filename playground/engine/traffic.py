"""Traffic: one `Packet` or a `PacketSet` of many, behind one interface.

Hops are written once and serve both; they never ask which of the two they hold.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple, Protocol, Self

from playground.engine.headers import Field, reply_step
from playground.engine.nodes import ICMP, ICMPV6, TCP, UDP

if TYPE_CHECKING:
    from playground.engine.tables import Row, Table


class TooMixedError(ArithmeticError):
    """Some members of a set answer a flow and others do not: no product of intervals says which."""


class Traffic(Protocol):
    """What a hop may do with traffic; it never asks whether it is one packet or many."""

    def split(self, table: "Table") -> Iterable[tuple["Row", Self]]:
        """The rows that take a part of this traffic, each with its part."""

    def put(self, field: Field, value: int) -> Self:
        """Replace a field by a constant."""

    def move(self, field: Field, by: int) -> Self:
        """Add a constant to a field."""

    def choose(self, field: Field, low: int, stop: int) -> Self:
        """A device picks a value of its own from low to stop - 1."""

    def answers(self, asked: Self) -> bool:
        """Is this the reply of what `asked` was?  Raises TooMixedError if only for some members."""

    def as_answer(self, asked: Self) -> Self:
        """Become the reply of what `asked` was (what a NAT gateway does on the way back)."""

    def replies(self) -> Iterable[Self]:
        """What the far end sends back, if the protocol answers at all."""


class Packet(NamedTuple):
    """One packet.  `picks` settles what devices choose on the way, first choice first."""

    source: int
    destination: int
    service: int
    source_port: int
    picks: tuple[int, ...] = ()

    def split(self, table: "Table") -> "tuple[tuple[Row, Packet]]":
        """The one row that takes it."""
        return ((table.find(self), self),)

    def put(self, field: Field, value: int) -> "Packet":
        """Replace a field by a constant."""
        fields = list(self)
        fields[field] = value
        return Packet(*fields)  # type: ignore[arg-type]

    def move(self, field: Field, by: int) -> "Packet":
        """Add a constant to a field."""
        return self.put(field, self[field] + by)  # type: ignore[operator]

    def choose(self, field: Field, low: int, stop: int) -> "Packet":
        """The next of `picks`; without one the value it has, moved into the range if need be."""
        if self.picks:
            return self.put(field, self.picks[0])._replace(picks=self.picks[1:])
        value: int = self[field]  # type: ignore[assignment]
        return self if low <= value < stop else self.put(field, low + value % (stop - low))

    def answers(self, asked: "Packet") -> bool:
        """Is this the reply of what `asked` was?"""
        return self[:4] == _reply(asked)

    def as_answer(self, asked: "Packet") -> "Packet":
        """The reply of what `asked` was."""
        return Packet(*_reply(asked), picks=self.picks)

    def replies(self) -> "tuple[Packet, ...]":
        """One packet, or none where the protocol does not answer."""
        protocol = self.service >> 16
        if protocol in (ICMP, ICMPV6) and reply_step(self.service) == 0:
            return ()
        return (Packet(*_reply(self), picks=self.picks),)


def _reply(asked: Packet) -> tuple[int, int, int, int]:
    source, destination, asked_service, source_port, _ = asked
    protocol = asked_service >> 16
    if protocol in (TCP, UDP):
        port = asked_service & 0xFFFF
        return destination, source, protocol << 16 | source_port, port
    return destination, source, asked_service + reply_step(asked_service), source_port
