"""How functions of templates are called: with their argument, and with somebody who evaluates."""

from collections.abc import Callable, Iterable
from difflib import get_close_matches
from itertools import islice
from typing import NamedTuple, Protocol

from playground.exchange.cloudformation.pseudo import Place
from playground.exchange.cloudformation.values import LATER, Symbol, Unknown, text_of
from playground.scenariofile.tree import Listing, Scalar, Spot, Table, Value

MOST_COMPARED = 1_000
"""A template has at most 500 resources."""


class MistakeError(Exception):
    """An expression that CloudFormation would refuse: where, and why."""

    def __init__(self, spot: Spot, message: str) -> None:
        super().__init__(message)
        self.spot = spot
        self.message = message


class NotKnownError(Exception):
    """An expression needs what only deployment decides."""

    def __init__(self, unknown: Unknown) -> None:
        super().__init__(unknown.why)
        self.unknown = unknown


class Evaluating(Protocol):
    """What functions may ask for."""

    place: Place
    mappings: Table

    def evaluate(self, value: Value) -> Value:
        """The value of an expression."""

    def refer(self, name: str, spot: Spot) -> Value:
        """What `Ref` gives."""

    def attribute(self, logical_id: str, name: str, spot: Spot) -> Value:
        """What `Fn::GetAtt` gives."""

    def holds(self, condition: str, spot: Spot) -> bool | Unknown:
        """Is a condition met?"""

    def tell(self, spot: Spot, message: str) -> None:
        """Tell of a mistake."""

    def enter(self, spot: Spot) -> None:
        """One level deeper into an expression."""

    def leave(self) -> None:
        """One level up again."""

    def spend(self, size: int, spot: Spot) -> None:
        """Take into account so many characters or items that a function makes."""


class Call(NamedTuple):
    """One use of a function."""

    name: str
    argument: Value
    spot: Spot
    by: Evaluating

    def arguments(self, least: int, most: int) -> list[Value]:
        """The argument as a list, not evaluated.  Raises MistakeError."""
        if isinstance(self.argument, Listing):
            items = self.argument.items
            if least <= len(items) <= most:
                return items
        needed = str(least) if least == most else f"{least} to {most}"
        raise MistakeError(self.spot, f"a list of {needed} arguments is needed.")

    def text(self, value: Value) -> str:
        """An argument that must be a text.  Raises MistakeError, NotKnownError."""
        found = self.known(value)
        if isinstance(found, Symbol):
            raise NotKnownError(Unknown(None, found.spot, LATER))
        text = text_of(found)
        if text is None:
            raise MistakeError(found.spot, "a text is needed here.")
        return text

    def number(self, value: Value, least: int, most: int) -> int:
        """An argument that must be a whole number.  Raises MistakeError, NotKnownError."""
        text = self.text(value)
        if text.isascii() and text.isdigit() and len(text) < 10 and least <= int(text) <= most:
            return int(text)
        message = f"a number from {least} to {most} is needed, not “{text[:40]}”."
        raise MistakeError(value.spot, message)

    def items(self, value: Value) -> list[Value]:
        """An argument that must be a list.  Raises MistakeError, NotKnownError."""
        found = self.known(value)
        if isinstance(found, Symbol):
            raise NotKnownError(Unknown(None, found.spot, LATER))
        if isinstance(found, Listing):
            return found.items
        raise MistakeError(found.spot, "a list is needed here.")

    def known(self, value: Value) -> Value:
        """An argument that must be known; resources and attributes count as such."""
        found = self.by.evaluate(value)
        if isinstance(found, Unknown):
            raise NotKnownError(found)
        return found


def closest(word: str, known: Iterable[str]) -> str:
    """' Did you mean “VpcCidr”?', whatever the case of the letters; or nothing.

    Of very many names none is meant: to compare with them all takes as long as to read them.
    """
    names = {name.lower(): name for name in islice(known, MOST_COMPARED)}
    close = get_close_matches(word[:60].lower(), names, n=1, cutoff=0.6)
    return f" Did you mean “{names[close[0]]}”?" if close else ""


Function = Callable[[Call], Value]


def scalar(text: str, call: Call) -> Scalar:
    """A text that a function made, in the place of the call."""
    call.by.spend(len(text), call.spot)
    return Scalar(text, call.spot)
