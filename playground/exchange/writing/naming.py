"""Names of blocks in a file: from what people call them, letters and digits only, each once."""

import re
from collections.abc import Callable, Iterable
from itertools import chain, count

from playground.exchange.writing.blocks import Block
from playground.kinds import kind_of
from playground.models import Resource

LONGEST = 200
"""Leaves room for a number behind it (CloudFormation allows 255 characters)."""
Form = Callable[[str], str]


def called(row: Resource) -> str:
    """What a name is made from."""
    return str(row.name or row.aws_id)


def camel(text: str) -> str:
    """'web-1' becomes 'Web1'."""
    return "".join(word[:1].upper() + word[1:] for word in _words(text))


def snake(text: str) -> str:
    """'web-1' becomes 'web_1'; it begins with a letter."""
    found = "_".join(_words(text)).lower()
    return f"_{found}" if found[:1].isdigit() else found


def _words(text: str) -> list[str]:
    return re.findall(r"[A-Za-z0-9]+", text[:LONGEST])


class Namer:
    """Gives every block its name; a block whose resource brings a fitting one keeps it."""

    def __init__(self, blocks: Iterable[Block], form: Form, kept: Form, by_type: bool) -> None:
        """`kept`: the name that a logical id stands for, or ''; `by_type`: unique in a type."""
        self._form, self._kept, self._by_type = form, kept, by_type
        self._taken: set[tuple[str, str]] = set()
        self._names: dict[int, str] = {}
        every = list(blocks)
        for block in every:
            self._keep(block)
        for block in every:
            if id(block) not in self._names:
                self._give(
                    block, next(one for one in self._wishes(block) if self._is_free(block, one))
                )

    def of(self, block: Block) -> str:
        """The name of a block."""
        return self._names[id(block)]

    def _keep(self, block: Block) -> None:
        name = self._kept(getattr(block.row, "logical_id", "")) if block.row else ""
        if name and self._is_free(block, name):
            self._give(block, name)

    def _wishes(self, block: Block) -> Iterable[str]:
        """What it is called; with its kind, where that is taken; with a number."""
        label = kind_of(block.row).label if block.row is not None else block.type.split("::")[-1]
        short, full = self._form(block.called), self._form(f"{block.called} {label}")
        numbered = (self._form(f"{short or full} {number}") for number in count(2))
        return chain((short, full) if short else (full,), numbered)

    def _is_free(self, block: Block, name: str) -> bool:
        return (self._scope(block), name) not in self._taken

    def _give(self, block: Block, name: str) -> None:
        self._taken.add((self._scope(block), name))
        self._names[id(block)] = name

    def _scope(self, block: Block) -> str:
        return block.type if self._by_type else ""
