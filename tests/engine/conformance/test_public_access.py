"""VPC Block Public Access: both modes, and what is excluded."""

import pytest

from playground.engine.network import Network
from playground.engine.nodes import (
    AvailabilityMode,
    BlockMode,
    BlockPublicAccess,
    Exclusion,
    ExclusionMode,
)
from tests.engine.asking import trace
from tests.engine.cast import change, plus, three_tiers

NET = three_tiers()
BLOCKED = "VPC_BLOCK_PUBLIC_ACCESS_ENABLED"
FAR_V6 = "2001:db8:ffff::10"


def blocking(mode: str = "bidirectional", **exclusions: str) -> Network:
    """The cast with public access blocked, but for `private="egress-only"` and the like."""
    exempt = [Exclusion(of=ref, mode=ExclusionMode(how)) for ref, how in exclusions.items()]
    setting = BlockPublicAccess(id="bpa", mode=BlockMode(mode), exclusions=tuple(exempt))
    return plus(NET, setting)


@pytest.mark.parametrize("mode", ["bidirectional", "ingress-only"])
def test_a_public_instance_is_cut_off__GW_13(mode: str) -> None:
    network = blocking(mode)
    assert trace(network, "internet", "web").blockers == [f"igw: {BLOCKED}"]
    assert trace(network, "web", "1.1.1.1").blockers == [f"igw: {BLOCKED}"]
    assert trace(network, "internet", "web", v6=True).blockers == [f"igw: {BLOCKED}"]
    assert trace(network, "web", FAR_V6).blockers == [f"igw: {BLOCKED}"]


def test_bidirectional_stops_nat_and_egress_only_gateways_too__GW_13() -> None:
    assert trace(blocking(), "app", "1.1.1.1").blockers == [f"igw: {BLOCKED}"]
    assert trace(blocking(), "app", FAR_V6).blockers == [f"eigw: {BLOCKED}"]


def test_private_paths_are_untouched__GW_13() -> None:
    assert trace(blocking(), "app", "db").works


@pytest.mark.parametrize("elsewhere", [{"region": "eu-west-1"}, {"account": "210987654321"}])
def test_it_holds_in_its_region_and_account__GW_13(elsewhere: dict[str, str]) -> None:
    assert trace(change(blocking(), "bpa", **elsewhere), "internet", "web").works


def test_ingress_only_lets_what_calls_out_alone_work__GW_14() -> None:
    network = blocking("ingress-only")
    assert trace(network, "app", "1.1.1.1").works
    assert trace(network, "app", FAR_V6).works
    refused = trace(network, "internet", "203.0.113.20").blockers
    assert refused == ["nat: NAT_GATEWAY_REFUSES_CONNECTION"]


@pytest.mark.parametrize("exempt", ["vpc", "public"])
@pytest.mark.parametrize("mode", ["bidirectional", "ingress-only"])
def test_an_exclusion_is_for_a_vpc_or_a_subnet__GW_15(mode: str, exempt: str) -> None:
    network = blocking(mode, **{exempt: "bidirectional"})
    assert trace(network, "internet", "web").works
    assert trace(network, "internet", "web", v6=True).works
    assert trace(network, "web", "1.1.1.1").works
    assert trace(network, "app", "1.1.1.1").works


def test_the_gateway_s_subnet_counts_and_not_the_sender_s__GW_15() -> None:
    assert trace(blocking(private="bidirectional"), "app", "1.1.1.1").blockers == [
        f"igw: {BLOCKED}"
    ]
    assert trace(blocking(private="bidirectional"), "app", FAR_V6).works


def test_an_egress_only_exclusion_lets_nobody_in__GW_15() -> None:
    network = blocking(public="egress-only")
    assert trace(network, "internet", "web").blockers == [f"igw: {BLOCKED}"]
    for sender, destination in (("web", "1.1.1.1"), ("web", FAR_V6), ("app", "1.1.1.1")):
        asked = trace(network, sender, destination)
        assert asked.works
        assert "RETURNS_BY_EXCLUSION" in [said.code for said in asked.said_of_reply]


def test_an_egress_only_exclusion_counts_in_bidirectional_mode_only__GW_15() -> None:
    network = blocking("ingress-only", public="egress-only")
    assert trace(network, "web", "1.1.1.1").blockers == [f"igw: {BLOCKED}"]


def test_a_regional_nat_gateway_needs_its_vpc_excluded__GW_15() -> None:
    network = change(
        NET,
        "nat",
        subnet=None,
        private_ip=None,
        availability_mode=AvailabilityMode.REGIONAL,
        route_table="rtb-public",
    )
    shut = plus(network, BlockPublicAccess(id="bpa"))
    assert trace(shut, "app", "1.1.1.1").blockers == [f"igw: {BLOCKED}"]
    outward = (Exclusion(of="vpc", mode=ExclusionMode.EGRESS_ONLY),)
    assert trace(change(shut, "bpa", exclusions=outward), "app", "1.1.1.1").works
    only_in = change(shut, "bpa", mode=BlockMode.INGRESS_ONLY)
    assert trace(only_in, "app", "1.1.1.1").works
