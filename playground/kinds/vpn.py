"""The kinds of sites and of the VPN connections to them."""

from playground.engine import nodes
from playground.kinds.builders import address, block, optional_address, ref
from playground.kinds.kind import Field, Kind, Part
from playground.kinds.shapes import Address, Block, Choice, ListOf, Number, Refers, Text, Truth
from playground.models import (
    CustomerGateway,
    OnPremisesHost,
    OnPremisesNetwork,
    OnPremisesRoute,
    VirtualPrivateGateway,
    VpnConnection,
    VpnTunnel,
)
from playground.models.rows import Rows

WAYS_OUT = ("vpn-connection", "virtual-interface", "transit-gateway-connect")
"""What a route of a site may lead to."""
LAST_ASN = 4294967294
TUNNELS = 2


def _network_node(row: OnPremisesNetwork, rows: Rows) -> nodes.OnPremisesNetwork:
    routes = rows.parts_of(OnPremisesRoute, "network", row)
    return nodes.OnPremisesNetwork(
        id=row.aws_id,
        name=row.name,
        cidrs=tuple(map(block, row.cidrs)),
        routes=tuple(map(_route, routes)),
    )


def _route(row: OnPremisesRoute) -> nodes.OnPremisesRoute:
    return nodes.OnPremisesRoute(destination=block(row.destination), target=row.target or None)


def _host_node(row: OnPremisesHost, rows: Rows) -> nodes.OnPremisesHost:
    return nodes.OnPremisesHost(
        id=row.aws_id,
        name=row.name,
        network=row.network.aws_id,
        addresses=tuple(map(address, row.addresses)),
    )


def _customer_gateway_node(row: CustomerGateway, rows: Rows) -> nodes.CustomerGateway:
    return nodes.CustomerGateway(
        id=row.aws_id,
        name=row.name,
        ip_address=optional_address(row.ip_address),
        bgp_asn=row.bgp_asn,
        region=row.region,
        network=ref(row.network),
    )


def _virtual_private_gateway_node(
    row: VirtualPrivateGateway, rows: Rows
) -> nodes.VirtualPrivateGateway:
    return nodes.VirtualPrivateGateway(
        id=row.aws_id,
        name=row.name,
        vpc=ref(row.vpc),
        region=row.region,
        route_table=ref(row.route_table),
    )


def _connection_node(row: VpnConnection, rows: Rows) -> nodes.VpnConnection:
    """VPN-01: it has two tunnels; those that the file does not tell of are up."""
    told = tuple(map(_tunnel, rows.parts_of(VpnTunnel, "connection", row)))
    return nodes.VpnConnection(
        id=row.aws_id,
        name=row.name,
        customer_gateway=row.customer_gateway.aws_id,
        virtual_private_gateway=ref(row.virtual_private_gateway),
        transit_gateway=ref(row.transit_gateway),
        static_routes_only=row.static_routes_only,
        ip_version=nodes.IpVersion(row.ip_version),
        routes=tuple(map(block, row.routes)),
        tunnels=told + (nodes.VpnTunnel(),) * (TUNNELS - len(told)),
        state=nodes.VpnState(row.state),
    )


def _tunnel(row: VpnTunnel) -> nodes.VpnTunnel:
    return nodes.VpnTunnel(
        status=nodes.TunnelStatus(row.status),
        startup_action=nodes.StartupAction(row.startup_action),
    )


SITE = Refers(("on-premises-network",))

ON_PREMISES_NETWORK = Kind(
    slug="on-premises-network",
    label="On-premises network",
    plural="On-premises networks",
    section="on_premises_networks",
    blurb="An office or a data centre: its own addresses, and its own routes to AWS.",
    prefix="onprem-",
    model=OnPremisesNetwork,
    node=nodes.OnPremisesNetwork,
    build=_network_node,
    fields=(Field("cidrs", "CIDR blocks", ListOf(Block()), required=True),),
    parts=(
        Part(
            key="routes",
            label="Routes",
            blurb="Written routes; what BGP announces to the site is learned by itself.",
            model=OnPremisesRoute,
            owner="network",
            fields=(
                Field("destination", "Destination", Block(), required=True),
                Field("target", "Target", Refers(WAYS_OUT, ("blackhole",)), required=True),
            ),
        ),
    ),
)

