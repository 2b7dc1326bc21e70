"""DOT for people: labels as typed, syntax that Graphviz reads, no matter what things are called."""

from collections.abc import Callable
from dataclasses import replace

import pygraphviz
import pytest

from playground.checks import question_of
from playground.drawing import Leg, Trace, trace_of
from playground.drawing.layout import lay_out
from playground.drawing.readable import to_readable_dot
from playground.engine.network import Network
from playground.examples import ORDER
from playground.report import report
from playground.sources import open_scenario
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


def test_a_trace_is_numbered_arrows_and_coloured_nodes() -> None:
    there = Leg(("internet", "igw-shop-igw", "eni-web-a"))
    back = Leg(("i-web-a", "subnet-public-a", "igw-shop-igw"), "dropped")
    graph = pygraphviz.AGraph(string=to_readable_dot(three_tiers(), Trace(there, back)))
    arrows = [(edge.attr["label"], *edge[:2]) for edge in graph.edges() if edge.attr["label"]]
    assert sorted(arrows) == [
        ("1", "internet", "igw-shop-igw"),
        ("2", "igw-shop-igw", "i-web-a"),
        ("reply 1", "i-web-a", "subnet-public-a-routes"),
        ("reply 2", "subnet-public-a-routes", "igw-shop-igw"),
    ]
    colours = {node: node.attr["color"] for node in graph.nodes() if node.attr["color"]}
    assert colours["igw-shop-igw"] == "#c23a06"
    assert {colours[name] for name in ("internet", "i-web-a")} == {"#0a7a63"}
    assert "i-db-a" not in colours


@pytest.mark.parametrize("name", ORDER)
def test_a_trace_adds_no_node_but_services_of_aws(name: str) -> None:
    opened = open_scenario(name)
    plain = set(pygraphviz.AGraph(string=to_readable_dot(opened.network)).nodes())
    for check in opened.checks:
        trace = trace_of(report(opened.network, question_of(check, opened.network)))
        graph = pygraphviz.AGraph(string=to_readable_dot(opened.network, trace))
        added = set(graph.nodes()) - plain
        assert all(graph.get_node(one).attr["label"].endswith("AWS service") for one in added)
