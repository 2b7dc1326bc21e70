"""VPC peering connections as CloudFormation."""

from collections.abc import Iterator

from playground.exchange.cloudformation.writing.values import id_of, tagged
from playground.exchange.writing.blocks import Block, said
from playground.exchange.writing.deployment import Deployment
from playground.exchange.writing.naming import called
from playground.models import VpcPeeringConnection


def write_peerings(deployment: Deployment) -> Iterator[Block]:
    """Each peering connection, seen from the requester."""
    for one in deployment.declared(VpcPeeringConnection):
        here, there = one.requester_vpc, one.accepter_vpc
        properties = {
            "VpcId": id_of(here, deployment),
            "PeerVpcId": id_of(there, deployment),
            "PeerRegion": there.region if there.region != here.region else None,
            "PeerOwnerId": there.account if there.account != here.account else None,
        }
        says = said("requester_vpc", "accepter_vpc")
        yield tagged("AWS::EC2::VPCPeeringConnection", one, properties, says=says)
        if one.requester_dns_resolution or one.accepter_dns_resolution:
            why = "DNS resolution is switched on after it is accepted, not by a template"
            deployment.gaps.add("VPC peering connection", called(one), why)
