"""How long the server takes for an edit, and to take one back."""

from collections.abc import Iterator
from itertools import count
from statistics import median

from playground.cabinet import Drawer, drawer_of, open_drawer
from playground.editing.acts import Add, Change, Several
from playground.editing.doing import do, revert, undo
from playground.editing.history import open_step
from playground.editing.judging import sheet_in, try_act
from playground.editing.making import make_copy
from playground.editing.sheet import Sheet
from playground.models import Scenario
from playground.models.rows import save_rows
from playground.sources import open_scenario
from playground.visitors import Person
from tests.bench.measuring import Measurement, median_of, seconds

RESOURCES, STEPS = 100, 500
SOMEBODY = Person("0" * 16, "Somebody", "person-1")


def measurements() -> Iterator[Measurement]:
    """An edit to its new picture; what a form says before it is saved; and the first of many steps
    opened and taken back."""
    slug = a_scenario_of(RESOURCES)
    size = f"a scenario of {len(sheet(slug)) - 1} resources"
    web = named(sheet(slug), "instance", "web-1")
    numbers = count(1)

    def rename() -> None:
        do(slug, SOMEBODY, Change(web, {"name": f"web-{next(numbers)}"}))
        opened(slug).svg()

    def add() -> None:
        number = next(numbers)
        says = {"name": f"lab-{number}", "cidr": f"10.0.{100 + number % 100}.0/28"}
        vpc = named(sheet(slug), "vpc", "shop")
        do(slug, SOMEBODY, Add("subnet", {"vpc": vpc, **says}))
        opened(slug).svg()

    def preview() -> None:
        try_act(opened(slug), Change(web, {"name": f"web-{next(numbers)}"}))

    yield Measurement(f"edit in {size}, to the new picture", median_of(rename, runs=15), 0.08)
    yield Measurement("the same, one more subnet each time", median_of(add, runs=15), 0.08)
    yield Measurement("which checks a form would change", median_of(preview, runs=15))
    yield from _steps_taken_back()


def _steps_taken_back() -> Iterator[Measurement]:
    slug = a_scenario_of(RESOURCES)
    web = named(sheet(slug), "instance", "web-1")
    app = named(sheet(slug), "instance", "app-1")
    do(slug, SOMEBODY, Change(app, {"name": "first"}))
    for number in range(1, STEPS):
        do(slug, SOMEBODY, Change(web, {"name": f"web-{number}"}))
    scenario = Scenario.objects.get(slug=slug)

    def take_back_the_first() -> float:
        spent = seconds(lambda: (revert(slug, SOMEBODY, 2), opened(slug).svg()))
        undo(slug, SOMEBODY)
        return spent

    steps = count(2)
    yield Measurement(
        f"step 1 of {STEPS} opened, with its picture",
        median_of(lambda: open_step(scenario, next(steps)).svg(), runs=7),
        0.2,
    )
    taken_back = median(take_back_the_first() for _ in range(7))
    yield Measurement(f"step 1 of {STEPS} taken back", taken_back, 0.2)


def a_scenario_of(resources: int) -> str:
    """The three tiers with more instances, dealt out to their subnets."""
    rows = open_scenario("three-tier").rows
    rows.scenario.slug = f"example-{Scenario.objects.count()}"
    save_rows(rows)
    slug = str(make_copy(drawer_of(rows.scenario)).slug)
    found = sheet(slug)
    subnets = [ref for ref, one in found.items() if one.kind == "subnet"]
    more = (resources + 1 - len(found)) // 2
    hosts = (
        Add("instance", {"name": f"host-{number}", "subnet": subnets[number % len(subnets)]})
        for number in range(more)
    )
    do(slug, SOMEBODY, Several(tuple(hosts), f"Added {more} instances"))
    return slug


def opened(slug: str) -> Drawer:
    """The scenario as it is now."""
    drawer = open_drawer(slug)
    assert drawer is not None
    return drawer


def sheet(slug: str) -> Sheet:
    """What it says now."""
    return sheet_in(opened(slug))


def named(found: Sheet, kind: str, name: str) -> str:
    """The id of a resource."""
    return next(ref for ref, one in found.items() if (one.kind, one.name) == (kind, name))
