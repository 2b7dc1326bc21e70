"""A third cast of the engine's tests: three tiers with endpoints, and a provider of a service.

    s3     gateway endpoint, associated with `rtb-private` and nothing else
    sqs    interface endpoint in `private` (`sqs-door` 10.0.2.50) and in `far` (`far-door`)
    shop   interface endpoint in `private` (`shop-door` 10.0.2.60) for `shop-service`

    +- vpc  10.0.0.0/16: that of tests/engine/cast.py, and ----------------------------+
    |  far      10.0.4.0/24 zone b   remote .10                                        |
    +----------------------------------------------------------------------------------+
    +- store  10.0.0.0/16 again -------------------------------------------------------+
    |  store-a  10.0.2.0/24 zone a   nlb-a .10   shelf .20 (listens at 8080)           |
    |  store-b  10.0.5.0/24 zone b   till  .20                                         |
    +----------------------------------------------------------------------------------+

The load balancer `nlb` stands in `store-a`: it takes TCP 443, and `shelf` gets it at 8080.
"""

from dataclasses import replace

from playground.engine.addresses import format_address, parse_address, parse_prefix
from playground.engine.aws_services import aws_service, illustrative_blocks
from playground.engine.network import Network
from playground.engine.nodes import (
    TCP,
    BalancerTarget,
    EndpointType,
    NetworkAcl,
    NetworkInterface,
    NetworkLoadBalancer,
    Node,
    RouteTable,
    SecurityGroup,
    Subnet,
    Vpc,
    VpcEndpoint,
    VpcEndpointService,
)
from tests.engine.cast import host, plus, subnet, three_tiers
from tests.engine.rows import ALL_IN, ALL_OUT, OPEN

S3 = "com.amazonaws.us-east-1.s3"
SQS = "com.amazonaws.us-east-1.sqs"
DYNAMODB = "com.amazonaws.us-east-1.dynamodb"


def address_of(service: str) -> str:
    """The first public address of a service of AWS."""
    behind = aws_service(service)
    assert behind is not None
    return format_address(illustrative_blocks(behind)[0].first)


def gateway_endpoint(ref: str, service: str, *tables: str, vpc: str = "vpc") -> VpcEndpoint:
    """A gateway endpoint."""
    return VpcEndpoint(
        id=ref, vpc=vpc, type=EndpointType.GATEWAY, service_name=service, route_tables=tables
    )


def door(holder: str, ref: str, subnet: str, address: str, *groups: str) -> NetworkInterface:
    """The interface that AWS keeps for an endpoint or a load balancer."""
    return NetworkInterface(
        id=ref,
        subnet=subnet,
        private_ips=(parse_address(address),),
        security_groups=groups,
        requester_managed=True,
        attached_to=holder,
    )


def interface_endpoint(ref: str, *subnets: str, **more: object) -> VpcEndpoint:
    """An interface endpoint; its interfaces are made apart."""
    return VpcEndpoint(id=ref, subnets=subnets, **{"vpc": "vpc", **more})  # type: ignore[arg-type]


def gwlb_endpoint(ref: str, subnet: str) -> VpcEndpoint:
    """A Gateway Load Balancer endpoint."""
    return VpcEndpoint(
        id=ref, vpc="vpc", type=EndpointType.GATEWAY_LOAD_BALANCER, subnets=(subnet,)
    )


def open_group(ref: str, vpc: str = "vpc") -> SecurityGroup:
    """A group that is open both ways."""
    return SecurityGroup(id=ref, vpc=vpc, rules=ALL_IN + ALL_OUT)


def zone_b(nodes: tuple[Node, ...]) -> list[Node]:
    """The same, its subnets in zone b."""
    return [
        replace(one, availability_zone="us-east-1b") if isinstance(one, Subnet) else one
        for one in nodes
    ]


def three_doors() -> Network:
    """The VPC drawn above, without the provider's."""
    return plus(
        three_tiers(),
        *zone_b(subnet("far", "10.0.4.0/24")),
        *host("remote", "far", "10.0.4.10"),
        gateway_endpoint("s3", S3, "rtb-private"),
        interface_endpoint("sqs", "private", "far", service_name=SQS),
        door("sqs", "sqs-door", "private", "10.0.2.50", "sg-door"),
        door("sqs", "far-door", "far", "10.0.4.50", "sg-door"),
        open_group("sg-door"),
    )


def _store_subnet(ref: str, block: str, zone: str) -> tuple[Node, ...]:
    return (
        Subnet(
            id=ref,
            vpc="store",
            availability_zone=zone,
            cidr=parse_prefix(block),
            route_table="rtb-store",
        ),
    )


def in_store(*nodes: Node) -> list[Node]:
    """Hosts made by `host`, moved to the provider's VPC."""
    return [replace(one, **_home(one)) for one in nodes]  # type: ignore[arg-type]


def _home(node: Node) -> dict[str, object]:
    return {"vpc": "store"} if hasattr(node, "vpc") else {}


def provider() -> list[Node]:
    """The VPC of the service."""
    target = BalancerTarget(protocol=TCP, listener_port=443, target="shelf-host", port=8080)
    return [
        Vpc(id="store", cidrs=(parse_prefix("10.0.0.0/16"),)),
        RouteTable(id="rtb-store", vpc="store", main=True),
        NetworkAcl(id="acl-store", vpc="store", default=True, entries=OPEN),
        *_store_subnet("store-a", "10.0.2.0/24", "us-east-1a"),
        *_store_subnet("store-b", "10.0.5.0/24", "us-east-1b"),
        *in_store(*host("shelf", "store-a", "10.0.2.20")),
        *in_store(*host("till", "store-b", "10.0.5.20")),
        NetworkLoadBalancer(id="nlb", vpc="store", subnets=("store-a",), targets=(target,)),
        door("nlb", "nlb-a", "store-a", "10.0.2.10"),
        VpcEndpointService(id="shop-service", network_load_balancer="nlb"),
    ]


def private_link() -> Network:
    """Both VPCs: the consumer's has an endpoint for the service."""
    return plus(
        three_doors(),
        *provider(),
        interface_endpoint("shop", "private", service="shop-service"),
        door("shop", "shop-door", "private", "10.0.2.60", "sg-door"),
    )
