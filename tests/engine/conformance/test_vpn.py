"""VPN: a site behind a virtual private gateway, its tunnels, and what the gateway lets pass."""

from dataclasses import replace

import pytest

from playground.engine.addresses import parse_address, parse_prefix
from playground.engine.network import Network
from playground.engine.nodes import (
    ConnectivityType,
    CustomerGateway,
    InternetGateway,
    IpVersion,
    NatGateway,
    PeeringStatus,
    VpcPeeringConnection,
    VpnState,
)
from playground.engine.reasons.vpn import PrefixKnownToGateway, TakesTunnel
from tests.engine.asking import trace, traces
from tests.engine.cast import change, plus, without
from tests.engine.rows import group_rows, routes
from tests.engine.sites import (
    DOWN,
    SECOND_UP,
    STARTED_BY_AWS,
    behind_vpn,
    by_hand,
    desk,
    site,
    static_vpn,
    vpc,
    vpn,
)

NET = behind_vpn()
BY_HAND = change(NET, "rtb", routes=routes(("192.168.0.0/16", "vgw")), propagating_vgws=())
DESK = "192.168.1.4"


def _tunnel(net: Network) -> str:
    (said,) = (one for one in trace(net, "app", DESK).said if isinstance(one, TakesTunnel))
    return f"{said.connection} {said.tunnel}"


def test_a_packet_goes_by_gateway_and_connection_to_the_site_and_back__VPN_01() -> None:
    asked = trace(NET, "app", DESK)
    assert asked.works
    assert asked.way[-4:] == ["route app-net", "vgw-out vgw", "vpn-out vpn", "site-in office"]
    assert asked.reply_way[:4] == ["site-out office", "vpn-in vpn", "vgw-in vgw", "vpc vpc"]


def test_a_site_may_open_a_connection__VPN_01() -> None:
    asked = trace(NET, "office", "app")
    assert asked.works
    assert asked.ends_at == "app"
    assert asked.reply_way[-1] == "site-in office"


@pytest.mark.parametrize("net", [BY_HAND, static_vpn()], ids=["BGP", "static"])
def test_the_other_tunnel_carries_and_with_both_down_none__VPN_01(net: Network) -> None:
    assert _tunnel(net) == "vpn 1"
    assert _tunnel(change(net, "vpn", tunnels=SECOND_UP)) == "vpn 2"
    down = change(net, "vpn", tunnels=DOWN)
    assert trace(down, "app", DESK).blockers == ["vgw: BAD_STATE_VPN"]


@pytest.mark.parametrize("state", [VpnState.PENDING, VpnState.DELETING, VpnState.DELETED])
def test_only_an_available_connection_carries__VPN_01(state: VpnState) -> None:
    net = change(BY_HAND, "vpn", state=state)
    assert trace(net, "app", DESK).blocked_by == "vgw: BAD_STATE_VPN"
    net = change(net, "office", routes=by_hand(("10.0.0.0/16", "vpn")))
    assert trace(net, "office", "app").blocked_by == "vpn: BAD_STATE_VPN"


def test_tunnels_that_nobody_started_carry_nothing__VPN_03() -> None:
    for tunnels in (DOWN, STARTED_BY_AWS):
        net = change(static_vpn(), "vpn", tunnels=tunnels)
        assert trace(net, "app", DESK).blockers == ["vgw: BAD_STATE_VPN"]


def test_what_is_listed_is_announced_by_bgp_or_static__VPN_04() -> None:
    for static in (False, True):
        net = change(static_vpn("192.168.1.0/24"), "vpn", static_routes_only=static)
        assert trace(net, "app", DESK).works
        other = trace(net, "app", "192.168.2.4")
        assert other.blockers == ["app-net: NO_ROUTE_TO_DESTINATION"]


def test_a_static_connection_without_prefixes_leads_nowhere__VPN_04() -> None:
    nothing = change(static_vpn(), "vpn", routes=())
    nothing = change(nothing, "rtb", routes=routes(("192.168.0.0/16", "vgw")))
    assert trace(nothing, "app", DESK).blockers == ["vgw: VGW_NO_ROUTE_TO_DESTINATION"]


