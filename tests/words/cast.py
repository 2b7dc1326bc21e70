"""A small network with one resource of each kind, and one sample of every reason.

internet -- igw -- public-a 10.0.1.0/24 (web-1 .10, nat .20)
                   private-a 10.0.2.0/24 (db-1 .10)
"""

from dataclasses import fields
from typing import Any, get_type_hints

from playground.engine.addresses import parse_address, parse_prefix
from playground.engine.headers import service
from playground.engine.network import Network
from playground.engine.nodes import (
    TCP,
    AclAction,
    AclEntry,
    ClientVpnEndpoint,
    ClientVpnRoute,
    CustomerGateway,
    DirectConnectGateway,
    EgressOnlyInternetGateway,
    ElasticIp,
    Instance,
    InternetGateway,
    NatGateway,
    NetworkAcl,
    NetworkInterface,
    NetworkLoadBalancer,
    OnPremisesHost,
    OnPremisesNetwork,
    OnPremisesRoute,
    OutsideHost,
    Ports,
    Route,
    RouteTable,
    SecurityGroup,
    SecurityGroupRule,
    Service,
    Subnet,
    TransitGateway,
    TransitGatewayRoute,
    TransitGatewayRouteTable,
    TransitGatewayVpcAttachment,
    VirtualInterface,
    VirtualPrivateGateway,
    Vpc,
    VpcEndpoint,
    VpcEndpointService,
    VpcPeeringConnection,
    VpnConnection,
)
from playground.engine.reasons import Reason
from playground.engine.reasons.mtu import Notice
from playground.engine.traffic import Packet

EVERYWHERE = parse_prefix("0.0.0.0/0")
HTTPS = Service(protocol=TCP, ports=Ports(first=443, last=443))
DEFAULT_ROUTE = Route(destination=EVERYWHERE, target="igw-1")
ALLOW = AclEntry(
    rule_number=100, egress=False, action=AclAction.ALLOW, service=HTTPS, cidr=EVERYWHERE
)
DENY = AclEntry(rule_number=90, egress=True, action=AclAction.DENY, service=HTTPS, cidr=EVERYWHERE)
TRANSIT = TransitGatewayRoute(destination=EVERYWHERE, attachment="tgw-attach-1")
FROM_ANYWHERE = SecurityGroupRule(egress=False, service=HTTPS, cidr=EVERYWHERE)
FROM_WEB = SecurityGroupRule(egress=False, service=HTTPS, group="sg-web")


def cast(name_of_acl: str = "web-acl") -> Network:
    """The network of the sketch above."""
    a = parse_address
    return Network(
        [
            Vpc(id="vpc-1", name="lab", cidrs=(parse_prefix("10.0.0.0/16"),)),
            Subnet(
                id="subnet-1",
                name="public-a",
                vpc="vpc-1",
                availability_zone="us-east-1a",
                cidr=parse_prefix("10.0.1.0/24"),
                route_table="rtb-public",
            ),
            Subnet(
                id="subnet-2",
                name="private-a",
                vpc="vpc-1",
                availability_zone="us-east-1a",
                cidr=parse_prefix("10.0.2.0/24"),
            ),
            RouteTable(id="rtb-main", name="main", vpc="vpc-1", main=True),
            RouteTable(id="rtb-public", name="public", vpc="vpc-1", routes=(DEFAULT_ROUTE,)),
            InternetGateway(id="igw-1", name="igw", vpc="vpc-1"),
            EgressOnlyInternetGateway(id="eigw-1", name="eigw", vpc="vpc-1"),
            NatGateway(
                id="nat-1", name="nat", vpc="vpc-1", subnet="subnet-1", private_ip=a("10.0.1.20")
            ),
            ElasticIp(id="eipalloc-1", name="nat-eip", public_ip=a("203.0.113.5")),
            NetworkAcl(id="acl-1", name=name_of_acl, vpc="vpc-1", default=True, entries=(ALLOW,)),
            SecurityGroup(id="sg-web", name="web-sg", vpc="vpc-1", rules=(FROM_ANYWHERE,)),
            SecurityGroup(id="sg-db", name="db-sg", vpc="vpc-1", rules=(FROM_WEB,)),
            Instance(id="i-1", name="web-1", vpc="vpc-1"),
            NetworkInterface(
                id="eni-1",
                subnet="subnet-1",
                instance="i-1",
                private_ips=(a("10.0.1.10"),),
                public_ip=a("203.0.113.10"),
                security_groups=("sg-web",),
            ),
            Instance(id="i-2", name="db-1", vpc="vpc-1"),
            NetworkInterface(
                id="eni-2",
                subnet="subnet-2",
                instance="i-2",
                private_ips=(a("10.0.2.10"),),
                security_groups=("sg-db",),
            ),
            Vpc(id="vpc-2", name="annex", cidrs=(parse_prefix("10.1.0.0/16"),)),
            VpcPeeringConnection(
                id="pcx-1", name="lab-annex", requester_vpc="vpc-1", accepter_vpc="vpc-2"
            ),
            TransitGateway(id="tgw-1", name="hub"),
            TransitGatewayRouteTable(id="tgw-rtb-1", name="spokes", transit_gateway="tgw-1"),
            TransitGatewayVpcAttachment(
                id="tgw-attach-1",
                name="spoke",
                transit_gateway="tgw-1",
                vpc="vpc-1",
                subnets=("subnet-2",),
            ),
            ClientVpnEndpoint(
                id="cvpn-endpoint-1",
                name="laptops",
                vpc="vpc-1",
                client_cidr=parse_prefix("172.20.0.0/22"),
                subnets=("subnet-1",),
            ),
            NetworkLoadBalancer(id="nlb-1", name="shop-nlb", vpc="vpc-2"),
            VpcEndpointService(id="vpce-svc-1", name="shop", network_load_balancer="nlb-1"),
            VpcEndpoint(id="vpce-1", name="shop-endpoint", vpc="vpc-1", service="vpce-svc-1"),
            VirtualPrivateGateway(id="vgw-1", name="door", vpc="vpc-1"),
            OnPremisesNetwork(id="onprem-1", name="plant", cidrs=(parse_prefix("192.168.0.0/16"),)),
            OnPremisesHost(
                id="onprem-host-1", name="press", network="onprem-1", addresses=(a("192.168.1.4"),)
            ),
            CustomerGateway(id="cgw-1", name="router", network="onprem-1"),
            VpnConnection(
                id="vpn-1", name="line", customer_gateway="cgw-1", virtual_private_gateway="vgw-1"
            ),
            DirectConnectGateway(id="dxgw-1", name="exchange"),
            VirtualInterface(
                id="dxvif-1", name="lease", network="onprem-1", direct_connect_gateway="dxgw-1"
            ),
            OutsideHost(id="outside-1", name="office", addresses=(a("198.51.100.25"),)),
        ]
    )


