"""Tables: the quick way to a row, the partition for sets, and why the others lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.engine.addresses import holds
from playground.engine.candidates import Fate, candidates
from playground.engine.headers import DESTINATION, SERVICE, SOURCE, service
from playground.engine.reasons.vpc import AddressNotAssigned
from playground.engine.tables import Order, Row, Table
from playground.engine.traffic import Packet

SMALL = st.tuples(st.integers(0, 8), st.integers(1, 5)).map(lambda pair: (pair[0], sum(pair)))
FIELDS = st.sampled_from([SOURCE, DESTINATION, SERVICE])
MATCHES = st.dictionaries(FIELDS, SMALL, max_size=3).map(lambda match: tuple(match.items()))
TABLES = st.lists(MATCHES, max_size=6).map(
    lambda matches: Table([*(Row(match, None) for match in matches), Row((), None)])
)
PACKETS = st.builds(Packet, *[st.integers(0, 14)] * 3, st.just(0))


def first_match(table: Table, packet: Packet) -> Row:
    return next(
        row
        for row in table.rows
        if all(holds(wanted, packet[field]) for field, wanted in row.match)
    )


@given(TABLES, PACKETS)
def test_find_is_the_first_match(table, packet):
    assert table.find(packet) is first_match(table, packet)


@given(TABLES, PACKETS)
def test_the_cells_of_a_table_are_a_partition(table, packet):
    taken = [
        row
        for row, cells in table.cells()
        for cell in cells
        if all(holds(wanted, packet[field]) for field, wanted in cell)
    ]
    assert taken == [table.find(packet)]


@pytest.mark.parametrize("rows", [[], [Row(((SOURCE, (0, 5)),), None)]])
def test_a_table_must_have_an_answer_for_everything(rows):
    with pytest.raises(ValueError, match="match everything"):
        Table(rows)


def test_each_loser_is_told_why():
    tcp_80 = (service(6, 80), service(6, 80) + 1)
    udp = (service(17), service(18))
    rows = [
        Row(((SOURCE, (50, 60)),), None, entry="source"),
        Row(((DESTINATION, (50, 60)),), None, entry="destination"),
        Row(((SERVICE, tcp_80),), None, entry="port"),
        Row(((SERVICE, udp),), None, entry="protocol"),
        Row(((SOURCE, (2**128, 2**129)),), None, entry="family"),
        Row(((SOURCE, (0, 10)),), None, entry="wins"),
        Row((), None, AddressNotAssigned("x"), entry="closing"),
    ]
    fates = {
        candidate.row.entry: candidate.fate
        for candidate in candidates(Table(rows), Packet(5, 5, service(6, 443), 1))
    }
    assert fates == {
        "source": Fate.SOURCE,
        "destination": Fate.DESTINATION,
        "port": Fate.PORT,
        "protocol": Fate.PROTOCOL,
        "family": Fate.OTHER_FAMILY,
        "wins": Fate.WINS,
        "closing": Fate.LATER,
    }


def test_shorter_prefixes_lose_by_length_and_equal_ones_by_origin__RT_05_RT_06():
    rows = [
        Row(((DESTINATION, (0, 8)),), None, entry="static /29"),
        Row(((DESTINATION, (0, 8)),), None, entry="propagated /29"),
        Row(((DESTINATION, (0, 64)),), None, entry="/26"),
        Row((), None),
    ]
    found = candidates(Table(rows, Order.LONGEST_PREFIX), Packet(0, 5, 0, 0))
    assert [candidate.fate for candidate in found][:3] == [
        Fate.WINS,
        Fate.LOWER_PRIORITY,
        Fate.LESS_SPECIFIC,
    ]
