"""A shelf: what is made once and wanted by many, as long as there is room."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from math import inf
from threading import Lock
from typing import Generic, TypeVar

T = TypeVar("T")


def _one(_: object) -> int:
    return 1


class Shelf(Generic[T]):
    """Things by their keys; those that nobody wanted for longest make room.  None is no thing."""

    def __init__(self, room: float = inf, weigh: Callable[[T], int] = _one) -> None:
        """`room` is how much they may weigh together: how many they may be, if nothing is said."""
        self.room = room
        self._weigh, self._weight = weigh, 0
        self._things: OrderedDict[Hashable, T] = OrderedDict()
        self._making: dict[Hashable, Lock] = {}
        self._lock = Lock()

    def get(self, key: Hashable, make: Callable[[], T]) -> T:
        """A thing: at hand, or made by the first who wants it, while others who want it wait."""
        found = self.find(key)
        if found is not None:
            return found
        with self._lock:
            making = self._making.setdefault(key, Lock())
        try:
            with making:
                found = self.find(key)
                return self.put(key, make()) if found is None else found
        finally:
            with self._lock:
                self._making.pop(key, None)

    def find(self, key: Hashable) -> T | None:
        """A thing, if it is at hand."""
        with self._lock:
            if key in self._things:
                self._things.move_to_end(key)
            return self._things.get(key)

    def put(self, key: Hashable, thing: T) -> T:
        """Keep a thing at hand, in the place of the one that its key had."""
        with self._lock:
            self._drop(key)
            self._things[key] = thing
            self._weight += self._weigh(thing)
            while self._weight > self.room:
                self._drop(next(iter(self._things)))
        return thing

    def drop(self, is_outdated: Callable[[T], bool]) -> None:
        """Keep no longer what nobody will want."""
        with self._lock:
            for key in [key for key, thing in self._things.items() if is_outdated(thing)]:
                self._drop(key)

    def _drop(self, key: Hashable) -> None:
        thing = self._things.pop(key, None)
        self._weight -= 0 if thing is None else self._weigh(thing)

    def clear(self) -> None:
        """Forget everything."""
        with self._lock:
            self._things.clear()
            self._weight = 0
