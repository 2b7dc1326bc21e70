"""Network interfaces that AWS keeps for something: an endpoint, a load balancer, a Client VPN."""

from typing import Any

from playground.engine.nodes import EndpointType
from playground.kinds.making import Maker, called
from playground.models import (
    BalancerGroup,
    BalancerSubnet,
    ClientVpnEndpoint,
    ClientVpnGroup,
    ClientVpnSubnet,
    EndpointGroup,
    EndpointSubnet,
    InterfaceGroup,
    NetworkInterface,
    NetworkLoadBalancer,
    Resource,
    Row,
    Subnet,
    VpcEndpoint,
)

HOLDERS: tuple[tuple[type[Resource], type[Row], type[Row], str], ...] = (
    (VpcEndpoint, EndpointSubnet, EndpointGroup, "endpoint"),
    (ClientVpnEndpoint, ClientVpnSubnet, ClientVpnGroup, "endpoint"),
    (NetworkLoadBalancer, BalancerSubnet, BalancerGroup, "balancer"),
)
"""What has interfaces: the rows of its subnets and of its groups, and how these name it."""


def attach_interfaces(maker: Maker) -> None:
    """One interface in each subnet, with the groups of its holder (VPCE-11, VPCE-12, VPN-19)."""
    rows = maker.rows
    interfaces = rows.of(NetworkInterface)
    there = {(one.attached_to, id(one.subnet)) for one in interfaces if one.attached_to}
    for model, in_subnets, with_groups, owner in HOLDERS:
        for holder in filter(_has_interfaces, rows.of(model)):
            subnets: list[Any] = rows.parts_of(in_subnets, owner, holder)
            groups: list[Any] = rows.parts_of(with_groups, owner, holder)
            for one in subnets:
                if (holder.aws_id, id(one.subnet)) not in there:
                    _attach(maker, holder, one.subnet, [each.group for each in groups])


def _has_interfaces(holder: Resource) -> bool:
    return not isinstance(holder, VpcEndpoint) or holder.type == EndpointType.INTERFACE


def _attach(maker: Maker, holder: Resource, subnet: Subnet, groups: list[Resource]) -> None:
    """Without a group it gets the VPC's default one; a load balancer gets none (VPCE-25).

    A Client VPN's has a public address, by which clients may go to the internet (VPN-20).
    """
    interface = maker.make(
        NetworkInterface(
            name=f"{called(holder)}-{called(subnet)}",
            subnet=subnet,
            requester_managed=True,
            undescribed=holder.undescribed,
            attached_to=holder.aws_id,
            public_ip=True if isinstance(holder, ClientVpnEndpoint) else "",
        )
    )
    for group in groups:
        maker.rows.add(InterfaceGroup(interface=interface, group=group))
    if not groups and not isinstance(holder, NetworkLoadBalancer):
        interface.left_out |= {"security_groups"}
