"""Where the visitor is: the link that carries the exact question and selection."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import urlencode

from django.urls import reverse

from playground.words import shown

QUESTION_KEYS = ("from", "to", "protocol", "port", "source_port", "icmp_type", "icmp_code", "size")
"""What a question may say in a URL, in the order it is written."""
ASIDE = ("protocol_number", "select", "hop", "row")
"""What else a URL may say of a page."""
STEP, SNAPSHOT, CARRIED = "step", "snapshot", "carried"
BARE = "select="
"""Nothing is asked and nothing selected: a snapshot's bare address shows what it was taken with."""
LONGEST = 300
"""An ARN has up to 255 characters.  Longer values are cut: nobody means them, and every link of
the page repeats them.
"""


@dataclass(frozen=True)
class Here:
    """A page of a scenario, with the question it asks and the resource it shows."""

    path: str
    question: Mapping[str, str] = field(default_factory=dict)
    selected: str = ""
    asks: bool = False
    """Are both ends there, be they empty?  One end alone only fills a field in."""
    hop: str = ""
    """The hop of the answer that is open: "request-2", the second one of the request."""
    row: str = ""
    """What of it is open: a decision, or a row of its table, by their keys."""
    still: str = ""
    """What the page shows that never changes: a `STEP` of the history, a `SNAPSHOT`, or what its
    address has `CARRIED`.  It can be read, and not edited.  "" is the scenario as it is now.
    """

    @property
    def parameters(self) -> dict[str, str]:
        """All that the link says, in the order it is written."""
        asked = {key: self.question[key] for key in QUESTION_KEYS if self.question.get(key)}
        beside = {"select": self.selected, "hop": self.hop, "row": self.row if self.hop else ""}
        opened = {key: value for key, value in beside.items() if value}
        return asked | opened

    @property
    def query(self) -> str:
        """The same as it stands in an address, without the question mark."""
        return urlencode(self.parameters)

    @property
    def url(self) -> str:
        """The shortest link to exactly this."""
        if self.parameters:
            return f"{self.path}?{self.query}"
        return f"{self.path}?{BARE}" if self.still == SNAPSHOT else self.path

    def selecting(self, ref: str) -> str:
        """The same question, another resource in the inspector."""
        return replace(self, selected=ref).url

    def asking(self, question: Mapping[str, object]) -> str:
        """Another question, the same resource in the inspector."""
        known = {key: str(value) for key, value in question.items() if value is not None}
        return replace(self, question=known, hop="", row="").url

    def opening(self, hop: str, row: str = "") -> str:
        """The same question, another hop of the answer open."""
        return replace(self, hop=hop, row=row).url


def scenario_path(slug: str) -> str:
    """Where the page of a scenario is."""
    return reverse("scenario", args=[slug])


def share_path(here: Here) -> str:
    """Where all there is to share stands as a page, with the same question and selection."""
    return f"{here.path}share/?{here.query}" if here.query else f"{here.path}share/"


def bare_page(slug: str) -> Here:
    """The page of nobody in particular: no question, nothing selected."""
    return Here(scenario_path(slug))


def here_of(path: str, parameters: Mapping[str, str], still: str = "") -> Here:
    """Read a request's query; unknown keys are dropped."""
    asked = {key: _typed(parameters, key) for key in QUESTION_KEYS}
    if asked["protocol"] == "other":
        asked["protocol"] = _typed(parameters, "protocol_number") or "other"
    return Here(
        path,
        {key: value for key, value in asked.items() if value},
        _typed(parameters, "select"),
        "from" in parameters and "to" in parameters,
        _typed(parameters, "hop"),
        _typed(parameters, "row"),
        still,
    )


def says_something(parameters: Mapping[str, str]) -> bool:
    """Does an address say where to look?  Others may add to it what is none of our business."""
    return any(key in parameters for key in (*QUESTION_KEYS, *ASIDE))


def _typed(parameters: Mapping[str, str], key: str) -> str:
    """A parameter as a person can have typed it: short, and without control characters."""
    return shown(parameters.get(key, "")[:LONGEST]).strip()
