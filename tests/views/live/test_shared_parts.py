"""What pages are told of a change: little, all of it, and nothing of what stayed."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from playground import cabinet
from playground.cabinet import Drawer, open_drawer
from playground.engine.nodes import Ref
from playground.models import Instance, NetworkAclEntry, Scenario, SecurityGroupRule
from playground.views.branches import Branch, keyed
from playground.views.live import outline_change
from playground.views.live.shared_parts import render_change
from tests.live.pages import build

HOME = "outline"

names = st.sampled_from("abcdef")
branches = st.recursive(
    st.builds(Branch, names, names, badge=st.sampled_from(("", "new"))),
    lambda inner: st.builds(
        lambda name, one, badge, children: Branch(
            name, one, badge=badge, children=tuple({child.id: child for child in children}.values())
        ),
        names,
        st.sampled_from("ABC"),
        st.sampled_from(("", "new")),
        st.lists(inner, min_size=1, max_size=4),
    ),
    max_leaves=12,
)
trees = st.lists(branches, min_size=1, max_size=5).map(
    lambda found: keyed({one.id: one for one in found}.values())
)


class Tree:
    """An outline as a browser has it: lines by key, and what is in each, in order."""

    def __init__(self, tree: list[Branch]) -> None:
        self.lines: dict[str, Any] = {}
        self.inside: dict[str, list[str]] = {HOME: []}
        for branch in tree:
            self.put(branch, HOME, None)

    def put(self, branch: Branch, home: str, before: str | None) -> None:
        self.take(branch.key)
        row = self.inside[home]
        row.insert(len(row) if before is None else row.index(before), branch.key)
        self.lines[branch.key] = replace(branch, children=())
        self.inside[branch.key] = []
        for child in branch.children:
            self.put(child, branch.key, None)

    def take(self, key: str) -> None:
        for row in self.inside.values():
            if key in row:
                row.remove(key)
        for child in list(self.inside.pop(key, [])):
            self.take(child)
        self.lines.pop(key, None)

    def apply(self, change: dict[str, Any]) -> None:
        """As static/js/parts.js does it with elements."""
        for key in change["gone"]:
            self.take(key)
        for one in change["set"]:
            if "line" in one:
                self.lines[one["id"]] = replace(one["line"], children=())
            else:
                self.put(one["html"], one["in"], one["before"])


@pytest.fixture(scope="module")
def bare() -> Iterator[None]:
    """Branches themselves in place of their markup."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(outline_change, "_render", lambda template, branch, context: branch)
        patch.setattr(outline_change, "whole_outline", lambda branches, context: "")
        yield


@pytest.mark.usefixtures("bare")
@given(trees, trees)
def test_the_change_of_an_outline_gives_the_other_one(
    before: list[Branch], after: list[Branch]
) -> None:
    change = outline_change.outline_change(before, after, {})
    if change is None:
        assert before == after
    elif not isinstance(change, str):
        tree, wanted = Tree(before), Tree(after)
        tree.apply(change)
        assert tree.lines == wanted.lines
        assert tree.inside == wanted.inside


@pytest.mark.usefixtures("bare")
def test_a_branch_that_is_called_otherwise_keeps_what_is_in_it() -> None:
    inside = tuple(Branch(name, name) for name in "abcdefgh")
    before, after = (keyed([Branch(name, "vpc", children=inside)]) for name in ("old", "new"))
    change = outline_change.outline_change(before, after, {})
    assert change == {"set": [{"id": "o/vpc", "line": after[0]}], "gone": []}


def test_what_is_in_two_places_has_two_keys() -> None:
    twice = (Branch("peering", "pcx-1"),)
    found = keyed([Branch("a", "tgw-a", children=twice), Branch("b", "tgw-b", children=twice)])
    assert len({branch.children[0].key for branch in found}) == 2


@pytest.fixture
def scenario(db: None) -> Scenario:
    """Three tiers, as somebody's own."""
    cabinet.close_drawers()
    return build()


def opened(scenario: Scenario) -> Drawer:
    drawer = open_drawer(scenario.slug)
    assert drawer is not None
    return drawer


def changed(scenario: Scenario) -> Drawer:
    """The drawer after something was written."""
    scenario.revision += 1
    scenario.save()
    return opened(scenario)


def rename(scenario: Scenario, old: str, new: str) -> Ref:
    instance = Instance.objects.get(scenario=scenario, name=old)
    instance.name = new
    instance.save()
    return str(instance.aws_id)


def test_a_rule_that_changes_leaves_picture_and_outline_alone(scenario: Scenario) -> None:
    before = opened(scenario)
    rule = SecurityGroupRule.objects.filter(scenario=scenario).first()
    assert rule is not None
    rule.description = "another"
    rule.save()
    assert render_change(before, changed(scenario)) == {"parts": {}}


