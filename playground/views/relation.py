"""One thing that a resource has to do with others, and the questions that many kinds share."""

from collections.abc import Callable, Iterator
from typing import Any

from playground.engine.network import Network
from playground.engine.nodes import NetworkInterface, Node, Ref, RouteTable
from playground.engine.prefix_lists import all_routes

Relation = tuple[str, list[str | Node]]
"""A label, and what stands beside it: words, or nodes to link to."""
Tell = Callable[[Network, Any], Iterator[Relation]]


def leading(network: Network, *refs: Ref | None) -> Relation:
    """The route tables with a route to one of these, written or by itself."""
    named = set(filter(None, refs))
    tables = network.all(RouteTable)
    found = [one for one in tables if any(way.target in named for way in all_routes(network, one))]
    return "Route tables that lead here", list(found)


def interfaces_for(network: Network, holder: Ref) -> Relation:
    """The network interfaces that AWS keeps for something."""
    every = network.all(NetworkInterface)
    return "Network interfaces", [one for one in every if one.attached_to == holder]


def known(network: Network, *refs: Ref | None) -> list[str | Node]:
    """The nodes that are there."""
    found = (network.find(ref) for ref in refs if ref)
    return [node for node in found if node is not None]
