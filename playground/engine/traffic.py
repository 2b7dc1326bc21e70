"""Traffic: one `Packet`, or a `PacketSet` of many, behind one interface.

A header has four fields.  SERVICE melts protocol and destination port (or ICMP type and code) into
one number, so that every rule of a filter is one interval of it.

A PacketSet is a union of boxes over *variables*, with one view that says what each header field is:
a variable plus a constant, or a constant alone.  Variables 0 to 3 are the fields as first sent; a
device that picks a port adds a variable.  Narrowing a field narrows its variable, so the boxes always
say which packets *as sent* are still here; a rewrite or a reply only changes the view, so the inverse
of a translation is exact.
"""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple, Protocol, Self

from playground.engine.addresses import V6, Intervals, meet, shift
from playground.engine.nodes import ICMP, ICMPV6, TCP, UDP

if TYPE_CHECKING:
    from playground.engine.tables import Row, Table

Field = int
SOURCE, DESTINATION, SERVICE, SOURCE_PORT = range(4)

ECHO_REQUEST, ECHO_REPLY = 8, 0
ECHO_REQUEST_V6, ECHO_REPLY_V6 = 128, 129

ALL_ADDRESSES: Intervals = (0, 2 * V6)
ALL_SERVICES: Intervals = (0, 256 << 16)
ALL_PORTS: Intervals = (0, 1 << 16)
DOMAINS: tuple[Intervals, ...] = (ALL_ADDRESSES, ALL_ADDRESSES, ALL_SERVICES, ALL_PORTS)
"""Everything that a field can hold, by field."""


def service(protocol: int, port: int = 0) -> int:
    """The SERVICE of a protocol number and a port (0 where the protocol has none)."""
    return protocol << 16 | port


def icmp_service(protocol: int, icmp_type: int, icmp_code: int) -> int:
    """The SERVICE of an ICMP or ICMPv6 message."""
    return protocol << 16 | icmp_type << 8 | icmp_code


PING = icmp_service(ICMP, ECHO_REQUEST, 0)
PING_V6 = icmp_service(ICMPV6, ECHO_REQUEST_V6, 0)
PING_REPLY_STEP = (ECHO_REPLY - ECHO_REQUEST) << 8
PING_V6_REPLY_STEP = (ECHO_REPLY_V6 - ECHO_REQUEST_V6) << 8

ANSWERED: tuple[Intervals, ...] = (
    (service(TCP), service(TCP + 1)),
    (service(UDP), service(UDP + 1)),
    (PING, PING + 256),
    (PING_V6, PING_V6 + 256),
    (
        0,
        service(ICMP),
        service(ICMP + 1),
        service(TCP),
        service(TCP + 1),
        service(UDP),
        service(UDP + 1),
        service(ICMPV6),
        service(ICMPV6 + 1),
        256 << 16,
    ),
)
"""The services that expect an answer, apart by how the answer's SERVICE comes of the question's."""


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
        """Is this the reply of what `asked` was?"""

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
        if protocol in (ICMP, ICMPV6) and _reply_step(self.service) == 0:
            return ()
        return (Packet(*_reply(self), picks=self.picks),)


def _reply_step(service: int) -> int:
    """What to add to the SERVICE of an echo request for its reply; 0 for everything else."""
    if PING <= service < PING + 256:
        return PING_REPLY_STEP
    if PING_V6 <= service < PING_V6 + 256:
        return PING_V6_REPLY_STEP
    return 0


def _reply(asked: Packet) -> tuple[int, int, int, int]:
    source, destination, asked_service, source_port, _ = asked
    protocol = asked_service >> 16
    if protocol in (TCP, UDP):
        port = asked_service & 0xFFFF
        return destination, source, protocol << 16 | source_port, port
    return destination, source, asked_service + _reply_step(asked_service), source_port


Box = tuple[Intervals, ...]
"""For each variable what it may be."""


class Link(NamedTuple):
    """What a header field is: a variable plus `shift`, or (variable -1) the constant `shift`."""

    variable: int
    shift: int

    def moved(self, by: int) -> "Link":
        """The same, plus a constant."""
        return Link(self.variable, self.shift + by)

    def values(self, box: Box) -> Intervals:
        """All that the field may be within one box."""
        if self.variable < 0:
            return (self.shift, self.shift + 1)
        return shift(box[self.variable], self.shift)


View = tuple[Link, Link, Link, Link]
HEADERS: View = (Link(0, 0), Link(1, 0), Link(2, 0), Link(3, 0))


