"""The outline: every resource of a network as a tree, nested as in the picture."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import TypeVar

from playground.engine.addresses import format_address
from playground.engine.network import Network
from playground.engine.nodes import (
    BlockPublicAccess,
    EgressOnlyInternetGateway,
    ElasticIp,
    Instance,
    InternetGateway,
    ManagedPrefixList,
    NatGateway,
    NetworkAcl,
    NetworkInterface,
    Node,
    OutsideHost,
    Ref,
    RouteTable,
    SecurityGroup,
    Subnet,
    TransitGateway,
    TransitGatewayAttachment,
    TransitGatewayPeeringAttachment,
    TransitGatewayRouteTable,
    TransitGatewayVpcAttachment,
    Vpc,
    VpcPeeringConnection,
)
from playground.engine.places import INTERNET_ID
from playground.engine.subnet_kinds import subnet_kind
from playground.report import kind_of
from playground.views.answers import spelt

Owned = TypeVar("Owned", RouteTable, NetworkAcl, SecurityGroup)
"""What belongs to a VPC and is drawn nowhere."""


@dataclass(frozen=True)
class Branch:
    """A resource, or a group without an id, with what lies in it."""

    name: str
    id: Ref = ""
    kind: str = "group"
    note: str = ""
    badge: str = ""
    open: bool = True
    children: tuple["Branch", ...] = ()

    @property
    def kind_name(self) -> str:
        """The kind in words."""
        return spelt(self.kind)


def outline(network: Network) -> list[Branch]:
    """Outside, then VPC by VPC, what joins them, what belongs to none.  Empty for an empty one."""
    if not len(network):
        return []
    internet = Branch(INTERNET_ID, INTERNET_ID, INTERNET_ID)
    outside = [_twig(host, _addresses(host.addresses)) for host in network.all(OutsideHost)]
    vpcs = [_vpc(network, vpc) for vpc in network.all(Vpc)]
    return [internet, *outside, *vpcs, *_between(network), *_loose(network)]


def _vpc(network: Network, vpc: Vpc) -> Branch:
    blocks = ", ".join(str(block) for block in vpc.blocks)
    children = (*_doors(network, vpc.id), *_zones(network, vpc.id), *_tables(network, vpc.id))
    return _twig(vpc, blocks, children=children)


def _doors(network: Network, vpc: Ref) -> Iterator[Branch]:
    for door in _every_door(network):
        if door.vpc == vpc:
            yield _twig(door)
    for gateway in network.all(NatGateway):
        if gateway.vpc == vpc and gateway.subnet is None:
            yield _twig(gateway, "regional")


def _every_door(network: Network) -> list[InternetGateway | EgressOnlyInternetGateway]:
    return [*network.all(InternetGateway), *network.all(EgressOnlyInternetGateway)]


def _zones(network: Network, vpc: Ref) -> Iterator[Branch]:
    zone_of: Callable[[Subnet], str] = lambda subnet: subnet.availability_zone  # noqa: E731
    subnets = sorted(network.subnets_of.get(vpc, []), key=zone_of)
    for zone, members in groupby(subnets, key=zone_of):
        yield Branch(zone, children=tuple(_subnet(network, subnet) for subnet in members))


def _subnet(network: Network, subnet: Subnet) -> Branch:
    blocks = ", ".join(str(block) for block in subnet.blocks)
    badge = subnet_kind(network, subnet.id).value
    return _twig(subnet, blocks, badge, tuple(_members(network, subnet.id)))


def _members(network: Network, subnet: Ref) -> Iterator[Branch]:
    """NAT gateways, instances where their primary interface is, and the other interfaces."""
    for gateway in network.nat_gateways_in.get(subnet, []):
        yield _twig(gateway, _addresses(filter(None, [gateway.private_ip])))
    for interface in network.interfaces_in.get(subnet, []):
        host = network.host_of(interface)
        first = network.interfaces_of.get(host.id, [interface])[0]
        if host is interface or first is not interface:
            yield _twig(interface, _addresses(interface.addresses))
        else:
            yield _instance(network, host, interface)


def _instance(network: Network, host: Node, interface: NetworkInterface) -> Branch:
    """The interface is a line of its own only where it has a name of its own."""
    stopped = isinstance(host, Instance) and host.state.value != "running"
    own = (_twig(interface),) if interface.name != host.name else ()
    badge = "stopped" if stopped else ""
    return _twig(host, _addresses(interface.addresses), badge, own)


def _tables(network: Network, vpc: Ref) -> Iterator[Branch]:
    """Tables and filters, which are drawn nowhere, by what AWS calls them."""
    groups: list[tuple[str, list[Branch]]] = [
        ("Route tables", [_main(one) for one in _of(network, RouteTable, vpc)]),
        ("Network ACLs", [_default(one) for one in _of(network, NetworkAcl, vpc)]),
        ("Security groups", [_default(one) for one in _of(network, SecurityGroup, vpc)]),
    ]
    for title, lines in groups:
        if lines:
            yield Branch(title, children=tuple(lines))


def _of(network: Network, kind: type[Owned], vpc: Ref) -> list[Owned]:
    return [node for node in network.all(kind) if node.vpc == vpc]


def _main(table: RouteTable) -> Branch:
    return _twig(table, badge="main" if table.main else "")


def _default(node: NetworkAcl | SecurityGroup) -> Branch:
    return _twig(node, badge="default" if node.default else "")


def _between(network: Network) -> Iterator[Branch]:
    """What joins VPCs."""
    peerings = network.all(VpcPeeringConnection)
    lines = [_twig(one, badge="" if one.status == "active" else one.status) for one in peerings]
    if lines:
        yield Branch("VPC peering connections", children=tuple(lines))
    hubs = tuple(_hub(network, gateway) for gateway in network.all(TransitGateway))
    if hubs:
        yield Branch("Transit gateways", children=hubs)


def _hub(network: Network, gateway: TransitGateway) -> Branch:
    """A transit gateway with its attachments and its tables; a peering is in both gateways."""
    every: list[TransitGatewayAttachment] = [*network.all(TransitGatewayVpcAttachment)]
    every += network.all(TransitGatewayPeeringAttachment)
    tables = network.all(TransitGatewayRouteTable)
    own = [_twig(one) for one in tables if one.transit_gateway == gateway.id]
    lines = [_twig(one, badge=_unless_available(one)) for one in every if _is_on(gateway, one)]
    return _twig(gateway, children=(*lines, *own))


def _is_on(gateway: TransitGateway, attachment: TransitGatewayAttachment) -> bool:
    if isinstance(attachment, TransitGatewayPeeringAttachment):
        return gateway.id in (attachment.transit_gateway, attachment.peer_transit_gateway)
    return attachment.transit_gateway == gateway.id


def _unless_available(attachment: TransitGatewayAttachment) -> str:
    return "" if attachment.state == "available" else attachment.state


def _loose(network: Network) -> Iterator[Branch]:
    """Prefix lists, Block Public Access, elastic IPs, and gateways that are attached to no VPC."""
    lists = [_twig(one, _entries(one)) for one in network.all(ManagedPrefixList)]
    if lists:
        yield Branch("Prefix lists", children=tuple(lists))
    blocks = [_twig(one, f"{one.region}, {one.mode}") for one in network.all(BlockPublicAccess)]
    if blocks:
        yield Branch("Block Public Access", children=tuple(blocks))
    elastic = [_twig(one, format_address(one.public_ip)) for one in network.all(ElasticIp)]
    if elastic:
        yield Branch("Elastic IPs", children=tuple(elastic))
    doors = _every_door(network)
    detached = tuple(_twig(gateway, badge="detached") for gateway in doors if not gateway.vpc)
    if detached:
        yield Branch("Not attached", children=detached)


def _entries(one: ManagedPrefixList) -> str:
    count = len(one.entries)
    return "1 entry" if count == 1 else f"{count} entries"


def _twig(node: Node, note: str = "", badge: str = "", children: tuple[Branch, ...] = ()) -> Branch:
    kind = kind_of(type(node))
    return Branch(node.name or node.id, node.id, kind, note, badge, True, children)


def _addresses(addresses: Iterable[int]) -> str:
    return ", ".join(format_address(address) for address in addresses)
