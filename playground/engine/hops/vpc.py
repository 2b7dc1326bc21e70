"""Inside a VPC: the same subnet, the VPC's own router, and who has an address."""

from playground.engine.addresses import Intervals, join, reserved_addresses
from playground.engine.headers import DESTINATION
from playground.engine.network import Network
from playground.engine.nodes import Ref, Subnet, Vpc
from playground.engine.places import Place, Stage
from playground.engine.reasons import Reason
from playground.engine.reasons.transit import LeavesTransitGatewayInSubnet
from playground.engine.reasons.undescribed import HostsNotDescribed, NotDescribed
from playground.engine.reasons.vpc import (
    AddressInNoSubnet,
    AddressNotAssigned,
    AddressReserved,
    SameSubnet,
)
from playground.engine.tables import Row, Table


def link_table(network: Network, subnet: Ref, via: Ref) -> Table:
    """Neighbours in one subnet meet directly; all else goes to the subnet's router (FLOW-03).

    `via`: the transit gateway's interface in the subnet is the neighbour (TGW-15).
    """
    node = network.get(Subnet, subnet)
    own = join(*(block.intervals for block in node.blocks))
    said = LeavesTransitGatewayInSubnet(subnet, via) if via else SameSubnet(subnet)
    return Table(
        [
            Row(((DESTINATION, own),), Place(Stage.HOSTS, subnet), said),
            Row((), Place(Stage.LEAVE, subnet)),
        ]
    )


def vpc_table(network: Network, vpc: Ref) -> Table:
    """The VPC's router hands a packet to the subnet whose block holds the destination."""
    node = network.get(Vpc, vpc)
    rows = [
        Row(((DESTINATION, block.intervals),), Place(Stage.ARRIVE, subnet.id))
        for subnet in network.subnets_of.get(node.id, [])
        for block in subnet.blocks
    ]
    there = network.subnets_of.get(node.id, [])
    unknown = network.first_untold([vpc, *(subnet.id for subnet in there)])
    nobody: Reason = AddressInNoSubnet(vpc) if unknown is None else NotDescribed(unknown)
    return Table([*rows, Row((), None, nobody)])


def hosts_table(network: Network, subnet: Ref) -> Table:
    """The interface that has the destination, or a NAT gateway, or nobody."""
    rows = [
        Row(((DESTINATION, _exactly(*interface.addresses)),), Place(Stage.INGRESS, interface.id))
        for interface in network.interfaces_in.get(subnet, [])
        if interface.addresses
    ]
    rows += [
        Row(
            ((DESTINATION, _exactly(gateway.private_ip)),),
            Place(Stage.NAT_RETURN, gateway.id),
        )
        for gateway in network.nat_gateways_in.get(subnet, [])
        if gateway.private_ip is not None
    ]
    for block in network.get(Subnet, subnet).blocks:
        reserved = _exactly(*reserved_addresses(block))
        rows.append(Row(((DESTINATION, reserved),), None, AddressReserved(subnet)))
    return Table([*rows, Row((), None, _nobody(network, subnet))])


def _nobody(network: Network, subnet: Ref) -> Reason:
    """What is said of an address that no interface is told to have."""
    unknown = network.first_untold(one.id for one in network.interfaces_in.get(subnet, []))
    if unknown is not None:
        return NotDescribed(unknown)
    if network.interfaces_undescribed:
        return HostsNotDescribed(subnet)
    return AddressNotAssigned(subnet)


def _exactly(*addresses: int) -> Intervals:
    return join(*((address, address + 1) for address in addresses))
