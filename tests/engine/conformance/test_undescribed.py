"""RA-01: what the source names and does not describe decides nothing: nobody can say, by name."""

from dataclasses import replace

import pytest

from playground.engine.network import Network
from playground.engine.nodes import (
    ManagedPrefixList,
    NetworkAcl,
    Node,
    PrefixListRoute,
    RouteTable,
    SecurityGroup,
    SecurityGroupRule,
    Service,
    TransitGateway,
)
from playground.engine.reasons import Undetermined
from playground.question import answer, ask
from tests.engine.asking import Trace, trace
from tests.engine.cast import change, plus, three_tiers, without
from tests.engine.doors import address_of, private_link, three_doors
from tests.engine.hub import hub_and_spokes, transit_routes
from tests.engine.peers import two_peers
from tests.engine.rows import routes
from tests.engine.sites import behind_vpn

NET = three_tiers()
INTERNET = "198.51.100.10"


def unknown(network: Network, *refs: str) -> Network:
    """The same network, of which these are not described; tables, ACLs and groups are empty."""
    return Network((_emptied(one, refs) for one in network), undescribed=refs)


def _emptied(node: Node, refs: tuple[str, ...]) -> Node:
    contents = {RouteTable: "routes", NetworkAcl: "entries", SecurityGroup: "rules"}
    if node.id not in refs or type(node) not in contents:
        return node
    return replace(node, **{contents[type(node)]: ()})


def found(network: Network) -> Network:
    """The same network, found like this."""
    return Network(network, as_found=True)


def who_would_know(asked: Trace) -> list[str]:
    """What is not described, and would decide about the request or its reply."""
    told = [*asked.said, *asked.said_of_reply]
    return [
        getattr(one, "resource", None) or one.target  # type: ignore[attr-defined]
        for one in told
        if isinstance(one, Undetermined)
    ]


UNKNOWN: list[tuple[str, str, str, str]] = [
    ("rtb-public", "web", INTERNET, "rtb-public"),
    ("rtb-public", "web", "app", "rtb-public"),
    ("acl-public", "web", INTERNET, "acl-public acl-public"),
    ("acl-private", "web", "app", "acl-private acl-private"),
    ("sg-web", "web", INTERNET, "sg-web"),
    ("sg-app", "web", "app", "sg-app"),
    ("nat", "app", INTERNET, "nat"),
    ("igw", "web", INTERNET, "igw"),
    ("app", "web", "app", "app"),
    ("app-host", "web", "app", "app-host"),
    ("private", "web", "app", "private"),
    ("data", "web", "10.0.9.9", "data"),
    ("vpc", "web", "10.0.9.9", "vpc"),
    ("web-eip", "internet", "203.0.113.77", ""),
]


@pytest.mark.parametrize(("ref", "source", "destination", "named"), UNKNOWN)
def test_whatever_depends_on_it_is_undetermined_by_name__RA_01(
    ref: str, source: str, destination: str, named: str
) -> None:
    asked = trace(unknown(NET, ref), source, destination)
    assert who_would_know(asked) == named.split()
    assert asked.verdict == ("undetermined" if named else "unreachable")


def test_a_neighbour_in_the_same_subnet_needs_neither_table_nor_acl() -> None:
    assert trace(unknown(NET, "rtb-public", "acl-public"), "web", "api").works


def test_behind_an_unknown_filter_a_blocker_still_blocks() -> None:
    closed = change(NET, "sg-app", rules=())
    asked = trace(Network(closed, undescribed=["acl-private"]), "web", "app")
    assert asked.verdict == "unreachable"
    assert asked.blocked_by == "app: SG_HAS_NO_RULES"


def test_a_group_that_is_described_may_allow_beside_one_that_is_not() -> None:
    both = change(NET, "app", security_groups=("sg-app", "sg-other"))
    both = plus(both, SecurityGroup(id="sg-other", vpc="vpc"))
    assert trace(Network(both, undescribed=["sg-other"]), "web", "app").works
    closed = change(both, "sg-app", rules=())
    asked = trace(Network(closed, undescribed=["sg-other"]), "web", "app")
    assert (asked.verdict, who_would_know(asked)) == ("undetermined", ["sg-other"])


def test_a_rule_that_names_an_unknown_group_is_of_nobody_who_is_known() -> None:
    rule = SecurityGroupRule(egress=False, service=Service(), group="sg-theirs")
    network = plus(change(NET, "sg-app", rules=(rule,)), SecurityGroup(id="sg-theirs", vpc="vpc"))
    asked = trace(Network(network, undescribed=["sg-theirs"]), "web", "app")
    assert asked.blocked_by == "app: ENI_SG_RULES_MISMATCH"


