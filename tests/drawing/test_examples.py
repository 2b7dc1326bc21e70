"""Every example: nothing in its picture lies on anything, each of its questions has its way."""

from itertools import combinations, pairwise

import pytest

from playground.checks import question_of
from playground.drawing import draw, trace_of
from playground.drawing.trail import follow
from playground.examples import ORDER
from playground.report import report
from playground.sources import open_scenario
from tests.drawing.test_pictures import assert_tidy, overlap


@pytest.mark.parametrize("slug", ORDER)
def test_nothing_lies_on_anything(slug: str) -> None:
    picture = draw(open_scenario(slug).network)
    assert_tidy(picture)
    kinds = ("region", "on-premises-network", "services")
    outer = [one.box for one in picture.frames if one.kind in kinds]
    assert not [pair for pair in combinations(outer, 2) if overlap(*pair)]


@pytest.mark.parametrize("slug", ORDER)
def test_every_hop_of_every_question_is_drawn_and_joined_to_the_next(slug: str) -> None:
    scenario = open_scenario(slug)
    picture = draw(scenario.network)
    for check in scenario.checks:
        trace = trace_of(report(scenario.network, question_of(check, scenario.network)))
        for name, leg in trace.legs:
            where = (check.title, name, leg.refs)
            assert not [ref for ref in leg.refs if ref not in picture], where
            for a, b in pairwise(follow(picture, leg.refs).points):
                assert abs(a.x - b.x) < 0.5 or abs(a.y - b.y) < 0.5, where
