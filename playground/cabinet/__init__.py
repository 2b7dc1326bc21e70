"""The cabinet: each stored scenario opened once per revision, its network and picture at hand."""

from playground.cabinet.drawer import Drawer, ask_all
from playground.cabinet.shelves import (
    close_drawers,
    drawer_of,
    open_drawer,
    open_drawers,
    opened_at,
    put_in,
    put_in_past,
    still_drawer,
)
from playground.cabinet.texts import CARDS, TEXTS

__all__ = [
    "CARDS",
    "TEXTS",
    "Drawer",
    "ask_all",
    "close_drawers",
    "drawer_of",
    "open_drawer",
    "open_drawers",
    "opened_at",
    "put_in",
    "put_in_past",
    "still_drawer",
]
