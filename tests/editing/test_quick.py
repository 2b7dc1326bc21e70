"""Quick acts: each row told beforehand, each a step that AWS takes, and never the same twice."""

import pytest

from playground.editing.acts import Add, Change, Several
from playground.editing.quick import QUICK, list_for, plan
from playground.editing.sheet import HEAD, Entry, Refused
from playground.examples import CHAPTERS
from playground.kinds import BY_SLUG
from tests.editing.sheets import TWO_ZONES, after, example, place

EXAMPLES = [
    slug for chapter in CHAPTERS for slug in chapter.examples if not slug.endswith("-mended")
]


@pytest.mark.parametrize("slug", EXAMPLES)
def test_whatever_is_offered_in_an_example_is_accepted_and_not_offered_again(slug: str) -> None:
    here = example(slug)
    for ref in here.sheet:
        for offered in list_for(here.sheet, here.network, ref):
            assert offered.act is not None
            then = after(here, offered.act)
            assert then.faults == (), offered.title
            again = plan(offered.name, then.sheet, then.network, ref)
            assert again.act is None, offered.title
            assert again.why_not.endswith((".", "]"))
            assert offered.name not in [one.name for one in list_for(then.sheet, then.network, ref)]


@pytest.mark.parametrize("slug", ["three-tier", "dual-stack", "peering-twins", "hub-and-spoke"])
def test_every_act_of_a_plan_is_told_in_lines_of_its_own(slug: str) -> None:
    here = example(slug)
    for ref in here.sheet:
        for offered in list_for(here.sheet, here.network, ref):
            assert isinstance(offered.act, Several)
            assert len(offered.lines) >= len(offered.act.acts) > 0
            assert len(set(offered.lines)) == len(offered.lines)
            names = [str(act.says["name"]) for act in offered.act.acts if isinstance(act, Add)]
            assert all(any(name in line for line in offered.lines) for name in names)


def test_each_quick_act_is_for_a_kind_that_there_is() -> None:
    assert {one.kind for one in QUICK} <= BY_SLUG.keys()
    assert len({(one.kind, one.name) for one in QUICK}) == len(QUICK)


def test_what_is_no_resource_or_has_no_quick_acts_is_offered_nothing() -> None:
    here = place(TWO_ZONES)
    assert list_for(here.sheet, here.network, "nobody") == ()
    assert list_for(here.sheet, here.network, HEAD) == ()
    assert list_for(here.sheet, here.network, here.ref("shop")) == ()
    with pytest.raises(KeyError):
        plan("public", here.sheet, here.network, here.ref("shop"))
    with pytest.raises(KeyError):
        plan("public", here.sheet, here.network, "nobody")


def test_one_click_is_one_step_of_the_history() -> None:
    here = place(TWO_ZONES)
    act = plan("public", here.sheet, here.network, here.ref("app-a")).act
    assert act is not None
    assert act.summary(here.sheet) == "Made app-a public"


def test_names_may_hold_anything() -> None:
    here = place(
        """
        vpcs: {"{0} <b>": {cidr: 10.0.0.0/16}}
        subnets: {"%s {x}": {cidr: 10.0.1.0/24}}
        """
    )
    for offered in list_for(here.sheet, here.network, here.ref("%s {x}")):
        assert offered.act is not None and "%s {x}" in offered.title
        assert after(here, offered.act).faults == ()


def test_nothing_is_built_on_what_nobody_has_told() -> None:
    here = place(TWO_ZONES)
    subnet, table = here.ref("app-a"), here.ref("shop-main")
    blank = Entry("subnet", {"name": "app-a", "undescribed": True})
    said = plan("public", {**here.sheet, subnet: blank}, here.network, subnet)
    assert said.why_not == "Nobody has told what app-a is."
    unknown = Entry("route-table", {**here.sheet[table].says, "undescribed": True})
    said = plan("public", {**here.sheet, table: unknown}, here.network, subnet)
    assert said.why_not == "Nobody has told which routes app-a has by shop-main."


def test_what_others_put_there_meanwhile_stays() -> None:
    here = place(TWO_ZONES.replace("}]}}", "}]}, own: {vpc: shop, routes: []}}"))
    subnet, own = here.ref("app-a"), here.ref("own")
    here = after(here, Change(subnet, {"route_table": own}))
    act = plan("public", here.sheet, here.network, subnet).act
    row = {"destination": "198.51.100.0/24", "target": here.ref("door")}
    assert act is not None
    then = after(here, Change(own, {"routes": [row]}), act)
    routes = then.says("own")["routes"]
    assert [one["destination"] for one in routes] == ["198.51.100.0/24", "0.0.0.0/0"]  # type: ignore[attr-defined]


def test_a_plan_for_what_is_gone_by_now_is_refused() -> None:
    here = place(TWO_ZONES)
    act = plan("public", here.sheet, here.network, here.ref("app-a")).act
    assert act is not None
    deleted = {ref: one for ref, one in here.sheet.items() if one.name != "app-a"}
    with pytest.raises(Refused):
        act.on(deleted)
