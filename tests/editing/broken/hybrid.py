"""Sites, VPN connections and Direct Connect."""

from functools import partial

from playground.engine.validity.direct_connect import (
    AssociationTwice,
    AttachedTwice,
    AttachmentWithoutAssociation,
    ConnectOverOtherThing,
    MixedAssociations,
    TransitAssociationWithoutPrefixes,
    VirtualInterfaceOfOtherKind,
    VpnAttachedElsewhere,
)
from playground.engine.validity.sites import (
    HostAddressTwice,
    HostOutsideSite,
    SiteRouteByForeignWay,
    SiteWithoutBlock,
)
from playground.engine.validity.vpn import (
    Ipv6OverVirtualPrivateGateway,
    PrefixOfOtherFamily,
    PropagationFromForeignGateway,
    SecondVirtualPrivateGateway,
    TooManyTunnels,
    VirtualPrivateGatewayInOtherRegion,
    VpnInOtherRegion,
    VpnToTwoGateways,
)
from tests.editing.broken import breaking
from tests.editing.broken.breaking import Breaks

add = partial(breaking.add, ground="sites")
change = partial(breaking.change, ground="sites")
LINE, HUB = "vpn-connection/line", "@transit-gateway/hub"
VPN_ATTACHMENT = "transit-gateway-vpn-attachment"
DOORS = "direct-connect-gateway"

TABLE: tuple[Breaks, ...] = (
    change(
        SecondVirtualPrivateGateway,
        "virtual-private-gateway/spare-door",
        {"vpc": "@vpc/shop"},
        "vpc",
    ),
    change(
        VirtualPrivateGatewayInOtherRegion,
        "virtual-private-gateway/far-door",
        {"vpc": "@vpc/lab"},
        "region",
    ),
    change(
        VpnInOtherRegion,
        "vpn-connection/mill-line",
        {"transit_gateway": "@far-hub"},
        "transit_gateway",
    ),
    change(VpnToTwoGateways, LINE, {"transit_gateway": HUB}, "transit_gateway"),
    change(TooManyTunnels, LINE, {"tunnels": 3 * [{"status": "up"}]}, "tunnels"),
    change(Ipv6OverVirtualPrivateGateway, LINE, {"ip_version": "ipv6"}, "ip_version"),
    change(PrefixOfOtherFamily, LINE, {"routes": ["2001:db8::/48"]}, "routes[0]"),
    change(
        PropagationFromForeignGateway,
        "route-table/lab-main",
        {"propagating_vgws": ["@virtual-private-gateway/door"]},
        "propagating_vgws[0]",
    ),
    change(SiteWithoutBlock, "on-premises-network/mill", {"cidrs": []}, "cidrs"),
    add(
        HostAddressTwice,
        "on-premises-host",
        {"network": "@plant", "addresses": ["192.168.1.4"]},
        "addresses[0]",
    ),
    add(
        HostOutsideSite,
        "on-premises-host",
        {"network": "@plant", "addresses": ["192.168.1.5", "10.99.0.1"]},
        "addresses[1]",
    ),
    change(
        SiteRouteByForeignWay,
        "on-premises-network/mill",
        {"routes": [{"destination": "10.0.0.0/16", "target": "@line"}]},
        "routes[0].target",
    ),
    change(
        AssociationTwice,
        f"{DOORS}/of-vpcs",
        {"associations": 2 * [{"gateway": "@back-door", "allowed_prefixes": ["10.0.0.0/16"]}]},
        "associations[1].gateway",
    ),
    change(
        MixedAssociations,
        f"{DOORS}/exchange",
        {
            "associations": [
                {"gateway": HUB, "allowed_prefixes": ["10.0.0.0/8"]},
                {"gateway": "@spare-door"},
            ]
        },
        "associations[1].gateway",
    ),
    change(
        TransitAssociationWithoutPrefixes,
        f"{DOORS}/exchange",
        {"associations": [{"gateway": HUB}]},
        "associations[0].allowed_prefixes",
    ),
    change(
        AttachmentWithoutAssociation,
        "transit-gateway-direct-connect-attachment/exchange-on-hub",
        {"direct_connect_gateway": "@bare"},
        "direct_connect_gateway",
    ),
    change(VirtualInterfaceOfOtherKind, "virtual-interface/lease", {"type": "private"}, "type"),
    change(
        ConnectOverOtherThing,
        "transit-gateway-connect/tunnels",
        {"transport_attachment": "@lab-to-other"},
        "transport_attachment",
    ),
    add(
        VpnAttachedElsewhere,
        VPN_ATTACHMENT,
        {"transit_gateway": "@transit-gateway/other", "vpn_connection": "@mill-line"},
        "transit_gateway",
    ),
    add(
        AttachedTwice,
        VPN_ATTACHMENT,
        {"transit_gateway": HUB, "vpn_connection": "@mill-line"},
        "vpn_connection",
    ),
)
