"""The header of a packet: four fields, and what a reply makes of them.

SERVICE melts protocol and destination port (or ICMP type and code) into one number, so that every
rule of a filter is one interval of it.
"""

from playground.engine.addresses import V6, Intervals
from playground.engine.nodes import ICMP, ICMPV6, TCP, UDP

Field = int
SOURCE, DESTINATION, SERVICE, SOURCE_PORT = range(4)

ECHO_REQUEST, ECHO_REPLY = 8, 0
ECHO_REQUEST_V6, ECHO_REPLY_V6 = 128, 129

ALL_ADDRESSES: Intervals = (0, 2 * V6)
ALL_SERVICES: Intervals = (0, 256 << 16)
ALL_PORTS: Intervals = (0, 1 << 16)
DOMAINS: tuple[Intervals, ...] = (ALL_ADDRESSES, ALL_ADDRESSES, ALL_SERVICES, ALL_PORTS)
"""Everything that a field can hold, by field."""


def service(protocol: int, port: int = 0) -> int:
    """The SERVICE of a protocol number and a port (0 where the protocol has none)."""
    return protocol << 16 | port


def icmp_service(protocol: int, icmp_type: int, icmp_code: int) -> int:
    """The SERVICE of an ICMP or ICMPv6 message."""
    return protocol << 16 | icmp_type << 8 | icmp_code


PING = icmp_service(ICMP, ECHO_REQUEST, 0)
PING_V6 = icmp_service(ICMPV6, ECHO_REQUEST_V6, 0)
PING_REPLY_STEP = (ECHO_REPLY - ECHO_REQUEST) << 8
PING_V6_REPLY_STEP = (ECHO_REPLY_V6 - ECHO_REQUEST_V6) << 8

ANSWERED: tuple[Intervals, ...] = (
    (service(TCP), service(TCP + 1)),
    (service(UDP), service(UDP + 1)),
    (PING, PING + 256),
    (PING_V6, PING_V6 + 256),
    (
        0,
        service(ICMP),
        service(ICMP + 1),
        service(TCP),
        service(TCP + 1),
        service(UDP),
        service(UDP + 1),
        service(ICMPV6),
        service(ICMPV6 + 1),
        256 << 16,
    ),
)
"""The services that expect an answer, apart by how the answer's SERVICE comes of the question's."""


def reply_step(service: int) -> int:
    """What to add to the SERVICE of an echo request for its reply; 0 for everything else."""
    if PING <= service < PING + 256:
        return PING_REPLY_STEP
    if PING_V6 <= service < PING_V6 + 256:
        return PING_V6_REPLY_STEP
    return 0
