"""PrivateLink and the network load balancer behind it: by which of its nodes, and to which target.

The load balancer opens a connection of its own to a target, so that client and target never see
each other's addresses: their VPCs may overlap, and need no route to each other (VPCE-22).
"""

from collections.abc import Iterator

from playground.engine.grouping import grouped
from playground.engine.headers import DESTINATION, SERVICE, SOURCE, service
from playground.engine.hops.nat import PORTS, WITH_PORTS
from playground.engine.network import Network
from playground.engine.nodes import (
    BalancerTarget,
    Instance,
    NetworkInterface,
    NetworkLoadBalancer,
    Ref,
    Subnet,
    VpcEndpoint,
    VpcEndpointService,
)
from playground.engine.places import Place, Stage
from playground.engine.reasons import Reason
from playground.engine.reasons.balancing import (
    BalancedToTarget,
    BalancerFiltersNothing,
    BalancerNotAskedDirectly,
    NoListener,
    NoTargetInZone,
    NotCrossZone,
)
from playground.engine.reasons.endpoints import (
    EndpointAnswersNoPing,
    PassesPrivateLink,
    ServiceHasNoBalancer,
    ServiceNotInZone,
)
from playground.engine.reasons.undescribed import NotDescribed
from playground.engine.tables import Match, Put, Remember, Row, Table


def balancer_behind(network: Network, interface: NetworkInterface) -> NetworkLoadBalancer | None:
    """The load balancer that AWS keeps an interface for."""
    holder = network.find(interface.attached_to or "")
    return holder if isinstance(holder, NetworkLoadBalancer) else None


def open_rows(network: Network, interface: NetworkInterface, onward: Place) -> list[Row]:
    """A load balancer without groups filters nothing (ELB-13); () for every other interface."""
    balancer = None if interface.security_groups else balancer_behind(network, interface)
    return [Row((), onward, BalancerFiltersNothing(balancer.id))] if balancer else []


# --- PrivateLink


def private_link_table(
    network: Network, endpoint: VpcEndpoint, offered: VpcEndpointService, interface: Ref
) -> Table:
    """From the endpoint's interface to the load balancer's node of the same zone (VPCE-24)."""
    unknown = network.first_untold([offered.id, *filter(None, [offered.network_load_balancer])])
    if unknown is not None:
        return _nowhere(NotDescribed(unknown))
    balancer = network.find(offered.network_load_balancer or "")
    if not isinstance(balancer, NetworkLoadBalancer):
        return _nowhere(ServiceHasNoBalancer(endpoint.id, offered.id))
    zone = _zone(network, network.get(NetworkInterface, interface))
    node = _node_in(network, balancer, offered, zone)
    unknown = network.first_untold([*balancer.subnets, *_nodes_for(network, balancer, zone)])
    if node is None and unknown is not None:
        return _nowhere(NotDescribed(unknown))
    if node is None:
        return _nowhere(ServiceNotInZone(endpoint.id, offered.id, zone))
    onward = Place(Stage.BALANCER, balancer.id, node.id)
    if node.security_groups and _enforces(balancer):
        onward = Place(Stage.INGRESS, node.id)
    passes = PassesPrivateLink(endpoint.id, offered.id, balancer.id)
    to_node = (Put(DESTINATION, node.addresses[0]),)
    return Table(
        [
            Row(((SERVICE, WITH_PORTS),), onward, passes, None, to_node, Remember.TRACKED),
            Row((), None, EndpointAnswersNoPing(endpoint.id)),
        ]
    )


def _enforces(balancer: NetworkLoadBalancer) -> bool:
    """VPCE-25: do the groups judge what comes by PrivateLink?"""
    return balancer.enforce_security_group_inbound_rules_on_private_link_traffic


def _node_in(
    network: Network, balancer: NetworkLoadBalancer, offered: VpcEndpointService, zone: str
) -> NetworkInterface | None:
    """The node of a zone that the service is in; cross-zone, another may stand in for it."""
    nodes = [one for one in network.interfaces_for.get(balancer.id, []) if one.addresses]
    within = offered.availability_zones or [_zone(network, one) for one in nodes]
    if zone not in within:
        return None
    here = [one for one in nodes if _zone(network, one) == zone]
    near = here or (nodes if balancer.cross_zone_load_balancing else [])
    return next(iter(near), None)


