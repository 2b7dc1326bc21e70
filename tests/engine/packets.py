"""Random packets for a network: aimed at what is there, at what is nearly there, and out."""

from random import Random
from typing import NamedTuple

from playground.engine.addresses import V6, Prefix, parse_address, parse_prefix
from playground.engine.headers import icmp_service, service
from playground.engine.network import Network
from playground.engine.nodes import (
    ICMP,
    ICMPV6,
    TCP,
    UDP,
    ClientVpnEndpoint,
    CustomerGateway,
    ElasticIp,
    NatGateway,
    NetworkInterface,
    OnPremisesNetwork,
    Subnet,
    Vpc,
    VpcEndpoint,
    VpnConnection,
)
from playground.engine.places import INTERNET_ID, OUTSIDE, Place, Stage
from playground.engine.traffic import Packet
from tests.engine.oracle.aws import blocks_of

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
    random, aims = Random(seed), Aims(network)
    return [_question(aims, random) for _ in range(count)]


def _question(aims: "Aims", random: Random) -> Question:
    kinds = aims.everything
    roll = random.random()
    if roll < 0.25:
        start, sources = OUTSIDE, OUTSIDE_SOURCES
        if random.random() < 0.8:
            kinds = [aims.from_outside]
    elif aims.sites and roll < 0.45:
        start, sources = random.choice(aims.sites)
        if random.random() < 0.6:
            kinds = [aims.hosts]
    else:
        interface = random.choice(aims.senders)
        start, sources = Place(Stage.EGRESS, interface.id), list(interface.addresses)
        if random.random() < 0.5:
            kinds = aims.near(interface)
    if random.random() < 0.05:
        sources = [one for one in aims.all() if not _is_service(aims.network, one)]
    source = random.choice(sources)
    same = [[one for one in kind if (one >= V6) == (source >= V6)] for kind in kinds]
    family = random.choice([kind for kind in same if kind] or [[source]])
    if start == OUTSIDE:  # nobody sends to itself around the internet
        family = [one for one in (*family, *OUTSIDE_SOURCES) if one != source]
        family = [one for one in family if (one >= V6) == (source >= V6)]
    return Question(start, _packet(random, source, random.choice(family)))


class Aims:
    """What packets may be sent to, kind by kind, and by whom."""

    def __init__(self, network: Network) -> None:
        self.network = network
        every = network.all(NetworkInterface)
        self.hosts = hosts = [one for interface in every for one in interface.addresses]
        public = [elastic.public_ip for elastic in network.all(ElasticIp)]
        public += [one.public_ip for one in every if one.public_ip is not None]
        nats = [one.private_ip for one in network.all(NatGateway) if one.private_ip is not None]
        resolvers = [vpc.cidrs[0].first + 2 for vpc in network.all(Vpc)]
        mapped = [NAT64 + one for one in (*hosts, *public, ELSEWHERE[0]) if one < V6]
        free = [one for one in every if one.attached_to is None]
        self.senders = free + 3 * [one for one in free if network.runs(one)]
        """Those that AWS keeps for something send nothing by themselves."""
        self.sites = _sites(network)
        self.services = services = _services(network)
        self.sent_to_sites = sites = [one for _, addresses in self.sites for one in addresses]
        self.everything = [
            *([hosts] * 4 + [public] * 3 + [sites] * 3 + [services] * 2),
            *(nats, _edges(network), resolvers, mapped, ELSEWHERE, ELSEWHERE),
        ]
        v6 = [one for one in hosts if one >= V6]
        self.from_outside = [*network.public_addresses, *v6]

    def near(self, interface: NetworkInterface) -> list[list[int]]:
        """What is in the VPC of an interface, and doors of it: endpoints, to services and sites."""
        vpc = self.network.vpc_with(interface.id)
        inside = [
            one
            for one in self.network.all(NetworkInterface)
            if self.network.vpc_with(one.id) == vpc
        ]
        doors = [one for each in inside if each.attached_to for one in each.addresses]
        linked = [one for each in inside if self._is_linked(each) for one in each.addresses]
        hosts = [one for each in inside for one in each.addresses]
        return [
            hosts,
            doors,
            doors,
            *[linked] * 3,
            self.services,
            self.services,
            self.sent_to_sites,
        ]

    def _is_linked(self, interface: NetworkInterface) -> bool:
        """Is it an endpoint's for a service of one's own?"""
        endpoint = self.network.find(interface.attached_to or "")
        return isinstance(endpoint, VpcEndpoint) and endpoint.service is not None

    def all(self) -> list[int]:
        """Every address that something may be sent to."""
        return [one for kind in self.everything for one in kind]


def _services(network: Network) -> list[int]:
    """Addresses of services of AWS, if there are endpoints: of these, and in another region."""
    if not network.all(VpcEndpoint):
        return []
    return [
        int(block[-2] if block.num_addresses > 1 else block[0])
        for region in ("us-east-1", "eu-west-1")
        for service in ("s3", "dynamodb", "sqs")
        for block in blocks_of(network, f"com.amazonaws.{region}.{service}")
    ]


def _edges(network: Network) -> list[int]:
    """Addresses that nobody has, or nobody can have."""
    return [
        block.first + offset
        for subnet in network.all(Subnet)
        for block in subnet.blocks
        for offset in (1, 2, 11, 300)
    ]


def _sites(network: Network) -> list[tuple[Place, list[int]]]:
    """Where packets of sites and of clients start, and addresses that are there."""
    every: list[tuple[str, tuple[Prefix, ...]]] = [
        (site.id, site.cidrs) for site in network.all(OnPremisesNetwork)
    ]
    for customer in network.all(CustomerGateway):
        mine = [one for one in network.all(VpnConnection) if one.customer_gateway == customer.id]
        if customer.network is None and mine:
            every.append((customer.id, mine[0].routes))
    at_sites = [
        (Place(Stage.SITE_OUT, ref), [block.first + 9 for block in blocks]) for ref, blocks in every
    ]
    return at_sites + [
        (Place(Stage.CLIENT_OUT, one.id), [one.client_cidr.first + 9])
        for one in network.all(ClientVpnEndpoint)
    ]


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


def start_ref(place: Place) -> str:
    """The start as the oracle names it."""
    return INTERNET_ID if place == OUTSIDE else place.id
