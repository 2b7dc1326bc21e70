"""Why the others lost: every row of a table, and its fate for one packet."""

from enum import Enum
from typing import NamedTuple

from playground.engine.addresses import V6, Intervals, holds, meet
from playground.engine.headers import DESTINATION, SERVICE, SOURCE, Field
from playground.engine.nodes import (
    LOCAL,
    ClientVpnRoute,
    OnPremisesRoute,
    Route,
    TransitGatewayRoute,
)
from playground.engine.tables import Order, Row, Table
from playground.engine.traffic import Packet


class Fate(Enum):
    """What became of a row when a packet looked for its row, and why."""

    WINS = "wins"
    ALSO_ALLOWS = "also allows"
    SHARES = "shares"
    OTHER_FAMILY = "other family"
    SOURCE = "source"
    DESTINATION = "destination"
    PROTOCOL = "protocol"
    PORT = "port"
    LATER = "later"
    LESS_SPECIFIC = "less specific"
    LOWER_PRIORITY = "lower priority"


ROUTE_CODES = {
    Fate.DESTINATION: "CANNOT_ROUTE",
    Fate.OTHER_FAMILY: "CANNOT_ROUTE",
    Fate.LESS_SPECIFIC: "MORE_SPECIFIC_ROUTE",
    Fate.LOWER_PRIORITY: "HIGHER_PRIORITY_ROUTE",
}
TRANSIT_PREFIX = "TGW_RTB_"
LOCAL_ROUTE_CODE = "VPC_LOCAL_ROUTE_CIDR_RESTRICTION"


class Candidate(NamedTuple):
    """A row of a table and its fate."""

    row: Row
    fate: Fate

    @property
    def code(self) -> str | None:
        """AWS's code for a route that was not taken; filters have none."""
        entry = self.row.entry
        local = isinstance(entry, Route) and entry.target == LOCAL
        if local and self.fate is Fate.DESTINATION:
            return LOCAL_ROUTE_CODE
        if isinstance(entry, Route | ClientVpnRoute | OnPremisesRoute):
            return ROUTE_CODES.get(self.fate)
        if isinstance(entry, TransitGatewayRoute) and self.fate in ROUTE_CODES:
            return TRANSIT_PREFIX + ROUTE_CODES[self.fate]
        return None


def candidates(table: Table, packet: Packet) -> list[Candidate]:
    """Every row that a person would see in this table, in order, with its fate for one packet."""
    winner = table.find(packet)
    shown = [row for row in table.rows if row.entry or row is winner or row is table.rows[-1]]
    return [Candidate(row, _fate(table, row, winner, packet)) for row in shown]


def _fate(table: Table, row: Row, winner: Row, packet: Packet) -> Fate:
    if row is winner:
        return Fate.WINS
    if row in winner.others:
        return Fate.SHARES
    for field, intervals in row.match:
        if not holds(intervals, packet[field]):  # type: ignore[arg-type]
            return _misfit(field, intervals, packet)
    if table.order is Order.ANY_ALLOWS and not row.blocks:
        return Fate.ALSO_ALLOWS
    if table.order is Order.LONGEST_PREFIX:
        alike = row.match == winner.match
        return Fate.LOWER_PRIORITY if alike else Fate.LESS_SPECIFIC
    return Fate.LATER


def _misfit(field: Field, intervals: Intervals, packet: Packet) -> Fate:
    if field in (SOURCE, DESTINATION):
        address = packet[field]
        if intervals and (intervals[0] >= V6) != (address >= V6):  # type: ignore[operator]
            return Fate.OTHER_FAMILY
        return Fate.SOURCE if field == SOURCE else Fate.DESTINATION
    if field != SERVICE:
        return Fate.PORT
    protocol = packet.service >> 16
    alike = meet(intervals, (protocol << 16, (protocol + 1) << 16))
    return Fate.PORT if alike else Fate.PROTOCOL
