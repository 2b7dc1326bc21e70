"""What hints advise where services of AWS are asked, and endpoints and load balancers stand."""

from typing import Any

import pytest

from playground.engine.network import Network
from playground.engine.nodes import EndpointState, SecurityGroup, VpcEndpoint
from playground.question import ask
from playground.report import report
from tests.engine.cast import change, plus, without
from tests.engine.doors import (
    SQS,
    address_of,
    door,
    gateway_endpoint,
    gwlb_endpoint,
    interface_endpoint,
    private_link,
    three_doors,
)
from tests.engine.rows import ALL_OUT, acl_rows, group_rows, routes

NET = three_doors()
BUCKETS = address_of("com.amazonaws.us-east-1.s3")
QUEUES = address_of("com.amazonaws.us-east-1.sqs")
KEYS = address_of("com.amazonaws.us-east-1.kms")
INSIDE = group_rows(("out", "all", "10.0.0.0/8"))


def first(network: Network, source: str, destination: str) -> tuple[str, str]:
    """Rule and hint of the first blocker."""
    (one,) = report(network, ask(network, source, destination))["blockers"]
    return one["rule"], one["hint"]


@pytest.mark.parametrize(
    ("destination", "rule", "hint"),
    [
        (BUCKETS, "VPCE-02", "has the gateway endpoint s3 for this service"),
        (QUEUES, "VPCE-14", "has the endpoint sqs for this service, but its private DNS needs"),
        (KEYS, "VPCE-14", "Give the VPC an interface endpoint"),
        (address_of("com.amazonaws.us-east-1.dynamodb"), "VPCE-02", "it is free"),
    ],
)
def test_a_missing_route_to_a_service_names_its_endpoint__VPCE_02__VPCE_14(
    destination: str, rule: str, hint: str
) -> None:
    found = first(NET, "db", destination)
    assert found[0] == rule
    assert hint in found[1]


BOTH: dict[str, Any] = {"enable_dns_support": True, "enable_dns_hostnames": True}


@pytest.mark.parametrize(
    ("changed", "rule", "hint"),
    [
        ({"subnets": ()}, "VPCE-11", "it stands in no subnet: choose one for it in each zone"),
        ({"state": EndpointState.PENDING_ACCEPTANCE}, "VPCE-21", "its state is pendingAcceptance"),
        ({"state": EndpointState.REJECTED}, "VPCE-21", "its state is rejected"),
        ({"private_dns_enabled": False}, "VPCE-14", "switch on its private DNS"),
        ({}, "VPCE-14", "ask by the service's name, which means its address"),
    ],
)
def test_an_endpoint_that_is_not_used_is_told_by_the_cause__VPCE_11__VPCE_14__VPCE_21(
    changed: dict[str, Any], rule: str, hint: str
) -> None:
    network = change(change(NET, "vpc", **BOTH), "sqs", **changed)
    if not network.get(VpcEndpoint, "sqs").subnets:
        network = without(network, "sqs-door", "far-door")
    found = first(network, "db", QUEUES)
    assert found[0] == rule
    assert "has the endpoint sqs for this service" in found[1]
    assert hint in found[1]


def test_of_two_endpoints_the_one_that_can_be_used_is_named__VPCE_14() -> None:
    waiting = interface_endpoint("early", "private", service_name=SQS, state=EndpointState.PENDING)
    both = plus(without(NET, "sqs"), waiting, NET.get(VpcEndpoint, "sqs"))
    assert "has the endpoint sqs for this service" in first(both, "db", QUEUES)[1]


def test_a_name_that_leads_past_an_endpoint_names_its_state__VPCE_21() -> None:
    waiting = change(change(NET, "vpc", **BOTH), "sqs", state=EndpointState.PENDING_ACCEPTANCE)
    told = report(waiting, ask(waiting, "db", "sqs.us-east-1.amazonaws.com"))
    said = told["request"]["hops"][0]["decisions"][0]
    assert said["rule"] == "VPCE-21"
    assert "is pendingAcceptance" in said["sentence"]


@pytest.mark.parametrize("service", ["s3", "sqs"])
def test_no_endpoint_is_advised_for_a_service_of_another_region__VPCE_03(service: str) -> None:
    rule, hint = first(NET, "db", address_of(f"com.amazonaws.eu-west-1.{service}"))
    assert rule == "VPCE-03"
    assert hint.startswith(f"com.amazonaws.eu-west-1.{service} is in another region")
    assert "a route for 0.0.0.0/0" in hint


@pytest.mark.parametrize(
    ("destination", "rule", "hint"),
    [
        (BUCKETS, "VPCE-05", "AWS's prefix list com.amazonaws.us-east-1.s3, or to 0.0.0.0/0"),
        (KEYS, "SG-29", "to 0.0.0.0/0: the addresses of a service change"),
    ],
)
def test_no_rule_is_advised_for_an_illustrative_address__VPCE_05(
    destination: str, rule: str, hint: str
) -> None:
    found = first(change(NET, "sg-app", rules=INSIDE), "app", destination)
    assert found[0] == rule
    assert hint in found[1]


def test_an_acl_cannot_name_a_list__VPCE_06() -> None:
    inside = acl_rows(("out", 100, "allow", "all", "10.0.0.0/16"))
    rule, hint = first(change(NET, "acl-private", entries=inside), "app", BUCKETS)
    assert rule == "VPCE-06"
    assert "cannot name a prefix list" in hint


def test_a_default_group_of_an_endpoint_is_told__VPCE_12() -> None:
    own = group_rows(("in", "all", "sg-default"))
    default = SecurityGroup(id="sg-default", vpc="vpc", default=True, rules=own + ALL_OUT)
    network = plus(
        without(NET, "sqs-door"),
        default,
        door("sqs", "sqs-door", "private", "10.0.2.50", "sg-default"),
    )
    rule, hint = first(network, "app", "sqs-door")
    assert rule == "VPCE-12"
    assert "a group of its own" in hint


def test_privatelink_is_judged_by_the_client_s_address__VPCE_25() -> None:
    strict = SecurityGroup(
        id="sg-nlb", vpc="store", rules=group_rows(("in", "tcp/443", "10.9.0.0/16"))
    )
    network = plus(
        without(private_link(), "nlb-a"),
        strict,
        door("nlb", "nlb-a", "store-a", "10.0.2.10", "sg-nlb"),
    )
    network = change(network, "nlb", security_groups=("sg-nlb",))
    rule, hint = first(network, "remote", "shop")
    assert rule == "VPCE-25"
    assert "10.0.4.10/32" in hint
    assert "enforce inbound rules" in hint


def test_between_subnets_both_tables_lead_to_the_appliances__VPCE_27() -> None:
    led = plus(NET, gwlb_endpoint("wall", "public"))
    led = change(led, "rtb-private", routes=routes(("10.0.3.0/24", "wall"), ("0.0.0.0/0", "wall")))
    assert "route tables of both ends" in first(led, "app", "db")[1]


def test_a_list_that_the_network_names_is_mentioned__VPCE_03() -> None:
    bare = without(NET, "s3")
    named = plus(bare, gateway_endpoint("s3-way", "com.amazonaws.us-east-1.s3", "rtb-private"))
    told = report(named, ask(named, "app", BUCKETS))
    said = [one["sentence"] for hop in told["request"]["hops"] for one in hop["decisions"]]
    assert any("of AWS's prefix list com.amazonaws.us-east-1.s3" in one for one in said)
