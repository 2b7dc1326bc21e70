"""What is said of sites, virtual private gateways and VPN connections."""

from playground.engine.reasons.vpn import (
    BlackholeAtSite,
    CloudHubNotModelled,
    ComesByTunnel,
    DeliveredToSite,
    DestinationNotInVpcOfGateway,
    EntersByVirtualPrivateGateway,
    LeadsToNoGateway,
    LeadsToNoSite,
    LeavesSiteByItself,
    NoRouteAtSite,
    NotOfSite,
    PassesOnFromSite,
    PrefixKnownToGateway,
    PrefixNotKnownToGateway,
    SiteRouteLearned,
    SiteRouteMatched,
    SiteTakenToKnow,
    SourceNotInVpcOfGateway,
    StaysInSite,
    TakesTunnel,
    VirtualPrivateGatewayHasNoIpv6,
    VirtualPrivateGatewayNotAttached,
    VpnConnectionCarriesOtherFamily,
    VpnConnectionDown,
    VpnConnectionOfTransitGatewayDown,
)
from playground.words import site_advice as advice
from playground.words.wording import Vocabulary, Wording, words

DOWN = "Both tunnels of {connection:kind} are down, so it carries nothing."
WAITS = (
    "With the startup action “add” only the customer's device opens a tunnel, and an idle one may "
    "close: let the site send something (a ping every few seconds keeps it open), or set the "
    "startup action “start” for {connection}."
)
BRING_UP = "Bring up a tunnel of {connection} at the customer gateway's device."
INGRESS = (
    "The virtual private gateway {virtual_private_gateway} delivers only to private addresses of "
    "interfaces in its own VPC {vpc}, and {to} is none of these."
)

