"""NAT: NAT gateways, zonal and regional, public and private, and NAT64."""

import pytest

from playground.engine.addresses import parse_address
from playground.engine.conversation import conversations
from playground.engine.headers import service
from playground.engine.network import Network
from playground.engine.nodes import (
    AvailabilityMode,
    ConnectivityType,
    NatGateway,
    NatGatewayState,
    RouteTable,
)
from playground.engine.packet_set import PacketSet
from playground.engine.places import Place, Stage
from playground.engine.walk import Outcome
from tests.engine.asking import trace
from tests.engine.cast import change, elastic_ip, host, plus, subnet, three_tiers, without
from tests.engine.rows import OPEN_IN, OPEN_OUT, acl_rows, group_rows, routes

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


def ipv6_only(*rows: tuple[str, str, str]) -> Network:
    """The cast and `young`, a host of an IPv6-only subnet with NAT64."""
    network = plus(
        NET, *subnet("six", "2001:db8:1:6::/64"), *host("young", "six", "2001:db8:1:6::10")
    )
    network = change(network, "rtb-six", routes=routes(("64:ff9b::/96", "nat")))
    return change(network, "sg-young", rules=group_rows(*rows)) if rows else network


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
    assert trace(regional(), "internet", "203.0.113.20", asked).blockers == refused


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
    assert trace(regional(state=state), "app", "1.1.1.1").blockers == ["nat: BAD_STATE"]


@pytest.mark.parametrize(("asked", "arrives"), [("tcp/443", "tcp"), ("icmpv6/128", "icmp")])
def test_nat64_turns_ipv6_into_ipv4__NAT_21(asked: str, arrives: str) -> None:
    answer = trace(ipv6_only(), "young", "64:ff9b::101:101", asked)
    assert answer.works
    assert answer.sources == ["2001:db8:1:6::10", "10.0.1.20", "203.0.113.20"]
    assert answer.destinations == ["64:ff9b::101:101", "1.1.1.1"]
    assert answer.request.traffic.service >> 16 == {"tcp": 6, "icmp": 1}[arrives]
    assert answer.reply is not None
    assert answer.reply.traffic.source == parse_address("64:ff9b::101:101")


def test_nat64_is_for_a_nat_gateway_and_nobody_else__NAT_21() -> None:
    assert trace(NET, "web", "64:ff9b::101:101").blockers == ["igw: PRIVATE_IPV6_AT_GATEWAY"]


@pytest.mark.parametrize(
    ("rows", "blockers"),
    [
        ([("out", "all", "0.0.0.0/0")], ["young: ENI_SG_RULES_MISMATCH"]),
        ([("out", "all", "64:ff9b::/96")], []),
    ],
)
def test_nat64_needs_rules_for_its_ipv6_prefix__NAT_23(
    rows: list[tuple[str, str, str]], blockers: list[str]
) -> None:
    assert trace(ipv6_only(*rows), "young", "64:ff9b::101:101").blockers == blockers


def test_nat64_needs_acl_rows_for_its_ipv6_prefix__NAT_23() -> None:
    only_v4 = acl_rows(("out", 100, "allow", "all", "0.0.0.0/0")) + OPEN_IN
    asked = trace(change(ipv6_only(), "acl-six", entries=only_v4), "young", "64:ff9b::101:101")
    assert asked.blockers == ["six: SUBNET_ACL_RESTRICTION"]


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


def test_a_regional_one_whose_table_leads_back_to_it_is_told_so__NAT_15() -> None:
    """Also when the address that it chose for the sender's zone is not the first it has."""
    network = plus(
        change(regional(), "rtb-nat", routes=routes(("0.0.0.0/0", "nat"))),
        elastic_ip("eip-a", "203.0.113.21", nat_gateway="nat", availability_zone="us-east-1a"),
    )
    assert trace(network, "app", "1.1.1.1").blockers == [
        "nat: NAT_GATEWAY_SUBNET_HAS_NO_INTERNET_GATEWAY_ROUTE"
    ]
