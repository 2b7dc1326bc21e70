"""The import report: what came in, and of everything else why it did not."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from playground.words import printable

MOST_IDS = 20
"""So many ids of one kind are listed; the count is of all."""
MOST_LINES = 50
"""So many cases of one thing are told on a terminal."""


class Unmodelled(NamedTuple):
    """A kind that the playground does not model, and which of it the source has."""

    kind: str
    ids: tuple[str, ...]


class LeftOut(NamedTuple):
    """A resource that is not there any more, or that belongs to another one."""

    kind: str
    id: str
    why: str


class NotDescribed(NamedTuple):
    """What others name, and the source does not describe."""

    kind: str
    id: str
    add: str
    """What would describe it: a sentence."""


@dataclass
class ImportReport:
    """Collected while a source is read; nothing is dropped without a word here."""

    files: list[str] = field(default_factory=list)
    """What was read, each with what it was taken for."""
    came_in: dict[str, int] = field(default_factory=dict)
    """Kind, in the plural -> how many."""
    left_out: list[LeftOut] = field(default_factory=list)
    not_described: list[NotDescribed] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    """What was decided where the source is silent, and what was withheld: secrets."""
    findings: list[str] = field(default_factory=list)
    """What AWS would refuse, or what is unwise."""
    _unmodelled: dict[str, dict[str, None]] = field(default_factory=lambda: defaultdict(dict))

    def not_modelled(self, kind: str, id: str) -> None:
        """Note one resource of a kind that is not modelled; each counts once."""
        self._unmodelled[kind][id] = None

    @property
    def unmodelled(self) -> list[Unmodelled]:
        """By kind."""
        return [Unmodelled(kind, tuple(ids)) for kind, ids in sorted(self._unmodelled.items())]

    def note(self, sentence: str) -> None:
        """Note a sentence once."""
        if sentence not in self.notes:
            self.notes.append(sentence)

    def as_json(self) -> dict[str, Any]:
        """As plain data, fit to be stored and shown: names of files and kinds may be anything."""
        told: dict[str, Any] = _fit_to_show(self._as_data())
        return told

    def _as_data(self) -> dict[str, Any]:
        return {
            "files": self.files,
            "came_in": self.came_in,
            "not_modelled": [
                {"kind": one.kind, "count": len(one.ids), "ids": list(one.ids[:MOST_IDS])}
                for one in self.unmodelled
            ],
            "left_out": [one._asdict() for one in self.left_out],
            "not_described": [one._asdict() for one in self.not_described],
            "notes": self.notes,
            "findings": self.findings,
        }

    def as_text(self) -> str:
        """For a terminal: a heading for each thing that is to be said, and a line for each case."""
        sections = (
            ("Came in", [f"{count:>6,}  {kind}" for kind, count in self.came_in.items()]),
            ("Not modelled here, so left out", [_counted(one) for one in self.unmodelled]),
            ("Left out", [f"{one.kind} {one.id}: {one.why}" for one in self.left_out]),
            (
                "Not described by the source: what depends on it is undetermined",
                [f"{one.kind} {one.id}. {one.add}" for one in self.not_described],
            ),
            ("To be known", self.notes),
            ("What AWS would refuse, or what is unwise", self.findings),
        )
        told = [_section(heading, lines) for heading, lines in sections if lines]
        return "\n".join(map(printable_lines, told))


def _fit_to_show(value: Any) -> Any:
    match value:
        case str():
            return printable(value)
        case list():
            return [_fit_to_show(one) for one in value]
        case dict():
            return {_fit_to_show(key): _fit_to_show(one) for key, one in value.items()}
    return value


def _counted(one: Unmodelled) -> str:
    more = len(one.ids) - MOST_IDS
    listing = ", ".join(one.ids[:MOST_IDS]) + (f" and {more:,} more" if more > 0 else "")
    return f"{len(one.ids):>6,}  {one.kind}: {listing}"


def _section(heading: str, lines: list[str]) -> str:
    more = len(lines) - MOST_LINES
    rest = [f"... and {more:,} more; --json lists them all"] if more > 0 else []
    return "\n".join([f"{heading}:", *(f"  {line}" for line in [*lines[:MOST_LINES], *rest])])


def printable_lines(text: str) -> str:
    """Nothing of a source reaches the terminal as a code."""
    return "\n".join(map(printable, text.split("\n")))
