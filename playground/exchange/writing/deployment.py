"""What of a scenario has to be declared, where AWS makes the rest by itself."""

from typing import Any, TypeVar

from playground.engine.nodes import ALL_PROTOCOLS, AclAction, AvailabilityMode
from playground.exchange.writing.blocks import Gaps
from playground.exchange.writing.places import Place, main_place, place_of
from playground.exchange.writing.transit import Transit
from playground.kinds import KINDS
from playground.models import (
    EndpointRouteTable,
    Instance,
    InterfaceGroup,
    InternetGateway,
    NatGateway,
    NetworkAcl,
    NetworkAclEntry,
    NetworkInterface,
    Resource,
    Route,
    RouteTable,
    RouteTablePropagation,
    SecurityGroup,
    SecurityGroupRule,
    Subnet,
    TransitGatewayRouteTable,
    VirtualPrivateGateway,
    Vpc,
)
from playground.models.rows import Rows

R = TypeVar("R", bound=Resource)
EVERYWHERE_V4, EVERYWHERE_V6 = "0.0.0.0/0", "::/0"
NO_CERTIFICATE = (
    "arn:aws:acm:us-east-1:123456789012:certificate/00000000-0000-0000-0000-000000000000"
)
"""The ARN of no certificate; whoever deploys gives one that is there."""


