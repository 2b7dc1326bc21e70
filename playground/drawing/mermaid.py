"""A picture as a Mermaid flowchart, as GitHub, GitLab and many wikis show it inside a text."""

from collections.abc import Iterator
from typing import NamedTuple

from playground.drawing.cards import Card
from playground.drawing.clouds import SERVICES_ID
from playground.drawing.dot import OUTSIDE
from playground.drawing.nesting import Nest, nest
from playground.drawing.picture import Frame, Picture
from playground.drawing.stretches import ink, outcomes, stretches
from playground.drawing.styles import STYLES, slug
from playground.drawing.trail import Leg, Trace, follow
from playground.engine.nodes import OutsideHost, Ref

PLAIN = frozenset(" .-_/(),+")
"""What means nothing to Mermaid inside quotes, besides letters and digits."""
WORDS = {slug(kind): style.words for kind, style in STYLES.items()}
MARKED = {"": "passed", "blocked": "blocked", "undetermined": "undetermined"}
"""A mark of a trace -> the class of what bears it."""


def to_mermaid(picture: Picture, trace: Trace | None = None) -> str:
    """Frames as nested subgraphs, cards as nodes, lines as links; a trace as numbered arrows."""
    return "\n".join(_Chart(picture, trace).lines()) + "\n"


class Wire(NamedTuple):
    """One of the picture's lines."""

    tail: Ref
    head: Ref
    link: str


class _Chart:
    """The flowchart of one picture: which of its ids stands for which resource.

    Mermaid fails on many links that end at subgraphs, so each that is linked has a port in it.
    """

    def __init__(self, picture: Picture, trace: Trace | None) -> None:
        self.picture = picture
        self.frames = {frame: f"f{number}" for number, frame in enumerate(picture.frames)}
        self.ids = {_ref(frame): f"p{name}" for frame, name in self.frames.items() if _ref(frame)}
        self.ids |= {card.ref: f"n{number}" for number, card in enumerate(picture.cards)}
        self.wires = list(self._wires())
        self.way = list(stretches(trace, self._shown))
        self.outcomes = outcomes(trace, self._shown)
        self.linked = {end for wire in self.wires for end in (wire.tail, wire.head)}
        self.linked |= {end for one in self.way for end in (one.tail, one.head)}

    def _wires(self) -> Iterator[Wire]:
        """The picture's lines, the upper end first; the one to hosts outside for each of them."""
        hosts = [card.ref for card in self.picture.cards if card.kind == slug(OutsideHost)]
        for line in self.picture.lines:
            edge, link = line.edge, "-.-" if line.dashed else "---"
            for target in hosts if edge.target == OUTSIDE else [edge.target]:
                ends = (target, edge.source) if edge.gathers else (edge.source, target)
                yield Wire(*ends, link)

    def _shown(self, leg: Leg) -> tuple[Ref, ...]:
        return follow(self.picture, leg.refs).through

    def lines(self) -> Iterator[str]:
        """The whole text."""
        yield "flowchart TB"
        yield from self._drawn(nest(self.picture), "  ")
        yield from self._links()
        yield from self._looks()

    def _drawn(self, one: Nest, indent: str) -> Iterator[str]:
        for card in one.cards:
            yield f'{indent}{self.ids[card.ref]}["{self._card_label(card)}"]'
        for inner in one.nests:
            assert inner.frame is not None
            name = self.frames[inner.frame]
            yield f'{indent}subgraph {name}["{self._frame_label(inner.frame)}"]'
            if _ref(inner.frame) in self.linked:
                yield f'{indent}  {self.ids[_ref(inner.frame)]}((" "))'
            yield from self._drawn(inner, indent + "  ")
            yield f"{indent}end"

    def _card_label(self, card: Card) -> str:
        """Its name at full length, its kind and its addresses, a line each."""
        says_kind = any(line.look == "words" for line in card.lines)
        kind = [] if says_kind else [WORDS.get(card.kind, "")]
        name = self.picture.names.get(card.ref, card.name)
        texts = [name, *filter(None, kind), *(line.text for line in card.lines)]
        return "<br/>".join(map(_escaped, texts))

    def _frame_label(self, frame: Frame) -> str:
        """Its name and blocks in one line: a second one would lie under what the subgraph holds."""
        name = self.picture.names.get(frame.ref, frame.name)
        return _escaped(", ".join([name, *frame.lines, *filter(None, [frame.badge])]))

    def _links(self) -> Iterator[str]:
        for wire in self.wires:
            yield f"  {self.ids[wire.tail]} {wire.link} {self.ids[wire.head]}"
        for one in self.way:
            arrow = "==>" if one.leg == "request" else "-.->"
            yield f"  {self.ids[one.tail]} {arrow}|{one.label}| {self.ids[one.head]}"

    def _looks(self) -> Iterator[str]:
        first = len(self.wires)
        for number in range(first, first + len(self.way)):
            yield f"  linkStyle {number} stroke:{ink()},stroke-width:3px"
        for mark, name in MARKED.items():
            bearers = [self.ids[ref] for ref, found in self.outcomes.items() if found == mark]
            if bearers:
                yield f"  classDef {name} stroke:{ink(mark)},stroke-width:3px"
                yield f"  class {','.join(bearers)} {name}"


def _ref(frame: Frame) -> Ref:
    """What lines name a frame by; regions and zones have no name, and no lines."""
    return frame.ref or (SERVICES_ID if frame.kind == SERVICES_ID else "")


def _escaped(text: str) -> str:
    """The text as Mermaid's entities where it could be read as anything but text."""
    return "".join(one if one.isalnum() or one in PLAIN else f"#{ord(one)};" for one in text)
