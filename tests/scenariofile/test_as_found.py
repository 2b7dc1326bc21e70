"""A network that was found like this: refusals are told, and what is missing is stood in for."""

import json
from typing import Any

import pytest

from playground.engine import nodes
from playground.engine.nodes import Node
from playground.kinds import KINDS, Kind
from playground.kinds.shapes import Refers
from playground.models import ElasticIp, NetworkInterface, Route
from playground.scenariofile import ScenarioFile, read, write
from playground.scenariofile.sections import may_lack
from tests.scenarios import LAB, by_id, faults, file, node

FOUND = "as_found: true\n" + LAB
MAIN = "route_tables: {main: {main: true, routes: [%s]}}\n"


def undescribed(found: ScenarioFile) -> set[str]:
    """The ids of what nobody describes."""
    return set(found.network.undescribed)


def comes_back(there: ScenarioFile, form: str = "yaml") -> bool:
    """Is it the same network after it was written and read again?"""
    back = read(write(there, form))
    one, other = there.network, back.network
    told = (one.undescribed, one.as_found, one.logical_ids)
    return told == (other.undescribed, other.as_found, other.logical_ids) and by_id(one) == by_id(
        other
    )


# --- what AWS would refuse

REFUSED = {
    "two main tables": "route_tables: {a: {main: true}, b: {main: true}}",
    "a subnet outside its VPC": "subnets: {far: {cidr: 192.168.0.0/24}}",
    "a subnet without a block": "subnets: {none: {}}",
    "overlapping subnets": "subnets: {a: {cidr: 10.0.1.0/25}, b: {cidr: 10.0.1.0/24}}",
    "two internet gateways": "internet_gateways: {a: {vpc: lab}, b: {vpc: lab}}",
    "a zonal gateway without a subnet": "nat_gateways: {nat: {vpc: lab}}",
}


@pytest.mark.parametrize("sections", REFUSED.values(), ids=REFUSED)
def test_what_aws_would_refuse_is_a_warning_of_what_was_found(sections: str) -> None:
    head = "vpcs: {lab: {cidr: 10.0.0.0/16}}\n"
    refused = faults("format: 1\n" + head + sections)
    assert refused
    found = file("as_found: true\n" + head + sections)
    assert {fault.message for fault in found.warnings} >= {message for _, _, message in refused}
    assert comes_back(found)


STILL_FAULTS = {
    "route_tables: {a: {routes: [{destination: 'arn:aws:x', target: local}]}}": "No prefix list",
    "security_groups: {a: {ingress: [{protocol: all, source: 'arn:aws:x'}]}}": "No security group",
    "subnets: {a: {cidr: nonsense}}": "no CIDR block",
    "subnets: {a: {colour: red}}": "unknown",
    "subnets: {a: {vpc: vpc-0123456789abcdef0, cidr: 10.0.1.0/24}}": (
        "No VPC is called “vpc-0123456789abcdef0”. Add the output of “aws ec2 describe-vpcs”."
    ),
    "network_interfaces: {a: {subnet: subnet-0123456789abcdef0}}": "“aws ec2 describe-subnets”",
    "internet_gateways: {a: {id: igw-1}, b: {id: igw-1}}": "stands twice",
    "route_tables: {a: {routes: [{destination: 0.0.0.0/0, target: gateway}]}}": "is called",
    "as_found: perhaps": "true or false",
    "instances: {a: {subnet: a, security_groups: [lgw-0123456789]}}": "No security group is called",
    "vpc_endpoints: {a: {vpc: lab, route_tables: [tgw-0123456789]}}": "No route table is called",
}


@pytest.mark.parametrize("sections", STILL_FAULTS)
def test_what_cannot_be_read_is_a_fault_however_it_was_found(sections: str) -> None:
    head = "" if "as_found" in sections else "as_found: true\n"
    text = f"format: 1\n{head}vpcs: {{lab: {{cidr: 10.0.0.0/16}}}}\n{sections}"
    assert STILL_FAULTS[sections] in " ".join(message for _, _, message in faults(text))


def test_only_so_many_warnings_are_told() -> None:
    tables = ", ".join(f"t{number}: {{main: true}}" for number in range(150))
    warnings = file(f"{FOUND}route_tables: {{{tables}}}").warnings
    assert len(warnings) == 101
    assert warnings[-1].message.startswith("At least")


