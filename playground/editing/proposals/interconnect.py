"""New peering connections: between two VPCs that are not peered yet and share no address."""

from itertools import combinations

from playground.editing.proposals.proposal import Proposal
from playground.editing.proposals.scene import Lacking, Scene
from playground.editing.sheet import Says
from playground.engine.nodes import Ref

NO_TWO = "A peering connection joins two VPCs: add another VPC first. [PCX-01]"
NO_PAIR = (
    "No two VPCs are left that are not peered and whose blocks do not overlap: "
    "add another VPC first. [PCX-02]"
)
OVER = ("deleted", "deleting", "rejected", "expired", "failed")


def vpc_peering_connection(scene: Scene) -> Says:
    """From the selected VPC to the first one that can be reached only so."""
    vpcs = scene.ranked("vpc")
    if len(vpcs) < 2:
        raise Lacking(NO_TWO)
    for requester, accepter in combinations(vpcs, 2):
        if _may_be_peered(scene, requester, accepter):
            name = f"{scene.called(requester)}-to-{scene.called(accepter)}"
            ends = {"requester_vpc": requester, "accepter_vpc": accepter}
            return {"name": scene.name(name), **ends, "status": "active"}
    raise Lacking(NO_PAIR)


def _may_be_peered(scene: Scene, requester: Ref, accepter: Ref) -> bool:
    """PCX-01, PCX-02."""
    ours, theirs = scene.blocks_of(requester), scene.blocks_of(accepter)
    apart = not any(one.overlaps(other) for one in ours for other in theirs)
    return apart and bool(ours and theirs) and accepter not in peers_of(scene, requester)


def peerings_of(scene: Scene, vpc: Ref | None) -> list[Ref]:
    """The peering connections of a VPC that are there, or may come to be."""
    return [
        one
        for one in scene.every("vpc-peering-connection")
        if vpc in ends_of(scene, one) and scene.says(one, "status") not in OVER
    ]


def ends_of(scene: Scene, peering: Ref | None) -> tuple[Ref | None, Ref | None]:
    """Requester and accepter."""
    return scene.says(peering, "requester_vpc"), scene.says(peering, "accepter_vpc")


def peers_of(scene: Scene, vpc: Ref | None) -> dict[Ref, Ref]:
    """The VPCs at the other ends -> the peering connection that leads there."""
    found = {}
    for one in peerings_of(scene, vpc):
        requester, accepter = ends_of(scene, one)
        other = accepter if requester == vpc else requester
        if other is not None:
            found[other] = one
    return found


PROPOSALS = (Proposal("vpc-peering-connection", vpc_peering_connection),)
