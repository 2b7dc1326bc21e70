"""RT: which route takes a packet, and what becomes of it there."""

import pytest

from playground.engine.addresses import parse_address, parse_prefix
from playground.engine.nodes import InternetGateway, NatGatewayState, RouteOrigin, RouteTable, Vpc
from playground.engine.reasons.routing import RouteMatched
from tests.engine.asking import Trace, trace
from tests.engine.cast import change, plus, three_tiers
from tests.engine.rows import routes

NET = three_tiers()
STATIC = RouteOrigin.STATIC
PREFIX_LIST = RouteOrigin.PREFIX_LIST
DIRECT_CONNECT = RouteOrigin.PROPAGATED_DIRECT_CONNECT
VPN_STATIC = RouteOrigin.PROPAGATED_VPN_STATIC
VPN_BGP = RouteOrigin.PROPAGATED_VPN_BGP


def winner(destination: str, *rows: tuple[str, str | None, RouteOrigin]) -> str | None:
    """The target that `web`'s packet to a destination is sent to."""
    asked = trace(change(NET, "rtb-public", routes=routes(*rows)), "web", destination)
    matched = [said.row.target for said in asked.said if isinstance(said, RouteMatched)]
    return matched[0] if matched else None


def route_of(asked: Trace) -> str:
    """The destination of the route that took the packet first."""
    return next(str(said.row.destination) for said in asked.said if isinstance(said, RouteMatched))


def test_without_an_association_the_main_table_is_in_force__RT_01() -> None:
    implicit = change(NET, "public", route_table=None)
    assert trace(implicit, "web", "8.8.8.8").blocked_by == "public: NO_ROUTE_TO_DESTINATION"
    with_route = change(implicit, "rtb-main", routes=routes(("0.0.0.0/0", "igw")))
    assert trace(with_route, "web", "8.8.8.8").works


def test_a_new_main_table_serves_all_subnets_without_an_association__RT_02() -> None:
    implicit = change(NET, "data", route_table=None)
    swapped = change(change(implicit, "rtb-main", main=False), "rtb-public", main=True)
    assert trace(implicit, "db", "8.8.8.8").blocked_by == "data: NO_ROUTE_TO_DESTINATION"
    assert trace(swapped, "db", "8.8.8.8").blocked_by == (
        "igw: IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS"
    )
    assert trace(swapped, "app", "8.8.8.8").sources[1] == "10.0.1.20"


@pytest.mark.parametrize("destination", ["10.0.3.10", "10.2.0.9", "2001:db8:1:2::10"])
def test_every_table_has_a_local_route_for_every_block__RT_04(destination: str) -> None:
    blocks = (parse_prefix("10.0.0.0/16"), parse_prefix("10.2.0.0/16"))
    two_blocks = change(change(NET, "vpc", cidrs=blocks), "rtb-public", routes=())
    asked = trace(two_blocks, "web", destination)
    assert asked.way[4] == "vpc vpc"


@pytest.mark.parametrize(
    ("destination", "target"),
    [("172.31.4.4", "nat"), ("172.31.4.77", None), ("172.16.0.1", "igw"), ("10.0.2.10", "local")],
)
def test_the_longest_prefix_wins__RT_05(destination: str, target: str | None) -> None:
    rows = (
        ("0.0.0.0/0", "igw", STATIC),
        ("172.31.4.64/26", None, STATIC),
        ("172.31.0.0/16", "nat", STATIC),
        ("10.0.0.0/8", "igw", STATIC),
    )
    assert winner(destination, *rows) == target
    assert winner(destination, *reversed(rows)) == target


@pytest.mark.parametrize(
    ("better", "worse"), [(STATIC, PREFIX_LIST), (STATIC, VPN_BGP), (PREFIX_LIST, DIRECT_CONNECT)]
)
def test_static_beats_prefix_list_beats_propagated__RT_06(
    better: RouteOrigin, worse: RouteOrigin
) -> None:
    rows = (("172.31.0.0/24", "nat", worse), ("172.31.0.0/24", "igw", better))
    assert winner("172.31.0.9", *rows) == "igw"
    assert winner("172.31.0.9", *reversed(rows)) == "igw"


@pytest.mark.parametrize(("better", "worse"), [(DIRECT_CONNECT, VPN_STATIC), (VPN_STATIC, VPN_BGP)])
def test_direct_connect_beats_static_vpn_beats_bgp_vpn__RT_07(
    better: RouteOrigin, worse: RouteOrigin
) -> None:
    rows = (("172.16.0.0/16", "nat", worse), ("172.16.0.0/16", "igw", better))
    assert winner("172.16.0.9", *rows) == "igw"
    assert winner("172.16.0.9", *reversed(rows)) == "igw"


def test_a_propagated_route_never_beats_local__RT_08() -> None:
    assert winner("10.0.3.10", ("10.0.3.0/24", "nat", VPN_BGP)) == "local"
    assert winner("10.0.3.10", ("10.0.3.0/24", "nat", STATIC)) == "nat"


