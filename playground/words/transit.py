"""What is said of transit gateways, their attachments and their route tables."""

from playground.engine.nodes import (
    AttachmentState,
    TransitGatewayPeeringAttachment,
    TransitGatewayRoute,
    TransitGatewayRouteOrigin,
    TransitGatewayRouteTable,
    VpcEndpoint,
)
from playground.engine.reasons.transit import (
    ApplianceModeRecommended,
    AttachmentHasNoIpv6,
    AttachmentNotAssociated,
    AttachmentNotAvailable,
    AttachmentNotInZone,
    EntersTransitGateway,
    LeavesTransitGatewayInSubnet,
    NoTransitGatewayRoute,
    SecurityGroupReferencingOff,
    TransitGatewayBlackhole,
    TransitGatewayRouteMatched,
)
from playground.engine.transit_routes import propagable
from playground.words.attachments import attachment_for, attachments_meant, has_equals
from playground.words.ends import is_private
from playground.words.security import NO_RULE
from playground.words.site_advice import (
    site_is_attached,
    site_way_is_down,
    site_way_is_static,
)
from playground.words.wording import Situation, Vocabulary, Wording, words


def by_propagation(situation: Situation) -> bool:
    """Was the winning route propagated?"""
    row: TransitGatewayRoute = situation.reason.row
    return row.origin is TransitGatewayRouteOrigin.PROPAGATED


def written_as_blackhole(situation: Situation) -> bool:
    """Does the route name no attachment at all?"""
    row: TransitGatewayRoute = situation.reason.row
    return row.attachment is None


def waits_for_acceptance(situation: Situation) -> bool:
    """Has the other side still to accept?"""
    return bool(situation.reason.state == AttachmentState.PENDING_ACCEPTANCE)


def overlaps_an_earlier_vpc(situation: Situation) -> bool:
    """Is the destination's VPC attached and propagating, but with a block that is taken?"""
    found = attachment_for(situation)
    if found is None or situation.reason.table not in found.propagate_to:
        return False
    every = propagable(situation.network, found.transit_gateway)
    address = situation.packet.destination
    mine = (block for one, block in every if one.id == found.id)
    return not any(address in block for block in mine)


def is_attached_here(situation: Situation) -> bool:
    """Is the destination's VPC attached to this gateway?"""
    return attachment_for(situation) is not None


def is_not_available(situation: Situation) -> bool:
    """Is it attached, but by an attachment that carries nothing?"""
    found = attachment_for(situation)
    return found is not None and found.state is not AttachmentState.AVAILABLE


def lies_behind_a_peering(situation: Situation) -> bool:
    """Is the destination's VPC attached to a gateway that is peered with this one?"""
    table = situation.network.get(TransitGatewayRouteTable, situation.reason.table)
    meant = {one.transit_gateway for one in attachments_meant(situation)}
    return any(
        table.transit_gateway in (peering.transit_gateway, peering.peer_transit_gateway)
        and meant & {peering.transit_gateway, peering.peer_transit_gateway}
        for peering in situation.network.all(TransitGatewayPeeringAttachment)
    )


def is_an_endpoints(situation: Situation) -> bool:
    """Is it an endpoint's interface that the rule is about?"""
    return isinstance(situation.network.find(situation.reason.lacking), VpcEndpoint)


def to_the_internet(situation: Situation) -> bool:
    """Is the destination no private address?"""
    return not is_private(situation.packet.destination)


NO_ROUTE = (
    "The transit gateway's route table {table} has no route for {to}, so the {leg} is dropped."
)

