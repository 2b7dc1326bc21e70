"""How long ways to a site and to services take: VPN, gateway endpoint, PrivateLink."""

from collections.abc import Iterator

from playground.engine.addresses import parse_address
from playground.engine.conversation import converse
from playground.engine.headers import service
from playground.engine.network import Network
from playground.engine.nodes import TCP, NetworkInterface
from playground.engine.places import Place, Stage
from playground.engine.traffic import Packet
from tests.bench.measuring import Measurement, each
from tests.engine.doors import S3, address_of, private_link
from tests.engine.oracle import answer, headers_of
from tests.engine.sites import behind_vpn, hybrid_hub

DESK = "192.168.1.4"


def measurements() -> Iterator[Measurement]:
    """From a VPC to the office and back, then to services."""
    yield _way("VPC - virtual private gateway - VPN - site", behind_vpn(), "app", DESK)
    yield _way("VPC - transit gateway - VPN - site", hybrid_hub(), "a", DESK)
    yield _way("S3 by gateway endpoint", private_link(), "app", address_of(S3))
    yield _way("PrivateLink - load balancer - target", private_link(), "app", "10.0.2.60")


def _way(what: str, network: Network, sender: str, destination: str) -> Measurement:
    start = Place(Stage.EGRESS, sender)
    source = network.get(NetworkInterface, sender).private_ips[0]
    packet = Packet(source, parse_address(destination), service(TCP, 443), 49152)
    found, asked = converse(network, start, packet), headers_of(packet)
    assert found.reply is not None and found.reply.arrived, what
    half, _ = each(lambda: converse(network, start, packet), times=1000)
    plain, _ = each(lambda: answer(network, sender, asked), times=50)
    return Measurement(f"conversation, {what} (p50)", half, None, plain / half, "reference")
