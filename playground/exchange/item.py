"""An item of what AWS or Terraform prints: a mapping that is read field by field, in its place."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from playground.scenariofile.faults import Faults
from playground.scenariofile.tree import Spot


class Place(NamedTuple):
    """Which file, and whose and which region's answer it holds, if the folder says so."""

    file: str
    region: str = ""
    account: str = ""


class IncompleteError(Exception):
    """An item lacks what makes it a resource; its fault is noted already."""


class Item:
    """Reads a mapping.  What is not there, or empty, is None; what has a wrong type is a fault."""

    __slots__ = ("_faults", "data", "path", "place")

    def __init__(self, data: dict[str, Any], path: str, place: Place, faults: Faults) -> None:
        self.data, self.path, self.place = data, path, place
        self._faults = faults

    @property
    def spot(self) -> Spot:
        """Where it stands."""
        return Spot(0, 0, self.place.file, self.path)

    def wrong(self, key: str, message: str) -> None:
        """Note a fault at one of the fields."""
        self._faults.add(Spot(0, 0, self.place.file, self._way_to(key)), message)

    def text(self, key: str) -> str | None:
        """A text; a number is one as well."""
        value = self.data.get(key)
        if isinstance(value, str):
            return value or None
        if isinstance(value, int) and not isinstance(value, bool):
            return str(value)
        self._refuse(key, value, "text")
        return None

    def need(self, key: str) -> str:
        """A text that must be there.  Raises IncompleteError."""
        found = self.text(key)
        if found is None:
            self.wrong(key, f"“{key}” is missing here.")
            raise IncompleteError
        return found

    def number(self, key: str) -> int | None:
        """A whole number."""
        value = self.data.get(key)
        if isinstance(value, int) and not isinstance(value, bool):
            return value
        self._refuse(key, value, "a whole number")
        return None

    def truth(self, key: str) -> bool | None:
        """true or false."""
        value = self.data.get(key)
        if isinstance(value, bool):
            return value
        self._refuse(key, value, "true or false")
        return None

    def switch(self, key: str) -> bool | None:
        """The words enable and disable, as AWS's options have them."""
        word = self.text(key)
        return None if word is None else word == "enable"

    def item(self, key: str) -> "Item":
        """A mapping; an empty one if there is none."""
        value = self.data.get(key)
        if not isinstance(value, dict):
            self._refuse(key, value, "a mapping")
            value = {}
        return Item(value, self._way_to(key), self.place, self._faults)

    def items(self, key: str) -> "Iterator[Item]":
        """The mappings of a list."""
        for position, value in enumerate(self._list(key)):
            path = f"{self._way_to(key)}[{position}]"
            if isinstance(value, dict):
                yield Item(value, path, self.place, self._faults)
            else:
                spot = Spot(0, 0, self.place.file, path)
                self._faults.add(spot, "A mapping is needed here: {...}.")

    def texts(self, key: str) -> list[str]:
        """The texts of a list."""
        return [value for value in self._list(key) if isinstance(value, str) and value]

    def tag(self, key: str = "Name") -> str | None:
        """The value of a tag, or None; of EC2's form and of others' that spell it smaller."""
        for tags in ("Tags", "TagSet", "tags"):
            for one in self._list(tags):
                if isinstance(one, dict) and one.get("Key", one.get("key")) == key:
                    value = one.get("Value", one.get("value"))
                    return value if isinstance(value, str) and value.strip() else None
        return None

    def __contains__(self, key: str) -> bool:
        return self.data.get(key) is not None

    def _way_to(self, key: str) -> str:
        return f"{self.path}.{key}" if self.path else key

    def _list(self, key: str) -> list[Any]:
        value = self.data.get(key)
        if isinstance(value, list):
            return value
        self._refuse(key, value, "a list")
        return []

    def _refuse(self, key: str, value: object, needed: str) -> None:
        """A fault, unless there is nothing at all."""
        if value is not None and value != "":
            self.wrong(key, f"“{key}”: {needed} is needed here.")
