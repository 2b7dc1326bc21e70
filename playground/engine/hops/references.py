"""Rules that name a security group: whose addresses they stand for, from where a packet came.

A reference asks where a packet came from, not only for its address: another VPC may have the same
addresses, and a device on the way may have put its own in place of the sender's.
"""

from collections.abc import Iterator
from typing import NamedTuple

from playground.engine.addresses import Intervals, join, minus
from playground.engine.network import Network
from playground.engine.nodes import (
    NetworkInterface,
    PeeringStatus,
    Ref,
    SecurityGroupRule,
    TransitGatewayVpcAttachment,
    Vpc,
    VpcEndpoint,
    VpcPeeringConnection,
)
from playground.engine.transit_routes import referencing_off, share_a_gateway


class Origin(NamedTuple):
    """By what a packet came to an interface.

    `via`: "" where it comes from the interface's own VPC, else the peering connection, the
    attachment of a transit gateway, or the internet, that it crossed last; or the device that
    replaced the address of `hidden`.
    """

    via: Ref = ""
    hidden: Ref = ""


HERE = Origin()


def far_members(
    network: Network, interface: NetworkInterface, rule: SecurityGroupRule, origin: Origin
) -> Intervals:
    """The private addresses that the rule's group stands for now (SG-13, SG-14, SG-18)."""
    near = nameable(network, interface, rule.egress, origin)
    members = (network.members_of(rule.group or "", one) for one in near)
    return join(*((address, address + 1) for some in members for address in some))


def unknown_members(
    network: Network, interface: NetworkInterface, rule: SecurityGroupRule, origin: Origin
) -> Intervals:
    """Where members of a group that is not described may be: addresses of which nobody tells an
    interface.  Who is known is known to be in it or not.
    """
    near = nameable(network, interface, rule.egress, origin)
    blocks = [block.intervals for one in near for block in network.get(Vpc, one).blocks]
    known = [
        (address, address + 1)
        for one in near
        for subnet in network.subnets_of.get(one, ())
        for interface in network.interfaces_in.get(subnet.id, ())
        for address in interface.addresses
    ]
    return minus(join(*blocks), join(*known))


def nameable(
    network: Network, interface: NetworkInterface, egress: bool, origin: Origin
) -> list[Ref]:
    """The VPCs whose members a rule of the interface's groups may stand for.

    Outbound nobody knows yet by which way the packet will go: every VPC that may be named counts
    (SG-16).
    """
    if egress:
        vpc = network.vpc_with(interface.id)
        return [vpc, *_peers(network, vpc)]
    return _sender_vpcs(network, interface, origin)


def would_fit(
    network: Network, interface: NetworkInterface, rule: SecurityGroupRule, hidden: Ref
) -> bool:
    """Would the rule fit the hidden interface, had nothing on the way hidden it (SG-19, SG-20)?"""
    if not hidden or rule.egress or rule.group is None:
        return False
    vpc = network.vpc_with(interface.id)
    sender, home = network.get(NetworkInterface, hidden), network.vpc_with(hidden)
    near = home in (vpc, *_peers(network, vpc)) or share_a_gateway(network, vpc, home)
    return rule.group in sender.security_groups and near


def not_supported(
    network: Network, interface: NetworkInterface, rule: SecurityGroupRule, origin: Origin
) -> tuple[Ref, Intervals] | None:
    """What takes no reference over a transit gateway, and the members that the rule would stand
    for (SG-19).
    """
    crossed = network.find(origin.via)
    if rule.egress or rule.group is None or not isinstance(crossed, TransitGatewayVpcAttachment):
        return None
    off = _unsupported_by(network, interface, crossed)
    members = network.members_of(rule.group, crossed.vpc)
    return (off, join(*((one, one + 1) for one in members))) if off and members else None


def device_of(network: Network, origin: Origin) -> Ref:
    """What a person would call the device that hides the sender."""
    device = network.find(origin.via)
    return network.host_of(device).id if isinstance(device, NetworkInterface) else origin.via


def _unsupported_by(
    network: Network, interface: NetworkInterface, crossed: TransitGatewayVpcAttachment
) -> Ref | None:
    """What keeps the interface's groups from naming groups behind the attachment (SG-19): the
    endpoint that it is of, for PrivateLink knows none, or who has referencing off.
    """
    holder = network.find(interface.attached_to or "")
    if isinstance(holder, VpcEndpoint):
        return holder.id
    return referencing_off(network, crossed, network.vpc_with(interface.id))


def _sender_vpcs(network: Network, interface: NetworkInterface, origin: Origin) -> list[Ref]:
    """The VPC whose members may be named: whence the packet came, if nobody hid it."""
    vpc = network.vpc_with(interface.id)
    if origin == HERE:
        return [vpc]
    crossed = network.find(origin.via)
    if isinstance(crossed, TransitGatewayVpcAttachment):
        return [] if _unsupported_by(network, interface, crossed) else [crossed.vpc]
    if not isinstance(crossed, VpcPeeringConnection):
        return []
    peer = crossed.peer_of(vpc)
    return [peer] if peer in _peers(network, vpc) else []


def _peers(network: Network, vpc: Ref) -> Iterator[Ref]:
    """The VPCs whose groups may be named: peered, active, in the same region (SG-16, SG-17)."""
    region = network.get(Vpc, vpc).region
    for peering in network.all(VpcPeeringConnection):
        if vpc in peering.vpcs and peering.status is PeeringStatus.ACTIVE:
            peer = peering.peer_of(vpc)
            if network.get(Vpc, peer).region == region:
                yield peer
