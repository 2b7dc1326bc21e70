"""Validity: which networks AWS would accept, one small predicate per rule, one file per subject."""

from collections.abc import Iterator

from playground.engine.network import Network
from playground.engine.validity import (
    addresses,
    appliances,
    client_vpn,
    compute,
    direct_connect,
    edges,
    elastic_ips,
    endpoint_fields,
    endpoint_services,
    endpoints,
    gateways,
    inner_routes,
    interconnect,
    prefix_lists,
    quotas,
    routing,
    security,
    sites,
    subnets,
    targets,
    transit,
    transit_quotas,
    transit_tables,
    vpc,
    vpn,
    vpn_quotas,
    weighed_quotas,
)
from playground.engine.validity.fault import Fault, Severity
from playground.engine.validity.subnets import usable_addresses
from playground.engine.validity.telling import can_be_told

SUBJECTS = (
    vpc,
    subnets,
    routing,
    inner_routes,
    targets,
    appliances,
    prefix_lists,
    edges,
    gateways,
    elastic_ips,
    security,
    addresses,
    compute,
    interconnect,
    transit,
    transit_tables,
    vpn,
    sites,
    direct_connect,
    client_vpn,
    endpoints,
    endpoint_fields,
    endpoint_services,
    quotas,
    weighed_quotas,
    transit_quotas,
    vpn_quotas,
)

FAULTS: tuple[type[Fault], ...] = tuple(
    kind
    for subject in SUBJECTS
    for kind in vars(subject).values()
    if isinstance(kind, type)
    and issubclass(kind, Fault)
    and kind.__module__ == subject.__name__
    and kind.rule
)
"""Every fault there is, in the order of the files."""


def faults(network: Network) -> Iterator[Fault]:
    """Everything that AWS would reject or warn of, subject by subject.

    Of what is not described, and of what depends on it, nobody can say that it is wrong.
    """
    for subject in SUBJECTS:
        for check in subject.CHECKS:
            yield from (one for one in check(network) if can_be_told(network, one))


__all__ = ["FAULTS", "Fault", "Severity", "faults", "usable_addresses"]
