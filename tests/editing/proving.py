"""Edits on a database of its own, in a process of its own: `python -m tests.editing.proving`.

`test_databases.py` runs it on a file of SQLite, in the second half of the tests on PostgreSQL;
DATABASE_URL says which.  Each part has a scenario of its own, and may be run alone:
`python -m tests.editing.proving crowd`.
"""

import os
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "playground.settings")
django.setup()

from django.core.management import call_command  # noqa: E402  (models need the settings)
from django.db import connection  # noqa: E402

from playground.cabinet import Drawer, close_drawers, open_drawer  # noqa: E402
from playground.editing.acts import Act, Add, Change, Delete  # noqa: E402
from playground.editing.copying import duplicate  # noqa: E402
from playground.editing.doing import do, redo, undo  # noqa: E402
from playground.editing.history import NoSuchStep, sheet_at  # noqa: E402
from playground.editing.sheet import HEAD, Refused, sheet_of  # noqa: E402
from playground.links import give_link, renew_link  # noqa: E402
from playground.models import Edit, Link, Scenario  # noqa: E402
from playground.visitors import Person  # noqa: E402
from tests.editing.broken.breaking import find  # noqa: E402
from tests.editing.broken.grounds import SHOP  # noqa: E402
from tests.editing.hostile import NAMES  # noqa: E402
from tests.editing.stored import own, prove, sheet  # noqa: E402
from tests.kinds.sample import EVERY_KIND  # noqa: E402

ANN = Person("a" * 16, "Ann", "person-1")
PEOPLE, EACH = 10, 10


def person(number: int) -> Person:
    """One of a crowd."""
    return Person(f"{number:016x}", f"Visitor {number}", f"person-{number % 8 + 1}")


def prove_storing() -> None:
    """After every act the rows are what is in memory, and what a process that starts now reads."""
    slug = own(EVERY_KIND, "storing")
    first = sheet(slug)
    taken = 0
    for number, ref in enumerate([one for one in first if one != HEAD][::2]):
        taken += attempt(slug, ref, number)
    assert taken > 15, taken
    for _ in range(taken):
        undo(slug, ANN)
    assert prove_afresh(slug) == first
    for _ in range(taken):
        redo(slug, ANN)
    prove_afresh(slug)
    assert sheet_at(Scenario.objects.get(slug=slug), 1) == first


def attempt(slug: str, ref: str, number: int) -> int:
    """One of three acts; did it change anything?"""
    said = sheet(slug)
    if ref not in said:
        return 0
    try:
        acts: list[Act] = [Change(ref, {"name": f"é {ref}"}), Delete(ref, along=True)]
        act = duplicate(said, ref) if number % 3 == 0 else acts[number % 3 - 1]
        done = do(slug, ANN, act)
    except Refused:
        return 0
    if done.revision % 8 == 0:
        prove_afresh(slug)
    return 1 if done.changed else 0


def prove_afresh(slug: str) -> object:
    """As a process that has nothing open."""
    prove(slug)
    close_drawers()
    return prove(slug)


def prove_texts() -> None:
    """Whatever is typed is stored as it is, or refused with a sentence."""
    slug = own(SHOP, "texts")
    vpc, group = (find(one, sheet(slug)) for one in ("vpc/shop", "security-group/web-sg"))
    for number, text in enumerate(NAMES):
        for act in (
            Add("security-group", {"name": text, "vpc": vpc, "description": text}),
            Change(vpc, {"name": text}),
            Change(group, {"ingress": [{"source": text or "::/0", "description": text}]}),
        ):
            try:
                do(slug, ANN, act)
            except Refused as refusal:
                assert all(one.message.isprintable() for one in refusal.faults), number
        if number % 8 == 0:
            prove_afresh(slug)
    prove_afresh(slug)


