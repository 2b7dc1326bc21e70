"""Copies: what they share with the original, and what they get of their own."""

import pytest

from playground.cabinet import Drawer
from playground.editing.acts import Add
from playground.editing.anew import free_name
from playground.editing.copying import duplicate
from playground.editing.judging import sheet_in, try_act
from playground.editing.proposals import propose
from playground.editing.sheet import HEAD, Entry, Refused, Says, Sheet, says_of
from playground.scenariofile import read
from tests.editing.broken.breaking import find
from tests.editing.broken.grounds import GROUNDS


@pytest.fixture(scope="module")
def shop() -> Drawer:
    """A bit of everything."""
    rows = read(GROUNDS["shop"]).rows
    return Drawer(rows.scenario, rows)


def copied(drawer: Drawer, who: str) -> tuple[Sheet, Says]:
    """The network with a copy of 'kind/name', and what the copy says."""
    act = duplicate(sheet_in(drawer), find(who, sheet_in(drawer)))
    sheet = try_act(drawer, act).sheet
    return sheet, says_of(sheet, act.id)


def test_a_subnet_gets_the_next_free_block_of_the_same_size__VPC_13(shop: Drawer) -> None:
    _, says = copied(shop, "subnet/web")
    original = says_of(sheet_in(shop), find("subnet/web", sheet_in(shop)))
    assert says["name"] == "web-2" and says["cidr"].endswith("/24")
    assert says["cidr"] not in {"10.0.1.0/24", "10.0.2.0/24", "10.0.3.0/24"}
    assert says["ipv6_cidr"].endswith("/64") and says["ipv6_cidr"] != original["ipv6_cidr"]
    assert says["route_table"] == original["route_table"]
    assert says["availability_zone"] == original["availability_zone"]


def test_an_instance_gets_addresses_of_its_own_and_the_same_groups__ADDR_02(shop: Drawer) -> None:
    _, says = copied(shop, "instance/web-1")
    original = says_of(sheet_in(shop), find("instance/web-1", sheet_in(shop)))
    proposed = propose("instance", sheet_in(shop), shop.network, original["subnet"])
    assert (says["name"], says["private_ip"]) == ("web-2", proposed["private_ip"])
    assert says["security_groups"] == original["security_groups"]
    assert says["subnet"] == original["subnet"]


def test_a_vpc_gets_a_block_that_it_could_be_peered_with__PCX_02(shop: Drawer) -> None:
    sheet, says = copied(shop, "vpc/shop")
    blocks = [one.says["cidr"] for one in sheet.values() if one.kind == "vpc"]
    assert blocks.count(says["cidr"]) == 1


def test_a_nat_gateway_brings_an_elastic_ip_of_its_own__NAT_01(shop: Drawer) -> None:
    sheet, says = copied(shop, "nat-gateway/nat")
    lent = [one for one in sheet.values() if one.kind == "elastic-ip"]
    assert len(lent) == 4 and says["private_ip"] != "10.0.1.20"


@pytest.mark.parametrize("who", ["internet-gateway/igw", "egress-only-internet-gateway/eigw"])
def test_of_what_a_vpc_has_one_the_copy_is_joined_to_nobody__LIM_04(shop: Drawer, who: str) -> None:
    assert copied(shop, who)[1].get("vpc") is None


def test_a_table_is_copied_with_its_rows_and_is_not_the_main_one__RT_02(shop: Drawer) -> None:
    assert len(copied(shop, "route-table/public")[1]["routes"]) == 2
    assert not copied(shop, "route-table/shop-main")[1].get("main")


def test_what_aws_takes_once_is_refused_with_the_rule__PCX_01(shop: Drawer) -> None:
    with pytest.raises(Refused, match="PCX-01"):
        copied(shop, "vpc-peering-connection/shop-peer")


def test_a_full_vpc_has_no_room_for_a_copy(shop: Drawer) -> None:
    drawer = shop
    vpc = find("vpc/open", sheet_in(shop))
    rows = try_act(drawer, Add("subnet", {"name": "all", "vpc": vpc, "cidr": "203.0.113.0/24"}))
    full = Drawer(rows.reading.rows.scenario, rows.reading.rows)
    with pytest.raises(Refused, match="Nothing is free") as refusal:
        copied(full, "subnet/all")
    assert [one.path for one in refusal.value.faults] == ["cidr"]


@pytest.mark.parametrize(
    ("taken", "wanted", "name"),
    [
        ((), "web", "web"),
        (("web",), "web", "web-2"),
        (("web-1",), "web-1", "web-2"),
        (("web-1", "web-2", "web-4"), "web-1", "web-3"),
        (("web-999999",), "web-999999", "web-1000000"),
        (("a" * 255,), "a" * 255, "a" * 247 + "-2"),
        (("",), "", "-2"),
        (("two\nlines",), "two\nlines", "two\nlines-2"),
        (("١-٢",), "١-٢", "١-3"),
    ],
)
def test_the_next_free_name(taken: tuple[str, ...], wanted: str, name: str) -> None:
    sheet = {str(at): Entry("vpc", {"name": one}) for at, one in enumerate(taken)}
    assert free_name({HEAD: Entry(HEAD, {}), **sheet}, "vpc", wanted) == name
