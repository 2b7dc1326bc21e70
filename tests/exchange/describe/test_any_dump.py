"""Whatever stands in a dump, it is read or refused with a place; nothing else happens."""

import json
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from playground.exchange import Bundle, ImportOptions, import_bundle
from playground.scenariofile import ScenarioFileError

FILES = {
    folder: {
        path.name: path.read_text()
        for path in sorted((Path(__file__).parent / folder).rglob("us-east-1/*.json"))
    }
    for folder in ("dumps", "hybrid_dumps")
}
ODD: list[Any] = [None, True, 0, -1, 2**70, "", "banana", "10.0.0.0/33", "::/0", "local", [], {}]
ODD += [[None], ["x"], [{}], {"Value": "x"}, [[]], "vpc-0a11111111111111a", "internet", "\0\x1b"]


def places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Every mapping or list with each of its keys."""
    keys = value if isinstance(value, dict) else range(len(value) if isinstance(value, list) else 0)
    for key in keys:
        yield value, key
        yield from places(value[key])


@pytest.mark.parametrize("folder", FILES)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_a_dump_with_something_odd_in_it_is_read_or_refused(
    data: st.DataObject, folder: str
) -> None:
    documents = {name: json.loads(text) for name, text in FILES[folder].items()}
    name = data.draw(st.sampled_from(sorted(documents)))
    for _ in range(data.draw(st.integers(1, 3))):
        found = list(places(documents[name]))
        if not found:
            break
        holder, key = data.draw(st.sampled_from(found))
        holder[key] = deepcopy(data.draw(st.sampled_from(ODD)))
    bundle = Bundle()
    for each, document in documents.items():
        bundle.add(each, json.dumps(document).encode())
    try:
        imported = import_bundle(bundle, "dump", ImportOptions())
    except ScenarioFileError as error:
        assert all(fault.file for fault in error.faults)
    else:
        assert imported.report.came_in
