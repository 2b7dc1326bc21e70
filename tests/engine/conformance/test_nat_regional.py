"""NAT: regional NAT gateways."""

import pytest

from playground.engine.network import Network
from playground.engine.nodes import (
    AvailabilityMode,
    NatGateway,
    NatGatewayState,
    RouteTable,
)
from tests.engine.asking import trace
from tests.engine.cast import change, elastic_ip, plus, three_tiers, without
from tests.engine.rows import routes

NET = three_tiers()


def regional(*zones: str, **fields: object) -> Network:
    """The cast with a regional NAT gateway in place of `nat`."""
    gateway = NatGateway(
        id="nat",
        vpc="vpc",
        availability_mode=AvailabilityMode.REGIONAL,
        route_table="rtb-nat",
        zones=zones,
    )
    own = RouteTable(id="rtb-nat", vpc="vpc", routes=routes(("0.0.0.0/0", "igw")))
    return change(plus(without(NET, "nat"), gateway, own), "nat", **fields)


def test_a_regional_one_needs_no_public_subnet__NAT_15() -> None:
    network = change(regional(), "rtb-public", routes=())
    asked = trace(network, "app", "1.1.1.1")
    assert asked.works
    assert asked.sources == ["10.0.2.10", "203.0.113.20"]
    assert asked.way[4:7] == ["nat nat", "route nat", "igw-out igw"]


def test_a_regional_one_uses_the_address_of_the_sender_s_zone__NAT_15() -> None:
    network = plus(
        change(regional(), "nat-eip", availability_zone="us-east-1a"),
        elastic_ip("eip-b", "203.0.113.21", nat_gateway="nat", availability_zone="us-east-1b"),
    )
    assert trace(network, "app", "1.1.1.1").sources[-1] == "203.0.113.20"
    moved = change(network, "private", availability_zone="us-east-1b")
    assert trace(moved, "app", "1.1.1.1").sources[-1] == "203.0.113.21"


def test_a_regional_one_without_an_elastic_ip_has_nothing_to_translate_to__NAT_15() -> None:
    assert trace(without(regional(), "nat-eip"), "app", "1.1.1.1").blockers == [
        "nat: NAT_GATEWAY_HAS_NO_PUBLIC_ADDRESS"
    ]


def test_a_regional_one_serves_its_zones_alone__NAT_16() -> None:
    assert trace(regional("us-east-1a"), "app", "1.1.1.1").works
    assert trace(regional("us-east-1b"), "app", "1.1.1.1").blockers == [
        "private: REGIONAL_NGW_ROUTE_AZ_RESTRICTION"
    ]


def test_a_regional_one_whose_table_leads_back_to_it_is_told_so__NAT_15() -> None:
    """Also when the address that it chose for the sender's zone is not the first it has."""
    network = plus(
        change(regional(), "rtb-nat", routes=routes(("0.0.0.0/0", "nat"))),
        elastic_ip("eip-a", "203.0.113.21", nat_gateway="nat", availability_zone="us-east-1a"),
    )
    assert trace(network, "app", "1.1.1.1").blockers == [
        "nat: NAT_GATEWAY_SUBNET_HAS_NO_INTERNET_GATEWAY_ROUTE"
    ]


@pytest.mark.parametrize("asked", ["tcp/443", "icmp/8"])
def test_nobody_opens_a_connection_to_a_regional_one__NAT_03(asked: str) -> None:
    assert trace(regional(), "internet", "203.0.113.20", asked).blockers == [
        "nat: NAT_GATEWAY_REFUSES_CONNECTION"
    ]


@pytest.mark.parametrize("state", [NatGatewayState.PENDING, NatGatewayState.FAILED])
def test_a_regional_one_must_be_available__NAT_19(state: NatGatewayState) -> None:
    assert trace(regional(state=state), "app", "1.1.1.1").blockers == ["nat: BAD_STATE"]
