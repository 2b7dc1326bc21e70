"""Mermaid flowcharts: nested and linked as the picture is, whatever things are called."""

import re
from dataclasses import replace

import pytest

from playground.checks import question_of
from playground.drawing import Leg, Picture, Trace, draw, trace_of
from playground.drawing.mermaid import to_mermaid
from playground.engine.addresses import parse_prefix
from playground.engine.network import Network
from playground.engine.nodes import InternetGateway, Vpc
from playground.examples import ORDER
from playground.report import report
from playground.sources import open_scenario
from tests.drawing.networks import three_tiers
from tests.drawing.test_svg import HOSTILE

NODE = re.compile(r'^ *(n\d+)\["([^"]*)"\]$')
OPENS = re.compile(r'^ *subgraph (f\d+)\["([^"]*)"\]$')
PORT = re.compile(r'^ *(pf\d+)\(\(" "\)\)$')
LINK = re.compile(r"^ *(\w+) (---|-\.-|==>|-\.->)(?:\|((?:reply )?\d+)\|)? (\w+)$")
LOOK = re.compile(r"^ *(linkStyle \d+|classDef \w+|class [\w,]+) [\w:#,-]+$")


def parsed(text: str) -> tuple[dict[str, list[str]], list[tuple[str, ...]]]:
    """Everything drawn with what it lies in, and every link; what is neither is a fault."""
    first, *lines = text.splitlines()
    assert first == "flowchart TB"
    around: list[str] = []
    drawn: dict[str, list[str]] = {}
    links = []
    for line in lines:
        if line.strip() == "end":
            around.pop()
        elif found := (NODE.match(line) or PORT.match(line) or OPENS.match(line)):
            assert found[1] not in drawn
            drawn[found[1]] = list(around)
            around += [found[1]] if OPENS.match(line) else []
        elif found := LINK.match(line):
            links.append(found.groups(""))
        else:
            assert LOOK.match(line), line
    assert not around
    return drawn, links


@pytest.mark.parametrize("name", ORDER)
def test_everything_drawn_is_there_once_and_every_link_joins_two_of_it(name: str) -> None:
    opened = open_scenario(name)
    picture = draw(opened.network)
    for check in opened.checks:
        answer = report(opened.network, question_of(check, opened.network))
        drawn, links = parsed(to_mermaid(picture, trace_of(answer)))
        assert sum(one[0] == "n" for one in drawn) == len(picture.cards)
        assert sum(re.fullmatch(r"f\d+", one) is not None for one in drawn) == len(picture.frames)
        assert {end for link in links for end in (link[0], link[3])} <= set(drawn)


@pytest.mark.parametrize("name", ORDER)
def test_no_link_ends_at_a_subgraph_but_at_a_port_in_it(name: str) -> None:
    """Mermaid fails to draw many of the others."""
    drawn, links = parsed(to_mermaid(draw(open_scenario(name).network)))
    ends = {end for link in links for end in (link[0], link[3])}
    assert all(re.fullmatch(r"n\d+|pf\d+", end) for end in ends)
    ports = [one for one in drawn if one.startswith("pf")]
    assert all(drawn[port][-1] == port.removeprefix("p") for port in ports)
    assert set(ports) <= ends


def lines_with(picture: Picture, trace: Trace | None = None) -> list[str]:
    return [line.strip() for line in to_mermaid(picture, trace).splitlines()]


def test_it_is_nested_as_the_picture_is() -> None:
    lines = lines_with(draw(three_tiers()))
    start = lines.index('subgraph f1["shop, 10.0.0.0/16"]')
    assert lines[start - 1] == 'subgraph f0["us-east-1"]'
    assert 'subgraph f4["public-a, 10.0.0.0/24, public"]' in lines[start:]
    assert 'pf4((" "))' in lines
    assert any("web-a<br/>instance<br/>10.0.0.10<br/>203.0.113.80" in line for line in lines)


def test_a_trace_is_numbered_links_and_coloured_nodes() -> None:
    there = Leg(("internet", "igw-shop-igw", "i-web-a"))
    back = Leg(("i-web-a", "igw-shop-igw"), "dropped")
    picture = draw(three_tiers())
    ids = {card.ref: f"n{number}" for number, card in enumerate(picture.cards)}
    world, igw, web = (ids[ref] for ref in ("internet", "igw-shop-igw", "i-web-a"))
    plain, lines = lines_with(picture), lines_with(picture, Trace(there, back))
    added = [line for line in lines if line not in plain]
    first = len(parsed(to_mermaid(picture))[1])
    assert added == [
        f"{world} ==>|1| {igw}",
        f"{igw} ==>|2| {web}",
        f"{web} -.->|reply 1| {igw}",
        *(f"linkStyle {first + one} stroke:#0a7a63,stroke-width:3px" for one in range(3)),
        "classDef passed stroke:#0a7a63,stroke-width:3px",
        f"class {world},{web} passed",
        "classDef blocked stroke:#c23a06,stroke-width:3px",
        f"class {igw} blocked",
    ]


@pytest.mark.parametrize("name", [*HOSTILE, "end", "`**b**`", "%%{init: {}}%%", "style: a:#1;"])
def test_any_name_is_only_a_label(name: str) -> None:
    network = Network(replace(node, name=name) for node in three_tiers())
    text = to_mermaid(draw(network))
    assert parsed(text) == parsed(to_mermaid(draw(three_tiers())))
    assert not set("<>`{}&\\;") & set(re.sub(r"<br/>|#\d+;", "", text))


def test_names_stand_at_full_length_where_nothing_bounds_them() -> None:
    igw = "igw-0123456789abcdef0"
    vpc = Vpc(id="vpc-0123456789abcdef0", cidrs=(parse_prefix("10.0.0.0/16"),))
    picture = draw(Network([vpc, InternetGateway(id=igw, vpc=vpc.id)]))
    assert igw not in [card.name for card in picture.cards]
    text = to_mermaid(picture)
    assert f'["{igw}<br/>internet gateway"]' in text
    assert f'["{vpc.id}, 10.0.0.0/16"]' in text
