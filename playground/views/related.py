"""What a resource has to do with others: what is in force, who uses it, who carries it."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from playground.engine.addresses import format_address
from playground.engine.network import Network
from playground.engine.nodes import (
    ElasticIp,
    Instance,
    InternetGateway,
    ManagedPrefixList,
    NatGateway,
    NetworkAcl,
    NetworkInterface,
    Node,
    PrefixListRoute,
    Ref,
    RouteTable,
    SecurityGroup,
    Subnet,
    TransitGateway,
    TransitGatewayPeeringAttachment,
    TransitGatewayRouteTable,
    TransitGatewayVpcAttachment,
    Vpc,
    VpcPeeringConnection,
)
from playground.engine.subnet_kinds import subnet_kind
from playground.engine.transit_routes import attachments_of

Relation = tuple[str, list[str | Node]]
"""A label, and what stands beside it: words, or nodes to link to."""


def relations(network: Network, node: Node) -> list[Relation]:
    """Everything that follows from the rest of the network; nothing empty."""
    found = RELATIONS.get(type(node), _nothing)(network, node)
    return [(label, values) for label, values in found if values]


def _nothing(network: Network, node: Any) -> Iterator[Relation]:
    yield from ()


def _vpc(network: Network, vpc: Vpc) -> Iterator[Relation]:
    yield "Internet gateway", _known(network.internet_gateway_of(vpc.id))
    yield "Egress-only gateway", _known(network.egress_only_gateway_of(vpc.id))
    peerings = network.all(VpcPeeringConnection)
    yield "Peering connections", [one for one in peerings if vpc.id in one.vpcs]
    yield (
        "Transit gateways",
        [
            network.get(TransitGateway, one.transit_gateway)
            for one in attachments_of(network, vpc.id)
        ],
    )
    yield "Subnets", list(network.subnets_of.get(vpc.id, []))


def _subnet(network: Network, subnet: Subnet) -> Iterator[Relation]:
    yield "What its routes make it", [subnet_kind(network, subnet.id).value]
    yield "Route table in force", [network.route_table_of(subnet.id)]
    yield "Network ACL in force", [network.network_acl_of(subnet.id)]
    yield "NAT gateways in it", list(network.nat_gateways_in.get(subnet.id, []))
    yield "Hosts in it", _hosts(network, network.interfaces_in.get(subnet.id, []))


def _route_table(network: Network, table: RouteTable) -> Iterator[Relation]:
    every = network.all(Subnet)
    yield "In force in", [one for one in every if network.route_table_of(one.id) is table]
    doors = network.all(InternetGateway)
    yield "For what comes in by", [one for one in doors if one.route_table == table.id]


def _network_acl(network: Network, acl: NetworkAcl) -> Iterator[Relation]:
    every = network.all(Subnet)
    yield "In force in", [one for one in every if network.network_acl_of(one.id) is acl]


def _security_group(network: Network, group: SecurityGroup) -> Iterator[Relation]:
    every = network.all(NetworkInterface)
    carriers = [one for one in every if group.id in one.security_groups]
    yield "Carried by", _hosts(network, carriers)


def _instance(network: Network, instance: Instance) -> Iterator[Relation]:
    interfaces = network.interfaces_of.get(instance.id, [])
    first = interfaces[0] if interfaces else None
    yield "Subnet", [network.get(Subnet, first.subnet)] if first else []
    yield "Private addresses", [_text(at) for one in interfaces for at in one.addresses]
    yield "Public addresses", [at for one in interfaces for at in _public(network, one.id)]
    groups = dict.fromkeys(group for one in interfaces for group in one.security_groups)
    yield "Security groups", [network.get(SecurityGroup, group) for group in groups]
    yield "Network interfaces", list(interfaces)


def _interface(network: Network, interface: NetworkInterface) -> Iterator[Relation]:
    yield "Public addresses in force", list(_public(network, interface.id))
    names, tables = (interface.id, interface.instance), network.all(RouteTable)
    leading = [one for one in tables if any(route.target in names for route in one.routes)]
    yield "Route tables that lead here", list(leading)


def _internet_gateway(network: Network, gateway: InternetGateway) -> Iterator[Relation]:
    tables = network.all(RouteTable)
    leading = [one for one in tables if any(route.target == gateway.id for route in one.routes)]
    yield "Route tables that lead here", list(leading)


def _nat_gateway(network: Network, gateway: NatGateway) -> Iterator[Relation]:
    yield "Elastic IPs", [one for one in network.all(ElasticIp) if one.nat_gateway == gateway.id]
    tables = network.all(RouteTable)
    leading = [one for one in tables if any(route.target == gateway.id for route in one.routes)]
    yield "Route tables that lead here", list(leading)


def _prefix_list(network: Network, one: ManagedPrefixList) -> Iterator[Relation]:
    tables, groups = network.all(RouteTable), network.all(SecurityGroup)
    yield "Route tables that use it", [table for table in tables if _routes_to(table, one.id)]
    yield "Security groups that use it", [group for group in groups if _admits(group, one.id)]


def _routes_to(table: RouteTable, prefix_list: Ref) -> bool:
    listed = (route for route in table.routes if isinstance(route, PrefixListRoute))
    return any(route.prefix_list == prefix_list for route in listed)


def _admits(group: SecurityGroup, prefix_list: Ref) -> bool:
    return any(rule.prefix_list == prefix_list for rule in group.rules)


def _peering(network: Network, peering: VpcPeeringConnection) -> Iterator[Relation]:
    tables = network.all(RouteTable)
    leading = [one for one in tables if any(route.target == peering.id for route in one.routes)]
    yield "Route tables that lead here", list(leading)


def _transit_gateway(network: Network, gateway: TransitGateway) -> Iterator[Relation]:
    attachments = network.all(TransitGatewayVpcAttachment)
    mine = [one for one in attachments if one.transit_gateway == gateway.id]
    yield "VPCs attached", [network.get(Vpc, one.vpc) for one in mine]
    tables = network.all(RouteTable)
    leading = [one for one in tables if any(route.target == gateway.id for route in one.routes)]
    yield "Route tables that lead here", list(leading)


def _transit_table(network: Network, table: TransitGatewayRouteTable) -> Iterator[Relation]:
    vpcs = network.all(TransitGatewayVpcAttachment)
    peers = network.all(TransitGatewayPeeringAttachment)
    decides = [one for one in vpcs if one.route_table == table.id]
    between = [one for one in peers if table.id in (one.route_table, one.peer_route_table)]
    yield "Decides for", [*decides, *between]
    yield "Learns from", [one for one in vpcs if table.id in one.propagate_to]


def _known(node: Node | None) -> list[str | Node]:
    return [] if node is None else [node]


def _hosts(network: Network, interfaces: Iterable[NetworkInterface]) -> list[str | Node]:
    """The instances behind interfaces, each once, or the bare interfaces."""
    found: dict[Ref, Node] = {}
    for interface in interfaces:
        host = network.host_of(interface)
        found[host.id] = host
    return list(found.values())


def _public(network: Network, owner: Ref) -> Iterator[str]:
    for public, (holder, _) in network.public_addresses.items():
        if holder == owner:
            yield _text(public)


def _text(address: int) -> str:
    return format_address(address)


RELATIONS: dict[type[Node], Callable[[Network, Any], Iterator[Relation]]] = {
    Vpc: _vpc,
    Subnet: _subnet,
    RouteTable: _route_table,
    NetworkAcl: _network_acl,
    SecurityGroup: _security_group,
    Instance: _instance,
    NetworkInterface: _interface,
    InternetGateway: _internet_gateway,
    ManagedPrefixList: _prefix_list,
    NatGateway: _nat_gateway,
    VpcPeeringConnection: _peering,
    TransitGateway: _transit_gateway,
    TransitGatewayRouteTable: _transit_table,
}
