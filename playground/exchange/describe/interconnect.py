"""VPC peering connections out of `describe-vpc-peering-connections`."""

from playground.engine.nodes import PeeringStatus
from playground.exchange.describe.answer import Answer
from playground.exchange.describe.gone import is_gone
from playground.exchange.item import Item
from playground.exchange.sketch import Sketch

GONE = frozenset({"deleted", "deleting", "rejected", "failed"})
"""One that is expired says what to do: ask again."""


def read_peering(item: Item, sketch: Sketch) -> None:
    """Two VPCs joined; the regions and accounts of both list the same connection."""
    peering = item.need("VpcPeeringConnectionId")
    status = item.item("Status").text("Code")
    if is_gone(sketch, "VPC peering connection", peering, status, GONE):
        return
    if status is not None and status not in tuple(PeeringStatus):
        item.wrong("Status.Code", f"No status of a peering connection is called “{status[:60]}”.")
    requester, accepter = item.item("RequesterVpcInfo"), item.item("AccepterVpcInfo")
    sketch.add(
        "vpc_peering_connections",
        peering,
        item.spot,
        id=peering,
        name=item.tag(),
        requester_vpc=_vpc(requester, sketch),
        accepter_vpc=_vpc(accepter, sketch),
        status=status,
        requester_dns_resolution=_resolves(requester),
        accepter_dns_resolution=_resolves(accepter),
    )


def _resolves(side: Item) -> bool | None:
    return side.item("PeeringOptions").truth("AllowDnsResolutionFromRemoteVpc")


def _vpc(side: Item, sketch: Sketch) -> str:
    """The VPC of a side.  Of one that is not in the source this is all that is known."""
    vpc = side.need("VpcId")
    if sketch.has("vpcs", vpc) and "undescribed" not in sketch.resources["vpcs", vpc].values:
        return vpc
    cidr = side.text("CidrBlock")
    blocks = [one.need("CidrBlock") for one in side.items("CidrBlockSet")]
    ipv6 = [one.need("Ipv6CidrBlock") for one in side.items("Ipv6CidrBlockSet")]
    sketch.add(
        "vpcs",
        vpc,
        side.spot,
        id=vpc,
        cidr=cidr,
        secondary_cidrs=[block for block in blocks if block != cidr] or None,
        ipv6_cidrs=ipv6 or None,
        region=side.text("Region"),
        account=side.text("OwnerId"),
        undescribed=True,
    )
    return vpc


ANSWERS = (Answer("VpcPeeringConnections", "ec2 describe-vpc-peering-connections", read_peering),)
