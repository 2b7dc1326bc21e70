"""The cabinet: what is opened is of one revision, also while somebody edits."""

from collections.abc import Iterator

import pytest

from playground import sources
from playground.cabinet import close_drawers, drawer_of, opened_at, put_in
from playground.cabinet.drawer import Drawer
from playground.models import Scenario, Vpc
from playground.models.rows import Rows, load_rows, save_rows
from tests.scenarios import LAB, rows

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nothing_open() -> Iterator[None]:
    """Keys of rows come again from test to test; what is open must not."""
    close_drawers()
    yield
    close_drawers()


@pytest.fixture
def lab() -> Scenario:
    """A stored scenario."""
    found = rows(LAB)
    save_rows(found)
    return Scenario.objects.get(pk=found.scenario.pk)


def test_rows_that_changed_while_they_were_read_are_read_again(
    lab: Scenario, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[int] = []

    def slowly(scenario: Scenario) -> Rows:
        found = load_rows(scenario)
        if not opened:
            Vpc.objects.filter(scenario=scenario).update(name="renamed")
            Scenario.objects.filter(pk=scenario.pk).update(revision=2)
        opened.append(scenario.revision)
        return found

    monkeypatch.setattr(sources, "load_rows", slowly)
    drawer = drawer_of(lab)
    assert opened == [1, 2]
    assert drawer.revision == 2
    assert [vpc.name for vpc in drawer.opened.rows.of(Vpc)] == ["renamed"]
    assert opened_at(lab.pk, 1) is None


def test_a_newer_revision_takes_the_room_of_the_older_one(lab: Scenario) -> None:
    first = drawer_of(lab)
    Scenario.objects.filter(pk=lab.pk).update(revision=2)
    second = put_in(Drawer(Scenario.objects.get(pk=lab.pk)))
    assert opened_at(lab.pk, 1) is None
    assert opened_at(lab.pk, 2) is second is not first
