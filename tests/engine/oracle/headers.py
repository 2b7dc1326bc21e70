"""What a packet says of itself, in the standard library's addresses."""

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_network
from typing import NamedTuple

from playground.engine.addresses import Prefix
from playground.engine.nodes import ICMP, ICMPV6, TCP, UDP
from playground.engine.traffic import Packet

Address = IPv4Address | IPv6Address
Block = IPv4Network | IPv6Network

WITH_PORTS = (TCP, UDP)
ECHO = {(ICMP, 8): 0, (ICMPV6, 128): 129}
"""(protocol, type) of an echo request -> the type of its reply."""


RFC1918: list[Block] = [
    ip_network(one) for one in ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16")
]
RFC6598: list[Block] = [ip_network("100.64.0.0/10")]
ULA: list[Block] = [ip_network("fc00::/7")]
NAT64: list[Block] = [ip_network("64:ff9b::/96")]
SPECIAL = "0.0.0.0/8 127.0.0.0/8 169.254.0.0/16 224.0.0.0/4 240.0.0.0/4 ::/127 fe80::/10 ff00::/8"
NOT_CARRIED = RFC1918 + RFC6598 + ULA + NAT64 + [ip_network(one) for one in SPECIAL.split()]
"""What no host on the internet has.  64:ff9b::/96 speaks to a NAT gateway alone (NAT-21)."""


class Headers(NamedTuple):
    """One packet.  Ports are 0 where the protocol has none, so are type and code."""

    source: Address
    destination: Address
    protocol: int
    source_port: int = 0
    port: int = 0
    icmp_type: int = 0
    icmp_code: int = 0

    def reply(self) -> "Headers | None":
        """What the far end sends back; None where nobody answers."""
        back = self._replace(source=self.destination, destination=self.source)
        if self.protocol in WITH_PORTS:
            return back._replace(source_port=self.port, port=self.source_port)
        if self.protocol not in (ICMP, ICMPV6):
            return back
        if (self.protocol, self.icmp_type) not in ECHO:
            return None
        return back._replace(icmp_type=ECHO[self.protocol, self.icmp_type])

    def is_echo(self) -> bool:
        """Is it a ping?"""
        return (self.protocol, self.icmp_type) in ECHO


def address(number: int) -> Address:
    """The standard-library address of a number of the engine."""
    return IPv6Address(number - 2**128) if number >= 2**128 else IPv4Address(number)


def block(prefix: Prefix) -> Block:
    """The standard-library network of a prefix of the engine."""
    start = address(prefix.first)
    if isinstance(start, IPv6Address):
        return IPv6Network((start, prefix.length))
    return IPv4Network((start, prefix.length))


def headers_of(packet: Packet) -> Headers:
    """The headers of the engine's packet."""
    protocol, low = packet.service >> 16, packet.service & 0xFFFF
    ends = address(packet.source), address(packet.destination), protocol
    if protocol in WITH_PORTS:
        return Headers(*ends, source_port=packet.source_port, port=low)
    if protocol in (ICMP, ICMPV6):
        return Headers(*ends, icmp_type=low >> 8, icmp_code=low & 0xFF)
    return Headers(*ends)


def inside(one: Address, blocks: list[Block]) -> bool:
    """Does any of the blocks hold the address?  Families never match each other (FLOW-06)."""
    return any(one.version == each.version and one in each for each in blocks)


def is_private(one: Address) -> bool:
    """Is it for networks of one's own?"""
    return inside(one, RFC1918 + RFC6598 + ULA)
