"""YAML or JSON text becomes a tree of plain values that know their place.

The tree is built from parser events with a stack of our own, so that nothing nests deeper or grows
larger than the bounds below, whatever the text holds.  Scalars are read by the plain rules of YAML
1.2: true, false, null, decimal numbers; all else is text (YAML 1.1 would read 22:22 as 1342).
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from playground.scenariofile.plain.faults import Fault, Place, ScenarioFileError

LARGEST = 64 * 2**20
"""Bytes that are looked at at all; pages allow less."""
DEEPEST = 20
MOST_VALUES = 2_000_000

Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
NUMBER = re.compile(r"-?(0|[1-9][0-9]{0,17})")
WORDS: dict[str, object] = {"true": True, "false": False, "null": None, "~": None, "": None}


@dataclass(slots=True)
class Value:
    """A scalar, a list of Values, or a dict of Values, and where it stands.

    `keys` are the places of a mapping's keys.
    """

    plain: Any
    place: Place
    keys: dict[str, Place] | None = None

    def bare(self) -> Any:
        """The value without any places."""
        if isinstance(self.plain, list):
            return [one.bare() for one in self.plain]
        if isinstance(self.plain, dict):
            return {key: one.bare() for key, one in self.plain.items()}
        return self.plain


def parse(text: str | bytes, file: str) -> Value:
    """The one document of a file.  Raises ScenarioFileError."""
    decoded = _decoded(text, file)
    try:
        return _Tree(file).build(yaml.parse(decoded, Loader=Loader))
    except yaml.YAMLError as error:
        as_json = _plain_json(decoded)
        if as_json is not None:
            return _Tree(file).build(yaml.parse(as_json, Loader=Loader))
        raise _syntax_error(error, file) from error


def _decoded(text: str | bytes, file: str) -> str:
    if len(text) > LARGEST:
        raise _only(file, Place(), f"The file is larger than {LARGEST >> 20} MiB.")
    if isinstance(text, str):
        return text
    try:
        return text.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = text[: error.start].count(b"\n") + 1
        message = "The file is not UTF-8 text; save it as UTF-8."
        raise _only(file, Place(line, 1), message) from error


def _plain_json(text: str) -> str | None:
    """JSON that YAML does not take (\\ud83d\\ude00, tabs), written in the way that it does."""
    if not text.lstrip().startswith("{"):
        return None
    try:
        return json.dumps(json.loads(text), ensure_ascii=False, indent=1)
    except (ValueError, RecursionError):
        return None


def _syntax_error(error: yaml.YAMLError, file: str) -> ScenarioFileError:
    mark = getattr(error, "problem_mark", None)
    place = Place(mark.line + 1, mark.column + 1) if mark else Place()
    problem = getattr(error, "problem", None) or str(error).splitlines()[0]
    return _only(file, place, f"This is neither YAML nor JSON: {problem}.")


def _only(file: str, place: Place, message: str) -> ScenarioFileError:
    return ScenarioFileError([Fault(file, *place, message)])


class _Tree:
    """Builds the tree; open collections wait on a stack."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.open: list[Value] = []
        self.waiting_keys: list[tuple[str, Place] | None] = []
        self.root: Value | None = None
        self.values = 0

    def build(self, events: Iterator[yaml.Event]) -> Value:
        """The root of the only document."""
        for event in events:
            self._take(event)
        if self.root is None:
            raise self._fault(Place(), "The file is empty.")
        return self.root

    def _take(self, event: yaml.Event) -> None:
        place = Place(event.start_mark.line + 1, event.start_mark.column + 1)
        match event:
            case yaml.AliasEvent():
                raise self._fault(place, "Aliases (*name) are not read; write the value out.")
            case yaml.ScalarEvent():
                self._add(Value(_scalar(event), place))
            case yaml.SequenceStartEvent():
                self._open(Value([], place))
            case yaml.MappingStartEvent():
                self._open(Value({}, place, {}))
            case yaml.SequenceEndEvent() | yaml.MappingEndEvent():
                self.open.pop()
                self.waiting_keys.pop()
            case yaml.DocumentStartEvent() if self.root is not None:
                raise self._fault(place, "One document a file: remove what follows this ---.")

    def _open(self, value: Value) -> None:
        if len(self.open) >= DEEPEST:
            raise self._fault(value.place, f"Nothing nests deeper than {DEEPEST} levels here.")
        self._add(value)
        self.open.append(value)
        self.waiting_keys.append(None)

    def _add(self, value: Value) -> None:
        self.values += 1
        if self.values > MOST_VALUES:
            raise self._fault(value.place, f"More than {MOST_VALUES} values in one file.")
        if not self.open:
            self.root = value
        elif isinstance(self.open[-1].plain, list):
            self.open[-1].plain.append(value)
        else:
            self._add_to_mapping(self.open[-1], value)

    def _add_to_mapping(self, mapping: Value, value: Value) -> None:
        waiting = self.waiting_keys[-1]
        if waiting is None:
            self.waiting_keys[-1] = (self._key(mapping, value), value.place)
            return
        key, place = waiting
        mapping.plain[key] = value
        if mapping.keys is not None:
            mapping.keys[key] = place
        self.waiting_keys[-1] = None

    def _key(self, mapping: Value, value: Value) -> str:
        if isinstance(value.plain, list | dict) or value.plain is None:
            raise self._fault(value.place, "A key must be text.")
        key = value.plain if isinstance(value.plain, str) else str(value.plain).lower()
        if key in mapping.plain:
            raise self._fault(value.place, f"“{key[:60]}” stands here twice; keep one.")
        return key

    def _fault(self, place: Place, message: str) -> ScenarioFileError:
        return _only(self.file, place, message)


def _scalar(event: yaml.ScalarEvent) -> object:
    """Quoted scalars are text; plain ones may be a truth, a number or nothing."""
    text = str(event.value)
    if not event.implicit[0]:
        return text
    if text.lower() in WORDS:
        return WORDS[text.lower()]
    return int(text) if NUMBER.fullmatch(text) else text
