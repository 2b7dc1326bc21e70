"""ACL entries that an earlier one leaves nothing to decide."""

import pytest

from playground.engine.findings.acl_rows import EntryComesTooLate
from playground.engine.nodes import NetworkAcl
from tests.engine.findings.cast import SHOP, WEB, found, told
from tests.engine.rows import acl_rows

Row = tuple[str, int, str, str, str]


def acl(*rows: Row) -> NetworkAcl:
    return NetworkAcl(id="acl", vpc="shop", default=True, entries=acl_rows(*rows))


def test_a_deny_behind_an_allow_that_covers_it_comes_too_late__NACL_07() -> None:
    late = acl(
        ("out", 100, "allow", "all", "0.0.0.0/0"),
        ("in", 100, "allow", "tcp/443", "0.0.0.0/0"),
        ("in", 110, "deny", "tcp/443", "203.0.113.9/32"),
    )
    assert found(SHOP, WEB, late) == [("EntryComesTooLate", "acl", "ingress[1]")]
    one = told(SHOP, WEB, late)
    assert isinstance(one, EntryComesTooLate)
    assert (one.number, one.action, one.earlier, one.earlier_action) == (110, "deny", 100, "allow")


def test_the_number_decides_and_not_the_order_of_writing__NACL_05() -> None:
    early = acl(
        ("in", 110, "allow", "tcp/443", "0.0.0.0/0"), ("in", 100, "deny", "tcp/443", "10.9.0.0/16")
    )
    assert found(SHOP, WEB, early) == []
    late = acl(
        ("in", 110, "deny", "tcp/443", "10.9.0.0/16"), ("in", 100, "allow", "tcp/443", "0.0.0.0/0")
    )
    assert found(SHOP, WEB, late) == [("EntryComesTooLate", "acl", "ingress[0]")]


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        (("all", "0.0.0.0/0"), ("tcp/443", "10.0.0.0/8")),
        (("tcp/0-65535", "0.0.0.0/0"), ("tcp/443", "0.0.0.0/0")),
        (("tcp/80-443", "10.0.0.0/8"), ("tcp/80-443", "10.0.0.0/8")),
        (("icmp", "0.0.0.0/0"), ("icmp/8", "10.0.0.0/8")),
        (("icmp/3", "0.0.0.0/0"), ("icmp/3/4", "10.0.0.0/8")),
        (("all", "::/0"), ("tcp/443", "2001:db8::/32")),
    ],
)
def test_an_entry_that_is_covered_decides_nothing__NACL_05(
    earlier: tuple[str, str], later: tuple[str, str]
) -> None:
    rows = acl(("in", 100, "allow", *earlier), ("in", 110, "allow", *later))
    assert found(SHOP, WEB, rows) == [("EntryCovered", "acl", "ingress[1]")]


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        (("tcp/443", "0.0.0.0/0"), ("tcp/442-443", "10.0.0.0/8")),
        (("tcp/443", "10.0.0.0/9"), ("tcp/443", "10.0.0.0/8")),
        (("tcp/443", "0.0.0.0/0"), ("udp/443", "10.0.0.0/8")),
        (("all", "0.0.0.0/0"), ("all", "::/0")),
        (("icmp/8", "0.0.0.0/0"), ("icmp", "10.0.0.0/8")),
        (("tcp/443", "10.1.0.0/16"), ("tcp/443", "10.2.0.0/16")),
    ],
)
def test_an_entry_that_has_something_of_its_own_decides__NACL_14(
    earlier: tuple[str, str], later: tuple[str, str]
) -> None:
    rows = acl(("in", 100, "deny", *earlier), ("in", 110, "allow", *later))
    assert found(SHOP, WEB, rows) == []


def test_directions_are_apart__NACL_08() -> None:
    rows = acl(("in", 100, "allow", "all", "0.0.0.0/0"), ("out", 110, "deny", "all", "0.0.0.0/0"))
    assert found(SHOP, WEB, rows) == []


def test_two_entries_of_one_number_are_a_fault_and_no_finding__NACL_06() -> None:
    rows = acl(("in", 100, "allow", "all", "0.0.0.0/0"), ("in", 100, "deny", "all", "0.0.0.0/0"))
    assert found(SHOP, WEB, rows) == []