ON_PREMISES_HOST = Kind(
    slug="on-premises-host",
    label="On-premises host",
    plural="On-premises hosts",
    section="on_premises_hosts",
    blurb="A machine of a site with a name of your choice: a desk, a mainframe, a printer.",
    prefix="onprem-host-",
    model=OnPremisesHost,
    node=nodes.OnPremisesHost,
    build=_host_node,
    fields=(
        Field("network", "Network", SITE, required=True),
        Field("addresses", "Addresses", ListOf(Address()), required=True),
    ),
    nests_in=("network",),
)

CUSTOMER_GATEWAY = Kind(
    slug="customer-gateway",
    label="Customer gateway",
    plural="Customer gateways",
    section="customer_gateways",
    blurb="The VPN device of a site, as AWS knows it: its public address and its AS number.",
    prefix="cgw-",
    model=CustomerGateway,
    node=nodes.CustomerGateway,
    build=_customer_gateway_node,
    fields=(
        Field("ip_address", "IP address", Address(), "the device's public address"),
        Field("bgp_asn", "BGP ASN", Number(1, LAST_ASN)),
        Field("region", "Region", Text(32)),
        Field("network", "Network", SITE, "the site behind it"),
    ),
    nests_in=("network",),
)

VIRTUAL_PRIVATE_GATEWAY = Kind(
    slug="virtual-private-gateway",
    label="Virtual private gateway",
    plural="Virtual private gateways",
    section="virtual_private_gateways",
    blurb="The VPC's door to sites behind a VPN or Direct Connect; to that VPC alone.",
    prefix="vgw-",
    model=VirtualPrivateGateway,
    node=nodes.VirtualPrivateGateway,
    build=_virtual_private_gateway_node,
    fields=(
        Field("vpc", "VPC", Refers(("vpc",)), "none: detached"),
        Field("region", "Region", Text(32)),
        Field("route_table", "Route table", Refers(("route-table",)), "of what comes in by it"),
    ),
    nests_in=("vpc",),
)

VPN_CONNECTION = Kind(
    slug="vpn-connection",
    label="VPN connection",
    plural="VPN connections",
    section="vpn_connections",
    blurb="Two encrypted tunnels over the internet, from a customer gateway to one of AWS's.",
    prefix="vpn-",
    model=VpnConnection,
    node=nodes.VpnConnection,
    build=_connection_node,
    fields=(
        Field("customer_gateway", "Customer gateway", Refers(("customer-gateway",)), required=True),
        Field(
            "virtual_private_gateway",
            "Virtual private gateway",
            Refers(("virtual-private-gateway",)),
        ),
        Field("transit_gateway", "Transit gateway", Refers(("transit-gateway",))),
        Field("static_routes_only", "Static routes only", Truth(), "false: BGP"),
        Field("ip_version", "IP version", Choice(tuple(nodes.IpVersion)), "inside the tunnels"),
        Field(
            "routes",
            "Routes",
            ListOf(Block()),
            "the prefixes behind it: static, or what BGP announces (none: the site's blocks)",
        ),
        Field("state", "State", Choice(tuple(nodes.VpnState))),
    ),
    parts=(
        Part(
            key="tunnels",
            label="Tunnels",
            blurb="One carries while the other rests; one that is down carries nothing.",
            model=VpnTunnel,
            owner="connection",
            fields=(
                Field("status", "Status", Choice(tuple(nodes.TunnelStatus))),
                Field(
                    "startup_action",
                    "Startup action",
                    Choice(tuple(nodes.StartupAction)),
                    "add: the customer's device opens it",
                ),
            ),
        ),
    ),
    nests_in=("customer_gateway",),
)

KINDS = (
    ON_PREMISES_NETWORK,
    ON_PREMISES_HOST,
    CUSTOMER_GATEWAY,
    VIRTUAL_PRIVATE_GATEWAY,
    VPN_CONNECTION,
)
