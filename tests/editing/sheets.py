"""Words for tests about sheets without a database: a sheet of a file, and what acts make of it."""

from typing import NamedTuple

from playground.checks import Check, run
from playground.editing.acts import Act
from playground.editing.sheet import Reading, Sheet, Told, read_sheet, sheet_of
from playground.engine.conversation import Verdict
from playground.engine.network import Network
from playground.models import Scenario
from playground.scenariofile import read
from playground.sources import example_path
from tests import scenarios

TWO_ZONES = """\
vpcs: {shop: {cidr: 10.0.0.0/16}}
subnets:
  web-a:
    availability_zone: us-east-1a
    cidr: 10.0.0.0/24
    map_public_ip_on_launch: true
    route_table: public
  app-a: {availability_zone: us-east-1a, cidr: 10.0.1.0/24}
  app-b: {availability_zone: us-east-1b, cidr: 10.0.2.0/24}
internet_gateways: {door: {vpc: shop}}
route_tables: {public: {vpc: shop, routes: [{destination: 0.0.0.0/0, target: door}]}}
"""
"""A public subnet in one zone, and a subnet on the main table in each of two."""


class Place(NamedTuple):
    """A sheet with its network, and what was wrong with it from the start."""

    sheet: Sheet
    network: Network
    faults: tuple[Told, ...]

    def ref(self, name: str, kind: str = "") -> str:
        """The id of the one resource of this name (of this kind)."""
        (found,) = [
            ref for ref, one in self.sheet.items() if one.name == name and kind in ("", one.kind)
        ]
        return found

    def says(self, name: str, kind: str = "") -> dict[str, object]:
        """What it says."""
        return self.sheet[self.ref(name, kind)].says


def place(sections: str) -> Place:
    """What a file with these sections says."""
    file = scenarios.file(sections)
    return _placed(sheet_of(file.rows))


def example(slug: str) -> Place:
    """What an example says."""
    return _placed(sheet_of(read(example_path(slug).read_bytes(), slug).rows))


def nothing() -> Place:
    """An empty scenario."""
    return _placed(sheet_of(scenarios.rows("")))


def after(before: Place, *acts: Act) -> Place:
    """What there is when acts are done, with what AWS adds; `faults` are the new ones."""
    sheet = before.sheet
    for act in acts:
        sheet = act.on(sheet)
    found = _read(sheet)
    new = tuple(fault for fault in found.faults if fault not in before.faults)
    return Place(sheet_of(found.rows), found.network, new)


def _placed(sheet: Sheet) -> Place:
    found = _read(sheet)
    return Place(sheet, found.network, found.faults)


def _read(sheet: Sheet) -> Reading:
    return read_sheet(sheet, Scenario(title="Test", slug="test"))


def verdict(here: Place, source: str, destination: str, port: int = 443) -> Verdict:
    """Does a TCP packet get there, and its answer back?"""
    ends = {"source": source, "destination": destination}
    check = Check(title="", **ends, port=port, expect=Verdict.REACHABLE)
    return run(check, here.network).verdict
