"""An anonymised network says nothing of whose it is, and does what it did."""

import ipaddress
import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground import examples
from playground.checks import run
from playground.engine.nodes import NetworkLoadBalancer
from playground.exchange import (
    Bundle,
    Imported,
    ImportOptions,
    ImportReport,
    anonymise,
    import_bundle,
)
from playground.exchange.anonymising import NOBODYS, _Anonymiser
from playground.kinds import KINDS
from playground.models import Scenario
from playground.models.rows import Rows
from playground.scenariofile import ScenarioFile, read, write
from playground.sources import example_path

SECRET = """
format: 1
title: Contoso's payments
slug: contoso
description: The network of Contoso
vpcs:
  contoso-payments: {cidr: 10.0.0.0/16, account: "210987654321"}
subnets:
  contoso-web: {cidr: 10.0.1.0/24, route_table: out}
route_tables:
  out: {routes: [{destination: 0.0.0.0/0, target: igw}]}
internet_gateways: {igw: {vpc: contoso-payments}}
security_groups:
  contoso-sg:
    description: Contoso's staff
    ingress:
      - {protocol: tcp, ports: 443, source: 93.184.216.0/24, description: Contoso's office}
      - {protocol: tcp, ports: 22, source: 93.184.216.34/32}
instances:
  contoso-1:
    subnet: contoso-web
    security_groups: [contoso-sg]
    public_ip: 93.184.220.7
outside_hosts:
  contoso-office: {addresses: [93.184.216.34, "2606:2800:220:1::34"]}
vpc_endpoints:
  s3:
    type: Gateway
    service_name: s3
    route_tables: [out]
    policy_document:
      Statement:
        - Effect: Allow
          Principal: "*"
          Action: "*"
          Resource: "arn:aws:s3:::contoso-ledger/*"
          Condition: {StringEquals: {"aws:PrincipalAccount": "210987654321"}}
        - Sid: ContosoStaff
          Effect: Deny
          Principal: "*"
          Action: "s3:GetObject"
          Condition:
            StringLike: {"aws:PrincipalTag/contoso": "contoso-*", "aws:PrincipalOrgID": o-c0n70s0}
            IpAddress: {"aws:SourceIp": [93.184.216.34/32, 10.0.0.0/8]}
            StringEquals: {"aws:SourceVpc": vpc-0a1}
checks:
  - {title: Contoso's office, from: contoso-office, to: contoso-1, expect: reachable}
  - {title: Others, from: "internet:93.185.0.1", to: contoso-1, expect: unreachable}
"""


TEMPLATE = """
AWSTemplateFormatVersion: "2010-09-09"
Conditions: {ForContoso: !Equals [a, b]}
Resources:
  ContosoVpc: {Type: AWS::EC2::VPC, Properties: {CidrBlock: 10.0.0.0/16}}
  ContosoZone: {Type: AWS::Route53::HostedZone}
  ContosoOld: {Type: AWS::EC2::VPC, Condition: ForContoso, Properties: {CidrBlock: 10.1.0.0/16}}
  ContosoWeb:
    Type: AWS::EC2::Subnet
    Properties: {VpcId: !Ref ContosoVpc, CidrBlock: 10.0.1.0/24}
  ContosoTable:
    Type: AWS::EC2::SubnetRouteTableAssociation
    Properties: {SubnetId: !Ref ContosoWeb, RouteTableId: !ImportValue contoso-routes}
"""
BALANCER = (
    "arn:aws:elasticloadbalancing:us-east-1:210987654321:loadbalancer/net/contoso/0123456789abcdef"
)
DUMP = {
    "Vpcs": [{"VpcId": "vpc-0a1", "CidrBlock": "10.0.0.0/16", "OwnerId": "210987654321"}],
    "Subnets": [{"SubnetId": "subnet-0a1", "VpcId": "vpc-0a1", "CidrBlock": "10.0.1.0/24"}],
    "LoadBalancers": [
        {
            "LoadBalancerArn": BALANCER,
            "LoadBalancerName": "contoso",
            "Type": "network",
            "Scheme": "internal",
            "VpcId": "vpc-0a1",
            "AvailabilityZones": [{"SubnetId": "subnet-0a1", "ZoneName": "us-east-1a"}],
        }
    ],
}


def imported(name: str, text: str) -> Imported:
    """What comes of one file."""
    bundle = Bundle()
    bundle.add(name, text.encode())
    return import_bundle(bundle, name, ImportOptions())


def anonymised(text: str) -> ScenarioFile:
    """The scenario of this file, anonymised."""
    return anonymise(Imported(read(text), ImportReport())).scenario


def test_no_name_no_account_and_no_public_address_is_left() -> None:
    text = write(anonymised(SECRET))
    assert not re.search("contoso", text, re.IGNORECASE)
    for told in ("210987654321", "93.184.", "2606:2800:220", "o-c0n70s0"):
        assert told not in text


