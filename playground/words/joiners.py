"""Joiners: signs without a shape that some scripts, and pictures made of several, are written with.

Persian keeps two letters apart by one (U+200C), Hindi and Sinhala bind two by the other (U+200D),
which also makes one picture of several.  Anywhere else they would make twins of names.
"""

import re
import unicodedata

APART, TOGETHER = "\u200c", "\u200d"
SCRIPTS = re.compile(
    "[\u0600-\u109f\u1780-\u18af\u1900-\u1cff\ua800-\ua8ff\ua980-\uaaff\ufb50-\ufdff\ufe70-\ufefc"
    "\U00010a00-\U00011fff\U0001e900-\U0001e95f]"
)
"""Where letters change their form beside others: from Arabic to Myanmar, and what is like them."""
PICTOGRAPHS = re.compile("[\u2190-\u2bff\U0001f000-\U0001faff]")
SHOWN_AS_PICTURE = "\ufe0f"
"""Behind a sign that is a letter as well."""


def shown(text: str, instead: str = "") -> str:
    """The text with what cannot be seen, and joins nothing, replaced."""
    if text.isprintable():
        return text
    return "".join(
        sign if sign.isprintable() or joins(text, at) else instead for at, sign in enumerate(text)
    )


def joins(text: str, at: int) -> bool:
    """Is this one of the two, between two signs that are written with it?"""
    if text[at] not in (APART, TOGETHER) or not 0 < at < len(text) - 1:
        return False
    before, behind = text[at - 1], text[at + 1]
    if _is_letter(before) and _is_letter(behind):
        return True
    pictured = _is_pictograph(before) or (before == SHOWN_AS_PICTURE and at > 1)
    return text[at] == TOGETHER and pictured and _is_pictograph(behind)


def _is_letter(sign: str) -> bool:
    return bool(SCRIPTS.match(sign)) and unicodedata.category(sign)[0] in "LM"


def _is_pictograph(sign: str) -> bool:
    return bool(PICTOGRAPHS.match(sign))
