"""Spoiled documents: good ones, a few values of which are others, or gone; and what may come of it.

No importer raises anything but faults, and what comes in can be kept, opened and anonymised.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from playground.exchange import Bundle, Imported, ImportOptions, anonymise, import_bundle
from playground.scenariofile import ScenarioFileError, read, write

Way = tuple[str | int, ...]
PEACEFUL = settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow], deadline=None)
GONE = object()


def places(value: Any, way: Way = ()) -> list[Way]:
    """The ways to everything inside of a value."""
    inner: Iterable[tuple[Any, Any]] = ()
    if isinstance(value, dict):
        inner = value.items()
    elif isinstance(value, list):
        inner = enumerate(value)
    found = [way] if way else []
    return found + [one for key, part in inner for one in places(part, (*way, key))]


@st.composite
def spoiled(draw: st.DrawFn, documents: Sequence[Any], values: st.SearchStrategy[Any]) -> Any:
    """One of the documents, with values of its own or of others in the wrong place, or gone."""
    document = _copy(draw(st.sampled_from(documents)))
    for _ in range(draw(st.integers(1, 3))):
        ways = places(document)
        if not ways:
            break
        *way, last = draw(st.sampled_from(ways))
        owner = _at(document, way)
        moved = draw(st.sampled_from(ways))
        value = draw(st.one_of(st.just(GONE), values, st.just(_copy(_at(document, moved)))))
        if value is GONE:
            del owner[last]
        else:
            owner[last] = value
    return document


def _at(value: Any, way: Sequence[str | int]) -> Any:
    for step in way:
        value = value[step]
    return value


def _copy(value: Any) -> Any:
    return json.loads(json.dumps(value))


def ends_in_peace(files: Mapping[str, str | bytes]) -> Imported | None:
    """What comes of files, by their names; None: faults, each of which says something."""
    bundle = Bundle()
    for name, content in files.items():
        text = content.encode(errors="surrogatepass") if isinstance(content, str) else content
        bundle.add(name, text)
    try:
        found = import_bundle(bundle, "spoiled", ImportOptions())
    except ScenarioFileError as error:
        assert error.faults
        assert all(fault.message.strip() for fault in error.faults)
        return None
    count = len(found.scenario.network)
    assert len(read(write(found.scenario)).network) == count
    return found


def can_be_anonymised(found: Imported | None) -> None:
    """The last thing that is done with it: its rows are changed in place."""
    if found is not None:
        count = len(found.scenario.network)
        assert len(anonymise(found).scenario.network) == count