def test_a_rule_that_names_an_unknown_group_may_fit_who_is_not_known_either__SG_16() -> None:
    rule = SecurityGroupRule(egress=True, service=Service(), group="sg-theirs")
    network = change(two_peers(), "sg-a-1", rules=(rule,))
    network = plus(without(network, "b-1", "b-net"), SecurityGroup(id="sg-theirs", vpc="b"))
    network = Network(network, undescribed=["sg-theirs", "b"])
    asked = trace(network, "a-1", "10.2.0.10")
    assert (asked.verdict, who_would_know(asked)[0]) == ("undetermined", "sg-theirs")
    assert trace(network, "a-1", "10.3.0.10").blocked_by == "a-1: ENI_SG_RULES_MISMATCH"


def test_a_rule_about_a_list_without_known_entries_may_fit_anybody__SG_12() -> None:
    rule = SecurityGroupRule(egress=False, service=Service(), prefix_list="pl-1")
    network = plus(change(NET, "sg-app", rules=(rule,)), ManagedPrefixList(id="pl-1", size=5))
    assert trace(network, "web", "app").blocked_by == "app: ENI_SG_RULES_MISMATCH"
    asked = trace(Network(network, undescribed=["pl-1"]), "web", "app")
    assert (asked.verdict, who_would_know(asked)) == ("undetermined", ["pl-1"])


def test_a_route_for_a_list_without_known_entries_may_lead_anywhere_outside__RT_08() -> None:
    listed = PrefixListRoute(prefix_list="pl-1", target="nat")
    written = (*routes(("0.0.0.0/0", "igw")), listed)
    network = plus(change(NET, "rtb-public", routes=written), ManagedPrefixList(id="pl-1", size=5))
    network = Network(network, undescribed=["pl-1"])
    assert who_would_know(trace(network, "web", INTERNET)) == ["pl-1"]
    assert trace(network, "web", "app").works


# --- route targets

GONE = ["igw-0", "nat-0", "pcx-0", "eni-0", "i-0", "tgw-0", "vpce-0", "vgw-0", "eigw-0"]


@pytest.mark.parametrize("target", GONE)
def test_a_target_that_is_not_there_is_gone_only_where_people_wrote_the_network__RT_19(
    target: str,
) -> None:
    network = change(NET, "rtb-data", routes=routes(("0.0.0.0/0", target)))
    assert trace(network, "db", INTERNET).blocked_by == "data: BAD_STATE_ROUTE"
    asked = trace(found(network), "db", INTERNET)
    assert (asked.verdict, who_would_know(asked)) == ("undetermined", [target])
    assert asked.said[-1].code == "NOT_DESCRIBED"


def test_a_route_that_was_found_to_lead_nowhere_is_a_blackhole__RT_20() -> None:
    network = change(NET, "rtb-data", routes=routes(("0.0.0.0/0", None)))
    assert trace(found(network), "db", INTERNET).blocked_by == "data: BAD_STATE_ROUTE"


def test_a_route_to_a_resource_that_is_not_described_is_undetermined() -> None:
    hub = plus(NET, TransitGateway(id="tgw"))
    network = change(hub, "rtb-data", routes=routes(("0.0.0.0/0", "tgw")))
    assert trace(network, "db", INTERNET).blocked_by == "data: BAD_STATE_ROUTE"
    asked = trace(Network(network, undescribed=["tgw"]), "db", INTERNET)
    assert (asked.verdict, who_would_know(asked)) == ("undetermined", ["tgw"])


def test_whether_a_vpc_that_is_not_described_has_an_internet_gateway_nobody_knows__RA_01() -> None:
    network = without(NET, "igw")
    asked = trace(network, "internet", "203.0.113.10")
    assert asked.verdict == "unreachable"
    asked = trace(unknown(network, "vpc"), "internet", "203.0.113.10")
    assert (asked.verdict, who_would_know(asked)) == ("undetermined", ["vpc"])


# --- between VPCs, and to sites


def test_what_arrives_in_a_vpc_that_is_not_described_is_undetermined__PCX_01() -> None:
    network = without(two_peers(), "b-1", "b-net", "b-1-host")
    network = Network(network, undescribed=["b", "rtb-b", "acl-b"])
    asked = trace(network, "a-1", "10.2.0.10")
    assert (asked.verdict, who_would_know(asked)) == ("undetermined", ["b"])
    blockless = change(network, "b", cidrs=(), ipv6_cidrs=())
    asked = trace(Network(blockless, undescribed=["b"]), "a-1", "10.2.0.10")
    assert who_would_know(asked) == ["b"]


HUB: list[tuple[str, str]] = [
    ("hub", "hub"),
    ("att-a", "att-a"),
    ("hub-table", "hub-table"),
    ("b-tgw", "b-tgw"),
]


