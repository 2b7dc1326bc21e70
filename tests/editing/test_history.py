"""Whatever people do: every step can be seen again as it was, and everything leads back."""

import json
from collections.abc import Callable
from contextlib import suppress
from random import Random

import pytest

from playground.cabinet import close_drawers, opened_at
from playground.editing.acts import Add, Change, Conflict, Delete, InUse
from playground.editing.copying import duplicate
from playground.editing.doing import do, redo, restore, revert, undo
from playground.editing.history import (
    NoSuchStep,
    StepLine,
    look_at,
    open_step,
    sheet_at,
    step_lines,
    taken_back,
)
from playground.editing.judging import sheet_in
from playground.editing.sheet import Refused, Sheet, sheet_of
from playground.models import Edit, Scenario
from playground.models.rows import load_rows
from playground.visitors import Person
from tests.editing.conftest import ANN, BEN, now, ref, sheet

pytestmark = pytest.mark.django_db

ACTS = 20


def text(found: Sheet) -> str:
    """Every byte that a sheet says, whatever the order of its resources."""
    said = {key: [one.kind, one.says] for key, one in found.items()}
    return json.dumps(said, sort_keys=True)


def stored(slug: str) -> Sheet:
    """What the database says, whatever is open."""
    return sheet_of(load_rows(scenario(slug)))


def scenario(slug: str) -> Scenario:
    return Scenario.objects.get(slug=slug)


class Crowd:
    """People who do anything at all to a scenario; most of it makes sense, some is refused."""

    def __init__(self, slug: str, seed: int) -> None:
        self.slug, self.chance, self.number = slug, Random(seed), 0
        self.acts: tuple[Callable[[Person], object], ...] = (
            *(self.add_subnet, self.add_instance, self.add_vpc, self.rename, self.rename),
            *(self.write_rules, self.write_routes, self.move, self.copy, self.delete),
            *(self.undo, self.redo, self.revert, self.restore),
        )

    def act(self) -> None:
        """One of them tries something."""
        self.number += 1
        person = self.chance.choice((ANN, BEN))
        with suppress(Refused, InUse, Conflict, NoSuchStep):
            self.chance.choice(self.acts)(person)

    def any(self, kind: str) -> str:
        found = [key for key, one in sheet(self.slug).items() if one.kind == kind]
        if not found:
            raise NoSuchStep
        return self.chance.choice(found)

    def name(self) -> str:
        return f"lab-{self.number}"

    def add_subnet(self, person: Person) -> None:
        cidr = f"10.0.{self.chance.randrange(30, 250)}.0/24"
        says = {"name": self.name(), "vpc": self.any("vpc"), "cidr": cidr}
        do(self.slug, person, Add("subnet", says))

    def add_instance(self, person: Person) -> None:
        says = {"name": self.name(), "subnet": self.any("subnet")}
        do(self.slug, person, Add("instance", says))

    def add_vpc(self, person: Person) -> None:
        cidr = f"10.{self.chance.randrange(1, 99)}.0.0/16"
        do(self.slug, person, Add("vpc", {"name": self.name(), "cidr": cidr}))

    def rename(self, person: Person) -> None:
        one = self.any(self.chance.choice(("subnet", "instance", "route-table", "vpc")))
        do(self.slug, person, Change(one, {"name": self.name()}))

    def write_rules(self, person: Person) -> None:
        group = self.any("security-group")
        rows = [
            row for row in sheet(self.slug)[group].says["ingress"] if self.chance.random() < 0.7
        ]
        port = self.chance.randrange(1, 9_999)
        rows.append({"protocol": "tcp", "ports": port, "source": "10.0.0.0/16"})
        do(self.slug, person, Change(group, {"ingress": rows}))

    def write_routes(self, person: Person) -> None:
        table = self.any("route-table")
        rows = [row for row in sheet(self.slug)[table].says["routes"] if self.chance.random() < 0.7]
        block = f"192.168.{self.chance.randrange(9)}.0/24"
        rows.append({"destination": block, "target": self.any("nat-gateway")})
        do(self.slug, person, Change(table, {"routes": rows}))

    def move(self, person: Person) -> None:
        one = self.any("subnet")
        do(self.slug, person, Change(one, {"route_table": self.any("route-table")}))

    def copy(self, person: Person) -> None:
        one = self.any(self.chance.choice(("subnet", "instance", "security-group")))
        do(self.slug, person, duplicate(sheet(self.slug), one))

    def delete(self, person: Person) -> None:
        kinds = ("instance", "subnet", "nat-gateway", "route-table", "security-group")
        one = self.any(self.chance.choice(kinds))
        do(self.slug, person, Delete(one, along=self.chance.random() < 0.6))

    def undo(self, person: Person) -> None:
        undo(self.slug, person)

    def redo(self, person: Person) -> None:
        redo(self.slug, person)

    def revert(self, person: Person) -> None:
        last = now(self.slug).revision
        revert(self.slug, person, self.chance.randrange(1, last + 1))

    def restore(self, person: Person) -> None:
        last = now(self.slug).revision
        restore(self.slug, person, self.chance.randrange(max(last - 5, 1), last + 1))


