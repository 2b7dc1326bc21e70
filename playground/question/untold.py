"""Ends whose addresses nobody tells: whoever asks about them learns who would tell."""

from collections.abc import Iterator

from playground.engine.addresses import V6, holds
from playground.engine.hops.internet import NOT_CARRIED
from playground.engine.network import Network
from playground.engine.nodes import Node, OnPremisesNetwork, Ref
from playground.engine.reasons.undescribed import NotDescribed
from playground.question.ends import interfaces_of, within
from playground.question.sites import site_meant

UNSPECIFIED = (0, V6)
"""0.0.0.0 and ::, which say that an address is not known (RFC 1122, RFC 4291)."""


def no_address_of(network: Network, node: Node) -> NotDescribed | None:
    """Who would tell the addresses of a node that has none; None where it is known to have none."""
    unknown = network.first_untold(_telling(network, node))
    return None if unknown is None else NotDescribed(unknown)


def _telling(network: Network, node: Node) -> Iterator[Ref]:
    yield node.id
    site = site_meant(network, node)
    if site is not None:
        yield site.id
    for interface in interfaces_of(network, node):
        yield from (interface.id, interface.subnet)


def may_have_any(network: Network, node: Node) -> bool:
    """Is it a site of which nobody tells the blocks?"""
    site = site_meant(network, node)
    return isinstance(site, OnPremisesNetwork) and not (site.cidrs or network.tells(site.id))


def site_that_may_have(network: Network, address: int) -> OnPremisesNetwork | None:
    """A site that is not described, for a private address that is of no VPC here."""
    if within(network, address) or not holds(NOT_CARRIED, address):
        return None
    sites = (one for one in network.all(OnPremisesNetwork) if may_have_any(network, one))
    return next(sites, None)
