"""Letters: what a text may hold, so that it can be kept anywhere and is what it looks like."""

import re
from collections.abc import Callable

from playground.words import joins

CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""Characters that no database, drawing or terminal should meet."""
INVISIBLE = re.compile(
    "[\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e007f]"
)
"""Characters without a shape: they turn the order of others, break the line, or make twins of names
that look alike.  AWS takes none of them into a tag either.
"""
NO_CHARACTER = re.compile("[\x00\ud800-\udfff\ufffe\uffff]")
"""What no text of anybody can hold."""

IS_CONTROL = "A control character is in this text."

Judge = Callable[[str], str]
"""What is wrong with a text, as a sentence; "" for nothing."""


def misfit(text: str) -> str:
    """Of a text that people write: nothing hidden may be in it.  Lines and tabs may."""
    if text.isprintable():
        return ""
    if CONTROL.search(text):
        return IS_CONTROL
    found = next((one for one in INVISIBLE.finditer(text) if not joins(text, one.start())), None)
    if found is None:
        return ""
    return (
        f"An invisible character (U+{ord(found[0]):04X}) is in this text: what is read would not "
        "be what is there. Type it again without."
    )


def misfit_elsewhere(text: str) -> str:
    """Of a text in a file of another format, of which little is shown, and that made printable."""
    return IS_CONTROL if NO_CHARACTER.search(text) else ""
