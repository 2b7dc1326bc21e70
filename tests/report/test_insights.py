"""Answers in the shape of Reachability Analyzer: AWS's own model of the API reads them."""

import json
from functools import cache
from typing import Any

import botocore.session
import pytest
from botocore.client import BaseClient
from botocore.stub import Stubber

from playground.checks import question_of
from playground.examples import ORDER
from playground.kinds import KINDS
from playground.question import ask
from playground.report import insights, report
from playground.report.insights.naming import NAMINGS
from playground.sources import Opened, open_scenario
from tests.scenarios import network

WHEN = "2026-01-31T12:00:00.000+00:00"
JSON = dict[str, Any]


@cache
def opened(name: str) -> Opened:
    return open_scenario(name)


@cache
def ec2() -> BaseClient:
    keys = {"aws_access_key_id": "none", "aws_secret_access_key": "none"}
    return botocore.session.Session().create_client("ec2", region_name="us-east-1", **keys)


NOT_OF_EC2 = {"direct-connect-gateway", "virtual-interface"}
NO_COMPONENT = {"block-public-access", "on-premises-network", "on-premises-host", "outside-host"}


def test_every_kind_has_its_name_or_it_is_known_why_not() -> None:
    nameless = {kind.slug for kind in KINDS if kind.node not in NAMINGS}
    assert nameless == NOT_OF_EC2 | NO_COMPONENT


def analysis(name: str, start: str, end: str, **asked: object) -> JSON:
    """The one analysis of a question to an example."""
    found = opened(name).network
    (one,) = insights(found, ask(found, start, end, **asked), WHEN)["NetworkInsightsAnalyses"]  # type: ignore[arg-type]
    return dict(one)


def ids(components: list[JSON]) -> list[str]:
    """The kinds of components in the order of the path, by the beginnings of their ids."""
    return [one["Component"]["Id"].rpartition("-")[0] for one in components]


@pytest.mark.parametrize("name", ORDER)
def test_every_answer_of_every_example_has_aws_s_shape(name: str) -> None:
    """Stubber holds a response against botocore's model: every key known, every type right."""
    scenario = opened(name)
    for check in scenario.checks:
        told = insights(scenario.network, question_of(check, scenario.network), WHEN)
        with Stubber(ec2()) as stub:
            stub.add_response("describe_network_insights_analyses", json.loads(json.dumps(told)))
            assert ec2().describe_network_insights_analyses() == told


@pytest.mark.parametrize("name", ORDER)
def test_a_path_is_found_exactly_where_the_answer_is_yes(name: str) -> None:
    scenario = opened(name)
    for check in scenario.checks:
        question = question_of(check, scenario.network)
        (told,) = insights(scenario.network, question, WHEN)["NetworkInsightsAnalyses"]
        answer = report(scenario.network, question)
        assert told["NetworkPathFound"] is (answer["verdict"] == "reachable")
        assert bool(told["Explanations"]) is (answer["verdict"] != "reachable")
        codes = [one["ExplanationCode"] for one in told["Explanations"]]
        stops = [*answer["blockers"], *answer["further_blockers"]]
        assert set(codes) >= {one["code"] for one in stops}
        numbers = [one["SequenceNumber"] for one in told["ForwardPathComponents"]]
        assert numbers == list(range(1, len(numbers) + 1))


@pytest.mark.parametrize(
    ("name", "start", "end", "port", "there", "back"),
    [
        (
            "three-tier",
            "internet",
            "web-1",
            443,
            "igw acl sg eni",
            "eni sg acl rtb igw",
        ),
        (
            "three-tier",
            "web-1",
            "app-1",
            8080,
            "eni sg acl rtb acl sg eni",
            "eni acl rtb acl eni",
        ),
        (
            "nat-gateway",
            "app-1",
            "internet",
            443,
            "eni sg acl rtb acl nat acl rtb igw",
            "igw acl nat acl rtb acl eni",
        ),
        (
            "hub-and-spoke",
            "dev-1",
            "prod-1",
            443,
            "eni sg acl rtb acl tgw-attach tgw-rtb acl rtb acl sg eni",
            "eni acl rtb acl tgw-attach tgw-rtb acl rtb acl eni",
        ),
    ],
)
def test_a_path_names_what_is_passed_in_its_order(
    name: str, start: str, end: str, port: int, there: str, back: str
) -> None:
    told = analysis(name, start, end, port=port)
    assert ids(told["ForwardPathComponents"]) == there.split()
    assert ids(told["ReturnPathComponents"]) == back.split()


