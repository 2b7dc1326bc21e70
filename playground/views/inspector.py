"""The inspector: everything about one resource, as the registry of kinds declares it."""

from collections.abc import Iterator, Sequence
from dataclasses import fields
from enum import Enum
from typing import Any, NamedTuple

from playground.engine.addresses import Prefix, format_address
from playground.engine.network import Network
from playground.engine.nodes import Instance, NetworkInterface, Node, OutsideHost
from playground.engine.places import INTERNET_ID
from playground.kinds import Kind
from playground.kinds import kind_of as registered
from playground.report.resources import JSON, resource
from playground.views.here import Here
from playground.views.related import relations
from playground.views.rowtables import RowTable, tables

ADDRESSES = {"private_ip", "private_ips", "public_ip", "ipv6_addresses", "addresses"}
"""Attributes whose numbers are addresses."""
ROWS = {"routes", "entries", "rules"}
"""Attributes that are shown as tables."""
LABELS = {"cidrs": "IPv4 CIDRs", "private_ips": "Private addresses"}
"""Attributes that a node holds together and the kind declares one by one."""
ENDS = (Instance, NetworkInterface, OutsideHost)
"""Kinds that one may trace from and to."""

Value = str | JSON
"""Words, or a resource to link to."""


class Attribute(NamedTuple):
    """One line of the inspector."""

    label: str
    values: list[Value]


class Asks(NamedTuple):
    """Links that put the resource into the question."""

    from_url: str
    to_url: str


class Inspected(NamedTuple):
    """One resource, ready to be shown."""

    id: str
    name: str
    kind_name: str
    blurb: str
    attributes: list[Attribute]
    tables: list[RowTable]
    asks: Asks | None


INTERNET = Inspected(
    INTERNET_ID,
    INTERNET_ID,
    "Outside",
    "Everybody outside the cloud. Unless an address is given, it asks as 198.51.100.10, "
    "or as 2001:db8:ffff::10 over IPv6.",
    [],
    [],
    None,
)


def inspect(network: Network, here: Here) -> Inspected | None:
    """The chosen resource, or None when the network has none with this id."""
    if here.selected == INTERNET_ID:
        return INTERNET._replace(asks=_asks(here, INTERNET_ID))
    node = network.find(here.selected)
    if node is None:
        return None
    kind = registered(node)
    return Inspected(
        node.id,
        node.name or node.id,
        kind.label,
        kind.blurb,
        list(_attributes(network, node, kind)),
        tables(network, node),
        _asks(here, node.name or node.id) if isinstance(node, ENDS) else None,
    )


def _asks(here: Here, text: str) -> Asks:
    asked = here.question
    return Asks(here.asking({**asked, "from": text}), here.asking({**asked, "to": text}))


def _attributes(network: Network, node: Node, kind: Kind) -> Iterator[Attribute]:
    """What is set, as the kind calls it, then what follows from the rest of the network."""
    labels = LABELS | {one.stored_in: one.label for one in (*kind.fields, *kind.shorthand)}
    yield Attribute("Id", [node.id])
    for field in fields(node):
        if field.name not in ROWS and field.name not in ("id", "name"):
            label = labels.get(field.name, field.name.replace("_", " ").capitalize())
            yield Attribute(label, _values(network, field.name, getattr(node, field.name)))
    for label, related in relations(network, node):
        yield Attribute(label, [_shown(network, one) for one in related])


def _values(network: Network, name: str, value: Any) -> list[Value]:
    several = isinstance(value, Sequence) and not isinstance(value, str | Prefix)
    shown = [_value(network, name, one) for one in (value if several else [value])]
    return shown or ["none"]


def _value(network: Network, name: str, value: Any) -> Value:
    if value is None or value == "":
        return "none"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Enum):
        return str(value.value)
    if name in ADDRESSES and isinstance(value, int):
        return format_address(value)
    return resource(network, value) if _refers(network, name, value) else str(value)


def _refers(network: Network, name: str, value: Any) -> bool:
    """Free text that happens to be somebody's id is no reference."""
    return name != "description" and isinstance(value, str) and value in network


def _shown(network: Network, related: str | Node) -> Value:
    return resource(network, related.id) if isinstance(related, Node) else related
