"""Public IPv4 addresses: whose they are, and which private address stands behind each."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from playground.engine.nodes import ElasticIp, NatGateway, NetworkInterface, Ref

if TYPE_CHECKING:
    from playground.engine.network import Network


class Mapping(NamedTuple):
    """A public IPv4 address, the interface or NAT gateway that has it, and the address behind it.

    A regional NAT gateway has no private address: there `private` is the public one (NAT-15).
    """

    owner: Ref
    private: int
    public: int


def mappings(network: "Network") -> Iterator[tuple[tuple[Ref, int], int]]:
    """Each (interface or NAT gateway, private address) with its public address."""
    taken = set()
    for elastic in network.all(ElasticIp):
        owner = _holder(network, elastic)
        if owner is not None:
            taken.add(owner)
            yield owner, elastic.public_ip
    for interface in network.all(NetworkInterface):
        if interface.public_ip is None or not interface.private_ips:
            continue
        owner = (interface.id, interface.private_ips[0])
        if owner not in taken and network.runs(interface):
            yield owner, interface.public_ip


def _holder(network: "Network", elastic: ElasticIp) -> tuple[Ref, int] | None:
    if elastic.network_interface is not None:
        interface = network.get(NetworkInterface, elastic.network_interface)
        if elastic.private_ip is not None:
            return interface.id, elastic.private_ip
        return (interface.id, interface.private_ips[0]) if interface.private_ips else None
    if elastic.nat_gateway is not None:
        gateway = network.get(NatGateway, elastic.nat_gateway)
        return gateway.id, gateway.private_ip or elastic.public_ip
    return None
