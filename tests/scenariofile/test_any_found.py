"""Networks that AWS would never have: whatever was found is read, asked, told and written."""

import json
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from playground.drawing import draw
from playground.drawing.readable import to_readable_dot
from playground.engine.network import Network
from playground.engine.nodes import NetworkInterface, Node
from playground.examples import ORDER
from playground.kinds import KINDS
from playground.question import QuestionError, ask
from playground.report import as_text, findings, report
from playground.scenariofile import ScenarioFile, ScenarioFileError, read, write
from playground.scenariofile.document import read_document
from playground.scenariofile.faults import Faults
from playground.scenariofile.tree import plain
from playground.sources import example_path
from tests.scenarios import by_id

SECTIONS = [kind.section for kind in KINDS]
STRANGERS = [
    *(f"{kind.prefix}0123456789abcdef0" for kind in KINDS),
    "10.0.0.0/8",
    "10.0.0.1",
    "0.0.0.0/0",
    "::/0",
]
MOST_CHANGES, QUESTIONS = 4, 8


def changed(random: Random) -> dict[str, Any]:
    """An example as nobody would write it."""
    path = example_path(random.choice(ORDER))
    document: Any = plain(read_document(path.read_bytes(), Faults(path.name)))
    document |= {"as_found": True, "checks": []}
    for _ in range(random.randint(1, MOST_CHANGES)):
        section = random.choice([one for one in SECTIONS if document.get(one)])
        _change(random, document[section])
    return dict(document)


def _change(random: Random, section: dict[str, Any]) -> None:
    """Take something away, put something else in its place, or have it twice."""
    name = random.choice(list(section))
    one = section[name] = section[name] or {}
    key = random.choice(list(one) or ["undescribed"])
    match random.randint(0, 5):
        case 0:
            one.pop(key, None)
        case 1:
            one[key] = random.choice(STRANGERS)
        case 2:
            section[f"{name} again"] = {**one, "id": f"{name.strip()}-again"[:40]}
        case 3:
            one["undescribed"] = True
        case 4:
            one[key] = random.choice([other or {} for other in section.values()]).get(key)
        case _:
            one |= {"main": True} if "routes" in one else {"vpc": None}


def found(seed: int) -> ScenarioFile | None:
    """The file of a seed; None where it cannot be read, which is told as faults."""
    try:
        return read(json.dumps(changed(Random(seed))))
    except ScenarioFileError as error:
        assert all(fault.message for fault in error.faults)
        return None


def _ends(network: Network) -> list[str]:
    nodes: list[Node] = list(network)
    return ["internet", "10.0.0.9", "8.8.8.8", *(node.id for node in nodes)]


@settings(max_examples=150)
@given(st.integers(0, 2**32))
def test_whatever_was_found_is_asked_and_written(seed: int) -> None:
    there = found(seed)
    if there is None:
        return
    network, random = there.network, Random(seed)
    assert list(findings(network)) is not None
    assert to_readable_dot(network)
    assert by_id(read(write(there)).network) == by_id(network)
    for _ in range(QUESTIONS):
        ends = random.choices(_ends(network), k=2)
        try:
            question = ask(network, *ends, random.choice(["tcp", "udp", "icmp"]))
        except QuestionError:
            continue
        assert as_text(report(network, question, candidates=True))


@pytest.mark.parametrize("seed", range(0, 40, 4))
def test_whatever_was_found_is_drawn(seed: int) -> None:
    there = next(filter(None, map(found, range(seed, seed + 50))))
    picture = draw(there.network)
    assert all(one.id in picture or one.instance for one in there.network.all(NetworkInterface))
