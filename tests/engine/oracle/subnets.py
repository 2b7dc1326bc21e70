"""A packet inside a VPC: from a host, through filters and route tables, to a host (FLOW-01)."""

from ipaddress import ip_address, ip_network

from playground.engine.nodes import (
    LOCAL,
    EgressOnlyInternetGateway,
    EndpointState,
    InternetGateway,
    NatGateway,
    NetworkInterface,
    NetworkLoadBalancer,
    Node,
    Ref,
    RouteTable,
    Subnet,
    TransitGateway,
    VirtualPrivateGateway,
    Vpc,
    VpcEndpoint,
    VpcPeeringConnection,
)
from tests.engine.oracle import appliances, edge, endpoints, nat, peering, private_gateways, transit
from tests.engine.oracle.filters import acl_allows, groups_refuse
from tests.engine.oracle.headers import address, inside
from tests.engine.oracle.lookups import (
    acl_of,
    addresses_of,
    is_reserved,
    is_up,
    node,
    owner_in_subnet,
    siblings,
    subnet_blocks,
    subnet_of_address,
    table_of,
    vpc_of,
)
from tests.engine.oracle.routes import NEVER_FORWARDED, best
from tests.engine.oracle.way import Fate, Way

RESOLVERS = (ip_address("169.254.169.253"), ip_address("fd00:ec2::253"))
SERVICES = (
    *RESOLVERS,
    ip_address("169.254.169.254"),
    ip_address("169.254.169.123"),
    ip_address("169.254.169.250"),
    ip_address("169.254.169.251"),
    ip_address("169.254.170.2"),
    ip_address("fd00:ec2::254"),
    ip_address("fd00:ec2::123"),
    ip_address("fd00:ec2::250"),
)
NEVER = [ip_network(one) for one in NEVER_FORWARDED]
MOST_TURNS = 2


def from_host(way: Way, interface: NetworkInterface) -> Fate:
    """A host sends: the host itself, source check, link-local services, its groups, its subnet."""
    network, packet = way.network, way.packet
    way.sender = way.sender or interface.id
    if not is_up(network, interface):
        return way.stopped("BAD_STATE")
    if interface.source_dest_check and packet.source not in addresses_of(interface):
        return way.stopped("ENI_SOURCE_DEST_CHECK_RESTRICTION")
    answers_known = way.is_known(way.memory.received, interface.id)
    for one in siblings(network, interface):
        if packet.destination in addresses_of(one) and not answers_known:
            return appliances.at_guest(way, one)
    subnet = node(network, Subnet, interface.subnet)
    vpc = node(network, Vpc, subnet.vpc)
    resolver = address(vpc.cidrs[0].first + 2)
    if packet.destination in (*SERVICES, resolver):
        asks_resolver = packet.destination in (*RESOLVERS, resolver)
        if asks_resolver and not vpc.enable_dns_support:
            return way.stopped("RESOLVER_SWITCHED_OFF")
        way.memory.served.append(interface.id)
        return way.ends_at(vpc.id)
    if packet.destination not in [one[1] for one in subnet_blocks(subnet)]:
        judge_groups(way, interface, egress=True)
    return onto_link(way, subnet)


def judge_groups(way: Way, interface: NetworkInterface, egress: bool) -> None:
    """The groups of an interface, unless they know the connection (SG-06)."""
    memory, packet = way.memory, way.packet
    balancers = [one.id for one in way.network.all(NetworkLoadBalancer)]
    if interface.attached_to in balancers and not interface.security_groups:
        return  # ELB-13: a load balancer without groups lets everything pass
    earlier, seen = (memory.received, memory.sent) if egress else (memory.sent, memory.received)
    if way.is_known(earlier, interface.id):
        return
    code = groups_refuse(way, interface, egress)
    if code is not None:
        way.blocked(code)
    if not way.is_reply:
        seen.append((interface.id, packet))


def onto_link(way: Way, subnet: Subnet) -> Fate:
    """Same subnet: straight to the host (FLOW-03).  Else out by its ACL and its router."""
    if inside(way.packet.destination, subnet_blocks(subnet)):
        return to_owner(way, subnet)
    if not acl_allows(acl_of(way.network, subnet), way.packet, egress=True):
        way.blocked("SUBNET_ACL_RESTRICTION")
    return route(way, table_of(way.network, subnet), subnet.id, subnet)


