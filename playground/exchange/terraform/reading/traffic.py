"""Traffic: protocol, ports and ICMP types as the rows of ACLs and groups have them."""

from typing import Any

from playground.exchange.terraform.block import Fields

ALL = ("-1", "all")
ICMP = {"icmp", "1", "icmpv6", "58"}
WITH_PORTS = {"tcp", "6", "udp", "17"}
LAST_PORT = 65535
NAMED = {"ah": 51, "esp": 50, "gre": 47, "ipip": 94, "ospf": 89, "sctp": 132, "vrrp": 112}
"""The numbers of protocols that the provider knows by name, besides those of the project."""


def traffic_of(fields: Fields, protocol: str | None) -> dict[str, Any]:
    """Of an ACL's entry, which has attributes of its own for ICMP."""
    name = (protocol or "-1").lower()
    if name in ICMP:
        return _of_icmp(name, fields.number("icmp_type"), fields.number("icmp_code"))
    return _of_ports(name, fields)


def traffic_of_rule(fields: Fields, protocol: str | None) -> dict[str, Any]:
    """Of a group's rule, in which the ports of ICMP are type and code."""
    name = (protocol or "-1").lower()
    if name in ICMP:
        return _of_icmp(name, fields.number("from_port"), fields.number("to_port"))
    return _of_ports(name, fields)


def _of_icmp(name: str, icmp_type: int | None, code: int | None) -> dict[str, Any]:
    every = -1
    kind = every if icmp_type is None else icmp_type
    return {
        "protocol": {"1": "icmp", "58": "icmpv6"}.get(name, name),
        "icmp_type": kind,
        "icmp_code": every if code is None or kind == every else code,
    }


def _of_ports(name: str, fields: Fields) -> dict[str, Any]:
    if name in ALL:
        return {"protocol": "all"}
    if name not in WITH_PORTS:
        return {"protocol": NAMED.get(name, name)}
    first, last = fields.number("from_port"), fields.number("to_port")
    is_every = first in (None, -1) or (first, last) == (0, LAST_PORT)
    ports = "all" if is_every else f"{first}-{first if last is None else last}"
    return {"protocol": {"6": "tcp", "17": "udp"}.get(name, name), "ports": ports}
