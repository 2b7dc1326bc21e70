"""LIM-01 and what follows from it: packets that are too large for a device on their way."""

import pytest

from playground.engine.mtu import Limit, fit, limit_at
from playground.engine.network import Network
from playground.engine.nodes import TransitGatewayPeeringAttachment
from playground.engine.places import Place, Stage
from playground.engine.reasons.mtu import BlackHoledLargePackets, Notice, PacketTooBig
from playground.engine.walk import Outcome
from tests.engine.asking import trace
from tests.engine.cast import change, plus, three_tiers
from tests.engine.doors import three_doors
from tests.engine.hub import hub_and_spokes
from tests.engine.peers import member, peering, two_peers
from tests.engine.rows import acl_rows
from tests.engine.sites import behind_vpn, hybrid_hub

NET = three_tiers()
NO_ICMP_IN = acl_rows(
    ("in", 1, "allow", "tcp", "0.0.0.0/0"),
    ("in", 2, "allow", "tcp", "::/0"),
    ("out", 1, "allow", "all", "0.0.0.0/0"),
    ("out", 2, "allow", "all", "::/0"),
)
DF = ("in", 3, "allow", "icmp/3/4", "0.0.0.0/0")
PTB = ("in", 4, "allow", "icmpv6/2", "::/0")


def big(
    network: Network, source: str, destination: str, size: int = 9001, v6: bool = False
) -> PacketTooBig | BlackHoledLargePackets | None:
    """What is said of a big packet, if it is too big."""
    end = fit(network, trace(network, source, destination, v6=v6).request, size)
    found = [
        step.said
        for step in end.steps
        if isinstance(step.said, PacketTooBig | BlackHoledLargePackets)
    ]
    assert len(found) < 2
    assert (end.outcome is Outcome.DROPPED) is bool(found)
    return found[0] if found else None


def test_within_a_vpc_jumbo_frames_pass__LIM_01() -> None:
    assert big(NET, "web", "app") is None


def test_the_first_smaller_device_drops__LIM_01() -> None:
    assert big(NET, "app", "1.1.1.1") == PacketTooBig("nat", 8500, 9001, Notice.NOT_DOCUMENTED)
    assert big(NET, "app", "1.1.1.1", 8500) == PacketTooBig("igw", 1500, 8500, Notice.SENT)
    assert big(NET, "app", "1.1.1.1", 1500) is None


def test_without_a_size_nothing_changes__LIM_01() -> None:
    request = trace(NET, "app", "1.1.1.1").request
    assert fit(NET, request, 68) is request


def test_what_is_behind_is_judged_as_if_it_had_passed__LIM_01() -> None:
    closed = change(NET, "acl-public", entries=acl_rows(("in", 1, "allow", "all", "0.0.0.0/0")))
    request = fit(closed, trace(closed, "app", "1.1.1.1").request, 9001)
    codes = [step.said.code for step in request.blockers if step.said]
    assert codes == ["PACKET_TOO_BIG", "SUBNET_ACL_RESTRICTION"]
    at = next(i for i, step in enumerate(request.steps) if step.said and step.said.code == codes[0])
    assert [step.as_if for step in request.steps] == [
        index > at for index in range(len(request.steps))
    ]


def test_an_internet_gateway_carries_1500_bytes_and_says_so__GW_12() -> None:
    assert big(NET, "web", "1.1.1.1") == PacketTooBig("igw", 1500, 9001, Notice.SENT)
    assert big(NET, "web", "1.1.1.1", 1501) == PacketTooBig("igw", 1500, 1501, Notice.SENT)
    assert big(NET, "web", "1.1.1.1", 1500) is None


def test_so_does_an_egress_only_gateway__GW_12() -> None:
    said = PacketTooBig("eigw", 1500, 9001, Notice.SENT)
    assert big(NET, "app", "2001:db8:ffff::10", v6=True) == said


def test_nobody_on_the_internet_sends_more__GW_12() -> None:
    assert big(NET, "internet", "web") == PacketTooBig("internet", 1500, 9001, Notice.SENT)


def test_the_message_has_to_come_in_through_the_acl__NACL_19() -> None:
    deaf = change(NET, "acl-public", entries=NO_ICMP_IN)
    hole = BlackHoledLargePackets("igw", 1500, 9001, "acl-public", False)
    assert big(deaf, "web", "1.1.1.1") == hole
    mended = change(NET, "acl-public", entries=NO_ICMP_IN + acl_rows(DF))
    assert big(mended, "web", "1.1.1.1") == PacketTooBig("igw", 1500, 9001, Notice.SENT)


