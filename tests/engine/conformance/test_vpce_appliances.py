"""VPCE: Gateway Load Balancer endpoints, on the way to appliances and back."""

import pytest

from playground.engine.network import Network
from playground.engine.nodes import EndpointState, RouteTable, VpcEndpoint
from playground.engine.warnings import warnings
from tests.engine.asking import trace
from tests.engine.cast import change, plus, subnet, three_tiers
from tests.engine.doors import gwlb_endpoint
from tests.engine.hub import hub_and_spokes
from tests.engine.hub import subnet as hub_subnet
from tests.engine.rows import acl_rows, group_rows, routes

NOT_CHECKED = "PATH_THROUGH_GWLB_NOT_CHECKED"


def inspected() -> Network:
    """Between internet and `public` stands the endpoint `wall`, in a subnet of its own."""
    network = plus(
        three_tiers(),
        *subnet("front", "10.0.8.0/24", "2001:db8:1:8::/64"),
        gwlb_endpoint("wall", "front"),
        RouteTable(id="rtb-edge", vpc="vpc"),
    )
    network = change(network, "igw", route_table="rtb-edge")
    inward = routes(("10.0.1.0/24", "wall"), ("2001:db8:1:1::/64", "wall"))
    network = change(network, "rtb-edge", routes=inward)
    outward = routes(("0.0.0.0/0", "wall"), ("::/0", "wall"))
    network = change(network, "rtb-public", routes=outward)
    return change(network, "rtb-front", routes=routes(("0.0.0.0/0", "igw"), ("::/0", "igw")))


NET = inspected()


@pytest.mark.parametrize("v6", [False, True])
def test_it_is_passed_on_the_way_out_and_back__VPCE_26__VPCE_27(v6: bool) -> None:
    there = "2001:4860::8888" if v6 else "8.8.8.8"
    found = trace(NET, "web", there, v6=v6)
    assert found.works
    assert found.way[3:] == [
        "route public",
        "arrive front",
        "gwlb-endpoint wall",
        "link front",
        "leave front",
        "route front",
        "igw-out igw",
        "internet internet",
    ]
    assert found.reply_way[:4] == [
        "outside internet",
        "igw-in igw",
        "route igw",
        "arrive front",
    ]
    assert NOT_CHECKED in [one.code for one in found.said]


def test_what_comes_in_passes_it_too__VPCE_27__RT_26() -> None:
    found = trace(NET, "internet", "web")
    assert found.works
    assert "gwlb-endpoint wall" in found.way
    assert "gwlb-endpoint wall" in found.reply_way


def test_a_reply_that_bypasses_it_is_dropped__VPCE_27() -> None:
    no_edge = change(NET, "igw", route_table=None)
    found = trace(no_edge, "web", "8.8.8.8")
    assert not found.works
    assert found.reply_blockers == ["web: REPLY_BYPASSES_ENDPOINT"]


def test_a_reply_of_which_it_did_not_see_the_request_is_dropped__VPCE_27() -> None:
    no_edge = change(NET, "igw", route_table=None)
    found = trace(no_edge, "internet", "web")
    assert found.ends_at == "web"
    assert found.reply_blockers == ["wall: REQUEST_BYPASSED_ENDPOINT"]


def test_nothing_leaves_beside_it_either__VPCE_27__RT_30() -> None:
    beside = change(NET, "rtb-public", routes=routes(("0.0.0.0/0", "igw")))
    found = trace(beside, "web", "8.8.8.8")
    assert found.blockers == ["public: INGRESS_RTB_TRAFFIC_REDIRECTION"]


def test_workloads_of_its_own_subnet_run_in_a_circle__VPCE_27() -> None:
    own = change(NET, "rtb-front", routes=routes(("0.0.0.0/0", "wall")))
    assert trace(own, "web", "8.8.8.8").blockers == ["front: FORWARDING_LOOP"]


def test_it_has_no_group_and_its_subnets_acl_counts__VPCE_26() -> None:
    inside = acl_rows(
        ("in", 100, "allow", "all", "10.0.0.0/16"), ("out", 100, "allow", "all", "10.0.0.0/16")
    )
    closed = change(NET, "acl-front", entries=inside)
    found = trace(closed, "web", "8.8.8.8")
    assert found.blockers == ["front: SUBNET_ACL_RESTRICTION"]
    assert len(found.reply_blockers) == 1


def test_only_an_available_endpoint_is_passed__VPCE_26() -> None:
    pending = change(NET, "wall", state=EndpointState.PENDING_ACCEPTANCE)
    assert trace(pending, "web", "8.8.8.8").blockers == ["wall: BAD_STATE_VPC_ENDPOINT"]
    deleted = change(NET, "wall", state=EndpointState.DELETED)
    assert trace(deleted, "web", "8.8.8.8").blockers == ["public: BAD_STATE_ROUTE"]


