"""`Fn::ForEach` among the resources: one declaration for each item of a list."""

import re
from collections.abc import Iterator

from playground.exchange.cloudformation.calling import Evaluating, MistakeError
from playground.exchange.cloudformation.values import Unknown, text_of
from playground.scenariofile.tree import Entry, Listing, Scalar, Spot, Table, Value

LOOP = "Fn::ForEach::"
MOST_LOOPS = 5
"""So many may stand in each other, as AWS limits them."""
COPY = 8
"""What a copied value counts for, as it takes the time of so many characters."""
_NOT_ALPHANUMERIC = re.compile(r"[^A-Za-z0-9]")


def unroll(table: Table, by: Evaluating, depth: int = 0) -> Iterator[tuple[str, Entry]]:
    """Every declaration of a section, those in loops once for each item of their list."""
    for key, entry in table.entries.items():
        if not key.startswith(LOOP):
            yield key, entry
            continue
        try:
            yield from _rounds(entry, by, depth)
        except MistakeError as mistake:
            by.tell(mistake.spot, f"Fn::ForEach: {mistake.message}")


def _rounds(loop: Entry, by: Evaluating, depth: int) -> Iterator[tuple[str, Entry]]:
    if depth >= MOST_LOOPS:
        raise MistakeError(loop.key_spot, f"more than {MOST_LOOPS} loops stand in each other.")
    arguments = loop.value.items if isinstance(loop.value, Listing) else []
    if len(arguments) != 3 or not isinstance(arguments[2], Table):
        message = "a name, a list and a mapping are needed: [Name, [a, b], {…${Name}: {...}}]."
        raise MistakeError(loop.value.spot, message)
    name, items, body = arguments
    found = by.evaluate(items)
    if isinstance(found, Unknown):
        raise MistakeError(items.spot, f"the list is not known: it is {found.why}.")
    if not isinstance(found, Listing):
        raise MistakeError(items.spot, "a list is needed here.")
    for item in found.items:
        turn = _Turn(text_of(name) or "", text_of(item) or "", by)
        turned = turn.copy(body)
        assert isinstance(turned, Table)
        yield from unroll(turned, by, depth + 1)


class _Turn:
    """One round of a loop: a name, and what it stands for this time."""

    def __init__(self, name: str, text: str, by: Evaluating) -> None:
        self.name, self.text, self.by = name, text, by
        self.plain = _NOT_ALPHANUMERIC.sub("", text)

    def copy(self, value: Value) -> Value:
        """The value with the text in the place of the name."""
        self.by.spend(COPY, value.spot)
        match value:
            case Scalar():
                said = value.value
                return Scalar(self._put(said) if isinstance(said, str) else said, value.spot)
            case Listing():
                return Listing([self.copy(item) for item in value.items], value.spot)
            case Table():
                return self._copy_table(value)

    def _copy_table(self, table: Table) -> Value:
        named = table.entries.get("Ref")
        if named is not None and text_of(named.value) == self.name:
            return Scalar(self.text, table.spot)
        return Table(
            {
                self._put(key): Entry(entry.key_spot, self.copy(entry.value))
                for key, entry in table.entries.items()
            },
            table.spot,
        )

    def _put(self, text: str) -> str:
        if f"{{{self.name}}}" not in text:
            return text
        found = text.replace(f"${{{self.name}}}", self.text)
        found = found.replace(f"&{{{self.name}}}", self.plain)
        self.by.spend(len(found), Spot(0, 0))
        return found
