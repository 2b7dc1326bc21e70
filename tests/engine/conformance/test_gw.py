"""GW: internet gateways and egress-only gateways."""

import pytest

from playground.engine.addresses import parse_address
from playground.engine.conversation import converse
from playground.engine.headers import service
from playground.engine.nodes import TCP
from playground.engine.places import Place, Stage
from playground.engine.traffic import Packet
from tests.engine.asking import Trace, trace
from tests.engine.cast import change, elastic_ip, plus, three_tiers, without
from tests.engine.rows import ALL_OUT, OPEN_OUT, acl_rows, group_rows, routes

NET = three_tiers()
HTTPS = service(TCP, 443)
INTERNET_V6 = "2001:db8:ffff::10"


def test_an_attached_gateway_changes_nothing_without_a_route__GW_01() -> None:
    assert trace(NET, "db", "1.1.1.1").blockers == ["data: NO_ROUTE_TO_DESTINATION"]


def test_a_vpc_without_a_gateway_is_not_on_the_internet__GW_01() -> None:
    asked = trace(change(NET, "igw", vpc=None), "internet", "web")
    assert asked.blockers == ["internet: NO_POSSIBLE_DESTINATION"]
    assert type(asked.said[-1]).__name__ == "NoInternetGatewayAttached"


@pytest.mark.parametrize(
    ("client", "blocked_by"),
    [("203.0.113.204", None), ("198.51.100.7", "web: ENI_SG_RULES_MISMATCH")],
)
def test_the_internet_may_open_connections_that_the_filters_allow__GW_02(
    client: str, blocked_by: str | None
) -> None:
    ssh = change(NET, "sg-web", rules=group_rows(("in", "tcp/22", "203.0.113.0/24")))
    asked = trace(ssh, f"internet:{client}", "web", 22)
    assert asked.blocked_by == blocked_by


def test_a_source_without_a_public_address_does_not_leave__GW_03() -> None:
    assert trace(NET, "api", "8.8.8.8").blockers == ["igw: IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS"]


def test_an_elastic_ip_of_nobody_leads_nowhere__GW_04() -> None:
    free = plus(NET, elastic_ip("free", "203.0.113.99"))
    for asked in (
        trace(free, "internet", "203.0.113.99"),
        trace(free, "web", "203.0.113.99"),
    ):
        assert asked.blockers == ["internet: IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS"]
        assert type(asked.said[-1]).__name__ == "ElasticIpNotAssociated"


def test_the_gateway_itself_knows_public_addresses_in_use_alone__GW_04() -> None:
    stray = Packet(parse_address("198.51.100.10"), parse_address("203.0.113.98"), HTTPS, 49152)
    asked = Trace(converse(NET, Place(Stage.IGW_IN, "igw"), stray))
    assert asked.blockers == ["igw: IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS"]
    assert type(asked.said[-1]).__name__ == "NoPrivateAddressBehind"


def test_a_public_address_that_nobody_owns_leads_nowhere__GW_04() -> None:
    assert trace(NET, "internet", "203.0.113.98").blockers == ["internet: NO_POSSIBLE_DESTINATION"]


@pytest.mark.parametrize(
    ("destination", "code"),
    [
        ("192.168.9.9", "IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS"),
        ("172.16.0.9", "IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS"),
        ("10.200.0.9", "IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS"),
        ("100.64.0.9", "IGW_DESTINATION_ADDRESS_NOT_IN_RFC6598_EGRESS"),
    ],
)
def test_private_destinations_do_not_leave__GW_05(destination: str, code: str) -> None:
    assert trace(NET, "web", destination).blockers == [f"igw: {code}"]


@pytest.mark.parametrize(
    ("source", "code"),
    [
        ("10.0.2.10", "IGW_SOURCE_ADDRESS_NOT_IN_RFC1918_INGRESS"),
        ("100.64.0.9", "IGW_SOURCE_ADDRESS_NOT_IN_RFC6598_INGRESS"),
    ],
)
def test_private_sources_do_not_come_in__GW_05(source: str, code: str) -> None:
    assert trace(NET, f"internet:{source}", "web").blockers == [f"igw: {code}"]


@pytest.mark.parametrize(
    ("source", "destination", "gateway"),
    [
        ("172.31.0.5", "8.8.8.8", "igw"),
        ("2001:db8:99::5", INTERNET_V6, "igw"),
        ("2001:db8:99::5", INTERNET_V6, "eigw"),
    ],
)
def test_a_source_of_another_network_does_not_leave__GW_06(
    source: str, destination: str, gateway: str
) -> None:
    router = change(NET, "web", source_dest_check=False)
    router = change(router, "rtb-public", routes=routes(("0.0.0.0/0", "igw"), ("::/0", gateway)))
    asked = trace(router, f"web:{source}", destination)
    assert asked.blockers == [f"{gateway}: GATEWAY_REJECTS_SPOOFED_TRAFFIC"]


def test_a_gateway_has_no_filter_of_its_own__GW_07() -> None:
    asked = trace(NET, "internet", "web")
    said = [step.said for step in asked.request.steps if step.place.id == "igw"]
    assert [type(one).__name__ for one in said] == ["DestinationTranslated"]


def test_an_ipv4_route_does_not_open_ipv6__GW_08() -> None:
    only_v4 = change(NET, "rtb-public", routes=routes(("0.0.0.0/0", "igw")))
    asked = trace(only_v4, "internet", "web", v6=True)
    assert asked.ends_at == "web"
    assert asked.reply_blockers == ["public: NO_ROUTE_TO_DESTINATION"]
    assert trace(NET, "internet", "web", v6=True).works
    assert trace(NET, "web", INTERNET_V6).works


def test_an_egress_only_gateway_lets_replies_in__GW_09() -> None:
    asked = trace(change(NET, "sg-app", rules=ALL_OUT), "app", INTERNET_V6)
    assert asked.works
    assert asked.sources == ["2001:db8:1:2::10"]
    assert "eigw-in eigw" in asked.reply_way


def test_an_egress_only_gateway_lets_no_connection_in__GW_09() -> None:
    alone = without(NET, "igw", "web-eip", "nat-eip")
    asked = trace(alone, "internet", "app", v6=True)
    assert asked.blockers == ["eigw: EGRESS_ONLY_REFUSES_CONNECTION"]


def test_an_egress_only_gateway_lets_no_reply_out_of_what_it_did_not_see__GW_09() -> None:
    """With an internet gateway beside it, the request comes in by that."""
    asked = trace(NET, "internet", "app", v6=True)
    assert asked.ends_at == "app"
    assert asked.reply_blockers == ["eigw: EGRESS_ONLY_REFUSES_CONNECTION"]


def test_the_acl_must_let_replies_in_by_the_egress_only_gateway__GW_10() -> None:
    no_replies = acl_rows(("in", 100, "allow", "tcp/443", "::/0"))
    asked = trace(change(NET, "acl-private", entries=no_replies + OPEN_OUT), "app", INTERNET_V6)
    assert asked.ends_at == "internet"
    assert asked.reply_blockers == ["private: SUBNET_ACL_RESTRICTION"]


def test_the_internet_carries_no_private_addresses__GW_05() -> None:
    assert trace(NET, "internet", "10.0.1.10").blockers == ["internet: IGW_EXPECTS_PUBLIC_ADDRESS"]


def test_a_host_on_the_internet_answers_whom_it_hears__GW_02() -> None:
    asked = trace(NET, "web", "8.8.8.8", "icmp/8")
    assert asked.works
    assert asked.ends_at == "internet"
    assert asked.reply is not None
    assert asked.reply.traffic.destination == parse_address("10.0.1.10")
