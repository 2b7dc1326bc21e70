"""What is told of prefix lists: which entry of which list, and why the others lost."""

from typing import Any

import pytest

from playground.question import ask
from playground.report import report
from playground.scenariofile import ScenarioFileError, read

LAB = """
format: 1
title: Lab
vpcs: {lab: {cidr: 10.0.0.0/16}}
subnets: {web: {cidr: 10.0.1.0/24, route_table: out}}
internet_gateways: {igw: {vpc: lab}}
nat_gateways: {nat: {subnet: web, connectivity_type: private}}
managed_prefix_lists:
  offices:
    id: pl-0123456789abcdef0
    max_entries: 3
    entries: [{cidr: 198.51.100.0/24, description: Berlin}, {cidr: 203.0.113.0/24}]
  partners: {max_entries: 3, entries: [{cidr: 203.0.113.0/24}]}
route_tables:
  out:
    routes:
      - {destination: offices, target: igw}
      - {destination: partners, target: nat}
security_groups:
  sg: {ingress: [{protocol: tcp, ports: 443, source: offices}]}
instances:
  host: {subnet: web, private_ip: 10.0.1.10, public_ip: 192.0.2.80, security_groups: [sg]}
"""


def decisions(leg: str, source: str, destination: str) -> list[dict[str, Any]]:
    network = read(LAB).network
    told = report(network, ask(network, source, destination), candidates=True)
    hops = (told[leg] or told["reply_as_if"])["hops"]
    return [decision for hop in hops for decision in hop["decisions"]]


def of_table(name: str, every: list[dict[str, Any]]) -> dict[str, Any]:
    return next(one for one in every if one["table"] and one["table"]["name"] == name)


def test_a_route_tells_the_entry_and_its_list__RT_06() -> None:
    told = of_table("out", decisions("reply", "internet", "host"))
    assert "198.51.100.0/24 (Berlin) of the prefix list offices is its most" in told["sentence"]
    assert told["row"] == {
        "destination": "198.51.100.0/24",
        "destination_prefix_list_id": "pl-0123456789abcdef0",
        "destination_prefix_list": "offices",
        "target": "igw",
        "target_id": told["row"]["target_id"],
        "state": "active",
        "origin": "prefix-list",
    }


def test_a_route_without_a_list_says_that_it_has_none__RT_04() -> None:
    told = of_table("out", decisions("request", "host", "10.0.9.9"))
    assert told["row"]["destination_prefix_list_id"] is None
    assert told["row"]["destination_prefix_list"] is None


def test_it_is_told_that_the_winner_of_two_lists_is_undefined__RT_09() -> None:
    told = of_table("out", decisions("request", "host", "203.0.113.7"))
    assert told["rule"] == "RT-09"
    assert "the prefix list partners has the same entry for another target" in told["sentence"]
    assert "AWS does not document which of the two wins" in told["sentence"]
    lost = [one for one in told["candidates"] if one["row"]["target"] == "nat"]
    assert [one["why"] for one in lost] == [
        "The same prefix, but static routes go before prefix lists; and of two prefix lists AWS "
        "picks one at random, here the one written first."
    ]


def test_a_rule_tells_the_entry_and_its_list__SG_12() -> None:
    told = of_table("sg", decisions("request", "internet", "host"))
    assert told["rule"] == "SG-12"
    assert told["sentence"].endswith(
        "from the prefix list offices, whose entry 198.51.100.0/24 (Berlin) holds 198.51.100.10."
    )
    assert told["row"]["source"] == "offices"
    assert told["row"]["prefix_list_id"] == "pl-0123456789abcdef0"


def test_who_is_on_no_list_is_told_which_list_might_take_him__SG_29() -> None:
    told = of_table("sg", decisions("request", "internet:192.0.2.7", "host"))
    assert "Add 192.0.2.7/32 to the prefix list offices" in told["hint"]
    why = told["candidates"][0]["why"]
    assert why == "No entry of the prefix list offices holds the source 192.0.2.7."


def test_a_network_acl_names_no_prefix_list__NACL_16() -> None:
    acl = "network_acls: {a: {ingress: [{rule_number: 1, action: allow, cidr: offices}]}}"
    with pytest.raises(ScenarioFileError) as caught:
        read(f"{LAB}{acl}")
    assert "“offices” is no CIDR block. A network ACL names no prefix lists" in str(caught.value)
    assert "[NACL-16]" in str(caught.value)
