"""Rows of tables as data, in AWS's words."""

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
    TransitGatewayBlackhole,
    AttachmentNotAvailable,
    VpnConnectionOfTransitGatewayDown,
)
"""What is said of a transit gateway's route that leads nowhere."""
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
            return {
                **_destination(network, entry),
                "target": name_of(network, entry.target) if entry.target else "deleted",
                "target_id": entry.target,
                "state": "blackhole" if isinstance(said, BlackholeRoute) else "active",
                "origin": entry.origin.value,
            }
        case TransitGatewayRoute():
            dead = isinstance(said, UNUSABLE)
            return {
                **_destination(network, entry),
                "target": name_of(network, entry.attachment or "blackhole"),
                "target_id": entry.attachment,
                "state": "blackhole" if dead else "active",
                "origin": entry.origin.value,
            }
        case ClientVpnRoute():
            return {
                "destination": str(entry.destination),
                "target": name_of(network, entry.subnet),
                "target_id": entry.subnet,
            }
        case OnPremisesRoute():
            return {
                "destination": str(entry.destination),
                "target": name_of(network, entry.target or "blackhole"),
                "target_id": entry.target,
                "state": "blackhole" if isinstance(said, BlackholeAtSite) else "active",
            }
        case AclEntry():
            return {
                "rule_number": entry.rule_number,
                "action": entry.action.value,
                **_service(entry.service),
                "cidr": str(entry.cidr),
                "direction": "egress" if entry.egress else "ingress",
            }
        case SecurityGroupRule():
            end = "destination" if entry.egress else "source"
            named = entry.group or entry.prefix_list
            return {
                **_service(entry.service),
                end: name_of(network, named) if named else str(entry.cidr),
                "prefix_list_id": entry.prefix_list,
                "direction": "egress" if entry.egress else "ingress",
                "description": entry.description,
            }
    return CLOSING if isinstance(said, DeniedByNetworkAcl) else None


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