def test_a_subnet_needs_the_route_by_hand_or_by_propagation__VPN_05() -> None:
    assert trace(NET, "app", DESK).works
    assert trace(BY_HAND, "app", DESK).works
    neither = change(NET, "rtb", propagating_vgws=())
    assert trace(neither, "app", DESK).blockers == ["app-net: NO_ROUTE_TO_DESTINATION"]
    assert trace(neither, "office", "app").reply_blockers == ["app-net: NO_ROUTE_TO_DESTINATION"]


def test_the_gateway_forwards_only_what_it_knows__VPN_06() -> None:
    all_of_it = change(NET, "rtb", routes=routes(("0.0.0.0/0", "vgw")))
    assert trace(all_of_it, "app", "10.50.0.1").blockers == ["vgw: VGW_NO_ROUTE_TO_DESTINATION"]
    assert trace(all_of_it, "app", DESK).works


def test_written_beats_propagated_and_local_beats_both__VPN_07() -> None:
    more = plus(NET, InternetGateway(id="igw", vpc="vpc"))
    written = change(more, "rtb", routes=routes(("192.168.0.0/16", "igw")))
    assert "igw-out igw" in trace(written, "app", DESK).way
    inside = change(NET, "vpn", routes=(parse_prefix("10.0.5.0/24"),))
    assert trace(inside, "app", "10.0.5.7").blockers == ["vpc: NO_POSSIBLE_DESTINATION"]


def test_health_comes_before_every_preference__VPN_08() -> None:
    both = plus(NET, vpn("vpn-2", "192.168.0.0/16", static=True))
    assert _tunnel(both) == "vpn-2 1"
    assert _tunnel(change(both, "vpn-2", tunnels=DOWN)) == "vpn 1"


def test_the_longest_prefix_comes_before_the_kind__VPN_08() -> None:
    both = plus(change(NET, "vpn", routes=(parse_prefix("192.168.1.0/24"),)))
    both = plus(both, vpn("vpn-2", "192.168.0.0/16", static=True))
    assert _tunnel(both) == "vpn 1"


def test_a_virtual_private_gateway_uses_one_way_of_several__VPN_09() -> None:
    both = plus(NET, vpn("vpn-2"))
    (only,) = traces(both, "app", DESK)
    assert "vpn-out vpn" in only.way


def test_the_reply_may_come_by_another_connection__VPN_09() -> None:
    both = plus(NET, vpn("vpn-2"))
    back = change(both, "office", routes=by_hand(("10.0.0.0/16", "vpn-2")))
    asked = trace(back, "app", DESK)
    assert asked.works
    assert "vpn-in vpn-2" in asked.reply_way


def test_only_senders_of_the_vpc_pass_a_virtual_private_gateway__VPN_10() -> None:
    forwards = change(NET, "app", source_dest_check=False)
    asked = trace(forwards, "app:10.7.0.9", DESK)
    assert asked.blockers == ["vgw: VGW_PRIVATE_IP_ASSOCIATION_FOR_EGRESS"]


@pytest.mark.parametrize("destination", ["10.0.1.99", "10.9.1.10", "8.8.8.8"])
def test_only_hosts_of_the_vpc_are_reached_by_it__VPN_10(destination: str) -> None:
    leads = change(NET, "office", routes=by_hand(("0.0.0.0/0", "vpn")))
    blocked = ["vgw: VGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS"]
    assert trace(leads, "office", destination).blockers == blocked


def test_a_private_nat_gateway_may_send_by_it_and_get_the_reply__VPN_10() -> None:
    nat = NatGateway(
        id="nat",
        vpc="vpc",
        subnet="app-net",
        private_ip=parse_address("10.0.1.20"),
        connectivity_type=ConnectivityType.PRIVATE,
    )
    net = plus(NET, nat)
    inside = replace(net.route_table_of("app-net"), id="rtb-2", main=False)
    net = plus(net, replace(inside, routes=routes(("192.168.0.0/16", "nat"))))
    second = replace(
        net.subnets_of["vpc"][0],
        id="behind",
        cidr=parse_prefix("10.0.2.0/24"),
        ipv6_cidr=None,
        route_table="rtb-2",
    )
    interface = replace(
        net.interfaces_in["app-net"][0],
        id="inner",
        subnet="behind",
        private_ips=(parse_address("10.0.2.10"),),
        ipv6_addresses=(),
    )
    asked = trace(plus(net, second, interface), "inner", DESK)
    assert asked.works
    assert asked.sources == ["10.0.2.10", "10.0.1.20"]


