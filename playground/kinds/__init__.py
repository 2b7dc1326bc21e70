"""The registry: every kind of resource, declared once, one file per family."""

from playground.engine.nodes import Node
from playground.kinds import (
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
from playground.kinds.kind import Field, Kind, Part
from playground.models import Resource

KINDS: tuple[Kind, ...] = (
    *vpc.KINDS,
    *routing.KINDS,
    *gateways.KINDS,
    *interconnect.KINDS,
    *transit.KINDS,
    *vpn.KINDS,
    *direct_connect.KINDS,
    *hybrid_transit.KINDS,
    *client_vpn.KINDS,
    *endpoints.KINDS,
    *balancing.KINDS,
    *security.KINDS,
    *compute.KINDS,
)

BY_SLUG = {kind.slug: kind for kind in KINDS}
BY_CLASS: dict[type, Kind] = {kind.node: kind for kind in KINDS} | {
    kind.model: kind for kind in KINDS
}


def kind_named(slug: str) -> Kind:
    """The kind with this slug.  Raises KeyError."""
    return BY_SLUG[slug]


def kind_of(thing: Node | Resource) -> Kind:
    """The kind of a node or of a row."""
    return BY_CLASS[type(thing)]


__all__ = ["BY_SLUG", "KINDS", "Field", "Kind", "Part", "kind_named", "kind_of"]
