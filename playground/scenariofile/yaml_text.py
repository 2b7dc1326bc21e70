"""YAML text to a tree, event by event: bounded in depth and in what aliases may multiply."""

from collections.abc import Iterator
from typing import NamedTuple

import yaml
from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
)

from playground.scenariofile.faults import Faults, UnreadableError, quoted
from playground.scenariofile.letters import IS_CONTROL
from playground.scenariofile.tree import (
    SCENARIO,
    Dialect,
    Entry,
    Listing,
    Scalar,
    Spot,
    Table,
    Value,
    resolve,
)

Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
MOST_COPIES = 100_000
"""So many values may come from aliases: the ones of a bomb would be billions."""
MOST_VALUES = 1_000_000
"""So many are read, which takes some seconds; 20,000 resources have a third of that."""


class _Open:
    """A list or a mapping that is still being filled."""

    def __init__(self, value: Listing | Table, event: CollectionStartEvent) -> None:
        self.value = value
        self.anchor, self.tag = event.anchor, event.tag
        self.key: Scalar | None = None
        self.size = self.height = 1


class _Anchored(NamedTuple):
    """A value with a name, and how much it is."""

    value: Value
    size: int
    height: int


class _Composer:
    """Builds the tree.  It never recurses, so that no nesting can exhaust it."""

    def __init__(self, faults: Faults, dialect: Dialect) -> None:
        self.faults = faults
        self.deepest, self.tags, self.misfit = dialect.deepest, dialect.tags, dialect.misfit
        self.open: list[_Open] = []
        self.anchors: dict[str, _Anchored] = {}
        self.copies = self.values = 0
        self.documents = 0
        self.root: Value | None = None

    def take(self, event: yaml.Event) -> None:
        """One event of the parser."""
        self.values += 1
        if self.values > MOST_VALUES:
            raise UnreadableError(_spot(event), f"There are more than {MOST_VALUES:,} values.")
        if isinstance(event, ScalarEvent):
            self._put_tagged(event.tag, self._scalar(event), event.anchor, 1, 1)
        elif isinstance(event, CollectionStartEvent):
            self._begin(event)
        elif isinstance(event, CollectionEndEvent):
            done = self.open.pop()
            self._put_tagged(done.tag, done.value, done.anchor, done.size, done.height)
        elif isinstance(event, AliasEvent):
            self._repeat(event)
        elif isinstance(event, DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                raise UnreadableError(
                    _spot(event), "A second document begins; one file, one scenario."
                )

    def _scalar(self, event: ScalarEvent) -> Scalar:
        spot = _spot(event)
        self._refuse_tag(event, spot)
        if wrong := self.misfit(event.value):
            self.faults.add(spot, wrong)
        as_written = event.style or event.tag in self.tags
        return Scalar(event.value if as_written else resolve(event.value), spot)

    def _refuse_tag(self, event: ScalarEvent | CollectionStartEvent, spot: Spot) -> None:
        tag = event.tag or "!"
        if tag not in ("!", *self.tags):
            self.faults.add(spot, f"Tags such as {quoted(tag)} have no meaning here.")

    def _begin(self, event: CollectionStartEvent) -> None:
        spot = _spot(event)
        self._refuse_tag(event, spot)
        if len(self.open) >= self.deepest:
            raise UnreadableError(spot, f"More than {self.deepest} levels are nested here.")
        mapping = isinstance(event, MappingStartEvent)
        value = Table({}, spot) if mapping else Listing([], spot)
        self.open.append(_Open(value, event))

    def _repeat(self, event: AliasEvent) -> None:
        spot = _spot(event)
        known = self.anchors.get(str(event.anchor))
        if known is None:
            raise UnreadableError(spot, f"*{event.anchor} stands for nothing written before it.")
        self.copies += known.size
        if self.copies > MOST_COPIES or len(self.open) + known.height > self.deepest:
            raise UnreadableError(spot, "Aliases make this file far larger than it looks.")
        value = known.value
        copy = Scalar(value.value, spot) if isinstance(value, Scalar) else value
        self._put(copy, None, known.size, known.height)

    def _put_tagged(
        self, tag: str | None, value: Value, anchor: str | None, size: int, height: int
    ) -> None:
        """A value with a tag that stands for a key is put as the mapping that it is short for."""
        key = self.tags.get(tag or "")
        if key is not None:
            value = Table({key: Entry(value.spot, value)}, value.spot)
            size, height = size + 1, height + 1
        self._put(value, anchor, size, height)

    def _put(self, value: Value, anchor: str | None, size: int, height: int) -> None:
        if anchor is not None:
            self.anchors[anchor] = _Anchored(value, size, height)
        if not self.open:
            self.root = value
            return
        parent = self.open[-1]
        parent.size += size
        parent.height = max(parent.height, height + 1)
        if isinstance(parent.value, Listing):
            parent.value.items.append(value)
        elif parent.key is None:
            parent.key = self._key(value)
        else:
            put_entry(parent.value, parent.key, value, self.faults)
            parent.key = None

    def _key(self, value: Value) -> Scalar:
        if isinstance(value, Scalar):
            return value
        raise UnreadableError(value.spot, "A list or a mapping cannot be a key.")


def put_entry(table: Table, key: Scalar, value: Value, faults: Faults) -> None:
    """Put a value under its key; the second one of the same name is a fault."""
    name = "" if key.value is None else str(key.value)
    if isinstance(key.value, bool):
        name = name.lower()
    if name in table.entries:
        first = table.entries[name].key_spot
        faults.add(key.spot, f"{quoted(name)} stands twice; first in line {first.line}.")
        return
    table.entries[name] = Entry(key.spot, value)


def _spot(event: yaml.Event | NodeEvent) -> Spot:
    mark = event.start_mark
    assert mark is not None
    return Spot(mark.line + 1, mark.column + 1)


def read_yaml(text: str, faults: Faults, dialect: Dialect = SCENARIO) -> Value | None:
    """The tree of a YAML text; None when there is nothing in it.

    Mistakes that can be passed over go to `faults`.  Raises UnreadableError at the first other one.
    """
    composer = _Composer(faults, dialect)
    for event in _events(text):
        composer.take(event)
    return composer.root


def _events(text: str) -> Iterator[yaml.Event]:
    try:
        yield from yaml.parse(text, Loader=Loader)
    except yaml.MarkedYAMLError as error:
        raise _told(error, text) from error
    except yaml.reader.ReaderError as error:
        before = text[: error.position]
        spot = Spot(before.count("\n") + 1, len(before) - before.rfind("\n"))
        raise UnreadableError(spot, IS_CONTROL) from error


def _told(error: yaml.MarkedYAMLError, text: str) -> UnreadableError:
    """The parser's complaint in friendlier words where it is one of the usual ones."""
    mark = error.problem_mark or error.context_mark
    if mark is None:
        return UnreadableError(None, f"This is not YAML: {error.problem}.")
    spot = Spot(mark.line + 1, mark.column + 1)
    lines = text.splitlines()
    line = lines[mark.line] if mark.line < len(lines) else ""
    problem = str(error.problem)
    if line[mark.column : mark.column + 1] == "\t":
        return UnreadableError(spot, "A tab cannot indent YAML; use spaces.")
    if "mapping values are not allowed" in problem:
        return UnreadableError(
            spot, "No “: ” can stand here; put text that contains one in quotes."
        )
    return UnreadableError(spot, f"This is not YAML: {problem}.")
