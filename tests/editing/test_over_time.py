"""What AWS does, and what it refuses, when a network changes."""

import pytest

from playground.cabinet import Drawer
from playground.editing.acts import Act, Add, Change, Delete
from playground.editing.judging import sheet_in, try_act
from playground.editing.sheet import Refused, Sheet
from playground.engine.addresses import parse_address
from playground.engine.nodes import NetworkInterface
from playground.question import answer, ask
from playground.scenariofile import read
from tests.editing.broken.breaking import find
from tests.editing.broken.grounds import GROUNDS

LAB = """
format: 1
title: Lab
slug: lab
vpcs:
  lab: {cidr: 10.0.0.0/16, secondary_cidrs: [10.1.0.0/16]}
  other: {cidr: 10.9.0.0/16}
subnets:
  front: {vpc: lab, cidr: 10.0.1.0/24, route_table: out, map_public_ip_on_launch: true}
  back: {vpc: lab, cidr: 10.0.2.0/24}
internet_gateways: {igw: {vpc: lab}}
route_tables:
  first: {vpc: lab, main: true}
  out: {vpc: lab, routes: [{destination: 0.0.0.0/0, target: igw}]}
security_groups:
  door: {vpc: lab, ingress: [{protocol: all, source: 0.0.0.0/0}]}
  none: {vpc: lab, ingress: []}
instances:
  web: {subnet: front, private_ip: 10.0.1.10, public_ip: 198.51.100.7, security_groups: [door]}
  plain: {subnet: back, private_ip: 10.0.2.10}
network_interfaces:
  card: {subnet: front, private_ip: 10.0.1.20, secondary_private_ips: [10.0.1.21]}
  card-2: {subnet: front, private_ip: 10.0.1.30}
elastic_ips:
  spare: {public_ip: 203.0.113.7}
"""
STOPPED, RUNNING = {"state": "stopped"}, {"state": "running"}


@pytest.fixture
def lab() -> Drawer:
    """A network with a host that has an address of Amazon's pool."""
    return opened(LAB)


def opened(text: str) -> Drawer:
    """A file, open."""
    rows = read(text).rows
    return Drawer(rows.scenario, rows)


def after(drawer: Drawer, act: Act) -> Drawer:
    """The network after an act."""
    rows = try_act(drawer, act).reading.rows
    return Drawer(rows.scenario, rows)


def changed(drawer: Drawer, who: str, **says: object) -> Drawer:
    """The network after 'kind/name' was changed."""
    return after(drawer, Change(find(who, sheet_in(drawer)), says))


def said(drawer: Drawer, who: str, key: str) -> object:
    """What 'kind/name' says."""
    sheet: Sheet = sheet_in(drawer)
    return sheet[find(who, sheet)].says.get(key)


def refused(drawer: Drawer, act: Act, rule: str) -> None:
    """The act is refused with this rule."""
    with pytest.raises(Refused) as refusal:
        try_act(drawer, act)
    assert any(one.message.endswith(f"[{rule}]") for one in refusal.value.faults)


def test_a_primary_block_never_changes_and_a_secondary_one_may_go__VPC_06(lab: Drawer) -> None:
    vpc = find("vpc/lab", sheet_in(lab))
    refused(lab, Change(vpc, {"cidr": "10.0.0.0/15"}), "VPC-06")
    refused(lab, Change(vpc, {"cidr": None}), "VPC-06")
    assert said(changed(lab, "vpc/lab", secondary_cidrs=[]), "vpc/lab", "secondary_cidrs") is None
    grown = changed(lab, "vpc/lab", secondary_cidrs=["10.1.0.0/16", "10.2.0.0/16"])
    assert said(grown, "vpc/lab", "secondary_cidrs") == ["10.1.0.0/16", "10.2.0.0/16"]


