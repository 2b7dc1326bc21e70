"""Which attachment of a transit gateway leads where a packet wants to go."""

from playground.engine.nodes import (
    Ref,
    RouteTable,
    Subnet,
    TransitGatewayRouteTable,
    TransitGatewayVpcAttachment,
    Vpc,
)
from playground.engine.transit_routes import (
    attachments_of,
    routes_in_force,
    share_a_gateway,
    sharing,
)
from playground.words.text import Mention, Text, listed
from playground.words.wording import Situation


def attachments_meant(situation: Situation) -> list[TransitGatewayVpcAttachment]:
    """The attachments, of any gateway, of the VPCs that have the destination."""
    network, address = situation.network, situation.packet.destination
    return [
        one
        for one in network.all(TransitGatewayVpcAttachment)
        if any(address in block for block in network.get(Vpc, one.vpc).blocks)
    ]


def attachment_for(situation: Situation) -> TransitGatewayVpcAttachment | None:
    """The attachment of the destination's VPC to the gateway of the reason's table."""
    table = situation.network.get(TransitGatewayRouteTable, situation.reason.table)
    meant = attachments_meant(situation)
    return next((one for one in meant if one.transit_gateway == table.transit_gateway), None)


def mention_attachment_for(situation: Situation) -> Text:
    """That attachment, as a gap is filled."""
    found = attachment_for(situation)
    return (Mention(found.id),) if found is not None else ()


def has_transit_gateway(situation: Situation) -> bool:
    """Is the VPC of the route table attached to a transit gateway?"""
    table = situation.network.get(RouteTable, situation.reason.table)
    return bool(attachments_of(situation.network, table.vpc))


def own_transit_gateway(situation: Situation) -> Text:
    """The first transit gateway that the VPC of the route table is attached to."""
    table = situation.network.get(RouteTable, situation.reason.table)
    found = attachments_of(situation.network, table.vpc)
    return (Mention(found[0].transit_gateway),) if found else ()


def equals(situation: Situation) -> list[Ref]:
    """The other attachments over which a transit gateway spreads what a route takes (TGW-22)."""
    network, said = situation.network, situation.reason
    routes = routes_in_force(network, network.get(TransitGatewayRouteTable, said.table))
    for route, others in zip(routes, sharing(network, routes), strict=True):
        group = [route, *others]
        if others and said.row in group:
            return [one.attachment or "" for one in group if one != said.row]
    return []


def has_equals(situation: Situation) -> bool:
    """Is there another route of equal cost?"""
    return bool(equals(situation))


def equal_attachments(situation: Situation) -> Text:
    """The attachments of the other routes."""
    return listed(equals(situation))


def _twin(situation: Situation) -> Vpc | None:
    """Another VPC with the destination, on a transit gateway of the one that was reached."""
    network, packet, said = situation.network, situation.packet, situation.reason
    here = network.get(Vpc, said.vpc if hasattr(said, "vpc") else _vpc_of(situation))
    if any(packet.source in block for block in here.blocks):
        return None
    for other in network.all(Vpc):
        has_it = any(packet.destination in block for block in other.blocks)
        if other is not here and has_it and share_a_gateway(network, here.id, other.id):
            return other
    return None


def _vpc_of(situation: Situation) -> Ref:
    return situation.network.get(Subnet, situation.reason.subnet).vpc


def a_twin_has_it(situation: Situation) -> bool:
    """TGW-12: was one of two VPCs reached that have the destination, and perhaps the wrong one?"""
    return _twin(situation) is not None


def twin_vpc(situation: Situation) -> Text:
    """The other VPC."""
    twin = _twin(situation)
    return () if twin is None else (Mention(twin.id),)
