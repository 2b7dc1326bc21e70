"""The sections of a file: every resource and its parts become rows, value by value."""

import re

from playground.kinds import KINDS, Field, Kind, Part, kind_named
from playground.kinds.making import give_id
from playground.kinds.shapes import LINES, ListOf, Refers, Shape, Text, Truth
from playground.models import Instance, NetworkInterface, Resource, Row
from playground.models.resource import LONGEST_ID
from playground.scenariofile.faults import did_you_mean, quoted
from playground.scenariofile.tree import Entry, Listing, Scalar, Spot, Table, Value, plain
from playground.scenariofile.written import Draft, Pending, Written, WrittenRow

SECTIONS = {kind.section: kind for kind in KINDS}
LONGEST_NAME = 255
OF_EVERY_RESOURCE = ("id", "name", "logical_id", "undescribed")
RESERVED_NAMES = ("internet", "local", "deleted", "self", "blackhole")
IMPLIED = "vpc"
"""The one required key that may follow from others."""

ID = r"[A-Za-z0-9][A-Za-z0-9._-]*|arn:[A-Za-z0-9][A-Za-z0-9._:/-]*"
"""An AWS id, or the ARN of what has no other id."""
_ID = re.compile(ID)


def read_sections(document: Table, draft: Draft) -> None:
    """Every section that is there, in the order of the registry, whatever that of the file."""
    for section, kind in SECTIONS.items():
        if section in document.entries:
            _read_section(kind, document.entries[section].value, draft)


def _read_section(kind: Kind, value: Value, draft: Draft) -> None:
    if isinstance(value, Scalar) and value.value is None:
        return
    if not isinstance(value, Table):
        message = f"{kind.section} are written by name: “name: {{...}}”."
        draft.faults.add(value.spot, message)
        return
    for name, entry in value.entries.items():
        table = _body(kind, entry.value, draft)
        if table is not None and _name_is_good(kind, name, entry.key_spot, draft):
            _Resource(kind, name, Entry(entry.key_spot, table), draft).read()


def _body(kind: Kind, value: Value, draft: Draft) -> Table | None:
    """The mapping of a resource; nothing at all is an empty one."""
    if isinstance(value, Table):
        return value
    if isinstance(value, Scalar) and value.value is None:
        return Table({}, value.spot)
    message = f"{kind.label}: a mapping of its attributes is needed here: {{...}}."
    draft.faults.add(value.spot, message)
    return None


def _name_is_good(kind: Kind, name: str, spot: Spot, draft: Draft) -> bool:
    if name in RESERVED_NAMES:
        draft.faults.add(spot, f"{quoted(name)} has a meaning of its own; choose another name.")
        return False
    if not name.strip() or len(name) > LONGEST_NAME:
        draft.faults.add(spot, f"{kind.label}: a name has 1 to {LONGEST_NAME} characters.")
        return False
    if LINES.search(name):
        draft.faults.add(spot, f"{kind.label}: a name is one line, without tabs.")
        return False
    return True


