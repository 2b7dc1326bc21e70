"""VPC endpoints, the services behind them, and load balancers."""

from functools import partial

from playground.engine.validity.endpoint_fields import (
    EndpointHasNoGroups,
    EndpointInNoSubnets,
    EndpointOnNoTables,
    NoAppliancesNamed,
    ServiceHasNoAppliances,
)
from playground.engine.validity.endpoint_services import (
    BalancerInOtherVpc,
    BalancerSubnetTwice,
    BalancerTargetInOtherVpc,
    EndpointOfOtherType,
    EndpointWithoutService,
    OnlyForOnPremisesWithoutGateway,
    PolicyNamesPrincipal,
    ServiceWithoutBalancer,
    ServiceZoneWithoutBalancer,
    SubnetWithoutService,
)
from playground.engine.validity.endpoints import (
    EndpointInOtherVpc,
    EndpointNeedsOneSubnet,
    NoGatewayEndpointForService,
    RouteOfGatewayEndpoint,
    SecondEndpointOnTable,
    TwoSubnetsOfOneZone,
)
from tests.editing.broken import breaking
from tests.editing.broken.breaking import Breaks

add = partial(breaking.add, ground="services")
change = partial(breaking.change, ground="services")
FILES, QUEUE, WALL, OFFERED = (
    f"vpc-endpoint/{name}" for name in ("files", "queue", "to-wall", "to-offered")
)
FRONT = "network-load-balancer/front"
TWINS = {"subnets": ["@subnet/web", "@subnet/twin"]}
ONLY = "private_dns_only_for_inbound_resolver_endpoint"
POLICY = {
    "Statement": [
        {"Effect": "Allow", "Principal": {"AWS": "123456789012"}, "Action": "*", "Resource": "*"}
    ]
}

TABLE: tuple[Breaks, ...] = (
    change(NoGatewayEndpointForService, FILES, {"service_name": "sqs"}, "service_name"),
    change(EndpointInOtherVpc, FILES, {"route_tables": ["@lab-table"]}, "route_tables[0]"),
    change(EndpointInOtherVpc, QUEUE, {"security_groups": ["@lab-sg"]}, "security_groups[0]"),
    add(
        SecondEndpointOnTable,
        "vpc-endpoint",
        {
            "vpc": "@vpc/shop",
            "type": "Gateway",
            "service_name": "s3",
            "route_tables": ["@table", "@with-s3"],
        },
        "route_tables[1]",
    ),
    change(TwoSubnetsOfOneZone, QUEUE, TWINS, "subnets[1]"),
    change(EndpointNeedsOneSubnet, WALL, {"subnets": ["@subnet/twin", "@web-b"]}, "subnets"),
    change(
        RouteOfGatewayEndpoint,
        "route-table/table",
        {"routes": [{"destination": "192.0.2.0/24", "target": "@files"}]},
        "routes[0].target",
    ),
    change(EndpointHasNoGroups, FILES, {"security_groups": ["@web-sg"]}, "security_groups"),
    change(EndpointOnNoTables, QUEUE, {"route_tables": ["@table"]}, "route_tables"),
    change(EndpointInNoSubnets, FILES, {"subnets": ["@subnet/web"]}, "subnets"),
    change(NoAppliancesNamed, WALL, {"service": None}, "service"),
    change(ServiceHasNoAppliances, WALL, {"service": None, "service_name": "s3"}, "service_name"),
    change(EndpointWithoutService, QUEUE, {"service_name": None}, "service_name"),
    change(EndpointOfOtherType, OFFERED, {"service": "@wall"}, "type"),
    add(
        ServiceWithoutBalancer,
        "vpc-endpoint-service",
        {"type": "Interface"},
        "network_load_balancer",
    ),
    change(SubnetWithoutService, OFFERED, {"subnets": ["@lab-b"]}, "subnets[0]"),
    change(
        ServiceZoneWithoutBalancer,
        "vpc-endpoint-service/offered",
        {"availability_zones": ["us-east-1a", "us-east-1c"]},
        "availability_zones[1]",
    ),
    change(BalancerSubnetTwice, FRONT, TWINS, "subnets[1]"),
    change(BalancerInOtherVpc, FRONT, {"subnets": ["@lab-a"]}, "subnets[0]"),
    change(
        BalancerTargetInOtherVpc,
        FRONT,
        {"targets": [{"listener_port": 443, "target": "@instance/lab-1", "port": 443}]},
        "targets[0].target",
    ),
    change(OnlyForOnPremisesWithoutGateway, QUEUE, {ONLY: True}, ONLY),
    change(PolicyNamesPrincipal, FILES, {"policy_document": POLICY}, "policy_document"),
)
