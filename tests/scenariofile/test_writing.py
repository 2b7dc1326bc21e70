"""A scenario is written so that reading it gives the same again, and so that people can read it."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from playground.examples import ORDER
from playground.models import NetworkInterface
from playground.scenariofile import ScenarioFile, read, write
from playground.sources import example_path
from tests.scenariofile.documents import documents
from tests.scenarios import LAB, by_id, file

FORMS = ("yaml", "json")


def same(one: ScenarioFile, other: ScenarioFile) -> bool:
    """Do two files say the same?"""
    told = (one.title, one.slug, one.description, one.checks)
    again = (other.title, other.slug, other.description, other.checks)
    return told == again and by_id(one.network) == by_id(other.network)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("slug", ORDER)
def test_every_example_comes_back_as_it_was(slug: str, form: str) -> None:
    there = read(example_path(slug).read_bytes(), slug)
    text = write(there, form)
    back = read(text)
    assert same(there, back)
    assert list(there.network) == list(back.network)
    assert write(back, form) == text


@settings(max_examples=60)
@given(documents(), st.sampled_from(FORMS))
def test_any_network_comes_back_as_it_was(document: dict[str, Any], form: str) -> None:
    there = read(json.dumps(document))
    assert same(there, read(write(there, form)))


def test_a_written_file_reads_like_one_that_people_write() -> None:
    sections = """
        slug: lab
        vpcs:
          lab: {cidr: 10.0.0.0/16}
        subnets:
          lab-a: {cidr: 10.0.1.0/24, availability_zone: us-east-1a}
        route_tables:
          lab-main: {main: true, routes: [{destination: 0.0.0.0/0, target: igw}]}
        internet_gateways: {igw: {}}
        security_groups:
          web-sg: {ingress: [{protocol: tcp, ports: 443, source: 0.0.0.0/0}]}
        instances:
          web: {subnet: lab-a, private_ip: 10.0.1.10, security_groups: [web-sg]}
    """
    assert write(file(sections)) == WRITTEN


WRITTEN = """\
format: 1
title: Scenario
slug: lab

vpcs:
  lab: {cidr: 10.0.0.0/16}

subnets:
  lab-a: {availability_zone: us-east-1a, cidr: 10.0.1.0/24}

route_tables:
  lab-main:
    main: true
    routes:
    - {destination: 0.0.0.0/0, target: igw}

internet_gateways:
  igw: {vpc: lab}

security_groups:
  web-sg:
    ingress:
    - {protocol: tcp, ports: 443, source: 0.0.0.0/0}

instances:
  web: {subnet: lab-a, private_ip: 10.0.1.10, security_groups: [web-sg]}
"""


def test_what_comes_by_itself_is_left_out() -> None:
    document = json.loads(write(file(LAB), "json"))
    assert set(document) == {"format", "title", "slug", "vpcs", "subnets"}


def test_what_differs_from_the_default_is_written() -> None:
    sections = LAB + "security_groups: {lab-default: {default: true, ingress: []}}\n"
    document = json.loads(write(file(sections), "json"))
    assert document["security_groups"] == {"lab-default": {"default": True, "ingress": []}}


def test_the_rows_that_a_default_acl_or_group_brings_are_left_out__NACL_02_SG_05() -> None:
    sections = (
        LAB
        + """
network_acls: {acl: {default: true}}
security_groups: {group: {default: true, egress: [{destination: 10.0.0.0/8}]}}
"""
    )
    document = json.loads(write(file(sections), "json"))
    assert document["network_acls"] == {"acl": {"default": True}}
    (group,) = document["security_groups"].values()
    assert group == {"default": True, "egress": [{"destination": "10.0.0.0/8"}]}


def test_an_acl_that_is_not_the_default_one_keeps_rows_like_its() -> None:
    entry = {"rule_number": 100, "action": "allow", "cidr": "0.0.0.0/0"}
    sections = LAB + f"network_acls: {{acl: {{ingress: [{json.dumps(entry)}]}}}}\n"
    document = json.loads(write(file(sections), "json"))
    assert document["network_acls"] == {"acl": {"ingress": [entry], "egress": []}}


def test_an_address_that_was_assigned_is_written_and_stays() -> None:
    sections = LAB + "instances: {web: {subnet: lab-a, public_ip: true}}\n"
    web = json.loads(write(file(sections), "json"))["instances"]["web"]
    assert web == {"subnet": "lab-a", "private_ip": "10.0.1.4", "public_ip": "203.0.113.132"}


def test_no_public_address_is_said_where_the_subnet_gives_one__VPC_23() -> None:
    sections = """
        vpcs: {lab: {cidr: 10.0.0.0/16}}
        subnets: {lab-a: {cidr: 10.0.1.0/24, map_public_ip_on_launch: true}}
        instances: {web: {subnet: lab-a, public_ip: false}}
    """
    web = json.loads(write(file(sections), "json"))["instances"]["web"]
    assert web["public_ip"] is False


def test_two_of_one_name_stand_by_their_ids() -> None:
    there = file(LAB + "network_interfaces: {a: {subnet: lab-a}, b: {subnet: lab-a}}\n")
    first, second = there.rows.of(NetworkInterface)
    first.name = second.name = "twin"
    document = json.loads(write(there, "json"))
    assert set(document["network_interfaces"]) == {first.aws_id, second.aws_id}
    back = read(write(there)).rows.of(NetworkInterface)
    assert [(one.aws_id, one.name) for one in back] == [
        (first.aws_id, "twin"),
        (second.aws_id, "twin"),
    ]


def test_a_name_of_several_kinds_is_written_with_its_kind() -> None:
    sections = """
        vpcs: {lab: {cidr: 10.0.0.0/16}}
        subnets: {lab-a: {cidr: 10.0.1.0/24}}
        internet_gateways: {way: {vpc: lab}}
        nat_gateways: {way: {subnet: lab-a, connectivity_type: private}}
        route_tables: {out: {routes: [{destination: 0.0.0.0/0, target: nat-gateway/way}]}}
    """
    document = json.loads(write(file(sections), "json"))
    assert document["route_tables"]["out"]["routes"][0]["target"] == "nat-gateway/way"


def test_a_group_with_the_name_of_a_block_is_written_with_its_kind() -> None:
    sections = (
        LAB
        + """
security_groups:
  10.0.0.0/8: {ingress: []}
  web-sg: {ingress: [{source: security-group/10.0.0.0/8}]}
"""
    )
    there = file(sections)
    document = json.loads(write(there, "json"))
    written = document["security_groups"]["web-sg"]["ingress"][0]["source"]
    assert written == "security-group/10.0.0.0/8"
    assert same(there, read(write(there)))


def test_an_instance_with_a_second_interface_keeps_both() -> None:
    sections = (
        LAB
        + """
instances: {web: {subnet: lab-a}}
network_interfaces: {web-2: {subnet: lab-a, instance: web, device_index: 1}}
"""
    )
    document = json.loads(write(file(sections), "json"))
    assert document["instances"]["web"]["subnet"] == "lab-a"
    assert set(document["network_interfaces"]) == {"web-2"}


def test_an_unknown_form_is_refused() -> None:
    with pytest.raises(ValueError, match="yaml, json"):
        write(file(LAB), "toml")
