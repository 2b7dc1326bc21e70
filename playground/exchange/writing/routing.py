"""Routes, whatever the format: where each leads, what has to be there first, what stays out."""

from collections.abc import Mapping

from playground.engine.nodes import EndpointType, RouteOrigin
from playground.exchange.writing.deployment import Deployment
from playground.models import (
    NetworkInterface,
    Resource,
    Route,
    RouteTable,
    TransitGateway,
    TransitGatewayVpcAttachment,
    VpcEndpoint,
)


def target_of(route: Route, deployment: Deployment) -> Resource | str | None:
    """The row that it leads to, or the id of what is not part of the network; None where no file
    can say it: it is learnt, it leads nowhere any more, or AWS writes it with an endpoint.
    """
    if route.origin != RouteOrigin.STATIC:
        return None
    row = deployment.by_id.get(route.target)
    if row is None:
        of_endpoint = route.prefix_list is not None and route.prefix_list.aws_managed
        return None if of_endpoint else route.target or None
    if isinstance(row, NetworkInterface) and deployment.is_kept_by_aws(row):
        return None
    is_endpoint = isinstance(row, VpcEndpoint) and row.type == EndpointType.GATEWAY
    return None if is_endpoint else row


def named_by_id(id: str, names: Mapping[str, str]) -> dict[str, str] | None:
    """An id under the name that fits what it begins with, if there is one."""
    name = next((name for start, name in names.items() if id.startswith(start)), None)
    return None if name is None else {name: id}


def attachments_between(
    table: RouteTable, gateway: TransitGateway, deployment: Deployment
) -> tuple[TransitGatewayVpcAttachment, ...]:
    """AWS takes a route to a transit gateway only when that is attached to the VPC."""
    attachments = deployment.declared(TransitGatewayVpcAttachment)
    ends = (gateway, table.vpc)
    return tuple(one for one in attachments if (one.transit_gateway, one.vpc) == ends)


def tell_of_route(table: RouteTable, route: Route, deployment: Deployment) -> None:
    """Note it among what the format cannot say."""
    to = route.destination or str(route.prefix_list)
    if route.origin != RouteOrigin.STATIC:
        why = f"the route to {to} is propagated, not written"
    elif not route.target:
        why = f"the route to {to} led to what was deleted"
    else:
        why = f"the route to {to} leads to {route.target}, which cannot be named"
    deployment.gaps.add("route table", str(table), why)
