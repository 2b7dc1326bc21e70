"""The checks of a file: questions kept with the network, each with the answer that is expected."""

from collections.abc import Iterator

from playground.checks import Check, question_of
from playground.engine.conversation import Verdict
from playground.engine.mtu import JUMBO
from playground.engine.network import Network
from playground.kinds import Field
from playground.kinds.shapes import Choice, Number, Text
from playground.question import QuestionError
from playground.question.protocols import LEAST
from playground.scenariofile.faults import Faults, did_you_mean, quoted
from playground.scenariofile.tree import Listing, Scalar, Spot, Table, Value, plain

LONGEST_TITLE = 200
PORT, ICMP_NUMBER = Number(0, 65535), Number(0, 255)
FIELDS = (
    Field("title", "Title", Text(LONGEST_TITLE)),
    Field("from", "From", Text(), required=True, column="source"),
    Field("to", "To", Text(), required=True, column="destination"),
    Field("protocol", "Protocol", Text(20)),
    Field("port", "Port", PORT),
    Field("source_port", "Source port", PORT),
    Field("icmp_type", "ICMP type", ICMP_NUMBER),
    Field("icmp_code", "ICMP code", ICMP_NUMBER),
    Field("size", "Size", Number(LEAST, JUMBO), "bytes, not to be fragmented; none: small"),
    Field("expect", "Expected", Choice(tuple(map(str, Verdict))), required=True),
    Field("code", "Code of the first blocker", Text(80)),
)
MOST_CHECKS = 100
"""Every check is asked at every revision: so many are kept with a network on a site."""
KEYS = {field.stored_in: field.key for field in FIELDS}


class WrittenCheck:
    """A check and where it stands."""

    def __init__(self, check: Check, table: Table) -> None:
        self.check, self.table = check, table


def read_checks(value: Value | None, faults: Faults) -> list[WrittenCheck]:
    """Every check that can be understood."""
    if value is None or (isinstance(value, Scalar) and value.value is None):
        return []
    if not isinstance(value, Listing):
        faults.add(value.spot, "A list of checks is needed here.")
        return []
    return [found for item in value.items for found in _read_check(item, faults)]


def _read_check(item: Value, faults: Faults) -> Iterator[WrittenCheck]:
    if not isinstance(item, Table):
        faults.add(item.spot, "A mapping is needed here: {from: ..., to: ..., expect: ...}.")
        return
    known = {field.key: field for field in FIELDS}
    values: dict[str, object] = {}
    for key, entry in item.entries.items():
        if key not in known:
            hint = did_you_mean(key, list(known))
            faults.add(entry.key_spot, f"Checks: {quoted(key)} is unknown.{hint}")
        else:
            _read_value(known[key], entry.value, values, faults)
    missing = [key for key, field in known.items() if field.required and key not in item.entries]
    for key in missing:
        faults.add(item.spot, f"“{key}” is missing in this check.")
    if all(field.stored_in in values for field in FIELDS if field.required):
        yield WrittenCheck(_check(values), item)


def _read_value(field: Field, value: Value, values: dict[str, object], faults: Faults) -> None:
    try:
        values[field.stored_in] = field.shape.read(plain(value))
    except ValueError as error:
        faults.add(value.spot, f"{field.label}: {error}")


def _check(values: dict[str, object]) -> Check:
    title = untitled(str(values["source"]), str(values["destination"]))
    expect = Verdict(str(values["expect"]))
    return Check(**{"title": title, **values, "expect": expect})  # type: ignore[arg-type]


def untitled(source: str, destination: str) -> str:
    """What a check is called to which the file gives no title."""
    return f"{source} to {destination}"


def try_checks(written: list[WrittenCheck], network: Network, faults: Faults) -> None:
    """A check that asks for what the network does not have is a fault at the word that says so."""
    for one in written:
        try:
            question_of(one.check, network)
        except QuestionError as error:
            faults.add(_spot(one.table, KEYS.get(error.field, error.field)), error.message)


def _spot(table: Table, key: str) -> Spot:
    entry = table.entries.get(key)
    return entry.value.spot if entry is not None else table.spot
