"""What is wrong with a file: one fault a line, each with its place."""

from collections.abc import Sequence
from typing import NamedTuple


class Place(NamedTuple):
    """Line and column, counted from 1."""

    line: int = 1
    column: int = 1


class Fault(NamedTuple):
    """One thing that is wrong, where, and what to do about it."""

    file: str
    line: int
    column: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}: {self.message}"


class ScenarioFileError(ValueError):
    """Everything that is wrong with a file; as text one fault a line."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(sorted(faults, key=lambda fault: (fault.line, fault.column)))
        super().__init__("\n".join(map(str, self.faults)))
