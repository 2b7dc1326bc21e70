"""Proposals: what a teacher would fill in for a new resource of every kind, or its next row."""

from playground.editing.acts import Act, Add
from playground.editing.proposals import (
    balancing,
    client_vpn,
    compute,
    direct_connect,
    endpoints,
    gateways,
    hybrid_transit,
    interconnect,
    routing,
    security,
    transit,
    vpc,
    vpn,
)
from playground.editing.proposals.ports import PortHint, ephemeral_hint, port_hints
from playground.editing.proposals.proposal import Owner, Proposal
from playground.editing.proposals.scene import Lacking, Scene
from playground.editing.sheet import Says, Sheet
from playground.engine.network import Network
from playground.engine.nodes import Ref

PROPOSALS: tuple[Proposal, ...] = (
    *vpc.PROPOSALS,
    *routing.PROPOSALS,
    *gateways.PROPOSALS,
    *interconnect.PROPOSALS,
    *transit.PROPOSALS,
    *vpn.PROPOSALS,
    *direct_connect.PROPOSALS,
    *hybrid_transit.PROPOSALS,
    *client_vpn.PROPOSALS,
    *endpoints.PROPOSALS,
    *balancing.PROPOSALS,
    *security.PROPOSALS,
    *compute.PROPOSALS,
)
BY_KIND = {one.kind: one for one in PROPOSALS}


def propose(kind_slug: str, sheet: Sheet, network: Network, near: Ref | None = None) -> Says:
    """What a new resource of a kind says, in the words of the scenario file.

    `near` is what is selected: a new one goes there, or to what that stands in or belongs to.
    Raises Lacking where something has to be there first; `missing` says the same.
    """
    return BY_KIND[kind_slug].says(Scene(sheet, network, near))


def missing(kind_slug: str, sheet: Sheet) -> str:
    """What must be there before one can be added, as a sentence; "" if nothing."""
    try:
        BY_KIND[kind_slug].says(Scene(sheet))
    except Lacking as lacking:
        return str(lacking)
    return ""


def companions(
    kind_slug: str, ref: Ref, says: Says, sheet: Sheet, network: Network
) -> tuple[Act, ...]:
    """What has to come with a new resource of this id that says this, so that AWS accepts it.

    A public NAT gateway brings an elastic IP (NAT-01), an attachment its association (TGW-01).
    Raises Refused where it cannot be added at all.
    """
    added = Add(kind_slug, says, ref).on(sheet)
    try:
        return BY_KIND[kind_slug].along(Scene(added, network, ref), ref, says)
    except Lacking:
        return ()


def propose_acts(
    kind_slug: str, sheet: Sheet, network: Network, near: Ref | None = None
) -> tuple[Act, ...]:
    """The acts that add what is proposed, and what has to come with it.  Raises Lacking."""
    says = propose(kind_slug, sheet, network, near)
    added = Add(kind_slug, says)
    return (added, *companions(kind_slug, added.id, says, sheet, network))


def propose_row(
    kind_slug: str, part_key: str, sheet: Sheet, network: Network, id: Ref, says: Says
) -> Says:
    """The next row of a part of a resource; `says` is what its form says by now.

    `id` is "" for a resource that is not there yet.  A value is "" where nothing can be proposed.
    """
    scene = Scene(sheet, network, id or None)
    return BY_KIND[kind_slug].rows[part_key](scene, Owner(id, says, part_key))


__all__ = [
    "PROPOSALS",
    "Lacking",
    "PortHint",
    "companions",
    "ephemeral_hint",
    "missing",
    "port_hints",
    "propose",
    "propose_acts",
    "propose_row",
]
