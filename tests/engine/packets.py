"""Random packets for a network: aimed at what is there, at what is nearly there, and out."""

from random import Random
from typing import NamedTuple

from playground.engine.addresses import V6, parse_address, parse_prefix
from playground.engine.headers import icmp_service, service
from playground.engine.network import Network
from playground.engine.nodes import (
    ICMP,
    ICMPV6,
    TCP,
    UDP,
    ElasticIp,
    NatGateway,
    NetworkInterface,
    Subnet,
    Vpc,
)
from playground.engine.places import INTERNET_ID, OUTSIDE, Place, Stage
from playground.engine.traffic import Packet

NAT64 = parse_address("64:ff9b::")
LINK_LOCAL = [parse_prefix(one) for one in ("169.254.0.0/16", "fd00:ec2::/32", "fe80::/10")]
ELSEWHERE = [
    parse_address(text)
    for text in (
        "8.8.8.8",
        "8.9.9.9",
        "198.51.100.10",
        "203.0.113.200",
        "192.168.9.9",
        "172.16.0.9",
        "10.200.0.9",
        "100.64.9.9",
        "169.254.169.253",
        "169.254.169.254",
        "169.254.170.2",
        "169.254.7.7",
        "2001:db8:ffff::10",
        "2001:4860::8888",
        "fd00:ec2::253",
        "fd00:ec2::99",
        "fd99::9",
        "fe80::9",
        "64:ff9b::808:808",
    )
]
OUTSIDE_SOURCES = ELSEWHERE[:4] + ELSEWHERE[12:14]
SOURCE_PORTS = (49152, 49152, 40000, 1024, 1023, 500, 65535)


class Question(NamedTuple):
    """A packet and where it starts."""

    start: Place
    packet: Packet


def random_questions(network: Network, seed: int, count: int) -> list[Question]:
    """Questions of a seed.  Always the same for the same network."""
    random = Random(seed)
    return [_question(network, random) for _ in range(count)]


def _question(network: Network, random: Random) -> Question:
    destinations = _destinations(network)
    if random.random() < 0.3:
        start, sources = OUTSIDE, OUTSIDE_SOURCES
        if random.random() < 0.8:
            destinations = _reachable_from_outside(network)
    else:
        interface = random.choice(network.all(NetworkInterface))
        start, sources = Place(Stage.EGRESS, interface.id), list(interface.addresses)
    if random.random() < 0.05:
        sources = [one for one in _destinations(network) if not _is_service(network, one)]
    source = random.choice(sources)
    family = [one for one in destinations if (one >= V6) == (source >= V6)] or [source]
    return Question(start, _packet(random, source, random.choice(family)))


def _reachable_from_outside(network: Network) -> list[int]:
    hosts = [one for interface in network.all(NetworkInterface) for one in interface.addresses]
    return [*network.public_addresses, *(one for one in hosts if one >= V6)]


def _is_service(network: Network, address: int) -> bool:
    """Nobody can pretend to be Amazon's own services."""
    resolvers = [vpc.cidrs[0].first + 2 for vpc in network.all(Vpc)]
    return address in resolvers or any(address in block for block in LINK_LOCAL)


def _packet(random: Random, source: int, destination: int) -> Packet:
    icmp, ping, other = (ICMPV6, 128, 2) if source >= V6 else (ICMP, 8, 3)
    asked = random.choice(
        (
            service(TCP, 443),
            service(TCP, 443),
            service(TCP, 22),
            service(TCP, 3306),
            service(UDP, 53),
            service(UDP, 443),
            icmp_service(icmp, ping, 0),
            icmp_service(icmp, ping, 0),
            icmp_service(icmp, other, 4),
            service(47),
        )
    )
    has_ports = asked >> 16 in (TCP, UDP)
    return Packet(source, destination, asked, random.choice(SOURCE_PORTS) if has_ports else 0)


def _destinations(network: Network) -> list[int]:
    hosts = [one for interface in network.all(NetworkInterface) for one in interface.addresses]
    public = [elastic.public_ip for elastic in network.all(ElasticIp)]
    public += [one.public_ip for one in network.all(NetworkInterface) if one.public_ip is not None]
    nats = [one.private_ip for one in network.all(NatGateway) if one.private_ip is not None]
    edges = [
        block.first + offset
        for subnet in network.all(Subnet)
        for block in subnet.blocks
        for offset in (1, 2, 11, 300)
    ]
    resolvers = [vpc.cidrs[0].first + 2 for vpc in network.all(Vpc)]
    v4 = [one for one in (*hosts, *public, ELSEWHERE[0]) if one < V6]
    mapped = [NAT64 + one for one in v4[::2]]
    return [*hosts, *hosts, *public, *public, *nats, *edges, *resolvers, *mapped, *ELSEWHERE]


def start_ref(place: Place) -> str:
    """The start as the oracle names it."""
    return INTERNET_ID if place == OUTSIDE else place.id