WORDS: Vocabulary = {
    PrefixKnownToGateway: words(
        "The virtual private gateway knows the prefix, and takes the preferred way that is up.",
        Wording(
            "The virtual private gateway {virtual_private_gateway} knows {prefix:text}, a static "
            "prefix of {by:kind}, and takes that way.",
            when=advice.is_static,
        ),
        Wording(
            "The virtual private gateway {virtual_private_gateway} knows {prefix:text}, which the "
            "site announces by BGP over {by:kind}, and takes that way."
        ),
    ),
    PrefixNotKnownToGateway: words(
        "The virtual private gateway knows no prefix for the destination.",
        Wording(
            "The route leads to the virtual private gateway {virtual_private_gateway}, but no VPN "
            "connection and no virtual interface behind it has a prefix for {to}: it forwards only "
            "what it knows, and drops the {leg}.",
            "Let the site announce a prefix for {to} by BGP, or add it to the static prefixes of "
            "its VPN connection.",
        ),
    ),
    SourceNotInVpcOfGateway: words(
        "A virtual private gateway takes only what interfaces of its own VPC send.",
        Wording(
            "The virtual private gateway {virtual_private_gateway} takes only what interfaces of "
            "its own VPC {vpc} send, and {from} is the address of none of them.",
            "A virtual private gateway serves one VPC, and nobody passes through that. Give the "
            "sender's VPC a connection of its own, or put VPCs and site on a transit gateway.",
            when=advice.of_another_vpc,
        ),
        Wording(
            "The virtual private gateway {virtual_private_gateway} takes only what interfaces of "
            "its own VPC {vpc} send, and {from} is the address of none of them.",
            "Send from a private address of an interface in {vpc}.",
        ),
    ),
    DestinationNotInVpcOfGateway: words(
        "A virtual private gateway delivers only to private addresses of interfaces of its VPC.",
        Wording(
            INGRESS,
            "A site cannot use the internet gateway or NAT gateway of a VPC by a virtual private "
            "gateway. Let it go out by itself or by a proxy in {vpc}, or put VPC and site on a "
            "transit gateway: a NAT gateway behind that may be used.",
            rule="NAT-12",
            when=advice.to_the_internet,
        ),
        Wording(
            INGRESS,
            "Nothing stands at {to}: send to an address that an interface in {vpc} has.",
            when=advice.in_the_vpc,
        ),
        Wording(
            INGRESS,
            "Nobody passes through a VPC to another one. Give that VPC a connection of its own, or "
            "put both and the site on a transit gateway.",
            rule="PCX-06",
            when=advice.of_another_vpc,
        ),
        Wording(
            INGRESS,
            "Send to a private address of an interface in {vpc}. What lies beyond {vpc} is reached "
            "by a transit gateway, not by a virtual private gateway.",
        ),
    ),
    EntersByVirtualPrivateGateway: words(
        "The packet comes from the site into the VPC of the virtual private gateway.",
        Wording(
            "The virtual private gateway {virtual_private_gateway} takes the packet into its VPC "
            "{vpc}: {to} is the private address of an interface there."
        ),
    ),
    VirtualPrivateGatewayHasNoIpv6: words(
        "A virtual private gateway carries IPv4 alone.",
        Wording(
            "The virtual private gateway {virtual_private_gateway} carries no IPv6, so the {leg} "
            "is dropped. (AWS's guide to VPN says so. Its guide to Direct Connect speaks of IPv6 "
            "prefixes all the same; here that to VPN is followed.)",
            "Use IPv4, or a transit gateway with a VPN connection for IPv6.",
        ),
    ),
    VirtualPrivateGatewayNotAttached: words(
        "The virtual private gateway is attached to no VPC.",
        Wording(
            "The virtual private gateway {virtual_private_gateway} is attached to no VPC, so what "
            "comes from a site has nowhere to go.",
            "Attach {virtual_private_gateway} to the VPC that the site wants to reach.",
        ),
    ),
    CloudHubNotModelled: words(
        "From one site to another by one virtual private gateway: not modelled.",
        Wording(
            "{to} belongs to another site behind {virtual_private_gateway}. AWS can pass packets "
            "from site to site (VPN CloudHub), but that is not modelled here.",
            "Ask for the two parts, each site with the VPC; or put the sites on a transit gateway.",
        ),
    ),
    TakesTunnel: words(
        "One of the connection's tunnels that is up carries the packet to the site.",
        Wording(
            "Tunnel {tunnel:text} of {connection:kind} carries the packet to the customer gateway "
            "{customer_gateway}. Both tunnels are up, and the transit gateway spreads flows over "
            "them; which one a flow takes nobody chooses.",
            rule="TGW-22",
            when=advice.shares_tunnels,
        ),
        Wording(
            "Tunnel {tunnel:text} of {connection:kind} carries the packet to the customer gateway "
            "{customer_gateway}. Both tunnels are up; AWS uses one of them, and the other way "
            "packets may come by the other, which the device has to allow.",
            when=advice.both_tunnels_are_up,
        ),
        Wording(
            "Tunnel {tunnel:text} of {connection:kind}, the only one that is up, carries the "
            "packet to the customer gateway {customer_gateway}."
        ),
    ),
    ComesByTunnel: words(
        "One of the connection's tunnels that is up carries the packet to AWS.",
        Wording(
            "Tunnel {tunnel:text} of {connection:kind} carries the packet from the customer "
            "gateway {customer_gateway} to AWS."
        ),
    ),
    VpnConnectionDown: words(
        "Both tunnels of the VPN connection are down, or it is not available.",
        Wording(
            "{connection:Kind} is not available: it is being made or was deleted, and carries "
            "nothing.",
            "Wait until {connection} is available, or create a new connection.",
            when=advice.tunnel_is_up,
        ),
        Wording(DOWN, WAITS, rule="VPN-03", when=advice.waits_for_customer),
        Wording(DOWN, BRING_UP),
    ),
    VpnConnectionOfTransitGatewayDown: words(
        "A route of the transit gateway leads to a VPN connection that is down.",
        Wording(
            "The route {route} of {table} leads to {connection:kind}, which is not available: it "
            "is being made or was deleted, and carries nothing.",
            "Wait until {connection} is available, or give the route another attachment.",
            when=advice.tunnel_is_up,
        ),
        Wording(
            "The route {route} of {table} leads to {connection:kind}, and both of its tunnels are "
            "down, so it carries nothing.",
            WAITS,
            rule="VPN-03",
            when=advice.waits_for_customer,
        ),
        Wording(
            "The route {route} of {table} leads to {connection:kind}, and both of its tunnels are "
            "down, so it carries nothing.",
            BRING_UP,
        ),
    ),
    VpnConnectionCarriesOtherFamily: words(
        "A VPN connection carries either IPv4 or IPv6.",
        Wording(
            "{connection:Kind} carries one IP family inside its tunnels, and the {leg} is of the "
            "other one.",
            "Create a second VPN connection for the other family, on the transit gateway.",
        ),
    ),
    LeadsToNoGateway: words(
        "The VPN connection or virtual interface ends at no gateway of AWS.",
        Wording(
            "{by:Kind} leads to no gateway of AWS, so nothing that enters it arrives anywhere.",
            "Give {by} a gateway: a virtual private gateway, or one that leads to a transit "
            "gateway.",
        ),
    ),
    SiteRouteMatched: words(
        "The site's most specific route, which was written there.",
        Wording(
            "The site {table} sends the {leg} to {site_hop}: {route}, a route written there, is "
            "its most specific one for {to}."
        ),
    ),
    SiteRouteLearned: words(
        "The site's most specific route, which BGP taught it.",
        Wording(
            "The site {table} sends the {leg} to {site_hop}: BGP has taught it {route} by that "
            "way, its most specific route for {to}."
        ),
    ),
    SiteTakenToKnow: words(
        "Nothing is told of the site's routes, so it is taken to know the way.",
        Wording(
            "Nothing is told of the routes behind the customer gateway {site}, so it is taken to "
            "send the {leg} to {by:kind}, which is up."
        ),
    ),
    StaysInSite: words(
        "The destination is an address of the site itself.",
        Wording("The {leg} stays within {site:kind}: {to} is an address of its own."),
    ),
    NoRouteAtSite: words(
        "The site has no route to the destination.",
        Wording(
            "{table:Kind} has no route for {to}, so the {leg} is dropped there.",
            "BGP teaches a site nothing while its ways are down: bring up {all_ways}.",
            rule="VPN-01",
            when=advice.all_ways_are_down,
        ),
        Wording(
            "{table:Kind} has no route for {to}, so the {leg} is dropped there.",
            "A static VPN connection tells a site nothing of what lies behind it. Add a route for "
            "{meant_block} to {table}, by {static_ways}.",
            when=advice.has_static_ways,
        ),
        Wording(
            "{table:Kind} has no route for {to}, so the {leg} is dropped there.",
            "By BGP a site learns the blocks of the VPC behind a virtual private gateway, the "
            "route table that is associated with its transit gateway attachment, and the allowed "
            "prefixes of a Direct Connect gateway. Let {meant_block} be among these, or add a "
            "route for it to {table}.",
        ),
    ),
    BlackholeAtSite: words(
        "The site's most specific route leads nowhere.",
        Wording(
            "The most specific route of {table:kind} for {to} is {route}, and it leads to no way "
            "of the site's own: the {leg} is dropped there.",
            "Give the route {route} of {table} one of the site's own VPN connections or virtual "
            "interfaces as target, or delete it.",
        ),
    ),
    LeadsToNoSite: words(
        "The address leads to another host than the one at the site that was asked for by name.",
        Wording(
            "The {leg} does not get to {site:kind}: from here {to} leads to somebody else, who has "
            "the same address.",
            "An address that a VPC and a site both have means the one in the sender's own network. "
            "Give one of the two another block, or translate with a private NAT gateway.",
        ),
    ),
    LeavesSiteByItself: words(
        "The site goes to the internet by a way of its own, of which nothing is known.",
        Wording(
            "No route of {site:kind} leads to {to} by AWS, so it goes there by its own line to "
            "the internet, of which nothing is known here.",
            "To follow it anyway, ask from internet. To lead it by AWS, add a route for "
            "{default} to {site}.",
        ),
    ),
    DeliveredToSite: words(
        "The packet reached a host of the site, which sees the sender's own address.",
        Wording("The {leg} reaches {receiver} at {site:kind}."),
    ),
    NotOfSite: words(
        "The site announced the prefix, but has no such address.",
        Wording(
            "{to} is no address of {site:kind}, so the {leg} is dropped there.",
            "Let {site} announce only prefixes that it has, or add the block of {to} to it.",
        ),
    ),
    PassesOnFromSite: words(
        "The site announced a prefix for the internet; what it does with the packet is not known.",
        Wording(
            "{to} is no address of {site:kind}: the site has announced that it leads there, and "
            "whether its own line to the internet takes the {leg} is not known here.",
            "Ask from internet for the part beyond {site}.",
        ),
    ),
}
