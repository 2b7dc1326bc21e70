"""Any answer: a network comes out that can be used, or faults that say where and why."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from playground.drawing import draw
from playground.exchange import Bundle, BundleError, ImportOptions, import_bundle
from playground.exchange.cloudformation import writing as cloudformation
from playground.exchange.terraform import writing as terraform
from playground.question import QuestionError, ask, names
from playground.report import findings, report
from playground.scenariofile import ScenarioFile, ScenarioFileError
from tests.exchange.spoiling import PEACEFUL, can_be_anonymised, ends_in_peace, spoiled

HERE = Path(__file__).parent
ANSWERS = [
    json.loads(path.read_text())
    for folder in ("dumps", "hybrid_dumps")
    for path in sorted((HERE / folder).rglob("*.json"))
]
TEXTS = st.sampled_from(
    ["", "10.0.0.0/8", "10.0.1.7", "::/0", "-1", "tcp", "deleted", "available", "vpc-0abc1234"]
)
DIFFERENT = settings(PEACEFUL, max_examples=60)
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


def as_files(answers: list[Any]) -> dict[str, str]:
    """A file for each; names and folders do not matter."""
    return {f"{number}.json": json.dumps(one) for number, one in enumerate(answers)}


def use(found: ScenarioFile) -> None:
    """Whatever people do with a network: ask, draw, write."""
    ends = [one.text for one in names(found.network)]
    for source, destination in zip(ends[::3], reversed(ends[::2]), strict=False):
        try:
            question = ask(found.network, source, destination)
        except QuestionError:
            continue
        report(found.network, question)
    findings(found.network)
    draw(found.network)
    for form in (cloudformation, terraform):
        assert form.write(found)  # type: ignore[attr-defined]


def test_what_is_spoiled_here_is_fine_as_it_is() -> None:
    assert ends_in_peace(as_files(ANSWERS)) is not None


@DIFFERENT
@given(spoiled([ANSWERS], JUNK))
def test_spoiled_answers_end_in_a_network_or_in_faults(answers: list[Any]) -> None:
    found = ends_in_peace(as_files(answers))
    if found is not None:
        use(found.scenario)
    can_be_anonymised(found)


@DIFFERENT
@given(st.dictionaries(st.sampled_from([key for one in ANSWERS for key in one]), JUNK))
def test_junk_under_a_known_key_is_a_fault_or_nothing(answer: dict[str, Any]) -> None:
    ends_in_peace(as_files([answer]))


@given(st.binary(max_size=200), st.sampled_from(["", "{", "PK\x03\x04", "Resources:\n", "\ufeff"]))
def test_any_bytes_are_refused_in_words(data: bytes, start: str) -> None:
    bundle = Bundle()
    with pytest.raises((BundleError, ScenarioFileError)) as caught:
        bundle.add("any", start.encode() + data)
        import_bundle(bundle, "any", ImportOptions())
    assert str(caught.value).strip()
