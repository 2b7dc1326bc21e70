"""What is said of route tables."""

from playground.engine.addresses import is_v6
from playground.engine.nodes import (
    LOCAL,
    ConnectivityType,
    NatGateway,
    NetworkInterface,
    PeeringStatus,
    RouteOrigin,
    RouteTable,
    VpcPeeringConnection,
)
from playground.engine.prefix_lists import rivals, routes_of
from playground.engine.reasons.routing import (
    BlackholeRoute,
    IngressIsRedirected,
    IngressTargetHasNoPublicAddress,
    NoRouteToDestination,
    ReservedRangeNotForwarded,
    RouteMatched,
    TargetNotModelled,
)
from playground.words.advice import peering_to, table_that_knows
from playground.words.attachments import has_transit_gateway
from playground.words.ends import is_private, nat_gateway_at
from playground.words.service_routes import NO_ROUTE, TO_SERVICES
from playground.words.site_advice import gateway_knows, gateway_lost_it, site_not_listed
from playground.words.wording import Condition, Situation, Vocabulary, Wording, on_reply, words


def stays_local(situation: Situation) -> bool:
    """Is the winning route the local one?"""
    return bool(situation.reason.row.target == LOCAL)


def winner_is_undefined(situation: Situation) -> bool:
    """RT-09: has another prefix list of the table the same entry, for another target?"""
    table = situation.network.get(RouteTable, situation.reason.table)
    return bool(rivals(situation.network, table, situation.reason.row))


def was_propagated(situation: Situation) -> bool:
    """Did the table learn the winning route from a virtual private gateway?"""
    return situation.reason.row.origin not in (RouteOrigin.STATIC, RouteOrigin.PREFIX_LIST)


def target_is_gone(situation: Situation) -> bool:
    """Was the route's target deleted (rather than detached)?"""
    return situation.reason.row.target is None


def nat_gateway_is_gone(situation: Situation) -> bool:
    """Is the route's target a NAT gateway?  It is deleted then: it is never detached."""
    return isinstance(situation.network.find(situation.reason.row.target), NatGateway)


def interface_is_loose(situation: Situation) -> bool:
    """Is the route's target an interface of nobody?"""
    target = situation.network.find(situation.reason.row.target)
    return isinstance(target, NetworkInterface) and target.instance is None


def _peering_status(situation: Situation) -> PeeringStatus | None:
    """The status of the peering connection that the route leads to."""
    peering = situation.network.find(situation.reason.row.target)
    return peering.status if isinstance(peering, VpcPeeringConnection) else None


def peering_is(status: PeeringStatus) -> Condition:
    """Does the route wait for a peering connection in this status?"""
    return lambda situation: _peering_status(situation) is status


def peering_is_gone(situation: Situation) -> bool:
    """Does the route lead to a peering connection that will never be active again?"""
    return _peering_status(situation) not in (None, PeeringStatus.ACTIVE)


def a_peering_leads_there(situation: Situation) -> bool:
    """Is the destination in a VPC that this one is peered with?"""
    return peering_to(situation) is not None


def reply_to_a_peer(situation: Situation) -> bool:
    """Is this the answer to a host of a VPC that this one is peered with?"""
    return situation.reply and a_peering_leads_there(situation)


def from_nat_gateway(situation: Situation) -> bool:
    """Does a NAT gateway for the internet stand in the subnet of this table, and ask?"""
    gateway = nat_gateway_at(situation.network, situation.packet.source)
    public = gateway is not None and gateway.connectivity_type is ConnectivityType.PUBLIC
    return public and not to_private(situation)


def of_regional_nat_gateway(situation: Situation) -> bool:
    """Is this the own route table of a regional NAT gateway, asked for the internet?"""
    gateways = situation.network.all(NatGateway)
    own = any(one.route_table == situation.reason.table for one in gateways)
    return own and not to_private(situation)


def reply_by_ipv6(situation: Situation) -> bool:
    """Is this an IPv6 reply, and the table's default route for IPv4 only?"""
    return situation.reply and only_ipv4_is_routed(situation)


def another_table_knows(situation: Situation) -> bool:
    """Has another route table of the same VPC a route for the destination?"""
    return table_that_knows(situation) is not None


def only_ipv4_is_routed(situation: Situation) -> bool:
    """Is this IPv6, and the table's default route for IPv4 only?"""
    if not is_v6(situation.packet.destination):
        return False
    table = situation.network.get(RouteTable, situation.reason.table)
    return any(route.destination.length == 0 for route in routes_of(situation.network, table))


