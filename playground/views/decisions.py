"""Decision tables: all rows in order, the winner marked, and why each other lost."""

from typing import Any, NamedTuple

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


def with_table(decision: JSON) -> JSON:
    """The decision with its candidates as a table, or None where no table decided."""
    rows = decision.get("candidates") or []
    return {**decision, "candidates": _table(decision, rows) if rows else None}


def _table(decision: JSON, rows: list[JSON]) -> CandidateTable:
    told = [told_row(one["row"]) for one in rows]
    keys = list(dict.fromkeys(key for row in told for key in row))
    owners = {one["table"]["id"]: one["table"]["name"] for one in rows if one["table"]}
    several = len(owners) > 1
    title = f"{decision['table']['name']}: every row in order" if not several else "Every rule"
    head = ["Group"] * several + [COLUMNS[key] for key in keys]
    body = [
        CandidateRow(
            _owner(one, several) + [row.get(key, "") for key in keys],
            one["result"],
            one["why"],
            one["code"],
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