# --- what the file names and does not describe

STAND_INS: list[tuple[str, str, type[Node]]] = [
    (
        "subnets: {lab-b: {vpc: lab, cidr: 10.0.2.0/24, route_table: rtb-0123456789abcdef0}}",
        "rtb-0123456789abcdef0",
        nodes.RouteTable,
    ),
    (
        "subnets: {lab-b: {vpc: lab, cidr: 10.0.2.0/24, network_acl: acl-01234567}}",
        "acl-01234567",
        nodes.NetworkAcl,
    ),
    (
        "security_groups: {g: {ingress: [{source: sg-0123456789abcdef0}]}}",
        "sg-0123456789abcdef0",
        nodes.SecurityGroup,
    ),
    (
        "security_groups: {g: {ingress: [{source: pl-01234567}]}}",
        "pl-01234567",
        nodes.ManagedPrefixList,
    ),
    (
        "instances: {web: {subnet: lab-a, security_groups: [sg-0262a0e521EXAMPLE]}}",
        "sg-0262a0e521EXAMPLE",
        nodes.SecurityGroup,
    ),
    (
        "network_interfaces: {eni: {subnet: lab-a, instance: i-1234567890abcdef0}}",
        "i-1234567890abcdef0",
        nodes.Instance,
    ),
    (
        "transit_gateway_vpc_attachments: {a: {vpc: lab, transit_gateway: tgw-01234567}}",
        "tgw-01234567",
        nodes.TransitGateway,
    ),
    (
        "vpc_peering_connections: {p: {requester_vpc: lab, accepter_vpc: vpc-01234567}}",
        "vpc-01234567",
        nodes.Vpc,
    ),
    (
        "virtual_private_gateways: {v: {vpc: lab}}\n"
        "vpn_connections: {c: {customer_gateway: cgw-01234567, virtual_private_gateway: v}}",
        "cgw-01234567",
        nodes.CustomerGateway,
    ),
    (
        "direct_connect_gateways: {d: {associations: [{gateway: vgw-01234567}]}}",
        "vgw-01234567",
        nodes.VirtualPrivateGateway,
    ),
    (
        "vpc_endpoints: {e: {vpc: lab, subnets: [subnet-01234567]}}",
        "subnet-01234567",
        nodes.Subnet,
    ),
    (
        "security_groups: {g: {ingress: [{source: sg-dx01}]}}",
        "sg-dx01",
        nodes.SecurityGroup,
    ),
    (
        "transit_gateway_vpc_attachments: {a: {vpc: lab, transit_gateway: tgw-east}}",
        "tgw-east",
        nodes.TransitGateway,
    ),
]


@pytest.mark.parametrize(("sections", "ref", "kind"), STAND_INS)
def test_an_id_that_is_not_in_the_file_gets_a_stand_in(
    sections: str, ref: str, kind: type[Node]
) -> None:
    text = sections if "subnets: {lab" in sections else "subnets: {lab-a: {cidr: 10.0.1.0/24}}\n"
    text = text if text is sections else text + sections
    head = "vpcs: {lab: {cidr: 10.0.0.0/16, region: eu-west-1}}\n"
    assert faults(f"format: 1\n{head}{text}"), "a file that people write has to describe it"
    found = file(f"as_found: true\n{head}{text}")
    stand_in = found.network.get(kind, ref)
    assert ref in undescribed(found)
    assert getattr(stand_in, "vpc", None) in (None, node(found.network, nodes.Vpc, "lab").id)
    assert comes_back(found)
    assert comes_back(found, "json")


def test_two_that_name_one_id_share_its_stand_in() -> None:
    found = file(
        FOUND
        + "instances: {web: {subnet: lab-a, security_groups: sg-01234567}}\n"
        + "security_groups: {g: {ingress: [{source: sg-01234567}]}}\n"
    )
    assert undescribed(found) == {"sg-01234567"}