def test_headers_say_what_came_and_what_left() -> None:
    gateway = analysis("three-tier", "internet", "web-1", port=443)["ForwardPathComponents"][0]
    came, left = gateway["InboundHeader"], gateway["OutboundHeader"]
    assert came["DestinationAddresses"] == ["203.0.113.11/32"]
    assert left["DestinationAddresses"] == ["10.0.0.11/32"]
    assert (
        came["DestinationPortRanges"] == left["DestinationPortRanges"] == [{"From": 443, "To": 443}]
    )
    assert came["Protocol"] == "6"
    assert gateway["Vpc"]["Name"] == "shop"


def test_rules_and_routes_say_what_decided() -> None:
    _, group, acl, table, gateway = analysis("three-tier", "internet", "web-1")[
        "ReturnPathComponents"
    ]
    everywhere = {"Cidr": "0.0.0.0/0", "Protocol": "all"}
    assert group["SecurityGroupRule"] == {**everywhere, "Direction": "egress"}
    rule = {"Egress": True, "RuleAction": "allow", "RuleNumber": 100}
    assert acl["AclRule"] == {**everywhere, **rule}
    assert table["RouteTableRoute"] == {
        "DestinationCidr": "0.0.0.0/0",
        "GatewayId": gateway["Component"]["Id"],
        "Origin": "CreateRoute",
        "State": "active",
    }


def test_a_blocker_is_explained_with_all_that_it_is_about() -> None:
    told = analysis("three-tier", "web-1", "db-1", port=5432)
    (why,) = told["Explanations"]
    assert why["ExplanationCode"] == "ENI_SG_RULES_MISMATCH"
    assert why["Direction"] == "ingress"
    assert [one["Name"] for one in why["SecurityGroups"]] == ["db-sg"]
    names = {field: why[field]["Name"] for field in ("NetworkInterface", "Subnet", "Vpc")}
    assert names == {"NetworkInterface": "db-1", "Subnet": "db-a", "Vpc": "shop"}
    assert told["ReturnPathComponents"] == []


def test_what_nobody_can_say_is_no_path_and_says_so() -> None:
    told = analysis("hybrid-vpn", "desk", "internet")
    assert told["Status"] == "succeeded"
    assert told["NetworkPathFound"] is False
    assert told["StatusMessage"] in told["WarningMessage"]
    assert told["Explanations"]


def test_ids_are_made_of_the_question_and_the_date() -> None:
    found = opened("three-tier").network
    question, other = ask(found, "internet", "web-1"), ask(found, "internet", "web-2")

    def named(asked: Any, when: str) -> tuple[str, str]:
        (one,) = insights(found, asked, when)["NetworkInsightsAnalyses"]
        return one["NetworkInsightsPathId"], one["NetworkInsightsAnalysisId"]

    path, first = named(question, WHEN)
    assert named(question, WHEN) == (path, first)
    assert named(question, "2026-02-01T00:00:00.000+00:00")[0] == path
    assert named(question, "2026-02-01T00:00:00.000+00:00")[1] != first
    assert named(other, WHEN)[0] != path
    assert path.startswith("nip-") and first.startswith("nia-")


def test_arns_are_of_the_partition_region_and_account() -> None:
    found = network(
        """\
        vpcs: {lab: {cidr: 10.0.0.0/16, region: us-gov-west-1, account: '210987654321'}}
        subnets: {lab-a: {cidr: 10.0.1.0/24}}
        instances:
          one: {subnet: lab-a, private_ip: 10.0.1.10}
          two: {subnet: lab-a, private_ip: 10.0.1.11}
        """
    )
    (told,) = insights(found, ask(found, "one", "two"), WHEN)["NetworkInsightsAnalyses"]
    first = told["ForwardPathComponents"][0]
    start = "arn:aws-us-gov:ec2:us-gov-west-1:210987654321"
    assert first["Component"]["Arn"] == f"{start}:network-interface/{first['Component']['Id']}"
    assert first["AttachedTo"]["Arn"].startswith(f"{start}:instance/i-")
