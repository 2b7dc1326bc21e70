"""A resource of a template on its way into the sketch."""

from typing import Any

from playground.exchange.cloudformation.reading.properties import Properties
from playground.exchange.cloudformation.reading.stage import Stage, key_of
from playground.exchange.cloudformation.template import TemplateResource
from playground.exchange.cloudformation.values import text_of
from playground.exchange.sketch import At, Sketch
from playground.scenariofile.tree import Listing, Table, Value


class Resource(Properties):
    """The properties of one resource, and what is made of them."""

    def __init__(self, stage: Stage, declared: TemplateResource) -> None:
        self.declared = declared
        spot = declared.declared.spot
        super().__init__(stage, declared.logical_id, spot, declared.property)

    @property
    def sketch(self) -> Sketch:
        """Where it goes."""
        return self.stage.sketch

    @property
    def key(self) -> str:
        """What others refer to it by."""
        return key_of(self.declared.logical_id)

    @property
    def kept(self) -> frozenset[str]:
        """What our own exporter kept of it beside its properties."""
        return frozenset(self.declared.declared.metadata.entries)

    @property
    def is_doubtful(self) -> bool:
        """Is something that matters of it not known, or even whether it is made?"""
        return bool(self.gaps) or self.declared.perhaps is not None

    def add(self, section: str, called: At | None = None, **values: Any) -> None:
        """Take it in.  If what matters of it is not known, it is there, and not described.

        `called` is its name where it has no Name tag.
        """
        logical_id = self.declared.logical_id
        self.sketch.add(
            section,
            self.key,
            self.spot,
            name=self.name() or called or logical_id,
            logical_id=logical_id,
            undescribed=True if self.is_doubtful else None,
            **self.stage.home(section),
            **values,
        )

    def put(self, section: str, key: At | None, name: str, value: Any) -> None:
        """Say something of another resource; if it is not known, that one is not described."""
        if key is not None and self.is_doubtful:
            self.sketch.put(section, key.value, "undescribed", True)
        elif key is not None and value is not None:
            self.sketch.put(section, key.value, name, value)

    def append(self, section: str, key: At | None, name: str, value: Any) -> None:
        """Add to a list of another resource, likewise."""
        if key is not None and self.is_doubtful:
            self.sketch.put(section, key.value, "undescribed", True)
        elif key is not None and value is not None:
            self.sketch.append(section, key.value, name, value)

    def name(self) -> str | None:
        """The Name tag, of either form of tags."""
        for tags in (self.raw("Tags"), *map(_tags_of, _items(self.raw("TagSpecifications")))):
            for one in _items(tags):
                if isinstance(one, Table) and _text(one, "Key") == "Name":
                    return _text(one, "Value")
        return None


def _items(value: Value | None) -> list[Value]:
    return value.items if isinstance(value, Listing) else []


def _tags_of(specification: Value) -> Value | None:
    entry = specification.entries.get("Tags") if isinstance(specification, Table) else None
    return None if entry is None else entry.value


def _text(table: Table, key: str) -> str | None:
    entry = table.entries.get(key)
    found = None if entry is None else text_of(entry.value)
    return (found or "").strip() or None
