"""VPC peering connections out of a template."""

from playground.exchange.cloudformation.reading.resource import Resource

VPCS = "vpcs"


def read_peering(one: Resource) -> None:
    """A peering connection; the VPC at the far end may be in another region or account."""
    accepter = one.needed("PeerVpcId", VPCS)
    region, owner = one.text("PeerRegion"), one.text("PeerOwnerId")
    far = None if accepter is None else one.sketch.find(VPCS, accepter.value)
    if far is not None and far.values.get("undescribed"):
        given = {"region": region, "account": owner}
        far.values.update({name: value for name, value in given.items() if value is not None})
    one.add(
        "vpc_peering_connections",
        requester_vpc=one.needed("VpcId", VPCS),
        accepter_vpc=accepter,
    )


READERS = {"AWS::EC2::VPCPeeringConnection": read_peering}
