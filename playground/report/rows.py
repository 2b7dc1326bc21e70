"""Rows of tables as data, in AWS's words."""

from playground.engine.addresses import Prefix
from playground.engine.network import Network
from playground.engine.nodes import (
    ALL_PROTOCOLS,
    ANY_TYPE,
    ICMP,
    ICMPV6,
    TCP,
    UDP,
    AclEntry,
    ClientVpnRoute,
    OnPremisesRoute,
    PrefixListRoute,
    Ref,
    Route,
    SecurityGroupRule,
    Service,
    TransitGatewayRoute,
)
from playground.engine.reasons import Reason
from playground.engine.reasons.routing import BlackholeRoute
from playground.engine.reasons.security import DeniedByNetworkAcl
from playground.engine.reasons.transit import AttachmentNotAvailable, TransitGatewayBlackhole
from playground.engine.reasons.vpn import BlackholeAtSite, VpnConnectionOfTransitGatewayDown
from playground.engine.tables import Row
from playground.report.resources import JSON
from playground.words import name_of

PROTOCOL_NAMES = {ALL_PROTOCOLS: "all", TCP: "tcp", UDP: "udp", ICMP: "icmp", ICMPV6: "icmpv6"}
UNUSABLE = (
    BlackholeRoute,
    TransitGatewayBlackhole,
    AttachmentNotAvailable,
    VpnConnectionOfTransitGatewayDown,
)
"""What is said of a route that leads nowhere."""
CLOSING = {"rule_number": "*", "action": "deny", "protocol": "all", "ports": "all"}
"""The row that ends every network ACL and cannot be deleted (NACL-04)."""


def row_of(network: Network, row: Row) -> JSON | None:
    """The row as a person knows it; None for one that no table shows."""
    return entry_of(network, row.entry, row.said)


def decided_by(network: Network, said: Reason) -> JSON | None:
    """The row that a reason names."""
    return entry_of(network, getattr(said, "row", None), said)


def entry_of(network: Network, entry: object | None, said: Reason | None) -> JSON | None:
    """A route, an ACL entry or a security-group rule as data."""
    match entry:
        case Route() | PrefixListRoute():
            return _route(network, entry, said)
        case TransitGatewayRoute():
            return _transit_route(network, entry, said)
        case ClientVpnRoute():
            return _led(network, entry.destination, entry.subnet)
        case OnPremisesRoute():
            led = _led(network, entry.destination, entry.target)
            return {**led, "state": _state(isinstance(said, BlackholeAtSite))}
        case AclEntry():
            return _acl_entry(entry)
        case SecurityGroupRule():
            return _group_rule(network, entry)
    return CLOSING if isinstance(said, DeniedByNetworkAcl) else None


def _route(network: Network, route: Route | PrefixListRoute, said: Reason | None) -> JSON:
    return {
        **_destination(network, route),
        "target": name_of(network, route.target) if route.target else "deleted",
        "target_id": route.target,
        "state": _state(is_dead(said)),
        "origin": route.origin.value,
    }


def _transit_route(network: Network, route: TransitGatewayRoute, said: Reason | None) -> JSON:
    return {
        **_led(network, route.destination, route.attachment),
        **_destination(network, route),
        "state": _state(is_dead(said)),
        "origin": route.origin.value,
    }


def _led(network: Network, destination: Prefix, target: Ref | None) -> JSON:
    """A destination, and what it leads to; to nothing, if that is what is written."""
    return {
        "destination": str(destination),
        "target": name_of(network, target or "blackhole"),
        "target_id": target,
    }


def is_dead(said: Reason | None) -> bool:
    """Is this said of a route that leads nowhere?"""
    return isinstance(said, UNUSABLE)


def _state(dead: bool) -> str:
    return "blackhole" if dead else "active"


def _acl_entry(entry: AclEntry) -> JSON:
    return {
        "rule_number": entry.rule_number,
        "action": entry.action.value,
        **_service(entry.service),
        "cidr": str(entry.cidr),
        "direction": _direction(entry.egress),
    }


def _group_rule(network: Network, rule: SecurityGroupRule) -> JSON:
    named = rule.group or rule.prefix_list
    return {
        **_service(rule.service),
        "destination" if rule.egress else "source": (
            name_of(network, named) if named else str(rule.cidr)
        ),
        "prefix_list_id": rule.prefix_list,
        "direction": _direction(rule.egress),
        "description": rule.description,
    }


def _direction(egress: bool) -> str:
    return "egress" if egress else "ingress"


def _destination(network: Network, route: Route | PrefixListRoute | TransitGatewayRoute) -> JSON:
    """The block and the list that it is an entry of; a list as a whole goes by its name."""
    listed = name_of(network, route.prefix_list) if route.prefix_list else None
    return {
        "destination": listed if isinstance(route, PrefixListRoute) else str(route.destination),
        "destination_prefix_list_id": route.prefix_list,
        "destination_prefix_list": listed,
    }


def _service(rule: Service) -> JSON:
    number = rule.protocol
    named: JSON = {"protocol": PROTOCOL_NAMES.get(number, str(number))}
    if number in (ICMP, ICMPV6):
        return {**named, "icmp_type": _or_all(rule.icmp_type), "icmp_code": _or_all(rule.icmp_code)}
    if number not in (TCP, UDP) or rule.ports is None:
        return {**named, "ports": "all"}
    first, last = rule.ports.first, rule.ports.last
    return {**named, "ports": str(first) if first == last else f"{first}-{last}"}


def _or_all(number: int) -> int | str:
    return "all" if number == ANY_TYPE else number
