"""Routes that pass nothing, because their target is gone, not ready, or keeps what comes."""

from typing import Any

import pytest

from playground.engine.network import Network
from playground.engine.nodes import (
    EndpointState,
    EndpointType,
    Forwards,
    NatGatewayState,
    Node,
    VirtualPrivateGateway,
    VpcEndpoint,
)
from tests.engine.findings.cast import LAB, PUBLIC, SHOP, WEB, found, found_in, host
from tests.engine.validity.cast import (
    acl,
    eigw,
    igw,
    interface,
    nat,
    network,
    pcx,
    route,
    subnet,
    table,
)

APP = subnet("app", "10.0.2.0/24", route_table="rtb-app")
GROUND = (*PUBLIC, APP)


def leading(target: str | None, destination: str = "0.0.0.0/0") -> Node:
    """The table of the subnet app, with one route."""
    return table(route(destination, target), id="rtb-app")


def dead(kind: str) -> list[tuple[str, str, str]]:
    return [(kind, "rtb-app", "routes[0].target")]


@pytest.mark.parametrize("target", [None, "nat-0123", "igw-0123", "pcx-0123"])
def test_a_route_whose_target_is_gone_is_a_blackhole__RT_19(target: str | None) -> None:
    assert found(*GROUND, leading(target)) == dead("RouteTargetGone")
    assert found(*GROUND, leading("igw")) == []


def test_what_is_not_modelled_is_not_gone__RT_15() -> None:
    assert found(*GROUND, leading("lgw-0123")) == []


def test_in_a_network_that_was_found_an_unknown_id_may_be_there() -> None:
    nodes = (*GROUND, leading("nat-0123"), acl(default=True))
    assert found_in(Network(nodes, as_found=True)) == []
    assert found_in(Network(nodes)) == dead("RouteTargetGone")


@pytest.mark.parametrize("door", [igw, eigw])
def test_a_gateway_that_is_attached_to_no_vpc_passes_nothing__RT_19(door: Any) -> None:
    way = leading("door", "::/0")
    assert found(*GROUND, door("door", vpc=None), way) == dead("RouteTargetDetached")


def test_nor_does_a_virtual_private_gateway__RT_19() -> None:
    way = leading("vgw", "192.168.0.0/16")
    detached = VirtualPrivateGateway(id="vgw")
    assert found(*GROUND, detached, way) == dead("RouteTargetDetached")


@pytest.mark.parametrize(
    ("state", "kind"),
    [
        ("deleted", "RouteToDeletedNatGateway"),
        ("deleting", "RouteToDeletedNatGateway"),
        ("pending", "RouteToUnreadyNatGateway"),
        ("failed", "RouteToUnreadyNatGateway"),
    ],
)
def test_only_an_available_nat_gateway_passes_anything__RT_20__NAT_19(
    state: str, kind: str
) -> None:
    gateway = nat(state=NatGatewayState(state))
    assert found(*GROUND, gateway, leading("nat")) == dead(kind)
    assert found(*GROUND, nat(), leading("nat")) == []


def test_a_route_to_a_pending_peering_is_a_blackhole__RT_21() -> None:
    way = leading("pcx", "10.1.0.0/16")
    pending = found(*GROUND, LAB, pcx(status="provisioning"), way)
    assert pending == dead("RouteToPendingPeering")
    assert found(*GROUND, LAB, pcx(), way) == []


@pytest.mark.parametrize("status", ["rejected", "expired", "failed", "deleted"])
def test_a_peering_that_ended_carries_nothing_again__PCX_08(status: str) -> None:
    way = leading("pcx", "10.1.0.0/16")
    assert found(*GROUND, LAB, pcx(status=status), way) == dead("RouteToEndedPeering")


def test_an_endpoint_carries_only_while_it_is_available() -> None:
    def wall(state: EndpointState) -> Node:
        kind = EndpointType.GATEWAY_LOAD_BALANCER
        return VpcEndpoint(id="vpce", vpc="shop", type=kind, subnets=("web",), state=state)

    waiting = found(*GROUND, wall(EndpointState.PENDING_ACCEPTANCE), leading("vpce"))
    assert waiting == dead("RouteToUnreadyEndpoint")
    assert found(*GROUND, wall(EndpointState.AVAILABLE), leading("vpce")) == []


def test_an_interface_of_nobody_forwards_nothing__RT_19() -> None:
    loose = interface("eni", "10.0.1.10", source_dest_check=False)
    assert found(*GROUND, loose, leading("eni")) == dead("RouteToLooseInterface")


@pytest.mark.parametrize("target", ["fw", "eni-fw"])
def test_a_stopped_instance_sends_nothing_on(target: str) -> None:
    public: dict[str, Any] = {"source_dest_check": False, "public": "203.0.113.9"}
    stopped = host("fw", state="stopped", **public)
    assert found(*GROUND, *stopped, leading(target)) == dead("RouteToStoppedInstance")
    assert found(*GROUND, *host("fw", **public), leading(target)) == []


def test_nor_does_a_guest_that_keeps_what_comes__NAT_20() -> None:
    def guest(forwards: Forwards) -> tuple[Node, Node]:
        return host("fw", public="203.0.113.9", source_dest_check=False, forwards=forwards)

    assert found(*GROUND, *guest(Forwards.NO), leading("fw")) == dead("RouteToKeeper")
    assert found(*GROUND, *guest(Forwards.ROUTE), leading("fw")) == []


def test_what_is_undescribed_is_never_told_as_a_fact() -> None:
    nodes = network(SHOP, WEB, *GROUND[2:], nat(state=NatGatewayState.DELETED), leading("nat"))
    assert found_in(nodes) == dead("RouteToDeletedNatGateway")
    for unknown in ("nat", "rtb-app", "shop"):
        assert found_in(Network(nodes, undescribed=[unknown])) == []