class Deployment:
    """The rows of one scenario, and questions that every family of writers asks of them."""

    def __init__(self, rows: Rows) -> None:
        self.rows, self.gaps = rows, Gaps()
        every = [row for kind in KINDS for row in rows.of(kind.model)]
        self.by_id: dict[str, Resource] = {row.aws_id: row for row in every}
        self.region, self.account = main_place(rows)
        self._main = {id(one.vpc): one for one in reversed(rows.of(RouteTable)) if one.main}
        self._default_acl = {
            id(one.vpc): one for one in reversed(rows.of(NetworkAcl)) if one.default
        }
        self.regional_gateways = [
            one
            for one in rows.of(NatGateway)
            if one.availability_mode == AvailabilityMode.REGIONAL and one.route_table is not None
        ]
        self._regional = {id(one.route_table): one for one in self.regional_gateways}
        self._named_tables = _named_by_others(rows)
        self._primary = _primary_interfaces(rows)
        self.transit = Transit(rows)

    # --- What AWS makes by itself

    def is_as_made(self, row: Resource) -> bool:
        """Is this a table, an ACL or a group just as AWS makes it?"""
        if isinstance(row, RouteTable):
            return self._table_is_as_made(row)
        if isinstance(row, TransitGatewayRouteTable):
            return self.transit.is_as_made(row)
        if isinstance(row, NetworkAcl):
            return row.default and self._acl_is_as_made(row)
        return isinstance(row, SecurityGroup) and row.default and self._group_is_as_made(row)

    def is_elsewhere(self, row: Resource) -> bool:
        """Is it there without this file, so that its own id is the way to name it?"""
        return bool(getattr(row, "undescribed", False))

    def declared(self, model: type[R]) -> list[R]:
        """The rows of a model that the file has to declare."""
        rows = self.rows.of(model)
        return [one for one in rows if not self.is_elsewhere(one) and not self.is_as_made(one)]

    def _table_is_as_made(self, table: RouteTable) -> bool:
        if id(table) in self._regional:
            return True
        empty = not self.written_routes(table) and not self.propagations(table)
        return table.main and empty and id(table) not in self._named_tables

    def _acl_is_as_made(self, acl: NetworkAcl) -> bool:
        allow = AclAction.ALLOW.value
        made = {
            (100 + number, egress, allow, ALL_PROTOCOLS, cidr)
            for egress in (False, True)
            for number, cidr in enumerate(everywhere(acl.vpc))
        }
        entries = self.rows.parts_of(NetworkAclEntry, "acl", acl)
        found = {(e.rule_number, e.egress, e.action, e.protocol, e.cidr) for e in entries}
        return found == made

    def _group_is_as_made(self, group: SecurityGroup) -> bool:
        rules = self.rows.parts_of(SecurityGroupRule, "group", group)
        inbound = [one for one in rules if not one.egress]
        own = [one for one in inbound if one.referenced_group is group]
        members = len(inbound) == len(own) == 1 and own[0].protocol == ALL_PROTOCOLS
        return members and self.lets_everything_out(group)

    def lets_everything_out(self, group: SecurityGroup) -> bool:
        """Are its outbound rules those that every group begins with (SG-03)?"""
        rules = [one for one in self.rows.parts_of(SecurityGroupRule, "group", group) if one.egress]
        everything = all(one.protocol == ALL_PROTOCOLS for one in rules)
        return everything and sorted(one.cidr for one in rules) == everywhere(group.vpc)

    # --- Routing

    def table_of(self, subnet: Subnet) -> RouteTable | None:
        """The declared table that a subnet uses, by association or as the main one."""
        table = subnet.route_table or self._main.get(id(subnet.vpc))
        return None if table is None or self.is_as_made(table) else table

    def written_routes(self, table: RouteTable) -> list[Route]:
        """The routes but the local one, which every table has by itself (RT-03)."""
        blocks = {table.vpc.cidr, *table.vpc.secondary_cidrs, *table.vpc.ipv6_cidrs}
        routes = self.rows.parts_of(Route, "table", table)
        return [one for one in routes if (one.target != "local" or one.destination not in blocks)]

    def regional_gateway_of(self, table: RouteTable) -> NatGateway | None:
        """The regional NAT gateway that brings this table along (NAT-15)."""
        return self._regional.get(id(table))

    def propagations(self, table: RouteTable) -> list[RouteTablePropagation]:
        """The virtual private gateways whose routes a table learns."""
        return self.rows.parts_of(RouteTablePropagation, "table", table)

    # --- Security

    def acl_of(self, subnet: Subnet) -> NetworkAcl | None:
        """The declared ACL of a subnet, by association or as the default one."""
        acl = subnet.network_acl or self._default_acl.get(id(subnet.vpc))
        return None if acl is None or self.is_as_made(acl) else acl

    def groups_of(self, interface: NetworkInterface) -> list[SecurityGroup]:
        """The security groups of an interface, in order."""
        return [one.group for one in self.rows.parts_of(InterfaceGroup, "interface", interface)]

    # --- Compute

    def primary_of(self, instance: Instance) -> NetworkInterface | None:
        """The interface that an instance begins with."""
        return self._primary.get(id(instance))

    def comes_with_instance(self, interface: NetworkInterface) -> bool:
        """Does launching the instance make it, so that it has no block of its own?

        One with a name of its own has one, unless AWS gives it a public address: only an
        interface that comes with its instance can be given one.
        """
        instance = interface.instance
        if instance is None or self.primary_of(instance) is not interface:
            return False
        return bool(interface.public_ip) or interface.name in ("", instance.name)

    def is_kept_by_aws(self, interface: NetworkInterface) -> bool:
        """Does AWS make it along with an endpoint, a load balancer or the like?"""
        return bool(interface.attached_to)

    def place_of(self, row: Any) -> Place:
        """Region and account of a row."""
        return place_of(row, (self.region, self.account))


def everywhere(vpc: Vpc) -> list[str]:
    """All IPv4, and all IPv6 if the VPC has it."""
    return [EVERYWHERE_V4, EVERYWHERE_V6] if vpc.ipv6_cidrs else [EVERYWHERE_V4]


def _named_by_others(rows: Rows) -> set[int]:
    """The tables that gateways and endpoints name: those have to be declared."""
    tables = [one.table for one in rows.of(EndpointRouteTable)]
    tables += [one.route_table for one in rows.of(InternetGateway)]
    tables += [one.route_table for one in rows.of(VirtualPrivateGateway)]
    return {id(table) for table in tables}


def _primary_interfaces(rows: Rows) -> dict[int, NetworkInterface]:
    found: dict[int, NetworkInterface] = {}
    for one in rows.of(NetworkInterface):
        if one.instance is not None and one.device_index == 0:
            found.setdefault(id(one.instance), one)
    return found