def test_no_reply_passes_one_that_is_not_available__VPCE_26__VPCE_27() -> None:
    pending = change(NET, "wall", state=EndpointState.PENDING_ACCEPTANCE)
    found = trace(change(pending, "igw", route_table=None), "internet", "web")
    assert found.reply_blockers == ["wall: BAD_STATE_VPC_ENDPOINT"]


def test_an_endpoint_of_another_vpc_is_a_blackhole__RT_19__RT_15() -> None:
    foreign = change(NET, "wall", vpc="elsewhere")
    assert trace(foreign, "web", "8.8.8.8").blockers == ["public: BAD_STATE_ROUTE"]
    gone = change(NET, "rtb-public", routes=routes(("0.0.0.0/0", "vpce-gone")))
    assert trace(gone, "web", "8.8.8.8").blockers == ["public: BAD_STATE_ROUTE"]


def test_between_subnets_it_takes_the_place_of_local__RT_10__RT_11__RT_14__VPCE_26() -> None:
    there = routes(("10.0.3.0/24", "wall"), ("0.0.0.0/0", "nat"))
    back = routes(("10.0.2.0/24", "wall"))
    between = change(change(NET, "rtb-private", routes=there), "rtb-data", routes=back)
    found = trace(between, "app", "db")
    assert found.works
    assert "gwlb-endpoint wall" in found.way
    assert "gwlb-endpoint wall" in found.reply_way
    one_sided = change(between, "rtb-data", routes=())
    assert trace(one_sided, "app", "db").reply_blockers == ["app: REPLY_BYPASSES_ENDPOINT"]
    by_group = change(between, "sg-db", rules=group_rows(("in", "tcp/443", "sg-app")))
    refused = ["db: SG_REFERENCES_NOT_PRESERVED"]
    assert trace(by_group, "app", "db").blockers == refused
    by_address = change(between, "sg-db", rules=group_rows(("in", "tcp/443", "10.0.2.0/24")))
    assert trace(by_address, "app", "db").works
    all_inside = change(between, "rtb-private", routes=routes(("10.0.0.0/16", "wall")))
    assert "gwlb-endpoint wall" in trace(all_inside, "app", "db").way


def test_ipv6_does_not_go_on_by_an_egress_only_gateway__GW_16() -> None:
    via_wall = change(NET, "rtb-private", routes=routes(("::/0", "wall")))
    via_wall = change(via_wall, "rtb-front", routes=routes(("::/0", "eigw")))
    found = trace(via_wall, "app", "2001:4860::8888", v6=True)
    assert found.blockers == ["eigw: EGRESS_ONLY_AFTER_ENDPOINT"]
    assert trace(three_tiers(), "app", "2001:4860::8888", v6=True).works
    assert "gwlb-endpoint wall" in found.way


def test_ipv4_never_gets_out_by_an_egress_only_gateway__GW_09__GW_16() -> None:
    via_wall = change(NET, "rtb-private", routes=routes(("0.0.0.0/0", "wall")))
    via_wall = change(via_wall, "rtb-front", routes=routes(("0.0.0.0/0", "eigw")))
    assert trace(via_wall, "app", "8.8.8.8").blockers == ["eigw: PROTOCOL_RESTRICTION"]


def behind_a_hub() -> Network:
    """What a transit gateway brings to the egress VPC passes `wall` in `egress-wall`."""
    network = plus(
        hub_and_spokes(),
        *hub_subnet("vpc-egress", "egress-wall", "a", "10.0.8.0/24", "2001:db8:0:8::/64"),
        VpcEndpoint(
            **{**vars(gwlb_endpoint("wall", "egress-wall")), "vpc": "vpc-egress"},
        ),
    )
    network = change(network, "rtb-egress-tgw", routes=routes(("0.0.0.0/0", "wall")))
    back = routes(("10.1.0.0/16", "wall"), ("0.0.0.0/0", "igw"))
    network = change(network, "rtb-egress-public", routes=back)
    return change(
        network, "rtb-egress-wall", routes=routes(("0.0.0.0/0", "nat"), ("10.0.0.0/8", "hub"))
    )


def test_a_transit_gateway_may_lead_through_it__VPCE_26() -> None:
    found = trace(behind_a_hub(), "a", "8.8.8.8")
    assert found.works
    assert "gwlb-endpoint wall" in found.way
    assert "gwlb-endpoint wall" in found.reply_way


def test_the_way_back_to_the_transit_gateway_is_missed__VPCE_26() -> None:
    network = behind_a_hub()
    lost = change(network, "rtb-egress-wall", routes=routes(("0.0.0.0/0", "nat")))
    codes = noted(lost)
    assert "RESPONSE_RTB_HAS_NO_ROUTE_TO_TRANSIT_GATEWAY" in codes
    assert NOT_CHECKED in noted(network)
    assert "RESPONSE_RTB_HAS_NO_ROUTE_TO_TRANSIT_GATEWAY" not in noted(network)


def noted(network: Network) -> list[str]:
    """The codes of all warnings about a's way to the internet."""
    found = trace(network, "a", "8.8.8.8").conversation
    step = found.request.steps[0]
    return [one.code for one in warnings(network, step.place, step.traffic, found)]
