"""Forms: one resource ready to be edited, whatever its kind: fields, tables, what is wrong."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from playground.editing.acts import called
from playground.editing.over_time import FIXED
from playground.editing.proposals.scene import Scene
from playground.editing.sheet import INSTANCE, INTERFACE, Sheet, Told, fingerprint, primary_of
from playground.engine.nodes import Ref
from playground.kinds import Field, Kind
from playground.models import NetworkInterface
from playground.views.editor.around import ZONES, Around
from playground.views.editor.boxes import Box, Desk, standard
from playground.views.editor.messages import messages_of, place_of
from playground.views.editor.names import Names
from playground.views.editor.reading import NAME
from playground.views.editor.tables import Table, page_of, table_of
from playground.views.editor.typed import Typed, TypedPart, as_typed
from playground.views.editor.widgets import Offers

Proposed = Mapping[str, Mapping[str, Any]]
"""The key of a part -> what its next row would say."""


class Note(NamedTuple):
    """Something wrong that belongs to no field of the form."""

    message: str
    id: Ref = ""
    """Another resource that it is about."""
    name: str = ""


class Topic(NamedTuple):
    """What a form is about: `ref` is "" for what is not there yet; `near`: where it is to be."""

    kind: Kind
    ref: Ref
    sheet: Sheet
    says: Mapping[str, Any]
    near: Ref = ""

    @property
    def fields(self) -> tuple[Field, ...]:
        """The fields of its form.  An instance without a primary interface says nothing of one."""
        kind = self.kind
        brings = not self.ref or any(one.key in self.says for one in kind.shorthand)
        return (NAME, *kind.fields, *(kind.shorthand if brings else ()))

    @property
    def is_new(self) -> bool:
        """Is it still to be added?"""
        return not self.ref

    def owns(self, fault: Told) -> bool:
        """Is a fault about this form?  That of an instance covers its primary interface; what
        nobody knows yet came of it.
        """
        return self.is_of(fault) or fault.id not in self.sheet or self._meets(fault)

    def is_of(self, fault: Told) -> bool:
        """Is it told of this very resource, or of the primary interface of this instance?"""
        primary = primary_of(self.sheet, self.ref) if self.kind.slug == INSTANCE else None
        return bool(self.ref) and fault.id in (self.ref, primary)

    def _meets(self, fault: Told) -> bool:
        """Is it told of another of the same kind, of the very field that is here too?  Two blocks
        that overlap are told of one of them, and who is edited here is the other.
        """
        alike = self.sheet[fault.id].kind == self.kind.slug
        return alike and any(one.key == fault.path for one in self.fields)


@dataclass(frozen=True)
class Form:
    """Everything that the template shows."""

    topic: Topic
    boxes: tuple[Box, ...]
    tables: tuple[Table, ...]
    notes: tuple[Note, ...]
    offers: Mapping[str, Offers]
    seen: str
    dirty: bool = False
    """Does it hold something that is not stored?"""
    focus: str | None = None
    """The path of the field that the browser goes to."""
    revision: str = ""
    """That of the scenario when the form was made; "" for now."""
    advice: tuple[Note, ...] = ()
    """What belongs to no field, and stops nobody."""

    @property
    def kind(self) -> Kind:
        """What is edited."""
        return self.topic.kind

    @property
    def ref(self) -> Ref:
        """Who is edited; "" for what is not there yet."""
        return self.topic.ref

    @property
    def words(self) -> str:
        """What its kind is called inside a sentence."""
        return called(self.kind)

    @property
    def templates(self) -> list[str]:
        """Where its fields are drawn: by its kind, else as all are."""
        return [f"editor/{self.kind.slug}/_fields.html", "editor/_fields.html"]

    @property
    def by_key(self) -> dict[str, Box]:
        """Key -> box, for a template that knows its kind."""
        return {box.path: box for box in self.boxes}


@dataclass
class Draft:
    """A form in the making."""

    topic: Topic
    typed: Typed
    faults: Iterable[Told] = ()
    warnings: Iterable[Told] = ()
    places: Mapping[str, str] = field(default_factory=dict)
    proposed: Proposed = field(default_factory=dict)
    seen: str = ""
    revision: str = ""
    dirty: bool = False
    hints: Mapping[str, str] = field(default_factory=dict)
    """The key of a part -> what its rows lack, taken together."""
    new_row: str = ""
    """The part whose last row has just been added."""

    def form(self) -> Form:
        """Put together."""
        topic, faults, warnings = self.topic, list(self.faults), list(self.warnings)
        wrong, advice = (messages_of(topic, told, self.places) for told in (faults, warnings))
        desk = Desk(Names(topic.sheet), wrong, advice)
        scene = Scene(topic.sheet, near=topic.near)
        around = Around(scene, topic.kind.slug, topic.is_new, self.typed)
        boxes = [
            around.told(_fixed(topic, desk.box(one, one.key, self.typed.fields[one.key])))
            for one in topic.fields
            if one.key in self.typed.fields
        ]
        tables = [self._table(part.key, desk) for part in topic.kind.parts]
        focus = _focus(boxes, tables, self.new_row, topic.is_new)
        notes = (*self._notes(faults, desk.told),)
        seen = self.seen or ("" if topic.is_new else fingerprint(topic.sheet, topic.ref))
        if any(box.offered == ZONES for box in boxes):
            desk.offers[ZONES] = around.zones
        parts = tuple(boxes), tuple(tables), notes, desk.offers
        more = (*self._notes(warnings, desk.told),)
        return Form(topic, *parts, seen, self.dirty, focus, self.revision, more)

    def _notes(self, faults: list[Told], told: set[str]) -> Iterator[Note]:
        """What belongs to no field here: said of the whole, or of somebody else."""
        sheet = self.topic.sheet
        for one in dict.fromkeys(faults):
            if not self.topic.owns(one):
                yield Note(one.message, one.id, sheet[one.id].name or one.id)
            elif place_of(self.topic, one.path, self.places) not in told:
                yield Note(one.message)

    def _table(self, key: str, desk: Desk) -> Table:
        part = next(one for one in self.topic.kind.parts if one.key == key)
        shown = self.typed.parts.get(key, TypedPart(()))
        total = len(self.topic.says.get(key) or ())
        table = table_of(part, shown, total, self.proposed.get(key, {}), desk)
        return replace(table, hint=self.hints.get(key, ""))


def fresh(
    topic: Topic,
    proposed: Proposed,
    hints: Mapping[str, str] | None = None,
    pages: Mapping[str, int] | None = None,
) -> Draft:
    """The form of what is stored, or of what is proposed; long tables by their pages."""
    says = topic.says
    if topic.is_new:
        says = {**_standards(topic), **says}
    typed = as_typed(says, topic.fields, ())
    parts = {
        part.key: page_of(part, says.get(part.key) or (), (pages or {}).get(part.key, 1))
        for part in topic.kind.parts
    }
    return Draft(topic, Typed(typed.fields, parts), proposed=proposed, hints=hints or {})


def _standards(topic: Topic) -> dict[str, Any]:
    """What the models give where nothing is said; of an interface of an instance, its own."""
    own = {one.key: standard(one, topic.kind.model) for one in topic.kind.fields}
    return own | {one.key: standard(one, NetworkInterface) for one in topic.kind.shorthand}


def _fixed(topic: Topic, box: Box) -> Box:
    """What was set once cannot be changed, and says why."""
    if topic.is_new or not topic.says.get(box.path):
        return box
    of_instance = any(one.key == box.path for one in topic.kind.shorthand)
    kind = INTERFACE if of_instance else topic.kind.slug
    return replace(box, fixed=FIXED.get((kind, box.path), ""))


def _focus(boxes: Iterable[Box], tables: Iterable[Table], new_row: str, is_new: bool) -> str | None:
    """The path that gets the focus: the new row, else the first mistake, else, of a new resource,
    the name.
    """
    rows = [row for table in tables for row in table.rows]
    if new_row:
        return next((row.boxes[0].path for row in reversed(rows) if row.is_of(new_row)), None)
    cells = [box for row in rows for box in row.boxes]
    wrong = next((box.path for box in (*boxes, *cells) if box.errors), None)
    return wrong or (NAME.key if is_new else None)
