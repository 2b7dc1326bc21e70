"""FLOW: the order in which things are checked."""

import pytest

from playground.engine.addresses import parse_address
from playground.engine.nodes import InstanceState, NetworkInterface
from tests.engine.asking import trace
from tests.engine.cast import change, plus, three_tiers
from tests.engine.rows import ALL_OUT, OPEN_IN, OPEN_OUT, acl_rows, group_rows, routes

NET = three_tiers()


def test_a_sender_s_groups_come_before_its_acl_and_its_routes__FLOW_01() -> None:
    mute = change(NET, "sg-web", rules=())
    mute = change(mute, "acl-public", entries=())
    asked = trace(mute, "web", "app")
    assert asked.blocked_by == "web: SG_HAS_NO_RULES"
    assert asked.blockers[1] == "public: SUBNET_ACL_RESTRICTION"
    assert asked.way[:4] == ["egress web", "link public", "leave public", "route public"]


def test_a_receiver_s_acl_comes_before_its_groups__FLOW_02() -> None:
    closed = change(NET, "acl-data", entries=())
    closed = change(closed, "sg-db", rules=group_rows(("in", "tcp/5432", "0.0.0.0/0")))
    assert trace(closed, "app", "db", 22).blockers == [
        "data: SUBNET_ACL_RESTRICTION",
        "db: ENI_SG_RULES_MISMATCH",
    ]


def test_neighbours_in_one_subnet_meet_no_acl_and_no_route__FLOW_03() -> None:
    cut_off = change(change(NET, "acl-private", entries=()), "rtb-private", routes=())
    asked = trace(cut_off, "app", "app2", 80)
    assert asked.works
    assert asked.way == [
        "egress app",
        "link private",
        "hosts private",
        "ingress app2",
        "deliver app2",
    ]


def test_neighbours_still_meet_each_other_s_groups__FLOW_03() -> None:
    assert trace(change(NET, "sg-app2", rules=ALL_OUT), "app", "app2").blockers == [
        "app2: SG_HAS_NO_RULES"
    ]


def test_a_reply_needs_its_own_pass_of_every_acl__FLOW_04() -> None:
    only_https = acl_rows(("in", 100, "allow", "tcp/443", "0.0.0.0/0"))
    asked = trace(change(NET, "acl-private", entries=only_https + OPEN_OUT), "app", "db")
    assert asked.ends_at == "db"
    assert asked.reply_blockers == ["private: SUBNET_ACL_RESTRICTION"]
    assert not asked.works


def test_an_acl_that_is_open_both_ways_lets_replies_pass__FLOW_04() -> None:
    assert trace(change(NET, "acl-private", entries=OPEN_IN + OPEN_OUT), "app", "db").works


def test_a_reply_needs_a_route_of_its_own__FLOW_04() -> None:
    asked = trace(change(NET, "rtb-public", routes=()), "internet", "web")
    assert asked.ends_at == "web"
    assert asked.reply_blockers == ["public: NO_ROUTE_TO_DESTINATION"]


def test_inside_the_vpc_filters_see_private_addresses__FLOW_05() -> None:
    rows = acl_rows(("in", 100, "allow", "tcp/443", "198.51.100.10/32"))
    filtered = change(NET, "acl-public", entries=rows + OPEN_OUT)
    asked = trace(filtered, "internet", "web")
    assert asked.works
    assert asked.destinations == ["203.0.113.10", "10.0.1.10"]
    assert asked.sources == ["198.51.100.10"]
    judged = {step.place.id: step.traffic.destination for step in asked.request.steps}
    assert judged["public"] == judged["web"] == parse_address("10.0.1.10")


@pytest.mark.parametrize(
    ("rows", "destination", "blocked_by"),
    [
        ((("0.0.0.0/0", "igw"),), "2001:db8:ffff::10", "public: NO_ROUTE_TO_DESTINATION"),
        ((("::/0", "igw"),), "198.51.100.10", "public: NO_ROUTE_TO_DESTINATION"),
        ((("0.0.0.0/0", "igw"), ("::/0", "igw")), "2001:db8:ffff::10", None),
    ],
)
def test_a_route_of_one_family_never_takes_packets_of_the_other__FLOW_06(
    rows: tuple[tuple[str, str], ...], destination: str, blocked_by: str | None
) -> None:
    network = change(NET, "rtb-public", routes=routes(*rows))
    assert trace(network, "web", destination).blocked_by == blocked_by


def test_a_filter_row_of_one_family_never_takes_packets_of_the_other__FLOW_06() -> None:
    only_v4 = change(NET, "sg-web", rules=group_rows(("out", "all", "0.0.0.0/0")))
    assert trace(only_v4, "web", "198.51.100.10").works
    assert trace(only_v4, "web", "2001:db8:ffff::10").blocked_by == "web: ENI_SG_RULES_MISMATCH"


SERVICES = (
    "169.254.169.253",
    "169.254.169.254",
    "169.254.169.123",
    "169.254.170.2",
    "fd00:ec2::253",
    "fd00:ec2::254",
    "fd00:ec2::123",
    "10.0.0.2",
)


@pytest.mark.parametrize("service", SERVICES)
def test_amazon_s_own_services_bypass_every_filter__FLOW_07(service: str) -> None:
    sealed = change(change(NET, "sg-web", rules=()), "acl-public", entries=())
    sealed = change(sealed, "rtb-public", routes=())
    asked = trace(sealed, "web", service, "udp/53")
    assert asked.works
    assert asked.ends_at == "vpc"


@pytest.mark.parametrize("router", ["10.0.1.1", "2001:db8:1:1::1"])
def test_no_group_stands_before_the_subnet_s_router__FLOW_07(router: str) -> None:
    sealed = change(change(NET, "sg-web", rules=()), "acl-public", entries=())
    assert trace(sealed, "web", router).blockers == ["public: NO_POSSIBLE_DESTINATION"]
    assert trace(sealed, "web", "10.0.2.1").blockers[0] == "web: SG_HAS_NO_RULES"


def test_what_a_host_sends_to_itself_never_leaves_it__FLOW_01() -> None:
    sealed = change(change(NET, "sg-web", rules=()), "acl-public", entries=())
    second = NetworkInterface(
        id="second",
        subnet="data",
        instance="web-host",
        device_index=1,
        private_ips=(parse_address("10.0.3.40"),),
    )
    sealed = plus(sealed, second)
    for address in ("10.0.1.10", "2001:db8:1:1::10", "10.0.3.40"):
        asked = trace(sealed, "web", address)
        assert asked.works
        assert asked.way[0] == "egress web"
        assert len(asked.way) == 2
    assert trace(
        change(sealed, "web-host", state=InstanceState.STOPPED), "web", "10.0.3.40"
    ).blockers


def test_a_reply_follows_the_answerer_s_own_table_wherever_it_leads__FLOW_08() -> None:
    """The request comes in by the internet gateway, the reply goes out by the NAT gateway."""
    crooked = change(NET, "public", route_table="rtb-private")
    crooked = change(crooked, "nat", subnet="data", private_ip=0x0A000314)
    crooked = change(crooked, "rtb-data", routes=routes(("0.0.0.0/0", "igw")))
    asked = trace(crooked, "internet", "web")
    assert asked.ends_at == "web"
    assert asked.reply_blockers == ["internet: REPLY_NOT_RECOGNISED"]
    assert "nat nat" in asked.reply_way
