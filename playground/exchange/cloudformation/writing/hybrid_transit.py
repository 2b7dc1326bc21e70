"""Connect attachments as CloudFormation, and those that come with what is declared elsewhere."""

from collections.abc import Iterator

from playground.exchange.cloudformation.writing.transit import NAMEABLE, says_of_joining
from playground.exchange.cloudformation.writing.values import id_of, tagged
from playground.exchange.writing.blocks import Block, said
from playground.exchange.writing.deployment import Deployment
from playground.exchange.writing.naming import called
from playground.models import TransitGatewayConnect


def write_connects(deployment: Deployment) -> Iterator[Block]:
    """Each Connect attachment; the routers at its far end are not part of a template.

    AWS makes the attachment of a VPN connection with the connection, and that of a Direct Connect
    gateway with its association: neither is declared.
    """
    for one in deployment.declared(TransitGatewayConnect):
        transport = deployment.by_id.get(one.transport_attachment)
        if not isinstance(transport, NAMEABLE):
            why = f"no template can name the attachment {one.transport_attachment} that carries it"
            deployment.gaps.add("transit gateway Connect", called(one), why)
            continue
        properties = {
            "TransportTransitGatewayAttachmentId": id_of(transport, deployment),
            "Options": {"Protocol": "gre"},
        }
        says = said("transit_gateway", "transport_attachment")
        says |= says_of_joining(one, deployment)
        yield tagged("AWS::EC2::TransitGatewayConnect", one, properties, says=says)
