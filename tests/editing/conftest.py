"""A scenario of one's own to edit, and two people."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from playground.cabinet import Drawer, close_drawers, drawer_of
from playground.editing import doing
from playground.editing.judging import sheet_in
from playground.editing.making import make_copy
from playground.editing.sheet import Sheet
from playground.models import Scenario
from playground.models.rows import save_rows
from playground.sources import open_scenario
from playground.visitors import Person

ANN = Person("a" * 16, "Ann", "person-1")
BEN = Person("b" * 16, "Ben", "person-2")


@pytest.fixture(autouse=True)
def nothing_open() -> None:
    """Keys of rows come again from test to test; what is open must not."""
    close_drawers()


@pytest.fixture(autouse=True)
def committing(django_capture_on_commit_callbacks: Callable[..., Any]) -> Iterator[None]:
    """What is done is at hand in this process, as it is where nothing is rolled back."""

    def take(*arguments: Any) -> Any:
        with django_capture_on_commit_callbacks(execute=True):
            return stored_way(*arguments)

    stored_way = doing._take
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(doing, "_take", take)
        yield


@pytest.fixture
def copy_of(db: None) -> Callable[[str], str]:
    """Copies an example; gives the slug of the copy."""

    def made(example: str) -> str:
        rows = open_scenario(example).rows
        rows.scenario.is_example = True
        save_rows(rows)
        return str(make_copy(drawer_of(rows.scenario)).slug)

    return made


@pytest.fixture
def shop(copy_of: Callable[[str], str]) -> str:
    """The slug of a copy of the three tiers."""
    return copy_of("three-tier")


def now(slug: str) -> Drawer:
    """The scenario as it is stored now."""
    return drawer_of(Scenario.objects.get(slug=slug))


def sheet(slug: str) -> Sheet:
    """What it says now."""
    return sheet_in(now(slug))


def ref(slug: str, kind: str, name: str) -> str:
    """The id of the resource of this kind and name."""
    found = [key for key, one in sheet(slug).items() if (one.kind, one.name) == (kind, name)]
    assert len(found) == 1, found
    return found[0]
