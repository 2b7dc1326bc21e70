"""An answer of AWS: a top-level key of the output, and who reads what stands under it."""

from collections.abc import Callable
from dataclasses import dataclass, field

from playground.exchange.item import Item
from playground.exchange.sketch import Sketch

Reader = Callable[[Item, Sketch], None]


@dataclass(frozen=True)
class Answer:
    """`key`: its key at the top; `command`: the AWS CLI's words that print it."""

    key: str
    command: str
    read: Reader
    finish: Callable[[Sketch], None] | None = None
    """Called once after everything was read."""
    single: bool = False
    """Does AWS print one mapping under the key, and not a list?"""


@dataclass
class Answered:
    """The keys of the answers that are in the source, though they may be empty lists."""

    keys: set[str] = field(default_factory=set)
