"""Properties: what a resource of a template says, in the shapes that scenario files take."""

from collections.abc import Callable, Iterable
from typing import Any

from playground.exchange.cloudformation.reading.pointing import key_named_by
from playground.exchange.cloudformation.reading.stage import Stage
from playground.exchange.cloudformation.template import TemplateResource
from playground.exchange.cloudformation.values import (
    LATER,
    Attribute,
    Composed,
    Reference,
    Symbol,
    Unknown,
    text_of,
)
from playground.exchange.sketch import At
from playground.scenariofile.faults import quoted
from playground.scenariofile.tree import Entry, Listing, Scalar, Spot, Table, Value, plain

TRUTHS = {
    **dict.fromkeys(("true", "yes", "on"), True),
    **dict.fromkeys(("false", "no", "off"), False),
}
SWITCHES = {"enable": True, "disable": False}


class Properties:
    """Reads a mapping property by property.  What is not said is None; what is wrong is told."""

    def __init__(
        self, stage: Stage, path: str, spot: Spot, read: Callable[[str], Value | None]
    ) -> None:
        self.stage, self.path, self._spot, self._read = stage, path, spot, read
        self.gaps: list[str] = []
        """What was asked for and is not known."""

    @property
    def spot(self) -> Spot:
        """Where it stands."""
        return self.stage.spot(self._spot, self.path)

    def says(self, name: str) -> bool:
        """Is there anything under this name?"""
        return self._read(name) is not None

    def wrong(self, name: str, message: str) -> None:
        """Tell of a mistake in a property; where it is not there, at its resource."""
        value = self._read(name)
        spot = self._spot if value is None else value.spot
        self.stage.wrong(spot, f"{self.path}.{name}", message)

    def note(self, name: str, what: str) -> None:
        """Say in the report what was decided where the template is silent."""
        spot = self._spot if (value := self._read(name)) is None else value.spot
        where = f"{self.stage.file}:{spot.line}: {self.path}.{name}"
        self.stage.sketch.report.note(f"{where}: {what}.")

    def withheld(self, name: str, why: str) -> None:
        """Say that something which matters is not known."""
        self.note(name, why)
        self.gaps.append(name)

    def at(self, name: str, value: Any) -> At:
        """A value in the place of a property."""
        found = self._read(name)
        spot = self._spot if found is None else found.spot
        return At(value, self.stage.spot(spot, f"{self.path}.{name}"))

    def text(self, name: str) -> At | None:
        """A text that matters: where it is not known, the resource is not whole."""
        value = self._read(name)
        return None if value is None else self._text(value, name)

    def label(self, name: str) -> At | None:
        """A text that matters to readers only; what is not known of it is not said."""
        value = self._read(name)
        text = None if value is None else text_of(value)
        return None if text is None else self.at(name, text)

    def word(self, name: str) -> str | None:
        """A text without its place."""
        found = self.text(name)
        return None if found is None else str(found.value)

    def texts(self, name: str) -> list[At] | None:
        """Texts in a list; one alone is a list of one."""
        value = self._read(name)
        if value is None:
            return None
        items = value.items if isinstance(value, Listing) else [value]
        return [one for one in (self._text(item, name) for item in items) if one is not None]

    def truth(self, name: str) -> At | None:
        """true or false, in any of the ways that YAML 1.1 writes them."""
        return self._chosen(name, TRUTHS, "true or false is needed here")

    def switch(self, name: str) -> At | None:
        """The words enable and disable."""
        return self._chosen(name, SWITCHES, "enable or disable is needed here")

    def number(self, name: str) -> At | None:
        """A whole number, also as text."""
        found = self.text(name)
        if found is None:
            return None
        text = found.value.removesuffix(".0")
        if text.lstrip("-").isdigit() and text.isascii() and len(text) < 12:
            return At(int(text), found.spot)
        self.wrong(name, f"a whole number is needed here, not {quoted(text)}.")
        return None

    def inner(self, name: str) -> "Properties | None":
        """A mapping inside."""
        return next(iter(self.inners(name)), None)

    def inners(self, name: str) -> list["Properties"]:
        """Mappings in a list; one alone is a list of one."""
        value = self._read(name)
        if value is None:
            return []
        found = []
        for item in value.items if isinstance(value, Listing) else [value]:
            if isinstance(item, Table):
                found.append(self._inside(name, item))
            elif isinstance(item, Unknown):
                self._unknown(item, name)
            else:
                self.wrong(name, "a mapping is needed here: {...}.")
        return found

    def _inside(self, name: str, table: Table) -> "Properties":
        """What is not known inside is not known of the whole."""

        def read(inner: str) -> Value | None:
            entry = table.entries.get(inner)
            return None if entry is None or _is_nothing(entry.value) else entry.value

        found = Properties(self.stage, f"{self.path}.{name}", table.spot, read)
        found.gaps = self.gaps
        return found

    def document(self, name: str) -> At | None:
        """A document as plain data; ids that nobody knows yet stand as their names."""
        value = self._read(name)
        return None if value is None else self.at(name, plain(_named(value)))

    def reference(self, name: str, *sections: str) -> At | None:
        """The key of a resource that stands in one of these sections."""
        value = self._read(name)
        return None if value is None else self._key(value, name, sections)

    def needed(self, name: str, *sections: str) -> At | None:
        """The key of a resource that must be named; told where it is not."""
        if not self.says(name):
            self.wrong(name, "it is missing.")
        return self.reference(name, *sections)

    def references(self, name: str, *sections: str) -> list[At] | None:
        """The keys of the resources in a list."""
        value = self._read(name)
        if value is None:
            return None
        items = value.items if isinstance(value, Listing) else [value]
        found = (self._key(item, name, sections) for item in items)
        return [one for one in found if one is not None]

    def referred(self, name: str, *types: str) -> TemplateResource | None:
        """The resource of the template that a property names, if it is of one of these types."""
        value = self._read(name)
        if isinstance(value, Listing) and value.items:
            value = value.items[0]
        found = self.stage.resources.get(value.logical_id) if isinstance(value, Reference) else None
        return found if found is not None and found.type in types else None

    def raw(self, name: str) -> Value | None:
        """The value as it was evaluated."""
        return self._read(name)

    def _key(self, value: Value, name: str, sections: tuple[str, ...]) -> At | None:
        spot = self.stage.spot(value.spot, f"{self.path}.{name}")
        key = key_named_by(value, spot, sections, self.stage)
        return None if key is None else At(key, spot)

    def _text(self, value: Value, name: str) -> At | None:
        spot = self.stage.spot(value.spot, f"{self.path}.{name}")
        text = text_of(value)
        if text is not None:
            return At(text, spot)
        if isinstance(value, Symbol):
            self._unknown(value, name)
        else:
            self.stage.wrong(value.spot, f"{self.path}.{name}", "a text is needed here.")
        return None

    def _unknown(self, value: Symbol, name: str) -> None:
        unknown = value if isinstance(value, Unknown) else Unknown(None, value.spot, LATER)
        self.stage.tell_unknown(unknown, f"{self.path}.{name}")
        self.gaps.append(name)

    def _chosen(self, name: str, words: dict[str, bool], needed: str) -> At | None:
        found = self.text(name)
        if found is None:
            return None
        truth = words.get(found.value.lower())
        if truth is None:
            self.wrong(name, f"{needed}, not {quoted(found.value)}.")
            return None
        return At(truth, found.spot)


def _is_nothing(value: Value) -> bool:
    return not isinstance(value, Symbol | Listing | Table) and value.value is None


def _named(value: Value) -> Value:
    """The value with names in the place of symbols."""
    match value:
        case Reference():
            return _text_at(value.logical_id, value)
        case Attribute():
            return _text_at(f"{value.logical_id}.{value.name}", value)
        case Composed():
            return _text_at("".join(str(text_of(_named(one))) for one in value.parts), value)
        case Symbol():
            return _text_at("unknown", value)
        case Listing():
            return Listing([_named(item) for item in value.items], value.spot)
        case Table():
            entries = {
                key: Entry(one.key_spot, _named(one.value)) for key, one in value.entries.items()
            }
            return Table(entries, value.spot)
    return value


def _text_at(text: str, value: Value) -> Value:
    return Scalar(text, value.spot)


def first(values: Iterable[At] | None) -> At | None:
    """The first of several, if there are any."""
    return next(iter(values or ()), None)
