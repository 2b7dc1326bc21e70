"""What AWS makes by itself when a network is created: tables, ACLs, groups, rules and ids.

Rows say in `left_out` which of their keys the user did not write; only those are filled in.  What
comes with a VPC or gateway that is not described is not described either.
"""

from collections import defaultdict
from typing import TypeVar

from playground.engine.nodes import AclAction, AvailabilityMode
from playground.kinds import KINDS
from playground.kinds.addressing import assign_addresses
from playground.kinds.attached import attach_interfaces
from playground.kinds.making import Maker, called, give_id, left_out
from playground.kinds.transit_defaults import (
    complete_attachments,
    complete_transit_gateway,
    complete_vpn_attachments,
)
from playground.models import (
    InterfaceGroup,
    InternetGateway,
    NatGateway,
    NetworkAcl,
    NetworkAclEntry,
    NetworkInterface,
    Resource,
    Route,
    RouteTable,
    SecurityGroup,
    SecurityGroupRule,
    Subnet,
    TransitGateway,
    Vpc,
)
from playground.models.rows import Rows

R = TypeVar("R", bound=Resource)
EVERYWHERE_V4, EVERYWHERE_V6 = "0.0.0.0/0", "::/0"


def complete(rows: Rows) -> None:
    """Add everything that AWS would have made along with these rows, once."""
    complete_vpcs(rows)
    complete_resources(rows)


def complete_vpcs(rows: Rows) -> None:
    """What comes with a VPC or a transit gateway, so that others may name it.

    References are not needed yet, but to these two.
    """
    for kind in KINDS:
        for row in rows.of(kind.model):
            give_id(row)
    maker = Maker(rows)
    tables, acls, groups = map(
        _by_vpc, (rows.of(RouteTable), rows.of(NetworkAcl), rows.of(SecurityGroup))
    )
    for vpc in rows.of(Vpc):
        _complete_tables(maker, vpc, tables[id(vpc)])
        _complete_acls(maker, vpc, acls[id(vpc)])
        _complete_groups(maker, vpc, groups[id(vpc)])
    for transit_gateway in rows.of(TransitGateway):
        complete_transit_gateway(maker, transit_gateway)
    complete_vpn_attachments(maker)


def complete_resources(rows: Rows) -> None:
    """What comes with the resources in a complete VPC."""
    for subnet in rows.of(Subnet):
        if not subnet.undescribed:
            subnet.availability_zone = subnet.availability_zone or f"{subnet.vpc.region}a"
    maker, internet_gateways = Maker(rows), _by_vpc(rows.of(InternetGateway))
    for gateway in rows.of(NatGateway):
        _complete_nat_gateway(maker, gateway, internet_gateways[id(gateway.vpc)])
    attach_interfaces(maker)
    groups = _by_vpc([group for group in rows.of(SecurityGroup) if group.default])
    for interface in rows.of(NetworkInterface):
        if left_out(interface, "security_groups") and not interface.undescribed:
            for group in groups[id(interface.subnet.vpc)]:  # SG-05
                rows.add(InterfaceGroup(interface=interface, group=group))
    complete_attachments(rows)
    assign_addresses(rows)


def _by_vpc(resources: list[R]) -> dict[int, list[R]]:
    """By the VPC's `id()`; one whose VPC is not known yet is in none."""
    found: dict[int, list[R]] = defaultdict(list)
    for one in resources:
        found[id(getattr(one, "vpc", None))].append(one)
    return found


def _everywhere(vpc: Vpc) -> list[str]:
    """All IPv4, and all IPv6 if the VPC has it."""
    return [EVERYWHERE_V4, EVERYWHERE_V6] if vpc.ipv6_cidrs else [EVERYWHERE_V4]


def _complete_tables(maker: Maker, vpc: Vpc, tables: list[RouteTable]) -> None:
    """VPC-24: a main route table."""
    if not any(table.main for table in tables):
        name, undescribed = f"{called(vpc)}-main", vpc.undescribed
        maker.make(RouteTable(name=name, vpc=vpc, main=True, undescribed=undescribed))


def _complete_acls(maker: Maker, vpc: Vpc, acls: list[NetworkAcl]) -> None:
    """VPC-24: a default network ACL, open both ways where nothing else is said."""
    defaults = [acl for acl in acls if acl.default]
    if not defaults:
        made = NetworkAcl(name=f"{called(vpc)}-default", vpc=vpc, default=True)
        made.undescribed = vpc.undescribed
        defaults = [maker.make(made)]
    for acl in defaults:
        _open_default_acl(maker.rows, acl)


def _open_default_acl(rows: Rows, acl: NetworkAcl) -> None:
    """NACL-02: rule 100 allows all IPv4, rule 101 all IPv6, both ways."""
    for key, egress in (("ingress", False), ("egress", True)):
        if acl.undescribed or not left_out(acl, key):
            continue
        for number, cidr in enumerate(_everywhere(acl.vpc), 100):
            allow = AclAction.ALLOW.value
            entry = NetworkAclEntry(rule_number=number, egress=egress, action=allow, cidr=cidr)
            entry.acl = acl
            rows.add(entry)


def _complete_groups(maker: Maker, vpc: Vpc, groups: list[SecurityGroup]) -> None:
    """VPC-24: a default security group; and what groups let pass where nothing else is said."""
    every = list(groups)
    if not any(group.default for group in groups):
        made = SecurityGroup(
            name=f"{called(vpc)}-default",
            vpc=vpc,
            default=True,
            description="default VPC security group",
            undescribed=vpc.undescribed,
        )
        every.append(maker.make(made))
    for group in every:
        _complete_group(maker.rows, group)


def _complete_group(rows: Rows, group: SecurityGroup) -> None:
    """SG-03: everything may leave; SG-05: the default group lets in its own members."""
    if group.undescribed:
        return
    if left_out(group, "egress"):
        for position, cidr in enumerate(_everywhere(group.vpc)):
            rows.add(SecurityGroupRule(group=group, egress=True, cidr=cidr, position=position))
    if group.default and left_out(group, "ingress"):
        rows.add(SecurityGroupRule(group=group, egress=False, referenced_group=group))


def _complete_nat_gateway(
    maker: Maker, gateway: NatGateway, internet_gateways: list[InternetGateway]
) -> None:
    """NAT-15: a regional gateway has a route table of its own, with the internet gateway preset."""
    regional = gateway.availability_mode == AvailabilityMode.REGIONAL
    if not regional or gateway.undescribed or gateway.route_table is not None:
        return
    table = maker.make(RouteTable(name=f"{called(gateway)}-routes", vpc=gateway.vpc))
    gateway.route_table = table
    for igw in internet_gateways:
        maker.rows.add(Route(table=table, destination=EVERYWHERE_V4, target=igw.aws_id))
