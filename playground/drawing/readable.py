"""A network as DOT for people: with labels, to be edited or laid out by any Graphviz."""

import re
from collections.abc import Iterator

from graphviz import Digraph, escape, nohtml

from playground.drawing.captions import clean
from playground.drawing.stand_ins import aliases
from playground.drawing.stretches import ink, outcomes, stretches
from playground.drawing.styles import STYLES
from playground.drawing.trail import Leg, Trace
from playground.drawing.trees import branches
from playground.drawing.wiring import targets
from playground.engine.network import Network
from playground.engine.nodes import (
    AwsService,
    ClientVpnEndpoint,
    CustomerGateway,
    DirectConnectGateway,
    EgressOnlyInternetGateway,
    InternetGateway,
    NatGateway,
    NetworkInterface,
    NetworkLoadBalancer,
    Node,
    OnPremisesHost,
    OnPremisesNetwork,
    OutsideHost,
    Ref,
    Subnet,
    TransitGateway,
    TransitGatewayConnect,
    VirtualInterface,
    VirtualPrivateGateway,
    Vpc,
    VpcEndpoint,
    VpcEndpointService,
    VpcPeeringConnection,
    VpnConnection,
)
from playground.engine.places import INTERNET_ID

BETWEEN: tuple[type[Node], ...] = (
    TransitGateway,
    VpcEndpointService,
    DirectConnectGateway,
    VpnConnection,
    VirtualInterface,
    TransitGatewayConnect,
    CustomerGateway,
)
PLAIN = re.compile(r"[A-Za-z][\w-]*")


def to_readable_dot(network: Network, trace: Trace | None = None) -> str:
    """VPCs and subnets as clusters, hosts and gateways as nodes, routes and a trace as edges."""
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
    for hub in _between(network):
        graph.node(_key(hub.id), label=_label(hub))
    for site in network.all(OnPremisesNetwork):
        graph.subgraph(_site(network, site))
    _add_lines(graph, network)
    for tail, head, subnet in _routes(network):
        graph.edge(tail, head, ltail=f"cluster_{_key(subnet)}")
    _light(graph, network, trace)
    return str(graph.source)


def _light(graph: Digraph, network: Network, trace: Trace | None) -> None:
    """A trace as numbered arrows, which do not move anything; what is on its way in colour."""
    shown_as = dict(aliases(network))

    def shown(leg: Leg) -> list[Ref]:
        hosts = [shown_as.get(ref, ref) if _is_interface(network, ref) else ref for ref in leg.refs]
        return [ref for ref in hosts if ref == INTERNET_ID or _has_node(network, ref)]

    for ref, mark in outcomes(trace, shown).items():
        node = network.find(ref)
        label = {"label": _label(node)} if isinstance(node, AwsService) else {}
        graph.node(_end(network, ref), color=ink(mark), penwidth="2.5", **label)
    for one in stretches(trace, shown):
        style = "bold" if one.leg == "request" else "dashed"
        look = {"color": ink(), "fontcolor": ink(), "penwidth": "2.5", "style": style}
        tail, head = _end(network, one.tail), _end(network, one.head)
        graph.edge(tail, head, label=one.label, constraint="false", **look)


def _is_interface(network: Network, ref: Ref) -> bool:
    """That of an instance shows as this; an endpoint is a node beside its interfaces."""
    return isinstance(network.find(ref), NetworkInterface)


def _has_node(network: Network, ref: Ref) -> bool:
    node = network.find(ref)
    return node is not None and type(node) in STYLES and not isinstance(node, Vpc)


def _end(network: Network, ref: Ref) -> str:
    """The node that stands for a resource; for a subnet its anchor."""
    return _anchor(ref) if isinstance(network.find(ref), Subnet) else _key(ref)


def _vpc(network: Network, vpc: Vpc) -> Digraph:
    graph = Digraph(f"cluster_{_key(vpc.id)}")
    graph.attr(label=_label(vpc, *map(str, vpc.blocks)))
    for subnet in network.subnets_of.get(vpc.id, []):
        graph.subgraph(_subnet(network, subnet))
    for gateway in network.all(NatGateway):
        if gateway.vpc == vpc.id and gateway.subnet is None:
            graph.node(_key(gateway.id), label=_label(gateway))
    for node in _with_vpc(network):
        if node.vpc == vpc.id:
            graph.node(_key(node.id), label=_label(node))
    return graph


def _with_vpc(
    network: Network,
) -> Iterator[VirtualPrivateGateway | ClientVpnEndpoint | VpcEndpoint | NetworkLoadBalancer]:
    """What stands in a VPC but in no one subnet."""
    yield from network.all(VirtualPrivateGateway)
    yield from network.all(ClientVpnEndpoint)
    yield from network.all(VpcEndpoint)
    yield from network.all(NetworkLoadBalancer)


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


def _site(network: Network, site: OnPremisesNetwork) -> Digraph:
    graph = Digraph(f"cluster_{_key(site.id)}")
    graph.attr(label=_label(site, *map(str, site.cidrs)))
    graph.node(_key(site.id), label="", shape="point", style="invis")
    for host in network.all(OnPremisesHost):
        if host.network == site.id:
            graph.node(_key(host.id), label=_label(host))
    return graph


def _between(network: Network) -> Iterator[Node]:
    """What joins VPCs with each other, with sites, and with services."""
    for kind in BETWEEN:
        yield from network.all(kind)
    yield from (one for one in network.all(VirtualPrivateGateway) if one.vpc is None)


def _joined(network: Network) -> Iterator[tuple[Ref, Ref]]:
    """Gateways of AWS with the ways to sites, and these with the sites; services with both ends."""
    yield from ((one.root, one.tip) for one in branches(network) if not one.transport)
    for gateway in network.all(CustomerGateway):
        if gateway.network is not None:
            yield gateway.id, gateway.network
    for vpn in network.all(VpnConnection):
        yield vpn.id, vpn.customer_gateway
    lines: list[VirtualInterface | TransitGatewayConnect] = [*network.all(VirtualInterface)]
    lines += network.all(TransitGatewayConnect)
    yield from ((line.id, line.network) for line in lines)
    for endpoint in network.all(VpcEndpoint):
        if endpoint.service is not None:
            yield endpoint.id, endpoint.service
    for service in network.all(VpcEndpointService):
        if service.network_load_balancer is not None:
            yield service.id, service.network_load_balancer


def _add_lines(graph: Digraph, network: Network) -> None:
    for one, other in _joined(network):
        graph.edge(_key(one), _key(other), dir="none")
    for tail, head, cluster in _transports(network):
        graph.edge(tail, head, dir="none", style="dashed", **cluster)


def _transports(network: Network) -> Iterator[tuple[str, str, dict[str, str]]]:
    """What carries a Connect attachment, with this; a VPC as a cluster, by its first subnet."""
    for branch in branches(network):
        subnets = network.subnets_of.get(branch.root, [])
        if branch.transport and subnets:
            cluster = {"ltail": f"cluster_{_key(branch.root)}"}
            yield _anchor(subnets[0].id), _key(branch.tip), cluster
        elif branch.transport and not isinstance(network.find(branch.root), Vpc):
            yield _key(branch.root), _key(branch.tip), {}


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
