"""NAT: NAT gateways, zonal ones, public and private."""

import pytest

from playground.engine.addresses import parse_address
from playground.engine.conversation import conversations, converse
from playground.engine.headers import service
from playground.engine.network import Network
from playground.engine.nodes import (
    ConnectivityType,
    NatGateway,
    NatGatewayState,
)
from playground.engine.packet_set import PacketSet
from playground.engine.places import Place, Stage
from playground.engine.reasons.gateways import SomeRepliesWouldBeDropped
from playground.engine.traffic import Packet
from playground.engine.walk import Outcome
from playground.engine.warnings import warnings
from tests.engine.asking import trace
from tests.engine.cast import change, plus, three_tiers, without
from tests.engine.rows import OPEN_IN, OPEN_OUT, acl_rows, group_rows, routes

NET = three_tiers()


def test_a_nat_gateway_in_a_private_subnet_leads_nowhere__NAT_01() -> None:
    buried = change(NET, "nat", subnet="data", private_ip=parse_address("10.0.3.20"))
    assert trace(buried, "app", "1.1.1.1").blockers == ["data: NO_ROUTE_TO_DESTINATION"]


def test_a_nat_gateway_in_its_own_client_s_subnet_leads_to_itself__NAT_01() -> None:
    looped = change(NET, "nat", subnet="private", private_ip=parse_address("10.0.2.20"))
    asked = trace(looped, "app", "1.1.1.1")
    assert asked.blockers == ["nat: NAT_GATEWAY_SUBNET_HAS_NO_INTERNET_GATEWAY_ROUTE"]
    assert "arrive private" not in asked.way


def test_two_nat_gateways_that_lead_to_each_other_are_a_circle__NAT_01() -> None:
    other = NatGateway(id="nat-2", vpc="vpc", subnet="data", private_ip=parse_address("10.0.3.20"))
    circle = change(plus(NET, other), "rtb-data", routes=routes(("0.0.0.0/0", "nat")))
    circle = change(circle, "rtb-public", routes=routes(("0.0.0.0/0", "nat-2")))
    assert trace(circle, "app", "1.1.1.1").blockers[-1].endswith("FORWARDING_LOOP")


def test_the_source_is_rewritten_twice_and_the_destination_never__NAT_02() -> None:
    asked = trace(NET, "app", "1.1.1.1")
    assert asked.works
    assert asked.sources == ["10.0.2.10", "10.0.1.20", "203.0.113.20"]
    assert asked.destinations == ["1.1.1.1"]
    assert asked.reply is not None
    assert asked.reply.traffic.destination == parse_address("10.0.2.10")


@pytest.mark.parametrize("asked", ["tcp/443", "icmp/8"])
def test_nobody_opens_a_connection_to_a_nat_gateway__NAT_03(asked: str) -> None:
    refused = ["nat: NAT_GATEWAY_REFUSES_CONNECTION"]
    assert trace(NET, "internet", "203.0.113.20", asked).blockers == refused
    assert trace(NET, "app", "10.0.1.20", asked).blockers == refused


def test_the_acl_of_its_subnet_filters_the_request__NAT_04() -> None:
    no_entry = change(NET, "acl-public", entries=OPEN_OUT)
    assert trace(no_entry, "app", "1.1.1.1").blockers == ["public: SUBNET_ACL_RESTRICTION"]
    no_exit = change(NET, "acl-public", entries=OPEN_IN)
    assert trace(no_exit, "app", "1.1.1.1").blockers == ["public: SUBNET_ACL_RESTRICTION"]


def test_the_acl_of_its_subnet_filters_the_reply__NAT_04() -> None:
    no_ephemeral = acl_rows(("in", 100, "allow", "tcp/443", "0.0.0.0/0"))
    asked = trace(change(NET, "acl-public", entries=no_ephemeral + OPEN_OUT), "app", "1.1.1.1")
    assert asked.ends_at == "internet"
    assert asked.reply_blockers == ["public: SUBNET_ACL_RESTRICTION"]


def test_the_reply_leaves_its_subnet_by_the_acl_too__NAT_04() -> None:
    only_https_out = acl_rows(("out", 100, "allow", "tcp/443", "0.0.0.0/0"))
    asked = trace(change(NET, "acl-public", entries=only_https_out + OPEN_IN), "app", "1.1.1.1")
    assert asked.reply_blockers == ["public: SUBNET_ACL_RESTRICTION"]