def _nodes_for(network: Network, balancer: NetworkLoadBalancer, zone: str) -> Iterator[Ref]:
    """The nodes that may serve a zone, with addresses or without any that are told."""
    for node in network.interfaces_for.get(balancer.id, []):
        if balancer.cross_zone_load_balancing or _zone(network, node) == zone:
            yield node.id


def _zone(network: Network, interface: NetworkInterface) -> str:
    return network.get(Subnet, interface.subnet).availability_zone


# --- the load balancer


def balancer_table(network: Network, ref: Ref, interface: Ref) -> Table:
    """A listener takes the packet, and one of its targets gets it from the node's address."""
    balancer = network.get(NetworkLoadBalancer, ref)
    node = network.get(NetworkInterface, interface)
    listeners = grouped(balancer.targets, lambda one: (one.protocol, one.listener_port))
    rows = [
        _listener(network, balancer, node, service(*asked), targets)
        for asked, targets in listeners.items()
    ]
    return Table([*rows, Row((), None, NoListener(ref))])


def _listener(
    network: Network,
    balancer: NetworkLoadBalancer,
    node: NetworkInterface,
    asked: int,
    targets: list[BalancerTarget],
) -> Row:
    match = ((SERVICE, (asked, asked + 1)),)
    zone = _zone(network, node)
    used = _used(network, balancer, targets)
    reached = [
        _way(balancer, node, match, target, interface)
        for target, interface in _healthy(network, used)
        if balancer.cross_zone_load_balancing or _zone(network, interface) == zone
    ]
    if reached:
        return reached[0]._replace(others=tuple(reached[1:]))
    unknown = network.first_untold(target.target for target in targets)
    lacking: Reason = NotCrossZone(balancer.id, zone) if used else NoTargetInZone(balancer.id, zone)
    if unknown is not None:
        lacking = NotDescribed(unknown)
    return Row(match, None, lacking)


def _interface_of(network: Network, target: BalancerTarget) -> NetworkInterface | None:
    """Where a target listens: an instance at its primary interface."""
    node = network.find(target.target)
    if isinstance(node, Instance):
        return next(iter(network.interfaces_of.get(node.id, [])), None)
    return node if isinstance(node, NetworkInterface) else None


Found = tuple[BalancerTarget, NetworkInterface]


def _used(
    network: Network, balancer: NetworkLoadBalancer, targets: list[BalancerTarget]
) -> list[Found]:
    """The targets in zones that the balancer is enabled in; others get nothing (ELB-02)."""
    enabled = {network.get(Subnet, one).availability_zone for one in balancer.subnets}
    found = ((target, _interface_of(network, target)) for target in targets)
    return [
        (target, interface)
        for target, interface in found
        if interface is not None and interface.addresses and _zone(network, interface) in enabled
    ]


def _healthy(network: Network, used: list[Found]) -> list[Found]:
    """The targets that run; if none does, all are tried (ELB-20)."""
    return [one for one in used if network.runs(one[1])] or used


def _way(
    balancer: NetworkLoadBalancer,
    node: NetworkInterface,
    match: Match,
    target: BalancerTarget,
    interface: NetworkInterface,
) -> Row:
    """VPCE-23: the target sees the node's address, and a port of its choice."""
    address, port = interface.addresses[0], target.port or target.listener_port
    said = BalancedToTarget(balancer.id, interface.id, node.addresses[0], port)
    changes = (
        Put(SOURCE, node.addresses[0]),
        PORTS,
        Put(DESTINATION, address),
        Put(SERVICE, service(target.protocol, port)),
    )
    return Row(match, Place(Stage.EGRESS, node.id), said, None, changes, Remember.TRACKED)


def asked_directly(balancer: NetworkLoadBalancer) -> Table:
    """A node asked at its own address: only PrivateLink is modelled."""
    return _nowhere(BalancerNotAskedDirectly(balancer.id))


def balancer_reply_table(ref: Ref) -> Table:
    """From a target: what answers no connection of the load balancer ends here."""
    return _nowhere(NoListener(ref))


def _nowhere(said: Reason) -> Table:
    return Table([Row((), None, said)])
