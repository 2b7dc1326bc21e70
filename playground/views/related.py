"""What a resource has to do with others: what is in force, who uses it, who carries it."""

from collections.abc import Iterable, Iterator
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
    NetworkLoadBalancer,
    Node,
    PrefixListRoute,
    Ref,
    RouteTable,
    SecurityGroup,
    Subnet,
    TransitGateway,
    VirtualPrivateGateway,
    Vpc,
    VpcEndpoint,
    VpcPeeringConnection,
)
from playground.engine.subnet_kinds import subnet_kind
from playground.engine.transit_routes import attachments_of
from playground.views import related_endpoints, related_hybrid
from playground.views.relation import Relation, Tell, leading


def relations(network: Network, node: Node) -> list[Relation]:
    """Everything that follows from the rest of the network; nothing empty."""
    found = RELATIONS.get(type(node), _nothing)(network, node)
    return [(label, values) for label, values in found if values]


def _nothing(network: Network, node: Any) -> Iterator[Relation]:
    yield from ()


def _vpc(network: Network, vpc: Vpc) -> Iterator[Relation]:
    yield "Internet gateway", _known(network.internet_gateway_of(vpc.id))
    yield "Egress-only gateway", _known(network.egress_only_gateway_of(vpc.id))
    gateways = network.all(VirtualPrivateGateway)
    yield "Virtual private gateway", [one for one in gateways if one.vpc == vpc.id]
    endpoints = network.all(VpcEndpoint)
    yield "Endpoints", [one for one in endpoints if one.vpc == vpc.id]
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
    doors: list[InternetGateway | VirtualPrivateGateway] = [*network.all(InternetGateway)]
    doors += network.all(VirtualPrivateGateway)
    yield "For what comes in by", [one for one in doors if one.route_table == table.id]
    endpoints = network.all(VpcEndpoint)
    yield "Gateway endpoints", [one for one in endpoints if table.id in one.route_tables]


def _network_acl(network: Network, acl: NetworkAcl) -> Iterator[Relation]:
    every = network.all(Subnet)
    yield "In force in", [one for one in every if network.network_acl_of(one.id) is acl]


def _security_group(network: Network, group: SecurityGroup) -> Iterator[Relation]:
    every = network.all(NetworkInterface)
    carriers = [one for one in every if group.id in one.security_groups]
    yield "Carried by", _hosts(network, carriers)
    balancers = network.all(NetworkLoadBalancer)
    yield "Judges for", [one for one in balancers if group.id in one.security_groups]


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
    yield leading(network, interface.id, interface.instance)


def _internet_gateway(network: Network, gateway: InternetGateway) -> Iterator[Relation]:
    yield leading(network, gateway.id)


def _nat_gateway(network: Network, gateway: NatGateway) -> Iterator[Relation]:
    yield "Elastic IPs", [one for one in network.all(ElasticIp) if one.nat_gateway == gateway.id]
    yield leading(network, gateway.id)


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
    yield leading(network, peering.id)


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


RELATIONS: dict[type[Node], Tell] = {
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
    **related_hybrid.RELATIONS,
    **related_endpoints.RELATIONS,
}
