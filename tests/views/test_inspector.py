"""Every kind of resource can be looked at, from one test over the registry of kinds."""

from functools import cache
from html import unescape

import pytest
from django.test import Client

from playground import cabinet
from playground.engine.network import Network
from playground.engine.nodes import BlockPublicAccess, Exclusion, ExclusionMode, Node, RouteTable
from playground.examples import ORDER
from playground.kinds import KINDS, Kind
from playground.management.commands.load_examples import load_example
from playground.sources import open_scenario
from playground.views.here import Here
from playground.views.inspector import Inspected, inspect
from tests.engine.cast import change, plus, three_tiers
from tests.engine.rows import group_rows, prefix_list, routes


@cache
def _network(example: str) -> Network:
    return open_scenario(example).network


def sample(kind: Kind) -> tuple[str, Node]:
    """The first resource of a kind in the examples, and the scenario it is in."""
    for slug in ORDER:
        found = _network(slug).all(kind.node)
        if found:
            return slug, found[0]
    raise AssertionError(f"no example has a {kind.label}: every kind needs a sample")


@pytest.mark.django_db
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.slug)
@pytest.mark.parametrize("part", [False, True], ids=["page", "part"])
def test_every_kind_has_its_page(client: Client, kind: Kind, part: bool) -> None:
    slug, node = sample(kind)
    load_example(slug, position=0)
    cabinet.close_drawers()
    headers = {"HX-Request": "true", "HX-Target": "inspector"} if part else {}
    response = client.get(f"/s/{slug}/", {"select": node.id}, headers=headers)
    text = unescape(response.content.decode())
    assert response.status_code == 200
    assert f'<h2 id="inspector-title">{node.name or node.id}</h2>' in text
    assert kind.blurb in text
    assert node.id in text


def inspected(ref: str) -> Inspected:
    found = inspect(three_tiers(), Here("/s/x/", selected=ref))
    assert found is not None
    return found


def told(ref: str) -> dict[str, list[str]]:
    """Label -> values as words; a resource by its id."""
    return {
        attribute.label: [one if isinstance(one, str) else one["id"] for one in attribute.values]
        for attribute in inspected(ref).attributes
    }


def test_a_subnet_tells_what_is_in_force__RT_01() -> None:
    data = told("data")
    assert data["Route table in force"] == ["rtb-data"]
    assert data["Network ACL in force"] == ["acl-data"]
    assert data["Hosts in it"] == ["db-host"]


def test_an_instance_tells_its_public_address__ADDR_05() -> None:
    assert told("web-host")["Public addresses"] == ["203.0.113.10"]


def test_a_route_table_shows_its_local_routes_first__RT_04() -> None:
    routes = inspected("rtb-public").tables[0]
    assert [row[0] for row in routes.rows] == [
        "10.0.0.0/16",
        "2001:db8:1::/56",
        "0.0.0.0/0",
        "::/0",
    ]
    assert routes.rows[0][1] == "local"
    assert routes.rows[2][1] == {"kind": "internet-gateway", "id": "igw", "name": "igw"}


def test_a_network_acl_ends_with_its_star__NACL_04() -> None:
    for table in inspected("acl-data").tables:
        assert table.rows[-1][:2] == ["*", "deny"]


def test_a_prefix_list_tells_who_uses_it__RT_24() -> None:
    office = prefix_list("pl-1", "203.0.113.0/24")
    network = change(plus(three_tiers(), office), "rtb-data", routes=routes(("pl-1", "nat")))
    network = change(network, "sg-db", rules=group_rows(("in", "tcp/22", "pl-1")))
    found = inspect(network, Here("/s/x/", selected="pl-1"))
    assert found is not None
    users = [one.values for one in found.attributes if one.label.endswith("that use it")]
    assert [[one["id"] for one in values] for values in users] == [["rtb-data"], ["sg-db"]]  # type: ignore[index]
    assert found.tables[0].rows == [["203.0.113.0/24", ""]]


@pytest.mark.parametrize(("ref", "column"), [("rtb-data", 0), ("sg-db", 1)])
def test_a_row_links_to_the_list_that_it_names__SG_12(ref: str, column: int) -> None:
    office = prefix_list("pl-1", "203.0.113.0/24")
    network = change(plus(three_tiers(), office), "rtb-data", routes=routes(("pl-1", "nat")))
    network = change(network, "sg-db", rules=group_rows(("in", "tcp/22", "pl-1")))
    found = inspect(network, Here("/s/x/", selected=ref))
    assert found is not None
    cells = [row[column] for row in found.tables[0].rows]
    assert {"kind": "managed-prefix-list", "id": "pl-1", "name": "pl-1"} in cells


def _values(network: Network, ref: str, label: str) -> list[str]:
    """The ids that one line of the inspector lists."""
    found = inspect(network, Here("/s/x/", selected=ref))
    assert found is not None
    lists = [one.values for one in found.attributes if one.label == label]
    return [one["id"] for values in lists for one in values]  # type: ignore[index]


def test_an_appliance_and_a_gateway_s_table_tell_who_uses_them__RT_26() -> None:
    steering = RouteTable(id="rtb-igw", vpc="vpc", routes=routes(("10.0.2.0/24", "web-host")))
    network = change(plus(three_tiers(), steering), "igw", route_table="rtb-igw")
    assert _values(network, "web", "Route tables that lead here") == ["rtb-igw"]
    assert _values(network, "rtb-igw", "For what comes in by") == ["igw"]


def test_an_exclusion_is_listed_with_its_setting__GW_15() -> None:
    exempt = Exclusion(of="public", mode=ExclusionMode.EGRESS_ONLY)
    setting = BlockPublicAccess(id="vpcbpa-1", exclusions=(exempt,))
    found = inspect(plus(three_tiers(), setting), Here("/s/x/", selected="vpcbpa-1"))
    assert found is not None
    (row,) = found.tables[0].rows
    assert row == [{"kind": "subnet", "id": "public", "name": "public"}, "egress-only"]


def test_only_hosts_offer_to_trace() -> None:
    asks = inspected("web-host").asks
    assert asks is not None
    assert asks.from_url == "/s/x/?from=web-host&select=web-host"
    assert inspected("data").asks is None


def test_an_unknown_id_is_said_to_be_unknown() -> None:
    assert inspect(three_tiers(), Here("/s/x/", selected="i-none")) is None
