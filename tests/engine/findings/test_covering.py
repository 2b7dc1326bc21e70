"""What covers what, held to pairs that are compared one by one."""

from hypothesis import given
from hypothesis import strategies as st

from playground.engine.addresses import Prefix
from playground.engine.findings.covering import Rows

LENGTHS = (0, 8, 9, 16, 32)
blocks = st.builds(
    lambda number, length: Prefix((number << 24) >> (32 - length) << (32 - length), length),
    st.integers(0, 3),
    st.sampled_from(LENGTHS),
)
spans = st.tuples(st.integers(0, 9), st.integers(1, 6)).map(lambda pair: (pair[0], sum(pair)))


@given(st.lists(st.tuples(blocks, spans), max_size=12))
def test_a_row_is_covered_if_one_of_those_added_covers_it(
    every: list[tuple[Prefix, tuple[int, int]]],
) -> None:
    rows: Rows[tuple[Prefix, tuple[int, int]]] = Rows()
    added: list[tuple[Prefix, tuple[int, int]]] = []
    for block, span in every:
        covering = [
            (outer, wide)
            for outer, wide in added
            if outer.covers(block) and wide[0] <= span[0] and span[1] <= wide[1]
        ]
        found = rows.around(block, span)
        assert (found is None) == (not covering)
        assert found is None or found in covering
        if found is None:
            rows.add(block, span, (block, span))
            added.append((block, span))
