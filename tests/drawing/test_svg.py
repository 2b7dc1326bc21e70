"""The picture as text: well-formed and escaped whatever things are called, complete on its own."""

import re
import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from playground.drawing import Leg, Trace, draw
from playground.drawing.geometry import number
from playground.drawing.raster import to_png
from playground.engine.network import Network
from tests.drawing.networks import dual_stack, host, one_of_each, subnet, three_tiers, vpc

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = [
    "<script>alert(1)</script>",
    '"><svg onload=alert(1)>',
    "'; DROP TABLE nodes; --",
    "]]>&amp;&#60;b&#62;",
    "{{ settings.SECRET_KEY }}{% include 'x' %}",
    "javascript:alert(1)",
    "a\x00b\x1bc\x7f\u0085\ufffe\ud800",
    "\u202eevil\u2066bidi\u200f",
    "\\N \\G \\E \\",
    "name\nwith\r\nlines\tand tabs",
    "Z\u0335\u0321\u0322\u0327" * 40,
    "\U0001f468\u200d\U0001f469\u200d\U0001f467 \u4e2d\u6587 \u05e9\u05dc\u05d5\u05dd",
    "x" * 5000,
    "",
]


def named(name: str) -> Network:
    """A network in which everything is called the same."""
    return Network(replace(node, name=name) for node in three_tiers())


def assert_harmless(svg: str) -> ET.Element:
    """Well-formed, in SVG's namespace throughout, nothing that runs or loads."""
    svg.encode()
    root = ET.fromstring(svg)
    for element in root.iter():
        assert element.tag.startswith(SVG), element.tag
        assert element.tag.removeprefix(SVG) not in {"script", "foreignObject", "image", "a"}
        for attribute, value in element.attrib.items():
            assert not attribute.lower().startswith("on")
            assert attribute != "href" or value.startswith("#icon-")
    return root


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_stay_text(name: str) -> None:
    picture = draw(named(name))
    for svg in (picture.svg(), picture.svg(standalone=True), picture.miniature()):
        assert_harmless(svg)


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=60))
def test_any_name_survives_drawing(name: str) -> None:
    nodes = [*vpc("v"), subnet("s", "v", "us-east-1a", "10.0.0.0/24")]
    nodes += host("h", "v", "s", "10.0.0.5")
    assert_harmless(draw(Network(replace(node, name=name) for node in nodes)).svg())


def test_invisible_and_turning_characters_are_not_drawn() -> None:
    svg = draw(named("\u202eevil\u2066\x00")).svg()
    assert "\u202e" not in svg
    assert "\u2066" not in svg
    assert ">evil</text>" in svg


def test_a_long_name_is_cut_on_the_card_and_whole_in_the_title() -> None:
    name = "a-rather-long-name-of-an-instance"
    root = ET.fromstring(draw(named(name)).svg())
    card = next(one for one in root.iter(f"{SVG}g") if one.get("id") == "r-i-web-a")
    shown = card.findtext(f"{SVG}text") or ""
    assert shown.endswith("\u2026")
    assert name.startswith(shown.rstrip("\u2026"))
    assert name in (card.findtext(f"{SVG}title") or "")


def test_drawn_resources_are_flat_siblings_with_stable_ids() -> None:
    root = ET.fromstring(draw(three_tiers()).svg())
    drawn = [one for one in root.iter() if one.get("data-ref")]
    assert {id(one) for one in drawn} <= {id(one) for one in root}
    for one in drawn:
        assert one.get("id") == f"r-{one.get('data-ref')}"
        assert one.get("tabindex") == "0"
        assert one.get("role") == "button"
        assert one.get("aria-label")
    web = next(one for one in drawn if one.get("data-ref") == "i-web-a")
    assert web.get("class") == "node instance"
    assert web.get("data-kind") == "instance"
    home = next(one for one in drawn if one.get("data-ref") == "vpc-shop")
    assert (home.get("class") or "").split() == ["cluster", "vpc"]
    ids = [one.get("id") for one in root.iter() if one.get("id")]
    assert len(ids) == len(set(ids))


