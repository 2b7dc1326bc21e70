"""What AWS makes by itself when a network is created: tables, ACLs, groups, rules and ids.

Rows say in `left_out` which of their keys the user did not write; only those are filled in.
"""

from hashlib import sha256
from itertools import count
from typing import TypeVar

from playground.engine.nodes import AclAction, AvailabilityMode
from playground.kinds import KINDS, kind_of
from playground.kinds.addressing import assign_addresses
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
    Vpc,
)
from playground.models.rows import Rows

R = TypeVar("R", bound=Resource)
EVERYWHERE_V4, EVERYWHERE_V6 = "0.0.0.0/0", "::/0"
LONGEST_STEM = 240
"""Leaves room in a name for what is put behind it."""


def complete(rows: Rows) -> None:
    """Add everything that AWS would have made along with these rows, once."""
    complete_vpcs(rows)
    complete_resources(rows)


def complete_vpcs(rows: Rows) -> None:
    """What comes with a VPC.  References are not needed yet, but to VPCs: others may name it."""
    for kind in KINDS:
        for row in rows.of(kind.model):
            give_id(row)
    for vpc in rows.of(Vpc):
        _complete_vpc(rows, vpc)


def complete_resources(rows: Rows) -> None:
    """What comes with the resources in a complete VPC."""
    for subnet in rows.of(Subnet):
        subnet.availability_zone = subnet.availability_zone or f"{subnet.vpc.region}a"
    for gateway in rows.of(NatGateway):
        _complete_nat_gateway(rows, gateway)
    for interface in rows.of(NetworkInterface):
        _complete_interface(rows, interface)
    assign_addresses(rows)


def give_id(row: Resource) -> None:
    """An id of AWS's form, always the same for the same kind and name."""
    if not row.aws_id:
        kind = kind_of(row)
        digits = sha256(f"{kind.slug}/{row.name}".encode()).hexdigest()[:17]
        row.aws_id = kind.prefix + digits


def left_out(row: Resource, key: str) -> bool:
    """Did the user leave this key out?"""
    return key in getattr(row, "left_out", ())


def _complete_vpc(rows: Rows, vpc: Vpc) -> None:
    """VPC-24: a main table, a default ACL and a default security group."""
    tables = _in(vpc, rows.of(RouteTable))
    if not any(table.main for table in tables):
        _make(rows, RouteTable(name=f"{_called(vpc)}-main", vpc=vpc, main=True))
    acls = [acl for acl in _in(vpc, rows.of(NetworkAcl)) if acl.default]
    if not acls:
        acls = [_make(rows, NetworkAcl(name=f"{_called(vpc)}-default", vpc=vpc, default=True))]
    for acl in acls:
        _open_default_acl(rows, acl)
    groups = _in(vpc, rows.of(SecurityGroup))
    if not any(group.default for group in groups):
        made = SecurityGroup(
            name=f"{_called(vpc)}-default",
            vpc=vpc,
            default=True,
            description="default VPC security group",
        )
        groups.append(_make(rows, made))
    for group in groups:
        _complete_group(rows, group)


def _called(row: Resource) -> str:
    """What the names of made rows begin with."""
    return (row.name or row.aws_id)[:LONGEST_STEM]


def _in(vpc: Vpc, resources: list[R]) -> list[R]:
    """Those of the VPC; one whose VPC is not known yet is in none."""
    return [one for one in resources if getattr(one, "vpc", None) is vpc]


def _make(rows: Rows, row: Resource) -> Resource:
    """A row that the user did not write, by a free name: everything of it is left out."""
    row.left_out = {"ingress", "egress", "routes"}
    names = {one.name for one in rows.of(type(row))}
    ids = {one.aws_id for kind in KINDS for one in rows.of(kind.model)}
    wanted = row.name
    for number in count(2):
        row.aws_id = ""
        give_id(row)
        if row.name not in names and row.aws_id not in ids:
            break
        row.name = f"{wanted}-{number}"
    return rows.add(row)


def _everywhere(vpc: Vpc) -> list[str]:
    """All IPv4, and all IPv6 if the VPC has it."""
    return [EVERYWHERE_V4, EVERYWHERE_V6] if vpc.ipv6_cidrs else [EVERYWHERE_V4]


def _open_default_acl(rows: Rows, acl: NetworkAcl) -> None:
    """NACL-02: rule 100 allows all IPv4, rule 101 all IPv6, both ways."""
    for key, egress in (("ingress", False), ("egress", True)):
        if not left_out(acl, key):
            continue
        for number, cidr in enumerate(_everywhere(acl.vpc), 100):
            allow = AclAction.ALLOW.value
            rows.add(
                NetworkAclEntry(acl=acl, rule_number=number, egress=egress, action=allow, cidr=cidr)
            )


def _complete_group(rows: Rows, group: SecurityGroup) -> None:
    """SG-03: everything may leave; SG-05: the default group lets in its own members."""
    if left_out(group, "egress"):
        for position, cidr in enumerate(_everywhere(group.vpc)):
            rows.add(SecurityGroupRule(group=group, egress=True, cidr=cidr, position=position))
    if group.default and left_out(group, "ingress"):
        rows.add(SecurityGroupRule(group=group, egress=False, referenced_group=group))


def _complete_nat_gateway(rows: Rows, gateway: NatGateway) -> None:
    """NAT-15: a regional gateway has a route table of its own, with the internet gateway preset."""
    regional = gateway.availability_mode == AvailabilityMode.REGIONAL
    if not regional or gateway.route_table is not None:
        return
    table = RouteTable(name=f"{_called(gateway)}-routes", vpc=gateway.vpc)
    gateway.route_table = _make(rows, table)
    for igw in rows.of(InternetGateway):
        if igw.vpc is gateway.vpc:
            rows.add(Route(table=table, destination=EVERYWHERE_V4, target=igw.aws_id))


def _complete_interface(rows: Rows, interface: NetworkInterface) -> None:
    """SG-05: an interface for which no group is chosen is in the VPC's default group."""
    if not left_out(interface, "security_groups"):
        return
    for group in rows.of(SecurityGroup):
        if group.default and group.vpc is interface.subnet.vpc:
            rows.add(InterfaceGroup(interface=interface, group=group))
