"""Words of faults: what is wrong with a network, what to do about it, and the rule's id."""

from playground.engine.network import Network
from playground.engine.validity.fault import Fault
from playground.words.faults import (
    appliances,
    client_vpn,
    compute,
    endpoints,
    gateways,
    interconnect,
    quotas,
    routing,
    security,
    transit,
    vpc,
    vpn,
)
from playground.words.faults.filling import Filler
from playground.words.text import Text, plain

WORDS: dict[type[Fault], str] = {
    kind: template
    for family in (
        vpc,
        routing,
        appliances,
        gateways,
        security,
        compute,
        interconnect,
        transit,
        vpn,
        client_vpn,
        endpoints,
        quotas,
    )
    for kind, template in family.WORDS.items()
}
"""One template per fault.  A gap is a field of the fault, with the form to write it in."""


def text_of(fault: Fault, network: Network) -> Text:
    """What is wrong and what to do, ending with the rule's id: '... [VPC-13]'."""
    fields = {"limit": getattr(fault, "limit", None), **vars(fault)}
    return (*Filler(network).fill(WORDS[type(fault)], fields), f" [{fault.rule}]")


def say(fault: Fault, network: Network) -> str:
    """The same as one printable line."""
    return plain(text_of(fault, network), network)