def test_a_secondary_address_moves_and_a_primary_one_stays__ADDR_02(lab: Drawer) -> None:
    card = find("network-interface/card", sheet_in(lab))
    refused(lab, Change(card, {"private_ip": "10.0.1.21"}), "ADDR-02")
    free = changed(lab, "network-interface/card", secondary_private_ips=[])
    moved = changed(free, "network-interface/card-2", secondary_private_ips=["10.0.1.21"])
    assert said(moved, "network-interface/card-2", "secondary_private_ips") == ["10.0.1.21"]
    address = parse_address("10.0.1.21")
    owners = [one for one in moved.network.all(NetworkInterface) if address in one.private_ips]
    assert [one.name for one in owners] == ["card-2"]


def test_a_start_gives_another_public_address__ADDR_03(lab: Drawer) -> None:
    stopped = changed(lab, "instance/web", **STOPPED)
    again = changed(stopped, "instance/web", **RUNNING)
    now = said(again, "network-interface/web", "public_ip")
    assert isinstance(now, str) and now != "198.51.100.7"
    old = ask(again.network, "internet", "198.51.100.7", "tcp", 443)
    assert answer(again.network, old)[0].verdict.value != "reachable"
    new = ask(again.network, "internet", now, "tcp", 443)
    assert answer(again.network, new)[0].verdict.value == "reachable"


def test_no_public_address_after_a_start_with_two_interfaces__ADDR_04(lab: Drawer) -> None:
    web = find("instance/web", sheet_in(lab))
    two = changed(lab, "network-interface/card", instance=web, device_index=1)
    stopped = changed(two, "instance/web", **STOPPED)
    again = changed(stopped, "instance/web", **RUNNING)
    assert not said(again, "network-interface/web", "public_ip")


def test_nor_with_an_elastic_ip_on_a_secondary_address__ADDR_04(lab: Drawer) -> None:
    more = changed(lab, "instance/web", secondary_private_ips=["10.0.1.40"])
    card = find("network-interface/web", sheet_in(more))
    lent = changed(more, "elastic-ip/spare", network_interface=card, private_ip="10.0.1.40")
    assert said(lent, "network-interface/web", "public_ip") == "198.51.100.7"
    stopped = changed(lent, "instance/web", **STOPPED)
    assert not said(
        changed(stopped, "instance/web", **RUNNING), "network-interface/web", "public_ip"
    )


def test_a_secondary_address_alone_takes_nothing__ADDR_04(lab: Drawer) -> None:
    more = changed(lab, "instance/web", secondary_private_ips=["10.0.1.40"], **STOPPED)
    assert said(changed(more, "instance/web", **RUNNING), "network-interface/web", "public_ip")


@pytest.mark.parametrize("holder", ["instance/web", "network-interface/web"])
def test_an_elastic_ip_drops_the_address_that_was_there__ADDR_05(lab: Drawer, holder: str) -> None:
    lent = changed(lab, "elastic-ip/spare", network_interface=find(holder, sheet_in(lab)))
    assert not said(lent, "network-interface/web", "public_ip")
    old = ask(lent.network, "internet", "198.51.100.7", "tcp", 443)
    assert answer(lent.network, old)[0].verdict.value != "reachable"
    new = ask(lent.network, "internet", "203.0.113.7", "tcp", 443)
    assert answer(lent.network, new)[0].verdict.value == "reachable"


def test_a_client_block_stays_what_it_is__VPN_17() -> None:
    laptops = opened(GROUNDS["laptops"])
    endpoint = find("client-vpn-endpoint/laptops", sheet_in(laptops))
    refused(laptops, Change(endpoint, {"client_cidr": "172.24.0.0/22"}), "VPN-17")
    assert said(changed(laptops, "client-vpn-endpoint/laptops", split_tunnel=True),
                "client-vpn-endpoint/laptops", "split_tunnel") is True  # fmt: skip


def test_another_main_table_takes_over_the_subnets_without_one__RT_02(lab: Drawer) -> None:
    swapped = changed(lab, "route-table/out", main=True)
    assert said(swapped, "route-table/out", "main") is True
    assert said(swapped, "route-table/first", "main") is False
    assert said(swapped, "subnet/back", "route_table") is None
    refused(lab, Change(find("route-table/first", sheet_in(lab)), {"main": False}), "RT-02")