def route(way: Way, table: RouteTable, router: Ref, subnet: Subnet | None) -> Fate:
    """A route table decides.  `subnet` is the sender's; a regional NAT gateway has none."""
    way.turns[router] += 1
    if way.turns[router] > MOST_TURNS:
        return way.stopped("FORWARDING_LOOP")
    wanted = way.packet.destination
    vpc = node(way.network, Vpc, table.vpc)
    to_sender = peering.way_to_sender(way, vpc) if subnet is not None else None
    if to_sender is not None:
        return peering.across(way, vpc, to_sender)
    if inside(wanted, NEVER):
        return way.stopped("RESERVED_RANGE_NOT_FORWARDED")
    winner = best(way.network, vpc, table, wanted)
    if winner is None:
        return way.stopped("NO_ROUTE_TO_DESTINATION")
    if winner.target == LOCAL:
        return to_vpc(way, vpc)
    refusal = appliances.refused_at_the_edge(way, winner, router, subnet)
    if refusal is not None:
        return way.stopped(refusal)
    return _to_target(way, vpc, winner.target, subnet)


def _to_target(way: Way, vpc: Vpc, ref: Ref | None, subnet: Subnet | None) -> Fate:
    target = next((one for one in way.network if one.id == ref), None)
    if _is_gone(vpc, ref, target):
        return way.stopped("BAD_STATE_ROUTE")
    if isinstance(target, InternetGateway):
        return edge.out_by_internet_gateway(way, vpc)
    if isinstance(target, EgressOnlyInternetGateway):
        return edge.out_by_egress_only_gateway(way, vpc, target)
    if isinstance(target, NatGateway):
        return nat.from_inside(way, vpc, target, subnet)
    if isinstance(target, TransitGateway):
        return transit.by_route(way, vpc, target, subnet)
    if isinstance(target, NetworkInterface) and vpc_of(way.network, target) == vpc.id:
        return appliances.by_route(way, target, subnet)
    if isinstance(target, VpcPeeringConnection):
        return peering.across(way, vpc, target)
    if isinstance(target, VpcEndpoint):
        return endpoints.by_route(way, vpc, target, subnet)
    if isinstance(target, VirtualPrivateGateway):
        return private_gateways.out(way, vpc, target)
    return way.unknown()


def _is_gone(vpc: Vpc, ref: Ref | None, target: Node | None) -> bool:
    """Vanished, deleted, or not attached to this VPC (RT-19, RT-20)."""
    if target is None:
        gone = ("igw", "eigw", "nat", "pcx", "tgw", "eni", "i", "vgw", "vpce")
        return ref is None or ref.split("-")[0] in gone
    if isinstance(target, NatGateway) and target.state in nat.GONE:
        return True
    if isinstance(target, VpcEndpoint) and target.state is EndpointState.DELETED:
        return True
    if isinstance(target, VpcPeeringConnection):
        return not peering.is_open(target, vpc.id)
    return getattr(target, "vpc", vpc.id) != vpc.id


def to_vpc(way: Way, vpc: Vpc) -> Fate:
    """The VPC's own routing: into the destination's subnet, by its ACL, to whoever is there."""
    subnet = subnet_of_address(way.network, vpc, way.packet.destination)
    if subnet is None:
        return way.stopped("NO_POSSIBLE_DESTINATION")
    into_subnet(way, subnet)
    return to_owner(way, subnet)


def into_subnet(way: Way, subnet: Subnet) -> None:
    """The subnet's ACL, inbound."""
    if not acl_allows(acl_of(way.network, subnet), way.packet, egress=False):
        way.blocked("SUBNET_ACL_RESTRICTION")


def to_owner(way: Way, subnet: Subnet) -> Fate:
    """Whoever has the address in the subnet."""
    if is_reserved(subnet, way.packet.destination):
        return way.stopped("NO_POSSIBLE_DESTINATION")
    owner = owner_in_subnet(way.network, subnet, way.packet.destination)
    if owner is None:
        return way.stopped("NO_POSSIBLE_DESTINATION")
    if isinstance(owner, NatGateway):
        return nat.from_outside(way, owner)
    judge_groups(way, owner, egress=False)
    return appliances.at_guest(way, owner)
