"""A picture as a draw.io document: containers, cards and connectors where the picture has them.

Every card moves with the frame that holds it, and every connector with what it joins.  The lines
and the trace are layers of their own, so that each can be hidden.
"""

import xml.etree.ElementTree as ET
from collections.abc import Iterable, Sequence
from html import escape
from itertools import count, pairwise

from playground.drawing import styles
from playground.drawing.captions import clean
from playground.drawing.cards import Card
from playground.drawing.clouds import SERVICES_ID
from playground.drawing.drawio_shapes import (
    Style,
    card_style,
    frame_style,
    icon_style,
    leg_style,
    sign_style,
    wire_style,
    written,
)
from playground.drawing.geometry import Box, Point, number
from playground.drawing.nesting import Nest, nest
from playground.drawing.picture import Frame, Line, Picture
from playground.drawing.stretches import numbered, outcomes
from playground.drawing.trail import Leg, Trace, follow
from playground.engine.nodes import Ref

ICON, SIGN = 24, 22
SIGNS = {"": "\u2713", "blocked": "\u2715", "undetermined": "?"}
"""What becomes of a leg -> the sign at its end."""
NUMBER_AT = "-0.4"
"""Of a way from -1 to 1: there the numbers of request and reply stand apart."""
NETWORK, LINES, TRACE = "layer-network", "layer-lines", "layer-trace"
LAYERS = {NETWORK: "Network", LINES: "Lines", TRACE: "Trace"}


def to_drawio(picture: Picture, trace: Trace | None = None) -> str:
    """The document, not compressed; with a trace its way is numbered and coloured."""
    page = _Page(picture, trace)
    page.fill(nest(picture), NETWORK, page.origin)
    for line in picture.lines:
        page.wire(line)
    for name, leg in trace.legs if trace else ():
        page.walk(name, leg, trace.lane(name) if trace else 0)
    return page.text()


