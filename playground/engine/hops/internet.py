"""The internet: which gateway it hands a packet to, and the hosts that stand for the rest of it."""

from collections.abc import Iterator

from playground.engine.addresses import ULA, Intervals, join, parse_prefix
from playground.engine.headers import DESTINATION
from playground.engine.hops.gateways import PRIVATE, PRIVATE_V6, SHARED
from playground.engine.network import Network
from playground.engine.nodes import ElasticIp, Vpc
from playground.engine.places import Place, Stage
from playground.engine.reasons import Reason
from playground.engine.reasons.compute import (
    DeliveredToInternet,
    ElasticIpNotAssociated,
    EntersByGateway,
    NoInternetGatewayAttached,
    PrivateAddressOnInternet,
    PublicAddressNotOwned,
)
from playground.engine.tables import Row, Table

NOT_CARRIED: Intervals = join(
    PRIVATE,
    SHARED,
    PRIVATE_V6,
    parse_prefix("0.0.0.0/8").intervals,
    parse_prefix("127.0.0.0/8").intervals,
    parse_prefix("169.254.0.0/16").intervals,
    parse_prefix("224.0.0.0/4").intervals,
    parse_prefix("240.0.0.0/4").intervals,
    parse_prefix("::/127").intervals,
    parse_prefix("fe80::/10").intervals,
    parse_prefix("ff00::/8").intervals,
)
"""Addresses that no internet host has."""


def internet_table(network: Network) -> Table:
    """From a gateway: to a public address of this network (ADDR-13), else to a host out there."""
    return Table([*_ours(network), Row((), None, DeliveredToInternet())])


def outside_table(network: Network) -> Table:
    """From a host out there: only what this network owns can be reached."""
    return Table([*_ours(network), Row((), None, PublicAddressNotOwned())])


def _ours(network: Network) -> Iterator[Row]:
    for vpc in network.all(Vpc):
        mapped = ((one.public, one.public + 1) for one in network.mappings_of.get(vpc.id, []))
        public = [block.intervals for block in vpc.ipv6_cidrs if not ULA.covers(block)]
        gateway = network.internet_gateway_of(vpc.id)
        egress_only = network.egress_only_gateway_of(vpc.id)
        if gateway is not None:
            door = Place(Stage.IGW_IN, gateway.id)
            yield Row(((DESTINATION, join(*mapped, *public)),), door, EntersByGateway(gateway.id))
            continue
        if egress_only is not None:
            door = Place(Stage.EIGW_IN, egress_only.id)
            yield Row(((DESTINATION, join(*public)),), door, EntersByGateway(egress_only.id))
        closed = join(*mapped, *public)
        yield Row(((DESTINATION, closed),), None, NoInternetGatewayAttached(vpc.id))
    for elastic in network.all(ElasticIp):
        said: Reason = ElasticIpNotAssociated(elastic.id)
        yield Row(((DESTINATION, (elastic.public_ip, elastic.public_ip + 1)),), None, said)
    yield Row(((DESTINATION, NOT_CARRIED),), None, PrivateAddressOnInternet())
