"""New scenarios: an empty one, or a copy of one that is there; only their link opens them."""

from playground.cabinet import Drawer
from playground.editing.judging import sheet_in
from playground.editing.sheet import read_sheet
from playground.links import NOBODY, Maker, save_unlisted
from playground.models import Scenario
from playground.models.rows import Rows

UNTITLED = "Untitled network"


def make_empty(maker: Maker = NOBODY) -> Scenario:
    """A scenario with nothing in it yet."""
    return save_unlisted(Rows(Scenario(title=UNTITLED)), maker)


def make_copy(drawer: Drawer, maker: Maker = NOBODY) -> Scenario:
    """The same network under a link of its own, to do with as one likes; its history is new."""
    original = drawer.opened.rows.scenario
    scenario = Scenario(
        title=original.title,
        as_found=original.as_found,
        interfaces_undescribed=original.interfaces_undescribed,
        import_report=original.import_report,
    )
    return save_unlisted(read_sheet(sheet_in(drawer), scenario).rows, maker)
