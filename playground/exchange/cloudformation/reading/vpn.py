"""Customer gateways, virtual private gateways and VPN connections out of a template."""

from playground.exchange.cloudformation.reading.resource import Resource
from playground.exchange.sketch import At

CUSTOMERS, VGWS, CONNECTIONS = "customer_gateways", "virtual_private_gateways", "vpn_connections"


def read_customer_gateway(one: Resource) -> None:
    """The customer's device; of the site behind it a template says nothing."""
    one.add(
        CUSTOMERS,
        ip_address=one.text("IpAddress"),
        bgp_asn=one.number("BgpAsnExtended") or one.number("BgpAsn"),
    )


def read_virtual_private_gateway(one: Resource) -> None:
    """A virtual private gateway; what attaches it is declared apart."""
    one.add(VGWS)


def read_connection(one: Resource) -> None:
    """A VPN connection.  Of its tunnels only who begins is read: their keys are secrets."""
    tunnels = [
        At({"startup_action": each.text("StartupAction")}, each.spot)
        for each in one.inners("VpnTunnelOptionsSpecifications")
    ]
    one.add(
        CONNECTIONS,
        customer_gateway=one.needed("CustomerGatewayId", CUSTOMERS),
        virtual_private_gateway=one.reference("VpnGatewayId", VGWS),
        transit_gateway=one.reference("TransitGatewayId", "transit_gateways"),
        static_routes_only=one.truth("StaticRoutesOnly"),
        ip_version=one.text("TunnelInsideIpVersion"),
        tunnels=tunnels or None,
    )


def read_route(one: Resource) -> None:
    """A static route of a VPN connection."""
    connection = one.needed("VpnConnectionId", CONNECTIONS)
    one.append(CONNECTIONS, connection, "routes", one.text("DestinationCidrBlock"))


READERS = {
    "AWS::EC2::CustomerGateway": read_customer_gateway,
    "AWS::EC2::VPNGateway": read_virtual_private_gateway,
    "AWS::EC2::VPNConnection": read_connection,
    "AWS::EC2::VPNConnectionRoute": read_route,
}
