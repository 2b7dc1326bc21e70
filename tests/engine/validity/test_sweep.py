"""The sweeps find what a comparison of every pair finds."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from playground.engine.addresses import V6, Prefix
from playground.engine.validity.sweep import Blocks, overlapping, repeated


def _prefix(start: int, length: int, six: bool) -> Prefix:
    width, plane = (128, V6) if six else (32, 0)
    size = 1 << (width - length)
    return Prefix(plane + start * (1 << (width - 6)) // size * size, length)


prefixes = st.lists(
    st.builds(_prefix, st.integers(0, 63), st.integers(0, 8), st.booleans()), max_size=12
)


@given(prefixes)
def test_overlapping_names_every_block_that_shares_addresses(blocks: list[Prefix]) -> None:
    pairs = list(overlapping((block, place) for place, block in enumerate(blocks)))
    sharing = [
        {left, right}
        for left, right in combinations(range(len(blocks)), 2)
        if blocks[left].overlaps(blocks[right])
    ]
    assert all(earlier < later for earlier, later in pairs)
    assert all(set(pair) in sharing for pair in pairs)
    assert set().union(*pairs) == set().union(*sharing)


@given(prefixes, prefixes)
def test_around_finds_the_widest_block(blocks: list[Prefix], asked: list[Prefix]) -> None:
    known = Blocks((block, str(block)) for block in blocks)
    for inner in asked:
        covering = [block for block in blocks if block.covers(inner)]
        widest = min(covering, key=lambda block: block.length, default=None)
        assert known.around(inner) == (widest and (widest, str(widest)))
        assert (inner in known) == (inner in blocks)


@given(st.lists(st.integers(0, 5)))
def test_repeated_names_the_first_and_each_later_one(keys: list[int]) -> None:
    pairs = list(repeated((key, place) for place, key in enumerate(keys)))
    assert pairs == [
        (keys.index(key), place) for place, key in enumerate(keys) if keys.index(key) < place
    ]
