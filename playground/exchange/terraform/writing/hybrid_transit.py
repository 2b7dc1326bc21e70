"""Connect attachments as Terraform; those of VPN and Direct Connect come with what they join."""

from collections.abc import Iterator

from playground.exchange.terraform.writing.transit import opting_out
from playground.exchange.terraform.writing.values import id_of, tagged
from playground.exchange.writing.blocks import Block, said
from playground.exchange.writing.deployment import Deployment
from playground.models import TransitGatewayConnect


def write_connects(deployment: Deployment) -> Iterator[Block]:
    """Each Connect attachment; the routers at its far end are not part of AWS."""
    for one in deployment.declared(TransitGatewayConnect):
        transport = deployment.by_id.get(one.transport_attachment)
        carrier = one.transport_attachment if transport is None else id_of(transport, deployment)
        arguments = {
            "transit_gateway_id": id_of(one.transit_gateway, deployment),
            "transport_attachment_id": carrier,
            "protocol": "gre",
            **opting_out(one, deployment),
        }
        says = said("transit_gateway", "transport_attachment", "route_table", "propagate_to")
        yield tagged("aws_ec2_transit_gateway_connect", one, arguments, says=says)
