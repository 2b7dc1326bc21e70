"""Whatever somebody uploads, the reader answers with a file or with faults, and nothing else."""

import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from playground.kinds import KINDS, Field, Kind
from playground.scenariofile import ScenarioFile, ScenarioFileError, read
from tests.kinds.sample import EVERY_KIND

KEYS = sorted(
    {one.key for kind in KINDS for one in (*kind.fields, *kind.parts, *kind.shorthand)}
    | {kind.section for kind in KINDS}
    | {"format", "title", "slug", "description", "checks", "id", "name", "from", "to", "expect"}
)
WORDS = ["a", "b", "self", "local", "deleted", "internet", "10.0.0.0/16", "10.0.0.9", "::1", "::/0"]
SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(allow_nan=False),
    st.sampled_from(WORDS),
    st.text(max_size=8),
)
PLAIN = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.dictionaries(st.sampled_from([*KEYS, *WORDS]), inner, max_size=5),
    ),
    max_leaves=25,
)
LIKELY = st.sampled_from(["a", "b", "10.0.0.0/24", "10.0.0.9", "all", "tcp", True, 7, ["a"], []])
SIGNS = ["{", "}", "[", "]", ":", ": ", ",", "- ", "\n", "  ", "\t", '"', "'", "&a ", "*a", "!!x "]
SIGNS += [
    "|",
    ">",
    "#",
    "?",
    "%",
    "---\n",
    "...",
    "\0",
    "\ufeff",
    "\\ud83d",
    "é",
    "😀",
    "1e9",
    "0x1",
]


def resources(kind: Kind) -> st.SearchStrategy[dict[str, Any]]:
    """A section: names that others may mean, and keys that the kind has."""
    rows = {part.key: st.lists(_mapping(part.fields), max_size=2) for part in kind.parts}
    one = _mapping((*kind.fields, *kind.shorthand)), st.fixed_dictionaries({}, optional=rows)
    both = st.tuples(*one).map(lambda pair: pair[0] | pair[1])
    return st.dictionaries(st.sampled_from(["a", "b"]), both, max_size=2)


def _mapping(fields: tuple[Field, ...]) -> st.SearchStrategy[dict[str, Any]]:
    """Values that fit more often than not would; some that never do."""
    values = {field.key: st.one_of(LIKELY, LIKELY, PLAIN) for field in fields}
    needed = {field.key: values.pop(field.key) for field in fields if field.required}
    return st.fixed_dictionaries(needed, optional=values)


def answers(text: str | bytes) -> None:
    """The reader answers, and never in another way than these two."""
    try:
        found: object = read(text)
    except ScenarioFileError as error:
        assert error.faults
        assert all(fault.message for fault in error.faults)
        assert len(str(error).splitlines()) == len(error.faults)
    else:
        assert isinstance(found, ScenarioFile)


@given(st.text())
def test_any_text_is_answered(text: str) -> None:
    answers(text)
    answers("format: 1\n" + text)


@given(st.binary())
def test_any_bytes_are_answered(content: bytes) -> None:
    answers(content)
    answers(b"format: 1\n" + content)


@given(st.lists(st.sampled_from([*SIGNS, *KEYS, *WORDS]), max_size=30))
def test_any_heap_of_signs_is_answered(words: list[str]) -> None:
    answers("".join(words))
    answers("{" + "".join(words))


@given(st.dictionaries(st.sampled_from(KEYS), PLAIN, max_size=6))
def test_any_values_under_known_keys_are_answered(document: dict[str, Any]) -> None:
    answers(json.dumps({"format": 1, **document}))


@settings(max_examples=300)
@given(st.fixed_dictionaries({}, optional={kind.section: resources(kind) for kind in KINDS}))
def test_any_values_of_known_resources_are_answered(document: dict[str, Any]) -> None:
    vpcs = {"a": {"cidr": "10.0.0.0/16"}, **document.pop("vpcs", {})}
    answers(json.dumps({"format": 1, "vpcs": vpcs, **document}))


@settings(max_examples=300)
@given(st.data())
def test_a_good_file_with_any_one_line_changed_is_answered(data: st.DataObject) -> None:
    lines = EVERY_KIND.splitlines()
    number = data.draw(st.integers(0, len(lines) - 1))
    start = data.draw(st.integers(0, len(lines[number])))
    stop = data.draw(st.integers(start, len(lines[number])))
    put = data.draw(st.sampled_from(["", *SIGNS, *KEYS, *WORDS]))
    lines[number] = lines[number][:start] + put + lines[number][stop:]
    answers("\n".join(lines))
