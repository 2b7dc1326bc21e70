"""The picture: frames, cards and lines, each at its place; drawn as SVG by a Django template."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from playground.drawing import styles
from playground.drawing.captions import shorten
from playground.drawing.cards import Card
from playground.drawing.geometry import Box, number, rounded
from playground.drawing.parts import Part
from playground.drawing.plans import Plot
from playground.drawing.wiring import Edge
from playground.engine.nodes import Ref

if TYPE_CHECKING:
    from playground.drawing.rendering import Lighting
    from playground.drawing.trail import Trace


@dataclass(frozen=True)
class Frame:
    """A box that holds others: a region, a VPC, a zone, a subnet, a site, a block of services.

    `letters` grow with the picture.
    """

    kind: str
    box: Box
    name: str
    label: str
    ref: Ref = ""
    lines: tuple[str, ...] = ()
    badge: str = ""
    letters: styles.Letters = styles.USUAL
    marks: str = ""
    key: str = ""
    """Tells it from others of its kind where it is no resource: a zone of a VPC, a region."""

    @property
    def id(self) -> str:
        """The element's id: the same as long as it is drawn."""
        return f"r-{self.ref}" if self.ref else f"f-{self.kind}-{self.key}"

    @property
    def title(self) -> str:
        """The name, as far as there is room: what is said of a region comes uncut."""
        room = self.box.width - styles.TEXT_LEFT - styles.GAP
        return shorten(self.name, room, self.letters.title) if self.kind == "region" else self.name


DASHED = frozenset(
    ("outside", "vpc-endpoint", "aws-service", "vpc-endpoint-service", "transport", "down")
)
"""The looks that picture.css draws dashed."""


@dataclass(frozen=True)
class Line:
    """An edge with its path data."""

    edge: Edge
    path: str

    @property
    def id(self) -> str:
        """The element's id."""
        return f"e-{self.edge.source}-{self.edge.target}"

    @property
    def dashed(self) -> bool:
        """Is it drawn dashed?"""
        return not DASHED.isdisjoint(self.edge.look.split())


@dataclass(frozen=True)
class Picture:
    """What is drawn, in drawing order.  Equal networks give equal pictures, byte for byte."""

    view: Box
    frames: tuple[Frame, ...]
    lines: tuple[Line, ...]
    cards: tuple[Card, ...]
    plots: dict[Ref, Plot]
    aliases: dict[Ref, Ref] = field(default_factory=dict)
    """Resources that show as another one: a primary interface as its instance."""
    members: dict[Ref, tuple[Ref, ...]] = field(default_factory=dict)
    """What is drawn by its parts: an endpoint or load balancer by its network interfaces."""
    homes: dict[Ref, Ref] = field(default_factory=dict)
    """What stands in or on a site -> the site."""
    behind: dict[Ref, Ref] = field(default_factory=dict)
    """The network interface of an endpoint -> the endpoint service that it leads to."""
    names: dict[Ref, str] = field(default_factory=dict)
    """What everything is called, however little of it there is room for."""

    def svg(self, trace: "Trace | None" = None, standalone: bool = False) -> str:
        """The picture as an `<svg>` element; standalone: with styles and icons inside."""
        from playground.drawing.rendering import render

        return render(self, trace, standalone)

    def lighting(self, trace: "Trace") -> "Lighting":
        """What lights a trace in the plain picture."""
        from playground.drawing.rendering import light

        return light(self, trace)

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """Everything drawn, without a trace, as flat siblings in their order."""
        from playground.drawing.rendering import parts_of

        return parts_of(self)

    @property
    def view_box(self) -> str:
        """What shows everything: left, top, width, height."""
        box = self.view
        return " ".join(map(number, (box.x, box.y, box.width, box.height)))

    def miniature(self, standalone: bool = False) -> str:
        """The picture for a card: no ids, nothing to focus, no texts; standalone: as an image of
        a page, light or dark as that is.
        """
        from playground.drawing.rendering import render_miniature

        return render_miniature(self, standalone)

    def __contains__(self, ref: object) -> bool:
        return ref in self.boxes or ref in self.aliases

    @property
    def boxes(self) -> dict[Ref, Box]:
        """Where every drawn resource is."""
        return dict(self._boxes())

    def _boxes(self) -> Iterator[tuple[Ref, Box]]:
        for frame in self.frames:
            if frame.ref:
                yield frame.ref, frame.box
        for card in self.cards:
            yield card.ref, card.box


def line(edge: Edge) -> Line:
    """An edge with its path data."""
    return Line(edge, rounded(edge.points[::-1] if edge.gathers else edge.points))
