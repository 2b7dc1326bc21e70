"""How sentences about networks are filled: templates with gaps, and the forms to write them in."""

import re
from string import Formatter
from typing import Any

from playground.engine.addresses import Prefix, format_address
from playground.engine.network import Network
from playground.engine.nodes import Ref
from playground.words.kinds import kind_words
from playground.words.text import Mention, Text, name_of, printable

MOST_BLOCKS = 4
MARK = "\ue000{}\ue001"
"""Stands for a resource while gaps are filled; text of users has no such letters (`printable`)."""
MARKED = re.compile("\ue000(\\d+)\ue001")


def _alternatives(blocks: tuple[Prefix, ...], more: str = "another block of the VPC") -> str:
    """'10.0.0.0/16 or 100.64.0.0/16'; of very many blocks the first few."""
    named = [str(block) for block in blocks[:MOST_BLOCKS]]
    if len(blocks) > MOST_BLOCKS:
        named.append(more)
    *others, last = named or ["a block that the VPC gets first"]
    return f"{', '.join(others)} or {last}" if others else last


class Filler(Formatter):
    """Fills the gaps; what is filled in is never read as a template."""

    def __init__(self, network: Network) -> None:
        self.network = network
        self._named: list[Ref] = []

    def fill(self, template: str, fields: dict[str, Any]) -> Text:
        """The sentence, with the resources in it."""
        pieces = MARKED.split(self.vformat(template, (), fields))
        text = (Mention(self._named[int(p)]) if i % 2 else p for i, p in enumerate(pieces))
        return tuple(piece for piece in text if piece)

    def format_field(self, value: Any, format_spec: str) -> str:
        match format_spec:
            case "address":
                return "its primary one" if value is None else format_address(value)
            case "kind":
                return self.kind("the", value)
            case "Kind":
                return self.kind("The", value)
            case "end" | "End":
                return self.kind("the" if format_spec == "end" else "The", value)
            case "block":
                return "none" if value is None else str(value)
            case "blocks":
                return _alternatives(value)
            case "own blocks":
                return _alternatives(value, "another of its blocks")
            case _:
                return printable(str(value))

    def kind(self, article: str, ref: Ref | Prefix) -> str:
        """'the subnet web-a'; what is not in the network is only its id, and a block itself."""
        if isinstance(ref, Prefix):
            return str(ref)
        node = self.network.find(ref)
        if node is None:
            return printable(name_of(self.network, ref))
        return f"{article} {kind_words(node)} {self.name(ref)}"

    def name(self, ref: Ref) -> str:
        """Its name alone."""
        self._named.append(ref)
        return MARK.format(len(self._named) - 1)
