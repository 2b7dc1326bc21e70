"""Internet gateways and egress-only gateways: who may pass, and what one-to-one NAT does."""

from playground.engine.addresses import NAT64, RFC1918, RFC6598, ULA, V4_ALL, V6, Intervals, join
from playground.engine.headers import DESTINATION, SOURCE
from playground.engine.hops.public_access import (
    inward_rows,
    opens_only_outwards,
    outward_rows,
    outward_rows_v6,
)
from playground.engine.mappings import Mapping
from playground.engine.network import Network
from playground.engine.nodes import (
    EgressOnlyInternetGateway,
    InternetGateway,
    Ref,
    Vpc,
)
from playground.engine.places import INTERNET_ID, Place, Stage
from playground.engine.reasons.endpoints import EgressOnlyAfterEndpoint
from playground.engine.reasons.gateways import (
    DestinationTranslated,
    EgressOnlyRefusesConnection,
    NoPrivateAddressBehind,
    OnlyIpv6AtEgressOnlyGateway,
    OpensEgressOnly,
    PassesUntranslated,
    PrivateDestinationAtGateway,
    PrivateIpv6AtGateway,
    PrivateSourceAtGateway,
    SharedDestinationAtGateway,
    SharedSourceAtGateway,
    SourceHasNoPublicAddress,
    SourceTranslated,
    SpoofedSource,
)
from playground.engine.tables import Put, Remember, Row, Table

PRIVATE: Intervals = join(*(block.intervals for block in RFC1918))
SHARED: Intervals = RFC6598.intervals
PRIVATE_V6: Intervals = join(ULA.intervals, NAT64.intervals)
KEPT = Remember.TRACKED
TO_INTERNET = Place(Stage.INTERNET, INTERNET_ID)


def outbound_table(network: Network, gateway: Ref) -> Table:
    """Out to the internet: never to private addresses (GW-05), only from public ones (GW-03)."""
    vpc = network.get(Vpc, network.get(InternetGateway, gateway).vpc or "")
    rows = [
        *outward_rows(network, gateway, vpc),
        Row(((DESTINATION, PRIVATE),), None, PrivateDestinationAtGateway(gateway)),
        Row(((DESTINATION, SHARED),), None, SharedDestinationAtGateway(gateway)),
        Row(((DESTINATION, PRIVATE_V6),), None, PrivateIpv6AtGateway(gateway)),
        Row(((SOURCE, ULA.intervals),), None, PrivateIpv6AtGateway(gateway)),
    ]
    rows += [_outbound_row(gateway, mapping) for mapping in network.mappings_of.get(vpc.id, [])]
    untranslated = PassesUntranslated(gateway)
    unmapped = SourceHasNoPublicAddress(gateway)
    rows += [
        Row(((SOURCE, _own_v6(vpc)),), TO_INTERNET, untranslated),
        Row(((SOURCE, join(*(block.intervals for block in vpc.cidrs))),), None, unmapped),
        Row((), None, SpoofedSource(gateway)),
    ]
    return Table(_remembered(rows) if opens_only_outwards(network, vpc) else rows)


def _remembered(rows: list[Row]) -> list[Row]:
    """GW-15: what may be opened outwards alone is remembered, so that its replies come in."""
    return [
        row if row.next is None or _is_of_regional_nat(row) else row._replace(remember=KEPT)
        for row in rows
    ]


def _is_of_regional_nat(row: Row) -> bool:
    """A regional NAT gateway's own public address: it remembers by itself (NAT-15)."""
    _, sources = row.match[0]
    return isinstance(row.said, PassesUntranslated) and sources[:1] < (V6,)


def _outbound_row(gateway: Ref, mapping: Mapping) -> Row:
    """ADDR-06: the guest's private source becomes its public one."""
    match = ((SOURCE, (mapping.private, mapping.private + 1)),)
    if mapping.private == mapping.public:
        return Row(match, TO_INTERNET, PassesUntranslated(gateway))
    said = SourceTranslated(gateway, mapping.private, mapping.public)
    return Row(match, TO_INTERNET, said, rewrites=(Put(SOURCE, mapping.public),))


