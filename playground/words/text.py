"""Text with resources in it: what a sentence is before it becomes HTML, a terminal line or JSON."""

from collections.abc import Iterable
from typing import NamedTuple

from playground.engine.network import Network
from playground.engine.nodes import Ref
from playground.words.joiners import shown


class Mention(NamedTuple):
    """A resource named in a sentence."""

    ref: Ref


Text = tuple[str | Mention, ...]


def name_of(network: Network, ref: Ref) -> str:
    """What the user calls a resource, else its id; the internet's id is its name."""
    node = network.find(ref)
    return node.name or ref if node is not None else ref


def plain(text: Text, network: Network) -> str:
    """The text as one printable line: a name cannot smuggle in a line break or a terminal code."""
    words = (part if isinstance(part, str) else name_of(network, part.ref) for part in text)
    return printable("".join(words))


def printable(text: str) -> str:
    """A line for a terminal: what is no letter, sign or space there becomes a question mark."""
    return shown(text, "\ufffd")


def listed(refs: Iterable[Ref], last: str = "and") -> Text:
    """'a', 'a and b', 'a, b and c': resources as a list in a sentence."""
    mentions = [Mention(ref) for ref in refs]
    text: list[str | Mention] = []
    for place, mention in enumerate(mentions):
        if place:
            text.append(f" {last} " if place == len(mentions) - 1 else ", ")
        text.append(mention)
    return tuple(text)
