"""New scenarios: an empty one, or a copy of one that is there; only their link opens them."""

import secrets

from playground.cabinet import Drawer
from playground.editing.judging import sheet_in
from playground.editing.sheet import read_sheet
from playground.models import Scenario
from playground.models.rows import Rows, save_rows

UNTITLED = "Untitled network"


def make_empty() -> Scenario:
    """A scenario with nothing in it yet."""
    rows = Rows(_unlisted(title=UNTITLED))
    save_rows(rows)
    return rows.scenario


def make_copy(drawer: Drawer) -> Scenario:
    """The same network under a link of its own, to do with as one likes; its history is new."""
    original = drawer.opened.rows.scenario
    scenario = _unlisted(
        title=original.title,
        as_found=original.as_found,
        interfaces_undescribed=original.interfaces_undescribed,
        import_report=original.import_report,
    )
    save_rows(read_sheet(sheet_in(drawer), scenario).rows)
    return scenario


def _unlisted(**head: object) -> Scenario:
    return Scenario(slug=secrets.token_hex(16), is_listed=False, **head)
