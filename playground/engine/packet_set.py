"""Many packets at once: a union of boxes over variables, and a view that says what each field is.

Variables 0 to 3 are the fields as first sent; a device that picks a port adds a variable.
Narrowing a field narrows its variable, so the boxes always say which packets *as sent* are still
here; a rewrite or a reply only changes the view, so the inverse of a translation is exact.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from playground.engine.addresses import V6, Intervals, meet, shift
from playground.engine.headers import (
    ALL_PORTS,
    ALL_SERVICES,
    ANSWERED,
    SERVICE,
    Field,
    reply_step,
)
from playground.engine.nodes import TCP, UDP
from playground.engine.traffic import TooMixedError

if TYPE_CHECKING:
    from playground.engine.tables import Row, Table

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
        """Is this the reply of what `asked` was?  Raises TooMixedError if only for some members."""
        expected = self.as_answer(asked).view
        if self.view == expected:
            return True
        found = {self._alike(box, expected) for box in self.boxes}
        if len(found) > 1:
            raise TooMixedError
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
            raise TooMixedError
        return True

    def as_answer(self, asked: "PacketSet") -> "PacketSet":
        """The reply of what `asked` was, for the packets that are still here."""
        source, destination, asked_service, source_port = asked.view
        number = asked_service.values(self._widened(asked))[0]
        protocol = number >> 16
        if protocol in (TCP, UDP):
            answer, port = source_port.moved(protocol << 16), asked_service.moved(-(protocol << 16))
        else:
            answer, port = asked_service.moved(reply_step(number)), source_port
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
