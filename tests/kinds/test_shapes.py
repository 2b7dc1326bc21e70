"""Shapes read what people write, write it back, and say in a sentence what they cannot read."""

from typing import Any

import pytest
from jsonschema import Draft202012Validator

from playground.kinds.shapes import (
    Address,
    AddressOrTruth,
    Block,
    Choice,
    Document,
    IcmpNumber,
    ListOf,
    Number,
    PortRange,
    Protocol,
    Refers,
    Shape,
    Text,
    Truth,
)

GROUP = Refers(("security-group",), ("self",), Block())

READ: list[tuple[Shape, object, Any, Any]] = [
    (Text(), "web", "web", "web"),
    (Text(), 123456789012, "123456789012", "123456789012"),
    (Truth(), True, True, True),
    (Number(1, 9), 9, 9, 9),
    (Choice(("allow", "deny")), "deny", "deny", "deny"),
    (Block(), "10.0.0.0/8", "10.0.0.0/8", "10.0.0.0/8"),
    (Block(4), " 100.68.0.18/18 ", "100.68.0.0/18", "100.68.0.0/18"),
    (Block(), "203.0.113.4", "203.0.113.4/32", "203.0.113.4/32"),
    (Block(6), "2001:DB8:0::/32", "2001:db8::/32", "2001:db8::/32"),
    (Address(4), "10.0.0.9", "10.0.0.9", "10.0.0.9"),
    (Address(6), "2001:DB8::0009", "2001:db8::9", "2001:db8::9"),
    (AddressOrTruth(), "203.0.113.4", "203.0.113.4", "203.0.113.4"),
    (AddressOrTruth(), False, False, False),
    (Protocol(), "TCP", 6, "tcp"),
    (Protocol(), 6, 6, "tcp"),
    (Protocol(), "47", 47, 47),
    (Protocol(), "all", -1, "all"),
    (Protocol(), -1, -1, "all"),
    (Protocol(), "-1", -1, "all"),
    (Protocol(), "icmpv6", 58, "icmpv6"),
    (PortRange(), 443, "443", 443),
    (PortRange(), "0443", "443", 443),
    (PortRange(), "1024 - 65535", "1024-65535", "1024-65535"),
    (PortRange(), "22-22", "22", 22),
    (PortRange(), "all", "", "all"),
    (IcmpNumber(), 8, 8, 8),
    (IcmpNumber(), "all", -1, "all"),
    (ListOf(Address(4)), ["10.0.0.9", "10.0.0.8"], ["10.0.0.9", "10.0.0.8"], None),
    (ListOf(Address(4)), "10.0.0.9", ["10.0.0.9"], ["10.0.0.9"]),
    (GROUP, "web-sg", "web-sg", "web-sg"),
]


@pytest.mark.parametrize(("shape", "value", "stored", "written"), READ)
def test_a_value_is_read_and_written_back(
    shape: Shape, value: object, stored: Any, written: Any
) -> None:
    assert shape.read(value) == stored
    assert shape.write(stored) == (value if written is None else written)
    assert shape.read(shape.write(stored)) == stored


@pytest.mark.parametrize(("shape", "value", "stored", "written"), READ)
def test_what_is_read_and_written_fits_the_schema(
    shape: Shape, value: object, stored: Any, written: Any
) -> None:
    validator = Draft202012Validator(shape.schema())
    assert validator.is_valid(shape.write(stored))
    if value not in ("TCP", "0443"):  # the schema is stricter about what nobody should write
        assert validator.is_valid(value)


WRONG: list[tuple[Shape, object, str]] = [
    (Text(), True, "not true"),
    (Text(), ["a"], "not a list"),
    (Text(3), "four", "At most 3 characters, these are 4"),
    (Truth(), "yes", "true or false is needed here, not “yes”"),
    (Truth(), 1, "not 1"),
    (Number(1, 32766, "NACL-06"), 0, "0 is not between 1 and 32766. [NACL-06]"),
    (Number(1, 9), True, "not true"),
    (Number(1, 9), "5", "A whole number is needed"),
    (Choice(("allow", "deny")), "permit", "“permit” is none of: allow, deny"),
    (Choice(("allow", "deny")), ["allow"], "a list is none of"),
    (Block(), "10.0.0.0/33", "“10.0.0.0/33” is no CIDR block"),
    (Block(), {"a": 1}, "not a mapping"),
    (Block(4), "2001:db8::/56", "is IPv6; an IPv4 block is needed"),
    (Block(6), "10.0.0.0/8", "is IPv4; an IPv6 block is needed"),
    (Block(), None, "not nothing"),
    (Address(4), "10.0.0.256", "is no IP address"),
    (Address(4), "::1", "is IPv6; IPv4 is needed"),
    (Address(), "10.0.0.0/8", "is no IP address"),
    (AddressOrTruth(), "::1", "IPv4 is needed"),
    (Protocol(), "tpc", "“tpc” is no protocol: all, tcp, udp"),
    (Protocol(), 256, "256 is no protocol"),
    (Protocol(), True, "true is no protocol"),
    (Protocol(), "²", "is no protocol"),
    (PortRange(), 65536, "65536 is no port"),
    (PortRange(), "80-", "“80-” is no port"),
    (PortRange(), "-80", "“-80” is no port"),
    (PortRange(), "90-80", "The range 90-80 ends before it begins"),
    (PortRange(), True, "is no port"),
    (PortRange(), "9" * 5000, "is no port"),
    (IcmpNumber(), 256, "[NACL-12]"),
    (ListOf(Address(4)), ["10.0.0.9", "x"], "“x” is no IP address"),
    (GROUP, False, "Text is needed"),
]


@pytest.mark.parametrize(("shape", "value", "phrase"), WRONG)
def test_what_cannot_be_read_is_told_in_a_short_sentence(
    shape: Shape, value: object, phrase: str
) -> None:
    with pytest.raises(ValueError) as caught:
        shape.read(value)
    message = str(caught.value)
    assert phrase in message
    assert len(message) < 150
    assert len(message.splitlines()) == 1


def test_the_schema_refuses_what_the_shape_refuses_by_its_kind() -> None:
    for shape, value, _ in WRONG:
        of_another_kind = isinstance(value, bool | list | dict) or value is None
        if of_another_kind and not isinstance(shape, ListOf):
            assert not Draft202012Validator(shape.schema()).is_valid(value), (shape, value)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("[" * 100_000, "at most 32 levels"),
        ('{"a":' * 33 + "1" + "}" * 33, "at most 32 levels"),
        ('{"a": NaN}', "NaN is no number"),
        ('{"a": 1e999}', "1e999 is no number"),
        ('{"a": -Infinity}', "-Infinity is no number"),
        ("{a: 1}", "no JSON"),
        ("[]", "policy document"),
    ],
    ids=["deep text", "deep mapping", "NaN", "overflow", "infinity", "no JSON", "a list"],
)
def test_a_policy_that_nobody_can_keep_is_refused(text: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        Document().read(text)


def test_a_policy_of_many_levels_and_fractions_is_read() -> None:
    text = '{"a":' * 32 + "1.5" + "}" * 32
    assert Document().read(text)["a"]["a"]["a"]
