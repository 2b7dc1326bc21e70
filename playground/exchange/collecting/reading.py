"""Reading one region of an account: every call of the table; what is refused is noted."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from playground.exchange.collecting.account import Account, Answer, RefusedError
from playground.exchange.collecting.calls import CALLS, Call, Each

GONE = {"deleted", "deleting"}
"""Of what is gone nobody asks more."""


class Refused(NamedTuple):
    """A call that AWS did not answer, and what it said."""

    region: str
    call: Call
    code: str
    message: str


@dataclass
class Collected:
    """The answers of one region by the command that prints them, and what was refused."""

    region: str
    answers: dict[str, Answer] = field(default_factory=dict)
    refused: list[Refused] = field(default_factory=list)


def collect(account: Account, region: str, tell: Callable[[Call], object]) -> Collected:
    """Make every call once, or once for each item it is about; `tell` hears of each before."""
    reader = _Reader(account, Collected(region))
    for call in CALLS:
        tell(call)
        reader.read(call)
    return reader.collected


class _Reader:
    """Knows the answers so far, and which services the region does not have."""

    def __init__(self, account: Account, collected: Collected) -> None:
        self.account, self.collected = account, collected
        self._items: dict[str, list[Any]] = {}
        self._out_of_reach: set[str] = set()

    def read(self, call: Call) -> None:
        """Note the answer, or that there is none: then the import says what is not described."""
        each = call.each
        if each is None:
            answer = self._ask(call)
        elif each.operation in self._items:
            answer = self._ask_for_each(call, each)
        else:
            return  # nobody knows for what to ask; that was told already
        if answer is not None:
            self._items[call.operation] = answer.get(call.key, [])
            self.collected.answers[call.command] = answer

    def _ask_for_each(self, call: Call, each: Each) -> Answer | None:
        ids = [item[each.id] for item in self._items[each.operation] if not _gone(item)]
        found = [(id, self._ask(call, **{each.argument: id})) for id in ids]
        answered = [(id, answer) for id, answer in found if answer is not None]
        if ids and not answered:
            return None
        if each.under:
            return {each.under: [{each.argument: id, **answer} for id, answer in answered]}
        return {call.key: [item for _, answer in answered for item in answer[call.key]]}

    def _ask(self, call: Call, **arguments: Any) -> Answer | None:
        """The answers to all of a call's questions as one, or None."""
        whole: Answer = {}
        for answer in self._answers(call, arguments):
            if answer is None:
                return None
            whole |= answer
        return whole

    def _answers(self, call: Call, arguments: dict[str, Any]) -> Iterator[Answer | None]:
        for more in call.arguments:
            if call.service in self._out_of_reach:
                yield None
                return
            try:
                yield self.account.ask(call, self.collected.region, **arguments, **more)
            except RefusedError as error:
                self._note(call, error)
                yield None

    def _note(self, call: Call, error: RefusedError) -> None:
        """Once for each call, whatever it was asked for."""
        if not error.reached:
            self._out_of_reach.add(call.service)
        if all(one.call != call for one in self.collected.refused):
            region = self.collected.region
            self.collected.refused.append(Refused(region, call, error.code, error.message))


def _gone(item: Answer) -> bool:
    state = item.get("State", item.get("Status"))
    return (state.get("Code") if isinstance(state, dict) else state) in GONE
