"""New network load balancers: a node in each zone, the instances as targets."""

from playground.editing.proposals.proposal import Owner, Proposal, first_missing
from playground.editing.proposals.scene import Scene
from playground.editing.sheet import INSTANCE, INTERFACE, Says
from playground.engine.nodes import Ref

NO_SUBNET = "A network load balancer needs a VPC with a subnet: add them first. [VPCE-24]"
USUAL = {"protocol": "tcp", "listener_port": 443, "port": 443}


def network_load_balancer(scene: Scene) -> Says:
    """In the selected VPC, before the selected instance or the first one."""
    vpc = scene.need("vpc", NO_SUBNET, lambda one: bool(scene.one_a_zone(one)))
    targets = [{**USUAL, "target": one} for one in _hosts(scene, vpc)[:1]]
    return {
        "name": scene.name("nlb"),
        "vpc": vpc,
        "subnets": scene.one_a_zone(vpc),
        "security_groups": [],
        "targets": targets,
    }


def _hosts(scene: Scene, vpc: Ref | None) -> list[Ref]:
    """The instances of a VPC, then the interfaces that nobody has."""
    alone = [
        one
        for one in scene.in_vpc(vpc, INTERFACE)
        if not scene.says(one, "instance") and not scene.says(one, "attached_to")
    ]
    return [*scene.in_vpc(vpc, INSTANCE), *alone]


def target(scene: Scene, owner: Owner) -> Says:
    """The next host, for the port of the row before."""
    like = {**USUAL, **(owner.rows[-1] if owner.rows else {})}
    usual = {key: like[key] for key in USUAL}
    rows: list[Says] = [{**usual, "target": one} for one in _hosts(scene, owner.says.get("vpc"))]
    return first_missing(owner, rows, "target", "listener_port") or {**usual, "target": ""}


PROPOSALS = (Proposal("network-load-balancer", network_load_balancer, {"targets": target}),)
