"""What the source does not describe, marked so that everybody sees it: dashed, and in words."""

from dataclasses import replace

from playground.drawing.cards import Card, Line
from playground.drawing.picture import Frame
from playground.drawing.styles import NOT_DESCRIBED as WORDS
from playground.engine.network import Network

LOOK = "undescribed"


def marked_card(network: Network, card: Card) -> Card:
    """The card as it is, or marked; the words take the place of those that say its kind or state.

    A card that says nothing but addresses has no room for them beside its label.
    """
    if card.ref not in network.undescribed:
        return card
    texts = [line for line in card.lines if line.look != "words"]
    lines = (*texts, Line(WORDS, "words")) if len(texts) < max(len(card.lines), 1) else card.lines
    marks = f"{card.marks} {LOOK}".strip()
    return replace(card, lines=tuple(lines), marks=marks, label=f"{card.label}, {WORDS}")


def marked_frame(network: Network, frame: Frame) -> Frame:
    """The frame as it is, or marked; a VPC has a line for the words, others end in them."""
    if frame.ref not in network.undescribed:
        return frame
    *others, last = frame.lines or ("",)
    told = frame.kind == "vpc"
    lines = frame.lines if told else (*others, ", ".join(filter(None, (last, WORDS))))
    marks = f"{frame.marks} {LOOK}".strip()
    return replace(frame, lines=lines, marks=marks, label=f"{frame.label}, {WORDS}")
