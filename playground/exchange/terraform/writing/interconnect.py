"""VPC peering connections as Terraform."""

from collections.abc import Iterator

from playground.engine.nodes import PeeringStatus
from playground.exchange.terraform.writing.values import id_of, tagged
from playground.exchange.writing.blocks import Block, said
from playground.exchange.writing.deployment import Deployment
from playground.exchange.writing.naming import called
from playground.models import VpcPeeringConnection


def write_peerings(deployment: Deployment) -> Iterator[Block]:
    """Each peering connection, accepted if it is active, and the DNS option of each side."""
    for one in deployment.declared(VpcPeeringConnection):
        here, there = one.requester_vpc, one.accepter_vpc
        together = (here.region, here.account) == (there.region, there.account)
        active = one.status == PeeringStatus.ACTIVE
        arguments = {
            "vpc_id": id_of(here, deployment),
            "peer_vpc_id": id_of(there, deployment),
            "peer_region": there.region if there.region != here.region else None,
            "peer_owner_id": there.account if there.account != here.account else None,
            "auto_accept": True if active and together else None,
        }
        says = said("requester_vpc", "accepter_vpc", "status")
        says |= said("requester_dns_resolution", "accepter_dns_resolution") if active else said()
        yield tagged("aws_vpc_peering_connection", one, arguments, says=says)
        if active:
            yield from _accepted(one, together, deployment)


def _accepted(one: VpcPeeringConnection, together: bool, deployment: Deployment) -> Iterator[Block]:
    """The far side accepts; then options may be set, each side's where it lies."""
    accepter = None
    pcx = {"vpc_peering_connection_id": id_of(one, deployment)}
    if not together:
        kind = "aws_vpc_peering_connection_accepter"
        accepting = {**pcx, "auto_accept": True}
        accepter = Block(kind, called(one), accepting, place=deployment.place_of(one.accepter_vpc))
        yield accepter
    sides = {
        "requester": (one.requester_dns_resolution, one.requester_vpc),
        "accepter": (one.accepter_dns_resolution, one.accepter_vpc),
    }
    kind, after = "aws_vpc_peering_connection_options", () if accepter is None else (accepter,)
    on = {side: vpc for side, (wanted, vpc) in sides.items() if wanted}
    option = {"allow_remote_vpc_dns_resolution": True}
    if together and on:
        yield Block(kind, called(one), pcx | dict.fromkeys(on, option))
        return
    for side, vpc in on.items():
        place = deployment.place_of(vpc)
        name = f"{called(one)} {side}"
        yield Block(kind, name, {**pcx, side: option}, after=after, place=place)