def lived_through(slug: str, seed: int) -> dict[int, str]:
    """Many random acts; gives what was said at each revision, written down while it was so."""
    crowd = Crowd(slug, seed)
    was = {now(slug).revision: text(sheet(slug))}
    for _ in range(ACTS):
        crowd.act()
        was[now(slug).revision] = text(sheet(slug))
    return was


@pytest.mark.parametrize("seed", range(3))
def test_every_step_is_seen_again_as_it_was(shop: str, seed: int) -> None:
    was = lived_through(shop, seed)
    last = now(shop).revision
    assert list(was) == list(range(1, last + 1))
    assert last > ACTS / 3
    assert text(stored(shop)) == was[last]
    assert {at: text(sheet_at(scenario(shop), at)) for at in was} == was

    close_drawers()  # as another process, which was not there when it happened
    assert {at: text(sheet_at(scenario(shop), at)) for at in was} == was
    assert {at: text(sheet_in(open_step(scenario(shop), at))) for at in was} == was


@pytest.mark.parametrize("seed", [3])
def test_what_a_step_made_of_what_follows_from_it(shop: str, seed: int) -> None:
    was = lived_through(shop, seed)
    close_drawers()
    for at in range(2, now(shop).revision + 1):
        step = look_at(scenario(shop), at)
        assert (text(step.before), text(step.after)) == (was[at - 1], was[at])
        assert step.edit.revision == at


@pytest.mark.parametrize("seed", [4])
def test_every_step_can_be_restored_and_that_undone(shop: str, seed: int) -> None:
    was = lived_through(shop, seed)
    last = now(shop).revision
    for at in range(1, last, 4):
        close_drawers()
        restore(shop, ANN, at)
        assert text(sheet(shop)) == text(stored(shop)) == was[at]
        undo(shop, ANN)
        assert text(sheet(shop)) == text(stored(shop)) == was[last]


