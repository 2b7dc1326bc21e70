"""A scenario by ids: what each resource says, whole and by itself, and rows of it again.

A file leaves out what comes by itself, and names things as people do; that is good to read, but
what one resource says then hangs on the others.  Here everything is said and every reference is an
id, so that one resource can change while the others stay what they are.
"""

from collections.abc import Mapping
from typing import Any

from playground.kinds import KINDS, Field, Kind, kind_named
from playground.kinds.defaults import complete_resources
from playground.kinds.shapes import Refers
from playground.models import NetworkInterface, Resource, Row, Scenario
from playground.models.rows import Rows
from playground.scenariofile.describing import described
from playground.scenariofile.faults import Faults
from playground.scenariofile.judging import judge_rows
from playground.scenariofile.keys import Keys
from playground.scenariofile.names import Names
from playground.scenariofile.references import resolve_references
from playground.scenariofile.sections import IMPLIED, read_sections
from playground.scenariofile.tree import Entry, Listing, Scalar, Spot, Table, Value
from playground.scenariofile.values import ASSOCIATIONS, LEFT_OUT, Values
from playground.scenariofile.written import Draft

Plain = dict[str, Any]
NOTHING: tuple[object, ...] = ("", None, [], {})
NONE_GIVEN: Mapping[str, object] = {"public_ip": False, "ipv6_addresses": []}
"""What an interface says that has none, so that none is assigned when it is read again."""


class _Ids(Keys):
    """Every resource stands under its id, and is referred to by it."""

    def __init__(self, rows: Rows) -> None:
        every = [(kind.slug, row.aws_id, row) for kind in KINDS for row in rows.of(kind.model)]
        self.names = Names(every)

    def of(self, row: Resource) -> str:
        """The id."""
        return str(row.aws_id)

    def interface_written_at(self, row: Resource) -> NetworkInterface | None:
        """An instance and its interface are two resources."""
        return None

    def is_written_at_instance(self, row: Resource) -> bool:
        """No interface is written at its instance."""
        return False

    def identity(self, kind: Kind, row: Resource) -> Plain:
        """The name, even if there is none, and how it is known."""
        known = {"logical_id": row.logical_id, "undescribed": row.undescribed}
        return {"name": row.name} | {key: value for key, value in known.items() if value}

    def refer(self, row: Resource, slugs: tuple[str, ...]) -> str:
        """The id means this resource and no other."""
        return str(row.aws_id)


class _Whole(Values):
    """Values of which nothing is left out because it would come by itself."""

    def _of_nothing(self, row: Any, field: Field) -> object:
        stored = getattr(row, field.stored_in)
        if stored not in NOTHING:
            return field.shape.write(stored)
        if isinstance(row, NetworkInterface):
            return NONE_GIVEN.get(field.key, LEFT_OUT)
        return LEFT_OUT

    def _of_no_reference(self, row: Row, field: Field, shape: Refers) -> object:
        if shape.or_shape is not None:
            return super()._of_no_reference(row, field, shape)
        said = field.key == IMPLIED or (type(row), field.key) in ASSOCIATIONS
        return None if said else LEFT_OUT

    def _implied(self, row: Resource) -> Resource | None:
        return None

    def _referred_by_itself(self, row: Any, field: Field) -> Resource | None:
        return None

    def _linked_by_itself(self, row: Any, field: Field) -> list[Resource]:
        return [row]  # nothing refers to itself in a list: so every list is written


def describe_by_id(rows: Rows) -> dict[str, tuple[str, Plain]]:
    """Id -> the slug of its kind, and everything that it says."""
    keys = _Ids(rows)
    values = _Whole(rows, keys)
    return {
        row.aws_id: (kind.slug, described(kind, row, keys, values))
        for kind in KINDS
        for row in rows.of(kind.model)
    }


def read_by_id(
    resources: Mapping[str, tuple[str, Plain]], scenario: Scenario
) -> tuple[Rows, Draft]:
    """Rows again, complete with what AWS adds to what is new.

    Raises ScenarioFileError with what cannot be read; its faults, and those in `draft.warnings` of
    what AWS would refuse in a row, name the id as their file and the field as their path.
    """
    faults = Faults("")
    draft = Draft(Rows(scenario), faults)
    read_sections(_document(resources), draft)
    resolve_references(draft)
    faults.stop_here()
    judge_rows(draft, draft.warnings, by_path=True)
    faults.stop_here()
    complete_resources(draft.rows)
    return draft.rows, draft


def _document(resources: Mapping[str, tuple[str, Plain]]) -> Table:
    nowhere = Spot(0, 0)
    sections: dict[str, Entry] = {}
    for ref, (slug, says) in resources.items():
        section = kind_named(slug).section
        entry = sections.setdefault(section, Entry(nowhere, Table({}, nowhere)))
        assert isinstance(entry.value, Table)
        entry.value.entries[ref] = Entry(Spot(0, 0, ref), _value({"id": ref, **says}, ref, ""))
    return Table(sections, nowhere)


def _value(value: object, ref: str, path: str) -> Value:
    """A plain value with its place: which resource, and the way to it from there."""
    spot = Spot(0, 0, ref, path)
    if isinstance(value, dict):
        inner = {key: f"{path}.{key}" if path else str(key) for key in value}
        entries = {
            str(key): Entry(Spot(0, 0, ref, inner[key]), _value(one, ref, inner[key]))
            for key, one in value.items()
        }
        return Table(entries, spot)
    if isinstance(value, list):
        items = [_value(one, ref, f"{path}[{at}]") for at, one in enumerate(value)]
        return Listing(items, spot)
    return Scalar(value, spot)  # type: ignore[arg-type]  # plain values are all there is
