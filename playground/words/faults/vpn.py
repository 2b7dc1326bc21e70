"""What is said of virtual private gateways, VPN connections, Direct Connect and sites."""

from playground.engine.validity import direct_connect, edges, sites, vpn, vpn_quotas
from playground.engine.validity.fault import Fault
from playground.words.faults.quotas import over

WORDS: dict[type[Fault], str] = {
    vpn.SecondVirtualPrivateGateway: (
        "{vpc:Kind} already has {other:kind}, and a VPC has one virtual private gateway: detach "
        "one of the two."
    ),
    vpn.VirtualPrivateGatewayInOtherRegion: (
        "{resource:Kind} is of {region}, and {vpc:kind} of {other_region}: attach a virtual "
        "private gateway of {other_region}."
    ),
    vpn.VpnInOtherRegion: (
        "{resource:Kind} joins {customer_gateway:kind} of {region} with {gateway:kind} of "
        "{other_region}: create the customer gateway in {other_region}."
    ),
    vpn.VpnToTwoGateways: (
        "{resource:Kind} cannot lead to a virtual private gateway and to a transit gateway at "
        "once: choose one of them."
    ),
    vpn.VpnToNoGateway: (
        "{resource:Kind} leads to no gateway, so it carries nothing: choose a virtual private "
        "gateway or a transit gateway."
    ),
    vpn.TooManyTunnels: (
        "{resource:Kind} has {count} tunnels, and every VPN connection has two: leave the others "
        "out."
    ),
    vpn.StaticVpnWithoutPrefixes: (
        "{resource:Kind} is static and lists no prefix, so {virtual_private_gateway:kind} sends "
        "nothing over it: add the prefixes of the site, or use BGP."
    ),
    vpn.Ipv6OverVirtualPrivateGateway: (
        "{resource:Kind} is for IPv6, and {virtual_private_gateway:kind} carries IPv4 only: "
        "connect it to a transit gateway."
    ),
    vpn.PrefixOfOtherFamily: (
        "{resource:Kind} is for {ip_version} and cannot lead to {prefix}: use a second connection "
        "for the other family, on a transit gateway."
    ),
    vpn.PropagationFromForeignGateway: (
        "{resource:Kind} cannot learn from {gateway:kind}, which is not attached to {vpc:kind}: "
        "attach it first, or choose the gateway of that VPC."
    ),
    vpn.SiteInBlockOfVpc: (
        "{cidr} of {resource:kind} lies in {block} of {vpc:kind}, to which the site is joined: "
        "nobody in the VPC reaches it, so give one of the two other addresses."
    ),
    sites.SiteWithoutBlock: (
        "{resource:Kind} has no block, so nothing can be there: give it the blocks of the site, "
        "such as 192.168.0.0/16."
    ),
    sites.HostAddressTwice: (
        "{resource:Kind} has an address that {other:kind} has at the same site, {network:kind}: "
        "give one of the two another."
    ),
    sites.HostOutsideSite: (
        "{resource:Kind} has an address that {network:kind} does not have: choose one in "
        "{blocks:own blocks}."
    ),
    sites.SiteRouteByForeignWay: (
        "A route of {resource:kind} leads to {target:kind}, which is no way of this site: choose "
        "one of its own VPN connections, virtual interfaces or Connect attachments."
    ),
    edges.GatewayTablePropagates: (
        "{resource:Kind} is the table of {gateway:kind} and cannot learn routes: turn route "
        "propagation off for it."
    ),
    direct_connect.AssociationWithOtherThing: (
        "{resource:Kind} cannot be associated with {gateway:kind}: choose a virtual private "
        "gateway or a transit gateway."
    ),
    direct_connect.AssociationTwice: (
        "{gateway:Kind} is associated with {other:kind} already, and once is the most: leave one "
        "of the two out."
    ),
    direct_connect.MixedAssociations: (
        "{resource:Kind} is associated with {other:kind}, and with one of another kind: use a "
        "second Direct Connect gateway for that."
    ),
    direct_connect.TransitAssociationWithoutPrefixes: (
        "{resource:Kind} has no allowed prefixes for {gateway:kind}, so the sites are told of "
        "nothing behind it: list the blocks of its VPCs."
    ),
    direct_connect.AttachmentWithoutAssociation: (
        "{resource:Kind} attaches {direct_connect_gateway:kind} to {transit_gateway:kind}, but the "
        "two are not associated: add the association, with its allowed prefixes."
    ),
    direct_connect.VirtualInterfaceOfOtherKind: (
        "{resource:Kind} is a {type} one and cannot lead to {gateway:kind}: a private one is for "
        "virtual private gateways, a transit one for transit gateways."
    ),
    direct_connect.VirtualInterfaceToNowhere: (
        "{resource:Kind} leads to no gateway, so it carries nothing: choose a Direct Connect "
        "gateway or a virtual private gateway."
    ),
    direct_connect.ConnectOverOtherThing: (
        "{resource:Kind} cannot run over {transport:kind}: choose a VPC or Direct Connect "
        "attachment of {transit_gateway:kind}."
    ),
    direct_connect.VpnAttachedElsewhere: (
        "{connection:Kind} does not lead to {transit_gateway:kind}, so it has no attachment there: "
        "let it lead there, or leave the attachment out."
    ),
    direct_connect.AttachedTwice: (
        "{attached:Kind} is attached by {other:kind} already, and once is the most: leave one of "
        "the two out."
    ),
    vpn_quotas.VirtualPrivateGatewaysPerRegion: over("virtual private gateways"),
    vpn_quotas.CustomerGatewaysPerRegion: over("customer gateways"),
    vpn_quotas.VpnConnectionsPerRegion: over("VPN connections"),
    vpn_quotas.VpnConnectionsPerGateway: over("VPN connections"),
    vpn_quotas.StaticRoutesPerConnection: over("static prefixes"),
    vpn_quotas.DynamicRoutesPerConnection: over("announced prefixes"),
}