@pytest.mark.parametrize(("before", "after"), [(49152, 49152), (1024, 1024), (500, 1524)])
def test_it_uses_ports_from_1024_on__NAT_05(before: int, after: int) -> None:
    asked = trace(NET, "app", "1.1.1.1", source_port=before)
    assert asked.request.traffic.source_port == after
    assert asked.works
    assert asked.reply is not None
    assert asked.reply.traffic.service == service(6, before)


def test_it_may_choose_a_port_whose_reply_is_dropped__NAT_05() -> None:
    linux_ports = acl_rows(
        ("in", 90, "allow", "tcp/443", "10.0.0.0/16"),
        ("in", 100, "allow", "tcp/32768-60999", "0.0.0.0/0"),
    )
    network = change(NET, "acl-public", entries=linux_ports + OPEN_OUT)
    app, far = parse_address("10.0.2.10"), parse_address("1.1.1.1")
    asked = PacketSet.of(
        (app, app + 1), (far, far + 1), (service(6, 443), service(6, 444)), (49152, 49153)
    )
    ends = {
        box[4]: reply.outcome
        for _, reply in conversations(network, Place(Stage.EGRESS, "app"), asked)
        if reply is not None
        for box in reply.traffic.boxes
    }
    assert ends == {
        (32768, 61000): Outcome.DELIVERED,
        (1024, 32768, 61000, 65536): Outcome.DROPPED,
    }
    packet = Packet(app, far, service(6, 443), 49152)
    start = Place(Stage.EGRESS, "app")
    noted = warnings(network, start, packet, converse(network, start, packet))
    assert list(noted) == [SomeRepliesWouldBeDropped("nat")]


@pytest.mark.parametrize(
    ("asked", "blockers"),
    [
        ("tcp/443", []),
        ("udp/443", []),
        ("icmp/8", []),
        ("47", ["nat: PROTOCOL_RESTRICTION"]),
        ("50", ["nat: PROTOCOL_RESTRICTION"]),
    ],
)
def test_it_carries_tcp_udp_and_icmp_alone__NAT_06(asked: str, blockers: list[str]) -> None:
    assert trace(NET, "app", "1.1.1.1", asked).blockers == blockers


def test_a_private_nat_gateway_does_not_leave_by_an_internet_gateway__NAT_09() -> None:
    private = change(without(NET, "nat-eip"), "nat", connectivity_type=ConnectivityType.PRIVATE)
    assert trace(private, "app", "1.1.1.1").blockers == [
        "igw: IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS"
    ]


def test_a_gateway_in_another_zone_works__NAT_14() -> None:
    assert trace(change(NET, "private", availability_zone="us-east-1b"), "app", "1.1.1.1").works


def test_a_more_specific_route_elsewhere_wins__NAT_18() -> None:
    rows = routes(("0.0.0.0/0", "nat"), ("8.8.8.0/24", "igw"))
    network = change(NET, "rtb-private", routes=rows)
    assert trace(network, "app", "8.8.4.4").sources[1] == "10.0.1.20"
    assert trace(network, "app", "8.8.8.8").blockers == [
        "igw: IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS"
    ]


@pytest.mark.parametrize("state", [NatGatewayState.PENDING, NatGatewayState.FAILED])
def test_it_must_be_available__NAT_19(state: NatGatewayState) -> None:
    assert trace(change(NET, "nat", state=state), "app", "1.1.1.1").blockers == ["nat: BAD_STATE"]


def behind_private_nat(**fields: object) -> Network:
    """`app` reaches `db` by a private NAT gateway."""
    detour = change(NET, "rtb-private", routes=routes(("10.0.3.0/24", "nat")))
    return change(detour, "sg-db", **fields)


def test_inner_filters_see_the_gateway_s_address__NAT_24() -> None:
    by_address = group_rows(("in", "all", "10.0.1.20/32"))
    assert trace(behind_private_nat(rules=by_address), "app", "db").works
    by_sender = group_rows(("in", "all", "10.0.2.10/32"))
    assert trace(behind_private_nat(rules=by_sender), "app", "db").blockers == [
        "db: ENI_SG_RULES_MISMATCH"
    ]


def test_a_group_reference_does_not_survive_a_nat_gateway__NAT_24() -> None:
    by_group = group_rows(("in", "all", "sg-app"))
    assert trace(behind_private_nat(rules=by_group), "app", "db").blockers == [
        "db: SG_REFERENCES_NOT_PRESERVED"
    ]


def test_a_sender_of_another_vpc_is_not_served__NAT_11() -> None:
    router = change(NET, "app", source_dest_check=False)
    assert trace(router, "app:172.31.0.9", "1.1.1.1").blockers == [
        "nat: NGW_REQUIRES_SOURCE_IN_VPC"
    ]
