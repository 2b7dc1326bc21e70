"""Quick acts for what joins VPCs: the routes that a way needs on both sides."""

from playground.editing.proposals.interconnect import ends_of
from playground.editing.proposals.scene import Scene
from playground.editing.proposals.transit import VPC_ATTACHMENT, attached_vpcs
from playground.editing.quick.plan import Quick, Series, WhyNot
from playground.editing.sheet import Says
from playground.engine.addresses import Prefix
from playground.engine.nodes import Ref

PEERING = "vpc-peering-connection"


def route_over_peering(series: Series, peering: Ref) -> None:
    """PCX-03: the tables of both VPCs lead to each other's blocks.  Raises WhyNot."""
    scene = series.scene()
    called = scene.called(peering)
    if (scene.says(peering, "status") or "active") != "active":
        raise WhyNot(f"{called} is not active, so nothing goes over it.")
    requester, accepter = ends_of(scene, peering)
    for vpc, other in ((requester, accepter), (accepter, requester)):
        _lead(series, scene, vpc, scene.blocks_of(other), peering)
    if not series.acts:
        raise WhyNot(f"Both VPCs have their routes to {called} already.")


def route_over_transit(series: Series, attachment: Ref) -> None:
    """TGW-09: the VPC leads to the blocks of the others, and they to it.  Raises WhyNot."""
    scene = series.scene()
    gateway, vpc = scene.says(attachment, "transit_gateway"), scene.says(attachment, "vpc")
    others = [one for one in attached_vpcs(scene, gateway) if one != vpc]
    if not others:
        raise WhyNot(f"No other VPC is attached to {scene.called(gateway)}.")
    theirs = [cidr for other in others for cidr in scene.blocks_of(other)]
    _lead(series, scene, vpc, theirs, gateway)
    for other in others:
        _lead(series, scene, other, scene.blocks_of(vpc), gateway)
    if not series.acts:
        raise WhyNot(f"The routes to {scene.called(gateway)} are all there.")


def _lead(series: Series, scene: Scene, vpc: Ref | None, blocks: list[Prefix], target: Ref) -> None:
    """A route to each block in every table that a subnet of the VPC uses.

    A destination that is there already stays as it is, and so does what is the VPC's own.
    """
    own = scene.blocks_of(vpc)
    apart = [one for one in blocks if not any(one.overlaps(mine) for mine in own)]
    wanted = list(dict.fromkeys(map(str, apart)))
    for table in _tables_in_force(scene, vpc):
        rows: list[Says] = scene.says(table, "routes") or []
        there = {row.get("destination") for row in rows}
        added = [{"destination": one, "target": target} for one in wanted if one not in there]
        where = f"in {scene.called(table)} of {scene.called(vpc)}"
        told = [f"Route {one['destination']} → {scene.called(target)} {where}" for one in added]
        if added:
            series.amend(table, "routes", added, *told)


def _tables_in_force(scene: Scene, vpc: Ref | None) -> list[Ref]:
    """The tables that its subnets use; without subnets the main one."""
    used = map(scene.table_of, scene.in_vpc(vpc, "subnet"))
    main = scene.main_tables.get(vpc)
    return list(dict.fromkeys(filter(None, used))) or ([main] if main else [])


QUICK = (
    Quick(
        "routes",
        PEERING,
        lambda name: f"Add the routes of both VPCs over {name}",
        lambda name: f"Added the routes over {name}",
        route_over_peering,
    ),
    Quick(
        "routes",
        VPC_ATTACHMENT,
        lambda name: f"Add the routes to and from the other VPCs over {name}",
        lambda name: f"Added the routes over {name}",
        route_over_transit,
    ),
)
