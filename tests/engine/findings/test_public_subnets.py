"""Subnets that are not what their name says, and addresses that do nothing."""

from typing import Any

import pytest

from playground.engine.findings.public_subnets import HostsWithoutPublicAddress, called
from playground.engine.network import Network
from playground.engine.nodes import EndpointType, Node, VpcEndpoint
from tests.engine.findings.cast import PUBLIC, SHOP, WEB, found, found_in, host, told
from tests.engine.validity.cast import eip, igw, interface, nat, network, route, subnet, table


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("public-a", "public"),
        ("Public subnet (AZ2)", "public"),
        ("eksctl-PublicSubnetA1", "public"),
        ("prod_private_1", "private"),
        ("isolated-db", "private"),
        ("PRIVATE-A", "private"),
        ("web-a", ""),
        ("publications", ""),
        ("privatelink", ""),
        ("non-public", ""),
        ("public-and-private", ""),
        ("", ""),
    ],
)
def test_what_a_name_says(name: str, kind: str) -> None:
    assert called(name) == kind


def named(name: str, *routes: Any) -> list[tuple[str, str, str]]:
    """What is found in one subnet of this name, whose table has these routes."""
    return found(SHOP, igw(), subnet("one", "10.0.1.0/24", name=name), table(*routes, main=True))


def test_public_is_what_has_a_route_to_the_internet_gateway__VPC_20() -> None:
    assert named("public-a") == [("NotPublic", "one", "route_table")]
    assert named("public-a", route("0.0.0.0/0", "igw")) == []
    assert named("public-a", route("::/0", "igw")) == []


def test_what_is_called_private_has_none__VPC_20() -> None:
    assert named("private-a", route("0.0.0.0/0", "igw")) == [("NotPrivate", "one", "route_table")]
    assert named("private-a") == []
    assert named("web-a") == named("web-a", route("0.0.0.0/0", "igw")) == []


def test_of_a_table_that_nobody_describes_nothing_is_said() -> None:
    nodes = list(network(SHOP, subnet("one", "10.0.1.0/24", name="public-a"), table(main=True)))
    assert found_in(Network(nodes)) == [("NotPublic", "one", "route_table")]
    assert found_in(Network(nodes, undescribed=["rtb"])) == []


def test_a_host_without_public_address_does_not_get_out__ADDR_14() -> None:
    assert found(*PUBLIC, *host()) == [("HostsWithoutPublicAddress", "server", "")]
    assert found(*PUBLIC, *host(public="203.0.113.9")) == []
    assert found(*PUBLIC, *host(), eip(on="eni-server")) == []


def test_several_hosts_are_told_at_their_subnet__ADDR_14() -> None:
    one = told(*PUBLIC, *host(), *host("other", "10.0.1.11"))
    assert isinstance(one, HostsWithoutPublicAddress)
    assert (one.resource, one.hosts) == ("web", ("server", "other"))


@pytest.mark.parametrize(
    "more",
    [
        {"state": "stopped"},
        {"source_dest_check": False},
        {"device_index": 1},
    ],
)
def test_who_does_not_run_or_is_there_for_others_needs_none(more: dict[str, Any]) -> None:
    assert found(*PUBLIC, *host(**more)) == []


def test_a_public_way_by_ipv6_is_one__GW_08() -> None:
    six = subnet("web", "10.0.1.0/24", "2001:db8::/64")
    host6 = interface("eni", "10.0.1.10", "2001:db8::10", instance="server")
    both = table(route("0.0.0.0/0", "igw"), route("::/0", "igw"), main=True)
    only4 = table(route("0.0.0.0/0", "igw"), main=True)
    assert found(SHOP, six, igw(), host()[0], host6, both) == []
    cut_off = found(SHOP, six, igw(), host()[0], host6, only4)
    assert cut_off == [("HostsWithoutPublicAddress", "server", "")]


def test_whoever_else_has_a_default_route_gets_out_by_it() -> None:
    rows = table(route("0.0.0.0/0", "nat"), route("203.0.113.0/24", "igw"), main=True)
    assert found(SHOP, WEB, igw(), nat(), rows, *host()) == []


DEAD = [("PublicAddressWithoutWay", "server", "")]
GIVEN: dict[str, Any] = {"public": "203.0.113.9"}


def private(*routes: Any) -> tuple[Node, ...]:
    return (SHOP, WEB, igw(), table(*routes, main=True))


def test_a_public_address_alone_does_nothing__ADDR_15() -> None:
    assert found(*private(), *host(**GIVEN)) == DEAD
    assert found(*private(route("0.0.0.0/0", "igw")), *host(**GIVEN)) == []
    assert found(*private(), *host()) == []


def test_a_nat_gateway_does_not_make_it_of_use__ADDR_15() -> None:
    home = subnet("front", "10.0.2.0/24", route_table="rtb-front")
    out = table(route("0.0.0.0/0", "igw"), id="rtb-front")
    gateway = nat(subnet="front", ip="10.0.2.20")
    rows = private(route("0.0.0.0/0", "nat"))
    assert found(*rows, home, out, gateway, *host(**GIVEN)) == DEAD


def test_an_appliance_may_be_on_the_way_to_the_internet_gateway__RT_26() -> None:
    wall = VpcEndpoint(
        id="vpce", vpc="shop", type=EndpointType.GATEWAY_LOAD_BALANCER, subnets=("web",)
    )
    assert found(*private(route("0.0.0.0/0", "vpce")), wall, *host(**GIVEN)) == []


def test_what_aws_keeps_for_an_endpoint_is_its_own_affair__ADDR_09() -> None:
    kept = interface("eni", "10.0.1.10", public="203.0.113.9", requester_managed=True)
    assert found(*private(), kept) == [("PublicAddressWithoutWay", "eni", "")]
    attached = interface(
        "eni", "10.0.1.10", public="203.0.113.9", requester_managed=True, attached_to="cvpn"
    )
    assert found(*private(), attached) == []
