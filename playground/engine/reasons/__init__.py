"""Reasons: one frozen class per thing that can be said of a packet, one file per family."""

from playground.engine.reasons import (
    appliances,
    balancing,
    client_vpn,
    compute,
    direct_connect,
    dns,
    endpoints,
    gateways,
    interconnect,
    mtu,
    routing,
    security,
    service_names,
    transit,
    undescribed,
    vpc,
    vpn,
)
from playground.engine.reasons.reason import Blocks, Effect, Passes, Reason, Undetermined

FAMILIES = (
    vpc,
    routing,
    gateways,
    interconnect,
    transit,
    vpn,
    direct_connect,
    client_vpn,
    endpoints,
    balancing,
    service_names,
    appliances,
    security,
    compute,
    mtu,
    dns,
    undescribed,
)

REASONS: tuple[type[Reason], ...] = tuple(
    kind
    for family in FAMILIES
    for kind in vars(family).values()
    if isinstance(kind, type) and issubclass(kind, Reason) and kind.__module__ == family.__name__
)
"""Every reason there is, in the order of the files."""

__all__ = ["REASONS", "Blocks", "Effect", "Passes", "Reason", "Undetermined"]