def prove_crowd() -> None:
    """A hundred edits by ten people at once: none is lost, and revisions have no gap."""
    slug = own(SHOP, "crowd")
    vpc = find("vpc/shop", sheet(slug))

    def work(number: int) -> None:
        try:
            for step in range(EACH):
                name = f"group-{number}-{step}"
                added = do(slug, person(number), Add("security-group", {"name": name, "vpc": vpc}))
                if step % 5 == 4:
                    undo(slug, person(number))
                    redo(slug, person(number))
                assert added.id in look(slug)
        finally:
            connection.close()

    crowd(work)
    close_drawers()
    names = {one.name for one in prove(slug).values()}
    assert {f"group-{one}-{step}" for one in range(PEOPLE) for step in range(EACH)} <= names
    revisions = list(Edit.objects.filter(scenario__slug=slug).values_list("revision", flat=True))
    last = Scenario.objects.get(slug=slug).revision
    assert revisions == list(range(2, last + 1)) and last == 1 + PEOPLE * (EACH + 4)


def prove_quarrel() -> None:
    """Everybody changes the same resource, and takes back what they can: nobody breaks it."""
    slug = own(SHOP, "quarrel")
    table = find("route-table/table", sheet(slug))

    def work(number: int) -> None:
        try:
            for step in range(EACH // 2):
                route = {"destination": f"192.0.{number}.{step * 8}/29", "target": "deleted"}
                do(slug, person(number), Change(table, {"name": f"{number}", "routes": [route]}))
                take_back(slug, person(number))
        finally:
            connection.close()

    crowd(work)
    close_drawers()
    prove(slug)
    edits = Edit.objects.filter(scenario__slug=slug)
    assert edits.filter(action=Edit.EDIT).count() == PEOPLE * (EACH // 2)


def prove_readers() -> None:
    """Whoever opens the page while others edit sees one revision of it, and never half of the
    next.
    """
    slug = own(SHOP, "readers")
    subnet = find("subnet/web", sheet(slug))

    def work(number: int) -> None:
        try:
            for step in range(EACH):
                if number < 2:
                    says = {"name": f"host-{number}-{step}", "subnet": subnet}
                    host = do(slug, person(number), Add("instance", says)).id
                    do(slug, person(number), Delete(host, along=True))
                elif number < 5:
                    seen.append(as_another_process(slug))
        finally:
            connection.close()

    seen: list[tuple[int, dict]] = []  # type: ignore[type-arg]
    crowd(work)
    scenario = Scenario.objects.get(slug=slug)
    for revision, said in seen:
        assert said == sheet_at(scenario, revision), f"revision {revision} is no such thing"


def prove_links() -> None:
    """Of all who renew a link at once one does; of all who want a link each gets the same."""
    scenario = Scenario.objects.get(slug=own(SHOP, "links"))
    Scenario.objects.filter(pk=scenario.pk).update(is_listed=False)
    old = give_link(scenario, Link.EDIT).token

    def work(_: int) -> None:
        try:
            renewed.append(renew_link(scenario, Link.EDIT, by=old))
            given.add(give_link(scenario, Link.VIEW).token)
        finally:
            connection.close()

    renewed: list[Link | None] = []
    given: set[str] = set()
    crowd(work)
    (fresh,) = [one for one in renewed if one is not None]
    open_links = scenario.links.filter(withdrawn=None).order_by("power")
    assert [one.token for one in open_links] == [fresh.token, *given]


def as_another_process(slug: str) -> tuple[int, dict]:  # type: ignore[type-arg]
    """The page, opened where nothing is open yet."""
    drawer = Drawer(Scenario.objects.get(slug=slug))
    return drawer.revision, sheet_of(drawer.opened.rows)


def take_back(slug: str, who: Person) -> None:
    """If nobody has changed it since."""
    try:
        undo(slug, who)
    except (Refused, NoSuchStep):
        return


def look(slug: str) -> object:
    """As somebody who opens the page meanwhile."""
    drawer = open_drawer(slug)
    assert drawer is not None
    return drawer.network


def crowd(work: Callable[[int], None]) -> None:
    """Everybody at once."""
    with ThreadPoolExecutor(PEOPLE) as pool:
        list(pool.map(work, range(PEOPLE)))


PARTS = {
    "storing": prove_storing,
    "texts": prove_texts,
    "crowd": prove_crowd,
    "quarrel": prove_quarrel,
    "readers": prove_readers,
    "links": prove_links,
}

if __name__ == "__main__":
    call_command("migrate", verbosity=0)
    for part in sys.argv[1:] or PARTS:
        PARTS[part]()
