"""NAT gateways: which senders and protocols they serve, and what they rewrite (NAT-01 on)."""

from playground.engine.addresses import NAT64, V6_ALL, Intervals, join, minus
from playground.engine.headers import (
    ALL_ADDRESSES,
    DESTINATION,
    PING,
    PING_V6,
    SERVICE,
    SOURCE,
    SOURCE_PORT,
    service,
)
from playground.engine.network import Network
from playground.engine.nodes import (
    ICMP,
    TCP,
    UDP,
    ElasticIp,
    NatGateway,
    NatGatewayState,
    Ref,
    Vpc,
)
from playground.engine.places import Place, Stage
from playground.engine.reasons.gateways import (
    NatGatewayHasNoIpv6,
    NatGatewayHasNoPublicAddress,
    NatGatewayLeadsToItself,
    NatGatewayNotAvailable,
    NatGatewayProtocolRestriction,
    NatGatewayRefusesConnection,
    NatGatewayRequiresSourceInVpc,
    TranslatedByNat64,
    TranslatedByNatGateway,
)
from playground.engine.tables import Choose, Match, Move, Put, Remember, Rewrite, Row, Table
from playground.engine.transit_routes import is_attached

PORTS = Choose(SOURCE_PORT, 1024, 65536)
"""NAT-05: the gateway translates to a source port of its own choice in this range."""

WITH_PORTS: Intervals = join(
    (service(TCP), service(TCP + 1)),
    (service(UDP), service(UDP + 1)),
)
MESSAGES: Intervals = (service(ICMP), service(ICMP + 1))
ECHO_V6: Intervals = (PING_V6, PING_V6 + 256)
TO_IPV4: tuple[Rewrite, ...] = (Move(DESTINATION, -NAT64.first),)
"""NAT-21: the IPv4 destination is the last 32 bits of 64:ff9b::/96."""


def nat_table(network: Network, gateway: Ref, zone: Ref) -> Table:
    """From inside: a sender of the gateway's own VPC is translated and remembered (NAT-02)."""
    node = network.get(NatGateway, gateway)
    if node.state is not NatGatewayState.AVAILABLE:
        return Table([Row((), None, NatGatewayNotAvailable(gateway, node.state))])
    address = own_address(network, node, zone)
    if address is None:
        return Table([Row((), None, NatGatewayHasNoPublicAddress(gateway))])
    onward = Place(Stage.LINK, node.subnet) if node.subnet else Place(Stage.ROUTE, gateway)
    refused = _refusals(network, node, address)
    return Table([*refused, *_translations(gateway, address, onward)])


def own_address(network: Network, gateway: NatGateway, zone: str) -> int | None:
    """What the gateway puts in place of the sender's address.

    Its private address; a regional one has none and uses an elastic IP, that of the sender's zone
    if there is one (NAT-15).
    """
    if gateway.subnet is not None:
        return gateway.private_ip
    own = _elastic_ips(network, gateway)
    own.sort(
        key=lambda elastic: (elastic.availability_zone != zone, elastic.availability_zone or "")
    )
    return own[0].public_ip if own else None


def _elastic_ips(network: Network, gateway: NatGateway) -> list[ElasticIp]:
    return [elastic for elastic in network.all(ElasticIp) if elastic.nat_gateway == gateway.id]


def _refusals(network: Network, gateway: NatGateway, address: int) -> list[Row]:
    """Whom it does not serve: foreign senders, but those that a transit gateway brings (NAT-12)."""
    vpc = network.get(Vpc, gateway.vpc)
    foreign = minus(ALL_ADDRESSES, join(*(block.intervals for block in vpc.blocks)))
    own = [address]
    if gateway.subnet is None:
        own = [elastic.public_ip for elastic in _elastic_ips(network, gateway)]
    itself = join(*((one, one + 1) for one in own))
    own_only = Row(((SOURCE, foreign),), None, NatGatewayRequiresSourceInVpc(gateway.id))
    return [
        Row(((SOURCE, itself),), None, NatGatewayLeadsToItself(gateway.id)),
        *([] if is_attached(network, vpc.id) else [own_only]),
        Row(
            ((DESTINATION, minus(V6_ALL, NAT64.intervals)),),
            None,
            NatGatewayHasNoIpv6(gateway.id),
        ),
    ]


def _translations(gateway: Ref, address: int, onward: Place) -> list[Row]:
    """NAT-06: TCP, UDP and ICMP; from IPv6 only where IPv4 has the same (NAT-21)."""
    to_ipv6: Match = ((DESTINATION, V6_ALL),)
    sender = Put(SOURCE, address)
    nat, nat64 = TranslatedByNatGateway(gateway, address), TranslatedByNat64(gateway, address)
    echo = (*TO_IPV4, Move(SERVICE, PING - PING_V6), sender)
    kept = Remember.TRACKED
    refused = NatGatewayProtocolRestriction(gateway)
    return [
        Row(
            (*to_ipv6, (SERVICE, WITH_PORTS)),
            onward,
            nat64,
            rewrites=(*TO_IPV4, sender, PORTS),
            remember=kept,
        ),
        Row((*to_ipv6, (SERVICE, ECHO_V6)), onward, nat64, rewrites=echo, remember=kept),
        Row(to_ipv6, None, refused),
        Row(((SERVICE, WITH_PORTS),), onward, nat, rewrites=(sender, PORTS), remember=kept),
        Row(((SERVICE, MESSAGES),), onward, nat, rewrites=(sender,), remember=kept),
        Row((), None, refused),
    ]


def nat_return_table(gateway: Ref) -> Table:
    """From outside: nobody opens a connection to a NAT gateway, nor pings it (NAT-03)."""
    return Table([Row((), None, NatGatewayRefusesConnection(gateway))])
