"""The two ends of a packet as the network knows them: private or not, whose, near or far."""

from playground.engine.addresses import RFC1918, RFC6598, ULA
from playground.engine.network import Network
from playground.engine.nodes import NatGateway, NetworkInterface
from playground.words.wording import Situation

PRIVATE = (*RFC1918, RFC6598, ULA)


def is_private(address: int) -> bool:
    """Is this an address that the internet does not carry?"""
    return any(address in block for block in PRIVATE)


def holders_of(network: Network, address: int) -> list[NetworkInterface]:
    """The interfaces that have a private address; more than one where VPCs overlap."""
    return [one for one in network.all(NetworkInterface) if address in one.addresses]


def nat_gateway_at(network: Network, address: int) -> NatGateway | None:
    """The NAT gateway that has a private address."""
    gateways = network.all(NatGateway)
    return next((one for one in gateways if one.private_ip == address), None)


def far_address(situation: Situation) -> int:
    """The other end as a filter sees it: the destination outbound, the source inbound."""
    packet = situation.packet
    return packet.destination if outbound(situation) else packet.source


def outbound(situation: Situation) -> bool:
    """Is this about leaving (the subnet, the interface)?  Without a word of it, about arriving."""
    row = getattr(situation.reason, "row", None)
    return bool(getattr(situation.reason, "egress", getattr(row, "egress", False)))
