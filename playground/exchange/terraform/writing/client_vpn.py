"""Client VPN endpoints as Terraform."""

from collections.abc import Iterator

from playground.exchange.terraform.writing.values import id_of, ids_of, tagged
from playground.exchange.writing.blocks import Block, Parameter, Ref, said
from playground.exchange.writing.deployment import NO_CERTIFICATE, Deployment
from playground.exchange.writing.naming import called
from playground.models import (
    ClientVpnAuthorization,
    ClientVpnEndpoint,
    ClientVpnGroup,
    ClientVpnRoute,
    ClientVpnSubnet,
)

SERVER = Parameter(
    "Server certificate arn",
    "string",
    NO_CERTIFICATE,
    "The certificate by which a Client VPN endpoint proves who it is.",
)
CLIENT = Parameter(
    "Client certificate arn",
    "string",
    NO_CERTIFICATE,
    "The certificate of the authority that signs the certificates of clients.",
)
PREFIX = "aws_ec2_client_vpn"


def write_client_vpn(deployment: Deployment) -> Iterator[Block]:
    """Each endpoint with its associations, routes and rules."""
    for endpoint in deployment.declared(ClientVpnEndpoint):
        yield _endpoint(endpoint, deployment)
        yield from _parts(endpoint, deployment)


def _endpoint(endpoint: ClientVpnEndpoint, deployment: Deployment) -> Block:
    links = deployment.rows.parts_of(ClientVpnGroup, "endpoint", endpoint)
    arguments = {
        "vpc_id": id_of(endpoint.vpc, deployment),
        "client_cidr_block": endpoint.client_cidr,
        "split_tunnel": endpoint.split_tunnel,
        "security_group_ids": ids_of([one.group for one in links], deployment),
        "server_certificate_arn": SERVER,
        "authentication_options": {
            "type": "certificate-authentication",
            "root_certificate_chain_arn": CLIENT,
        },
        "connection_log_options": {"enabled": False},
    }
    says = said("vpc", "client_cidr", "split_tunnel", "subnets", "security_groups", "routes")
    says |= said("authorization_rules")
    return tagged(f"{PREFIX}_endpoint", endpoint, arguments, says=says)


def _parts(endpoint: ClientVpnEndpoint, deployment: Deployment) -> Iterator[Block]:
    """A subnet can lead on only when the endpoint is associated with it."""
    rows, own = deployment.rows, {"client_vpn_endpoint_id": Ref(endpoint)}
    joined: dict[int, Block] = {}
    for link in rows.parts_of(ClientVpnSubnet, "endpoint", endpoint):
        ends = {**own, "subnet_id": id_of(link.subnet, deployment)}
        name = f"{called(endpoint)} {called(link.subnet)}"
        joined[id(link.subnet)] = Block(f"{PREFIX}_network_association", name, ends)
    yield from joined.values()
    for route in rows.parts_of(ClientVpnRoute, "endpoint", endpoint):
        arguments = {
            **own,
            "destination_cidr_block": route.destination,
            "target_vpc_subnet_id": id_of(route.subnet, deployment),
        }
        after = (joined[id(route.subnet)],) if id(route.subnet) in joined else ()
        name = f"{called(endpoint)} {route.destination}"
        yield Block(f"{PREFIX}_route", name, arguments, after=after)
    for rule in rows.parts_of(ClientVpnAuthorization, "endpoint", endpoint):
        arguments = {
            **own,
            "target_network_cidr": rule.destination,
            "authorize_all_groups": True,
        }
        name = f"{called(endpoint)} {rule.destination}"
        yield Block(f"{PREFIX}_authorization_rule", name, arguments)