def test_a_label_says_what_the_card_shows() -> None:
    svg = draw(dual_stack()).svg()
    assert 'aria-label="instance web, 10.0.1.10, 2001:db8:1:1::10, 203.0.113.9"' in svg
    assert 'aria-label="private subnet private, 10.0.2.0/24, 2001:db8:1:2::/64"' in svg
    assert 'aria-label="instance old, 10.0.2.11, stopped"' in svg


def test_a_standalone_picture_needs_nothing_else() -> None:
    svg = draw(three_tiers()).svg(standalone=True)
    root = assert_harmless(svg)
    symbols = {one.get("id") for one in root.iter(f"{SVG}symbol")}
    used = {(one.get("href") or "").removeprefix("#") for one in root.iter(f"{SVG}use")}
    assert used <= symbols
    style = root.findtext(f"{SVG}style") or ""
    assert "#fbfbfa" in style
    assert not re.search(r"var\(|light-dark|url\(|@import|--pic", style)
    assert root.get("width") and root.get("height")


def test_a_picture_in_a_page_leaves_styles_and_icons_to_the_page() -> None:
    svg = draw(three_tiers()).svg()
    assert "<style" not in svg
    assert "<symbol" not in svg


def test_a_miniature_repeats_no_id_and_takes_no_focus() -> None:
    mini = draw(three_tiers()).miniature()
    root = assert_harmless(mini)
    assert not [one for one in root.iter() if one.get("id") or one.get("tabindex")]
    assert not list(root.iter(f"{SVG}text"))
    assert "miniature" in (root.get("class") or "").split()


def test_numbers_never_follow_a_locale() -> None:
    from django.utils import translation

    picture = draw(dual_stack())
    with translation.override("de"):
        assert picture.svg() == draw(dual_stack()).svg()
        assert not re.search(r'(?:x|y|width|height)="[^"]*,', picture.svg())


def test_a_trace_lights_what_it_passes_and_marks_where_it_ends() -> None:
    blocked = Leg(("internet", "igw-shop-igw", "subnet-public-a", "i-web-a"), "dropped")
    root = ET.fromstring(draw(three_tiers()).svg(Trace(blocked)))
    classes = {one.get("data-ref"): (one.get("class") or "").split() for one in root}
    assert "on-path" in classes["igw-shop-igw"]
    assert "blocked" in classes["i-web-a"]
    assert "on-path" not in classes["i-web-b"]
    path = next(one for one in root if "trace" in (one.get("class") or "").split())
    assert (path.get("class") or "").split() == ["trace", "trace-request", "blocked"]
    assert len((path.get("data-stops") or "").split()) == 4
    sign = next(one for one in root if "trace-sign" in (one.get("class") or ""))
    assert sign.get("aria-label") == "request blocked here"


def test_where_nobody_can_say_the_picture_says_so() -> None:
    """The sign stands on the corner of a card that the packet never left, and covers no name."""
    picture = draw(three_tiers())
    root = ET.fromstring(picture.svg(Trace(Leg(("i-web-a",), "undetermined"))))
    classes = {one.get("data-ref"): (one.get("class") or "").split() for one in root}
    assert {"on-path", "undetermined"} <= set(classes["i-web-a"])
    sign = next(one for one in root if "trace-sign" in (one.get("class") or ""))
    assert sign.get("aria-label") == "request undetermined here"
    card = picture.boxes["i-web-a"]
    assert sign.get("transform") == f"translate({number(card.right)} {number(card.y)})"


def test_request_and_reply_run_side_by_side() -> None:
    there = ("internet", "igw-shop-igw", "subnet-public-a", "i-web-a")
    root = ET.fromstring(draw(three_tiers()).svg(Trace(Leg(there), Leg(there[::-1]))))
    paths = [one for one in root if "trace" in (one.get("class") or "").split()]
    assert ["trace-request" in (one.get("class") or "") for one in paths] == [True, False]
    first, second = (set((one.get("data-stops") or "").split()) for one in paths)
    assert not first & second


def test_a_png_comes_from_the_same_picture() -> None:
    picture = draw(one_of_each())
    png = to_png(picture.svg(standalone=True), picture.view.width, picture.view.height)
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    width = int.from_bytes(png[16:20])
    assert width == round(picture.view.width * 2)
