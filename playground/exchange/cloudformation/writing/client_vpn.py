"""Client VPN endpoints as CloudFormation."""

from collections.abc import Iterator
from typing import Any

from playground.exchange.cloudformation.writing.values import id_of, ids_of
from playground.exchange.writing.blocks import Block, Parameter, Ref, given, said
from playground.exchange.writing.deployment import NO_CERTIFICATE, Deployment
from playground.exchange.writing.naming import called
from playground.models import (
    ClientVpnAuthorization,
    ClientVpnEndpoint,
    ClientVpnGroup,
    ClientVpnRoute,
    ClientVpnSubnet,
    Subnet,
)

SERVER = Parameter(
    "Server certificate arn",
    "String",
    NO_CERTIFICATE,
    "The certificate by which a Client VPN endpoint proves who it is.",
)
CLIENT = Parameter(
    "Client certificate arn",
    "String",
    NO_CERTIFICATE,
    "The certificate of the authority that signs the certificates of clients.",
)


def write_client_vpn(deployment: Deployment) -> Iterator[Block]:
    """Each endpoint with its associations, routes and rules."""
    for endpoint in deployment.declared(ClientVpnEndpoint):
        rows = deployment.rows
        yield _endpoint(endpoint, deployment)
        subnets = [one.subnet for one in rows.parts_of(ClientVpnSubnet, "endpoint", endpoint)]
        joined = {id(one): _association(endpoint, one, deployment) for one in subnets}
        yield from joined.values()
        for route in rows.parts_of(ClientVpnRoute, "endpoint", endpoint):
            yield _route(endpoint, route, joined.get(id(route.subnet)), deployment)
        for rule in rows.parts_of(ClientVpnAuthorization, "endpoint", endpoint):
            properties = {"ClientVpnEndpointId": Ref(endpoint), "AuthorizeAllGroups": True}
            properties["TargetNetworkCidr"] = rule.destination
            name = f"{called(endpoint)} may reach {rule.destination}"
            yield Block("AWS::EC2::ClientVpnAuthorizationRule", name, properties)


def _endpoint(endpoint: ClientVpnEndpoint, deployment: Deployment) -> Block:
    links = deployment.rows.parts_of(ClientVpnGroup, "endpoint", endpoint)
    root = {"ClientRootCertificateChainArn": CLIENT}
    tags = [{"Key": "Name", "Value": endpoint.name}]
    named = [{"ResourceType": "client-vpn-endpoint", "Tags": tags}]
    properties: dict[str, Any] = {
        "VpcId": id_of(endpoint.vpc, deployment),
        "ClientCidrBlock": endpoint.client_cidr,
        "SplitTunnel": endpoint.split_tunnel,
        "SecurityGroupIds": ids_of([one.group for one in links], deployment),
        "ServerCertificateArn": SERVER,
        "AuthenticationOptions": [
            {"Type": "certificate-authentication", "MutualAuthentication": root}
        ],
        "ConnectionLogOptions": {"Enabled": False},
        "TagSpecifications": named if endpoint.name else None,
    }
    says = said("vpc", "client_cidr", "split_tunnel", "subnets", "security_groups", "routes")
    says |= said("authorization_rules")
    kind = "AWS::EC2::ClientVpnEndpoint"
    return Block(kind, called(endpoint), given(properties), endpoint, says)


def _association(endpoint: ClientVpnEndpoint, subnet: Subnet, deployment: Deployment) -> Block:
    ends = {"ClientVpnEndpointId": Ref(endpoint), "SubnetId": id_of(subnet, deployment)}
    name = f"{called(endpoint)} in {called(subnet)}"
    return Block("AWS::EC2::ClientVpnTargetNetworkAssociation", name, ends)


def _route(
    endpoint: ClientVpnEndpoint,
    route: ClientVpnRoute,
    association: Block | None,
    deployment: Deployment,
) -> Block:
    """A subnet can lead on only when the endpoint is associated with it."""
    properties = {
        "ClientVpnEndpointId": Ref(endpoint),
        "DestinationCidrBlock": route.destination,
        "TargetVpcSubnetId": id_of(route.subnet, deployment),
    }
    name = f"{called(endpoint)} to {route.destination}"
    after = () if association is None else (association,)
    return Block("AWS::EC2::ClientVpnRoute", name, properties, after=after)