class _Resource:
    """Reads one resource: its fields, its parts, and what an instance says of its interface."""

    def __init__(self, kind: Kind, name: str, entry: Entry, draft: Draft) -> None:
        self.kind, self.spot, self.draft = kind, entry.key_spot, draft
        assert isinstance(entry.value, Table)
        self.table = entry.value
        self.key = name
        self.row: Resource = kind.model(name=name)
        self.made: list[Resource] = []

    def read(self) -> None:
        """Make its rows."""
        kind = self.kind
        parts = [part.key for part in kind.parts]
        own = [*OF_EVERY_RESOURCE, *(field.key for field in (*kind.fields, *kind.shorthand))]
        _refuse_unknown(self.table, [*own, *parts], kind.label, self.draft)
        self.row.left_out = {key for key in (*own, *parts) if key not in self.table.entries}
        self._read_id()
        self._read_how_it_is_known()
        self._keep(kind, self.row, kind.fields)
        self._read_interface()
        self._read_name()
        for part in kind.parts:
            if part.key in self.table.entries:
                self._read_part(part, self.table.entries[part.key].value)

    def _keep(self, kind: Kind, row: Resource, fields: tuple[Field, ...]) -> None:
        """Take a resource in, under the name that the file refers to it by."""
        give_id(row)
        self.draft.rows.add(row)
        self.draft.resources.append(Written(kind, self.key, row, self.spot, self.table))
        self.made.append(row)
        _read_fields(row, row, WrittenRow(row, fields, self.spot, self.table), self.draft)

    def _read_id(self) -> None:
        entry = self.table.entries.get("id")
        if entry is None:
            return
        text = plain(entry.value)
        if isinstance(text, str) and len(text) <= LONGEST_ID and _ID.fullmatch(text):
            self.row.aws_id = text
        else:
            message = f"An id has letters, digits, “-”, “_” and “.”, at most {LONGEST_ID} of them."
            self.draft.faults.add(entry.value.spot, message)

    def _read_how_it_is_known(self) -> None:
        """What its template calls it, and whether anybody describes it."""
        shapes: dict[str, tuple[str, Shape]] = {
            "logical_id": ("Logical id", Text(LONGEST_NAME)),
            "undescribed": ("Undescribed", Truth()),
        }
        for key, (label, shape) in shapes.items():
            entry = self.table.entries.get(key)
            found = None if entry is None else _read(label, shape, entry.value, self.draft)
            if found is not None:
                setattr(self.row, key, found)

    def _read_name(self) -> None:
        """A name of its own, where the key cannot be the name: two resources may share one."""
        entry = self.table.entries.get("name")
        name = None if entry is None else _read("Name", Text(LONGEST_NAME), entry.value, self.draft)
        if name is not None:
            for row in self.made:
                row.name = name

    def _read_interface(self) -> None:
        """An instance that names its subnet brings its primary interface, of the same name."""
        instance = self.row
        written = [field for field in self.kind.shorthand if field.key in self.table.entries]
        if not isinstance(instance, Instance) or not written:
            return
        interface = NetworkInterface(name=instance.name, instance=instance, device_index=0)
        interface.undescribed = instance.undescribed
        interface.left_out = instance.left_out
        self._keep(kind_named("network-interface"), interface, self.kind.shorthand)

    def _read_part(self, part: Part, value: Value) -> None:
        if not isinstance(value, Listing):
            self.draft.faults.add(value.spot, f"{part.label}: a list is needed here; [] for none.")
            return
        for position, item in enumerate(value.items):
            self._read_part_row(part, position, item)

    def _read_part_row(self, part: Part, position: int, item: Value) -> None:
        if not isinstance(item, Table):
            example = ", ".join(f"{field.key}: ..." for field in part.fields if field.required)
            message = f"{part.label}: a mapping is needed here: {{{example}}}."
            self.draft.faults.add(item.spot, message)
            return
        row = part.model(**part.fixed, **{part.owner: self.row})
        if hasattr(row, "position"):
            row.position = position
        known = [field.key for field in part.fields]
        _refuse_unknown(item, known, f"{self.kind.label}, {part.key}", self.draft)
        self.draft.rows.add(row)
        _read_fields(row, self.row, WrittenRow(row, part.fields, item.spot, item), self.draft)


def _refuse_unknown(table: Table, known: list[str], what: str, draft: Draft) -> None:
    for key, entry in table.entries.items():
        if key not in known:
            message = f"{what}: {quoted(key)} is unknown.{did_you_mean(key, known)}"
            draft.faults.add(entry.key_spot, message)


def _read_fields(row: Row, owner: Resource, written: WrittenRow, draft: Draft) -> None:
    draft.all_rows.append(written)
    for field in written.fields:
        entry = written.table.entries.get(field.key)
        if entry is not None:
            _read_field(Pending(row, owner, field, "", entry.value.spot), entry.value, draft)
        elif not field.required or field.key == IMPLIED:
            continue
        elif row is not owner or not owner.undescribed or not may_lack(type(row), field):
            message = f"“{field.key}” is missing here ({field.label})."
            draft.faults.add(written.spot, message)


def may_lack(model: type[Row], field: Field) -> bool:
    """Can a row that is not described do without this value?"""
    column = model._meta.get_field(field.stored_in)
    return not isinstance(field.shape, Refers) and (column.blank or column.has_default())


def _read_field(target: Pending, value: Value, draft: Draft) -> None:
    """One value, or one reference that is resolved later."""
    label, shape = target.field.label, target.field.shape
    if isinstance(shape, ListOf) and isinstance(shape.of, Refers):
        for position, item in enumerate(_items(value)):
            one = target._replace(spot=item.spot, position=position)
            _read_reference(one, shape.of, item, draft)
    elif isinstance(shape, Refers):
        _read_reference(target, shape, value, draft)
    elif isinstance(shape, ListOf):
        read = [_read(label, shape.of, item, draft) for item in _items(value)]
        setattr(target.row, target.field.stored_in, [one for one in read if one is not None])
    else:
        stored = _read(label, shape, value, draft)
        if stored is not None:
            setattr(target.row, target.field.stored_in, stored)


def _read_reference(target: Pending, shape: Refers, value: Value, draft: Draft) -> None:
    if plain(value) is None and not target.field.required:
        return
    text = _read(target.field.label, shape, value, draft)
    if text is None:
        return
    try:
        stored = shape.or_shape.read(text) if shape.or_shape else None
    except ValueError:
        stored = None
    if stored is not None:
        setattr(target.row, target.field.stored_in, stored)
    else:
        draft.pending.append(target._replace(text=str(text)))


def _items(value: Value) -> list[Value]:
    """One value alone is a list of one."""
    return value.items if isinstance(value, Listing) else [value]


def _read(label: str, shape: Shape, value: Value, draft: Draft) -> object:
    """What the shape makes of the value; None, and a fault, where it makes nothing of it."""
    try:
        return shape.read(plain(value))
    except ValueError as error:
        draft.faults.add(value.spot, f"{label}: {error}")
        return None
