"""draw.io documents: everything that is drawn, once, where the picture has it, under its own id."""

import xml.etree.ElementTree as ET
from dataclasses import replace
from functools import cache

import pytest

from playground.drawing import Leg, Picture, Trace, draw
from playground.drawing.cards import Card
from playground.drawing.drawio import LINES, TRACE, to_drawio
from playground.drawing.drawio_shapes import ICONS
from playground.drawing.geometry import Box
from playground.drawing.picture import Frame
from playground.drawing.stretches import ink
from playground.drawing.styles import STYLES, slug
from playground.engine.network import Network
from playground.engine.nodes import OnPremisesNetwork, Subnet, Vpc
from playground.examples import ORDER
from playground.sources import open_scenario
from tests.drawing.networks import three_tiers
from tests.drawing.test_svg import HOSTILE

IN_FRAMES = {slug(kind) for kind in (Vpc, Subnet, OnPremisesNetwork)}


@cache
def picture_of(name: str) -> Picture:
    return draw(open_scenario(name).network)


def cells(document: str) -> dict[str, ET.Element]:
    """Every cell by its id, the one inside of draw.io's data included."""
    found: dict[str, ET.Element] = {}
    for one in ET.fromstring(document).iter("root"):
        for element in one:
            cell = element if element.tag == "mxCell" else element.find("mxCell")
            assert cell is not None
            assert element.get("id") not in found
            found[element.attrib["id"]] = cell
    return found


def objects(document: str) -> list[ET.Element]:
    return list(ET.fromstring(document).iter("UserObject"))


def place(found: dict[str, ET.Element], name: str) -> Box:
    """Where a cell is on the page: its own place and those of all that hold it."""
    box = Box(0, 0, 0, 0)
    size: tuple[float, float] | None = None
    while (geometry := found[name].find("mxGeometry")) is not None:
        x, y = float(geometry.attrib["x"]), float(geometry.attrib["y"])
        size = size or (float(geometry.attrib["width"]), float(geometry.attrib["height"]))
        box, name = box.moved(x, y), found[name].attrib["parent"]
    assert size is not None
    return box._replace(width=size[0], height=size[1])


def things(picture: Picture) -> list[Frame | Card]:
    return [*picture.frames, *picture.cards]


@pytest.mark.parametrize("name", ORDER)
def test_everything_drawn_is_there_once(name: str) -> None:
    picture = picture_of(name)
    told = objects(to_drawio(picture))
    assert len(told) == len(things(picture))
    named = sorted(one.attrib["resource"] for one in told if one.get("resource"))
    assert named == sorted(one.ref for one in things(picture) if one.ref)


@pytest.mark.parametrize("name", ORDER)
def test_everything_is_where_the_picture_has_it(name: str) -> None:
    picture = picture_of(name)
    document = to_drawio(picture)
    found = cells(document)
    for one in objects(document):
        if ref := one.attrib["resource"]:
            drawn = picture.boxes[ref].moved(-picture.view.x, -picture.view.y)
            # A tenth of a pixel may be lost in every frame around it.
            assert place(found, one.attrib["id"]) == pytest.approx(drawn, abs=0.5)


@pytest.mark.parametrize("name", ORDER)
def test_every_line_is_a_connector_between_cells_that_are_there(name: str) -> None:
    picture = picture_of(name)
    found = cells(to_drawio(picture))
    lines = [cell for cell in found.values() if cell.get("parent") == LINES]
    assert len(lines) == len(picture.lines)
    for cell in lines:
        ends = {cell.get("source"), cell.get("target")} - {None}
        assert ends <= set(found)
        points = [point.get("as") for point in cell.iter("mxPoint") if point.get("as")]
        assert len(ends) + len(points) == 2


@pytest.mark.parametrize("name", ORDER)
def test_what_holds_a_cell_comes_before_it(name: str) -> None:
    seen: set[str] = set()
    for name_of_cell, cell in cells(to_drawio(picture_of(name))).items():
        assert cell.get("parent") in seen or name_of_cell == "0"
        seen.add(name_of_cell)


def test_a_subnet_lies_in_its_zone_in_its_vpc_in_its_region() -> None:
    document = to_drawio(draw(three_tiers()))
    found, by_ref = cells(document), {one.get("resource"): one for one in objects(document)}
    labels = {one.attrib["id"]: one.attrib["tooltip"] for one in objects(document)}
    cell, way = found[by_ref["i-web-a"].attrib["id"]], []
    while cell.attrib["parent"] in labels:
        way.append(labels[cell.attrib["parent"]].split(",")[0])
        cell = found[cell.attrib["parent"]]
    assert way == [
        "public subnet public-a",
        "Availability Zone us-east-1a",
        "VPC shop",
        "region us-east-1",
    ]


def test_a_gateway_on_the_border_moves_with_its_vpc() -> None:
    document = to_drawio(draw(three_tiers()))
    by_ref = {one.get("resource"): one.attrib["id"] for one in objects(document)}
    assert cells(document)[by_ref["igw-shop-igw"]].get("parent") == by_ref["vpc-shop"]


def test_every_kind_of_card_has_a_shape() -> None:
    assert set(ICONS) == {slug(kind) for kind in STYLES} - IN_FRAMES | {"internet"}


def test_a_trace_is_a_layer_of_numbered_arrows_and_signs() -> None:
    there = Leg(("internet", "igw-shop-igw", "i-web-a"))
    back = Leg(("i-web-a", "igw-shop-igw"), "dropped")
    document = to_drawio(draw(three_tiers()), Trace(there, back))
    layer = [cell for cell in cells(document).values() if cell.get("parent") == TRACE]
    arrows = [cell.get("value") for cell in layer if cell.get("edge")]
    assert arrows == ["1", "2", "reply 1"]
    assert [cell.get("value") for cell in layer if cell.get("vertex")] == ["✓", "✕"]
    by_ref = {one.get("resource"): one.attrib["id"] for one in objects(document)}
    ends = [(cell.get("source"), cell.get("target")) for cell in layer if cell.get("edge")]
    igw, web = by_ref["igw-shop-igw"], by_ref["i-web-a"]
    assert ends == [(by_ref["internet"], igw), (igw, web), (web, igw)]
    styles = {ref: cells(document)[name].attrib["style"] for ref, name in by_ref.items()}
    assert f"strokeColor={ink()};" in styles["i-web-a"]
    assert f"strokeColor={ink('blocked')};" in styles["igw-shop-igw"]
    assert ink() not in styles["i-db-a"]


def test_without_a_trace_there_is_no_layer_for_it() -> None:
    assert TRACE not in cells(to_drawio(draw(three_tiers())))


@pytest.mark.parametrize("name", HOSTILE)
def test_any_name_is_only_text_in_the_html_of_a_label(name: str) -> None:
    network = Network(replace(node, name=name) for node in three_tiers())
    plain, document = to_drawio(draw(three_tiers())), to_drawio(draw(network))
    assert set(cells(document)) == set(cells(plain))
    for one in objects(document):
        inner = ET.fromstring(f"<p>{one.attrib['label'].replace('<br>', '<br/>')}</p>")
        assert {element.tag for element in inner.iter()} <= {"p", "b", "br"}
        assert "<" not in one.attrib["tooltip"]
