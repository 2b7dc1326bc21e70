"""What is said of routes to nowhere, and of ways without a way back."""

from playground.engine.findings import (
    dead_routes,
    forgotten_routes,
    nat_gateways,
    peering_ways,
    site_returns,
    transit_returns,
    transit_ways,
)
from playground.engine.findings.finding import Finding

_ROUTE = "In {resource:kind} the route for {destination:end} leads to "

NOWHERE: dict[type[Finding], str] = {
    dead_routes.RouteTargetGone: (
        _ROUTE + "something that is no longer there, and drops what it takes (a blackhole): "
        "choose another target, or remove the route."
    ),
    dead_routes.RouteTargetDetached: (
        _ROUTE + "{target:kind}, which is attached to no VPC, and drops what it takes "
        "(a blackhole): attach it to the VPC of the table, or choose another target."
    ),
    dead_routes.RouteToDeletedNatGateway: (
        _ROUTE + "{target:kind}, which was deleted, and stays as a blackhole: "
        "choose a NAT gateway that is there, or remove the route."
    ),
    dead_routes.RouteToUnreadyNatGateway: (
        _ROUTE + "{target:kind}, which is {state} and passes nothing: "
        "wait until it is available, or choose another one."
    ),
    dead_routes.RouteToPendingPeering: (
        _ROUTE + "{target:kind}, which is not accepted yet, and is a blackhole until then: "
        "have the owner of the other VPC accept the request."
    ),
    dead_routes.RouteToEndedPeering: (
        _ROUTE + "{target:kind}, which is {status} and will carry nothing again: "
        "make a new connection, or remove the route."
    ),
    dead_routes.RouteToUnreadyEndpoint: (
        _ROUTE + "{target:kind}, which is {state} and carries nothing: "
        "wait until it is available, or choose another target."
    ),
    dead_routes.RouteToLooseInterface: (
        _ROUTE + "{target:kind}, which is attached to nobody, and drops what it takes "
        "(a blackhole): attach it to an instance, or choose another target."
    ),
    dead_routes.RouteToStoppedInstance: (
        _ROUTE + "{target:kind}, where nobody is running who would send on: "
        "start the instance, or choose another target."
    ),
    dead_routes.RouteToKeeper: (
        _ROUTE + "{target:kind}, whose guest sends nothing on: "
        "let it forward or translate, or choose another target."
    ),
    nat_gateways.NatGatewayWithoutWayOut: (
        "{resource:Kind} sends by {table:kind} of its own subnet, {subnet:name}, and that leads "
        "nowhere, or back to it, so nothing gets out: put the NAT gateway into a subnet that has a "
        "route to the internet gateway."
    ),
    nat_gateways.PrivateNatGatewayToInternet: (
        "{resource:Kind} is private, and {subnet:kind} sends what it translates to "
        "{internet_gateway:kind}, which drops it for want of a public address: make it a public "
        "NAT gateway with an elastic IP, or let it lead to a transit gateway."
    ),
    transit_ways.RouteToUnattachedTransitGateway: (
        _ROUTE + "{target:kind}, to which {vpc:kind} is not attached, and drops what it takes "
        "(a blackhole): attach the VPC, or remove the route."
    ),
    transit_ways.RouteByUnreadyAttachment: (
        _ROUTE + "{target:kind}, but {attachment:kind} is {state} and carries nothing: "
        "wait until it is available, or make a new one."
    ),
    transit_ways.TransitRouteToUnreadyAttachment: (
        _ROUTE + "{attachment:kind}, which is {state} and carries nothing: "
        "have it accepted, or remove the route."
    ),
    transit_ways.AttachmentNotAssociated: (
        "{vpc:Kind} sends to {transit_gateway:kind} by {resource:kind}, which is associated with "
        "no route table there, so nothing goes on: associate it with one."
    ),
    transit_ways.ZoneWithoutAttachment: (
        "{resource:Kind} sends to {transit_gateway:kind}, but {attachment:kind} has no subnet in "
        "{availability_zone}, so nobody gets there: add a subnet of that zone to the attachment."
    ),
    site_returns.RouteBeyondSites: (
        _ROUTE + "{gateway:kind}, which knows no way there and drops it: have a site announce the "
        "prefix, add it to the static routes of the VPN connection, or remove the route."
    ),
}

NO_RETURN: dict[type[Finding], str] = {
    peering_ways.OneSidedPeering: (
        "{sender:Kind} sends to {peer:kind} by {resource:kind}, as {table:kind} says, and no table "
        "in use there leads back, so the replies are lost: add a route for the blocks of "
        "{sender:kind} in {peer:kind}."
    ),
    peering_ways.PeeringWithoutRoutes: (
        "No table in use of {requester:kind} or {accepter:kind} leads to {resource:kind}, so "
        "nothing goes over it: add a route on both sides, or remove the connection."
    ),
    peering_ways.PeeringNotAccepted: (
        "{resource:Kind} waits for the owner of {accepter:kind} and carries nothing: "
        "have the request accepted within seven days, or remove it."
    ),
    transit_returns.VpcDoesNotAnswer: (
        "{sender:Kind} sends to {vpc:kind} by {transit_gateway:kind}, and no table in use of "
        "{vpc:kind} leads there, so the replies are lost: add a route for the blocks of "
        "{sender:kind} to {transit_gateway:kind}."
    ),
    transit_returns.SenderNotInTable: (
        "{sender:Kind} sends to {receiver:kind}, whose replies are looked up in {resource:kind}, "
        "and that has no route to {sender:kind}: let {sender_attachment:kind} propagate to it, or "
        "write the route."
    ),
    site_returns.VpcDoesNotLeadToSite: (
        "{resource:Kind} knows the way to {site:kind}, and no table in use of {vpc:kind} leads to "
        "it, so nobody there is reached: switch on route propagation in the tables of the subnets "
        "concerned."
    ),
    site_returns.SiteWithoutWayBack: (
        "{resource:Kind} is joined by {way:kind}, and none of its routes leads there, so its "
        "replies are lost: add routes for the blocks of the VPCs at the site."
    ),
    forgotten_routes.RouteForgotten: (
        "{host:Kind} lets in {cidr} by {group:kind}, but {resource:kind} has no route there, so "
        "the replies are lost; {other:kind} has one: add it here as well, or its propagation."
    ),
}
WORDS: dict[type[Finding], str] = NOWHERE | NO_RETURN
