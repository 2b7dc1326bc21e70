"""The outline: every resource of a network as a tree, nested as in the picture."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import groupby
from typing import TypeVar

from playground.engine.addresses import format_address
from playground.engine.network import Network
from playground.engine.nodes import (
    BlockPublicAccess,
    ClientVpnEndpoint,
    EgressOnlyInternetGateway,
    ElasticIp,
    Instance,
    InternetGateway,
    ManagedPrefixList,
    NatGateway,
    NetworkAcl,
    NetworkInterface,
    NetworkLoadBalancer,
    Node,
    OutsideHost,
    Ref,
    RouteTable,
    SecurityGroup,
    Subnet,
    VirtualPrivateGateway,
    Vpc,
    VpcEndpoint,
)
from playground.engine.places import INTERNET_ID
from playground.engine.subnet_kinds import subnet_kind
from playground.views.beyond import beyond, services_named
from playground.views.branches import (
    Branch,
    addresses,
    group,
    keyed,
    made_by_aws,
    twig,
    unless,
)

NOT_DESCRIBED = "not described"

Owned = TypeVar("Owned", RouteTable, NetworkAcl, SecurityGroup, VpcEndpoint, NetworkLoadBalancer)
"""What belongs to a VPC and is drawn nowhere, or only by its network interfaces."""
Door = InternetGateway | EgressOnlyInternetGateway | VirtualPrivateGateway


def outline(network: Network) -> list[Branch]:
    """Outside, then VPC by VPC, what joins them, what belongs to none.  Empty for an empty one."""
    if not len(network):
        return []
    internet = Branch(INTERNET_ID, INTERNET_ID, INTERNET_ID)
    outside = [twig(host, addresses(host.addresses)) for host in network.all(OutsideHost)]
    vpcs = [_vpc(network, vpc) for vpc in network.all(Vpc)]
    services = services_named(network)
    every = [internet, *outside, *services, *vpcs, *beyond(network), *_loose(network)]
    return keyed(_marked(network, one) for one in every) if network.undescribed else keyed(every)


def _marked(network: Network, branch: Branch) -> Branch:
    """What the source does not describe has a badge that says so, in place of any other."""
    badge = NOT_DESCRIBED if branch.id in network.undescribed else branch.badge
    children = tuple(_marked(network, one) for one in branch.children)
    return replace(branch, badge=badge, children=children)


def _vpc(network: Network, vpc: Vpc) -> Branch:
    blocks = ", ".join(str(block) for block in vpc.blocks)
    children = (*_doors(network, vpc.id), *_zones(network, vpc.id), *_tables(network, vpc.id))
    return twig(vpc, blocks, children=children)


def _doors(network: Network, vpc: Ref) -> Iterator[Branch]:
    for door in _every_door(network):
        if door.vpc == vpc:
            yield twig(door)
    for client_vpn in network.all(ClientVpnEndpoint):
        if client_vpn.vpc == vpc:
            yield twig(client_vpn, str(client_vpn.client_cidr))
    for gateway in network.all(NatGateway):
        if gateway.vpc == vpc and gateway.subnet is None:
            yield twig(gateway, "regional")


def _every_door(network: Network) -> list[Door]:
    doors: list[Door] = [*network.all(InternetGateway)]
    doors += network.all(EgressOnlyInternetGateway)
    return doors + network.all(VirtualPrivateGateway)


def _zones(network: Network, vpc: Ref) -> Iterator[Branch]:
    zone_of: Callable[[Subnet], str] = lambda subnet: subnet.availability_zone  # noqa: E731
    subnets = sorted(network.subnets_of.get(vpc, []), key=zone_of)
    for zone, members in groupby(subnets, key=zone_of):
        yield Branch(zone, children=tuple(_subnet(network, subnet) for subnet in members))


def _subnet(network: Network, subnet: Subnet) -> Branch:
    blocks = ", ".join(str(block) for block in subnet.blocks)
    badge = subnet_kind(network, subnet.id).value
    return twig(subnet, blocks, badge, tuple(_members(network, subnet.id)))


def _members(network: Network, subnet: Ref) -> Iterator[Branch]:
    """NAT gateways, instances where their primary interface is, and the other interfaces."""
    for gateway in network.nat_gateways_in.get(subnet, []):
        yield twig(gateway, addresses(filter(None, [gateway.private_ip])))
    for interface in network.interfaces_in.get(subnet, []):
        host = network.host_of(interface)
        first = network.interfaces_of.get(host.id, [interface])[0]
        if host is interface or first is not interface:
            yield twig(interface, addresses(interface.addresses))
        else:
            yield _instance(network, host, interface)


def _instance(network: Network, host: Node, interface: NetworkInterface) -> Branch:
    """The interface is a line of its own only where it has a name of its own."""
    stopped = isinstance(host, Instance) and host.state.value != "running"
    own = (twig(interface),) if interface.name != host.name else ()
    badge = "stopped" if stopped else ""
    return twig(host, addresses(interface.addresses), badge, own)


def _tables(network: Network, vpc: Ref) -> Iterator[Branch]:
    """What is drawn only in parts, or nowhere, by what AWS calls it."""
    groups: list[tuple[str, list[Branch]]] = [
        ("VPC endpoints", [_endpoint(network, one) for one in _of(network, VpcEndpoint, vpc)]),
        ("Network load balancers", [twig(one) for one in _of(network, NetworkLoadBalancer, vpc)]),
        ("Route tables", [_owned(one) for one in _of(network, RouteTable, vpc)]),
        ("Network ACLs", [_owned(one) for one in _of(network, NetworkAcl, vpc)]),
        ("Security groups", [_owned(one) for one in _of(network, SecurityGroup, vpc)]),
    ]
    for title, lines in groups:
        yield from group(title, lines)


def _of(network: Network, kind: type[Owned], vpc: Ref) -> list[Owned]:
    return [node for node in network.all(kind) if node.vpc == vpc]


def _endpoint(network: Network, endpoint: VpcEndpoint) -> Branch:
    """An endpoint with its type, and what it leads to."""
    own = network.find(endpoint.service or endpoint.service_name)
    service = (own and (own.name or own.id)) or endpoint.service_name
    return twig(endpoint, f"{endpoint.type}, {service}", unless("available", endpoint.state))


def _owned(node: Node) -> Branch:
    return twig(node, badge=made_by_aws(node))


def _loose(network: Network) -> Iterator[Branch]:
    """Prefix lists, Block Public Access, elastic IPs, and gateways that are attached to no VPC."""
    yield from group(
        "Prefix lists", (twig(one, _entries(one)) for one in network.all(ManagedPrefixList))
    )
    blocks = (twig(one, f"{one.region}, {one.mode}") for one in network.all(BlockPublicAccess))
    yield from group("Block Public Access", blocks)
    elastic = (twig(one, format_address(one.public_ip)) for one in network.all(ElasticIp))
    yield from group("Elastic IPs", elastic)
    doors = (gateway for gateway in _every_door(network) if not gateway.vpc)
    yield from group("Not attached", (twig(gateway, badge="detached") for gateway in doors))


def _entries(one: ManagedPrefixList) -> str:
    count = len(one.entries)
    return "1 entry" if count == 1 else f"{count} entries"