@pytest.mark.parametrize(("ref", "named"), HUB)
def test_a_transit_gateway_is_known_with_all_its_parts_or_not__TGW_07(ref: str, named: str) -> None:
    asked = trace(unknown(hub_and_spokes(), ref), "a", "b")
    assert (asked.verdict, who_would_know(asked)[0]) == ("undetermined", named)


@pytest.mark.parametrize(("source", "destination"), [("a", "b"), ("b", "a")])
def test_an_attachment_that_is_not_described_may_have_any_subnets__TGW_03(
    source: str, destination: str
) -> None:
    network = change(hub_and_spokes(), "att-a", subnets=())
    assert not trace(network, source, destination).works
    asked = trace(unknown(network, "att-a"), source, destination)
    assert (asked.verdict, who_would_know(asked)[0]) == ("undetermined", "att-a")


def test_an_attachment_that_is_not_there_may_be_elsewhere__TGW_11() -> None:
    rows = transit_routes(("172.16.0.0/12", "tgw-attach-0"))
    network = change(hub_and_spokes(), "hub-table", routes=rows)
    network = change(network, "rtb-a-work", routes=routes(("0.0.0.0/0", "hub")))
    assert trace(network, "a", "172.16.0.1").blockers[-1].endswith("TGW_RTB_BAD_STATE_ROUTE")
    asked = trace(found(network), "a", "172.16.0.1")
    assert (asked.verdict, who_would_know(asked)) == ("undetermined", ["tgw-attach-0"])


def test_a_vpc_without_known_blocks_may_propagate_any_but_those_that_are_taken__TGW_12() -> None:
    network = change(hub_and_spokes(), "vpc-b", cidrs=(), ipv6_cidrs=())
    network = change(network, "rtb-a-work", routes=routes(("0.0.0.0/0", "hub")))
    network = Network(network, undescribed=["vpc-b"])
    assert who_would_know(trace(network, "a", "10.77.0.1")) == ["vpc-b"]
    assert not who_would_know(trace(network, "a", "10.0.1.10"))


@pytest.mark.parametrize("ref", ["vgw", "vpn", "cgw"])
def test_ways_to_sites_are_described_or_nobody_can_say__VPN_01(ref: str) -> None:
    network = behind_vpn()
    assert trace(network, "app", "192.168.1.4").works
    asked = trace(unknown(network, ref), "app", "192.168.1.4")
    assert (asked.verdict, who_would_know(asked)[0]) == ("undetermined", ref)


# --- endpoints


@pytest.mark.parametrize("ref", ["shop", "shop-service", "nlb", "shelf"])
def test_what_stands_behind_an_endpoint_is_described_or_nobody_can_say__VPCE_21(ref: str) -> None:
    assert trace(private_link(), "app", "shop-door").works
    asked = trace(unknown(private_link(), ref), "app", "shop-door")
    assert (asked.verdict, who_would_know(asked)) == ("undetermined", [ref])


def test_a_gateway_endpoint_that_is_not_described_may_do_anything__VPCE_01() -> None:
    asked = trace(unknown(three_doors(), "s3"), "app", address_of("com.amazonaws.us-east-1.s3"))
    assert (asked.verdict, who_would_know(asked)) == ("undetermined", ["s3"])


def test_a_vpc_of_which_only_the_subnets_are_known_is_local_to_them__RT_04() -> None:
    network = change(NET, "vpc", cidrs=(), ipv6_cidrs=())
    network = Network(network, undescribed=["vpc"])
    assert trace(network, "web", "app").works
    assert who_would_know(trace(network, "web", INTERNET)) == ["vpc"]


def test_a_load_balancer_whose_node_is_not_described_may_be_in_the_zone__VPCE_24() -> None:
    network = change(private_link(), "nlb-a", private_ips=())
    assert trace(network, "app", "shop-door").blocked_by == "shop: VPCE_SERVICE_NOT_INSTALLED_IN_AZ"
    asked = trace(Network(network, undescribed=["nlb-a"]), "app", "shop-door")
    assert (asked.verdict, who_would_know(asked)) == ("undetermined", ["nlb-a"])


@pytest.mark.parametrize(
    ("told", "destination", "verdict"),
    [
        (True, "10.0.1.77", "unreachable"),
        (False, "10.0.1.77", "undetermined"),
        (False, "10.0.1.1", "unreachable"),
        (False, "app", "reachable"),
    ],
)
def test_where_interfaces_are_not_told_somebody_may_have_an_address__RA_01(
    told: bool, destination: str, verdict: str
) -> None:
    network = Network(behind_vpn(), interfaces_undescribed=not told)
    assert answer(network, ask(network, "desk", destination))[0].verdict.value == verdict
