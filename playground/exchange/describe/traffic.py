"""Traffic: a protocol with its ports or messages, as rules of every kind write it."""

from typing import Any

from playground.exchange.item import Item

NAMES = {"-1": "all", "1": "icmp", "6": "tcp", "17": "udp", "58": "icmpv6"}
WITH_PORTS = ("tcp", "udp")
OF_MESSAGES = ("icmp", "icmpv6")
EVERY = -1
"""In place of a port, a type or a code."""


def traffic(protocol: str, first: int | None, last: int | None) -> dict[str, Any]:
    """What a rule is about.  The numbers are ports, or the type and code of a message; what other
    protocols have there means nothing.
    """
    name = protocol.lower()
    name = NAMES.get(name, name)
    if name in WITH_PORTS and first not in (None, EVERY):
        return {"protocol": name, "ports": f"{first}-{first if last is None else last}"}
    if name in OF_MESSAGES and first not in (None, EVERY):
        code = None if last == EVERY else last
        return {"protocol": name, "icmp_type": first, "icmp_code": code}
    return {"protocol": name}


def of_entry(item: Item) -> dict[str, Any]:
    """The traffic of an entry of a network ACL."""
    protocol = item.need("Protocol")
    if NAMES.get(protocol, protocol) in OF_MESSAGES:
        message = item.item("IcmpTypeCode")
        return traffic(protocol, message.number("Type"), message.number("Code"))
    ports = item.item("PortRange")
    return traffic(protocol, ports.number("From"), ports.number("To"))


def of_rule(item: Item) -> dict[str, Any]:
    """The traffic of a rule of a security group."""
    return traffic(item.need("IpProtocol"), item.number("FromPort"), item.number("ToPort"))
