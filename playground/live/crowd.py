"""The crowd: who has a scenario open, here and in other processes, and what they look at."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from playground.live.seat import Seat

MOST_TOLD = 60
"""Of so many people a page is told by name; of the others, how many they are."""
EXPIRY = 25.0
"""Seconds after which a process that says nothing is believed to be gone."""

Told = dict[str, str]
"""id, name, colour, selected."""


class _Elsewhere(NamedTuple):
    """What another process said of its own people, and until when that holds."""

    people: list[Told]
    more: int
    until: float


class Crowd:
    """Everybody who follows one scenario.  The clock is the caller's."""

    def __init__(self) -> None:
        self.seats: set[Seat] = set()
        self._elsewhere: dict[str, _Elsewhere] = {}

    def hear(self, feed: str, people: list[Told], more: int, now: float) -> None:
        """What another process says of its own people: in place of all it said before."""
        if people:
            self._elsewhere[feed] = _Elsewhere(people[:MOST_TOLD], more, now + EXPIRY)
        else:
            self._elsewhere.pop(feed, None)

    def forget_silent(self, now: float) -> bool:
        """Drop the processes that have said nothing for long; tell whether there were any."""
        silent = [feed for feed, told in self._elsewhere.items() if told.until < now]
        for feed in silent:
            del self._elsewhere[feed]
        return bool(silent)

    def own(self) -> dict[str, Any]:
        """The people of this process, for the others."""
        latest = sorted(self.seats, key=lambda seat: seat.since)
        return _told({**seat.person.as_json(), "selected": seat.selected} for seat in latest)

    def everybody(self) -> dict[str, Any]:
        """All people, as a page is told: each once, by what they looked at last."""
        own = self.own()
        found = [*own["people"], *(one for told in self._elsewhere.values() for one in told.people)]
        all_of_them = _told(found)
        more = own["more"] + sum(told.more for told in self._elsewhere.values())
        return {**all_of_them, "more": all_of_them["more"] + more}


def _told(people: Iterable[Told]) -> dict[str, Any]:
    """Each person once, sorted by name; of several words about one the last holds."""
    by_id = {one["id"]: one for one in people}
    found = sorted(by_id.values(), key=lambda one: (one["name"].casefold(), one["id"]))
    return {"people": found[:MOST_TOLD], "more": max(len(found) - MOST_TOLD, 0)}
