"""Rows as decision tables and the inspector show them."""

import pytest

from playground.views.decisions import told_row


@pytest.mark.parametrize(
    ("row", "traffic"),
    [
        ({"protocol": "tcp", "ports": "1024-65535"}, "tcp 1024-65535"),
        ({"protocol": "udp", "ports": "all"}, "udp"),
        ({"protocol": "all", "ports": "all"}, "all"),
        ({"protocol": "47", "ports": "all"}, "protocol 47"),
        ({"protocol": "icmp", "icmp_type": 8, "icmp_code": "all"}, "icmp type 8 code all"),
        ({"protocol": "icmpv6", "icmp_type": "all", "icmp_code": "all"}, "icmpv6"),
    ],
)
def test_protocol_and_ports_are_one_thing(row: dict[str, object], traffic: str) -> None:
    assert told_row(row) == {"traffic": traffic}


def test_what_the_table_says_already_is_not_said_in_every_row() -> None:
    row = {"rule_number": 100, "protocol": "all", "direction": "egress", "target_id": "igw-1"}
    assert list(told_row(row)) == ["rule_number", "traffic"]
