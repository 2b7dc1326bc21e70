"""What is made once about a revision and read by many: answers, what pages are told, cards."""

from collections.abc import Callable
from typing import TypeVar

from playground.cabinet.drawer import Drawer
from playground.cabinet.shelf import Shelf

Text = TypeVar("Text", str, bytes)


class Texts(Shelf[Text]):
    """Texts, or files: what has room is said in characters, or bytes."""

    def __init__(self, room: int) -> None:
        super().__init__(room, len)

    def about(self, drawer: Drawer, what: str, make: Callable[[], Text]) -> Text:
        """A text about one revision, with links for whoever came by the same address."""
        return self.get((*drawer.key, drawer.slug, what), make)


TEXTS: Texts[str] = Texts(32 * 1024 * 1024)
"""Parts of pages that are the same for everybody: answers, what a page is told of a revision."""
CARDS: Texts[bytes] = Texts(32 * 1024 * 1024)
"""The pictures that chats show of links: some hundred kilobytes each, and slow to paint."""