def test_an_edit_that_breaks_a_check_tells_that_check_and_no_other(scenario: Scenario) -> None:
    before = opened(scenario)
    NetworkAclEntry.objects.filter(scenario=scenario, acl__name="data-acl").delete()
    told = render_change(before, changed(scenario))
    broken = [one["html"] for one in told["parts"]["checks"]["set"]]
    assert 0 < len(broken) < len(before.opened.checks)
    assert all("was expected" in one for one in broken)
    assert "outline" not in told["parts"]


def test_a_new_name_is_told_once_in_each_place(scenario: Scenario) -> None:
    before = opened(scenario)
    ref = rename(scenario, "web-1", "<b>web</b>")
    told = render_change(before, changed(scenario))
    assert [one["id"] for one in told["picture"]["set"]] == [f"r-{ref}"]
    (line,) = told["parts"]["outline"]["set"]
    options = [one["html"] for one in told["parts"]["names"]["set"]]
    assert 0 < len(options) < 4
    for markup in (line["html"], "".join(options), told["picture"]["set"][0]["svg"]):
        assert "<b>web" not in markup
        assert "&lt;b&gt;web" in markup


def test_a_title_or_a_story_is_told_as_it_is(scenario: Scenario) -> None:
    before = opened(scenario)
    scenario.title, scenario.description = "Other", "A new story."
    told = render_change(before, changed(scenario))
    assert told["title"] == "Other"
    assert "A new story." in told["parts"]["story"]
    assert set(told) == {"title", "parts"}


def test_where_about_half_has_changed_the_whole_is_told(scenario: Scenario) -> None:
    before = opened(scenario)
    Instance.objects.filter(scenario=scenario).delete()
    told = render_change(before, changed(scenario))
    assert told["picture"]["whole"].startswith("<svg")
    assert 'id="outline"' in told["parts"]["outline"] or told["parts"]["outline"]["gone"]


def test_links_for_everybody_carry_nobodys_question(scenario: Scenario, client: Client) -> None:
    client.get("/s/shop/?from=internet&to=web-1&port=443&select=igw")
    outline = client.get("/s/shop/state/").json()["parts"]["outline"]
    assert "from=" not in outline
    assert 'aria-current="true"' not in outline


def test_the_state_is_what_the_page_shows(scenario: Scenario, client: Client) -> None:
    state = client.get("/s/shop/state/").json()
    page = client.get("/s/shop/").content.decode()
    assert (state["type"], state["from"], state["revision"]) == ("revision", None, 1)
    assert state["picture"]["whole"].strip() in page
    for name in ("outline", "names"):
        assert "".join(state["parts"][name].split()) in "".join(page.split())
    assert set(state["parts"]) == {"outline", "story", "names"}


def test_the_state_of_nothing_is_not_there(db: None, client: Client) -> None:
    assert client.get("/s/no-such/state/").status_code == 404
    assert client.get("/s/no-such/answer/").status_code == 404


def plain(markup: str) -> str:
    """Without spaces, and without what is one visitor's own: tokens in forms."""
    return "".join(re.sub(r'<input type="hidden"[^>]*>', "", markup).split())


def test_a_question_asked_again_is_answered_as_on_the_page(
    scenario: Scenario, client: Client
) -> None:
    asked = "from=internet&to=web-1&port=443"
    again = client.get(f"/s/shop/answer/?{asked}&select=igw").json()
    panel = client.get(f"/s/shop/?{asked}", headers={"HX-Request": "true", "HX-Target": "trace"})
    assert plain(again["trace"]) in plain(panel.content.decode())
    assert again["says"].startswith("Yes")
    assert "on-path" in again["lit"]["marks"].values()
    assert "trace-request" in again["lit"]["below"]


def test_a_question_that_lost_its_end_says_so(scenario: Scenario, client: Client) -> None:
    again = client.get("/s/shop/answer/?from=internet&to=nobody").json()
    assert again["lit"] is None
    assert "nobody" in again["says"]
    assert "aria-invalid" in again["trace"]


def test_an_answer_is_rendered_once_for_all_who_ask_it(
    scenario: Scenario, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = client.get("/s/shop/answer/?from=internet&to=web-1").content
    monkeypatch.setattr("playground.views.live.asking_again.answering", None)
    for select in ("", "&select=igw"):
        assert client.get(f"/s/shop/answer/?from=internet&to=web-1{select}").content == first


def test_a_message_is_small_where_little_changed(scenario: Scenario) -> None:
    before = opened(scenario)
    rename(scenario, "web-1", "web-one")
    told = render_change(before, changed(scenario))
    whole = render_change(None, opened(scenario))
    assert len(json.dumps(told)) < len(json.dumps(whole)) / 5