WORDS: Vocabulary = {
    EntersTransitGateway: words(
        "An attachment takes the packet in; the table associated with it decides where it goes.",
        Wording(
            "The transit gateway {transit_gateway} takes the packet in by the attachment "
            "{attachment}, and asks the route table {association}, which is associated with it."
        ),
    ),
    AttachmentNotAssociated: words(
        "The attachment is associated with no transit gateway route table.",
        Wording(
            "The attachment {attachment} is associated with no route table of the transit gateway "
            "{transit_gateway}, so nothing says where its packets go.",
            "Associate {attachment} with a route table of {transit_gateway}.",
        ),
    ),
    AttachmentHasNoIpv6: words(
        "IPv6 support is an option of the attachment, and it is off.",
        Wording(
            "The attachment {attachment} of the transit gateway {transit_gateway} carries no IPv6: "
            "that is an option, and it is off.",
            "Turn IPv6 support on for {attachment}.",
        ),
    ),
    AttachmentNotAvailable: words(
        "The attachment is not available: pending, rejected, failed or deleted.",
        Wording(
            "The attachment {attachment} of the transit gateway {transit_gateway} waits to be "
            "accepted, and carries nothing until then.",
            "Let the owner of the other side accept {attachment}.",
            when=waits_for_acceptance,
        ),
        Wording(
            "The attachment {attachment} of the transit gateway {transit_gateway} is in the state "
            "“{state:text}”, and only an available one carries anything.",
            "Wait until {attachment} is available, or create a new attachment.",
        ),
    ),
    AttachmentNotInZone: words(
        "The VPC's attachment has no subnet in the sender's Availability Zone.",
        Wording(
            "The VPC's attachment {attachment} has no subnet in {availability_zone:text}, and from "
            "a zone without one nothing reaches the transit gateway {transit_gateway}, whatever "
            "the route table says.",
            "Add a subnet of {availability_zone:text} to {attachment}. (AWS's pages differ on "
            "whether only the attachment's own subnets may send; here all of their zones may.)",
        ),
    ),
    TransitGatewayRouteMatched: words(
        "The most specific route of the transit gateway's table decides; of equal ones the static.",
        Wording(
            "The transit gateway's route table {table} sends the packet out by {out_by}: "
            "{route}, propagated from there, is its most specific route for {to}. The same comes "
            "from {equal_attachments} at equal cost, and flows are spread over all of these.",
            rule="TGW-22",
            when=has_equals,
        ),
        Wording(
            "The transit gateway's route table {table} sends the packet out by {out_by}: "
            "{route}, propagated from there, is its most specific route for {to}.",
            when=by_propagation,
        ),
        Wording(
            "The transit gateway's route table {table} sends the packet out by {out_by}: the "
            "static route {route} is its most specific route for {to}."
        ),
    ),
    TransitGatewayBlackhole: words(
        "The most specific route of the transit gateway's table is a blackhole.",
        Wording(
            "The most specific route of the transit gateway's route table {table} for {to} is "
            "{route}, a blackhole: it drops what it matches.",
            "If {to} is to be reached, delete this route of {table}, or add a more specific one "
            "that names an attachment.",
            when=written_as_blackhole,
        ),
        Wording(
            "The most specific route of the transit gateway's route table {table} for {to} is "
            "{route}, and its attachment is not there any more: a blackhole, which drops the "
            "packet.",
            "Give the route {route} of {table} another attachment, or delete it.",
        ),
    ),
    NoTransitGatewayRoute: words(
        "No route of the transit gateway's table covers the destination.",
        Wording(
            NO_ROUTE,
            "The attachment {attachment_for} of that VPC is not available, so nothing is "
            "propagated from it. Let it be accepted, or create a new one.",
            rule="TGW-27",
            when=is_not_available,
        ),
        Wording(
            NO_ROUTE,
            "The attachment {attachment_for} propagates to {table}, but the block of its VPC "
            "overlaps that of a VPC attached earlier, and such a block is not propagated. Give "
            "one of the two VPCs other addresses.",
            rule="TGW-12",
            when=overlaps_an_earlier_vpc,
        ),
        Wording(
            NO_ROUTE,
            "Let the attachment {attachment_for} propagate to {table}, or add a static route for "
            "the block of its VPC to {table}.",
            when=is_attached_here,
        ),
        Wording(
            NO_ROUTE,
            "{way_of_site} is a static VPN connection, and such a one propagates nothing: add a "
            "static route for {block_of_site} to {table}, by the attachment {attachment_of_site}.",
            rule="TGW-08",
            when=site_way_is_static,
        ),
        Wording(
            NO_ROUTE,
            "BGP takes a prefix back while its way is down: bring up {way_of_site}.",
            rule="VPN-01",
            when=site_way_is_down,
        ),
        Wording(
            NO_ROUTE,
            "Let the attachment {attachment_of_site} propagate to {table}, and the site announce "
            "{block_of_site}; or add a static route for it to {table}.",
            rule="TGW-08",
            when=site_is_attached,
        ),
        Wording(
            NO_ROUTE,
            "Nothing is propagated over a peering of transit gateways: add a static route for the "
            "block of {to} to {table}, by the peering attachment.",
            rule="TGW-20",
            when=lies_behind_a_peering,
        ),
        Wording(
            NO_ROUTE,
            "Add a static route for {default} to {table}, by the attachment of the VPC whose NAT "
            "gateway leads to the internet.",
            rule="TGW-23",
            when=to_the_internet,
        ),
        Wording(
            NO_ROUTE,
            "Attach the VPC of {to} to the transit gateway and let it propagate to {table}, or "
            "add a static route to {table}.",
        ),
    ),
    SecurityGroupReferencingOff: words(
        "A rule names the sender's group, but group referencing is off on the transit gateway.",
        Wording(
            NO_RULE + ": one names the sender's group, but over a transit gateway no reference to "
            "a group works for {lacking:kind}.",
            "Add {an_outbound} rule to {groups} that allows {service} {far} {far_exactly}.",
            when=is_an_endpoints,
        ),
        Wording(
            NO_RULE + ": one names the sender's group, but {lacking:kind} has security group "
            "referencing switched off.",
            "Turn it on for {lacking} (the transit gateway and both attachments need it), or add "
            "{an_outbound} rule to {groups} that allows {service} {far} {far_exactly}.",
        ),
    ),
    ApplianceModeRecommended: words(
        "Request and reply pass a VPC's appliances in different zones, as appliance mode is off.",
        Wording(
            "The transit gateway hands the request and the reply to the VPC behind {attachment} in "
            "different zones, to different appliances: one that keeps state would drop the reply. "
            "Turn appliance mode on for {attachment}."
        ),
    ),
    LeavesTransitGatewayInSubnet: words(
        "The transit gateway's interface is in the receiver's own subnet: no network ACL is asked.",
        Wording(
            "The interface of the attachment {attachment} is in {subnet} as well, so the packet "
            "goes straight across: no network ACL is asked."
        ),
    ),
}
