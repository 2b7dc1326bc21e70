"""Why the other rows of a decision table lost: one sentence per row."""

from collections.abc import Callable

from playground.engine.addresses import format_address, is_v6
from playground.engine.candidates import LOCAL_ROUTE_CODE, TRANSIT_PREFIX, Candidate, Fate
from playground.engine.network import Network
from playground.engine.nodes import (
    AclEntry,
    ClientVpnRoute,
    OnPremisesRoute,
    Route,
    SecurityGroupRule,
    TransitGatewayRoute,
)
from playground.engine.traffic import Packet
from playground.words.phrases import row_end
from playground.words.text import Text
from playground.words.traffic import port_name, protocol_name, service_phrase

Why = Callable[[Candidate, Packet], Text]
ROUTES = Route | TransitGatewayRoute | ClientVpnRoute | OnPremisesRoute

LOST: dict[str, tuple[str, str]] = {
    "CANNOT_ROUTE": ("The route does not cover the destination.", "RT-05"),
    "MORE_SPECIFIC_ROUTE": ("A route with a longer prefix wins.", "RT-05"),
    "HIGHER_PRIORITY_ROUTE": ("Another route for the same destination has priority.", "RT-06"),
    LOCAL_ROUTE_CODE: ("A local route serves only destinations inside the VPC.", "RT-04"),
    TRANSIT_PREFIX + "CANNOT_ROUTE": (
        "The transit gateway's route does not cover the destination.",
        "TGW-10",
    ),
    TRANSIT_PREFIX + "MORE_SPECIFIC_ROUTE": (
        "A route of the transit gateway with a longer prefix wins.",
        "TGW-10",
    ),
    TRANSIT_PREFIX + "HIGHER_PRIORITY_ROUTE": (
        "Another route of the transit gateway for the same prefix has priority.",
        "TGW-10",
    ),
}
"""AWS's codes for routes that were not taken: what they mean, and the rule."""


def why_lost(candidate: Candidate, network: Network, packet: Packet) -> Text:
    """What became of one row of a table, for one packet; the winner gets a sentence too."""
    return WHYS[candidate.fate](candidate, packet)


def _fixed(sentence: str) -> Why:
    return lambda candidate, packet: (sentence,)


def _wins(candidate: Candidate, packet: Packet) -> Text:
    if isinstance(candidate.row.entry, ROUTES):
        return ("The most specific route that covers the destination.",)
    if isinstance(candidate.row.entry, AclEntry):
        return ("The lowest number that matches: it decides.",)
    if isinstance(candidate.row.entry, SecurityGroupRule):
        return ("It allows the packet, and one rule that allows is enough.",)
    return ("No row above fits, so this one decides.",)


def _other_family(candidate: Candidate, packet: Packet) -> Text:
    mine, other = ("IPv6", "IPv4") if is_v6(packet.source) else ("IPv4", "IPv6")
    return (f"It is about {other}, and the packet is {mine}.",)


def _address(candidate: Candidate, packet: Packet) -> Text:
    entry = candidate.row.entry
    at_source = candidate.fate is Fate.SOURCE
    end = "source" if at_source else "destination"
    written = format_address(packet.source if at_source else packet.destination)
    if isinstance(entry, ROUTES):
        return (f"{entry.destination} does not contain the {end} {written}.",)
    if isinstance(entry, SecurityGroupRule) and entry.group is not None:
        return (
            f"Seen from here, the {end} {written} is no private address of a member of ",
            *row_end(entry),
            ".",
        )
    if isinstance(entry, SecurityGroupRule) and entry.prefix_list is not None:
        return ("No entry of ", *row_end(entry), f" holds the {end} {written}.")
    if isinstance(entry, AclEntry | SecurityGroupRule):
        return (f"{entry.cidr} does not contain the {end} {written}.",)
    return (f"It is not about the {end} {written}.",)


def _protocol(candidate: Candidate, packet: Packet) -> Text:
    return _mismatch(candidate, protocol_name(packet.service >> 16))


def _port(candidate: Candidate, packet: Packet) -> Text:
    protocol, rest = packet.service >> 16, packet.service & 0xFFFF
    if protocol_name(protocol).startswith("ICMP"):
        return _mismatch(candidate, f"type {rest >> 8} code {rest & 0xFF}")
    return _mismatch(candidate, f"for {port_name(rest)}")


def _mismatch(candidate: Candidate, packet_is: str) -> Text:
    entry = candidate.row.entry
    if isinstance(entry, AclEntry | SecurityGroupRule):
        return (f"It is about {service_phrase(entry.service)}, and the packet is {packet_is}.",)
    return (f"The packet is {packet_is}.",)


def _later(candidate: Candidate, packet: Packet) -> Text:
    if candidate.row.entry is None:
        return ("It takes only what no other row takes.",)
    return ("It matches too, but a lower number decided first.",)


def _lower_priority(candidate: Candidate, packet: Packet) -> Text:
    entry = candidate.row.entry
    if isinstance(entry, Route) and entry.prefix_list is not None:
        return (
            "The same prefix, but static routes go before prefix lists; and of two prefix lists "
            "AWS picks one at random, here the one written first.",
        )
    if isinstance(entry, TransitGatewayRoute):
        return (
            "The same prefix, but static routes go before prefix lists, and those before "
            "propagated ones; of these VPCs go before Direct Connect, Connect and VPN.",
        )
    if isinstance(entry, OnPremisesRoute):
        return (
            "The same prefix, but here what a site has itself goes before what is written, and "
            "that before what BGP taught it; what a site's own routers prefer AWS cannot say.",
        )
    return (
        "The same prefix, but static routes go before prefix lists, and those before propagated "
        "routes.",
    )


WHYS: dict[Fate, Why] = {
    Fate.WINS: _wins,
    Fate.ALSO_ALLOWS: _fixed("It allows the packet too; one rule that allows is enough."),
    Fate.SHARES: _fixed("The same prefix at the same cost: flows are spread over these routes."),
    Fate.OTHER_FAMILY: _other_family,
    Fate.SOURCE: _address,
    Fate.DESTINATION: _address,
    Fate.PROTOCOL: _protocol,
    Fate.PORT: _port,
    Fate.LATER: _later,
    Fate.LESS_SPECIFIC: _fixed("It covers the destination too, but a longer prefix won."),
    Fate.LOWER_PRIORITY: _lower_priority,
}
"""What each fate is called."""
