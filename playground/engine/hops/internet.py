"""The internet: which gateway it hands a packet to, and the hosts that stand for the rest of it."""

from collections.abc import Iterator

from playground.engine.addresses import ULA, Intervals, join, minus, parse_prefix
from playground.engine.aws_services import ILLUSTRATIVE
from playground.engine.headers import DESTINATION
from playground.engine.hops.gateways import PRIVATE, PRIVATE_V6, SHARED
from playground.engine.network import Network
from playground.engine.nodes import ElasticIp, Ref, Vpc
from playground.engine.places import INTERNET_ID, Place, Stage
from playground.engine.prefix_lists import services_listed
from playground.engine.reasons import Reason
from playground.engine.reasons.compute import (
    DeliveredToInternet,
    ElasticIpNotAssociated,
    EntersByGateway,
    NoInternetGatewayAttached,
    PrivateAddressOnInternet,
    PublicAddressNotOwned,
)
from playground.engine.reasons.undescribed import NotDescribed
from playground.engine.tables import Row, Table
from playground.engine.untold_routes import known_blocks

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
    every = [*_ours(network), *_of_aws(network)]
    return Table([*every, Row((), None, DeliveredToInternet())])


def outside_table(network: Network) -> Table:
    """From a host out there: only what this network owns can be reached."""
    every = [*_ours(network), *_of_aws(network)]
    return Table([*every, Row((), None, PublicAddressNotOwned())])


def _of_aws(network: Network) -> Iterator[Row]:
    """AWS's services at their public addresses: those of listed services, then the pool."""
    hosts = join(*((one, one + 1) for one in network.outside_hosts))
    for behind, addresses in services_listed(network):
        match = ((DESTINATION, minus(addresses, hosts)),)
        yield Row(match, Place(Stage.AWS_SERVICE, behind.id, INTERNET_ID))
    pool = Place(Stage.AWS_SERVICE, INTERNET_ID, INTERNET_ID)
    yield Row(((DESTINATION, minus(ILLUSTRATIVE, hosts)),), pool)


def _closed(network: Network, vpc: Ref) -> Reason:
    """Why nothing comes in; of a VPC that is not described nobody knows whether it has a door."""
    return NoInternetGatewayAttached(vpc) if network.tells(vpc) else NotDescribed(vpc)


def _ours(network: Network) -> Iterator[Row]:
    for vpc in network.all(Vpc):
        mapped = ((one.public, one.public + 1) for one in network.mappings_of.get(vpc.id, []))
        public = [
            block.intervals
            for block in known_blocks(network, vpc.id)
            if block.version == 6 and not ULA.covers(block)
        ]
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
        yield Row(((DESTINATION, closed),), None, _closed(network, vpc.id))
    for elastic in network.all(ElasticIp):
        said: Reason = ElasticIpNotAssociated(elastic.id)
        if not network.tells(elastic.id):
            said = NotDescribed(elastic.id)
        yield Row(((DESTINATION, (elastic.public_ip, elastic.public_ip + 1)),), None, said)
    yield Row(((DESTINATION, NOT_CARRIED),), None, PrivateAddressOnInternet())
