"""From what was typed to what a resource says, in scenario-file words; or what is wrong, where."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from playground.editing.sheet import Told
from playground.kinds import Field, Part
from playground.kinds.shapes import ListOf, Refers, Shape, Text
from playground.scenariofile.letters import misfit
from playground.scenariofile.sections import IMPLIED, LONGEST_NAME
from playground.views.editor.names import Names
from playground.views.editor.typed import Typed, TypedPart, in_order
from playground.views.editor.widgets import Texts, widget_of

NAME = Field("name", "Name", Text(LONGEST_NAME))
"""What every resource has, beside what its kind declares."""


@dataclass
class Reading:
    """What a form says.  `places`: a path of what it says -> the path in the form, where they
    differ, as rows there may have gaps and any order.
    """

    id: str
    says: dict[str, Any] = field(default_factory=dict)
    faults: list[Told] = field(default_factory=list)
    places: dict[str, str] = field(default_factory=dict)

    def fault(self, path: str, message: str) -> None:
        """Note what is wrong with a field of the form."""
        self.faults.append(Told(self.id, path, message))


def read_typed(
    ref: str,
    typed: Typed,
    fields: Iterable[Field],
    parts: Iterable[Part],
    names: Names,
    base: Mapping[str, Any] | None = None,
) -> Reading:
    """Everything that was typed; a key that was emptied is None.

    `base` is what the form was made from: it has the rows that a form of many rows did not show.
    """
    found = Reading(ref)
    for one in fields:
        if one.key in typed.fields:
            found.says[one.key] = _value(one, typed.fields[one.key], one.key, names, found)
    if NAME.key in found.says:
        found.says[NAME.key] = found.says[NAME.key] or ""
    for part in parts:
        if part.key in typed.parts:
            kept = in_order(part, (base or {}).get(part.key) or ())
            found.says[part.key] = _rows(part, typed.parts[part.key], kept, names, found)
    return found


def _rows(
    part: Part, shown: TypedPart, base: list[Any], names: Names, found: Reading
) -> list[dict[str, Any]]:
    """The rows of a part; those that were not shown stay before and after the others."""
    last = len(base) if shown.last is None else shown.last
    before, after = (base[: shown.first], base[last:]) if shown.last is not None else ([], [])
    rows = []
    for position, row in enumerate(shown.rows, len(before)):
        here, there = f"{part.key}[{position}]", f"{part.key}[{row.index}]"
        if here != there:
            found.places[here] = there
        said = {
            one.key: _value(one, row.cells.get(one.key, []), f"{there}.{one.key}", names, found)
            for one in part.fields
        }
        rows.append({key: value for key, value in said.items() if value is not None})
    return [*before, *rows, *after]


def _value(one: Field, texts: Texts, path: str, names: Names, found: Reading) -> Any:
    """The plain value; None for nothing, and, with a fault, for what nobody understands."""
    try:
        if wrong := next(filter(None, map(misfit, texts)), ""):
            raise ValueError(wrong)
        meant = widget_of(one.shape).meant(texts)
        if meant is None or meant == []:
            return _nothing(one, meant)
        return _canonical(one.shape, meant, names)
    except ValueError as error:
        found.fault(path, str(error))
        return None


def _nothing(one: Field, meant: Any) -> Any:
    """Only a VPC may follow from something else."""
    if one.required and one.key != IMPLIED:
        raise ValueError(f"{one.label} is needed.")
    return meant


def _canonical(shape: Shape, meant: Any, names: Names) -> Any:
    """As the shape writes it; references as ids.  Raises ValueError with the shape's sentence."""
    if isinstance(shape, ListOf):
        values = meant if isinstance(meant, list) else [meant]
        return [_canonical(shape.of, one, names) for one in values]
    if not isinstance(shape, Refers):
        return shape.write(shape.read(meant))
    if shape.or_shape is not None:
        try:
            return shape.or_shape.write(shape.or_shape.read(meant))
        except ValueError:
            pass  # then it is a name, or nothing; that is told when the whole is read
    return names.ref(shape.read(meant), shape)


def in_form(path: str, places: Mapping[str, str]) -> str:
    """Where in the form a fault stands that was told of what the form says."""
    row, dot, column = path.partition(".")
    return places.get(row, row) + dot + column