def to_private_by_transit_gateway(situation: Situation) -> bool:
    """Is the destination private, and the VPC attached to a transit gateway?"""
    return to_private(situation) and has_transit_gateway(situation)


def to_private(situation: Situation) -> bool:
    """Is the destination a private address?"""
    return is_private(situation.packet.destination)


NOT_ACTIVE = (
    "The most specific route of the route table {table} for {to} is {route}, but {next_hop} is "
    "{target_status}, and only an active one carries traffic: a blackhole, which drops the packet."
)
UNDOCUMENTED = (
    " (AWS does not document whether a less specific route would step in; here it does not.)"
)

WORDS: Vocabulary = {
    RouteMatched: words(
        "The most specific route for the destination decides.",
        Wording(
            "The route table {table} keeps the packet inside the VPC: its local route {route} "
            "covers {to}.",
            when=stays_local,
        ),
        Wording(
            "The route table {table} sends the packet to {next_hop}: {route} is its most specific "
            "route for {to}. But {rival} has the same entry for another target, and AWS does "
            "not document which of the two wins; here it is the one written first.",
            rule="RT-09",
            when=winner_is_undefined,
        ),
        Wording(
            "The route table {table} sends the packet to {next_hop}: {route}, which is propagated "
            "from there, is its most specific route for {to}.",
            rule="RT-32",
            when=was_propagated,
        ),
        Wording(
            "The route table {table} sends the packet to {next_hop}: {route} is its most specific "
            "route for {to}."
        ),
    ),
    NoRouteToDestination: words(
        "No route of the table covers the destination.",
        Wording(
            NO_ROUTE,
            "This table is the NAT gateway's own. Attach an internet gateway to the VPC, and add "
            "a route for {default} to it to this table.",
            rule="NAT-15",
            when=of_regional_nat_gateway,
        ),
        Wording(
            NO_ROUTE,
            "A NAT gateway for the internet stands in a public subnet. Add a route for {default} "
            "to an internet gateway to this table, or put {sender} into a subnet that has one.",
            rule="NAT-01",
            when=from_nat_gateway,
        ),
        Wording(
            NO_ROUTE,
            "0.0.0.0/0 does not cover IPv6. The request came in by the internet gateway: add a "
            "route for ::/0 to it to this table.",
            rule="GW-08",
            when=reply_by_ipv6,
        ),
        Wording(
            NO_ROUTE,
            "0.0.0.0/0 does not cover IPv6. Add a route for ::/0 to this table: to an internet "
            "gateway, or to an egress-only internet gateway if nobody is to come in.",
            rule="GW-08",
            when=only_ipv4_is_routed,
        ),
        *TO_SERVICES,
        Wording(
            NO_ROUTE,
            "This table learns from the virtual private gateway {own_gateway}, but a prefix is "
            "taken back while the way to it is down or not available: bring up {site_way}.",
            rule="VPN-01",
            when=gateway_lost_it,
        ),
        Wording(
            NO_ROUTE,
            "The virtual private gateway {own_gateway} knows {site_block} by {site_way}, but this "
            "table does not: turn on route propagation from {own_gateway} for it, or add a route "
            "for {site_block} to {own_gateway}.",
            rule="RT-32",
            when=gateway_knows,
        ),
        Wording(
            NO_ROUTE,
            "{site_way} is static, and {site_block} is none of its static prefixes: add it there, "
            "and a route for it to {own_gateway}, by hand or by propagation.",
            rule="VPN-04",
            when=site_not_listed,
        ),
        Wording(
            NO_ROUTE,
            "The route table {other_table} has a route for {to}: associate the subnet with it, or "
            "add such a route to this table.",
            rule="RT-01",
            when=another_table_knows,
        ),
        Wording(
            NO_ROUTE,
            "The request came over {peering_there}, but the answer needs a route too. Add one for "
            "{peer_block} to this table, to {peering_there}.",
            rule="PCX-03",
            when=reply_to_a_peer,
        ),
        Wording(
            NO_ROUTE,
            "A peering connection alone carries nothing. Add a route for {peer_block} to this "
            "table, to {peering_there}, and one for the way back at the other end.",
            rule="PCX-03",
            when=a_peering_leads_there,
        ),
        Wording(
            NO_ROUTE,
            "An attachment alone changes no route table of a VPC. If {to} is reached by the "
            "transit gateway {own_transit_gateway}, add a route for its network to this table.",
            rule="RT-33",
            when=to_private_by_transit_gateway,
        ),
        Wording(
            NO_ROUTE,
            "A route to the network of {to} is missing. Add one to this table, to the peering "
            "connection, transit gateway or VPN that leads there.",
            when=to_private,
        ),
        Wording(
            NO_ROUTE,
            "The request came in, but the answer needs a route too. Add one for {default} to this "
            "table, to the internet gateway.",
            rule="ADDR-15",
            when=on_reply,
        ),
        Wording(
            NO_ROUTE,
            "Add a route for {default} to this table: to an internet gateway for a public subnet, "
            "to {private_way} for a private one.",
        ),
    ),
    BlackholeRoute: words(
        "The most specific route leads to something that is gone or not attached: a blackhole.",
        Wording(
            "The most specific route of the route table {table} for {to} is {route}, and its "
            "target no longer exists: a blackhole, which drops the packet.",
            "Give the route {route} of {table} a target that exists, or delete it." + UNDOCUMENTED,
            rule="RT-20",
            when=target_is_gone,
        ),
        Wording(
            "The most specific route of the route table {table} for {to} is {route}, but "
            "{next_hop} was deleted: a blackhole, which drops the packet.",
            "Create a new NAT gateway, and give the route {route} of {table} that one as target."
            + UNDOCUMENTED,
            rule="RT-20",
            when=nat_gateway_is_gone,
        ),
        Wording(
            NOT_ACTIVE,
            "The request for {next_hop} is on its way: wait until it is pending-acceptance, and "
            "let the owner of the other VPC accept it." + UNDOCUMENTED,
            rule="RT-21",
            when=peering_is(PeeringStatus.INITIATING_REQUEST),
        ),
        Wording(
            NOT_ACTIVE,
            "It is accepted and being set up: wait until {next_hop} is active." + UNDOCUMENTED,
            rule="RT-21",
            when=peering_is(PeeringStatus.PROVISIONING),
        ),
        Wording(
            NOT_ACTIVE,
            "Let the owner of the other VPC accept {next_hop}: the route {route} works as soon as "
            "it is active." + UNDOCUMENTED,
            rule="RT-21",
            when=peering_is(PeeringStatus.PENDING_ACCEPTANCE),
        ),
        Wording(
            NOT_ACTIVE,
            "Create a new peering connection between the two VPCs, let it be accepted, and give "
            "the route {route} of {table} that one as target." + UNDOCUMENTED,
            rule="PCX-08",
            when=peering_is_gone,
        ),
        Wording(
            "The most specific route of the route table {table} for {to} is {route}, but "
            "{next_hop} is attached to no instance: a blackhole, which drops the packet.",
            "Attach {next_hop} to the instance that is to forward." + UNDOCUMENTED,
            when=interface_is_loose,
        ),
        Wording(
            "The most specific route of the route table {table} for {to} is {route}, but "
            "{next_hop} is not there for it (not attached to this VPC, or deleted): a blackhole, "
            "which drops the packet.",
            "Attach {next_hop} to this VPC, or give the route {route} another target."
            + UNDOCUMENTED,
        ),
    ),
    ReservedRangeNotForwarded: words(
        "169.254.168.0/22 and fd00:ec2::/32 are never forwarded, whatever the table says.",
        Wording(
            "AWS never forwards packets to {to} (169.254.168.0/22 and fd00:ec2::/32 are its own), "
            "whatever the route table {table} says.",
            "Send to another address: no route can change this.",
        ),
    ),
    TargetNotModelled: words(
        "The route leads to something whose behaviour is not modelled.",
        Wording(
            "The route {route} of {table} leads to {next_hop}, and what happens there is not "
            "modelled.",
            "Ask in two parts, up to {next_hop} and from behind it, or let the route lead to "
            "something that is modelled.",
        ),
    ),
    IngressTargetHasNoPublicAddress: words(
        "The gateway's own route table leads to an appliance that has no public address.",
        Wording(
            "The route table {table} of the gateway sends what comes in for {route} to "
            "{interface:host}, which has no public address: AWS hands it nothing then.",
            "Associate an elastic IP with {interface:host}.",
        ),
    ),
    IngressIsRedirected: words(
        "What comes in for this subnet goes by an appliance, so nothing leaves beside it.",
        Wording(
            "The route {route} of {table} leads to the internet gateway {gateway}, but what comes "
            "in by {gateway} for this subnet goes to {interface:host}: the way out beside it is "
            "not usable.",
            "Give the route {route} of {table} the target {interface:host}, so that both "
            "directions pass it.",
        ),
    ),
}
