"""The index of rules: every implemented rule has a test that bears its id, every rule has a place.

`pytest tests/test_conformance_index.py -s` prints what is there and what is missing, by section.
"""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conformance import IMPLEMENTED, INFORMATIONAL, LATER, SECTIONS, ids

TESTS = Path(__file__).parent
ID = re.compile(r"(?:^|_)([A-Z]{2,5})_(\d{2})(?=_|$)")


def _names() -> Iterator[str]:
    for path in TESTS.rglob("test_*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield node.name


def ids_in(name: str) -> list[str]:
    """The rule ids that a test's name bears."""
    return [f"{section}-{number}" for section, number in ID.findall(name)]


TESTED = Counter(rule for name in _names() if name.startswith("test_") for rule in ids_in(name))
EVERY = ids({section: f"1-{count}" for section, count in SECTIONS.items()})
ELSEWHERE = [
    rule for group in (LATER, INFORMATIONAL) for one in group.values() for rule in ids(one)
]


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("test_the_longest_prefix_wins__RT_05", ["RT-05"]),
        ("test_it__ADDR_03__ADDR_05", ["ADDR-03", "ADDR-05"]),
        ("test_nothing_of_the_sort", []),
    ],
)
def test_ids_are_read_from_names(name: str, found: list[str]) -> None:
    assert ids_in(name) == found


@pytest.mark.parametrize("section", IMPLEMENTED)
def test_every_implemented_rule_has_a_test(section: str) -> None:
    implemented = ids({section: IMPLEMENTED[section]})
    missing = [rule for rule in implemented if rule not in TESTED]
    assert not missing, f"no test bears the id of {', '.join(missing)}"


def test_every_rule_has_exactly_one_place() -> None:
    places = Counter(ids(IMPLEMENTED) + ELSEWHERE)
    twice = [rule for rule, count in places.items() if count > 1]
    assert not twice, f"these stand in two places: {', '.join(twice)}"
    nowhere = [rule for rule in EVERY if rule not in places]
    assert not nowhere, f"these stand in no place: {', '.join(nowhere)}"
    unknown = [rule for rule in places if rule not in EVERY]
    assert not unknown, f"no section has these: {', '.join(unknown)}"


def test_what_is_tested_is_listed_as_implemented() -> None:
    implemented = ids(IMPLEMENTED)
    unlisted = [rule for rule in EVERY if rule in TESTED and rule not in implemented]
    assert not unlisted, f"tested, but not listed in tests/conformance.py: {', '.join(unlisted)}"


def test_the_index_tells_what_is_missing_in_every_section() -> None:
    lines = [_line(section) for section in SECTIONS]
    print("\n".join(["", *lines]))
    assert _line("FLOW").endswith("without a test: none")


def _line(section: str) -> str:
    every = ids({section: f"1-{SECTIONS[section]}"})
    missing = [rule[-2:] for rule in every if rule not in TESTED]
    done = f"{len(every) - len(missing):3} of {len(every):3}"
    return f"{section:5}{done}   without a test: {' '.join(missing) or 'none'}"
