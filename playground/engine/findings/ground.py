"""What the findings share of a network: tables in use, what is known of a VPC, who is public."""

from functools import cached_property

from playground.engine.addresses import Prefix
from playground.engine.grouping import grouped
from playground.engine.network import Network
from playground.engine.nodes import (
    InternetGateway,
    NetworkInterface,
    Ref,
    Route,
    RouteTable,
    Subnet,
    TransitGatewayVpcAttachment,
    Vpc,
)
from playground.engine.prefix_lists import blocks_of, routes_of
from playground.engine.untold_routes import untold_lists


class Ground:
    """A network, with lookups that each cost once; all of them linear in what it has."""

    def __init__(self, network: Network) -> None:
        self.network = network
        self._routes: dict[Ref, tuple[Route, ...]] = {}

    @cached_property
    def table_of(self) -> dict[Ref, RouteTable]:
        """Subnet id -> the table in force; not there, where the VPC still lacks its main one."""
        mains = {one.vpc: one for one in self.network.all(RouteTable) if one.main}
        found = {}
        for subnet in self.network.all(Subnet):
            table = self.network.find(subnet.route_table or "") or mains.get(subnet.vpc)
            if isinstance(table, RouteTable):
                found[subnet.id] = table
        return found

    @cached_property
    def subnets_on(self) -> dict[Ref, list[Subnet]]:
        """Table id -> the subnets for which it is in force."""
        every = (one for one in self.network.all(Subnet) if one.id in self.table_of)
        return grouped(every, lambda subnet: self.table_of[subnet.id].id)

    @cached_property
    def tables_in_use(self) -> dict[Ref, list[RouteTable]]:
        """VPC id -> the tables that are in force for one of its subnets."""
        used = (one for one in self.network.all(RouteTable) if one.id in self.subnets_on)
        return grouped(used, lambda table: table.vpc)

    def routes(self, table: RouteTable) -> tuple[Route, ...]:
        """Every route but the local ones, propagated ones too, prefix lists by their entries."""
        if table.id not in self._routes:
            self._routes[table.id] = routes_of(self.network, table)
        return self._routes[table.id]

    def ways_to(self, vpc: Ref, target: Ref) -> list[Prefix]:
        """Where the tables in use of a VPC lead by one target."""
        return self._ways.get((vpc, target), [])

    @cached_property
    def _ways(self) -> dict[tuple[Ref, Ref], list[Prefix]]:
        found: dict[tuple[Ref, Ref], list[Prefix]] = {}
        for vpc, tables in self.tables_in_use.items():
            for route in (one for table in tables for one in self.routes(table)):
                if route.target is not None:
                    found.setdefault((vpc, route.target), []).append(route.destination)
        return found

    @cached_property
    def attachments(self) -> dict[tuple[Ref, Ref], TransitGatewayVpcAttachment]:
        """(VPC, transit gateway) -> what joins them; the first one, should there be two."""
        found: dict[tuple[Ref, Ref], TransitGatewayVpcAttachment] = {}
        for one in self.network.all(TransitGatewayVpcAttachment):
            found.setdefault((one.vpc, one.transit_gateway), one)
        return found

    def leads_out(self, table: RouteTable, version: int) -> bool:
        """Has the table a direct route of this family to the VPC's internet gateway (VPC-20)?"""
        return version in self._doors.get(table.id, ())

    @cached_property
    def _doors(self) -> dict[Ref, set[int]]:
        doors: dict[Ref, set[int]] = {}
        for table in self.network.all(RouteTable):
            for route in table.routes:
                target = self.network.find(route.target or "")
                if isinstance(target, InternetGateway) and target.vpc == table.vpc:
                    families = {block.version for block in blocks_of(self.network, route)}
                    doors.setdefault(table.id, set()).update(families)
        return doors

    def tells_routes(self, table: RouteTable) -> bool:
        """Is every route of a table known?"""
        lists = untold_lists(self.network, table) if self.network.undescribed else []
        return self.network.tells(table.id) and not lists

    def knows(self, vpc: Ref) -> bool:
        """Is everything told that decides where the subnets of a VPC send their packets?"""
        if vpc not in self._known:
            self._known[vpc] = self._is_told(vpc)
        return self._known[vpc]

    @cached_property
    def _known(self) -> dict[Ref, bool]:
        return {}

    def _is_told(self, vpc: Ref) -> bool:
        subnets = self.network.subnets_of.get(vpc, [])
        if not self.network.tells(vpc) or not self.network.get(Vpc, vpc).blocks:
            return False
        described = all(self.network.tells(one.id) and one.id in self.table_of for one in subnets)
        return described and all(map(self.tells_routes, self.tables_in_use.get(vpc, [])))

    def is_public(self, interface: NetworkInterface, version: int) -> bool:
        """Can the internet address this interface: a public address, and a route to the gateway?"""
        table = self.table_of.get(interface.subnet)
        if table is None or not self.leads_out(table, version):
            return False
        if version == 6:
            return bool(interface.ipv6_addresses)
        return interface.id in self.with_public_ipv4

    @cached_property
    def with_public_ipv4(self) -> set[Ref]:
        """The interfaces and NAT gateways that have a public IPv4 address now."""
        return {owner for owner, _ in self.network.public_address_of}
