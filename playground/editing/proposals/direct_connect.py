"""New Direct Connect gateways and virtual interfaces."""

from playground.editing.proposals.hybrid_transit import transit_association
from playground.editing.proposals.proposal import Owner, Proposal, first_missing
from playground.editing.proposals.scene import Scene
from playground.editing.sheet import Says
from playground.engine.nodes import Ref

DOORS = ("virtual-private-gateway", "transit-gateway")
NO_SITE = "A virtual interface needs an on-premises network: add one first."
NO_GATEWAY = (
    "A virtual interface needs a Direct Connect gateway or a virtual private gateway: "
    "add one first. [TGW-01]"
)


def direct_connect_gateway(scene: Scene) -> Says:
    """Associated with the gateway near the selection, if one is free (TGW-01)."""
    free = [one for one in _doors(scene, {*DOORS}) if _is_free(scene, one)]
    rows = [_association(scene, free[0])] if free else []
    return {"name": scene.name("direct-connect"), "associations": rows}


def _doors(scene: Scene, kinds: set[str]) -> list[Ref]:
    """The gateways that may stand behind it: the selected one, then those of one VPC each."""
    selected = scene.near_of(*kinds)

    def how_far(one: Ref) -> tuple[bool, int]:
        return one != selected, DOORS.index(scene.kind(one))

    return sorted(scene.ranked(*kinds), key=how_far)


def _is_free(scene: Scene, gateway: Ref) -> bool:
    """A virtual private gateway is associated once; a transit gateway with any number."""
    if scene.kind(gateway) == "transit-gateway":
        return True
    taken = [row.get("gateway") for row in _every_association(scene)]
    return gateway not in taken and bool(scene.vpc_of(gateway))


def _every_association(scene: Scene) -> list[Says]:
    doors = scene.every("direct-connect-gateway")
    return [row for one in doors for row in scene.says(one, "associations") or []]


def _association(scene: Scene, gateway: Ref) -> Says:
    if scene.kind(gateway) == "transit-gateway":
        return transit_association(scene, gateway)
    return {"gateway": gateway, "allowed_prefixes": []}


def association(scene: Scene, owner: Owner) -> Says:
    """The next gateway of the kind that it is for, and that no other has."""
    kinds = {scene.kind(str(one)) for one in owner.column("gateway")} & {*DOORS}
    every = _doors(scene, kinds or {*DOORS})
    rows = [_association(scene, one) for one in every if _is_free(scene, one)]
    return first_missing(owner, rows, "gateway") or {"gateway": "", "allowed_prefixes": []}


def virtual_interface(scene: Scene) -> Says:
    """From the selected site to a Direct Connect gateway, else straight to a VPC's gateway."""
    site = scene.need("on-premises-network", NO_SITE)
    says: Says = {"name": scene.name(f"{scene.called(site)}-line"), "network": site}
    door = scene.choose("direct-connect-gateway")
    if door is not None:
        rows = scene.says(door, "associations") or []
        transit = any(scene.kind(row.get("gateway")) == "transit-gateway" for row in rows)
        kind = "transit" if transit else "private"
        return {**says, "type": kind, "direct_connect_gateway": door}
    straight = scene.need("virtual-private-gateway", NO_GATEWAY)
    return {**says, "type": "private", "virtual_private_gateway": straight}


PROPOSALS = (
    Proposal("direct-connect-gateway", direct_connect_gateway, {"associations": association}),
    Proposal("virtual-interface", virtual_interface),
)