def test_what_comes_with_a_stand_in_vpc_is_not_described_either() -> None:
    found = file(
        FOUND + "vpc_peering_connections: {p: {requester_vpc: lab, accepter_vpc: vpc-01234567}}"
    )
    there = {one for one in found.network if getattr(one, "vpc", "") == "vpc-01234567"}
    assert {type(one) for one in there} == {
        nodes.RouteTable,
        nodes.NetworkAcl,
        nodes.SecurityGroup,
    }
    assert {one.id for one in there} | {"vpc-01234567"} == undescribed(found)


def test_a_route_keeps_the_id_of_what_is_not_there() -> None:
    found = file(FOUND + MAIN % "{destination: 0.0.0.0/0, target: tgw-0123456789abcdef0}")
    assert [route.target for route in found.rows.of(Route)] == ["tgw-0123456789abcdef0"]
    assert undescribed(found) == set()
    assert comes_back(found)


@pytest.mark.parametrize("name", ["web servers", "servers", "sg-", "sg-a b", "-sg-1"])
def test_what_looks_like_no_id_of_the_kind_must_be_there(name: str) -> None:
    [(_, _, message)] = faults(
        f"format: 1\n{FOUND}security_groups: {{g: {{ingress: [{{source: '{name}'}}]}}}}"
    )
    assert name in message


def test_of_whom_an_elastic_ip_is_cannot_be_told_without_its_interface() -> None:
    found = file(
        FOUND + "elastic_ips: {e: {public_ip: 203.0.113.9, network_interface: eni-01234567}}"
    )
    (elastic,) = found.rows.of(ElasticIp)
    assert elastic.undescribed
    assert [one.message for one in found.warnings if "eni-01234567" in one.message]
    assert comes_back(found)


# --- what is said of every resource


ALONE = [
    kind
    for kind in KINDS
    if not any(one.required and not may_lack(kind.model, one) for one in kind.fields[1:])
    and (kind.fields[0].key == "vpc" or not isinstance(kind.fields[0].shape, Refers))
]
"""The kinds of which one may stand in a VPC, and name nothing else."""


@pytest.mark.parametrize("kind", ALONE, ids=lambda kind: kind.slug)
def test_every_resource_may_be_undescribed_and_have_a_logical_id(kind: Kind) -> None:
    said: dict[str, object] = {"undescribed": True, "logical_id": "Stack.Thing"}
    document: dict[str, Any] = {"format": 1, "vpcs": {"lab": {"cidr": "10.0.0.0/16"}}}
    document.setdefault(kind.section, {})["there"] = said
    found = read(json.dumps(document))
    (row,) = [row for row in found.rows.of(kind.model) if row.name == "there"]
    assert (row.undescribed, row.logical_id) == (True, "Stack.Thing")
    assert found.network.logical_ids == {row.aws_id: "Stack.Thing"}
    assert row.aws_id in undescribed(found)
    assert comes_back(found)


def test_nothing_is_made_up_for_what_is_not_described() -> None:
    found = file(FOUND + "network_interfaces: {eni: {subnet: lab-a, undescribed: true}}")
    eni = node(found.network, nodes.NetworkInterface, "eni")
    assert (eni.addresses, eni.public_ip, eni.security_groups) == ((), None, ())
    assert comes_back(found)


def test_an_instance_that_is_not_described_brings_an_interface_that_is_not() -> None:
    found = file(FOUND + "instances: {web: {subnet: lab-a, undescribed: true, logical_id: Web}}")
    (eni,) = found.rows.of(NetworkInterface)
    assert (eni.undescribed, eni.logical_id) == (True, "")
    assert json.loads(write(found, "json"))["instances"]["web"] == {
        "subnet": "lab-a",
        "logical_id": "Web",
        "undescribed": True,
    }
    assert comes_back(found)


def test_an_arn_is_an_id() -> None:
    arn = "arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/net/x/50dc6c495c0c9188"
    found = file(
        LAB
        + f"network_load_balancers: {{nlb: {{id: '{arn}', subnets: [lab-a]}}}}\n"
        + f"vpc_endpoint_services: {{s: {{network_load_balancer: '{arn}'}}}}\n"
    )
    assert [one.attached_to for one in found.rows.of(NetworkInterface)] == [arn]
    assert node(found.network, nodes.VpcEndpointService, "s").network_load_balancer == arn
    assert comes_back(found)
    assert faults("format: 1\n" + LAB + "internet_gateways: {i: {id: 'igw:1'}}")
