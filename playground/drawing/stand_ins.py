"""Resources that show as others: interfaces as their instance, endpoints as their interfaces."""

from collections import defaultdict
from collections.abc import Iterator

from playground.engine.network import Network
from playground.engine.nodes import (
    Instance,
    NetworkInterface,
    NetworkLoadBalancer,
    Ref,
    VpcEndpoint,
)


def aliases(network: Network) -> Iterator[tuple[Ref, Ref]]:
    """What is not drawn itself -> what shows it."""
    for instance in network.all(Instance):
        for interface in network.interfaces_of.get(instance.id, [])[:1]:
            yield interface.id, instance.id
    for holder, interfaces in members(network).items():
        yield holder, interfaces[0]


def members(network: Network) -> dict[Ref, tuple[Ref, ...]]:
    """Endpoints and load balancers by their interfaces; a Client VPN endpoint is a card itself."""
    found: dict[Ref, list[Ref]] = defaultdict(list)
    for interface in network.all(NetworkInterface):
        holder = network.find(interface.attached_to or "")
        if isinstance(holder, VpcEndpoint | NetworkLoadBalancer):
            found[holder.id].append(interface.id)
    return {holder: tuple(refs) for holder, refs in found.items()}


def behind(network: Network) -> dict[Ref, Ref]:
    """Each interface of an endpoint -> the service of somebody's own that it leads to."""
    held = members(network)
    led = ((one.service, held.get(one.id, ())) for one in network.all(VpcEndpoint))
    return {ref: service for service, refs in led if service for ref in refs}