def inbound_table(network: Network, gateway: Ref) -> Table:
    """In from the internet: no private sources (GW-05), only to public addresses in use (GW-04)."""
    vpc = network.get(Vpc, network.get(InternetGateway, gateway).vpc or "")
    rows = [
        *inward_rows(network, gateway, vpc),
        Row(((SOURCE, PRIVATE),), None, PrivateSourceAtGateway(gateway)),
        Row(((SOURCE, SHARED),), None, SharedSourceAtGateway(gateway)),
        Row(((SOURCE, ULA.intervals),), None, PrivateIpv6AtGateway(gateway)),
        Row(((DESTINATION, ULA.intervals),), None, PrivateIpv6AtGateway(gateway)),
    ]
    rows += [
        _inbound_row(network, gateway, mapping) for mapping in network.mappings_of.get(vpc.id, [])
    ]
    inward = _inward(network, gateway, vpc.id)
    rows.append(Row(((DESTINATION, _own_v6(vpc)),), inward, PassesUntranslated(gateway)))
    return Table([*rows, Row((), None, NoPrivateAddressBehind(gateway))])


def _inbound_row(network: Network, gateway: Ref, mapping: Mapping) -> Row:
    """The public destination becomes the private address behind it; a regional NAT's is its own."""
    match = ((DESTINATION, (mapping.public, mapping.public + 1)),)
    if mapping.private == mapping.public:
        onward = Place(Stage.NAT_RETURN, mapping.owner)
        return Row(match, onward, PassesUntranslated(gateway))
    onward = _inward(network, gateway, network.vpc_with(mapping.owner))
    said = DestinationTranslated(gateway, mapping.private, mapping.public)
    return Row(match, onward, said, rewrites=(Put(DESTINATION, mapping.private),))


def _inward(network: Network, gateway: Ref, vpc: Ref) -> Place:
    """Into the VPC: by the gateway's own route table if it has one (RT-26)."""
    steered = network.get(InternetGateway, gateway).route_table is not None
    return Place(Stage.ROUTE, gateway) if steered else Place(Stage.VPC, vpc)


def _own_v6(vpc: Vpc) -> Intervals:
    return join(*(block.intervals for block in vpc.ipv6_cidrs))


def egress_only_outbound_table(network: Network, gateway: Ref, endpoint: Ref) -> Table:
    """Out by the egress-only gateway: IPv6 only, and the connection is remembered (GW-09).

    `endpoint`: the Gateway Load Balancer endpoint that the packet has passed, if any.
    """
    no_v4 = Row(((DESTINATION, V4_ALL),), None, OnlyIpv6AtEgressOnlyGateway(gateway))
    if endpoint:
        return Table([no_v4, Row((), None, EgressOnlyAfterEndpoint(gateway, endpoint))])
    vpc = network.get(Vpc, network.get(EgressOnlyInternetGateway, gateway).vpc or "")
    rows = [
        *outward_rows_v6(network, gateway, vpc),
        no_v4,
        Row(((DESTINATION, PRIVATE_V6),), None, PrivateIpv6AtGateway(gateway)),
        Row(((SOURCE, ULA.intervals),), None, PrivateIpv6AtGateway(gateway)),
        Row(
            ((SOURCE, _own_v6(vpc)),),
            TO_INTERNET,
            OpensEgressOnly(gateway),
            remember=Remember.TRACKED,
        ),
        Row((), None, SpoofedSource(gateway)),
    ]
    return Table(rows)


def egress_only_inbound_table(gateway: Ref) -> Table:
    """In by the egress-only gateway: nothing that it does not remember (GW-09)."""
    return Table([Row((), None, EgressOnlyRefusesConnection(gateway))])
