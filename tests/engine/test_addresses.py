"""Addresses and interval sets against plain sets of numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.engine.addresses import (
    V6,
    format_address,
    holds,
    join,
    meet,
    minus,
    parse_address,
    parse_prefix,
    shift,
)

NUMBERS = st.integers(0, 40)
BLOCKS = st.lists(
    st.tuples(NUMBERS, NUMBERS).map(lambda pair: (min(pair), max(pair) + 1)), max_size=5
).map(lambda pairs: join(*pairs))


def members(block: tuple[int, ...]) -> set[int]:
    return {n for i in range(0, len(block), 2) for n in range(block[i], block[i + 1])}


@given(BLOCKS, BLOCKS)
def test_interval_arithmetic_is_set_arithmetic(left, right):
    assert members(meet(left, right)) == members(left) & members(right)
    assert members(minus(left, right)) == members(left) - members(right)
    assert members(join(left, right)) == members(left) | members(right)
    assert members(shift(left, 7)) == {n + 7 for n in members(left)}


@given(BLOCKS, BLOCKS)
def test_equal_sets_are_equal_tuples(left, right):
    again = join(minus(left, right), meet(left, right))
    assert again == left


@given(BLOCKS, NUMBERS)
def test_membership(block, number):
    assert holds(block, number) is (number in members(block))


@given(st.ip_addresses())
def test_addresses_survive_reading_and_writing(address):
    assert format_address(parse_address(str(address))) == str(address)


@given(st.ip_addresses(v=4), st.ip_addresses(v=6))
def test_the_families_never_meet__FLOW_06(four, six):
    assert parse_address(str(four)) < V6 <= parse_address(str(six))


def test_host_bits_are_cleared__VPC_04():
    assert str(parse_prefix("100.68.0.18/18")) == "100.68.0.0/18"


@pytest.mark.parametrize("text", ["", "10.0.0", "10.0.0.256", "::g", "10.0.0.0/33", "ten"])
def test_what_is_no_block_is_refused(text):
    with pytest.raises(ValueError):
        parse_prefix(text)