def test_a_site_without_a_route_back_cannot_answer__VPN_11() -> None:
    silent = change(static_vpn(), "office", routes=())
    asked = trace(silent, "app", DESK)
    assert asked.blockers == []
    assert asked.reply_blockers == ["office: NO_ROUTE_TO_DESTINATION"]
    hole = change(silent, "office", routes=by_hand(("10.0.0.0/8", None)))
    assert trace(hole, "app", DESK).reply_blockers == ["office: BAD_STATE_ROUTE"]


def test_a_written_route_of_the_site_beats_a_learned_one__VPN_11() -> None:
    hole = change(NET, "office", routes=by_hand(("10.0.0.0/16", None)))
    assert trace(hole, "office", "app").blockers == ["office: BAD_STATE_ROUTE"]
    wider = change(NET, "office", routes=by_hand(("10.0.0.0/8", None)))
    assert trace(wider, "office", "app").works


def test_with_overlapping_blocks_nothing_leaves_the_vpc__VPN_11() -> None:
    same = change(without(NET, "desk"), "office", cidrs=(parse_prefix("10.0.0.0/16"),))
    asked = trace(same, "app", "10.0.3.3")
    assert "vgw-out vgw" not in asked.way
    assert asked.blockers == ["vpc: NO_POSSIBLE_DESTINATION"]
    back = trace(same, "office:10.0.3.3", "app")
    assert back.ends_at == "office"


def test_a_site_of_a_wide_block_learns_the_vpcs_part_of_it__VPN_11() -> None:
    wide = change(NET, "office", cidrs=(parse_prefix("10.0.0.0/8"),))
    assert trace(wide, "office:10.77.0.4", "app").works
    assert trace(wide, "app", "10.77.0.4").works
    assert trace(wide, "office:10.77.0.4", "10.78.0.4").ends_at == "office"


def test_an_address_that_the_site_does_not_have_is_dropped_there__VPN_11() -> None:
    wide = change(NET, "vpn", routes=(parse_prefix("192.168.0.0/16"), parse_prefix("0.0.0.0/0")))
    asked = trace(wide, "app", "172.16.0.9")
    assert asked.blockers == ["office: NO_POSSIBLE_DESTINATION"]
    assert trace(wide, "app", "8.8.8.8").verdict == "undetermined"


def test_a_site_goes_to_the_internet_by_itself__VPN_11() -> None:
    assert trace(NET, "office", "8.8.8.8").verdict == "undetermined"
    assert trace(NET, "office", "172.16.0.9").blockers == ["office: NO_ROUTE_TO_DESTINATION"]


def test_filters_see_the_sites_own_private_addresses__VPN_12() -> None:
    for cidr, works in (("192.168.0.0/16", True), ("192.168.2.0/24", False)):
        net = change(
            NET, "sg-app", rules=group_rows(("in", "tcp/22", cidr), ("out", "all", "10.0.0.0/8"))
        )
        assert trace(net, "office", "app", 22).works is works


def test_a_group_names_nobody_behind_a_virtual_private_gateway__VPN_12() -> None:
    """The site has an address of a member; the packet came from elsewhere nevertheless."""
    net = change(NET, "sg-app", rules=group_rows(("in", "all", "sg-app")))
    assert trace(net, "office:10.0.1.10", "app").blocked_by == "app: ENI_SG_RULES_MISMATCH"


def test_no_ipv6_crosses_a_virtual_private_gateway__VPN_13() -> None:
    six = "2001:db8:ffff:1::4"
    net = change(NET, "rtb", routes=routes(("2001:db8:ffff::/48", "vgw")))
    assert trace(net, "app", six).blockers == ["vgw: PROTOCOL_RESTRICTION"]
    block = parse_prefix("2001:db8:ffff::/48")
    net = change(net, "office", cidrs=(block,), routes=by_hand(("2001:db8::/56", "vpn")))
    back = trace(net, f"office:{six}", "app", v6=True)
    assert back.blockers == ["vpn: PROTOCOL_RESTRICTION"]
    inside = change(net, "vpn", ip_version=IpVersion.IPV6)
    assert trace(inside, f"office:{six}", "app", v6=True).blockers == ["vgw: PROTOCOL_RESTRICTION"]


