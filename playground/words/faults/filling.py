"""How sentences about networks are filled: templates with gaps, and the forms to write them in."""

from string import Formatter
from typing import Any

from playground.engine.addresses import Prefix, format_address
from playground.engine.network import Network
from playground.engine.nodes import Ref
from playground.words.kinds import kind_words
from playground.words.text import name_of, plain

MOST_BLOCKS = 4


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

    def fill(self, template: str, fields: dict[str, Any]) -> str:
        """The sentence, as one printable line."""
        return plain((self.vformat(template, (), fields),), self.network)

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
                return str(value)

    def kind(self, article: str, ref: Ref | Prefix) -> str:
        """'the subnet web-a'; what is not in the network is only its id, and a block itself."""
        if isinstance(ref, Prefix):
            return str(ref)
        node, name = self.network.find(ref), name_of(self.network, ref)
        return name if node is None else f"{article} {kind_words(node)} {name}"
