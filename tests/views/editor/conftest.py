"""What the tests of forms share: copies of examples, which may be edited."""

from collections.abc import Callable
from functools import cache
from itertools import count

import pytest

from playground import cabinet
from playground.cabinet import Drawer, open_drawer
from playground.drawing import DrawingFailed, Picture
from playground.editing.judging import sheet_in
from playground.editing.sheet import Sheet, sheet_of
from playground.engine.network import Network
from playground.models.rows import save_rows
from playground.scenariofile import read
from playground.sources import example_path
from tests.editing.conftest import committing  # noqa: F401  (a fixture)


class Lab:
    """A scenario of one's own."""

    def __init__(self, slug: str) -> None:
        self.slug = slug
        self.url = f"/s/{slug}/"

    @property
    def drawer(self) -> Drawer:
        """As it is now."""
        found = open_drawer(self.slug)
        assert found is not None
        return found

    @property
    def sheet(self) -> Sheet:
        """What it says now."""
        return sheet_in(self.drawer)

    def ref(self, name: str, kind: str) -> str:
        """The id of what is called so."""
        (found,) = [ref for ref, one in self.sheet.items() if (one.name, one.kind) == (name, kind)]
        return found


@pytest.fixture(autouse=True)
def no_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    """Forms need no picture, and drawing one takes longer than all the rest."""

    def refuse(network: Network) -> Picture:
        raise DrawingFailed("nobody looks at it")

    monkeypatch.setattr("playground.cabinet.drawer.draw", refuse)


@cache
def example_text(slug: str) -> str:
    """The file of an example."""
    return example_path(slug).read_text()


@cache
def example_sheet(slug: str) -> Sheet:
    """What an example says."""
    return sheet_of(read(example_text(slug), slug).rows)


@pytest.fixture
def lab_of(db: None) -> Callable[[str], Lab]:
    """A scenario of one's own, with the sections of a file."""
    cabinet.close_drawers()
    numbers = count(1)

    def lab(text: str) -> Lab:
        rows = read(text if "format: 1" in text else f"format: 1\n{text}").rows
        rows.scenario.slug = f"lab-{next(numbers)}"
        save_rows(rows)
        return Lab(rows.scenario.slug)

    return lab


@pytest.fixture
def copy_of(lab_of: Callable[[str], Lab]) -> Callable[[str], Lab]:
    """A copy of an example, by its slug."""
    return lambda slug: lab_of(example_text(slug))