def test_a_new_table_may_be_born_as_the_main_one__RT_02(lab: Drawer) -> None:
    vpc = find("vpc/lab", sheet_in(lab))
    born = after(lab, Add("route-table", {"name": "third", "vpc": vpc, "main": True}))
    assert said(born, "route-table/first", "main") is False
    other = find("route-table/other-main", sheet_in(born))
    assert sheet_in(born)[other].says["main"] is True


@pytest.mark.parametrize(
    ("who", "rule"),
    [
        ("route-table/first", "RT-03"),
        ("network-acl/lab-default", "VPC-24"),
        ("security-group/lab-default", "SG-05"),
    ],
)
def test_what_a_vpc_is_born_with_goes_with_it_only(lab: Drawer, who: str, rule: str) -> None:
    sheet = sheet_in(lab)
    refused(lab, Delete(find(who, sheet), along=True), rule)
    gone = after(lab, Delete(find("vpc/lab", sheet), along=True))
    assert find(who, sheet) not in sheet_in(gone)


def test_the_main_table_stays_and_a_custom_one_may_go__RT_03(lab: Drawer) -> None:
    refused(lab, Delete(find("route-table/first", sheet_in(lab)), along=True), "RT-03")
    left = after(lab, Delete(find("route-table/out", sheet_in(lab)), along=True))
    assert said(left, "subnet/front", "route_table") is None


def test_the_default_group_is_edited_and_never_deleted__SG_05(lab: Drawer) -> None:
    default = find("security-group/lab-default", sheet_in(lab))
    refused(lab, Delete(default, along=True), "SG-05")
    assert said(changed(lab, "security-group/lab-default", ingress=[]),
                "security-group/lab-default", "ingress") == []  # fmt: skip


@pytest.mark.parametrize(
    ("who", "default", "why"),
    [
        ("security-group/door", True, "AWS makes the default one with the VPC; no other becomes"),
        ("security-group/lab-default", False, "It is the default one, .* and stays that"),
        ("network-acl/lab-default", False, "It is the default one, .* and stays that"),
    ],
)
def test_marks_of_birth_are_neither_given_nor_taken_by_hand(
    lab: Drawer, who: str, default: bool, why: str
) -> None:
    ref = find(who, sheet_in(lab))
    with pytest.raises(Refused, match=why) as refusal:
        try_act(lab, Change(ref, {"default": default}))
    assert [(one.id, one.path) for one in refusal.value.faults] == [(ref, "default")]


def test_an_endpoint_that_leaves_a_subnet_leaves_no_interface__VPCE_11() -> None:
    services = opened(GROUNDS["services"])
    before = cards_of(services, "vpc-endpoint/queue")
    assert len(before) == 1
    web = find("subnet/web", sheet_in(services))
    moved = changed(services, "vpc-endpoint/queue", subnets=[web])
    now = cards_of(moved, "vpc-endpoint/queue")
    assert set(now.values()) == {web} and not now.keys() & before.keys()


def test_the_interfaces_of_an_endpoint_take_its_groups__VPCE_12() -> None:
    services = opened(GROUNDS["services"])
    group = find("security-group/web-sg", sheet_in(services))
    guarded = changed(services, "vpc-endpoint/queue", security_groups=[group])
    sheet = sheet_in(guarded)
    cards = cards_of(guarded, "vpc-endpoint/queue")
    assert [sheet[one].says["security_groups"] for one in cards] == [[group]]


def cards_of(drawer: Drawer, who: str) -> dict[str, str]:
    """The interfaces that AWS keeps for it, and their subnets."""
    sheet = sheet_in(drawer)
    holder = find(who, sheet)
    return {
        ref: one.says["subnet"]
        for ref, one in sheet.items()
        if one.says.get("attached_to") == holder
    }
