"""Endpoint policies: what they allow, as far as a packet tells."""

from dataclasses import replace
from typing import Any

import pytest

from playground.engine.nodes import EndpointType
from playground.engine.policies import allows
from tests.engine.doors import S3, gateway_endpoint

ONE = {"Effect": "Allow", "Principal": "*", "Action": "*", "Resource": "arn:aws:s3:::bucket-a/*"}
DENIES = {"Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "arn:aws:s3:::secret*"}


def allowed(bucket: str, *statements: dict[str, Any], **more: Any) -> bool:
    """Does a gateway endpoint with these statements let the bucket be used?"""
    document = {"Version": "2012-10-17", "Statement": list(statements)} if statements else {}
    endpoint = replace(gateway_endpoint("s3", S3), policy_document=document, **more)
    return allows(endpoint, bucket)


def test_the_default_allows_everything__VPCE_19() -> None:
    assert allowed("bucket-a")
    assert allowed("")


def test_only_the_named_bucket_is_allowed__VPCE_19() -> None:
    assert allowed("bucket-a", ONE)
    assert not allowed("bucket-b", ONE)
    assert not allowed("bucket-ab", ONE)
    assert allowed("", ONE)


@pytest.mark.parametrize(
    ("resource", "fits"),
    [
        ("*", True),
        ("arn:aws:s3:::*", True),
        ("arn:aws:s3:::bucket-?", True),
        ("arn:aws:s3:::bucket-?/reports/*", True),
        ("arn:aws:s3:::bucket", False),
        ("arn:aws:dynamodb:us-east-1:1:table/bucket-a", False),
        (["arn:aws:s3:::other", "arn:aws:s3:::bucket-a"], True),
    ],
)
def test_resources_are_patterns__VPCE_19(resource: object, fits: bool) -> None:
    assert allowed("bucket-a", {**ONE, "Resource": resource}) is fits


def test_a_denial_wins__VPCE_19() -> None:
    everything = {"Effect": "Allow", "Principal": "*", "Action": "*", "Resource": "*"}
    assert allowed("reports", everything, DENIES)
    assert not allowed("secrets", everything, DENIES)
    assert not allowed("", {**everything, "Effect": "Deny"})


@pytest.mark.parametrize(
    "limit",
    [
        {"Condition": {"StringEquals": {"aws:PrincipalOrgID": "o-1"}}},
        {"Principal": {"AWS": "123456789012"}},
        {"Action": "s3:DeleteObject"},
    ],
)
def test_a_denial_of_some_is_no_denial_of_all__VPCE_19(limit: dict[str, Any]) -> None:
    everything = {"Effect": "Allow", "Principal": "*", "Action": "*", "Resource": "*"}
    assert allowed("secrets", everything, {**DENIES, **limit})


def test_a_gateway_endpoints_statement_is_about_everybody__VPCE_20() -> None:
    of_account = {**ONE, "Principal": {"AWS": "arn:aws:iam::123456789012:root"}}
    assert not allowed("bucket-a", of_account)
    assert allowed("bucket-a", of_account, type=EndpointType.INTERFACE)
    assert allowed("bucket-a", {**ONE, "Principal": {"AWS": "*"}})


@pytest.mark.parametrize("document", [{}, {"Statement": []}, {"Statement": ["odd"]}, {"Id": "x"}])
def test_what_is_no_policy_limits_nothing__VPCE_19(document: dict[str, Any]) -> None:
    assert allows(replace(gateway_endpoint("s3", S3), policy_document=document), "bucket-a")


def test_one_statement_may_stand_alone__VPCE_19() -> None:
    alone = replace(gateway_endpoint("s3", S3), policy_document={"Statement": ONE})
    assert not allows(alone, "bucket-b")
