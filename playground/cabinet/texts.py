"""What is made once about a revision and read by many: answers, what pages are told, cards."""

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import Generic, TypeVar

from playground.cabinet.drawer import Drawer

Kept = TypeVar("Kept", str, bytes)


class Shelf(Generic[Kept]):
    """Texts, or files, that are made once and read by many; those that nobody read for longest make
    room.
    """

    def __init__(self, most: int) -> None:
        """`most` is how many characters, or bytes, have room."""
        self._most, self._weight = most, 0
        self._texts: OrderedDict[tuple[object, ...], Kept] = OrderedDict()
        self._making: dict[tuple[object, ...], Lock] = {}
        self._lock = Lock()

    def get(self, drawer: Drawer, what: str, make: Callable[[], Kept]) -> Kept:
        """A text about one revision of a scenario, with links for whoever came by the same address:
        made by the first who wants it, while others who want the same wait.
        """
        key = (*drawer.key, drawer.slug, what)
        with self._lock:
            making = self._making.setdefault(key, Lock())
        try:
            with making:
                found = self._find(key)
                if found is None:
                    found = make()
                    self._put(key, found)
                return found
        finally:
            with self._lock:
                self._making.pop(key, None)

    def _find(self, key: tuple[object, ...]) -> Kept | None:
        with self._lock:
            if key in self._texts:
                self._texts.move_to_end(key)
            return self._texts.get(key)

    def _put(self, key: tuple[object, ...], text: Kept) -> None:
        with self._lock:
            self._weight += len(text) - len(self._texts.get(key, ()))
            self._texts[key] = text
            while self._weight > self._most:
                self._weight -= len(self._texts.popitem(last=False)[1])

    def clear(self) -> None:
        """Forget everything."""
        with self._lock:
            self._texts.clear()
            self._weight = 0


TEXTS: Shelf[str] = Shelf(32 * 1024 * 1024)
"""Parts of pages that are the same for everybody: answers, what a page is told of a revision."""
CARDS: Shelf[bytes] = Shelf(32 * 1024 * 1024)
"""The pictures that chats show of links: some hundred kilobytes each, and slow to paint."""
