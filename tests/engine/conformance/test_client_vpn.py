"""VPN-17 to VPN-20: from a client through a Client VPN endpoint, and back to it."""

import pytest

from playground.engine.addresses import parse_address, parse_prefix
from playground.engine.conversation import conversations
from playground.engine.headers import service
from playground.engine.network import Network
from playground.engine.nodes import TCP
from playground.engine.packet_set import PacketSet
from playground.engine.places import Place, Stage
from playground.engine.reasons.client_vpn import ClientVpnRouteMatched
from playground.engine.traffic import Packet
from playground.engine.walk import Outcome
from tests.engine.asking import Trace, trace
from tests.engine.cast import change, plus, without
from tests.engine.laptops import client_routes, laptops
from tests.engine.peers import member, peering
from tests.engine.rows import ALL_OUT, OPEN_OUT, acl_rows, group_rows, routes

NET = laptops()
CLIENT = Place(Stage.CLIENT_OUT, "cvpn")


def every_way(network: Network, destination: str) -> list[Trace]:
    """All ways from a client, the answer first."""
    numbers = map(parse_address, ("172.20.0.1", destination))
    packet = Packet(*numbers, service(TCP, 443), 49152)
    return [Trace(one) for one in conversations(network, CLIENT, packet)]


def test_a_client_has_an_address_of_the_client_cidr__VPN_17() -> None:
    assert trace(NET, "cvpn", "db").sources[0] == "172.20.0.1"
    assert trace(NET, "cvpn:172.20.3.254", "db").works
    stranger = trace(NET, "cvpn:172.20.4.1", "db")
    assert stranger.blocked_by == "cvpn: ENI_ADDRESS_RESTRICTION"


def test_from_client_to_client_is_not_modelled__VPN_17() -> None:
    assert trace(NET, "cvpn", "172.20.0.9").verdict == "undetermined"


def test_the_vpc_sees_the_interface_of_the_endpoint__VPN_18() -> None:
    asked = trace(NET, "cvpn:172.20.0.9", "db")
    assert asked.works
    assert asked.sources == ["172.20.0.9", "10.0.1.77"]
    assert asked.way == [
        "client-out cvpn",
        "client-route cvpn",
        "egress door",
        "link public",
        "leave public",
        "route public",
        "vpc vpc",
        "arrive data",
        "hosts data",
        "ingress db",
        "deliver db",
    ]
    assert asked.reply_way[-3:] == ["ingress door", "deliver door", "client-in cvpn"]
    assert asked.reply is not None
    assert asked.reply.traffic.destination == parse_address("172.20.0.9")


def test_ports_are_left_alone__VPN_18() -> None:
    assert trace(NET, "cvpn", "db", source_port=500).request.traffic.source_port == 500


def test_target_groups_see_the_interface_by_address_or_group__VPN_18() -> None:
    for far_end in ("sg-cvpn", "10.0.1.77/32"):
        guarded = change(NET, "sg-db", rules=group_rows(("in", "tcp/443", far_end)))
        assert trace(guarded, "cvpn", "db").works
    by_client = change(NET, "sg-db", rules=group_rows(("in", "tcp/443", "172.20.0.0/22")))
    assert trace(by_client, "cvpn", "db").blockers == ["db: ENI_SG_RULES_MISMATCH"]


def test_nobody_opens_a_connection_to_the_interface__VPN_18() -> None:
    refused = ["door: CLIENT_VPN_REFUSES_CONNECTION"]
    assert trace(NET, "db", "10.0.1.77").blockers == refused
    assert trace(NET, "internet", "203.0.113.77").blockers == refused


def test_a_ping_comes_back_to_the_client__VPN_18() -> None:
    assert trace(NET, "cvpn", "db", "icmp/8").works


def test_a_client_asks_the_resolver_of_the_vpc__VPN_18() -> None:
    asked = trace(NET, "cvpn", "10.0.0.2", "udp/53")
    assert asked.works
    assert asked.reply_way[-1] == "client-in cvpn"


def test_without_an_authorization_rule_the_endpoint_drops__VPN_19() -> None:
    closed = change(NET, "cvpn", authorized=(parse_prefix("10.0.3.0/24"),))
    assert trace(closed, "cvpn", "db").works
    asked = trace(closed, "cvpn", "web")
    assert asked.blockers == ["cvpn: CLIENT_NOT_AUTHORIZED"]
    assert asked.request.arrived is True
    assert trace(change(NET, "cvpn", authorized=()), "cvpn", "db").blockers == [
        "cvpn: CLIENT_NOT_AUTHORIZED"
    ]


def test_a_peered_vpc_needs_a_rule_and_a_route_and_the_routes_of_the_subnet__VPN_19() -> None:
    net = plus(NET, *member("b", 2, ("10.0.0.0/16", "vpc-b")), peering("vpc", "b"))
    authorized = parse_prefix("10.0.0.0/8")
    bare = change(net, "cvpn", routes=(), authorized=())
    assert trace(bare, "cvpn", "b-1").blockers == [
        "cvpn: CLIENT_NOT_AUTHORIZED",
        "cvpn: NO_ROUTE_TO_DESTINATION",
    ]
    ruled = change(bare, "cvpn", authorized=(authorized,))
    assert trace(ruled, "cvpn", "b-1").blockers == ["cvpn: NO_ROUTE_TO_DESTINATION"]
    routed = change(ruled, "cvpn", routes=client_routes(("10.2.0.0/16", "public")))
    assert trace(routed, "cvpn", "b-1").blockers == [
        "igw: IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS"
    ]
    joined = change(routed, "rtb-public", routes=routes(("10.2.0.0/16", "vpc-b")))
    assert trace(joined, "cvpn", "b-1").works


