"""A network as DOT for people: with labels, to be edited or laid out by any Graphviz."""

import re
from collections.abc import Iterator

from graphviz import Digraph, escape, nohtml

from playground.drawing.captions import clean
from playground.drawing.styles import STYLES
from playground.drawing.wiring import targets
from playground.engine.network import Network
from playground.engine.nodes import (
    EgressOnlyInternetGateway,
    InternetGateway,
    NatGateway,
    NetworkInterface,
    Node,
    OutsideHost,
    Ref,
    Subnet,
    TransitGateway,
    Vpc,
    VpcPeeringConnection,
)
from playground.engine.places import INTERNET_ID

PLAIN = re.compile(r"[A-Za-z][\w-]*")


def to_readable_dot(network: Network) -> str:
    """VPCs and subnets as clusters, hosts and gateways as nodes, routes as edges."""
    graph = Digraph("network", graph_attr={"rankdir": "TB", "newrank": "true", "compound": "true"})
    graph.attr("node", shape="box", style="rounded", fontname="Helvetica")
    graph.attr("graph", fontname="Helvetica")
    graph.node(INTERNET_ID, label="internet", shape="ellipse")
    for host in network.all(OutsideHost):
        graph.node(_key(host.id), label=_label(host))
        graph.edge(_key(host.id), INTERNET_ID, dir="none")
    for vpc in network.all(Vpc):
        graph.subgraph(_vpc(network, vpc))
    for gate in _gates(network):
        graph.node(_key(gate.id), label=_label(gate))
        if gate.vpc is not None:
            graph.edge(_key(gate.id), INTERNET_ID)
    for peering in network.all(VpcPeeringConnection):
        graph.node(_key(peering.id), label=_label(peering))
    for hub in network.all(TransitGateway):
        graph.node(_key(hub.id), label=_label(hub))
    for tail, head, subnet in _routes(network):
        graph.edge(tail, head, ltail=f"cluster_{_key(subnet)}")
    return str(graph.source)


def _vpc(network: Network, vpc: Vpc) -> Digraph:
    graph = Digraph(f"cluster_{_key(vpc.id)}")
    graph.attr(label=_label(vpc, *map(str, vpc.blocks)))
    for subnet in network.subnets_of.get(vpc.id, []):
        graph.subgraph(_subnet(network, subnet))
    for gateway in network.all(NatGateway):
        if gateway.vpc == vpc.id and gateway.subnet is None:
            graph.node(_key(gateway.id), label=_label(gateway))
    return graph


def _subnet(network: Network, subnet: Subnet) -> Digraph:
    graph = Digraph(f"cluster_{_key(subnet.id)}")
    graph.attr(label=_label(subnet, *map(str, subnet.blocks), subnet.availability_zone))
    graph.node(_anchor(subnet.id), label="", shape="point", style="invis")
    for node in _hosts(network, subnet.id):
        graph.node(_key(node.id), label=_label(node))
    return graph


def _hosts(network: Network, subnet: Ref) -> list[Node]:
    found: dict[Ref, Node] = {one.id: one for one in network.nat_gateways_in.get(subnet, [])}
    for interface in network.interfaces_in.get(subnet, []):
        node = network.host_of(interface)
        first = isinstance(node, NetworkInterface) or (
            network.interfaces_of[node.id][0] is interface
        )
        shown = node if first else interface
        found[shown.id] = shown
    return list(found.values())


def _gates(network: Network) -> Iterator[InternetGateway | EgressOnlyInternetGateway]:
    yield from network.all(InternetGateway)
    yield from network.all(EgressOnlyInternetGateway)


def _routes(network: Network) -> Iterator[tuple[str, str, Ref]]:
    for subnet in network.all(Subnet):
        for target in targets(network, subnet.id):
            yield _anchor(subnet.id), _key(target), subnet.id


def _key(ref: Ref) -> str:
    """An id that DOT reads as one name: a colon would be a port."""
    return ref if PLAIN.fullmatch(ref) else "n" + ref.encode().hex()


def _anchor(subnet: Ref) -> str:
    return f"{_key(subnet)}-routes"


def _label(node: Node, *more: str) -> str:
    """Lines of a label.  Graphviz reads entities and backslashes in it, so both are escaped."""
    lines = [clean(node.name or node.id), STYLES[type(node)].words, *map(clean, more)]
    label: str = nohtml(r"\n".join(escape(line.replace("&", "&amp;")) for line in lines))
    return label
