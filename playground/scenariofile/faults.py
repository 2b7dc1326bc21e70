"""What is wrong with a file: one fault per mistake, each with its place, all of them at once."""

from difflib import get_close_matches
from typing import NamedTuple

from playground.scenariofile.tree import Spot
from playground.words import printable

MOST_FAULTS = 100
"""So many are told; a file with more has one mistake that is made everywhere."""
PATIENCE = 300
"""After so many nobody reads on."""


class Fault(NamedTuple):
    """One mistake.  Lines and columns count from 1; 0 means the file as a whole."""

    file: str
    line: int
    column: int
    message: str
    path: str = ""
    """Where in the file, if not by line: `Vpcs[3]`."""

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}:{self.column}" if self.line else self.file
        return ": ".join(filter(None, (place, self.path, self.message)))


class ScenarioFileError(ValueError):
    """The file cannot be read; `faults` says why, in the order of the file."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__("\n".join(map(str, faults)))
        self.faults = faults


class UnreadableError(Exception):
    """The text is neither YAML nor JSON, or not safe to read on: where, and why."""

    def __init__(self, spot: Spot | None, message: str) -> None:
        super().__init__(message)
        self.spot = spot
        self.message = message


class Faults:
    """Collects the mistakes of one file, up to a point: there `add` raises ScenarioFileError."""

    def __init__(self, file: str) -> None:
        self.file = file
        self._found: list[Fault] = []
        self._spots: set[Spot | None] = set()

    def add(self, spot: Spot | None, message: str) -> None:
        """Note one mistake."""
        self._spots.add(spot)
        at = spot or Spot(0, 0)
        file = at.file or self.file
        self._found.append(Fault(file, at.line, at.column, printable(message), at.path))
        if len(self._found) >= PATIENCE:
            raise self.error()

    def add_unless_told(self, spot: Spot, message: str) -> None:
        """Note a mistake that may only follow from one at the same place."""
        if spot not in self._spots:
            self.add(spot, message)

    def take_over(self, others: "Faults") -> None:
        """Note what another reader of the same file found."""
        self._found += others._found

    def told(self) -> tuple[Fault, ...]:
        """All of them, in the order of the file; of very many, the first ones."""
        found = sorted(dict.fromkeys(self._found), key=_place_of)
        more = len(found) - MOST_FAULTS
        if more > 0:
            last = Fault(self.file, 0, 0, f"At least {more} more faults are not listed.")
            found = [*found[:MOST_FAULTS], last]
        return tuple(found)

    def error(self) -> ScenarioFileError:
        """What to raise."""
        return ScenarioFileError(self.told())

    def stop_here(self) -> None:
        """Raise ScenarioFileError if anything was found so far."""
        if self._found:
            raise self.error()


class Warnings(Faults):
    """Collects what is told and refuses nothing: the first ones, for nobody reads very many."""

    @property
    def is_full(self) -> bool:
        """Is there one more than will be listed?"""
        return len(self._found) > MOST_FAULTS

    def add(self, spot: Spot | None, message: str) -> None:
        """Note one, if there is room."""
        if not self.is_full:
            super().add(spot, message)


def _place_of(fault: Fault) -> tuple[str, int, int]:
    return fault.file, fault.line, fault.column


def did_you_mean(word: str, known: list[str]) -> str:
    """' Did you mean “subnets”?', or the list of a few, or nothing."""
    close = get_close_matches(word[:60].lower().replace("-", "_"), known, n=1, cutoff=0.6)
    if close:
        return f" Did you mean “{close[0]}”?"
    return f" Known are: {', '.join(known)}." if 0 < len(known) <= 60 else ""


def quoted(text: str) -> str:
    """A word of the user as a message shows it: short, and on one line."""
    line = " ".join(text.split())
    return f"“{line[:60]}…”" if len(line) > 60 else f"“{line}”"