def test_a_whole_subnet_may_be_routed_to_a_nat_gateway__RT_10() -> None:
    detour = change(NET, "rtb-private", routes=routes(("10.0.3.0/24", "nat")))
    asked = trace(detour, "app", "db")
    assert asked.works
    assert asked.sources == ["10.0.2.10", "10.0.1.20"]
    assert trace(detour, "app", "web").sources == ["10.0.2.10"]


def test_the_local_route_may_be_given_another_target__RT_11() -> None:
    replaced = change(NET, "rtb-private", routes=routes(("10.0.0.0/16", "nat")))
    assert trace(replaced, "app", "db").sources == ["10.0.2.10", "10.0.1.20"]
    assert trace(replaced, "db", "app").ends_at == "app"


def test_what_is_not_modelled_is_never_guessed__RT_15() -> None:
    network = change(NET, "rtb-data", routes=routes(("0.0.0.0/0", "lgw-1")))
    asked = trace(network, "db", "8.8.8.8")
    assert asked.verdict == "undetermined"
    assert asked.said[-1].code == "UNSUPPORTED_COMPONENT"


def test_a_gateway_of_another_vpc_is_no_target__RT_16() -> None:
    other = Vpc(id="other", cidrs=(parse_prefix("10.9.0.0/16"),))
    foreign = plus(NET, other, InternetGateway(id="igw-2", vpc="other"))
    foreign = change(foreign, "rtb-public", routes=routes(("0.0.0.0/0", "igw-2")))
    assert trace(foreign, "web", "8.8.8.8").blockers == ["public: BAD_STATE_ROUTE"]


def test_an_egress_only_gateway_takes_no_ipv4__RT_17() -> None:
    wrong = change(NET, "rtb-public", routes=routes(("0.0.0.0/0", "eigw")))
    assert trace(wrong, "web", "8.8.8.8").blockers == ["eigw: PROTOCOL_RESTRICTION"]


def test_a_nat_gateway_does_not_translate_ipv6_to_ipv6__RT_18() -> None:
    wrong = change(NET, "rtb-private", routes=routes(("::/0", "nat")))
    asked = trace(wrong, "app", "2001:db8:ffff::10")
    assert asked.blockers == ["nat: PROTOCOL_RESTRICTION"]
    assert type(asked.said[-1]).__name__ == "NatGatewayHasNoIpv6"


@pytest.mark.parametrize("target", [None, "nat-0123"])
def test_a_route_whose_target_is_gone_is_a_blackhole__RT_19(target: str | None) -> None:
    dead = change(NET, "rtb-private", routes=routes(("0.0.0.0/0", target)))
    assert trace(dead, "app", "1.1.1.1").blockers == ["private: BAD_STATE_ROUTE"]


def test_a_detached_gateway_makes_a_blackhole__RT_19() -> None:
    detached = change(NET, "igw", vpc=None)
    assert trace(detached, "web", "1.1.1.1").blockers == ["public: BAD_STATE_ROUTE"]


def test_a_blackhole_keeps_its_prefix__RT_20() -> None:
    rows = routes(("0.0.0.0/0", "igw"), ("1.0.0.0/8", None))
    dead = change(NET, "rtb-public", routes=rows)
    assert trace(dead, "web", "1.1.1.1").blockers == ["public: BAD_STATE_ROUTE"]
    assert trace(dead, "web", "2.1.1.1").works


def test_a_deleted_nat_gateway_leaves_a_blackhole__RT_20() -> None:
    deleted = change(NET, "nat", state=NatGatewayState.DELETED)
    assert trace(deleted, "app", "1.1.1.1").blockers == ["private: BAD_STATE_ROUTE"]


@pytest.mark.parametrize("destination", ["169.254.168.1", "169.254.171.9", "fd00:ec2::77"])
def test_reserved_ranges_are_never_forwarded__RT_25(destination: str) -> None:
    assert trace(NET, "web", destination).blockers == ["public: RESERVED_RANGE_NOT_FORWARDED"]


def test_other_link_local_addresses_are_not_reserved__RT_25() -> None:
    assert trace(NET, "web", "169.254.7.7").blockers == ["internet: IGW_EXPECTS_PUBLIC_ADDRESS"]


def test_the_table_of_its_subnet_governs_a_nat_gateway__RT_31() -> None:
    buried = change(NET, "nat", subnet="data", private_ip=parse_address("10.0.3.20"))
    asked = trace(buried, "app", "1.1.1.1")
    assert asked.blockers == ["data: NO_ROUTE_TO_DESTINATION"]
    assert asked.sources[-1] == "10.0.3.20"


def test_without_a_route_a_packet_ends_at_its_own_subnet__RT_34() -> None:
    assert trace(NET, "db", "8.8.8.8").blockers == ["data: NO_ROUTE_TO_DESTINATION"]
    assert trace(NET, "db", "10.0.2.10").works


def test_the_route_that_won_is_told__RT_05() -> None:
    assert route_of(trace(NET, "app", "8.8.8.8")) == "0.0.0.0/0"
    assert route_of(trace(NET, "app", "db")) == "10.0.0.0/16"


def test_an_unused_table_changes_nothing__RT_01() -> None:
    unused = plus(NET, RouteTable(id="rtb-9", vpc="vpc", routes=routes(("8.8.8.8/32", None))))
    assert trace(unused, "web", "8.8.8.8").works
