"""A network in which everything about endpoints is wrong that can be."""

from playground.engine.nodes import EndpointType, Instance, NetworkInterface
from tests.engine.validity.cast import group, network, route, subnet, table, vpc
from tests.engine.validity.endpoints import AWS_S3, AWS_SQS, door, gateway, nlb, offered, to, wall

NAMED = {"Statement": [{"Effect": "Allow", "Principal": {"AWS": "123456789012"}}]}

ENDPOINTS = network(
    vpc("10.0.0.0/16", name="Shop"),
    vpc("10.9.0.0/16", id="vpc-lab", name="Lab"),
    subnet("subnet-web", "10.0.1.0/24", name="web-a"),
    subnet("subnet-twin", "10.0.2.0/24", name="web-a-too"),
    subnet("subnet-far", "10.0.3.0/24", zone="us-east-1b", name="web-b"),
    subnet("subnet-lab", "10.9.1.0/24", vpc="vpc-lab"),
    group(id="web-sg"),
    Instance(id="i-1", name="web-1", vpc="shop"),
    NetworkInterface(id="eni-1", subnet="subnet-web", instance="i-1", private_ips=(0x0A00010A,)),
    table(route("198.19.0.0/24", "vpce-s3"), route("0.0.0.0/0", "vpce-sqs"), id="rtb-web"),
    gateway("vpce-s3", "rtb-web", name="s3-way", policy_document=NAMED),
    gateway("vpce-again", "rtb-web"),
    gateway("vpce-queue", service_name=AWS_SQS, subnets=("subnet-web",)),
    door(
        "vpce-sqs",
        "subnet-web",
        "subnet-twin",
        "subnet-lab",
        name="queue",
        private_dns_enabled=True,
    ),
    door(
        "vpce-s3-door",
        "subnet-web",
        vpc="vpc-lab",
        service_name=AWS_S3,
        private_dns_only_for_inbound_resolver_endpoint=True,
    ),
    door("vpce-nothing", "subnet-far", service_name="", route_tables=("rtb-web",)),
    wall("vpce-wall", "subnet-web", "subnet-far", security_groups=("web-sg",)),
    wall("vpce-bare", "subnet-far", service_name=""),
    wall("vpce-bucket", "subnet-far", service_name=AWS_S3),
    NetworkInterface(id="eni-lab", name="lab-1", subnet="subnet-lab", private_ips=(0x0A09010A,)),
    nlb("nlb", "subnet-web", "subnet-twin", "subnet-lab", name="shop-nlb", targets=to("eni-lab")),
    offered("vpce-svc-1", name="catalogue", availability_zones=("us-east-1a", "us-east-1c")),
    offered("vpce-svc-2", balancer=None),
    door("vpce-shop", "subnet-far", service="vpce-svc-1"),
    door("vpce-odd", "subnet-web", service="vpce-svc-3"),
    offered("vpce-svc-3", balancer=None, type=EndpointType.GATEWAY_LOAD_BALANCER),
)
