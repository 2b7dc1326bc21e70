"""What hints advise where services of AWS are asked, and endpoints and load balancers stand."""

import pytest

from playground.engine.network import Network
from playground.engine.nodes import SecurityGroup
from playground.question import ask
from playground.report import report
from tests.engine.cast import change, plus, without
from tests.engine.doors import (
    address_of,
    door,
    gateway_endpoint,
    gwlb_endpoint,
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
        (QUEUES, "VPCE-14", "has the endpoint sqs for this service: switch on its private DNS"),
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
