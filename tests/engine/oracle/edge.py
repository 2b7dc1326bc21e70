"""A packet at the edge: internet gateways, egress-only gateways, the internet between them."""

from playground.engine.nodes import (
    EgressOnlyInternetGateway,
    ElasticIp,
    InternetGateway,
    NatGateway,
    RouteTable,
    Vpc,
)
from tests.engine.oracle import aws, nat, public_access, subnets
from tests.engine.oracle.headers import (
    NAT64,
    NOT_CARRIED,
    RFC1918,
    RFC6598,
    ULA,
    Address,
    address,
    inside,
)
from tests.engine.oracle.lookups import mappings, node, vpc_blocks, vpc_of
from tests.engine.oracle.way import Fate, Way, answers

INTERNET = "internet"
SHUT = "VPC_BLOCK_PUBLIC_ACCESS_ENABLED"


def out_by_internet_gateway(way: Way, vpc: Vpc) -> Fate:
    """Public destinations only, own sources only, IPv4 by its public address (GW-03, -05, -06)."""
    source, destination = way.packet.source, way.packet.destination
    if public_access.stops_leaving(way, vpc, source):
        return way.stopped(SHUT)
    if inside(destination, RFC1918):
        return way.stopped("IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS")
    if inside(destination, RFC6598):
        return way.stopped("IGW_DESTINATION_ADDRESS_NOT_IN_RFC6598_EGRESS")
    if inside(destination, ULA + NAT64) or inside(source, ULA):
        return way.stopped("PRIVATE_IPV6_AT_GATEWAY")
    for owner, private, public in mappings(way.network):
        if vpc_of(way.network, owner) == vpc.id and private == source:
            way.rewrite(source=public)
            way.memory.left.append(way.packet)
            return over_internet(way)
    if not inside(source, vpc_blocks(vpc)):
        return way.stopped("GATEWAY_REJECTS_SPOOFED_TRAFFIC")
    if source.version == 4:
        return way.stopped("IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS")
    way.memory.left.append(way.packet)
    return over_internet(way)


def out_by_egress_only_gateway(way: Way, vpc: Vpc, gateway: EgressOnlyInternetGateway) -> Fate:
    """IPv6 only; it remembers what was opened from inside, and carries nothing else (GW-09)."""
    source, destination = way.packet.source, way.packet.destination
    if way.is_reply:
        return way.stopped("EGRESS_ONLY_REFUSES_CONNECTION")
    if way.inspected:
        return way.stopped(
            "PROTOCOL_RESTRICTION" if source.version == 4 else "EGRESS_ONLY_AFTER_ENDPOINT"
        )
    if public_access.stops_leaving_by_ipv6(way, vpc, source):
        return way.stopped(SHUT)
    if source.version == 4:
        return way.stopped("PROTOCOL_RESTRICTION")
    if inside(destination, ULA + NAT64) or inside(source, ULA):
        return way.stopped("PRIVATE_IPV6_AT_GATEWAY")
    if not inside(source, vpc_blocks(vpc)):
        return way.stopped("GATEWAY_REJECTS_SPOOFED_TRAFFIC")
    way.memory.opened.append((gateway.id, way.packet))
    return over_internet(way)


def over_internet(way: Way, starts_here: bool = False) -> Fate:
    """The internet hands the packet to a gateway of this network, or to a host of its own."""
    way.came_by = INTERNET
    wanted = way.packet.destination
    if inside(wanted, NOT_CARRIED):
        return way.stopped("IGW_EXPECTS_PUBLIC_ADDRESS")
    service = aws.at(way.network, wanted)
    if service is not None:
        return aws.reached(way, service, INTERNET)
    vpc = _vpc_of_public(way, wanted)
    if vpc is not None:
        return _into(way, vpc)
    if any(address(elastic.public_ip) == wanted for elastic in way.network.all(ElasticIp)):
        return way.stopped("IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS")
    if starts_here:
        return way.stopped("NO_POSSIBLE_DESTINATION")
    return way.ends_at(INTERNET)


def _vpc_of_public(way: Way, wanted: Address) -> Vpc | None:
    for owner, _, public in mappings(way.network):
        if public == wanted:
            return node(way.network, Vpc, vpc_of(way.network, owner))
    for vpc in way.network.all(Vpc):
        if wanted.version == 6 and inside(wanted, vpc_blocks(vpc)):
            return vpc
    return None


def _into(way: Way, vpc: Vpc) -> Fate:
    is_v6 = way.packet.destination.version == 6
    every = way.network.all(EgressOnlyInternetGateway)
    egress_only = [one.id for one in every if is_v6 and one.vpc == vpc.id]
    if any(way.is_known(way.memory.opened, one) for one in egress_only):
        return subnets.to_vpc(way, vpc)
    if any(one.vpc == vpc.id for one in way.network.all(InternetGateway)):
        return _in_by_internet_gateway(way, vpc)
    if egress_only:
        return way.stopped("EGRESS_ONLY_REFUSES_CONNECTION")
    return way.stopped("NO_POSSIBLE_DESTINATION")


def _in_by_internet_gateway(way: Way, vpc: Vpc) -> Fate:
    source, destination = way.packet.source, way.packet.destination
    known = any(way.is_reply and answers(way.packet, asked) for asked in way.memory.left)
    if public_access.stops_entering(way, vpc, destination) and not known:
        return way.stopped(SHUT)
    if inside(source, RFC1918):
        return way.stopped("IGW_SOURCE_ADDRESS_NOT_IN_RFC1918_INGRESS")
    if inside(source, RFC6598):
        return way.stopped("IGW_SOURCE_ADDRESS_NOT_IN_RFC6598_INGRESS")
    if inside(source, ULA):
        return way.stopped("PRIVATE_IPV6_AT_GATEWAY")
    for owner, private, public in mappings(way.network):
        if public != destination:
            continue
        if isinstance(owner, NatGateway) and owner.subnet is None:
            return nat.from_outside(way, owner)
        way.rewrite(destination=private)
        break
    for gateway in way.network.all(InternetGateway):
        if gateway.vpc == vpc.id and gateway.route_table is not None:
            table = node(way.network, RouteTable, gateway.route_table)
            return subnets.route(way, table, gateway.id, None)
    return subnets.to_vpc(way, vpc)
