"""How each kind looks: its icon and its words, and the sizes of everything, on an 8-pixel grid."""

import re
from typing import NamedTuple

from playground.engine.nodes import (
    AwsService,
    ClientVpnEndpoint,
    CustomerGateway,
    DirectConnectGateway,
    EgressOnlyInternetGateway,
    Instance,
    InternetGateway,
    NatGateway,
    NetworkInterface,
    NetworkLoadBalancer,
    Node,
    OnPremisesHost,
    OnPremisesNetwork,
    OutsideHost,
    Subnet,
    TransitGateway,
    TransitGatewayConnect,
    VirtualInterface,
    VirtualPrivateGateway,
    Vpc,
    VpcEndpoint,
    VpcEndpointService,
    VpcPeeringConnection,
    VpnConnection,
)


class Style(NamedTuple):
    """The icon (a symbol of the sprite), what the kind is called in a label, and on a card."""

    icon: str
    words: str
    narrow: str = ""

    @property
    def short(self) -> str:
        """The words that fit on a card."""
        return self.narrow or self.words


STYLES: dict[type[Node], Style] = {
    Vpc: Style("vpc", "VPC"),
    Subnet: Style("subnet", "subnet"),
    Instance: Style("instance", "instance"),
    NetworkInterface: Style("network-interface", "network interface"),
    InternetGateway: Style("internet-gateway", "internet gateway"),
    EgressOnlyInternetGateway: Style("egress-only-internet-gateway", "egress-only gateway"),
    NatGateway: Style("nat-gateway", "NAT gateway"),
    OutsideHost: Style("outside-host", "outside host"),
    VpcPeeringConnection: Style("vpc-peering-connection", "peering connection"),
    TransitGateway: Style("transit-gateway", "transit gateway"),
    VirtualPrivateGateway: Style(
        "virtual-private-gateway", "virtual private gateway", "private gateway"
    ),
    CustomerGateway: Style("customer-gateway", "customer gateway"),
    VpnConnection: Style("vpn-connection", "VPN connection"),
    OnPremisesNetwork: Style("on-premises-network", "on-premises network"),
    OnPremisesHost: Style("on-premises-host", "on-premises host"),
    DirectConnectGateway: Style(
        "direct-connect-gateway", "Direct Connect gateway", "Direct Connect"
    ),
    VirtualInterface: Style("virtual-interface", "virtual interface"),
    TransitGatewayConnect: Style("transit-gateway-connect", "Connect attachment"),
    ClientVpnEndpoint: Style("client-vpn-endpoint", "Client VPN endpoint", "Client VPN"),
    VpcEndpoint: Style("vpc-endpoint", "VPC endpoint"),
    VpcEndpointService: Style("vpc-endpoint-service", "endpoint service"),
    NetworkLoadBalancer: Style("network-load-balancer", "network load balancer", "load balancer"),
    AwsService: Style("aws-service", "AWS service"),
}
"""The kinds that are drawn; route tables, ACLs, groups and elastic IPs show as properties."""


def slug(kind: type[Node]) -> str:
    """'nat-gateway' for NatGateway: the CSS class and the data-kind."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "-", kind.__name__).lower()


CARD = 168
"""Width of a card: an instance, an interface, a gateway, a host."""
CARD_TOP = 32
LINE = 16
"""A card is CARD_TOP high plus a LINE per line under its name."""
GATE = CARD_TOP + LINE
"""Height of the cards on a VPC's border and outside it."""
GATE_STEP = CARD + 24
"""From one card on a VPC's upper border to the next."""
TEXT_LEFT = 44
"""Where a card's text begins, right of its icon."""

GAP = 12
STEP = 8
PAD = 12
GUTTER = 24
"""The free strip at each side of a subnet, where edges run."""
ROW_GAP = 24
SUBNET_TOP = 38
SUBNET_LINE = 16
EMPTY_SUBNET = 20
ZONE_TOP = 36
ZONE_GAP = 16
VPC_TOP = 88
"""From a VPC's border to its zones: its name, the lower half of its gateways, the bus of edges."""
VPC_TOP_BARE = 68
VPC_PAD = 16
VPC_FOOT = GATE / 2 + STEP
"""More room below the zones where a gateway stands on the lower border: its half, and a bus."""
VPC_UNKNOWN = 288
"""How wide a VPC of which only the name is known is: its words are read in a large picture too."""
VPC_SIDE = 192
"""Room for a VPC's name and account beside its gateways."""
SITE_SIDE = 176
"""Room for a site's name beside its gateways."""
REGION_PAD = 24
REGION_TOP = 24
MARGIN = 24
BESIDE = 40
"""Between the internet and what stands beside it."""

NAME_SIZE = 13


class Letters(NamedTuple):
    """How large a VPC's name and the lines under it are, and the CSS class that says so.

    In large pictures they grow, so that they can be read when all is shown.
    """

    look: str
    title: int
    text: int

    @property
    def grown(self) -> int:
        """How much larger the name is than usual."""
        return self.title - TITLE_SIZE

    @property
    def step(self) -> int:
        """From one line to the next."""
        return self.text + SUBNET_LINE - ADDRESS_SIZE


TITLE_SIZE = 14
ADDRESS_SIZE = 11
USUAL = Letters("", TITLE_SIZE, ADDRESS_SIZE)
SIZES = (USUAL, Letters("far", 20, 14), Letters("farther", 28, 18), Letters("farthest", 40, 24))
LARGER = SIZES[1]
"""More than this has no room on a card."""
LEAST_SIZE = 8.5
STAGE = (800, 640)
"""A page shows a whole picture in about so many pixels; names of VPCs should not be smaller."""
NOT_DESCRIBED = "not described"
"""The words on what others name, and the source says nothing of."""
BADGE_WIDTH = {"public": 66, "private": 70, "vpn-only": 76, "isolated": 76, "unknown": 78}
"""A badge says in a word, with an icon, what a subnet's routes make of it."""
