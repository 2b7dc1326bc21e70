"""The inspector: everything about one resource, as the registry of kinds declares it."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import fields
from enum import Enum
from typing import Any, NamedTuple

from playground.engine.addresses import Prefix, format_address
from playground.engine.network import Network
from playground.engine.nodes import (
    AwsService,
    ClientVpnEndpoint,
    CustomerGateway,
    EndpointType,
    Instance,
    NetworkInterface,
    NetworkLoadBalancer,
    Node,
    OnPremisesHost,
    OnPremisesNetwork,
    OutsideHost,
    TransitGatewayConnect,
    VirtualInterface,
    VpcEndpoint,
    VpnConnection,
)
from playground.engine.places import INTERNET_ID
from playground.kinds import kind_of as registered
from playground.question.endpoints import is_passed_only
from playground.report.resources import JSON, resource
from playground.views.here import Here
from playground.views.related import relations
from playground.views.rowtables import tables
from playground.views.sitetables import RowTable
from playground.words.describing import what_to_add
from playground.words.kinds import kind_words

ADDRESSES = {"private_ip", "private_ips", "public_ip", "ip_address", "ipv6_addresses", "addresses"}
"""Attributes whose numbers are addresses."""
ROWS = {
    "routes",
    "entries",
    "rules",
    "exclusions",
    "tunnels",
    "associations",
    "targets",
    "authorized",
}
"""Attributes that are shown as tables."""
PREFIXES = (VpnConnection, VirtualInterface, TransitGatewayConnect)
"""Kinds whose routes are mere prefixes."""
LABELS = {"cidrs": "IPv4 CIDRs", "private_ips": "Private addresses"}
"""Attributes that a node holds together and the kind declares one by one."""
PRIVATE_DNS = {"private_dns_enabled", "private_dns_only_for_inbound_resolver_endpoint"}
IDLE = {
    EndpointType.GATEWAY: {"service", "subnets", "security_groups", *PRIVATE_DNS},
    EndpointType.INTERFACE: {"route_tables"},
    EndpointType.GATEWAY_LOAD_BALANCER: {
        "service_name",
        "route_tables",
        "security_groups",
        "policy_document",
        *PRIVATE_DNS,
    },
}
"""Attributes that mean nothing at an endpoint of a type."""
BOTH_ENDS = (
    Instance,
    NetworkInterface,
    NetworkLoadBalancer,
    OutsideHost,
    OnPremisesHost,
    OnPremisesNetwork,
    CustomerGateway,
    ClientVpnEndpoint,
)
"""Kinds that one may trace from and to."""
ENDS = (*BOTH_ENDS, VpcEndpoint, AwsService)
"""Kinds that one may trace to."""
AWS_SERVICE = (
    "AWS service",
    "A public service of AWS: reached over the internet, or by a VPC endpoint. Its addresses are "
    "illustrative unless a prefix list of the network holds them, as AWS changes the real ones.",
)

Value = str | JSON
"""Words, or a resource to link to."""


class Attribute(NamedTuple):
    """One line of the inspector."""

    label: str
    values: list[Value]


class Asks(NamedTuple):
    """Links that put the resource into the question; not everything that is asked can ask."""

    to_url: str
    from_url: str = ""


class Inspected(NamedTuple):
    """One resource, ready to be shown."""

    id: str
    name: str
    kind_name: str
    blurb: str
    attributes: list[Attribute]
    tables: list[RowTable]
    asks: Asks | None
    related: Sequence[Attribute] = ()
    """Those of its attributes that follow from others, or that nobody may change."""
    unknown: str = ""
    """What to add where the source does not describe it."""


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
        return INTERNET._replace(asks=_both(here, INTERNET_ID))
    node = network.find(here.selected)
    if node is None:
        return None
    title, blurb, labels = _kind(node)
    known, related = list(_known(network, node)), list(_related(network, node))
    return Inspected(
        node.id,
        node.name or node.id,
        title,
        blurb,
        [*known, *_attributes(network, node, labels), *related],
        tables(network, node),
        _asks(here, node),
        [*known, *related],
        _unknown(network, node),
    )


def _unknown(network: Network, node: Node) -> str:
    if node.id not in network.undescribed:
        return ""
    told = "What stands here is what others say of it, or what AWS sets by itself."
    add = what_to_add(network, node.id)
    return f"The source does not describe this {kind_words(node)}. {told} {add}."


def _kind(node: Node) -> tuple[str, str, dict[str, str]]:
    """What its kind is called and what it is for; how its attributes are called."""
    if isinstance(node, AwsService):
        return *AWS_SERVICE, LABELS
    kind = registered(node)
    labels = {one.stored_in: one.label for one in (*kind.fields, *kind.shorthand)}
    return kind.label, kind.blurb, LABELS | labels


def _end(node: Node) -> str:
    """How it is named in a question; the short name of a service would be that of any region."""
    return node.id if isinstance(node, AwsService) else node.name or node.id


def _asks(here: Here, node: Node) -> Asks | None:
    if not isinstance(node, ENDS) or is_passed_only(node):
        return None
    both = _both(here, _end(node))
    return both if isinstance(node, BOTH_ENDS) else both._replace(from_url="")


def _both(here: Here, text: str) -> Asks:
    asked = here.question
    return Asks(here.asking({**asked, "to": text}), here.asking({**asked, "from": text}))


def _known(network: Network, node: Node) -> Iterator[Attribute]:
    """By what it is known."""
    yield Attribute("Id", [node.id])
    if node.id in network.logical_ids:
        yield Attribute("Logical id", [network.logical_ids[node.id]])


def _related(network: Network, node: Node) -> Iterator[Attribute]:
    """What follows from the rest of the network."""
    for label, related in relations(network, node):
        yield Attribute(label, [_shown(network, one) for one in related])


def _attributes(network: Network, node: Node, labels: dict[str, str]) -> Iterator[Attribute]:
    """What is set, as the kind calls it."""
    hidden = {"id", "name", "tunnels"}
    if not isinstance(node, PREFIXES):
        hidden |= ROWS
    if isinstance(node, VpcEndpoint):
        hidden |= IDLE[node.type]
    for field in fields(node):
        if field.name not in hidden:
            label = labels.get(field.name, field.name.replace("_", " ").capitalize())
            yield Attribute(label, _values(network, field.name, getattr(node, field.name)))


def _values(network: Network, name: str, value: Any) -> list[Value]:
    several = isinstance(value, Sequence) and not isinstance(value, str | Prefix)
    shown = [_value(network, name, one) for one in (value if several else [value])]
    return shown or ["none"]


def _value(network: Network, name: str, value: Any) -> Value:
    if value is None or value in ("", {}):
        return "none"
    if isinstance(value, dict):
        return json.dumps(value)
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