class TooMixed(ArithmeticError):
    """Some members of a set answer a flow and others do not: no product of intervals says which."""


class PacketSet:
    """Many packets: boxes over variables, and a view of the headers."""

    __slots__ = ("boxes", "view")

    def __init__(self, boxes: tuple[Box, ...], view: View = HEADERS) -> None:
        self.boxes = boxes
        self.view = view

    @classmethod
    def of(
        cls,
        source: Intervals,
        destination: Intervals,
        service: Intervals = ALL_SERVICES,
        source_port: Intervals = ALL_PORTS,
    ) -> "PacketSet":
        """All packets with these headers.  Both addresses must be of one family (FLOW-06)."""
        families = {address >= V6 for ends in (source, destination) for address in ends[::2]}
        families |= {stop > V6 for ends in (source, destination) for stop in ends[1::2]}
        if len(families) > 1:
            raise ValueError("a set of packets is of one address family")
        return cls(((source, destination, service, source_port),))

    def split(self, table: "Table") -> Iterator[tuple["Row", "PacketSet"]]:
        """Every row of the table that takes some of the packets, with those."""
        for row, cells in table.cells():
            boxes = tuple(
                narrowed
                for box in self.boxes
                for cell in cells
                if (narrowed := self._narrow(box, cell)) is not None
            )
            if boxes:
                yield row, PacketSet(boxes, self.view)

    def _narrow(self, box: Box, cell: tuple[tuple[Field, Intervals], ...]) -> Box | None:
        for field, wanted in cell:
            variable, by = self.view[field]
            if variable < 0:
                if not meet((by, by + 1), wanted):
                    return None
                continue
            left = meet(box[variable], shift(wanted, -by))
            if not left:
                return None
            box = (*box[:variable], left, *box[variable + 1 :])
        return box

    def _seen_as(self, field: Field, link: Link) -> "PacketSet":
        view = list(self.view)
        view[field] = link
        return PacketSet(self.boxes, tuple(view))  # type: ignore[arg-type]

    def put(self, field: Field, value: int) -> "PacketSet":
        """Replace a field by a constant."""
        return self._seen_as(field, Link(-1, value))

    def move(self, field: Field, by: int) -> "PacketSet":
        """Add a constant to a field."""
        return self._seen_as(field, self.view[field].moved(by))

    def choose(self, field: Field, low: int, stop: int) -> "PacketSet":
        """A new variable: any value of the range may be picked."""
        variable = len(self.boxes[0])
        boxes = tuple((*box, (low, stop)) for box in self.boxes)
        return PacketSet(boxes, self.view)._seen_as(field, Link(variable, 0))

    def answers(self, asked: "PacketSet") -> bool:
        """Is this the reply of what `asked` was?  Raises TooMixed if only for some members."""
        expected = self.as_answer(asked).view
        if self.view == expected:
            return True
        found = {self._alike(box, expected) for box in self.boxes}
        if len(found) > 1:
            raise TooMixed
        return found.pop()

    def _alike(self, box: Box, expected: View) -> bool:
        undecided = False
        for mine, other in zip(self.view, expected, strict=True):
            if mine == other:
                continue
            here, there = mine.values(box), other.values(box)
            if not meet(here, there):
                return False
            undecided = undecided or here != there or here[-1] - here[0] > 1
        if undecided:
            raise TooMixed
        return True

    def as_answer(self, asked: "PacketSet") -> "PacketSet":
        """The reply of what `asked` was, for the packets that are still here."""
        source, destination, asked_service, source_port = asked.view
        number = asked_service.values(self._widened(asked))[0]
        protocol = number >> 16
        if protocol in (TCP, UDP):
            answer, port = source_port.moved(protocol << 16), asked_service.moved(-(protocol << 16))
        else:
            answer, port = asked_service.moved(_reply_step(number)), source_port
        return PacketSet(self.boxes, (destination, source, answer, port))

    def _widened(self, asked: "PacketSet") -> Box:
        """A box that knows every variable of `asked` (all boxes of a reply are of one protocol)."""
        return self.boxes[0] if len(self.boxes[0]) >= len(asked.boxes[0]) else asked.boxes[0]

    def replies(self) -> "Iterator[PacketSet]":
        """One set for each way in which protocols answer."""
        for services in ANSWERED:
            boxes = tuple(
                narrowed
                for box in self.boxes
                if (narrowed := self._narrow(box, ((SERVICE, services),))) is not None
            )
            if boxes:
                asked = PacketSet(boxes, self.view)
                yield asked.as_answer(asked)
