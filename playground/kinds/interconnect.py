"""The kind VPC peering connection."""

from playground.engine import nodes
from playground.kinds.kind import Field, Kind
from playground.kinds.shapes import Choice, Refers, Truth
from playground.models import VpcPeeringConnection
from playground.models.rows import Rows


def _peering_node(row: VpcPeeringConnection, rows: Rows) -> nodes.VpcPeeringConnection:
    return nodes.VpcPeeringConnection(
        id=row.aws_id,
        name=row.name,
        requester_vpc=row.requester_vpc.aws_id,
        accepter_vpc=row.accepter_vpc.aws_id,
        status=nodes.PeeringStatus(row.status),
        requester_dns_resolution=row.requester_dns_resolution,
        accepter_dns_resolution=row.accepter_dns_resolution,
    )


VPC_PEERING_CONNECTION = Kind(
    slug="vpc-peering-connection",
    label="VPC peering connection",
    plural="VPC peering connections",
    section="vpc_peering_connections",
    blurb="A private way between two VPCs, and no further; each side needs a route to it.",
    prefix="pcx-",
    model=VpcPeeringConnection,
    node=nodes.VpcPeeringConnection,
    build=_peering_node,
    fields=(
        Field("requester_vpc", "Requester VPC", Refers(("vpc",)), required=True),
        Field("accepter_vpc", "Accepter VPC", Refers(("vpc",)), required=True),
        Field("status", "Status", Choice(tuple(nodes.PeeringStatus)), "only active carries"),
        Field(
            "requester_dns_resolution",
            "Requester DNS resolution",
            Truth(),
            "public names of the requester's hosts give private addresses to the accepter",
        ),
        Field(
            "accepter_dns_resolution",
            "Accepter DNS resolution",
            Truth(),
            "public names of the accepter's hosts give private addresses to the requester",
        ),
    ),
)

KINDS = (VPC_PEERING_CONNECTION,)
