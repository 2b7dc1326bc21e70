"""Which endpoints AWS takes, and what may stand behind them."""

from typing import Any

import pytest

from playground.engine.addresses import parse_address
from playground.engine.nodes import (
    AWS,
    EndpointState,
    EndpointType,
    InternetGateway,
    NetworkInterface,
    PrefixListRoute,
    RouteTable,
)
from playground.engine.validity import Severity, faults
from tests.engine.rows import prefix_list
from tests.engine.validity.cast import (
    found,
    group,
    instance,
    interface,
    network,
    route,
    subnet,
    table,
    vpc,
)
from tests.engine.validity.endpoints import AWS_S3, AWS_SQS, door, gateway, nlb, offered, to, wall

SHOP = vpc("10.0.0.0/16")
LAB = vpc("10.1.0.0/16", id="lab")
WEB, FAR = subnet("web", "10.0.1.0/24"), subnet("far", "10.0.2.0/24", zone="us-east-1b")
TWIN, AWAY = subnet("twin", "10.0.3.0/24"), subnet("away", "10.1.1.0/24", vpc="lab")
LAND = (SHOP, LAB, WEB, FAR, TWIN, AWAY)
FIRST = "subnets[0]"


@pytest.mark.parametrize("service", ["s3", "dynamodb", "s3express"])
def test_gateway_endpoints_are_for_few_services__VPCE_01(service: str) -> None:
    assert found(*LAND, gateway(service_name=f"com.amazonaws.us-east-1.{service}")) == []


@pytest.mark.parametrize("service", [AWS_SQS, "com.amazonaws.eu-west-1.s3", "s4", ""])
def test_there_is_no_gateway_endpoint_for_others__VPCE_01(service: str) -> None:
    fault = ("NoGatewayEndpointForService", "s3", "service_name")
    assert found(*LAND, gateway(service_name=service)) == [fault]
    assert found(*LAND, gateway(service_name=service, state=EndpointState.DELETED)) == []


def test_a_table_has_one_route_for_a_service__VPCE_04() -> None:
    tables = table(id="one"), table(id="two")
    both = found(*LAND, *tables, gateway("s3", "one"), gateway("again", "two", "one"))
    assert both == [("SecondEndpointOnTable", "again", "route_tables[1]")]
    dynamo = gateway("ddb", "one", service_name="com.amazonaws.us-east-1.dynamodb")
    assert found(*LAND, *tables, gateway("s3", "one"), dynamo) == []


def test_what_an_endpoint_names_is_of_its_vpc__VPCE_11() -> None:
    other = table(id="rtb-lab", vpc="lab"), group(id="sg-lab", vpc="lab")
    assert found(*LAND, *other, gateway("s3", "rtb-lab"), door("sqs", "away")) == [
        ("EndpointInOtherVpc", "s3", "route_tables[0]"),
        ("EndpointInOtherVpc", "sqs", FIRST),
    ]
    groups = found(*LAND, *other, door("sqs", "web", security_groups=("sg-lab",)))
    assert groups == [("EndpointInOtherVpc", "sqs", "security_groups[0]")]


def test_an_interface_endpoint_has_one_subnet_in_a_zone__VPCE_11() -> None:
    assert found(*LAND, door("sqs", "web", "far")) == []
    fault = ("TwoSubnetsOfOneZone", "sqs", "subnets[2]")
    assert found(*LAND, door("sqs", "web", "far", "twin")) == [fault]


@pytest.mark.parametrize("subnets", [(), ("web", "far")])
def test_a_gateway_load_balancer_endpoint_has_one_subnet__VPCE_26(subnets: tuple[str]) -> None:
    assert found(*LAND, wall("wall", "web")) == []
    fault = ("EndpointNeedsOneSubnet", "wall", "subnets")
    assert found(*LAND, wall("wall", *subnets)) == [fault]


def test_workloads_stand_in_another_subnet__VPCE_27() -> None:
    host = instance(), interface("eni", "10.0.1.10", instance="server", groups=["web-sg"]), group()
    fault = ("WorkloadBesideEndpoint", "wall", FIRST)
    assert found(*LAND, *host, wall("wall", "web")) == [fault]
    assert found(*LAND, *host, wall("wall", "far")) == []


# --- routes


