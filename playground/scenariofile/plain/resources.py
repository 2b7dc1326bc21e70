"""Sections of a file become rows; what refers to other rows waits until all of them are known."""

from difflib import get_close_matches
from typing import Any, NamedTuple

from playground.kinds import KINDS, Field, Kind, Part
from playground.kinds.defaults import give_id
from playground.kinds.shapes import ListOf, Refers
from playground.models import NetworkInterface, Resource, Row
from playground.models.rows import Rows
from playground.scenariofile.plain.documents import Value
from playground.scenariofile.plain.faults import Fault, Place
from playground.scenariofile.plain.registry import Names

LONGEST_NAME = 255
RESERVED_NAMES = ("internet", "local", "deleted", "self")


class Reference(NamedTuple):
    """A name that stands in a row's field, waiting for all rows to be known."""

    row: Row
    owner: Resource
    field: Field
    shape: Refers
    text: str
    place: Place


class Resources:
    """Reads resources into rows and gathers what is wrong with them."""

    def __init__(self, file: str, rows: Rows) -> None:
        self.file = file
        self.rows = rows
        self.names = Names()
        self.faults: list[Fault] = []
        self.places: dict[tuple[str, str], Place] = {}
        """(id of a resource, field or part[index].field) -> where it stands."""
        self.waiting: list[Reference] = []

    def fault(self, place: Place, message: str) -> None:
        """Remember that something is wrong."""
        self.faults.append(Fault(self.file, *place, message))

    def resources(self) -> list[Resource]:
        """Every resource that was read."""
        return [row for kind in KINDS for row in self.rows.of(kind.model)]

    # --- sections and resources

    def read_section(self, kind: Kind, section: Value) -> None:
        """All resources of one kind, by name."""
        if section.plain is None:
            return
        if not isinstance(section.plain, dict):
            self.fault(section.place, f"{kind.section} needs names, each with a mapping below it.")
            return
        for name, value in section.plain.items():
            self._read_resource(kind, name, value, (section.keys or {})[name])

    def _read_resource(self, kind: Kind, name: str, value: Value, place: Place) -> None:
        keys = self.mapping(value, f"{kind.label} {name}")
        problem = _bad_name(name)
        if problem:
            self.fault(place, problem)
        if keys is None or problem:
            return
        row = kind.model(name=name)
        self._take_id(row, keys.pop("id", None))
        give_id(row)
        if not self.names.add(row):
            self.fault(place, f"Another resource has the id {row.aws_id}; ids are unique.")
            return
        self.rows.add(row)
        self.places[row.aws_id, ""] = place
        shorthand = self._split_shorthand(kind, keys)
        self._read_fields(row, row, kind.fields, keys, "", implied=("vpc",))
        for part in kind.parts:
            self._read_part(row, part, keys.pop(part.key, None))
        self._refuse_rest(keys, kind, value)
        if shorthand:
            self._read_shorthand(row, kind, shorthand)

    def _take_id(self, row: Resource, given: Value | None) -> None:
        if given is None:
            return
        text = given.plain
        if not isinstance(text, str) or not text or len(text) > 80 or not text.isascii():
            self.fault(given.place, "An id is text like vpc-0a1b2c3d, of at most 80 characters.")
            return
        row.aws_id = text

    def mapping(self, value: Value, what: str) -> dict[str, Value] | None:
        """A copy of the keys of a mapping; nothing at all is an empty one."""
        if value.plain is None:
            return {}
        if not isinstance(value.plain, dict):
            self.fault(value.place, f"{what} needs a mapping of keys and values here.")
            return None
        return dict(value.plain)

    def _refuse_rest(self, keys: dict[str, Value], kind: Kind, value: Value) -> None:
        known = ["id", *(one.key for one in (*kind.fields, *kind.parts, *kind.shorthand))]
        for key in keys:
            place = (value.keys or {})[key]
            self.fault(place, f"“{key[:60]}” is no key of {kind.label}{meant(key, known)}.")

    # --- fields

    def _read_fields(
        self,
        row: Row,
        owner: Resource,
        fields: tuple[Field, ...],
        keys: dict[str, Value],
        path: str,
        implied: tuple[str, ...] = (),
    ) -> None:
        row.left_out = {field.key for field in fields if field.key not in keys}
        for field in fields:
            value = keys.pop(field.key, None)
            if value is not None:
                self.places[owner.aws_id, path + field.key] = value.place
                self._read_field(row, owner, field, value)
            elif field.required and field.key not in implied:
                place = self.places.get((owner.aws_id, path.rstrip("."))) or Place()
                self.fault(place, f"{field.label} ({field.key}) is missing.")

    def _read_field(self, row: Row, owner: Resource, field: Field, value: Value) -> None:
        shape = field.shape
        if isinstance(shape, ListOf) and isinstance(shape.of, Refers):
            for one in value.plain if isinstance(value.plain, list) else [value]:
                self._read_one(row, owner, field, shape.of, one)
        else:
            self._read_one(row, owner, field, shape, value)

    def _read_one(self, row: Row, owner: Resource, field: Field, shape: Any, value: Value) -> None:
        try:
            stored = shape.read(value.bare())
        except ValueError as error:
            self.fault(value.place, f"{field.label}: {error}")
            return
        if not isinstance(shape, Refers):
            setattr(row, field.stored_in, stored)
        elif not self._read_instead(row, field, shape, stored):
            self.waiting.append(Reference(row, owner, field, shape, stored, value.place))

    def _read_instead(self, row: Row, field: Field, shape: Refers, text: str) -> bool:
        """A rule's far end: a block where it reads as one, else a reference."""
        if shape.or_shape is None:
            return False
        try:
            setattr(row, field.stored_in, shape.or_shape.read(text))
        except ValueError:
            return False
        return True

    # --- parts and shorthand

    def _read_part(self, owner: Resource, part: Part, value: Value | None) -> None:
        if value is None:
            owner.left_out.add(part.key)
            return
        self.places[owner.aws_id, part.key] = value.place
        listed = [] if value.plain is None else value.plain
        if not isinstance(listed, list):
            self.fault(value.place, f"{part.key} needs a list: one line a row, each with a dash.")
            return
        for position, one in enumerate(listed):
            self._read_part_row(owner, part, position, one)

    def _read_part_row(self, owner: Resource, part: Part, position: int, value: Value) -> None:
        keys = self.mapping(value, part.label)
        if keys is None:
            return
        row = part.model(**{part.owner: owner, **part.fixed})
        if hasattr(row, "position"):
            row.position = position
        path = f"{part.key}[{position}]"
        self.places[owner.aws_id, path] = value.place
        self._read_fields(row, owner, part.fields, keys, f"{path}.")
        known = [field.key for field in part.fields]
        for key in keys:
            place = (value.keys or {})[key]
            self.fault(place, f"“{key[:60]}” is no key of {part.label}{meant(key, known)}.")
        self.rows.add(row)

    def _split_shorthand(self, kind: Kind, keys: dict[str, Value]) -> dict[str, Value]:
        return {field.key: keys.pop(field.key) for field in kind.shorthand if field.key in keys}

    def _read_shorthand(self, row: Resource, kind: Kind, keys: dict[str, Value]) -> None:
        """An instance with the fields of its primary interface written at itself."""
        interface = NetworkInterface(name=row.name, instance=row, device_index=0)
        give_id(interface)
        self.places[interface.aws_id, ""] = self.places[row.aws_id, ""]
        self._read_fields(interface, interface, kind.shorthand, keys, "")
        self.rows.add(interface)


def _bad_name(name: str) -> str:
    """What is wrong with a name, or nothing."""
    if name in RESERVED_NAMES:
        return f"“{name}” has a meaning of its own here; choose another name."
    if not name.strip() or len(name) > LONGEST_NAME:
        return f"A name has 1 to {LONGEST_NAME} characters."
    return ""


def meant(key: str, known: list[str]) -> str:
    """'; did you mean cidr?', or the whole list when nothing is close."""
    close = get_close_matches(key, known, 1)
    return f"; did you mean {close[0]}?" if close else f"; the keys are: {', '.join(known)}"
