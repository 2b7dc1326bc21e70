"""Conditions: met, not met, or not to be known before deployment."""

from collections.abc import Callable

from playground.exchange.cloudformation.calling import Evaluating, MistakeError, closest
from playground.exchange.cloudformation.values import Broken, Hidden, Symbol, Unknown, text_of
from playground.scenariofile.faults import quoted
from playground.scenariofile.tree import Listing, Scalar, Spot, Table, Value, plain

Truth = bool | Unknown
MOST_OPERANDS = 10


class Conditions:
    """The section Conditions.  Each is judged once, and not before somebody asks."""

    def __init__(self, written: Table, by: Evaluating) -> None:
        self._written = written
        self._by = by
        self._judged: dict[str, Truth] = {}
        self._open: list[str] = []

    def holds(self, name: str, spot: Spot) -> Truth:
        """Is it met?  Raises MistakeError if there is no such condition, or it needs itself."""
        if name in self._judged:
            return self._judged[name]
        if name in self._open:
            raise MistakeError(spot, f"the condition {quoted(name)} needs itself.")
        entry = self._written.entries.get(name)
        if entry is None:
            hint = closest(name, self._written.entries)
            raise MistakeError(spot, f"no condition is called {quoted(name)}.{hint}")
        self._open.append(name)
        try:
            self._judged[name] = self.judge(entry.value)
        except MistakeError:
            self._judged[name] = Broken(None, spot, f"the condition {name}, which is wrong")
            raise
        finally:
            self._open.pop()
        return self._judged[name]

    def judge(self, value: Value) -> Truth:
        """What an expression of conditions comes to.  Raises MistakeError."""
        self._by.enter(value.spot)
        try:
            return self._judge(value)
        finally:
            self._by.leave()

    def _judge(self, value: Value) -> Truth:
        found = _function(value)
        if found is None:
            return self._truth(self._by.evaluate(value))
        name, argument = found
        if name == "Condition":
            return self.holds(text_of(argument) or "", value.spot)
        least, most = ARITY[name]
        operands = argument.items if isinstance(argument, Listing) else [argument]
        if not least <= len(operands) <= most:
            raise MistakeError(value.spot, f"{name} takes {least} to {most} operands.")
        if name == "Fn::Equals":
            return self._equal(*map(self._by.evaluate, operands))
        return COMBINED[name]([self.judge(one) for one in operands])

    def _truth(self, found: Value) -> Truth:
        """A plain value as a condition."""
        if isinstance(found, Unknown):
            return found
        text = text_of(found)
        if text in ("true", "false"):
            return text == "true"
        raise MistakeError(found.spot, "a condition is needed here: Fn::Equals, Fn::And, ...")

    def _equal(self, one: Value, other: Value) -> Truth:
        one, other = _revealed(one), _revealed(other)
        for operand in (one, other):
            if isinstance(operand, Unknown):
                return operand
            if isinstance(operand, Symbol):
                raise MistakeError(operand.spot, "conditions cannot ask for resources.")
        texts = text_of(one), text_of(other)
        return texts[0] == texts[1] if any(texts) else plain(one) == plain(other)


def _function(value: Value) -> tuple[str, Value] | None:
    """The name and argument of a function that only conditions know."""
    if not isinstance(value, Table) or len(value.entries) != 1:
        return None
    ((name, entry),) = value.entries.items()
    return (name, entry.value) if name == "Condition" or name in ARITY else None


def _revealed(value: Value) -> Value:
    """A secret may be compared, as what comes of it is only true or false."""
    return Scalar(value.secret, value.spot) if isinstance(value, Hidden) else value


def _all(truths: list[Truth]) -> Truth:
    return _first_of(truths, False)


def _any(truths: list[Truth]) -> Truth:
    return _first_of(truths, True)


def _first_of(truths: list[Truth], decides: bool) -> Truth:
    """One that decides does so whatever is unknown beside it."""
    if any(truth is decides for truth in truths):
        return decides
    return next((truth for truth in truths if isinstance(truth, Unknown)), not decides)


def _not(truths: list[Truth]) -> Truth:
    (truth,) = truths
    return truth if isinstance(truth, Unknown) else not truth


ARITY = {
    "Fn::And": (1, MOST_OPERANDS),
    "Fn::Equals": (2, 2),
    "Fn::Not": (1, 1),
    "Fn::Or": (1, MOST_OPERANDS),
}
COMBINED: dict[str, Callable[[list[Truth]], Truth]] = {
    "Fn::And": _all,
    "Fn::Not": _not,
    "Fn::Or": _any,
}
