"""Values of Terraform arguments that several families write in the same way."""

from dataclasses import dataclass
from typing import Any

from playground.exchange.writing.blocks import Attribute, Block, Ref, given
from playground.exchange.writing.deployment import Deployment
from playground.exchange.writing.naming import called
from playground.models import (
    ManagedPrefixList,
    NetworkInterface,
    NetworkLoadBalancer,
    Resource,
    RouteTable,
    SecurityGroup,
    TransitGatewayDirectConnectAttachment,
    TransitGatewayRouteTable,
    TransitGatewayVpnAttachment,
    VpcEndpointService,
)


@dataclass(frozen=True)
class Lookup:
    """A data source: what is there already, found by what is known of it."""

    type: str
    called: str
    arguments: dict[str, Any]
    attribute: str = "id"


@dataclass(frozen=True)
class Call:
    """An expression with references in it: `form` has a {} for each of them."""

    form: str
    of: tuple[Any, ...]


def id_of(row: Any, deployment: Deployment) -> Any:
    """The AWS id of a row: by reference, or as it stands where nothing declares it."""
    if deployment.is_elsewhere(row):
        return row.aws_id
    made = _made_along(row, deployment)
    return Ref(row) if made is None else made


def _made_along(row: Any, deployment: Deployment) -> Any:
    """How to name what AWS makes along with something else; None for what is declared."""
    if isinstance(row, ManagedPrefixList) and row.aws_managed:
        return Lookup("aws_ec2_managed_prefix_list", row.name, {"name": row.name})
    if isinstance(row, TransitGatewayRouteTable) and deployment.transit.default_of(row):
        return Attribute(row.transit_gateway, deployment.transit.default_of(row))
    if isinstance(row, TransitGatewayVpnAttachment):
        return Attribute(row.vpn_connection, "transit_gateway_attachment_id")
    if isinstance(row, TransitGatewayDirectConnectAttachment):
        return _direct_connect(row, deployment)
    if isinstance(row, NetworkInterface) and deployment.comes_with_instance(row):
        return Attribute(row.instance, "primary_network_interface_id")
    regional = deployment.regional_gateway_of(row) if isinstance(row, RouteTable) else None
    if regional is not None:
        return Attribute(regional, "route_table_id")
    if isinstance(row, RouteTable | SecurityGroup) and deployment.is_as_made(row):
        table = isinstance(row, RouteTable)
        return Attribute(row.vpc, f"default_{'route_table' if table else 'security_group'}_id")
    return None


def _direct_connect(row: TransitGatewayDirectConnectAttachment, deployment: Deployment) -> Lookup:
    """AWS makes it with the association of the two gateways."""
    ends = {
        "transit_gateway_id": id_of(row.transit_gateway, deployment),
        "dx_gateway_id": id_of(row.direct_connect_gateway, deployment),
    }
    return Lookup("aws_ec2_transit_gateway_dx_gateway_attachment", called(row), ends)


def ids_of(rows: list[Any], deployment: Deployment) -> list[Any] | None:
    """The ids of several; None where there are none."""
    return [id_of(row, deployment) for row in rows] or None


def arn_of(row: NetworkLoadBalancer | VpcEndpointService | Block) -> Attribute:
    """Its ARN."""
    return Attribute(row, "arn")


def by_family(cidr: str, v4: str, v6: str) -> dict[str, str]:
    """A block under the argument of its family."""
    return {v6 if ":" in cidr else v4: cidr}


def tagged(kind: str, row: Resource, arguments: dict[str, Any], **more: Any) -> Block:
    """The block of a row, with its name as a tag, as people see it in the console."""
    tags = {"Name": row.name} if row.name else None
    return Block(kind, called(row), given({**arguments, "tags": tags}), row, **more)


def enabled(on: bool) -> str:
    """A switch as EC2 writes it."""
    return "enable" if on else "disable"
