"""AWS's public services: which addresses each has, and what becomes of their answers."""

from playground.engine.aws_services import aws_service, illustrative_blocks, illustrative_service
from playground.engine.network import Network
from playground.engine.nodes import AWS, ManagedPrefixList, NetworkInterface, Ref, Vpc, VpcEndpoint
from tests.engine.oracle import edge, subnets
from tests.engine.oracle.headers import Address, Block, block, inside
from tests.engine.oracle.lookups import node
from tests.engine.oracle.way import Fate, Way

PREFIX = "com.amazonaws."
ON_THE_INTERNET = "com.amazonaws"
"""Where a packet ends that comes to a service by its public address."""


def blocks_of(network: Network, name: str) -> list[Block]:
    """What AWS's list for the service says, if it says anything; else illustrative addresses."""
    for one in network.all(ManagedPrefixList):
        if one.owner == AWS and one.name == name and one.entries:
            return [block(entry.cidr) for entry in one.entries]
    service = aws_service(name)
    return [block(one) for one in illustrative_blocks(service)] if service else []


def entries_of(network: Network, one: ManagedPrefixList) -> list[Block]:
    """The blocks of a list; AWS's own is never empty."""
    if one.owner == AWS and one.name.startswith(PREFIX):
        return blocks_of(network, one.name)
    return [block(entry.cidr) for entry in one.entries]


def at(network: Network, wanted: Address) -> Ref | None:
    """The service that has an address."""
    names = [one.name for one in network.all(ManagedPrefixList) if one.owner == AWS]
    shown = illustrative_service(int(wanted)) if wanted.version == 4 else None
    names += [shown.id] if shown else []
    for name in names:
        if name.startswith(PREFIX) and inside(wanted, blocks_of(network, name)):
            return name
    return None


def reached(way: Way, service: Ref, by: Ref) -> Fate:
    """The service takes the packet, and remembers by what it came."""
    way.memory.served.append(by)
    return way.ends_at(ON_THE_INTERNET if by == edge.INTERNET else service)


def from_service(way: Way) -> Fate:
    """The answer takes the way back by which the request came."""
    by = way.memory.served[-1]
    if by == edge.INTERNET:
        way.sender = edge.INTERNET
        return edge.over_internet(way)
    for endpoint in way.network.all(VpcEndpoint):
        if endpoint.id == by:
            return subnets.to_vpc(way, node(way.network, Vpc, endpoint.vpc))
    return subnets.from_host(way, node(way.network, NetworkInterface, by))
