"""What is said of Client VPN endpoints and of the clients behind them."""

from playground.engine.nodes import ClientVpnEndpoint
from playground.engine.reasons.client_vpn import (
    ClientAuthorized,
    ClientNotAuthorized,
    ClientNotReachable,
    ClientToClientNotModelled,
    ClientVpnNotAssociated,
    ClientVpnRefusesConnection,
    ClientVpnRouteMatched,
    DeliveredToClient,
    LeavesBesideTunnel,
    NoClientVpnRoute,
    NotFromClientCidr,
    RestoredByClientVpn,
    StaysOutOfTunnel,
)
from playground.words.ends import is_private
from playground.words.wording import Situation, Vocabulary, Wording, words


def to_the_internet(situation: Situation) -> bool:
    """Is the destination a public address?"""
    return not is_private(situation.packet.destination)


def came_with_the_subnet(situation: Situation) -> bool:
    """Is the route one of those that an association brings by itself?"""
    said = situation.reason
    return said.row not in situation.network.get(ClientVpnEndpoint, said.table).routes


CLIENT = "The client of {client_vpn:kind}"
EVERY_SUBNET = "Every associated subnet needs the same routes, as a client may be served by any."

WORDS: Vocabulary = {
    ClientAuthorized: words(
        "An authorization rule of the Client VPN endpoint lets clients go there.",
        Wording(
            "The authorization rule for {authorized:text} of {client_vpn:kind} lets its clients go "
            "to {to}; this one is served by the associated subnet {subnet}."
        ),
    ),
    ClientNotAuthorized: words(
        "No authorization rule of the Client VPN endpoint covers the destination.",
        Wording(
            CLIENT + " may not go to the internet: no authorization rule covers {to}.",
            "Add an authorization rule for {default} to {client_vpn}.",
            rule="VPN-20",
            when=to_the_internet,
        ),
        Wording(
            CLIENT + " may not go to {receiver}: no authorization rule covers {to}.",
            "Add an authorization rule for the network of {to} to {client_vpn}.",
        ),
    ),
    ClientVpnNotAssociated: words(
        "The Client VPN endpoint is associated with no subnet, so nobody can connect.",
        Wording(
            "The Client VPN endpoint {client_vpn} is associated with no subnet, so nobody can "
            "connect to it.",
            "Associate {client_vpn} with a subnet of its VPC, best with one in each of two zones.",
        ),
    ),
    ClientVpnRouteMatched: words(
        "The endpoint's most specific route; the source becomes the address of its interface.",
        Wording(
            "The route {route}, which came with the association of {subnet}, leads to {to}: the "
            "endpoint puts {address:address}, the address of its interface {interface}, in place "
            "of the client's, so that is whom the VPC sees. Ports stay as they are.",
            when=came_with_the_subnet,
        ),
        Wording(
            "The route {route} by {subnet} leads to {to}: the endpoint puts {address:address}, the "
            "address of its interface {interface}, in place of the client's, so that is whom "
            "everybody else sees. Ports stay as they are."
        ),
    ),
    NoClientVpnRoute: words(
        "The endpoint has no route to the destination by the subnet that serves the client.",
        Wording(
            "The Client VPN endpoint {table} has no route to the internet by {subnet}, the subnet "
            "that serves this client.",
            "Add a route for {default} by {subnet} to {table}; the subnet itself needs a way to "
            "the internet too. " + EVERY_SUBNET,
            rule="VPN-20",
            when=to_the_internet,
        ),
        Wording(
            "The Client VPN endpoint {table} has no route to {to} by {subnet}, the subnet that "
            "serves this client.",
            "Add a route for the network of {to} by {subnet} to {table}. " + EVERY_SUBNET,
        ),
    ),
    StaysOutOfTunnel: words(
        "Split tunnel: what the endpoint has no route for does not go into the tunnel at all.",
        Wording(
            "The packet does not go into the tunnel at all: {client_vpn:kind} is a split tunnel, "
            "and none of its routes covers {to}. The client's own network does not know this "
            "private address either.",
            "Add a route for the network of {to} to {client_vpn}, and an authorization rule.",
        ),
    ),
    LeavesBesideTunnel: words(
        "Split tunnel: the client goes there by its own connection, not by the endpoint.",
        Wording(
            "The packet does not go into the tunnel at all: {client_vpn:kind} is a split tunnel, "
            "and none of its routes covers {to}. The client goes there by its own connection, of "
            "which nothing is known here.",
            "To follow it anyway, ask from internet. To lead it by the tunnel, add a route for "
            "{default} to {client_vpn}, and an authorization rule.",
        ),
    ),
    ClientToClientNotModelled: words(
        "Traffic between clients of one endpoint is not modelled.",
        Wording(
            "{to} is the address of another client of {client_vpn:kind}, and traffic between "
            "clients is not modelled here.",
            "AWS needs a route for the client CIDR with the target local, and an authorization "
            "rule for it.",
        ),
    ),
    NotFromClientCidr: words(
        "A client sends only from the address that the endpoint gave it.",
        Wording(
            "{from} is no address of the client CIDR of {client_vpn:kind}.",
            "Send from an address of the client CIDR of {client_vpn}.",
        ),
    ),
    RestoredByClientVpn: words(
        "The endpoint knows the connection and puts the client's address back.",
        Wording(
            "The Client VPN endpoint {client_vpn} knows the connection and puts the address of its "
            "client back in place of its own."
        ),
    ),
    DeliveredToClient: words(
        "The packet reached the client through its tunnel.",
        Wording("The {leg} reaches the client {to} through its tunnel."),
    ),
    ClientVpnRefusesConnection: words(
        "Nobody can open a connection to the interface of a Client VPN endpoint.",
        Wording(
            "The interface belongs to {client_vpn:kind}: it takes replies to its clients and "
            "nothing else, so nobody can open a connection to it, or by it to a client.",
            "Let the client open the connection: its address is not known in the VPC.",
        ),
    ),
    ClientNotReachable: words(
        "A Client VPN client is not reachable, unless it opened the connection itself.",
        Wording(
            "A client of {client_vpn:kind} cannot be reached from here: the endpoint translates "
            "its address, so no route leads to {to}. Only replies to connections that the client "
            "opened come back to it.",
            "Ask the other way round: from {client_vpn} to the host.",
        ),
    ),
}