def test_of_a_policy_stays_what_aws_calls_things() -> None:
    text = write(anonymised(SECRET))
    for told in ("s3:GetObject", "aws:SourceVpc", "vpc-0a1", "10.0.0.0/8", "Deny", "StringLike"):
        assert told in text


def test_whom_a_policy_is_about_is_nobody_afterwards() -> None:
    users = ["AIDACONTOSO", "arn:aws:iam::210987654321:user/contoso", "210987654321", "*"]
    principal = {"AWS": users, "Service": "ec2.amazonaws.com"}
    told = anonymiser()._policy({"Statement": {"Principal": principal, "Sid": "Contoso"}})
    name, arn, account, everybody = told["Statement"]["Principal"]["AWS"]
    assert (name, everybody) == ("name-1", "*")
    assert arn == f"arn:aws:iam::{account}:name-2/name-3"
    assert told["Statement"]["Principal"]["Service"] == "ec2.amazonaws.com"
    assert "Contoso" not in str(told)


def test_where_a_route_leads_out_of_the_network_says_no_account() -> None:
    target = "arn:aws:networkmanager::210987654321:core-network/contoso"
    routes = f"routes: [{{destination: 10.9.0.0/16, target: '{target}'}}, "
    text = write(anonymised("as_found: true" + SECRET.replace("routes: [", routes)))
    assert "arn:aws:networkmanager::" in text
    assert not re.search("contoso|210987654321", text)


@pytest.mark.parametrize(
    ("name", "text"), [("contoso.yaml", TEMPLATE), ("contoso.json", json.dumps(DUMP))]
)
def test_the_report_names_nobody_either(name: str, text: str) -> None:
    before = imported(name, text)
    after = anonymise(before)
    assert "contoso" in before.report.as_text().lower()
    assert len(after.report.not_described) == len(before.report.not_described) > 0
    assert len(after.report.left_out) == len(before.report.left_out)
    told = json.dumps(after.report.as_json()) + write(after.scenario)
    assert not re.search("contoso|210987654321", told, re.IGNORECASE)


def test_a_load_balancer_keeps_its_parts_when_its_arn_changes() -> None:
    dump = Path(__file__).parent / "describe" / "hybrid_dumps"
    bundle = Bundle()
    bundle.add_path(dump)
    before = import_bundle(bundle, "dump", ImportOptions())
    [was] = before.scenario.network.all(NetworkLoadBalancer)
    [now] = anonymise(before).scenario.network.all(NetworkLoadBalancer)
    assert was.targets
    assert (now.subnets, now.targets) == (was.subnets, was.targets)
    assert now.id != was.id


def test_ids_and_private_addresses_stay() -> None:
    before, after = read(SECRET), anonymised(SECRET)
    assert [node.id for node in before.network] == [node.id for node in after.network]
    assert "10.0.1.0/24" in write(after)


@pytest.mark.parametrize("slug", [*examples.ORDER])
def test_every_example_does_what_it_did(slug: str) -> None:
    text = example_path(slug).read_text()
    for before, after in zip(read(text).checks, (file := anonymised(text)).checks, strict=True):
        assert before.expect == run(after, file.network).verdict


def anonymiser() -> _Anonymiser:
    """One with a key that does not change."""
    return _Anonymiser(Rows(Scenario()), b"key")


blocks = st.builds(
    lambda address, length: ipaddress.ip_network((address, length), strict=False),
    st.integers(0, 2**32 - 1),
    st.integers(0, 32),
)


@given(blocks, blocks)
def test_blocks_lie_in_each_other_as_before(
    one: ipaddress.IPv4Network, other: ipaddress.IPv4Network
) -> None:
    hidden = [ipaddress.ip_network(anonymiser()._address(str(block))) for block in (one, other)]
    assert [block.prefixlen for block in hidden] == [one.prefixlen, other.prefixlen]
    assert hidden[0].overlaps(hidden[1]) == one.overlaps(other)


@given(blocks)
def test_nothing_public_becomes_private_and_nothing_private_changes(
    block: ipaddress.IPv4Network,
) -> None:
    hidden = ipaddress.ip_network(anonymiser()._address(str(block)))
    for special in NOBODYS[4]:
        assert hidden.overlaps(special) == block.overlaps(special)
        if block.subnet_of(special):
            assert hidden == block


def test_the_key_is_made_anew() -> None:
    assert len({write(anonymised(SECRET)) for _ in range(3)}) == 3


def test_every_kind_has_another_name_afterwards() -> None:
    after = anonymised(SECRET)
    for kind in KINDS:
        for row in after.rows.of(kind.model):
            assert re.fullmatch(rf"{kind.slug}-\d+", row.name)
