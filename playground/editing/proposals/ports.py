"""Ports that people mean by name, and where a network ACL needs those of the replies."""

from collections.abc import Iterable
from typing import NamedTuple

from playground.editing.sheet import Says
from playground.engine.nodes import TCP
from playground.kinds.shapes import PortRange, Protocol

EPHEMERAL = "1024-65535"
FIRST_EPHEMERAL, LAST_PORT = 1024, 65535
ALL = ("all", "-1", -1, None, "")


class PortHint(NamedTuple):
    """A port or a range as a form takes it, and what people call it."""

    ports: str
    label: str


HINTS = (
    PortHint("22", "SSH"),
    PortHint("25", "SMTP"),
    PortHint("53", "DNS"),
    PortHint("80", "HTTP"),
    PortHint("443", "HTTPS"),
    PortHint("1433", "SQL Server"),
    PortHint("2049", "NFS"),
    PortHint("3306", "MySQL"),
    PortHint("3389", "RDP"),
    PortHint("5432", "PostgreSQL"),
    PortHint("6379", "Redis"),
    PortHint("8080", "HTTP, of applications"),
    PortHint(EPHEMERAL, "ephemeral ports: replies, also by a NAT gateway"),
    PortHint("32768-60999", "Linux's ephemeral ports"),
    PortHint("49152-65535", "Windows's ephemeral ports"),
)
REPLIES = {
    "ingress": (
        "Replies to what goes out come in at ephemeral ports: "
        f"allow TCP {EPHEMERAL} in, a network ACL remembers nothing. [NACL-08, NACL-10]"
    ),
    "egress": (
        "Replies to what comes in go out to ephemeral ports: "
        f"allow TCP {EPHEMERAL} out, a network ACL remembers nothing. [NACL-08, NACL-10]"
    ),
}
OTHER_WAY = {"ingress": "egress", "egress": "ingress"}


def port_hints() -> tuple[PortHint, ...]:
    """What a form offers where a port is asked for."""
    return HINTS


def ephemeral_hint(part: str, says: Says) -> str:
    """What a direction of a network ACL lacks, so that replies pass; "" if nothing.

    `part` is "ingress" or "egress", `says` what the form says of the whole ACL.
    """
    return REPLIES[part] if needs_replies(part, says) else ""


def needs_replies(part: str, says: Says) -> bool:
    """Does the other direction allow requests whose replies no row allows here?  (NACL-08)"""
    asked = allowed(says.get(OTHER_WAY[part]))
    requests = [row for row in asked if _is_tcp(row) and not _is_ephemeral(row)]
    return bool(requests) and not any(map(_lets_replies, allowed(says.get(part))))


def allowed(rows: Iterable[Says] | None) -> list[Says]:
    """The rows that allow something."""
    return [row for row in rows or () if row.get("action") == "allow"]


def _is_tcp(row: Says) -> bool:
    return row.get("protocol") in ALL or _number(row.get("protocol")) == TCP


def _number(protocol: object) -> int | None:
    try:
        return int(Protocol().read(protocol))
    except ValueError:
        return None


def _ports(row: Says) -> tuple[int, int]:
    """First and last; of what is half-typed none."""
    try:
        text = PortRange().read(row.get("ports") or "all")
    except ValueError:
        return 0, -1
    first, _, last = ("" if row.get("protocol") in ALL else text).partition("-")
    return (int(first), int(last or first)) if first else (0, LAST_PORT)


def _is_ephemeral(row: Says) -> bool:
    """Is it about nothing but replies?"""
    return _ports(row)[0] >= FIRST_EPHEMERAL and _ports(row)[1] > _ports(row)[0]


def _lets_replies(row: Says) -> bool:
    """The ranges of single systems do as well (NACL-10)."""
    first, last = _ports(row)
    return _is_tcp(row) and first <= 49152 and last >= 60999