def by_list(target: str, prefix_list: str = "pl-s3") -> RouteTable:
    return table(PrefixListRoute(prefix_list=prefix_list, target=target))  # type: ignore[arg-type]


S3_LIST = prefix_list("pl-s3", owner=AWS, name=AWS_S3)


def test_routes_of_gateway_endpoints_are_not_written_by_hand__RT_22() -> None:
    fault = ("RouteOfGatewayEndpoint", "rtb", "routes[0].target")
    assert found(*LAND, S3_LIST, by_list("s3"), gateway("s3", "rtb")) == []
    assert found(*LAND, S3_LIST, by_list("s3"), gateway("s3")) == [fault]
    by_hand = table(route("198.19.0.0/24", "s3"))
    assert found(*LAND, by_hand, gateway("s3", "rtb")) == [fault]


def test_no_prefix_list_leads_to_appliances__RT_24() -> None:
    fault = ("PrefixListToEndpoint", "rtb", "routes[0].target")
    assert found(*LAND, S3_LIST, by_list("wall"), wall("wall", "web")) == [fault]
    own = prefix_list("pl-own", "192.0.2.0/24")
    assert found(*LAND, own, by_list("wall", "pl-own"), wall("wall", "web")) == [fault]


def test_no_route_leads_to_an_interface_endpoint__RT_15() -> None:
    fault = ("NoRouteTarget", "rtb", "routes[0].target")
    assert found(*LAND, table(route("0.0.0.0/0", "sqs")), door("sqs", "web")) == [fault]
    assert found(*LAND, table(route("0.0.0.0/0", "wall")), wall("wall", "web")) == []


@pytest.mark.parametrize("destination", ["10.0.0.0/16", "10.0.2.0/24"])
def test_inside_the_vpc_routes_may_lead_to_appliances__RT_10__RT_11(destination: str) -> None:
    assert found(*LAND, table(route(destination, "wall")), wall("wall", "web")) == []
    led = found(*LAND, table(route(destination, "sqs")), door("sqs", "web"))
    assert ("NoRouteTarget", "rtb", "routes[0].target") in led
    assert len(led) == 2


def test_a_gateway_s_table_may_lead_to_appliances__RT_26() -> None:
    edge = InternetGateway(id="igw", vpc="shop", route_table="rtb")
    steered = table(route("10.0.2.0/24", "wall"))
    assert found(*LAND, edge, steered, wall("wall", "web")) == []
    to_door = found(*LAND, edge, table(route("10.0.2.0/24", "sqs")), door("sqs", "web"))
    assert ("EdgeRouteTarget", "rtb", "routes[0].target") in to_door


# --- what stands behind


def test_an_endpoint_leads_to_a_service__VPCE_21() -> None:
    fault = ("EndpointWithoutService", "sqs", "service_name")
    assert found(*LAND, door("sqs", "web", service_name="nobody.knows")) == [fault]
    assert found(*LAND, door("sqs", "web", service_name="")) == [fault]


def test_a_service_stands_behind_a_load_balancer__VPCE_21() -> None:
    assert found(*LAND, nlb("nlb", "web"), offered()) == []
    bare = found(*LAND, offered(balancer=None))
    assert bare == [("ServiceWithoutBalancer", "svc", "network_load_balancer")]
    appliances = offered(balancer=None, type=EndpointType.GATEWAY_LOAD_BALANCER)
    assert found(*LAND, appliances) == []


def test_endpoint_and_service_are_of_one_type__VPCE_21() -> None:
    behind = nlb("nlb", "web"), offered()
    assert found(*LAND, *behind, door("shop-door", "web", service="svc")) == []
    wrong = found(*LAND, *behind, wall("wall", "web", service="svc"))
    assert wrong == [("EndpointOfOtherType", "wall", "type")]


def test_the_endpoint_s_zones_are_the_service_s__VPCE_24() -> None:
    behind = nlb("nlb", "web"), offered()
    fault = ("SubnetWithoutService", "shop-door", "subnets[1]")
    assert found(*LAND, *behind, door("shop-door", "web", "far", service="svc")) == [fault]
    wide = nlb("nlb", "web", "far"), offered()
    assert found(*LAND, *wide, door("shop-door", "web", "far", service="svc")) == []
    fewer = nlb("nlb", "web", "far"), offered(availability_zones=("us-east-1b",))
    narrow = found(*LAND, *fewer, door("shop-door", "web", service="svc"))
    assert narrow == [("SubnetWithoutService", "shop-door", FIRST)]


