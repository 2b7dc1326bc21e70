"""The protocol of a question: its name or number, ports, ICMP type and code."""

from typing import NamedTuple

from playground.engine.headers import ECHO_REQUEST, ECHO_REQUEST_V6, icmp_service, service
from playground.engine.mtu import JUMBO
from playground.engine.nodes import ICMP, ICMPV6, TCP, UDP
from playground.question.errors import QuestionError

LEAST = 68
"""What every IPv4 link carries; nobody asks for less."""
DEFAULT_PORT = 443
DEFAULT_SOURCE_PORT = 49152
NAMES = {"tcp": TCP, "udp": UDP, "icmp": ICMP, "icmpv6": ICMPV6}

Number = str | int | None
"""A number as typed, or already read, or left out."""


class Typed(NamedTuple):
    """What was typed about the protocol."""

    protocol: str = "tcp"
    port: Number = None
    source_port: Number = None
    icmp_type: Number = None
    icmp_code: Number = None


class Spoken(NamedTuple):
    """What that means: the packet's fields, and the question spelt out."""

    service: int
    source_port: int
    protocol: str
    port: int | None = None
    icmp_type: int | None = None
    icmp_code: int | None = None


def understand(typed: Typed, v6: bool) -> Spoken:
    """Fill in what was left out: port 443, source port 49152, echo request.

    `v6`: do the ends speak IPv6?  Then `icmp` means ICMPv6.  Raises QuestionError.
    """
    number = _protocol_number(typed.protocol, v6)
    if number in (TCP, UDP):
        return _with_ports(number, typed)
    _must_be_empty(typed, ("port", "source_port"), "only TCP and UDP have ports")
    if number in (ICMP, ICMPV6):
        return _message(number, typed)
    _must_be_empty(typed, ("icmp_type", "icmp_code"), "only ICMP has types and codes")
    return Spoken(service(number), 0, str(number))


def _protocol_number(text: str, v6: bool) -> int:
    name = text.strip().lower()
    number = NAMES.get(name)
    if number is None:
        if not (name.isascii() and name.isdigit() and int(name) <= 255):
            known = "tcp, udp, icmp or a number from 0 to 255"
            raise QuestionError("protocol", f"“{text}” is no protocol: choose {known}.")
        number = int(name)
    if number not in (ICMP, ICMPV6):
        return number
    if number == ICMPV6 and not v6:
        raise QuestionError("protocol", "ICMPv6 needs IPv6 at both ends; choose icmp.")
    return ICMPV6 if v6 else ICMP


def _with_ports(number: int, typed: Typed) -> Spoken:
    _must_be_empty(typed, ("icmp_type", "icmp_code"), "TCP and UDP have ports instead")
    port = _read("port", typed.port, DEFAULT_PORT, 65535)
    source_port = _read("source_port", typed.source_port, DEFAULT_SOURCE_PORT, 65535)
    name = "tcp" if number == TCP else "udp"
    return Spoken(service(number, port), source_port, name, port)


def _message(number: int, typed: Typed) -> Spoken:
    echo = ECHO_REQUEST if number == ICMP else ECHO_REQUEST_V6
    kind = _read("icmp_type", typed.icmp_type, echo, 255)
    code = _read("icmp_code", typed.icmp_code, 0, 255)
    return Spoken(icmp_service(number, kind, code), 0, "icmp", None, kind, code)


def _read(field: str, typed: Number, default: int, last: int) -> int:
    """A number from 0 to `last`; nothing typed is the default."""
    text = "" if typed is None else str(typed).strip()
    if not text:
        return default
    if not (text.isascii() and text.isdigit() and len(text) <= 5 and int(text) <= last):
        raise QuestionError(field, f"“{text[:20]}” is not a number from 0 to {last}.")
    return int(text)


def understand_size(typed: Number) -> int | None:
    """The size of the packet in bytes, headers included.  Raises QuestionError about "size"."""
    if typed in (None, ""):
        return None
    text = str(typed).strip()
    fits = text.isascii() and text.isdigit() and len(text) <= 5
    if not (fits and LEAST <= int(text) <= JUMBO):
        message = f"“{text[:20]}” is no size of a packet: from {LEAST} to {JUMBO} bytes."
        raise QuestionError("size", message)
    return int(text)


def _must_be_empty(typed: Typed, fields: tuple[str, ...], why: str) -> None:
    for field in fields:
        if getattr(typed, field) not in (None, ""):
            raise QuestionError(field, f"Leave this empty: {why}.")
