"""A table without the route that its neighbours have, where hosts expect visitors (FLOW-04)."""

from typing import Any

import pytest

from playground.engine.findings.forgotten_routes import RouteForgotten
from playground.engine.nodes import Node
from tests.engine.findings.cast import LAB, LAB_WEB, SHOP, WEB, found, host, sg, told
from tests.engine.validity.cast import igw, nat, pcx, route, subnet, table

OTHER = subnet("other", "10.0.2.0/24", route_table="rtb-other")
KNOWING = table(route("10.1.0.0/16", "pcx"), id="rtb-other")
BACK = table(route("10.0.0.0/16", "pcx"), id="rtb-lab", vpc="lab", main=True)
GROUND = (SHOP, LAB, WEB, LAB_WEB, OTHER, pcx(), KNOWING, BACK)
FORGOTTEN = [("RouteForgotten", "rtb", "routes")]


def visited(far_end: str, *routes: Any) -> tuple[Node, ...]:
    """A host on the main table, whose group lets in a far end."""
    group = sg(("in", "tcp/443", far_end))
    server, eni = host(groups=["sg-web"])
    return (*GROUND, group, server, eni, table(*routes, main=True))


def test_the_reply_needs_a_route_in_the_hosts_own_table__FLOW_04() -> None:
    assert found(*visited("10.1.0.0/16")) == FORGOTTEN
    assert found(*visited("10.1.0.0/16", route("10.1.0.0/16", "pcx"))) == []
    one = told(*visited("10.1.0.0/16"))
    assert isinstance(one, RouteForgotten)
    assert (one.host, one.group, one.other) == ("server", "sg-web", "rtb-other")


def test_a_part_of_the_block_is_enough() -> None:
    assert found(*visited("10.1.0.0/16", route("10.1.1.0/24", "pcx"))) == []


@pytest.mark.parametrize("far_end", ["10.0.0.0/8", "10.0.1.0/24", "172.16.0.0/12", "0.0.0.0/0"])
def test_own_blocks_strangers_and_everybody_are_no_findings(far_end: str) -> None:
    assert found(*visited(far_end)) == []


def test_the_internet_is_no_way_to_private_addresses__GW_05() -> None:
    home = subnet("front", "10.0.3.0/24", route_table="rtb-front")
    out = table(route("0.0.0.0/0", "igw"), id="rtb-front")
    gateway = nat(subnet="front", ip="10.0.3.20")
    nodes = (*visited("10.1.0.0/16", route("0.0.0.0/0", "nat")), igw(), home, out, gateway)
    assert found(*nodes) == FORGOTTEN
    meant = (*visited("10.1.0.0/16", route("10.1.0.0/16", "nat")), igw(), home, out, gateway)
    assert found(*meant) == []


def test_a_default_route_to_neighbours_is_a_way_to_them() -> None:
    assert found(*visited("10.1.0.0/16", route("0.0.0.0/0", "pcx"))) == []
