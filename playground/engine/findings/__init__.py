"""Findings: what AWS takes, but a teacher would mark; one file per subject, and no prose."""

from collections.abc import Iterator

from playground.engine.findings import (
    acl_rows,
    dead_routes,
    forgotten_routes,
    group_rules,
    nat_gateways,
    open_rules,
    overlaps,
    peering_ways,
    public_subnets,
    site_returns,
    transit_returns,
    transit_ways,
    unused,
)
from playground.engine.findings.finding import Finding, FindingTopic, Weight
from playground.engine.findings.ground import Ground
from playground.engine.network import Network
from playground.engine.validity.telling import can_be_told

SUBJECTS = (
    open_rules,
    dead_routes,
    nat_gateways,
    transit_ways,
    peering_ways,
    transit_returns,
    site_returns,
    forgotten_routes,
    public_subnets,
    overlaps,
    acl_rows,
    group_rules,
    unused,
)

FINDINGS: tuple[type[Finding], ...] = tuple(
    kind
    for subject in SUBJECTS
    for kind in vars(subject).values()
    if isinstance(kind, type)
    and issubclass(kind, Finding)
    and kind.__module__ == subject.__name__
    and kind.rule
    and hasattr(kind, "topic")
)
"""Every finding there is, in the order of the files."""


def findings(network: Network) -> Iterator[Finding]:
    """Everything that is unwise in a network, subject by subject.

    Of what is not described, and of what depends on it, nothing is said.
    """
    ground = Ground(network)
    for subject in SUBJECTS:
        for check in subject.CHECKS:
            yield from (one for one in check(ground) if can_be_told(network, one))


__all__ = ["FINDINGS", "SUBJECTS", "Finding", "FindingTopic", "Weight", "findings"]
