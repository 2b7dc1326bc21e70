"""Rows of filters as AWS wants them: ports as two numbers, notes in its letters."""

import re

from playground.models.security import FilterRow

FIRST, LAST = 0, 65535
UNFIT = re.compile(r"[^A-Za-z0-9 ._\-:/()#,@\[\]+=&;{}!$*]")
"""What a description in EC2 may not contain."""
LONGEST_NOTE = 255


def ports_of(row: FilterRow) -> tuple[int, int]:
    """First and last port; all of them where none is told."""
    if not row.ports:
        return FIRST, LAST
    first, _, last = row.ports.partition("-")
    return int(first), int(last or first)


def fitting(note: str) -> str:
    """A description in the letters that EC2 takes."""
    return UNFIT.sub("-", note)[:LONGEST_NOTE]
