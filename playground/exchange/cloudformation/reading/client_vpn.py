"""Client VPN endpoints out of a template."""

from playground.exchange.cloudformation.reading.resource import Resource
from playground.exchange.sketch import At

ENDPOINTS, SUBNETS = "client_vpn_endpoints", "subnets"


def read_endpoint(one: Resource) -> None:
    """An endpoint; its subnets, routes and rules are declared apart."""
    one.add(
        ENDPOINTS,
        vpc=one.reference("VpcId", "vpcs"),
        client_cidr=one.text("ClientCidrBlock"),
        split_tunnel=one.truth("SplitTunnel"),
        security_groups=one.references("SecurityGroupIds", "security_groups"),
    )


def read_association(one: Resource) -> None:
    """A subnet that it is associated with."""
    endpoint = one.needed("ClientVpnEndpointId", ENDPOINTS)
    one.append(ENDPOINTS, endpoint, "subnets", one.needed("SubnetId", SUBNETS))


def read_route(one: Resource) -> None:
    """Where it leads clients, by which subnet."""
    endpoint, destination = (
        one.needed("ClientVpnEndpointId", ENDPOINTS),
        one.text("DestinationCidrBlock"),
    )
    route = {"destination": destination, "subnet": one.needed("TargetVpcSubnetId", SUBNETS)}
    one.append(ENDPOINTS, endpoint, "routes", At(route, one.spot))


def read_authorization(one: Resource) -> None:
    """What clients may reach."""
    endpoint = one.needed("ClientVpnEndpointId", ENDPOINTS)
    rule = {"destination": one.text("TargetNetworkCidr")}
    one.append(ENDPOINTS, endpoint, "authorization_rules", At(rule, one.spot))


READERS = {
    "AWS::EC2::ClientVpnEndpoint": read_endpoint,
    "AWS::EC2::ClientVpnTargetNetworkAssociation": read_association,
    "AWS::EC2::ClientVpnRoute": read_route,
    "AWS::EC2::ClientVpnAuthorizationRule": read_authorization,
}
