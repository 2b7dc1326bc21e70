"""A sketch: what an importer understood of a source, in the words of the scenario file."""

from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple, TypeVar

from playground.exchange.import_report import ImportReport, LeftOut
from playground.scenariofile.faults import Faults, quoted
from playground.scenariofile.sections import RESERVED_NAMES, SECTIONS
from playground.scenariofile.tree import Entry, Listing, Scalar, Spot, Table, Value
from playground.words import printable

NOTHING: Final = object()
"""A value that says: none.  (A value of None says nothing at all, and is left out.)"""

LONGEST_NAME = 255
MAY_DIFFER = frozenset({"name", "state", "status", "undescribed", "availability_zone"})
"""What two accounts, or one account at two moments, may say differently of one resource: even its
zone, for each account has letters of its own for them.
"""

Values = dict[str, Any]
M = TypeVar("M")


class At(NamedTuple):
    """A value with a place of its own, where that of its resource is not exact enough.

    Two are equal if their values are: the same thing may stand in two files.
    """

    value: Any
    spot: Spot

    def __eq__(self, other: object) -> bool:
        return isinstance(other, At) and bool(self.value == other.value)

    def __hash__(self) -> int:
        return hash(self.value)


def plain(value: Any) -> Any:
    """A value without the place that it may have."""
    return value.value if isinstance(value, At) else value


@dataclass(slots=True)
class Sketched:
    """A resource: its section and its key there, and what is said of it."""

    section: str
    key: str
    values: Values
    spot: Spot


@dataclass
class Sketch:
    """Collects resources in any order.  What is said of one elsewhere is added in the end.

    Keys are what others refer to a resource by: its AWS id, or its logical id in a template.
    """

    faults: Faults
    report: ImportReport = field(default_factory=ImportReport)
    resources: dict[tuple[str, str], Sketched] = field(default_factory=dict)
    _elsewhere: list[tuple[str, str, str, Any, bool]] = field(default_factory=list)
    _memories: dict[type, Any] = field(default_factory=dict)

    def add(self, section: str, key: str, spot: Spot, **values: Any) -> None:
        """Take in a resource; seen again, it counts once, and must be the same."""
        said = {name: value for name, value in values.items() if value is not None}
        known = self.resources.get((section, key))
        if known is None:
            self.resources[section, key] = Sketched(section, key, said, spot)
        else:
            self._see_again(known, said, spot)

    def put(self, section: str, key: str, name: str, value: Any) -> None:
        """Say something of a resource that another one describes: the table of a subnet."""
        self._elsewhere.append((section, key, name, value, False))

    def append(self, section: str, key: str, name: str, value: Any) -> None:
        """Add to a list of a resource: a rule to a group."""
        self._elsewhere.append((section, key, name, value, True))

    def memory(self, kind: type[M]) -> M:
        """What the readers of one family remember until everything is read: one of each class."""
        found: M = self._memories.setdefault(kind, kind())
        return found

    def find(self, section: str, key: str) -> Sketched | None:
        """A resource, if it was described so far."""
        return self.resources.get((section, key))

    def drop(self, section: str, key: str, label: str, why: str) -> None:
        """Take a resource out again, and say so."""
        if self.resources.pop((section, key), None) is not None:
            self.leave_out(label, key, why)

    def leave_out(self, label: str, id: str, why: str) -> None:
        """Say once that something does not come in."""
        one = LeftOut(label, id, why)
        if one not in self.report.left_out:
            self.report.left_out.append(one)

    def has(self, section: str, key: str) -> bool:
        """Was it described so far?"""
        return (section, key) in self.resources

    def of(self, section: str) -> list[Sketched]:
        """What a section holds so far."""
        return [one for one in self.resources.values() if one.section == section]

    def settle(self) -> None:
        """Say of the resources what was said elsewhere.  Of those that are not here it is lost:
        nobody can be told where a packet goes by a subnet that is not in the source.
        """
        for section, key, name, value, is_item in self._elsewhere:
            known = self.resources.get((section, key))
            if known is not None and is_item:
                known.values.setdefault(name, []).append(value)
            elif known is not None:
                known.values[name] = value
        self._elsewhere.clear()

    def _see_again(self, known: Sketched, said: Values, spot: Spot) -> None:
        for name, value in said.items():
            before = known.values.setdefault(name, value)
            if before != value and name not in MAY_DIFFER:
                where = ": ".join(filter(None, (known.spot.file, known.spot.path)))
                message = (
                    f"{quoted(known.key)} is described twice, and {quoted(name)} differs; "
                    f"the other one is in {where or f'line {known.spot.line}'}."
                )
                self.faults.add(spot, message)
                return

    def to_tree(self, **head: Any) -> Table:
        """The document that the reader of scenario files takes; `head` is what stands above."""
        self.settle()
        top = Spot(0, 0)
        document = _table({"format": 1, "as_found": True, **head}, top)
        teaching = head.get("description")
        if isinstance(teaching, str):
            lines = "\n".join(map(printable, teaching.split("\n")))
            document.entries["description"] = Entry(top, Scalar(lines, top))
        for section in SECTIONS:
            entries = {_key(one.key): _entry(one) for one in self.of(section)}
            if entries:
                document.entries[section] = Entry(top, Table(entries, top))
        return document


def _key(key: str) -> str:
    """Some names have a meaning of their own, and no resource may be called so."""
    return f"{key}." if key in RESERVED_NAMES else key[:LONGEST_NAME]


def _entry(one: Sketched) -> Entry:
    values = dict(one.values)
    name = values.get("name")
    if isinstance(name, str):
        values["name"] = name[:LONGEST_NAME]
    return Entry(one.spot, _table(values, one.spot))


def _table(values: Values, spot: Spot) -> Table:
    entries = {}
    for key, value in values.items():
        tree = _value(value, spot)
        entries[key] = Entry(tree.spot, tree)
    return Table(entries, spot)


def _value(value: Any, spot: Spot) -> Value:
    """A plain value as a tree; what no database or terminal should meet is made printable."""
    if isinstance(value, At):
        return _value(value.value, value.spot)
    if isinstance(value, dict):
        return _table({key: one for key, one in value.items() if one is not None}, spot)
    if isinstance(value, list | tuple):
        return Listing([_value(one, spot) for one in value], spot)
    if isinstance(value, str):
        return Scalar(printable(value), spot)
    return Scalar(None if value is NOTHING else value, spot)