def test_ipv6_has_a_message_of_its_own__NACL_19() -> None:
    deaf = change(NET, "acl-private", entries=NO_ICMP_IN + acl_rows(DF))
    hole = BlackHoledLargePackets("eigw", 1500, 9001, "acl-private", False)
    assert big(deaf, "app", "2001:db8:ffff::10", v6=True) == hole
    mended = change(NET, "acl-private", entries=NO_ICMP_IN + acl_rows(PTB))
    said = PacketTooBig("eigw", 1500, 9001, Notice.SENT)
    assert big(mended, "app", "2001:db8:ffff::10", v6=True) == said


def test_the_message_has_to_go_out_where_the_packet_came_in__NACL_19() -> None:
    closed = acl_rows(
        ("in", 1, "allow", "all", "0.0.0.0/0"), ("out", 1, "allow", "tcp", "0.0.0.0/0")
    )
    hole = BlackHoledLargePackets("igw", 1500, 8000, "acl-public", True)
    assert big(change(NET, "acl-public", entries=closed), "app", "1.1.1.1", 8000) == hole


def test_a_peering_within_a_region_is_as_wide_as_a_vpc__PCX_18() -> None:
    assert big(two_peers(), "a-1", "b-1") is None


def test_a_peering_between_regions_carries_8500__PCX_18() -> None:
    far = Network(
        [
            *member("a", 1, ("10.2.0.0/16", "a-b")),
            *member("b", 2, ("10.1.0.0/16", "a-b"), region="eu-west-1"),
            peering("a", "b"),
        ]
    )
    assert big(far, "a-1", "b-1") == PacketTooBig("a-b", 8500, 9001, Notice.NOT_DOCUMENTED)
    assert big(far, "a-1", "b-1", 8500) is None


def test_a_transit_gateway_carries_8500_and_tells_vpcs__TGW_26() -> None:
    hub = hub_and_spokes()
    assert big(hub, "a", "b") == PacketTooBig("hub", 8500, 9001, Notice.SENT)
    assert big(hub, "a", "b", 8500) is None
    deaf = change(hub, "acl-a-work", entries=NO_ICMP_IN)
    hole = BlackHoledLargePackets("hub", 8500, 9001, "acl-a-work", False)
    assert big(deaf, "a", "b") == hole


@pytest.mark.parametrize("size", [8500, 1501, 1500])
def test_the_way_out_through_a_hub_is_as_wide_as_the_internet_gateway__TGW_26(size: int) -> None:
    expected = None if size == 1500 else PacketTooBig("igw", 1500, size, Notice.SENT)
    assert big(hub_and_spokes(), "a", "1.1.1.1", size) == expected


def test_a_peering_of_transit_gateways_tells_nobody__TGW_26() -> None:
    hub = plus(
        hub_and_spokes(),
        TransitGatewayPeeringAttachment(
            id="far", transit_gateway="hub", peer_transit_gateway="other", route_table="hub-table"
        ),
    )
    limit = limit_at(hub, Place(Stage.TGW_ENTER, "far", "other"))
    assert limit == Limit("other", 8500, Notice.NONE)


@pytest.mark.parametrize("stage", [Stage.ENDPOINT, Stage.GATEWAY_ENDPOINT, Stage.GWLB_ENDPOINT])
def test_endpoints_carry_8500_and_drop_silently__VPCE_28(stage: Stage) -> None:
    assert limit_at(NET, Place(stage, "vpce")) == Limit("vpce", 8500, Notice.NONE)


@pytest.mark.parametrize(("asker", "asked"), [("app", "192.168.1.4"), ("office", "app")])
def test_a_tunnel_carries_1446_bytes_and_drops_silently__VPN_14(asker: str, asked: str) -> None:
    assert big(behind_vpn(), asker, asked, 1500) == PacketTooBig("vpn", 1446, 1500, Notice.NONE)
    assert big(behind_vpn(), asker, asked, 1446) is None


def test_towards_a_vpn_a_transit_gateway_carries_1500__TGW_26__VPN_14() -> None:
    hub = hybrid_hub()
    assert big(hub, "a", "192.168.1.4") == PacketTooBig("hub", 1500, 9001, Notice.SENT)
    assert big(hub, "a", "192.168.1.4", 1500) == PacketTooBig("vpn", 1446, 1500, Notice.NONE)
    assert big(hub, "a", "192.168.1.4", 1446) is None


def test_a_big_packet_to_an_endpoint_vanishes__VPCE_28() -> None:
    doors = three_doors()
    assert big(doors, "app", "10.0.2.50") == PacketTooBig("sqs", 8500, 9001, Notice.NONE)
    assert big(doors, "app", "10.0.2.50", 8500) is None
