"""Which fields endpoints have, by their type."""

from typing import Any

import pytest

from playground.engine.nodes import EndpointState, EndpointType
from tests.engine.validity.cast import found, group, subnet, table, vpc
from tests.engine.validity.endpoints import APPLIANCES, AWS_S3, door, gateway, offered, wall

LAND = (
    vpc("10.0.0.0/16"),
    subnet("web", "10.0.1.0/24"),
    subnet("far", "10.0.2.0/24", zone="us-east-1b"),
)


def test_only_interface_endpoints_have_groups__VPCE_26__SG_28() -> None:
    groups: dict[str, Any] = {"security_groups": ("web-sg",)}
    assert found(*LAND, group(), door("sqs", "web", **groups)) == []
    assert found(*LAND, group(), wall("wall", "web", **groups), gateway(**groups)) == [
        ("EndpointHasNoGroups", "wall", "security_groups"),
        ("EndpointHasNoGroups", "s3", "security_groups"),
    ]


def test_only_gateway_endpoints_are_on_route_tables__VPCE_02() -> None:
    tables: dict[str, Any] = {"route_tables": ("rtb",)}
    assert found(*LAND, table(), door("sqs", "web", **tables), wall("wall", "far", **tables)) == [
        ("EndpointOnNoTables", "sqs", "route_tables"),
        ("EndpointOnNoTables", "wall", "route_tables"),
    ]


def test_a_gateway_endpoint_stands_in_no_subnet__VPCE_02() -> None:
    fault = ("EndpointInNoSubnets", "s3", "subnets")
    assert found(*LAND, gateway(subnets=("web",))) == [fault]


def test_appliances_stand_behind_a_gateway_load_balancer_endpoint__VPCE_21() -> None:
    behind = offered("svc", balancer=None, type=EndpointType.GATEWAY_LOAD_BALANCER)
    assert found(*LAND, behind, wall("wall", "web", service="svc")) == []
    assert found(*LAND, wall("wall", "web", service_name=APPLIANCES)) == []
    fault = ("NoAppliancesNamed", "wall", "service")
    assert found(*LAND, wall("wall", "web", service_name="")) == [fault]
    gone = wall("wall", "web", service_name="", state=EndpointState.DELETED)
    assert found(*LAND, gone) == []


@pytest.mark.parametrize("name", [AWS_S3, "com.amazonaws.us-east-1.unheard-of", "nobody.knows"])
def test_no_service_of_aws_stands_behind_it__VPCE_26(name: str) -> None:
    fault = ("ServiceHasNoAppliances", "wall", "service_name")
    assert found(*LAND, wall("wall", "web", service_name=name)) == [fault]
