"""Public, private, isolated: read from the route table in force, whatever the subnet is called."""

from dataclasses import replace

import pytest

from playground.engine.addresses import EVERYWHERE_V4, EVERYWHERE_V6, Prefix, parse_prefix
from playground.engine.network import Network
from playground.engine.nodes import (
    EgressOnlyInternetGateway,
    EndpointType,
    InternetGateway,
    NatGateway,
    NatGatewayState,
    NetworkInterface,
    Node,
    Route,
    RouteTable,
    Subnet,
    Vpc,
    VpcEndpoint,
)
from playground.engine.subnet_kinds import SubnetKind, subnet_kind
from tests.engine.cast import change, plus, three_tiers, without
from tests.engine.hub import hub_and_spokes
from tests.engine.rows import prefix_list, routes
from tests.engine.sites import behind_vpn

BLOCK = parse_prefix("10.0.0.0/16")
NODES: list[Node] = [
    Vpc(id="vpc", cidrs=(BLOCK,)),
    Subnet(id="public", name="public", vpc="vpc", availability_zone="a", route_table="rtb"),
    InternetGateway(id="igw", vpc="vpc"),
    InternetGateway(id="loose"),
    InternetGateway(id="theirs", vpc="other"),
    EgressOnlyInternetGateway(id="eigw", vpc="vpc"),
    NatGateway(id="nat", vpc="vpc", subnet="public"),
    NetworkInterface(id="fw", subnet="public"),
    NatGateway(id="dead", vpc="vpc", subnet="public", state=NatGatewayState.DELETED),
]


def kind_with(*routes: tuple[Prefix, str | None]) -> SubnetKind:
    rows = tuple(Route(destination=destination, target=target) for destination, target in routes)
    return subnet_kind(Network([*NODES, RouteTable(id="rtb", vpc="vpc", routes=rows)]), "public")


@pytest.mark.parametrize(
    ("destination", "target", "kind"),
    [
        (EVERYWHERE_V4, "igw", SubnetKind.PUBLIC),
        (EVERYWHERE_V6, "igw", SubnetKind.PUBLIC),
        (parse_prefix("198.51.100.0/24"), "igw", SubnetKind.PUBLIC),
        (EVERYWHERE_V4, "loose", SubnetKind.ISOLATED),
        (EVERYWHERE_V4, "theirs", SubnetKind.ISOLATED),
        (EVERYWHERE_V4, "nat", SubnetKind.PRIVATE),
        (EVERYWHERE_V4, "fw", SubnetKind.PRIVATE),
        (parse_prefix("198.51.100.0/24"), "nat", SubnetKind.ISOLATED),
        (EVERYWHERE_V4, "dead", SubnetKind.ISOLATED),
        (EVERYWHERE_V6, "eigw", SubnetKind.PRIVATE),
        (EVERYWHERE_V4, None, SubnetKind.ISOLATED),
    ],
)
def test_the_routes_make_the_kind__VPC_20(
    destination: Prefix, target: str | None, kind: SubnetKind
) -> None:
    assert kind_with((destination, target)) is kind


def test_a_name_makes_nothing_public__VPC_20() -> None:
    assert kind_with() is SubnetKind.ISOLATED


def test_a_door_wins_over_a_way_out__VPC_20() -> None:
    assert kind_with((EVERYWHERE_V6, "eigw"), (EVERYWHERE_V4, "igw")) is SubnetKind.PUBLIC


def test_the_main_table_counts_where_none_is_associated__VPC_20() -> None:
    main = RouteTable(
        id="main",
        vpc="vpc",
        main=True,
        routes=(Route(destination=EVERYWHERE_V4, target="igw"),),
    )
    on_main = [replace(n, route_table=None) if isinstance(n, Subnet) else n for n in NODES]
    assert subnet_kind(Network([*on_main, main]), "public") is SubnetKind.PUBLIC
    assert subnet_kind(Network(on_main), "public") is SubnetKind.ISOLATED


@pytest.mark.parametrize(
    ("target", "blocks", "kind"),
    [
        ("igw", ["203.0.113.0/24"], SubnetKind.PUBLIC),
        ("nat", ["0.0.0.0/0"], SubnetKind.PRIVATE),
        ("nat", ["203.0.113.0/24"], SubnetKind.ISOLATED),
        ("nat", [], SubnetKind.ISOLATED),
    ],
)
def test_the_entries_of_a_prefix_list_are_routes__VPC_20(
    target: str, blocks: list[str], kind: SubnetKind
) -> None:
    network = plus(three_tiers(), prefix_list("pl-1", *blocks))
    network = change(network, "rtb-data", routes=routes(("pl-1", target)))
    assert subnet_kind(network, "data") is kind


def test_a_way_out_by_transit_gateway_makes_a_subnet_private__VPC_20() -> None:
    net = hub_and_spokes()
    assert subnet_kind(net, "a-work") is SubnetKind.PRIVATE
    assert subnet_kind(net, "b-work") is SubnetKind.ISOLATED
    assert subnet_kind(without(net, "att-a"), "a-work") is SubnetKind.ISOLATED


def test_a_way_out_through_appliances_makes_a_subnet_private__VPC_20() -> None:
    wall = VpcEndpoint(id="wall", vpc="vpc", type=EndpointType.GATEWAY_LOAD_BALANCER)
    table = RouteTable(id="rtb", vpc="vpc", routes=routes(("0.0.0.0/0", "wall")))
    assert subnet_kind(Network([*NODES, wall, table]), "public") is SubnetKind.PRIVATE


def test_a_way_to_a_site_and_none_to_the_internet_makes_it_vpn_only__VPC_20() -> None:
    net = behind_vpn()
    assert subnet_kind(net, "app-net") is SubnetKind.VPN_ONLY
    by_hand = routes(("192.168.0.0/16", "vgw"))
    written = change(net, "rtb", propagating_vgws=(), routes=by_hand)
    assert subnet_kind(written, "app-net") is SubnetKind.VPN_ONLY
    assert subnet_kind(change(net, "vgw", vpc=None), "app-net") is SubnetKind.ISOLATED
