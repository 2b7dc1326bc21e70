"""Sites on premises, their hosts and customer gateways as the ends of a question."""

from typing import TypeVar

from playground.engine.addresses import format_address
from playground.engine.network import Network
from playground.engine.nodes import (
    CustomerGateway,
    Node,
    OnPremisesHost,
    OnPremisesNetwork,
    Ref,
)
from playground.engine.places import Place, Stage
from playground.engine.sites import Site, site_behind, sites_with
from playground.question.errors import QuestionError

N = TypeVar("N", bound=Node)
AT_SITES = (OnPremisesNetwork, CustomerGateway, OnPremisesHost)
"""The kinds of nodes that stand on premises; a customer gateway stands for its site."""


def site_meant(network: Network, node: Node | None) -> Site | None:
    """The site that a node stands for or is in; None for what is not on premises."""
    match node:
        case OnPremisesNetwork() | CustomerGateway():
            return site_behind(network, node)
        case OnPremisesHost():
            return network.get(OnPremisesNetwork, node.network)
    return None


def starting_at(site: Ref) -> Place:
    """Where a packet of a site's host starts."""
    return Place(Stage.SITE_OUT, site)


def site_having(network: Network, address: int) -> Site | None:
    """The site that has an address.  Raises QuestionError where several have it."""
    found = sites_with(network, address)
    if len(found) > 1:
        listing = ", ".join(f"{site.name or site.id}:{format_address(address)}" for site in found)
        message = f"Several sites have {format_address(address)}: say which: {listing}."
        raise QuestionError("source", message)
    return found[0] if found else None


def without_doubles(network: Network, ends: list[N]) -> list[N]:
    """A site and its customer gateway of one name are one end."""
    sites = {site.id for node in ends if (site := site_meant(network, node)) is not None}
    alike = len(sites) == 1 and all(isinstance(node, Site) for node in ends)
    return ends[:1] if alike else ends
