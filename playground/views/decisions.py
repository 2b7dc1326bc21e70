"""Decision tables: all rows in order, the winner marked, and why each other lost."""

from collections import Counter
from collections.abc import Iterable
from typing import Any, NamedTuple

from playground.views.here import LONGEST

JSON = dict[str, Any]

COLUMNS: dict[str, str] = {
    "rule_number": "Rule",
    "destination": "Destination",
    "target": "Target",
    "state": "State",
    "origin": "Origin",
    "source": "Source",
    "traffic": "Traffic",
    "cidr": "Address",
    "action": "Action",
}
"""What is shown of a row, and how its column is called."""


class CandidateRow(NamedTuple):
    """One row of a decision table and its fate."""

    cells: list[object]
    result: str
    why: str
    code: str | None = None
    key: str = ""
    """By what a link means it: "acl-1_ingress_100", "rtb-1_0.0.0.0/0"."""

    @property
    def wins(self) -> bool:
        """Did this row decide?"""
        return self.result == "wins"

    @property
    def also(self) -> bool:
        """Would it have allowed the packet as well?"""
        return self.result == "also allows"

    @property
    def css(self) -> str:
        """wins, also-allows or loses."""
        return self.result.replace(" ", "-")


class CandidateTable(NamedTuple):
    """All rows of a table in order."""

    title: str
    columns: list[str]
    rows: list[CandidateRow]


def with_tables(decisions: Iterable[JSON], row: str = "") -> list[JSON]:
    """The decisions of a hop, each with its candidates as a table, or None where no table decided.

    By its `key` a link means one of them: it says the table and, where that has two, the direction.
    That which `row` means, itself or by a row of its table, is `open`.
    """
    taken = Counter[str]()
    return [_with_table(decision, row, taken) for decision in decisions]


def _with_table(decision: JSON, row: str, taken: Counter[str]) -> JSON:
    rows = decision.get("candidates") or []
    if not rows:
        return {**decision, "key": "", "open": False, "candidates": None}
    directions = (one["row"].get("direction") for one in rows)
    way = next(filter(None, directions), "")
    key = _of_its_own("_".join(filter(None, (decision["table"]["id"], way))), taken)
    table = _table(decision, rows, key)
    opened = bool(row) and row in (key, *(one.key for one in table.rows))
    return {**decision, "key": key, "open": opened, "candidates": table}


def _of_its_own(key: str, taken: Counter[str]) -> str:
    """The key, or with a number where it is taken."""
    short = key[: LONGEST - len("~9999")].strip()
    taken[short] += 1
    return short if taken[short] == 1 else f"{short}~{taken[short]}"


def _identity(row: JSON) -> str:
    """By what a row is known in its table: a rule by its number or by what it takes, a route by its
    destination.  What a route leads to may change, and it is still the same.
    """
    if "rule_number" in row:
        return str(row["rule_number"])
    if "protocol" not in row:
        return str(row["destination"])
    takes = row.get("ports", row.get("icmp_type"))
    return f"{row['protocol']}_{takes}_{row.get('source') or row.get('destination')}"


def _table(decision: JSON, rows: list[JSON], key: str) -> CandidateTable:
    told = [told_row(one["row"]) for one in rows]
    columns = list(dict.fromkeys(column for row in told for column in row))
    owners = {one["table"]["id"]: one["table"]["name"] for one in rows if one["table"]}
    several = len(owners) > 1
    title = f"{decision['table']['name']}: every row in order" if not several else "Every rule"
    head = ["Group"] * several + [COLUMNS[column] for column in columns]
    taken = Counter[str]()
    body = [
        CandidateRow(
            _owner(one, several) + [row.get(column, "") for column in columns],
            one["result"],
            one["why"],
            one["code"],
            _of_its_own(f"{key}_{_identity(one['row'])}", taken),
        )
        for one, row in zip(rows, told, strict=True)
    ]
    return CandidateTable(title, head, body)


def _owner(candidate: JSON, several: bool) -> list[object]:
    """The group of a rule, where the table is made of several."""
    return [candidate["table"]["name"] if candidate["table"] else ""] if several else []


def told_row(row: JSON) -> dict[str, object]:
    """What is shown of a row: protocol and ports, or type and code, as one thing."""
    told = {"traffic" if key == "protocol" else key: value for key, value in row.items()}
    if "protocol" in row:
        told["traffic"] = _traffic(row)
    listed = row.get("destination_prefix_list")
    if listed not in (None, row.get("destination")):
        told["destination"] = f"{row['destination']} of {listed}"
    return {key: value for key, value in told.items() if key in COLUMNS}


def _traffic(row: JSON) -> str:
    """'tcp 1024-65535', 'icmp type 8 code 0', 'all'."""
    protocol, ports = row["protocol"], row.get("ports", "all")
    if row.get("icmp_type", "all") != "all":
        return f"{protocol} type {row['icmp_type']} code {row['icmp_code']}"
    if protocol.isdigit():
        return f"protocol {protocol}"
    return protocol if ports == "all" else f"{protocol} {ports}"
