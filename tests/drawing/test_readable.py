"""DOT for people: labels as typed, syntax that Graphviz reads, no matter what things are called."""

from collections.abc import Callable
from dataclasses import replace

import pygraphviz
import pytest

from playground.drawing.layout import lay_out
from playground.drawing.readable import to_readable_dot
from playground.engine.network import Network
from tests.drawing.hybrids import endpoints, hybrid
from tests.drawing.networks import three_tiers
from tests.drawing.test_svg import HOSTILE


def test_the_graph_names_hosts_gateways_and_routes() -> None:
    graph = pygraphviz.AGraph(string=to_readable_dot(three_tiers()))
    assert graph.get_node("i-web-a").attr["label"] == r"web-a\ninstance"
    edges = {tuple(edge) for edge in graph.edges()}
    assert ("subnet-app-b-routes", "nat-nat") in edges
    assert ("igw-shop-igw", "internet") in edges


@pytest.mark.parametrize("name", [*HOSTILE, "<b>", 'quote"', "<<TABLE></TABLE>>"])
def test_any_name_is_only_a_label(name: str) -> None:
    source = to_readable_dot(Network(replace(node, name=name) for node in three_tiers()))
    plain = pygraphviz.AGraph(string=to_readable_dot(three_tiers()))
    graph = pygraphviz.AGraph(string=source)
    assert sorted(graph.nodes()) == sorted(plain.nodes())
    assert not any("<" in node for node in graph.nodes())
    assert lay_out(source)


def test_an_odd_id_is_one_node() -> None:
    nodes = [
        replace(node, id="i:x;y") if node.id == "host-office" else node for node in three_tiers()
    ]
    graph = pygraphviz.AGraph(string=to_readable_dot(Network(nodes)))
    assert "n" + b"i:x;y".hex() in graph.nodes()


@pytest.mark.parametrize("network", [hybrid, endpoints])
def test_sites_and_endpoints_are_nodes_joined_as_in_the_picture(
    network: Callable[[], Network],
) -> None:
    graph = pygraphviz.AGraph(string=to_readable_dot(network()))
    edges = {frozenset(edge) for edge in graph.edges()}
    wanted = {
        hybrid: {("vgw-shop", "vpn-office"), ("vpn-office", "cgw-office"), ("dxgw-1", "dxvif-1")},
        endpoints: {("vpce-own", "vpce-svc-1"), ("vpce-svc-1", "nlb-front")},
    }
    assert {frozenset(pair) for pair in wanted[network]} <= edges  # type: ignore[index]
    assert graph.get_node("i-shop" if network is hybrid else "cvpn-1")
    assert all(node.attr["label"] is not None for node in graph.nodes())
    assert lay_out(to_readable_dot(network()))
