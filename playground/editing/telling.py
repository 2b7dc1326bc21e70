"""Telling: the line of history of a step that takes back another one, or does it again.

It is also said where nothing was left to take back.
"""

import re

from playground.models.history import Edit

LONGEST_SUMMARY = 400
TAKEN_BACK = {Edit.UNDO: "Undid", Edit.REVERT: "Took back"}
AGAIN = "Redid"
_TOLD = re.compile(r"(Undid|Redid|Took back)(?:: (.*)| “(.*)”)", re.DOTALL)


def told_of(action: str, edit: Edit) -> str:
    """'Took back “Added subnet web-a”': of a step that is about another one, about another one,
    what came of them all, and what the first one did.
    """
    verb, words = _come_of(action, edit)
    return _quoting(f"{verb} “", words, "”")


def nothing_left(action: str, edit: Edit) -> str:
    """'Nothing of “Added subnet web-a” is left to undo': the same, where it changes nothing."""
    verb, words = _come_of(action, edit)
    what = "do again" if verb == AGAIN else "undo"
    return _quoting("Nothing of “", words, f"” is left to {what}: it was changed since")


def _come_of(action: str, edit: Edit) -> tuple[str, str]:
    """What came of a chain of steps, and what the first of them did."""
    words, stands = _first(edit)
    if stands is (action == Edit.REDO):
        return AGAIN, words
    return TAKEN_BACK.get(action, TAKEN_BACK[Edit.REVERT]), words


def _quoting(before: str, words: str, after: str) -> str:
    return before + fitting(words, LONGEST_SUMMARY - len(before) - len(after)) + after


def _first(edit: Edit) -> tuple[str, bool]:
    """What the first of a chain of steps did, and whether this step made it stand."""
    words, stands = edit.summary, True
    if edit.action not in (Edit.UNDO, Edit.REDO, Edit.REVERT):
        return words, stands
    while found := _TOLD.fullmatch(words):
        stands = stands if found[1] == AGAIN else not stands
        words = found[2] or found[3] or ""
    return words, stands


def fitting(text: str, longest: int = LONGEST_SUMMARY) -> str:
    """A text that is too long, cut, and it shows."""
    return text if len(text) <= longest else f"{text[: longest - 1].rstrip()}…"
