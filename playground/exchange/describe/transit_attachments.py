"""The attachments of transit gateways, and the tables that they are joined with."""

from playground.exchange.describe import unread
from playground.exchange.describe.answer import Answer
from playground.exchange.describe.attachment_kinds import (
    CONNECTS,
    PEERED,
    PEERINGS,
    SECTIONS,
    VPCS,
)
from playground.exchange.describe.gone import is_gone
from playground.exchange.describe.joined import Joined
from playground.exchange.describe.transit_joining import finish
from playground.exchange.item import Item
from playground.exchange.sketch import Sketch

STATES = {
    "initiating": "pending",
    "initiatingRequest": "pending",
    "rollingBack": "pending",
    "modifying": "available",
}
"""AWS's finer states -> those that make a difference."""
HELD = ("associated", "associating")
LABEL = "Transit gateway attachment"


def read_vpc_attachment(item: Item, sketch: Sketch) -> None:
    """A VPC on a transit gateway, with its subnets and options."""
    attachment, options = item.need("TransitGatewayAttachmentId"), item.item("Options")
    if is_gone(sketch, LABEL, attachment, item.text("State")):
        return
    sketch.add(
        VPCS,
        attachment,
        item.spot,
        id=attachment,
        name=item.tag(),
        transit_gateway=item.need("TransitGatewayId"),
        vpc=item.need("VpcId"),
        subnets=item.texts("SubnetIds") or None,  # it has one at least
        appliance_mode=options.switch("ApplianceModeSupport"),
        ipv6_support=options.switch("Ipv6Support"),
        security_group_referencing_support=options.switch("SecurityGroupReferencingSupport"),
        state=_state(item),
    )


def _state(item: Item) -> str | None:
    state = item.text("State")
    return STATES.get(state or "", state)


def read_peering(item: Item, sketch: Sketch) -> None:
    """Two transit gateways joined; each side's region and account lists the same attachment."""
    attachment = item.need("TransitGatewayAttachmentId")
    sides = [item.item(side) for side in ("RequesterTgwInfo", "AccepterTgwInfo")]
    if is_gone(sketch, LABEL, attachment, item.text("State")):
        return
    requester, accepter = (side.need("TransitGatewayId") for side in sides)
    for side in sides:
        sketch.memory(Joined).places[side.need("TransitGatewayId")] = (
            side.text("Region"),
            side.text("OwnerId"),
        )
    sketch.add(
        PEERINGS,
        attachment,
        item.spot,
        id=attachment,
        name=item.tag(),
        transit_gateway=requester,
        peer_transit_gateway=accepter,
        state=_state(item),
    )


def read_connect(item: Item, sketch: Sketch) -> None:
    """Tunnels over another attachment.  Which site they lead to, AWS does not know."""
    attachment = item.need("TransitGatewayAttachmentId")
    if is_gone(sketch, LABEL, attachment, item.text("State")):
        return
    sketch.add(
        CONNECTS,
        attachment,
        item.spot,
        id=attachment,
        name=item.tag(),
        transit_gateway=item.need("TransitGatewayId"),
        transport_attachment=item.need("TransportTransitGatewayAttachmentId"),
        state=_state(item),
    )


def read_attachment(item: Item, sketch: Sketch) -> None:
    """An attachment of any kind, with its association as the gateway's owner sees it."""
    attachment, gateway = item.need("TransitGatewayAttachmentId"), item.need("TransitGatewayId")
    if is_gone(sketch, LABEL, attachment, item.text("State")):
        return
    type, resource = item.need("ResourceType"), item.need("ResourceId")
    if type in PEERED:
        sketch.memory(Joined).peers.setdefault(attachment, {})[gateway] = resource
    elif type not in SECTIONS:
        sketch.report.not_modelled(f"{LABEL} of type {type}", attachment)
        return
    else:
        section, attached = SECTIONS[type]
        sketch.add(
            section,
            attachment,
            item.spot,
            id=attachment,
            name=item.tag(),
            transit_gateway=gateway,
            state=_state(item),
            **{attached: resource},
        )
    _associate(item, attachment, gateway, sketch.memory(Joined))


def _associate(item: Item, attachment: str, gateway: str, joined: Joined) -> None:
    """Whoever does not own the gateway is not shown the association: then none is no answer."""
    association = item.item("Association")
    table = association.text("TransitGatewayRouteTableId")
    owner = item.text("TransitGatewayOwnerId")
    if table is not None and association.text("State") in (None, *HELD):
        joined.associations[attachment, gateway] = table
    elif owner is not None and owner in (item.text("ResourceOwnerId"), item.place.account):
        joined.free.add((attachment, gateway))


def read_associations(item: Item, sketch: Sketch) -> None:
    """The associations of one table, by the table's id."""
    if "TransitGatewayRouteTableId" not in item:
        unread.tell("Associations", [], item.place, sketch)
        return
    table, joined = item.need("TransitGatewayRouteTableId"), sketch.memory(Joined)
    told = joined.of_tables.setdefault(table, {})
    for key in ("Associations", "TransitGatewayRouteTableAssociations"):
        for one in item.items(key):
            if one.text("State") in (None, *HELD):
                told[joined.see(one, table)] = None


def read_propagations(item: Item, sketch: Sketch) -> None:
    """The propagations of one table, by the table's id."""
    table, joined = item.need("TransitGatewayRouteTableId"), sketch.memory(Joined)
    if "TransitGatewayRouteTablePropagations" in item:
        joined.with_propagations.add(table)
    for one in item.items("TransitGatewayRouteTablePropagations"):
        if one.text("State") in (None, "enabled", "enabling"):
            joined.propagates(joined.see(one, table), table)


ANSWERS = (
    Answer(
        "TransitGatewayVpcAttachments",
        "ec2 describe-transit-gateway-vpc-attachments",
        read_vpc_attachment,
    ),
    Answer(
        "TransitGatewayPeeringAttachments",
        "ec2 describe-transit-gateway-peering-attachments",
        read_peering,
    ),
    Answer("TransitGatewayConnects", "ec2 describe-transit-gateway-connects", read_connect),
    Answer(
        "TransitGatewayAttachments", "ec2 describe-transit-gateway-attachments", read_attachment
    ),
    Answer(
        "TransitGatewayRouteTableAssociations",
        "ec2 get-transit-gateway-route-table-associations",
        read_associations,
    ),
    Answer(
        "TransitGatewayPropagations",
        "ec2 get-transit-gateway-route-table-propagations",
        read_propagations,
        finish,
    ),
)
