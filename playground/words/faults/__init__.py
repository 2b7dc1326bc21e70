"""Words of faults: what is wrong with a network, what to do about it, and the rule's id."""

from string import Formatter
from typing import Any

from playground.engine.addresses import Prefix, format_address
from playground.engine.network import Network
from playground.engine.nodes import Ref, Vpc
from playground.engine.validity.fault import Fault
from playground.words.faults import compute, gateways, quotas, routing, security, vpc
from playground.words.kinds import kind_words
from playground.words.text import name_of, plain

WORDS: dict[type[Fault], str] = {
    kind: template
    for family in (vpc, routing, gateways, security, compute, quotas)
    for kind, template in family.WORDS.items()
}
"""One template per fault.  A gap is a field of the fault, with the form to write it in."""
MOST_BLOCKS = 4


def say(fault: Fault, network: Network) -> str:
    """What is wrong and what to do, ending with the rule's id: '... [VPC-13]'."""
    sentence = _Filler(network).vformat(WORDS[type(fault)], (), _Fields(fault))
    return f"{plain((sentence,), network)} [{fault.rule}]"


def _alternatives(blocks: tuple[Prefix, ...]) -> str:
    """'10.0.0.0/16 or 100.64.0.0/16'; of very many blocks the first few."""
    named = [str(block) for block in blocks[:MOST_BLOCKS]]
    if len(blocks) > MOST_BLOCKS:
        named.append("another block")
    return " or ".join(named)


class _Fields(dict[str, Any]):
    """The fields of a fault, those of its class (`limit`) among them."""

    def __init__(self, fault: Fault) -> None:
        super().__init__()
        self.fault = fault

    def __missing__(self, field: str) -> Any:
        return getattr(self.fault, field)


class _Filler(Formatter):
    """Fills the gaps; what is filled in is never read as a template."""

    def __init__(self, network: Network) -> None:
        self.network = network

    def format_field(self, value: Any, format_spec: str) -> str:
        match format_spec:
            case "address":
                return "no address" if value is None else format_address(value)
            case "name":
                return name_of(self.network, value)
            case "kind" | "Kind":
                article = "the" if format_spec == "kind" else "The"
                return f"{article} {self._kind(value)}{name_of(self.network, value)}"
            case "blocks":
                return _alternatives(self.network.get(Vpc, value).blocks)
            case "block":
                return "none" if value is None else str(value)
            case _:
                return str(value)

    def _kind(self, ref: Ref) -> str:
        return f"{kind_words(self.network.find(ref))} "
