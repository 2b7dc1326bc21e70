"""What is said where a private destination comes to an internet gateway: where it ought to go."""

from playground.engine.nodes import InternetGateway, Ref
from playground.engine.transit_routes import attachments_of
from playground.words.text import Mention, Text
from playground.words.wording import Situation, Wording, on_reply


def _transit_gateways(situation: Situation) -> list[Ref]:
    """The transit gateways of the internet gateway's VPC."""
    network = situation.network
    vpc = network.get(InternetGateway, situation.reason.gateway).vpc
    return [one.transit_gateway for one in attachments_of(network, vpc or "")]


def replies_to_a_spoke(situation: Situation) -> bool:
    """Is this a reply in a VPC on a transit gateway, to which it should go back (TGW-09)?"""
    return situation.reply and bool(_transit_gateways(situation))


def way_back(situation: Situation) -> Text:
    """That transit gateway."""
    return tuple(Mention(ref) for ref in _transit_gateways(situation)[:1])


NO_SUCH_DESTINATION = (
    "The internet gateway {gateway} drops the {leg}: {to} is a private address, and the internet "
    "carries none."
)
NO_ROUTE_BACK = (
    "The route table of the subnet from which the reply came here (in central egress that of the "
    "NAT gateway's subnet) has no route of its own back to {to}: add one "
)

PRIVATE_DESTINATION: tuple[Wording, ...] = (
    Wording(
        NO_SUCH_DESTINATION,
        NO_ROUTE_BACK + "for {meant_block}, to the transit gateway {way_back}.",
        rule="TGW-09",
        when=replies_to_a_spoke,
    ),
    Wording(
        NO_SUCH_DESTINATION,
        NO_ROUTE_BACK + "for {meant_block}, to what the request came in by (a peering connection "
        "or a virtual private gateway).",
        when=on_reply,
    ),
    Wording(
        NO_SUCH_DESTINATION,
        "Send to the public address of the host, or, if {to} is a host of another network of "
        "yours, route its block there (by peering, transit gateway or VPN).",
    ),
)
"""The first that fits, as in a table of words."""
