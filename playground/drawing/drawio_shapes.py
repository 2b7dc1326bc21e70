"""How each kind looks in draw.io: the names of its AWS shapes, and the styles around them."""

from playground.drawing.cards import Card
from playground.drawing.clouds import SERVICES_ID
from playground.drawing.picture import Frame, Line
from playground.drawing.stretches import ink
from playground.drawing.stylesheet import colour

AWS = "mxgraph.aws4."
NETWORK, COMPUTE, OUTSIDE = "#8C4FFF", "#ED7100", "#5A6C86"
"""AWS's colours of shapes: of networking, of computing, of what is not AWS's."""

ICONS: dict[str, tuple[str, str]] = {
    "instance": ("instance2", COMPUTE),
    "network-interface": ("elastic_network_interface", NETWORK),
    "internet-gateway": ("internet_gateway", NETWORK),
    "egress-only-internet-gateway": ("internet_gateway", NETWORK),
    "nat-gateway": ("nat_gateway", NETWORK),
    "internet": ("internet_alt2", OUTSIDE),
    "outside-host": ("client", OUTSIDE),
    "vpc-peering-connection": ("peering", NETWORK),
    "transit-gateway": ("transit_gateway", NETWORK),
    "transit-gateway-connect": ("transit_gateway_attachment", NETWORK),
    "virtual-private-gateway": ("vpn_gateway", NETWORK),
    "customer-gateway": ("customer_gateway", NETWORK),
    "vpn-connection": ("vpn_connection", NETWORK),
    "on-premises-host": ("traditional_server", OUTSIDE),
    "direct-connect-gateway": ("direct_connect", NETWORK),
    "virtual-interface": ("direct_connect", NETWORK),
    "client-vpn-endpoint": ("client_vpn", NETWORK),
    "vpc-endpoint": ("endpoints", NETWORK),
    "vpc-endpoint-service": ("vpc_privatelink", NETWORK),
    "network-load-balancer": ("network_load_balancer", NETWORK),
    "aws-service": ("service", NETWORK),
}
"""Kind of card -> AWS's shape and its colour."""
SERVICES = {"transit_gateway", "direct_connect", "client_vpn", "vpc_privatelink"}
"""Shapes that draw.io has as the picture of a service, on a coloured square."""

GROUPS = {
    "region": ("group_region", "#00A4A6", "none", "#147EBA"),
    "vpc": ("group_vpc2", "#8C4FFF", "none", "#5A6C86"),
    "public": ("group_security_group", "#7AA116", "#F2F6E8", "#248814"),
    "private": ("group_security_group", "#00A4A6", "#E6F6F7", "#147EBA"),
    "on-premises-network": ("group_corporate_data_center", "#7D8998", "none", "#5A6C86"),
}
"""Kind of frame -> AWS's shape for it; its line, its ground, its letters."""
PLAIN = ("", "#147EBA", "none", "#147EBA")
"""A frame of no shape of AWS's: an Availability Zone, a block of services."""

Style = dict[str, str]


def read_style(text: str) -> Style:
    """A style from the form in which draw.io writes it."""
    return dict(pair.split("=", 1) for pair in text.split(";"))


LETTERS = read_style("html=1;fontFamily=Helvetica;fontSize=12")
HOLDER = read_style("container=1;collapsible=0;recursiveResize=0;align=left")
CONTAINER = {
    **LETTERS,
    **HOLDER,
    **read_style("whiteSpace=wrap;pointerEvents=0;verticalAlign=top"),
}
CARD = {
    **LETTERS,
    **HOLDER,
    **read_style("whiteSpace=nowrap;verticalAlign=middle;spacingLeft=40"),
    **read_style("rounded=1;absoluteArcSize=1;arcSize=12"),
}
ICON = read_style("html=1;aspect=fixed;connectable=0;movable=0;outlineConnect=0")
WIRE = {**LETTERS, **read_style("rounded=1;endArrow=none")}
SIGN = {
    **LETTERS,
    **read_style("shape=ellipse;perimeter=ellipsePerimeter;fontStyle=1"),
    **read_style("fontColor=#ffffff;strokeColor=#ffffff;strokeWidth=2"),
}


def written(style: Style) -> str:
    """A style as draw.io writes it."""
    return "".join(f"{name}={value};" for name, value in style.items())


def frame_style(frame: Frame, mark: str | None) -> Style:
    """A container; what a trace passes, or ends at, has its colour."""
    kind = frame.kind if frame.kind != "subnet" else _public_or_not(frame.badge)
    icon, line, ground, letters = GROUPS.get(kind, PLAIN)
    shape = {"shape": f"{AWS}group", "grIcon": AWS + icon, "spacingLeft": "30"} if icon else {}
    if frame.kind == "subnet":
        shape["grStroke"] = "0"
    return {
        **CONTAINER,
        **shape,
        "strokeColor": line,
        "fillColor": ground,
        "fontColor": letters,
        "fontSize": str(frame.letters.title - 2),
        "dashed": str(int(frame.kind in ("region", "zone", SERVICES_ID))),
        **_marked(mark),
    }


def _public_or_not(badge: str) -> str:
    """AWS draws subnets as public or private; one without any way out is private too."""
    return badge if badge == "public" else "private"


def card_style(card: Card, mark: str | None) -> Style:
    """A card: a rounded box with room for its shape on the left."""
    idle = not {"stopped", "unused"}.isdisjoint(card.marks.split())
    return {
        **CARD,
        "fillColor": colour("card"),
        "strokeColor": colour("card-line"),
        "fontColor": colour("ink"),
        "dashed": str(int(idle)),
        **_marked(mark),
    }


def icon_style(kind: str) -> Style:
    """AWS's shape of a kind; that of a plain resource where it has none."""
    name, ground = ICONS.get(kind, ("resource", NETWORK))
    shape = {"shape": AWS + name, "strokeColor": "none"}
    if name in SERVICES:
        shape = {"shape": f"{AWS}resourceIcon", "resIcon": AWS + name, "strokeColor": "#ffffff"}
    return {**ICON, **shape, "fillColor": ground}


def wire_style(line: Line) -> Style:
    """One of the picture's lines."""
    return {**WIRE, "strokeColor": colour("edge"), "dashed": str(int(line.dashed))}


def leg_style(name: str) -> Style:
    """An arrow of a trace."""
    look = {"strokeColor": ink(), "fontColor": ink(), "labelBackgroundColor": colour("paper")}
    arrow = {"strokeWidth": "3", "endArrow": "block", "dashed": str(int(name == "reply"))}
    return {**WIRE, **look, **arrow}


def sign_style(mark: str) -> Style:
    """The sign at the end of a leg."""
    return {**SIGN, "fillColor": ink(mark)}


def _marked(mark: str | None) -> Style:
    return {} if mark is None else {"strokeColor": ink(mark), "strokeWidth": "2"}
