"""Protocols, ports and ICMP messages have names that people know."""

import pytest

from playground.engine.headers import PING, PING_V6, icmp_service, service
from playground.engine.nodes import ICMP, ICMPV6, TCP, UDP, Ports, Service
from playground.engine.traffic import Packet
from playground.words import attempt, service_phrase, traffic_phrase
from playground.words.traffic import answer_service


def packet(number: int) -> Packet:
    return Packet(1, 2, number, 49152)


@pytest.mark.parametrize(
    ("number", "phrase", "tried"),
    [
        (service(TCP, 443), "TCP to port 443 (HTTPS)", "open TCP 443 to"),
        (service(TCP, 49152), "TCP to port 49152", "open TCP 49152 to"),
        (service(UDP, 53), "UDP to port 53 (DNS)", "send UDP 53 to"),
        (PING, "ICMP echo request (ping)", "ping"),
        (PING_V6, "ICMPv6 echo request (ping)", "ping"),
        (icmp_service(ICMP, 3, 4), "ICMP destination unreachable", None),
        (icmp_service(ICMP, 13, 2), "ICMP type 13 code 2", None),
        (service(47), "protocol 47 (GRE)", "send protocol 47 (GRE) to"),
        (service(200), "protocol 200", "send protocol 200 to"),
    ],
)
def test_a_packet_is_called_by_what_it_is(number: int, phrase: str, tried: str | None) -> None:
    assert traffic_phrase(packet(number)) == phrase
    assert attempt(packet(number)) == (tried or f"send {phrase} to")


@pytest.mark.parametrize(
    ("rule", "phrase"),
    [
        (Service(), "all traffic"),
        (Service(protocol=TCP, ports=Ports(first=443, last=443)), "TCP 443"),
        (Service(protocol=TCP, ports=Ports(first=1024, last=65535)), "TCP 1024-65535"),
        (Service(protocol=UDP), "UDP on all ports"),
        (Service(protocol=ICMP), "all ICMP"),
        (Service(protocol=ICMP, icmp_type=8), "ICMP echo request (ping)"),
        (Service(protocol=ICMPV6, icmp_type=2, icmp_code=0), "ICMPv6 packet too big"),
        (Service(protocol=50), "all protocol 50 (ESP)"),
    ],
)
def test_a_rule_is_called_by_what_it_is_about(rule: Service, phrase: str) -> None:
    assert service_phrase(rule) == phrase


def test_replies_need_the_whole_ephemeral_range__NACL_10() -> None:
    assert answer_service(packet(service(TCP, 49152))) == "TCP 1024-65535"
    assert answer_service(packet(service(UDP, 53))) == "UDP 53"
    assert answer_service(packet(icmp_service(ICMP, 0, 0))) == "ICMP echo reply"