def test_a_service_is_in_the_zones_of_its_load_balancer__VPCE_24() -> None:
    elsewhere = offered(availability_zones=("us-east-1a", "us-east-1b"))
    fault = ("ServiceZoneWithoutBalancer", "svc", "availability_zones[1]")
    assert found(*LAND, nlb("nlb", "web"), elsewhere) == [fault]


def test_a_load_balancer_has_a_subnet_of_its_vpc_in_a_zone__VPCE_24() -> None:
    assert found(*LAND, nlb("nlb", "web", "twin")) == [("BalancerSubnetTwice", "nlb", "subnets[1]")]
    assert found(*LAND, nlb("nlb", "away")) == [("BalancerInOtherVpc", "nlb", FIRST)]


def test_a_load_balancer_s_targets_are_of_its_vpc__VPCE_22() -> None:
    here = NetworkInterface(id="eni-here", subnet="web", private_ips=(parse_address("10.0.1.9"),))
    there = NetworkInterface(
        id="eni-there", subnet="away", private_ips=(parse_address("10.1.1.9"),)
    )
    shared = nlb("nlb", "web", targets=to("eni-here", "eni-there"))
    fault = ("BalancerTargetInOtherVpc", "nlb", "targets[1].target")
    assert found(*LAND, here, there, shared) == [fault]


@pytest.mark.parametrize(
    "attributes", [{}, {"enable_dns_hostnames": True, "enable_dns_support": False}]
)
def test_private_dns_needs_both_attributes__VPCE_14(attributes: dict[str, Any]) -> None:
    private = door("sqs", "web", private_dns_enabled=True)
    off = vpc("10.0.0.0/16", **attributes), *LAND[1:]
    assert found(*off, private) == [("PrivateDnsNeedsAttributes", "sqs", "private_dns_enabled")]
    assert [one.severity for one in faults(network(*off, private))] == [Severity.WARNING]
    both = vpc("10.0.0.0/16", enable_dns_hostnames=True), *LAND[1:]
    assert found(*both, private) == []


def test_private_dns_for_on_premises_needs_a_gateway_endpoint__VPCE_18() -> None:
    option = {"private_dns_only_for_inbound_resolver_endpoint": True}
    asked = door("s3-door", "web", service_name=AWS_S3, **option)
    field = "private_dns_only_for_inbound_resolver_endpoint"
    fault = ("OnlyForOnPremisesWithoutGateway", "s3-door", field)
    assert found(*LAND, asked) == [fault]
    assert found(*LAND, asked, gateway()) == []


@pytest.mark.parametrize(
    ("principal", "fits"),
    [("*", True), ({"AWS": "*"}, True), ({"AWS": "123456789012"}, False), ("someone", False)],
)
def test_a_gateway_endpoint_s_policy_is_about_everybody__VPCE_20(
    principal: object, fits: bool
) -> None:
    statement = {"Effect": "Allow", "Principal": principal, "Action": "*", "Resource": "*"}
    policy: dict[str, Any] = {"policy_document": {"Statement": [statement]}}
    fault = [("PolicyNamesPrincipal", "s3", "policy_document")]
    assert found(*LAND, gateway(**policy)) == ([] if fits else fault)
    assert found(*LAND, door("sqs", "web", **policy)) == []


# --- quotas


def test_fifty_endpoints_in_a_vpc__LIM_09__VPCE_28() -> None:
    doors = [door(f"door-{number:02}", "web") for number in range(50)]
    assert found(*LAND, *doors) == []
    over = found(*LAND, *doors, wall("wall", "far"))
    assert over == [("EndpointsPerVpc", "wall", "vpc")]


def test_twenty_gateway_endpoints_in_a_region__LIM_09__VPCE_28() -> None:
    gates = [gateway(f"gate-{number:02}") for number in range(21)]
    assert found(*LAND, *gates[:20]) == []
    assert found(*LAND, *gates) == [("GatewayEndpointsPerRegion", "gate-20", "vpc")]
    (over,) = faults(network(*LAND, *gates))
    assert over.severity is Severity.WARNING