class _Page:
    """The page while it is filled, and the cells on it that lines may end at."""

    def __init__(self, picture: Picture, trace: Trace | None) -> None:
        self.picture, self.view = picture, picture.view
        self.origin = Point(picture.view.x, picture.view.y)
        self.marks = outcomes(trace, lambda leg: follow(picture, leg.refs).through)
        self.ids = (f"c{number}" for number in count(1))
        self.cells: dict[Ref, tuple[str, Box]] = {}
        self.root = ET.Element("root")
        ET.SubElement(self.root, "mxCell", id="0")
        for layer in (NETWORK, LINES, *([TRACE] if trace else [])):
            told = {"id": layer, "parent": "0", "value": LAYERS[layer]}
            ET.SubElement(self.root, "mxCell", told)

    def text(self) -> str:
        """The whole file."""
        file = ET.Element("mxfile", host="cloud-network-playground")
        diagram = ET.SubElement(file, "diagram", id="picture", name="Network")
        width, height = number(self.view.width), number(self.view.height)
        size = {"page": "1", "pageWidth": width, "pageHeight": height}
        ET.SubElement(diagram, "mxGraphModel", size).append(self.root)
        ET.indent(file)
        return ET.tostring(file, encoding="unicode", xml_declaration=True) + "\n"

    def fill(self, one: Nest, parent: str, origin: Point) -> None:
        """What lies in a frame, with coordinates from the frame's upper left corner."""
        for inner in one.nests:
            assert inner.frame is not None
            cell = self._frame(inner.frame, parent, origin)
            self.fill(inner, cell, Point(inner.frame.box.x, inner.frame.box.y))
        for card in one.cards:
            self._card(card, parent, origin)

    def _frame(self, frame: Frame, parent: str, origin: Point) -> str:
        ref = frame.ref or (SERVICES_ID if frame.kind == SERVICES_ID else "")
        texts = [frame.title, *frame.lines, *filter(None, [frame.badge])]
        style = frame_style(frame, self.marks.get(ref))
        cell = self._vertex(_label(texts), style, parent, _from(origin, frame.box))
        return self._named(cell, ref, frame.label, frame.box)

    def _card(self, card: Card, parent: str, origin: Point) -> None:
        label = _label([card.name, *(line.text for line in card.lines)])
        style = card_style(card, self.marks.get(card.ref))
        cell = self._vertex(label, style, parent, _from(origin, card.box))
        holder = self._named(cell, card.ref, card.label, card.box)
        icon = Box(styles.STEP, (card.box.height - ICON) / 2, ICON, ICON)
        self._vertex("", icon_style(card.kind), holder, icon)

    def _vertex(self, label: str, style: Style, parent: str, box: Box) -> ET.Element:
        told = {"value": label, "style": written(style), "vertex": "1", "parent": parent}
        cell = ET.SubElement(self.root, "mxCell", {"id": next(self.ids), **told})
        geometry = {name: number(value) for name, value in box._asdict().items()}
        ET.SubElement(cell, "mxGeometry", {**geometry, "as": "geometry"})
        return cell

    def _named(self, cell: ET.Element, ref: Ref, label: str, box: Box) -> str:
        """The cell wrapped in what draw.io calls its data: a tooltip, and the resource's id."""
        name = cell.attrib.pop("id")
        data = {"id": name, "label": cell.attrib.pop("value"), "tooltip": escape(label)}
        self.root.remove(cell)
        data["resource"] = "" if ref == SERVICES_ID else clean(ref)
        ET.SubElement(self.root, "UserObject", data).append(cell)
        if ref:
            self.cells[ref] = name, box
        return name

    def wire(self, line: Line) -> None:
        """One of the picture's lines."""
        edge = line.edge
        self._edge("", wire_style(line), LINES, edge.points, (edge.source, edge.target))

    def walk(self, name: str, leg: Leg, lane: float) -> None:
        """A leg of the trace, an arrow from each stop to the next, and the sign of its end."""
        trail = follow(self.picture, leg.refs).moved(lane)
        stops = sorted(set(trail.stops))
        for index, (start, end) in enumerate(pairwise(stops), 1):
            points = trail.points[start : end + 1]
            ends = self._at(points[0]), self._at(points[-1])
            self._edge(numbered(name, index), leg_style(name), TRACE, points, ends)
        if trail.points:
            place = Box(trail.sign.x - SIGN / 2, trail.sign.y - SIGN / 2, SIGN, SIGN)
            self._vertex(SIGNS[leg.mark], sign_style(leg.mark), TRACE, _from(self.origin, place))

    def _at(self, point: Point) -> Ref:
        """The smallest cell around a stop of the trace: the card, or the site, that it is at."""
        around = [
            (box.width * box.height, ref)
            for ref, (_, box) in self.cells.items()
            if box.x <= point.x <= box.right and box.y <= point.y <= box.bottom
        ]
        return min(around, default=(0, ""))[1]

    def _edge(
        self, label: str, style: Style, layer: str, points: Sequence[Point], ends: tuple[Ref, Ref]
    ) -> None:
        """A connector by these points; at both ends held by the cell there, if there is one."""
        told = {"id": next(self.ids), "value": label, "edge": "1", "parent": layer}
        cell = ET.SubElement(self.root, "mxCell", told)
        place = {"x": NUMBER_AT, "relative": "1", "as": "geometry"}
        geometry = ET.SubElement(cell, "mxGeometry", place)
        sides = ("source", points[:2]), ("target", points[:-3:-1])
        for ref, (side, (point, beside)) in zip(ends, sides, strict=True):
            if ref in self.cells:
                name, box = self.cells[ref]
                cell.set(side, name)
                style = style | _held(side, box, point, beside)
            else:
                self._point(geometry, point, f"{side}Point")
        cell.set("style", written(style))
        way = ET.SubElement(geometry, "Array", {"as": "points"})
        for point in points[1:-1]:
            self._point(way, point)

    def _point(self, parent: ET.Element, point: Point, name: str = "") -> None:
        place = {"x": number(point.x - self.origin.x), "y": number(point.y - self.origin.y)}
        ET.SubElement(parent, "mxPoint", place | ({"as": name} if name else {}))


def _from(origin: Point, box: Box) -> Box:
    """A box as seen from the upper left corner of what holds it."""
    return box.moved(-origin.x, -origin.y)


def _label(texts: Iterable[str]) -> str:
    """draw.io reads labels as HTML: the name bold, the rest below it."""
    name, *rest = map(escape, texts)
    return "<br>".join([f"<b>{name}</b>", *rest])


def _held(side: str, box: Box, point: Point, beside: Point) -> Style:
    """Where on a cell's border a connector is held, as shares of its width and height."""
    if _within(box, point) and not _within(box, beside):
        point = _clipped(box, point, beside)
    prefix = "exit" if side == "source" else "entry"
    share = {"X": (point.x - box.x) / box.width, "Y": (point.y - box.y) / box.height}
    held = {f"{prefix}{axis}": f"{value:.4f}" for axis, value in share.items()}
    return {**held, f"{prefix}Perimeter": "0"}


def _within(box: Box, point: Point) -> bool:
    return box.x < point.x < box.right and box.y < point.y < box.bottom


def _clipped(box: Box, point: Point, beside: Point) -> Point:
    """Where a line that leaves a box straight up, down or to a side crosses its border."""
    x = min(max(beside.x, box.x), box.right) if abs(beside.x - point.x) > 0.5 else point.x
    y = min(max(beside.y, box.y), box.bottom) if abs(beside.y - point.y) > 0.5 else point.y
    return Point(x, y)
