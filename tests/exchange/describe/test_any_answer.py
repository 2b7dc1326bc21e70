"""Any answer: a network comes out that can be used, or faults that say where and why."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from playground.drawing import draw
from playground.exchange import Bundle, BundleError, ImportOptions, import_bundle
from playground.exchange.cloudformation import writing as cloudformation
from playground.exchange.terraform import writing as terraform
from playground.question import QuestionError, ask, names
from playground.report import findings, report
from playground.scenariofile import ScenarioFile, ScenarioFileError, read, write

HERE = Path(__file__).parent
DUMPS = [
    (str(path.relative_to(HERE)), json.loads(path.read_text()))
    for folder in ("dumps", "hybrid_dumps")
    for path in sorted((HERE / folder).rglob("*.json"))
]
TEXTS = st.sampled_from(
    ["", "10.0.0.0/8", "10.0.1.7", "::/0", "-1", "tcp", "deleted", "available", "vpc-0abc1234"]
)
JUNK = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(2**70), 2**70),
    st.floats(),
    TEXTS,
    st.text(max_size=8),
    st.lists(TEXTS, max_size=2),
    st.dictionaries(TEXTS, TEXTS, max_size=2),
)
DIFFERENT = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])

Way = tuple[str | int, ...]


def ways(value: Any, way: Way = ()) -> list[Way]:
    """The ways to everything inside of a value."""
    inner: list[tuple[Any, Any]] = []
    if isinstance(value, dict):
        inner = list(value.items())
    elif isinstance(value, list):
        inner = list(enumerate(value))
    return [(*way, key) for key, _ in inner] + [
        found for key, one in inner for found in ways(one, (*way, key))
    ]


WAYS = [(number, way) for number, (_, answer) in enumerate(DUMPS) for way in ways(answer)]
VALUES = [DUMPS[number][1] for number, _ in WAYS]


def value_at(answer: Any, way: Way) -> Any:
    """What stands there."""
    for step in way:
        answer = answer[step]
    return answer


@st.composite
def spoiled(draw_from: st.DrawFn) -> list[tuple[str, Any]]:
    """All dumps, with a few values replaced by junk, or by what stands elsewhere, or gone."""
    files = [(name, json.loads(json.dumps(answer))) for name, answer in DUMPS]
    for _ in range(draw_from(st.integers(1, 3))):
        number, way = draw_from(st.sampled_from(WAYS))
        other, elsewhere = draw_from(st.sampled_from(WAYS))
        moved = st.just(value_at(DUMPS[other][1], elsewhere))
        put(files[number][1], way, draw_from(st.one_of(JUNK, moved, st.just(GONE))))
    return files


GONE = object()


def put(answer: Any, way: Way, value: Any) -> None:
    """Put it there, if the way is still there."""
    try:
        holder = value_at(answer, way[:-1])
        if value is GONE:
            del holder[way[-1]]
        else:
            holder[way[-1]] = value
    except (KeyError, IndexError, TypeError):
        return


def imported(files: list[tuple[str, Any]]) -> ScenarioFile | None:
    """What comes of it; None for faults, of which each says something."""
    bundle = Bundle()
    for name, answer in files:
        bundle.add(name, json.dumps(answer).encode())
    try:
        return import_bundle(bundle, "dump", ImportOptions()).scenario
    except ScenarioFileError as error:
        assert error.faults
        assert all(fault.message.strip() for fault in error.faults)
        return None


def use(found: ScenarioFile) -> None:
    """Whatever people do with a network: ask, draw, write, read again."""
    ends = [one.text for one in names(found.network)]
    for source, destination in zip(ends[::3], reversed(ends[::2]), strict=False):
        try:
            question = ask(found.network, source, destination)
        except QuestionError:
            continue
        report(found.network, question)
    findings(found.network)
    draw(found.network)
    assert len(read(write(found)).network) == len(found.network)
    for form in (cloudformation, terraform):
        assert form.write(found)  # type: ignore[attr-defined]


@pytest.fixture(scope="module", autouse=True)
def dumps_are_there() -> None:
    """What is spoiled here is fine as it is."""
    assert imported(DUMPS) is not None


@DIFFERENT
@given(spoiled())
def test_spoiled_answers_end_in_a_network_or_in_faults(files: list[tuple[str, Any]]) -> None:
    found = imported(files)
    if found is not None:
        use(found)


@DIFFERENT
@given(st.dictionaries(st.sampled_from([key for _, one in DUMPS for key in one]), JUNK))
def test_junk_under_a_known_key_is_a_fault_or_nothing(answer: dict[str, Any]) -> None:
    imported([("a.json", answer)])


@given(st.binary(max_size=200), st.sampled_from(["", "{", "PK\x03\x04", "Resources:\n", "\ufeff"]))
def test_any_bytes_are_refused_in_words(data: bytes, start: str) -> None:
    bundle = Bundle()
    with pytest.raises((BundleError, ScenarioFileError)) as caught:
        bundle.add("any", start.encode() + data)
        import_bundle(bundle, "any", ImportOptions())
    assert str(caught.value).strip()
