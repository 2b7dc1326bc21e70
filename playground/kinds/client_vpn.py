"""The kind Client VPN endpoint."""

from playground.engine import nodes
from playground.kinds.builders import block
from playground.kinds.kind import Field, Kind, Links, Part
from playground.kinds.shapes import Block, ListOf, Refers, Truth
from playground.models import (
    ClientVpnAuthorization,
    ClientVpnEndpoint,
    ClientVpnGroup,
    ClientVpnRoute,
    ClientVpnSubnet,
)
from playground.models.rows import Rows


def _endpoint_node(row: ClientVpnEndpoint, rows: Rows) -> nodes.ClientVpnEndpoint:
    subnets = rows.parts_of(ClientVpnSubnet, "endpoint", row)
    groups = rows.parts_of(ClientVpnGroup, "endpoint", row)
    rules = rows.parts_of(ClientVpnAuthorization, "endpoint", row)
    return nodes.ClientVpnEndpoint(
        id=row.aws_id,
        name=row.name,
        vpc=row.vpc.aws_id,
        client_cidr=block(row.client_cidr),
        subnets=tuple(one.subnet.aws_id for one in subnets),
        security_groups=tuple(one.group.aws_id for one in groups),
        routes=tuple(map(_route, rows.parts_of(ClientVpnRoute, "endpoint", row))),
        authorized=tuple(block(one.destination) for one in rules),
        split_tunnel=row.split_tunnel,
    )


def _route(row: ClientVpnRoute) -> nodes.ClientVpnRoute:
    return nodes.ClientVpnRoute(destination=block(row.destination), subnet=row.subnet.aws_id)


CLIENT_VPN_ENDPOINT = Kind(
    slug="client-vpn-endpoint",
    label="Client VPN endpoint",
    plural="Client VPN endpoints",
    section="client_vpn_endpoints",
    blurb="Lets people's own computers into a VPC, and by it to where its rules allow.",
    prefix="cvpn-endpoint-",
    model=ClientVpnEndpoint,
    node=nodes.ClientVpnEndpoint,
    build=_endpoint_node,
    fields=(
        Field("vpc", "VPC", Refers(("vpc",)), required=True),
        Field("client_cidr", "Client CIDR", Block(4), "/22 to /12", required=True),
        Field(
            "subnets",
            "Subnets",
            ListOf(Refers(("subnet",))),
            "its associations, one in a zone",
            links=Links(ClientVpnSubnet, "endpoint", "subnet"),
        ),
        Field(
            "security_groups",
            "Security groups",
            ListOf(Refers(("security-group",))),
            "none: the VPC's default group",
            links=Links(ClientVpnGroup, "endpoint", "group"),
        ),
        Field("split_tunnel", "Split tunnel", Truth(), "true: only what has a route goes this way"),
    ),
    parts=(
        Part(
            key="routes",
            label="Routes",
            blurb="Where clients are led, by which subnet; the VPC's blocks come by themselves.",
            model=ClientVpnRoute,
            owner="endpoint",
            fields=(
                Field("destination", "Destination", Block(), required=True),
                Field("subnet", "Subnet", Refers(("subnet",)), required=True),
            ),
        ),
        Part(
            key="authorization_rules",
            label="Authorization rules",
            blurb="The destinations that clients may reach.",
            model=ClientVpnAuthorization,
            owner="endpoint",
            fields=(Field("destination", "Destination", Block(), required=True),),
        ),
    ),
    nests_in=("vpc",),
)

KINDS = (CLIENT_VPN_ENDPOINT,)
