"""What AWS accepts as the target of a route."""

import pytest

from playground.engine.nodes import Node
from playground.engine.validity import Severity, faults
from tests.engine.validity.cast import (
    acl,
    eigw,
    eip,
    found,
    group,
    igw,
    instance,
    interface,
    nat,
    network,
    route,
    subnet,
    table,
    vpc,
)

SHOP = vpc("10.0.0.0/16", "10.7.0.0/16", ipv6=["2001:db8::/56"])
LAND: tuple[Node, ...] = (
    SHOP,
    subnet("web", "10.0.1.0/24", "2001:db8::/64"),
    subnet("late", "10.7.1.0/24"),
    subnet("edge", "10.0.8.0/24"),
    igw(),
    eigw(),
    nat(),
    eip(nat="nat"),
    instance("fw"),
    interface("fw-eni", "10.0.8.10", subnet="edge", instance="fw", source_dest_check=False),
    group(),
)
INSIDE = ["nat", "fw", "fw-eni", "vpce-1", "eni-gone", "nat-gone", None]
"""What may stand in for a local route; the ids that are gone were of such a kind."""
OUTSIDE = ["igw", "eigw", "pcx-1", "tgw-1", "vgw-1", "igw-gone"]
TARGET = "routes[0].target"


def faults_of(destination: str, target: str | None) -> list[tuple[str, str, str]]:
    return found(*LAND, table(route(destination, target)))


@pytest.mark.parametrize("target", INSIDE)
def test_a_route_for_a_subnet_may_lead_to_a_middlebox__RT_10(target: str | None) -> None:
    assert faults_of("10.0.1.0/24", target) == []


@pytest.mark.parametrize("target", ["igw", "pcx-1", "tgw-1", "vgw-1", "igw-gone"])
def test_a_route_for_a_subnet_may_lead_to_nothing_else__RT_10(target: str) -> None:
    assert faults_of("10.0.1.0/24", target) == [("InnerRouteTarget", "rtb", TARGET)]


@pytest.mark.parametrize("target", INSIDE)
def test_the_local_route_may_lead_to_a_middlebox__RT_11(target: str | None) -> None:
    assert faults_of("10.0.0.0/16", target) == []


@pytest.mark.parametrize("target", ["igw", "pcx-1", "tgw-1", "vgw-1", "igw-gone"])
def test_the_local_route_may_lead_to_nothing_else__RT_11(target: str) -> None:
    assert faults_of("10.0.0.0/16", target) == [("LocalRouteTarget", "rtb", TARGET)]


@pytest.mark.parametrize("target", OUTSIDE)
def test_the_ipv6_local_route_may_lead_to_nothing_else__RT_11(target: str) -> None:
    assert faults_of("2001:db8::/56", target) == [("LocalRouteTarget", "rtb", TARGET)]


@pytest.mark.parametrize(
    ("block", "swallows"),
    [("10.7.0.0/24", True), ("10.7.0.0/23", True), ("10.7.0.0/25", False), ("10.8.0.0/24", False)],
)
def test_a_secondary_block_may_not_hold_the_destination_of_a_route__VPC_07(
    block: str, swallows: bool
) -> None:
    nodes = found(vpc("10.1.0.0/16", block), table(route("10.7.0.0/24", "vgw-1")))
    swallowed = ("BlockSwallowsRoute", "shop", "secondary_cidrs[0]")
    assert (swallowed in nodes) == swallows
    assert bool(nodes) == swallows


def test_a_middlebox_route_may_stand_in_a_secondary_block__VPC_07() -> None:
    assert faults_of("10.7.0.0/16", "fw-eni") == faults_of("10.7.1.0/24", "nat") == []


@pytest.mark.parametrize(
    ("destination", "target"),
    [
        ("0.0.0.0/0", "igw"),
        ("::/0", "igw"),
        ("::/0", "eigw"),
        ("0.0.0.0/0", "nat"),
        ("0.0.0.0/0", "fw-eni"),
        ("0.0.0.0/0", "fw"),
        ("0.0.0.0/0", None),
        *(
            (destination, f"{kind}-0abc")
            for kind in ("pcx", "tgw", "vgw", "vpce", "cagw", "lgw")
            for destination in ("192.0.2.0/24", "2001:db8:ffff::/48")
        ),
    ],
)
def test_what_a_route_may_lead_to__RT_15(destination: str, target: str | None) -> None:
    assert faults_of(destination, target) == []


@pytest.mark.parametrize("target", ["web", "shop", "rtb", "web-sg", "eip-203.0.113.5", "sg-gone"])
def test_what_a_route_may_not_lead_to__RT_15(target: str) -> None:
    assert faults_of("0.0.0.0/0", target) == [("NoRouteTarget", "rtb", TARGET)]


def test_an_acl_is_no_target__RT_15() -> None:
    assert found(*LAND, acl(), table(route("0.0.0.0/0", "acl"))) == [
        ("NoRouteTarget", "rtb", TARGET)
    ]


def test_an_instance_is_a_target_with_exactly_one_interface__RT_15() -> None:
    second = interface("second", "10.0.1.11", instance="fw", device_index=1)
    assert found(*LAND, second, table(route("0.0.0.0/0", "fw"))) == [
        ("TargetHasSeveralInterfaces", "rtb", TARGET)
    ]
    assert found(*LAND, second, table(route("0.0.0.0/0", "fw-eni"))) == []


@pytest.mark.parametrize("target", ["igw", "eigw", "nat", "fw", "fw-eni"])
def test_the_target_is_of_the_own_vpc__RT_16(target: str) -> None:
    lab = vpc("10.9.0.0/16", id="lab")
    assert found(*LAND, lab, table(route("2001:db8:ffff::/48", target), vpc="lab"))[0] == (
        ("TargetInOtherVpc", "rtb", TARGET)
    )


def test_a_gateway_that_is_attached_to_nothing_makes_a_blackhole_not_a_fault__RT_19() -> None:
    assert found(SHOP, igw(vpc=None), table(route("0.0.0.0/0", "igw"))) == []


def test_an_egress_only_gateway_takes_ipv6_destinations_only__RT_17() -> None:
    assert faults_of("0.0.0.0/0", "eigw") == [("Ipv4ToEgressOnlyGateway", "rtb", TARGET)]
    assert faults_of("::/0", "eigw") == []


@pytest.mark.parametrize(
    ("destination", "accepted"),
    [
        ("64:ff9b::/96", True),
        ("64:ff9b::c000:200/120", True),
        ("0.0.0.0/0", True),
        ("::/0", False),
        ("64:ff9b::/95", False),
        ("2001:db8:ffff::/48", False),
    ],
)
def test_ipv6_to_a_nat_gateway_is_for_nat64__RT_18(destination: str, accepted: bool) -> None:
    fault = ("Ipv6ToNatGateway", "rtb", TARGET)
    assert faults_of(destination, "nat") == ([] if accepted else [fault])


def test_other_ipv6_to_a_nat_gateway_is_a_warning__RT_18() -> None:
    (fault,) = faults(network(*LAND, table(route("::/0", "nat"))))
    assert fault.severity is Severity.WARNING
