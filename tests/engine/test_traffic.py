"""Packets and sets of packets: rewrites, replies and translations are exact."""

import pytest

from playground.engine.addresses import V6, parse_address
from playground.engine.headers import (
    DESTINATION,
    PING,
    PING_V6,
    SOURCE,
    SOURCE_PORT,
    icmp_service,
    service,
)
from playground.engine.nodes import ICMP, ICMPV6, TCP, UDP
from playground.engine.packet_set import PacketSet
from playground.engine.traffic import Packet, TooMixedError

A, B, NAT = (parse_address(text) for text in ("10.0.1.5", "10.0.2.7", "10.0.0.9"))


def only(packet: Packet) -> PacketSet:
    """The set of this one packet."""
    return PacketSet.of(*((value, value + 1) for value in packet[:4]))


def headers(traffic: PacketSet) -> tuple[int, ...]:
    """The one packet that a set holds, as headers."""
    (box,) = traffic.boxes
    values = [link.values(box) for link in traffic.view]
    assert all(stop == low + 1 for low, stop in values)
    return tuple(low for low, _ in values)


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        (Packet(A, B, service(TCP, 443), 49152), Packet(B, A, service(TCP, 49152), 443)),
        (Packet(A, B, service(UDP, 53), 1024), Packet(B, A, service(UDP, 1024), 53)),
        (Packet(A, B, PING, 0), Packet(B, A, icmp_service(ICMP, 0, 0), 0)),
        (Packet(V6 + 1, V6 + 2, PING_V6, 0), Packet(V6 + 2, V6 + 1, icmp_service(58, 129, 0), 0)),
        (Packet(A, B, service(47), 0), Packet(B, A, service(47), 0)),
    ],
)
def test_a_reply_is_the_reverse__FLOW_04(asked, answer):
    assert asked.replies() == (answer,)
    assert answer.answers(asked)
    (from_set,) = only(asked).replies()
    assert headers(from_set) == answer[:4]
    assert from_set.answers(only(asked))


@pytest.mark.parametrize("message", [icmp_service(ICMP, 3, 4), icmp_service(ICMPV6, 2, 0)])
def test_what_nobody_answers_has_no_reply(message):
    packet = Packet(A, B, message, 0)
    assert not packet.replies()
    assert not list(only(packet).replies())


def test_a_set_replies_once_for_each_way_of_answering():
    everything = PacketSet.of((0, 2**32), (0, 2**32))
    protocols = {headers_of(reply)[2] >> 16 for reply in everything.replies()}
    assert {TCP, UDP, ICMP} <= protocols
    assert len(list(everything.replies())) == 5


def headers_of(traffic: PacketSet) -> tuple[int, ...]:
    """The smallest headers in a set."""
    return tuple(link.values(traffic.boxes[0])[0] for link in traffic.view)


@pytest.mark.parametrize("port", [22, 1024, 49152])
def test_a_translation_is_undone_exactly__NAT_02(port):
    asked = Packet(A, B, service(TCP, 443), port)
    for traffic in (asked, only(asked)):
        translated = traffic.put(SOURCE, NAT).choose(SOURCE_PORT, 1024, 65536)
        (answer,) = translated.replies()
        assert answer.answers(translated)
        restored = answer.as_answer(traffic)
        (expected,) = traffic.replies()
        got = headers(restored) if isinstance(restored, PacketSet) else restored[:4]
        want = headers(expected) if isinstance(expected, PacketSet) else expected[:4]
        assert got == want


def test_a_nat_gateway_picks_a_port_of_its_own_range__NAT_05():
    low = Packet(A, B, service(TCP, 443), 22).choose(SOURCE_PORT, 1024, 65536)
    assert 1024 <= low.source_port < 65536
    kept = Packet(A, B, service(TCP, 443), 50000).choose(SOURCE_PORT, 1024, 65536)
    assert kept.source_port == 50000
    picked = Packet(A, B, service(TCP, 443), 22, (2000,)).choose(SOURCE_PORT, 1024, 65536)
    assert picked.source_port == 2000


def test_a_set_is_of_one_family__FLOW_06():
    with pytest.raises(ValueError, match="one address family"):
        PacketSet.of((0, 2**32), (V6, V6 + 1))


def test_a_set_of_which_some_answer_is_not_guessed():
    asked = PacketSet.of((0, 100), (200, 300))
    (answer,) = [reply for reply in asked.replies() if headers_of(reply)[2] >> 16 == TCP]
    with pytest.raises(TooMixedError):
        answer.put(SOURCE, 250).answers(asked)
    assert not answer.put(DESTINATION, 999).answers(asked)
