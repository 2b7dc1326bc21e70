"""The kinds of attachments of transit gateways: AWS's words for what is attached, and ours."""

VPCS = "transit_gateway_vpc_attachments"
VPNS = "transit_gateway_vpn_attachments"
DIRECT_CONNECTS = "transit_gateway_direct_connect_attachments"
CONNECTS = "transit_gateway_connects"
PEERINGS = "transit_gateway_peering_attachments"

SECTIONS = {
    "vpc": (VPCS, "vpc"),
    "vpn": (VPNS, "vpn_connection"),
    "direct-connect-gateway": (DIRECT_CONNECTS, "direct_connect_gateway"),
    "connect": (CONNECTS, "transport_attachment"),
}
"""ResourceType -> the section of such attachments, and the key that names what is attached."""
PROPAGATING = (VPCS, VPNS, DIRECT_CONNECTS, CONNECTS)
PEERED = ("peering", "tgw-peering")
