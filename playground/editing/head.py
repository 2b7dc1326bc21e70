"""Acts on the head of a scenario: its title, its description, and the checks that it keeps."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Any

from playground.checks import Check
from playground.editing.acts import Conflict
from playground.editing.sheet import HEAD, Refused, Sheet, Told
from playground.engine.nodes import Ref
from playground.scenariofile.head import LONGEST
from playground.scenariofile.questions import MOST_CHECKS
from playground.words import shown

TITLE, DESCRIPTION, CHECKS = "title", "description", "checks"
PARTS = (TITLE, DESCRIPTION)
"""What of the head is text that people write."""
NO_TITLE = "Type a title: it is what the network is called."
NO_CHECK_TITLE = "Type a title: what the check is to make sure of."
TOO_LONG = "At most {most:,} characters fit here; these are {length:,}."
KEPT_ALREADY = "This question is kept already, as “{}”."
TOO_MANY = f"At most {MOST_CHECKS} checks are kept with a network: remove one first."
NO_SUCH_CHECK = "This check is gone: somebody has removed it."


def mark_of(check: Mapping[str, Any]) -> str:
    """By what a check is known: the fingerprint of how it is stored."""
    return sha256(json.dumps(check, sort_keys=True).encode()).hexdigest()[:16]


def cleaned(typed: str, part: str) -> str:
    """A text as it is kept, without control characters; a title is one line.

    Raises Refused when it is too long, or a title without a letter.
    """
    lines = typed.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    kept = ["\t".join(shown(piece) for piece in line.split("\t")) for line in lines]
    text = "\n".join(line.rstrip() for line in kept).strip()
    if part == TITLE:
        text = " ".join(text.split())
        if not text:
            raise Refused(Told(HEAD, part, NO_TITLE))
    if len(text) > LONGEST[part]:
        told = TOO_LONG.format(most=LONGEST[part], length=len(text))
        raise Refused(Told(HEAD, part, told))
    return text


@dataclass(frozen=True)
class Write:
    """Another title or description.

    `seen` is the text that the form was made from; None writes over whatever is there.
    """

    part: str
    text: str
    seen: str | None = None
    id: Ref = ""

    def on(self, sheet: Sheet) -> Sheet:
        """Raises Refused for a text that cannot be kept, Conflict when somebody wrote another."""
        text, now = cleaned(self.text, self.part), sheet[HEAD].says[self.part]
        if self.seen is not None and not _same(self.seen, now) and text != now:
            raise Conflict(HEAD, {self.part: now}, {self.part: text})
        return _with_head(sheet, {self.part: text})

    def summary(self, sheet: Sheet) -> str:
        """The new title, or that the description is another one."""
        if self.part == TITLE:
            return f"Renamed the network to “{cleaned(self.text, TITLE)}”"
        return "Changed the description"


@dataclass(frozen=True)
class KeepCheck:
    """One more question that is kept, with the answer that is expected."""

    check: Check
    id: Ref = ""

    def on(self, sheet: Sheet) -> Sheet:
        """Raises Refused without a title, for a question that is kept already, for too many."""
        checks = sheet[HEAD].says[CHECKS]
        title = cleaned(self.check.title, TITLE) if self.check.title.strip() else ""
        if not title:
            raise Refused(Told(HEAD, TITLE, NO_CHECK_TITLE))
        one = {**self.check.as_json(), TITLE: title}
        twin = next((other for other in checks if _asked(other) == _asked(one)), None)
        if twin is not None:
            raise Refused(Told(HEAD, TITLE, KEPT_ALREADY.format(twin.get(TITLE, ""))))
        if len(checks) >= MOST_CHECKS:
            raise Refused(Told(HEAD, TITLE, TOO_MANY))
        return _with_head(sheet, {CHECKS: [*checks, one]})

    def summary(self, sheet: Sheet) -> str:
        """What it makes sure of."""
        return f"Kept the check “{' '.join(self.check.title.split())}”"


@dataclass(frozen=True)
class DropCheck:
    """A check that is kept no longer, known by its mark."""

    mark: str
    id: Ref = ""

    def on(self, sheet: Sheet) -> Sheet:
        """Raises Refused when it is gone already."""
        checks = sheet[HEAD].says[CHECKS]
        one = _marked(checks, self.mark)
        return _with_head(sheet, {CHECKS: [other for other in checks if other is not one]})

    def summary(self, sheet: Sheet) -> str:
        """What is no longer made sure of."""
        return f"Removed the check “{_marked(sheet[HEAD].says[CHECKS], self.mark).get(TITLE, '')}”"


def _same(one: str, other: str) -> bool:
    """A form sends every space and line as browsers do, so words are compared."""
    return one.split() == other.split()


def _marked(checks: Iterable[dict[str, Any]], mark: str) -> dict[str, Any]:
    found = next((one for one in checks if mark_of(one) == mark), None)
    if found is None:
        raise Refused(Told(HEAD, CHECKS, NO_SUCH_CHECK))
    return found


def _asked(check: dict[str, Any]) -> dict[str, Any]:
    """The question alone."""
    return {key: value for key, value in check.items() if key not in (TITLE, "expect", "code")}


def _with_head(sheet: Sheet, says: dict[str, Any]) -> Sheet:
    head = sheet[HEAD]
    return {**sheet, HEAD: replace(head, says={**head.says, **says})}