def test_a_detached_gateway_leads_nowhere__VPN_02() -> None:
    loose = change(BY_HAND, "vgw", vpc=None)
    assert trace(loose, "app", DESK).blockers == ["app-net: BAD_STATE_ROUTE"]
    leads = change(loose, "office", routes=by_hand(("10.0.0.0/16", "vpn")))
    assert trace(leads, "office", "app").blockers == ["vgw: VIRTUAL_PRIVATE_GATEWAY_NOT_ATTACHED"]


def test_a_connection_that_ends_at_no_gateway_leads_nowhere__VPN_01() -> None:
    loose = change(NET, "vpn", virtual_private_gateway=None)
    leads = change(loose, "office", routes=by_hand(("10.0.0.0/16", "vpn")))
    assert trace(leads, "office", "app").blockers == ["vpn: LEADS_TO_NO_GATEWAY"]


def test_from_site_to_site_by_one_gateway_is_not_told__VPN_10() -> None:
    """AWS calls it VPN CloudHub."""
    shop = (site("shop", "172.16.0.0/16"), CustomerGateway(id="cgw-2", network="shop"))
    hub = plus(NET, *shop, vpn("vpn-2", customer="cgw-2"))
    asked = trace(hub, "office", "172.16.0.9")
    assert asked.verdict == "undetermined"
    assert asked.way[-1] == "vgw-in vgw"


def test_a_customer_gateway_alone_stands_for_its_site__VPN_11() -> None:
    """Nothing is told of the site's routes, so it is taken to know the way."""
    net = change(without(static_vpn(), "office", "desk"), "cgw", network=None)
    net = plus(net, *vpc("lab", 7), vpn("vpn-2", "192.168.0.0/16", virtual_private_gateway=None))
    assert trace(net, "app", DESK).works
    assert trace(net, "cgw:192.168.9.9", "app").works
    assert trace(net, "cgw:192.168.9.9", "10.99.0.9").blockers == [
        "vgw: VGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS"
    ]
    down = change(change(net, "vpn", tunnels=DOWN), "vpn-2", tunnels=DOWN)
    assert trace(down, "cgw:192.168.9.9", "app").blockers == ["cgw: BAD_STATE_VPN"]


def _with_nat_and_igw() -> Network:
    nat = NatGateway(id="nat", vpc="vpc", subnet="app-net", private_ip=parse_address("10.0.1.20"))
    net = plus(NET, nat, InternetGateway(id="igw", vpc="vpc"))
    net = change(net, "rtb", routes=routes(("0.0.0.0/0", "igw")))
    return change(net, "office", routes=by_hand(("0.0.0.0/0", "vpn")))


def test_a_site_uses_no_nat_gateway_behind_a_virtual_private_gateway__NAT_12() -> None:
    net = _with_nat_and_igw()
    blocked = ["vgw: VGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS"]
    assert trace(net, "office", "8.8.8.8").blockers == blocked
    to_itself = trace(net, "office", "10.0.1.20")
    assert to_itself.blockers != []


def test_a_site_uses_no_internet_gateway_behind_a_virtual_private_gateway__GW_11() -> None:
    blocked = ["vgw: VGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS"]
    assert trace(_with_nat_and_igw(), "office", "198.51.100.10").blockers == blocked


def test_a_peer_does_not_reach_the_others_site_and_no_site_a_peer__PCX_06() -> None:
    joined = VpcPeeringConnection(
        id="pcx", requester_vpc="vpc", accepter_vpc="lab", status=PeeringStatus.ACTIVE
    )
    lab = vpc("lab", 7, routes=routes(("192.168.0.0/16", "pcx"), ("10.0.0.0/16", "pcx")))
    net = plus(NET, *lab, joined)
    assert trace(net, "app-lab", DESK).blockers == ["pcx: PCX_REQUIRES_ADDRESS_IN_VPC_CIDR"]
    leads = change(net, "office", routes=by_hand(("10.7.0.0/16", "vpn")))
    blocked = ["vgw: VGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS"]
    assert trace(leads, "office", "app-lab").blockers == blocked


def test_a_named_desk_is_one_host_of_its_site__VPN_11() -> None:
    assert desk().addresses == (parse_address(DESK),)
    assert trace(NET, "office", "app").sources == [DESK]


def test_the_gateway_says_by_which_prefix_it_goes__VPN_08() -> None:
    said = trace(NET, "app", DESK).said
    (known,) = (one for one in said if isinstance(one, PrefixKnownToGateway))
    assert (str(known.prefix), known.by) == ("192.168.0.0/16", "vpn")
