"""What a scenario says by memory and by its rows: after every step the same, in the same order."""

from playground.cabinet import Drawer, drawer_of
from playground.editing.judging import sheet_in
from playground.editing.making import make_copy
from playground.editing.sheet import Sheet, read_sheet, sheet_of
from playground.models import Scenario
from playground.models.rows import load_rows, save_rows
from playground.scenariofile import read


def now(slug: str) -> Drawer:
    """The scenario as this process has it."""
    return drawer_of(Scenario.objects.get(slug=slug))


def sheet(slug: str) -> Sheet:
    """What it says, as this process has it."""
    return sheet_in(now(slug))


def own(text: str, slug: str = "of-ann") -> str:
    """A file as somebody's own scenario; gives its slug."""
    rows = read(text).rows
    rows.scenario.slug = slug
    save_rows(rows)
    return slug


def own_copy(of: str) -> str:
    """A copy of a stored scenario, made as the page makes it."""
    return str(make_copy(now(of)).slug)


def prove(slug: str) -> Sheet:
    """Stored is what is in memory; read again it is the same; and it has a picture."""
    scenario = Scenario.objects.get(slug=slug)
    memory = sheet(slug)
    stored = sheet_of(load_rows(scenario))
    assert stored == memory, {key for key in stored if stored.get(key) != memory.get(key)}
    assert list(stored) == list(memory), "in another order"
    reading = read_sheet(memory, Scenario(as_found=scenario.as_found))
    assert sheet_of(reading.rows) == memory
    assert scenario.revision == 1 + scenario.edits.count()
    return memory
