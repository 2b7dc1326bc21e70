"""One list of parts becomes another: what is sent, applied as a browser does, gives it exactly."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.drawing import Leg, Picture, Trace, draw
from playground.drawing.parts import Change, Part, difference
from playground.engine.network import Network
from playground.examples import ORDER
from playground.sources import example_path, open_path
from tests.drawing.networks import dual_stack, many, one_of_each, three_tiers

names = st.sampled_from("abcdefghijklmnop")
lists = st.dictionaries(names, st.integers(0, 2)).flatmap(
    lambda found: st.permutations([Part(name, str(value)) for name, value in found.items()])
)


def applied(parts: list[Part], change: Change) -> list[Part]:
    """As static/js/live.js does it with elements."""
    taken = {*change.gone, *(one.id for one in change.put)}
    left = [part for part in parts if part.id not in taken]
    for one in change.put:
        ids = [part.id for part in left]
        place = len(left) if one.before is None else ids.index(one.before)
        left.insert(place, Part(one.id, one.markup))
    return left


@given(lists, lists)
def test_the_difference_applied_gives_the_other_list_in_its_order(
    before: list[Part], after: list[Part]
) -> None:
    assert applied(before, difference(before, after)) == after


@given(lists)
def test_nothing_changed_is_nothing_to_do(parts: list[Part]) -> None:
    assert difference(parts, parts) == Change()


@given(lists, lists)
def test_what_stays_as_it_was_in_its_order_is_not_touched(
    before: list[Part], after: list[Part]
) -> None:
    common = [part for part in before if part in after]
    if [part for part in after if part in before] == common:
        assert len(difference(before, after).put) == len(after) - len(common)


def test_one_that_moves_moves_alone() -> None:
    before = [Part(name, "") for name in "abcdef"]
    after = [Part(name, "") for name in "bcdefa"]
    assert [one.id for one in difference(before, after).put] == ["a"]


def drawn() -> list[Picture]:
    examples = [draw(open_path(example_path(slug)).network) for slug in ORDER[:12]]
    more = [three_tiers(), dual_stack(), one_of_each(), many(30), many(31), many(60, 9)]
    return [*examples, *(draw(network) for network in more)]


def test_one_picture_becomes_another() -> None:
    for one, other in pairwise(drawn()):
        change = difference(one.parts, other.parts)
        assert applied(list(one.parts), change) == list(other.parts)


def test_every_part_has_an_id_of_its_own_which_its_element_bears() -> None:
    for picture in drawn():
        ids = [part.id for part in picture.parts]
        assert len(ids) == len(set(ids))
        assert all(f' id="{part.id}"' in part.markup for part in picture.parts)


def test_the_picture_is_its_parts_in_their_order() -> None:
    picture = draw(dual_stack())
    places = [picture.svg().index(part.markup) for part in picture.parts]
    assert places == sorted(places)
    assert f'viewBox="{picture.view_box}"' in picture.svg()


def test_a_trace_does_not_change_the_ids() -> None:
    picture = draw(three_tiers())
    lit = picture.svg(Trace(Leg(("internet", "igw-shop-igw", "subnet-public-a", "i-web-a"))))
    assert all(f' id="{part.id}"' in lit for part in picture.parts)


@pytest.mark.parametrize("kind", ["region", "zone", "services"])
def test_a_frame_that_is_no_resource_has_a_stable_id_too(kind: str) -> None:
    pictures = [draw(one) for one in (dual_stack(), one_of_each())]
    pictures += [draw(open_path(example_path("three-ways-to-s3")).network)]
    frames = [one for picture in pictures for one in picture.frames if one.kind == kind]
    assert frames
    assert all(one.id.startswith(f"f-{kind}-") for one in frames)


def test_one_more_host_changes_few_parts() -> None:
    before, after = draw(many(40)), draw(many(41))
    assert len(difference(before.parts, after.parts).put) < len(after.parts) / 2


def test_a_zone_of_one_name_in_two_vpcs_is_two_frames() -> None:
    zones = [one.id for one in draw(Network(many(40, 4, 2))).frames if one.kind == "zone"]
    assert len(zones) == len(set(zones)) > 1
