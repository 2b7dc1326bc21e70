"""One finding of every kind, told of one small network, as prose to review."""

from dataclasses import fields
from typing import Any

from playground.engine.addresses import parse_prefix
from playground.engine.findings import FINDINGS, Finding
from playground.engine.network import Network
from playground.engine.nodes import (
    CustomerGateway,
    Instance,
    InternetGateway,
    NatGateway,
    NetworkAcl,
    OnPremisesNetwork,
    RouteTable,
    SecurityGroup,
    Subnet,
    TransitGateway,
    TransitGatewayRouteTable,
    TransitGatewayVpcAttachment,
    VirtualPrivateGateway,
    VpcPeeringConnection,
    VpnConnection,
)
from playground.words.findings import say
from tests.engine.rows import prefix_list
from tests.engine.validity.cast import vpc

NETWORK = Network(
    [
        vpc("10.0.0.0/16", name="Shop"),
        vpc("10.1.0.0/16", id="lab", name="Lab"),
        Subnet(id="subnet", name="web-a", vpc="shop", availability_zone="us-east-1a"),
        RouteTable(id="rtb", name="public", vpc="shop"),
        RouteTable(id="rtb-main", name="main", vpc="shop", main=True),
        NetworkAcl(id="acl", name="web-acl", vpc="shop"),
        NetworkAcl(id="acl-main", name="default", vpc="shop", default=True),
        SecurityGroup(id="sg", name="web-sg", vpc="shop"),
        SecurityGroup(id="sg-db", name="db-sg", vpc="shop"),
        prefix_list("pl", "0.0.0.0/0", name="anybody"),
        *(Instance(id=f"i-{n}", name=f"web-{n}", vpc="shop") for n in range(1, 6)),
        InternetGateway(id="igw", name="door", vpc="shop"),
        NatGateway(id="nat", name="way-out", vpc="shop"),
        VpcPeeringConnection(id="pcx", name="both", requester_vpc="shop", accepter_vpc="lab"),
        TransitGateway(id="tgw", name="hub"),
        TransitGatewayRouteTable(id="tgw-rtb", name="spokes", transit_gateway="tgw"),
        TransitGatewayVpcAttachment(id="att", name="to-lab", vpc="lab", transit_gateway="tgw"),
        VirtualPrivateGateway(id="vgw", name="office-side", vpc="shop"),
        OnPremisesNetwork(id="office", name="office", cidrs=(parse_prefix("192.168.0.0/16"),)),
        CustomerGateway(id="cgw", network="office"),
        VpnConnection(id="vpn", name="tunnels", customer_gateway="cgw"),
    ]
)
VALUES: dict[str, Any] = {
    "field": "",
    "destination": parse_prefix("10.1.0.0/16"),
    "target": "nat",
    "cidr": parse_prefix("10.0.0.0/16"),
    "other_cidr": parse_prefix("10.0.0.0/8"),
    "everybody": parse_prefix("0.0.0.0/0"),
    "prefix_list": None,
    "reached": "i-1",
    "ports": (22, 3389),
    "hosts": ("i-1", "i-2", "i-3", "i-4", "i-5"),
    "host": "i-1",
    "group": "sg",
    "named_by": "sg-db",
    "default": "acl-main",
    "main": "rtb-main",
    "table": "rtb",
    "other": "lab",
    "hub": "shop",
    "vpc": "shop",
    "subnet": "subnet",
    "availability_zone": "us-east-1b",
    "internet_gateway": "igw",
    "gateway": "vgw",
    "transit_gateway": "tgw",
    "attachment": "att",
    "sender_attachment": "att",
    "sender": "lab",
    "receiver": "shop",
    "peer": "shop",
    "requester": "shop",
    "accepter": "lab",
    "site": "office",
    "way": "vpn",
    "state": "pending",
    "status": "rejected",
    "direction": "ingress",
    "number": 110,
    "action": "deny",
    "earlier": 100,
    "earlier_action": "allow",
}
BY_FILE = {
    "open_rules": "sg",
    "dead_routes": "rtb",
    "nat_gateways": "nat",
    "transit_ways": "att",
    "peering_ways": "pcx",
    "transit_returns": "tgw-rtb",
    "site_returns": "office",
    "forgotten_routes": "rtb",
    "public_subnets": "subnet",
    "overlaps": "lab",
    "acl_rows": "acl",
    "group_rules": "sg",
}
OWN: dict[str, dict[str, Any]] = {
    "DatabaseOpen": {"ports": (5432,), "reached": None, "prefix_list": "pl"},
    "PublicAddressWithoutWay": {"resource": "i-1"},
    "ZoneWithoutAttachment": {"resource": "subnet"},
    "RouteToUnattachedTransitGateway": {"resource": "rtb", "target": "tgw"},
    "RouteByUnreadyAttachment": {"resource": "rtb", "target": "tgw"},
    "TransitRouteToUnreadyAttachment": {"resource": "tgw-rtb"},
    "RouteBeyondSites": {"resource": "rtb"},
    "RouteToPendingPeering": {"target": "pcx"},
    "RouteToEndedPeering": {"target": "pcx"},
    "RouteTargetDetached": {"target": "igw"},
    "RouteToStoppedInstance": {"target": "i-1"},
    "RouteToKeeper": {"target": "i-1"},
    "RouteToLooseInterface": {"target": "eni-0123"},
    "RouteToUnreadyEndpoint": {"target": "vpce-0123"},
    "VpcDoesNotLeadToSite": {"resource": "vgw"},
    "RouteForgotten": {"cidr": parse_prefix("192.168.0.0/16"), "other": "rtb-main"},
    "RuleTwice": {"number": 3, "other": 1},
    "RuleCovered": {"number": 12, "other": 2},
    "UnusedGroup": {"resource": "sg"},
    "GroupWithoutMembers": {"resource": "sg"},
    "UnusedRouteTable": {"resource": "rtb"},
    "UnusedNetworkAcl": {"resource": "acl"},
}


def sample(kind: type[Finding]) -> Finding:
    """A finding of this kind."""
    resource = BY_FILE.get(kind.__module__.rpartition(".")[2], "")
    values = {**VALUES, "resource": resource, **OWN.get(kind.__name__, {})}
    return kind(**{field.name: values[field.name] for field in fields(kind)})


def sentences() -> str:
    """Everything that can be said, as the text to review."""
    return "\n".join(say(sample(kind), NETWORK) for kind in FINDINGS) + "\n"


if __name__ == "__main__":  # python -m tests.words.findings.samples > .../sentences.txt
    print(sentences(), end="")