@pytest.mark.parametrize("seed", range(2))
def test_everything_undone_leads_back_to_the_beginning(shop: str, seed: int) -> None:
    """One person alone, who only does and undoes: nobody's later step is in the way."""
    crowd = Crowd(shop, seed)
    backwards = (crowd.undo, crowd.redo, crowd.revert, crowd.restore)
    crowd.acts = tuple(act for act in crowd.acts if act not in backwards)
    crowd.chance.choice = _always_ann(crowd.chance.choice)
    was = [text(sheet(shop))]
    for _ in range(ACTS // 2 + 2):
        crowd.act()
        if text(sheet(shop)) != was[-1]:
            was.append(text(sheet(shop)))
    for expected in was[-2::-1]:
        undo(shop, ANN)
        assert text(sheet(shop)) == text(stored(shop)) == expected
    with pytest.raises(NoSuchStep):
        undo(shop, ANN)
    close_drawers()
    for expected in was[1:]:
        redo(shop, ANN)
        assert text(sheet(shop)) == text(stored(shop)) == expected


def _always_ann(choose: Callable[..., object]) -> Callable[..., object]:
    return lambda found: ANN if found == (ANN, BEN) else choose(found)


@pytest.mark.parametrize("seed", [5])
def test_a_step_taken_back_and_that_taken_back_is_as_before(shop: str, seed: int) -> None:
    lived_through(shop, seed)
    tried = 0
    for at in range(2, now(shop).revision + 1):
        before = text(sheet(shop))
        with suppress(Refused):
            done = revert(shop, BEN, at)
            if not done.changed:
                continue
            tried += 1
            with suppress(Refused):
                revert(shop, ANN, done.revision)
                assert text(sheet(shop)) == before
        assert text(sheet(shop)) == text(stored(shop))
    assert tried


def test_a_step_that_is_none_is_none(shop: str) -> None:
    do(shop, ANN, Change(ref(shop, "subnet", "web-a"), {"name": "front-a"}))
    for revision in (0, 3, -1):
        with pytest.raises(NoSuchStep, match=f"no step {revision}"):
            sheet_at(scenario(shop), revision)
    with pytest.raises(NoSuchStep):
        look_at(scenario(shop), 1)


def test_an_old_step_is_read_with_few_queries(
    shop: str, django_assert_max_num_queries: Callable[..., object]
) -> None:
    web = ref(shop, "subnet", "web-a")
    for number in range(12):
        do(shop, ANN, Change(web, {"name": f"web-{number}"}))
    found = scenario(shop)
    with django_assert_max_num_queries(2):
        open_step(found, 1)
    with django_assert_max_num_queries(0):
        open_step(found, 1)


def test_who_leafs_through_a_history_takes_nobodys_place(
    shop: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("playground.cabinet.shelves.PAST.room", 2)
    web = ref(shop, "subnet", "web-a")
    for number in range(4):
        do(shop, ANN, Change(web, {"name": f"web-{number}"}))
    found = scenario(shop)
    close_drawers()
    here = now(shop)
    for revision in range(1, 5):
        open_step(found, revision)
    assert now(shop) is here
    at_hand = [revision for revision in range(1, 6) if opened_at(found.pk, revision)]
    assert at_hand == [3, 4, 5]


def trace(revision: int, action: str = Edit.EDIT, of: int | None = None) -> StepLine:
    return StepLine(revision, "a", "person-1", action, of)


@pytest.mark.parametrize(
    ("later", "expected"),
    [
        ([], {}),
        ([trace(5, Edit.UNDO, 4)], {4: 5}),
        ([trace(5, Edit.UNDO, 4), trace(6, Edit.REDO, 4)], {}),
        ([trace(5, Edit.UNDO, 4), trace(6, Edit.REDO, 4), trace(7, Edit.UNDO, 4)], {4: 7}),
        ([trace(5, Edit.REVERT, 2)], {2: 5}),
        ([trace(5, Edit.REVERT, 2), trace(6, Edit.UNDO, 5)], {5: 6}),
        ([trace(5, Edit.REVERT, 2), trace(6, Edit.REVERT, 5)], {5: 6}),
        ([trace(5, Edit.RESTORE, 2)], {3: 5, 4: 5}),
        ([trace(5, Edit.RESTORE, 2), trace(6, Edit.UNDO, 5)], {5: 6}),
        ([trace(5, Edit.RESTORE, 2), trace(6), trace(7, Edit.RESTORE, 5)], {3: 5, 4: 5, 6: 7}),
        (
            [trace(5, Edit.REVERT, 3), trace(6, Edit.RESTORE, 2), trace(7, Edit.RESTORE, 4)],
            {5: 7, 6: 7},
        ),
    ],
)
def test_which_steps_stand_is_what_the_latest_word_says(
    later: list[StepLine], expected: dict[int, int]
) -> None:
    assert taken_back([trace(2), trace(3), trace(4), *later]) == expected


def test_traces_are_of_this_scenario_alone(copy_of: Callable[[str], str]) -> None:
    one = copy_of("three-tier")
    web = ref(one, "subnet", "web-a")
    do(one, BEN, Change(web, {"name": "front-a"}))
    undo(one, BEN)
    found = step_lines(scenario(one).pk)
    assert found == [
        StepLine(2, BEN.id, BEN.colour, Edit.EDIT, None),
        StepLine(3, BEN.id, BEN.colour, Edit.UNDO, 2),
    ]
    assert step_lines(scenario("three-tier").pk) == []