def tcp(source: str, destination: str, port: int = 443, source_port: int = 49152) -> Packet:
    """A TCP packet."""
    return Packet(
        parse_address(source), parse_address(destination), service(TCP, port), source_port
    )


REFS = {
    "table": "rtb-public",
    "target": "nat-1",
    "vpc": "vpc-1",
    "subnet": "subnet-1",
    "acl": "acl-1",
    "group": "sg-web",
    "device": "nat-1",
    "peering": "pcx-1",
    "peer": "vpc-2",
    "interface": "eni-1",
    "appliance": "i-1",
    "block_public_access": "vpcbpa-1",
    "instance": "i-1",
    "host": "eni-1",
    "destination": "eni-2",
    "meant": "eni-2",
    "elastic_ip": "eipalloc-1",
    "resource": "subnet-1",
    "availability_zone": "us-east-1a",
    "sender_zone": "us-east-1a",
    "gateway_zone": "us-east-1b",
    "state": "failed",
    "transit_gateway": "tgw-1",
    "attachment": "tgw-attach-1",
    "association": "tgw-rtb-1",
    "lacking": "tgw-1",
    "named": "ec2-203-0-113-10.compute-1.amazonaws.com",
    "way": "pcx-1",
    "network_acl": "acl-1",
    "notice": Notice.SENT,
    "endpoint": "vpce-1",
    "aws_service": "com.amazonaws.us-east-1.s3",
    "endpoint_service": "vpce-svc-1",
    "balancer": "nlb-1",
    "wanted": "the bucket reports",
    "client_vpn": "cvpn-endpoint-1",
    "authorized": "10.0.0.0/16",
    "virtual_private_gateway": "vgw-1",
    "site": "onprem-1",
    "customer_gateway": "cgw-1",
    "connection": "vpn-1",
    "tunnel": "1",
    "by": "vpn-1",
    "prefix": "192.168.0.0/16",
    "virtual_interface": "dxvif-1",
    "direct_connect_gateway": "dxgw-1",
    "transport": "tgw-attach-1",
    "near": ("vpc-1",),
}
ROWS = {
    TransitGatewayRoute: TRANSIT,
    ClientVpnRoute: ClientVpnRoute(destination=EVERYWHERE, subnet="subnet-1"),
    OnPremisesRoute: OnPremisesRoute(destination=EVERYWHERE, target="vpn-1"),
    Route: DEFAULT_ROUTE,
    AclEntry: ALLOW,
    SecurityGroupRule: FROM_ANYWHERE,
}


def sample(kind: type[Reason]) -> Reason:
    """One reason of a class, about resources of the cast.  KeyError: teach REFS the new field."""
    hints = get_type_hints(kind)
    return kind(**{field.name: _value(kind, field.name, hints) for field in fields(kind)})


def _value(kind: type[Reason], field: str, hints: dict[str, Any]) -> Any:
    if field == "gateway":
        return _gateway(kind.__name__)
    hint = hints[field]
    if hint is bool:
        return False
    if hint is int:
        return parse_address("203.0.113.10")
    if field == "groups":
        return ("sg-web", "sg-db")
    if field == "ports":
        return (80, 443)
    if field == "row":
        return next(row for row_kind, row in ROWS.items() if str(row_kind.__name__) in str(hint))
    if field == "table" and (kind.__module__.endswith("transit") or "Transit" in kind.__name__):
        return REFS["association"]
    if field == "table" and kind.__module__.endswith(".vpn"):
        return REFS["site"]
    if field == "table" and kind.__module__.endswith("client_vpn"):
        return REFS["client_vpn"]
    return REFS[field]


def _gateway(reason: str) -> str:
    if "EgressOnly" in reason:
        return "eigw-1"
    return (
        "nat-1"
        if "Nat" in reason or "Sender" in reason or "Zones" in reason or "Replies" in reason
        else "igw-1"
    )
