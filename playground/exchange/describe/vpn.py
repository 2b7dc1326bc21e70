"""Customer gateways, virtual private gateways and VPN connections.  Their keys are never stored."""

from collections import defaultdict
from typing import Any

from playground.exchange.describe.answer import Answer
from playground.exchange.describe.gone import is_gone
from playground.exchange.describe.vpn_routes import finish
from playground.exchange.item import Item
from playground.exchange.sketch import NOTHING, Sketch

CUSTOMERS, GATEWAYS = "customer_gateways", "virtual_private_gateways"
CONNECTIONS = "vpn_connections"
ATTACHED = ("attached", "attaching")
WITHHELD = (
    "Pre-shared keys and configurations of VPN connections were passed by: "
    "no secret of the source is kept."
)


def read_customer_gateway(item: Item, sketch: Sketch) -> None:
    """The customer's device; which site stands behind it, AWS does not know."""
    gateway = item.need("CustomerGatewayId")
    if is_gone(sketch, "Customer gateway", gateway, item.text("State")):
        return
    sketch.add(
        CUSTOMERS,
        gateway,
        item.spot,
        id=gateway,
        name=item.tag(),
        ip_address=item.text("IpAddress"),
        bgp_asn=_asn(item),
        region=item.place.region or None,
    )


def _asn(item: Item) -> int | None:
    """AWS prints it as text; long ones under a key of their own."""
    key = "BgpAsnExtended" if "BgpAsnExtended" in item else "BgpAsn"
    text = item.text(key)
    if text is None or (text.isascii() and text.isdigit() and len(text) <= 10):
        return None if text is None else int(text)
    item.wrong(key, f"“{key}”: a whole number is needed here.")
    return None


def read_gateway(item: Item, sketch: Sketch) -> None:
    """A virtual private gateway, and the VPC that it is attached to; to no other one."""
    gateway = item.need("VpnGatewayId")
    if is_gone(sketch, "Virtual private gateway", gateway, item.text("State")):
        return
    attached = [
        one.need("VpcId")
        for one in item.items("VpcAttachments")
        if one.text("State") in (None, *ATTACHED)
    ]
    sketch.add(
        GATEWAYS,
        gateway,
        item.spot,
        id=gateway,
        name=item.tag(),
        vpc=attached[0] if attached else NOTHING,
        region=item.place.region or None,
    )


def read_connection(item: Item, sketch: Sketch) -> None:
    """A VPN connection: where it leads, what is routed by it, and how its tunnels are."""
    connection, options = item.need("VpnConnectionId"), item.item("Options")
    _withhold(item, options, sketch)
    if is_gone(sketch, "VPN connection", connection, item.text("State")):
        return
    routes = [
        route.need("DestinationCidrBlock")
        for route in item.items("Routes")
        if route.text("State") not in ("deleting", "deleted")
    ]
    static = options.truth("StaticRoutesOnly")
    sketch.add(
        CONNECTIONS,
        connection,
        item.spot,
        id=connection,
        name=item.tag(),
        customer_gateway=item.need("CustomerGatewayId"),
        virtual_private_gateway=item.text("VpnGatewayId"),
        transit_gateway=item.text("TransitGatewayId"),
        static_routes_only=bool(routes) if static is None else static,
        ip_version=options.text("TunnelInsideIpVersion"),
        routes=routes,
        tunnels=_tunnels(item, options),
        state=item.text("State"),
    )
    _tell_parts(item, options, connection, sketch)


def _withhold(item: Item, options: Item, sketch: Sketch) -> None:
    keys = any("PreSharedKey" in one for one in options.items("TunnelOptions"))
    if keys or "CustomerGatewayConfiguration" in item:
        sketch.report.note(WITHHELD)


def _tunnels(item: Item, options: Item) -> list[dict[str, Any]] | None:
    """Up or down, from the telemetry; who opens them, from the options, by AWS's address."""
    found: dict[str, dict[str, Any]] = defaultdict(dict)
    for position, one in enumerate(options.items("TunnelOptions")):
        address = one.text("OutsideIpAddress") or str(position)
        found[address]["startup_action"] = one.text("StartupAction")
    for position, one in enumerate(item.items("VgwTelemetry")):
        address = one.text("OutsideIpAddress") or str(position)
        status = one.text("Status")
        found[address]["status"] = None if status is None else status.lower()
    return list(found.values())[:2] or None


def _tell_parts(item: Item, options: Item, connection: str, sketch: Sketch) -> None:
    """Parts of a connection that are not modelled, and what nobody says of it."""
    for key in ("LocalIpv4NetworkCidr", "RemoteIpv4NetworkCidr"):
        if options.text(key) not in (None, "0.0.0.0/0"):
            sketch.report.not_modelled("Traffic selector of a VPN connection", connection)
    if "TransportTransitGatewayAttachmentId" in options:
        sketch.report.not_modelled("VPN connection over Direct Connect", connection)
    if "CoreNetworkArn" in item:
        sketch.report.not_modelled("VPN connection to a core network", connection)
    if "VgwTelemetry" not in item:
        sketch.report.note(
            f"{connection}: nothing is said of its tunnels (“VgwTelemetry”); they count as up."
        )


ANSWERS = (
    Answer("CustomerGateways", "ec2 describe-customer-gateways", read_customer_gateway),
    Answer("VpnGateways", "ec2 describe-vpn-gateways", read_gateway),
    Answer("VpnConnections", "ec2 describe-vpn-connections", read_connection, finish),
)
