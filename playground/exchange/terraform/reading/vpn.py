"""Customer gateways, virtual private gateways and VPN connections."""

from playground.exchange.terraform.block import Block
from playground.exchange.terraform.reading.context import Reading

VPN_ATTACHMENTS = "transit_gateway_vpn_attachments"


def read_customer_gateway(block: Block, reading: Reading) -> None:
    """The device of a site."""
    reading.add(
        block,
        "customer_gateways",
        ip_address=block.text("ip_address"),
        bgp_asn=block.number("bgp_asn") or block.number("bgp_asn_extended") or None,
        region=block.region or reading.region,
    )


def read_vpn_gateway(block: Block, reading: Reading) -> None:
    """A virtual private gateway."""
    vpc = block.one("vpc_id", "vpcs") or block.one("attached_vpc_id", "vpcs")
    region = block.region or reading.region
    reading.add(block, "virtual_private_gateways", vpc=vpc, region=region)


def read_vpn_gateway_attachment(block: Block, reading: Reading) -> None:
    """A virtual private gateway is attached to a VPC."""
    gateway = block.one("vpn_gateway_id", "virtual_private_gateways")
    vpc = block.one("vpc_id", "vpcs")
    reading.put(block, "virtual_private_gateways", gateway, "vpc", vpc)


def read_vpn_connection(block: Block, reading: Reading) -> None:
    """A VPN connection; one to a transit gateway brings its attachment."""
    gateway = block.one("transit_gateway_id", "transit_gateways")
    reading.add(
        block,
        "vpn_connections",
        customer_gateway=block.one("customer_gateway_id", "customer_gateways"),
        virtual_private_gateway=block.one("vpn_gateway_id", "virtual_private_gateways"),
        transit_gateway=gateway,
        static_routes_only=block.truth("static_routes_only"),
        ip_version=block.text("tunnel_inside_ip_version"),
        tunnels=_tunnels(block) or None,
    )
    for route in block.inner("routes"):
        _add_route(block, block.key, route.text("destination_cidr_block"), reading)
    attachment = block.made("transit_gateway_attachment_id") if gateway else None
    if attachment is not None:
        reading.sketch.add(
            VPN_ATTACHMENTS,
            attachment,
            block.spot,
            id=attachment if "transit_gateway_attachment_id" in block.item.data else None,
            name=f"{block.name_tag or block.key}-attachment",
            transit_gateway=gateway,
            vpn_connection=block.key,
        )


def _tunnels(block: Block) -> list[dict[str, str | None]]:
    """What the VPN's telemetry says; the startup action is an attribute for each tunnel."""
    telemetry = {one.text("outside_ip_address"): one for one in block.inner("vgw_telemetry")}
    found: list[dict[str, str | None]] = []
    for number in (1, 2):
        told = telemetry.get(block.text(f"tunnel{number}_address"))
        status = told.text("status") if told is not None else None
        action = block.text(f"tunnel{number}_startup_action")
        found.append({"status": status and status.lower(), "startup_action": action})
    return found if any(any(one.values()) for one in found) else []


def read_connection_route(block: Block, reading: Reading) -> None:
    """A static route to what is behind a VPN connection."""
    connection = block.one("vpn_connection_id", "vpn_connections")
    if connection is not None:
        _add_route(block, connection, block.text("destination_cidr_block"), reading)


def _add_route(block: Block, connection: str, cidr: str | None, reading: Reading) -> None:
    where = ("vpn_connections", connection)
    if cidr is not None:
        reading.routes.setdefault(where, {}).setdefault(cidr, cidr)
        reading.told_elsewhere.setdefault((*where, "routes"), block)
