"""Two people change the rows of one table at once: what each did is kept, or it is asked."""

import pytest

from playground.editing.joining import Joined, joined

Rows = list[dict[str, object]]


def rows(text: str) -> Rows:
    """'a=1 b=2': two rows, known by their letter, that say a number."""
    pairs = (one.split("=") for one in text.split())
    return [{"key": key, "says": int(said)} for key, said in pairs]


def text(found: Rows) -> str:
    """The same again."""
    return " ".join(f"{one['key']}={one['says']}" for one in found)


def both(before: str, theirs: str, mine: str) -> Joined | None:
    """What they make together."""
    return joined(rows(before), rows(theirs), rows(mine), ["key"])


@pytest.mark.parametrize(
    ("theirs", "mine", "expected"),
    [
        ("a=1 b=2", "a=1 b=2", "a=1 b=2"),
        ("a=9 b=2", "a=1 b=2", "a=9 b=2"),
        ("a=1 b=2", "a=9 b=2", "a=9 b=2"),
        ("a=9 b=2", "a=1 b=2 c=3", "a=9 b=2 c=3"),
        ("a=1 b=2 c=3", "a=9 b=2", "a=9 b=2 c=3"),
        ("a=1 b=2 c=3", "a=1 b=2 d=4", "a=1 b=2 c=3 d=4"),
        ("b=2", "a=1 b=9", "b=9"),
        ("b=2", "a=1", ""),
        ("b=2", "b=2", "b=2"),
        ("a=1 b=2 c=3", "a=1 b=2 c=3", "a=1 b=2 c=3"),
        ("a=1 b=2 c=3", "b=2 a=1", "b=2 a=1 c=3"),
        ("b=2 a=1", "a=1 b=2 c=3", "b=2 a=1 c=3"),
        ("c=3 b=2", "a=1 d=4", "c=3 d=4"),
    ],
)
def test_what_each_did_alone_is_kept(theirs: str, mine: str, expected: str) -> None:
    found = both("a=1 b=2", theirs, mine)
    assert found is not None
    assert (text(found.theirs), text(found.mine)) == (expected, expected)


@pytest.mark.parametrize(
    ("theirs", "mine", "expected"),
    [
        ("a=8 b=2", "a=9 b=2", ("a=8 b=2", "a=9 b=2")),
        ("a=8 b=2 c=3", "a=9 b=2 d=4", ("a=8 b=2 c=3 d=4", "a=9 b=2 c=3 d=4")),
        ("a=8 b=2", "b=2", ("a=8 b=2", "b=2")),
        ("a=1 b=2 c=3", "a=1 b=2 c=4", ("a=1 b=2 c=3", "a=1 b=2 c=4")),
    ],
)
def test_a_row_that_both_changed_is_once_theirs_and_once_mine(
    theirs: str, mine: str, expected: tuple[str, str]
) -> None:
    found = both("a=1 b=2", theirs, mine)
    assert found is not None
    assert (text(found.theirs), text(found.mine)) == expected


@pytest.mark.parametrize(
    ("before", "theirs", "mine"),
    [
        ("a=1", "b=1", "c=1"),
        ("a=1", "", "c=1"),
        ("a=1", "a=2", "c=1"),
        ("a=1", "b=1", ""),
        ("a=1 b=2 c=3", "b=2 a=1 c=3", "a=1 c=3 b=2"),
        ("a=1 a=1", "a=1", "a=1 b=2"),
    ],
)
def test_where_nobody_can_tell_nothing_is_joined(before: str, theirs: str, mine: str) -> None:
    assert both(before, theirs, mine) is None
    assert both(before, mine, theirs) is None
