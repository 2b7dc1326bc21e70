"""Proposing anew: somebody has chosen where something new is to be, and the rest goes with it."""

from collections.abc import Iterator, Mapping
from typing import Any

from playground.editing.proposals import Lacking, propose
from playground.editing.proposals.scene import Scene
from playground.editing.sheet import Says, Sheet, primary_of
from playground.engine.network import Network
from playground.engine.nodes import Ref
from playground.kinds import Kind
from playground.kinds.shapes import Refers

Chosen = Mapping[str, Ref]
"""Field -> what was chosen for it, the latest last."""
JOINED_LATER = ("route_table", "peer_route_table", "network_acl", "attached_to")
"""What these say does not decide where something stands."""
PLACES = ("vpc", "subnet")
"""The one lies in the other."""


def deciding(kind: Kind) -> tuple[str, ...]:
    """The fields of a kind that decide where one lies or what it joins: what names one other."""
    return tuple(
        one.key
        for one in (*kind.fields, *kind.shorthand)
        if isinstance(one.shape, Refers) and one.key not in JOINED_LATER
    )


def with_choice(chosen: Chosen, key: str, ref: Ref, sheet: Sheet) -> Chosen:
    """Everything chosen by now; "" takes a choice back.  What lies elsewhere is chosen no more."""
    scene = Scene(sheet)
    left = {
        other: one
        for other, one in chosen.items()
        if other != key
        and not ({key, other} == {*PLACES} and scene.vpc_of(one) != scene.vpc_of(ref))
    }
    return {**left, key: ref} if scene.kind(ref) else left


def propose_anew(
    kind: Kind, sheet: Sheet, network: Network, near: Ref, chosen: Chosen, said: Says
) -> Says:
    """What a new one says where this is chosen; `said` is what its form says by now.

    Where nothing can be proposed there, nothing is, rather than what fits another place.
    """
    place = [near, *chosen.values()][-1]
    found = _proposed(kind, sheet, network, place, chosen)
    if found is None or not _follows(found, chosen, sheet):
        elsewhere = _proposed(kind, sheet, network, near) or {}
        joined = dict(_joined(kind, Scene(sheet, network), chosen, said))
        found = {"name": elsewhere.get("name"), **joined}
    return {**found, **chosen}


def _proposed(
    kind: Kind, sheet: Sheet, network: Network, near: Ref, chosen: Chosen | None = None
) -> Says | None:
    try:
        return propose(kind.slug, sheet, network, near or None, chosen)
    except Lacking:
        return None


def _follows(found: Says, chosen: Chosen, sheet: Sheet) -> bool:
    """Is it for what is chosen?  Of an instance its primary interface may be meant."""
    return all(found.get(key, ref) in (ref, primary_of(sheet, ref)) for key, ref in chosen.items())


def _joined(kind: Kind, scene: Scene, chosen: Chosen, said: Says) -> Iterator[tuple[str, Any]]:
    """What the form joins that lies in no other VPC."""
    homes = set(filter(None, map(scene.vpc_of, chosen.values())))
    for key in deciding(kind):
        ref = said.get(key)
        apart = scene.kind(ref) == "vpc" and key != "vpc"
        if apart or not homes or scene.vpc_of(ref) is None or scene.vpc_of(ref) in homes:
            yield key, ref
