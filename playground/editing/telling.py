"""Telling: the line of history of a step that takes back another one, or does it again."""

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
    words, stands = _first(edit)
    if action == Edit.REDO:
        stands = not stands
    if stands:
        verb = TAKEN_BACK.get(action, TAKEN_BACK[Edit.REVERT])
    else:
        verb = AGAIN
    return f"{verb} “{fitting(words, LONGEST_SUMMARY - len(verb) - 3)}”"


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
