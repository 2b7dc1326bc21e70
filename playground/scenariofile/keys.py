"""Keys: under which name each row stands in a file, and how others refer to it."""

from collections import Counter
from typing import Any

from playground.kinds import KINDS, Kind, kind_named, kind_of
from playground.kinds.making import give_id
from playground.models import Instance, NetworkInterface, Resource
from playground.models.rows import Rows
from playground.scenariofile.names import INTERFACE, Names
from playground.scenariofile.sections import RESERVED_NAMES


class Keys:
    """The keys of one file.  A name that two share, or nobody can write, gives way to the id."""

    def __init__(self, rows: Rows) -> None:
        self._keys: dict[int, str] = {}
        for kind in KINDS:
            self._choose(rows.of(kind.model))
        self._at_instance: dict[int, NetworkInterface] = {}
        self._put_interfaces_at_instances(rows)
        every = [(kind.slug, row) for kind in KINDS for row in rows.of(kind.model)]
        self.names = Names((slug, self.of(row), row) for slug, row in every)
        self.names.learn_interfaces(rows.of(NetworkInterface))
        self._mentions: Counter[int] = Counter()

    def _choose(self, resources: list[Resource]) -> None:
        often = Counter(row.name for row in resources)
        for row in resources:
            good = often[row.name] == 1 and row.name.strip() and row.name not in RESERVED_NAMES
            self._keys[id(row)] = row.name if good else row.aws_id
        taken = Counter(self._keys[id(row)] for row in resources)
        for row in resources:
            if taken[self.of(row)] > 1:
                self._keys[id(row)] = f"{kind_of(row).slug}/{row.aws_id}"

    def _put_interfaces_at_instances(self, rows: Rows) -> None:
        """A primary interface that a reader would make from its instance is not written apart."""
        kind = kind_named(INTERFACE)
        taken = {self.of(row): row for row in rows.of(NetworkInterface)}
        for interface in rows.of(NetworkInterface):
            instance = interface.instance
            if not isinstance(instance, Instance) or not _is_plain_primary(interface):
                continue
            key = self.of(instance)
            alone = taken.get(key, interface) is interface
            if alone and interface.aws_id == made_id(kind, key):
                self._keys[id(interface)] = key
                self._at_instance[id(instance)] = interface

    def of(self, row: Resource) -> str:
        """The key of a row."""
        return self._keys[id(row)]

    def interface_written_at(self, row: Resource) -> NetworkInterface | None:
        """The interface whose fields an instance carries itself."""
        return self._at_instance.get(id(row))

    def is_written_at_instance(self, row: Resource) -> bool:
        """Is this an interface that its instance brings along?"""
        return isinstance(row, NetworkInterface) and self._at_instance.get(id(row.instance)) is row

    def identity(self, kind: Kind, row: Resource) -> dict[str, Any]:
        """What the key alone does not say."""
        key = self.of(row)
        found = {}
        if row.aws_id != made_id(kind, key):
            found["id"] = row.aws_id
        if row.name != key:
            found["name"] = row.name
        if row.logical_id:
            found["logical_id"] = row.logical_id
        if row.undescribed:
            found["undescribed"] = True
        return found

    def refer(self, row: Resource, slugs: tuple[str, ...]) -> str:
        """How a field that may name these kinds names this row."""
        self._mentions[id(row)] += 1
        return self.names.short(row, slugs)

    def mentions(self, row: Resource) -> int:
        """How often others referred to it so far."""
        return self._mentions[id(row)]


def _is_plain_primary(interface: NetworkInterface) -> bool:
    """Does it say nothing that an instance cannot say for it?"""
    simple = not interface.requester_managed and not interface.description
    alike = interface.undescribed == interface.instance.undescribed and not interface.logical_id
    named = interface.name == interface.instance.name
    return simple and alike and interface.device_index == 0 and named


def made_id(kind: Kind, key: str) -> str:
    """The id that a resource gets which says none."""
    row = kind.model(name=key)
    give_id(row)
    return str(row.aws_id)