def test_the_route_of_the_vpc_comes_with_each_association__VPN_19() -> None:
    bare = change(NET, "cvpn", routes=())
    assert all(way.works for way in every_way(bare, "10.0.3.10"))
    (said,) = (
        one for one in trace(bare, "cvpn", "db").said if isinstance(one, ClientVpnRouteMatched)
    )
    assert str(said.row.destination) == "10.0.0.0/16"


def test_only_routes_by_the_subnet_that_serves_the_client_count__VPN_19() -> None:
    first, second = every_way(NET, "1.1.1.1")
    assert first.works
    assert second.blockers == ["cvpn: NO_ROUTE_TO_DESTINATION"]
    assert [way.request.steps[1].place.via for way in (first, second)] == ["public", "private"]


def test_the_longest_prefix_of_the_endpoint_s_routes_wins__VPN_19() -> None:
    narrow = client_routes(("10.0.3.0/24", "public"))
    said = trace(change(NET, "cvpn", routes=narrow), "cvpn", "db").said[1]
    assert isinstance(said, ClientVpnRouteMatched)
    assert said.row == narrow[0]


def test_the_groups_of_the_endpoint_and_of_the_target_both_filter__VPN_19() -> None:
    shut = change(NET, "sg-cvpn", rules=group_rows(("out", "tcp/22", "0.0.0.0/0")))
    assert trace(shut, "cvpn", "db").blockers == ["door: ENI_SG_RULES_MISMATCH"]
    only_out = change(NET, "sg-cvpn", rules=ALL_OUT)
    assert trace(only_out, "cvpn", "db").works
    assert trace(change(NET, "sg-db", rules=()), "cvpn", "db").blockers == ["db: SG_HAS_NO_RULES"]


def test_the_acl_of_the_associated_subnet_filters_both_ways__VPN_19() -> None:
    one_way = change(NET, "acl-public", entries=OPEN_OUT)
    assert trace(one_way, "cvpn", "db").reply_blockers == ["public: SUBNET_ACL_RESTRICTION"]
    closed = change(NET, "acl-public", entries=acl_rows(("in", 1, "allow", "all", "0.0.0.0/0")))
    assert trace(closed, "cvpn", "db").blockers == ["public: SUBNET_ACL_RESTRICTION"]


def test_an_endpoint_without_a_subnet_takes_nobody__VPN_19() -> None:
    alone = change(NET, "cvpn", subnets=())
    assert trace(alone, "cvpn", "db").blockers == ["cvpn: BAD_STATE"]


def test_to_the_internet_by_a_public_subnet__VPN_20() -> None:
    asked = trace(NET, "cvpn", "1.1.1.1")
    assert asked.works
    assert asked.ends_at == "internet"
    assert asked.sources == ["172.20.0.1", "10.0.1.77", "203.0.113.77"]
    assert asked.reply_way[-1] == "client-in cvpn"


def test_the_internet_needs_rule_route_and_a_public_subnet__VPN_20() -> None:
    no_rule = change(NET, "cvpn", authorized=(parse_prefix("10.0.0.0/16"),))
    assert trace(no_rule, "cvpn", "1.1.1.1").blockers == ["cvpn: CLIENT_NOT_AUTHORIZED"]
    no_route = change(NET, "cvpn", routes=())
    assert trace(no_route, "cvpn", "1.1.1.1").blockers == ["cvpn: NO_ROUTE_TO_DESTINATION"]
    isolated = change(NET, "rtb-public", routes=())
    assert trace(isolated, "cvpn", "1.1.1.1").blockers == ["public: NO_ROUTE_TO_DESTINATION"]


def test_by_a_private_subnet_a_nat_gateway_translates_again__VPN_20() -> None:
    by_nat = change(
        without(NET, "door"),
        "cvpn",
        subnets=("private",),
        routes=client_routes(("0.0.0.0/0", "private")),
    )
    asked = trace(by_nat, "cvpn", "1.1.1.1")
    assert asked.works
    assert asked.sources == ["172.20.0.1", "10.0.2.77", "10.0.1.20", "203.0.113.20"]


def test_a_split_tunnel_takes_only_what_has_a_route__VPN_20() -> None:
    split = change(NET, "cvpn", split_tunnel=True, routes=())
    assert trace(split, "cvpn", "db").works
    assert trace(split, "cvpn", "10.9.0.1").blockers == ["cvpn: STAYS_OUT_OF_TUNNEL"]
    assert trace(split, "cvpn", "1.1.1.1").verdict == "undetermined"
    assert trace(
        change(split, "cvpn", routes=client_routes(("1.1.1.0/24", "public"))), "cvpn", "1.1.1.1"
    ).works


@pytest.mark.parametrize("split", [False, True])
def test_many_clients_at_once_go_where_each_goes_alone__VPN_19(split: bool) -> None:
    net = change(NET, "cvpn", split_tunnel=split)
    clients = (parse_address("172.20.0.0"), parse_address("172.20.4.0"))
    there = (parse_address("10.0.3.0"), parse_address("10.0.4.0"))
    ports = (service(TCP, 443), service(TCP, 444))
    asked = PacketSet.of(clients, there, ports, (1024, 65536))
    found = list(conversations(net, CLIENT, asked))
    arrived = [one for one in found if one.request.outcome is Outcome.DELIVERED]
    assert len(arrived) == 2
    assert all(one.reply and one.reply.place.stage is Stage.CLIENT_IN for one in arrived)
