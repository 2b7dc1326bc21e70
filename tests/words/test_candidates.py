"""Every row that lost is told why."""

import pytest

from playground.engine.addresses import parse_prefix
from playground.engine.candidates import Candidate, Fate
from playground.engine.headers import service
from playground.engine.nodes import TCP, UDP, AclAction, AclEntry, Ports, Route, Service
from playground.engine.tables import Row
from playground.engine.traffic import Packet
from playground.words import plain, why_lost
from tests.words.cast import ALLOW, DEFAULT_ROUTE, FROM_WEB, cast, tcp

PACKET = tcp("10.0.1.10", "198.51.100.10")
CLOSING = None


def why(fate: Fate, entry: object, packet: Packet = PACKET) -> str:
    network = cast()
    return plain(why_lost(Candidate(Row((), None, entry=entry), fate), network, packet), network)


@pytest.mark.parametrize("fate", Fate)
@pytest.mark.parametrize("entry", [DEFAULT_ROUTE, ALLOW, FROM_WEB, CLOSING])
def test_every_fate_of_every_row_has_a_sentence(fate: Fate, entry: object) -> None:
    text = why(fate, entry)
    assert text.endswith(".")
    assert fate.name not in text


def entry(**changes: object) -> AclEntry:
    given = {
        "rule_number": 100,
        "egress": False,
        "action": AclAction.ALLOW,
        "service": Service(protocol=TCP, ports=Ports(first=22, last=22)),
        "cidr": parse_prefix("10.9.0.0/16"),
    }
    return AclEntry(**{**given, **changes})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("fate", "row", "packet", "sentence"),
    [
        (
            Fate.SOURCE,
            entry(),
            PACKET,
            "10.9.0.0/16 does not contain the source 10.0.1.10.",
        ),
        (
            Fate.PORT,
            entry(),
            PACKET,
            "It is about TCP 22, and the packet is for port 443 (HTTPS).",
        ),
        (
            Fate.PROTOCOL,
            entry(),
            PACKET._replace(service=service(UDP, 22)),
            "It is about TCP 22, and the packet is UDP.",
        ),
        (
            Fate.OTHER_FAMILY,
            entry(cidr=parse_prefix("::/0")),
            PACKET,
            "It is about IPv6, and the packet is IPv4.",
        ),
        (
            Fate.LATER,
            entry(),
            PACKET,
            "It matches too, but a lower number decided first.",
        ),
        (
            Fate.DESTINATION,
            Route(destination=parse_prefix("10.0.0.0/16"), target="local"),
            PACKET,
            "10.0.0.0/16 does not contain the destination 198.51.100.10.",
        ),
        (
            Fate.SOURCE,
            FROM_WEB,
            PACKET,
            "Seen from here, the source 10.0.1.10 is no private address of a member of web-sg.",
        ),
    ],
)
def test_a_loser_is_told_what_did_not_fit(
    fate: Fate, row: object, packet: Packet, sentence: str
) -> None:
    assert why(fate, row, packet) == sentence
