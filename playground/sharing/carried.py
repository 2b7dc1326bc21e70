"""A whole scenario inside a link: packed into its fragment, and unpacked again within bounds.

A carried scenario is `1.` and then, in base64url without padding, the raw deflate of its scenario
file as JSON.  Nothing of it is stored anywhere.
"""

import binascii
import json
import re
import zlib
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable
from hashlib import sha256

from django.conf import settings

from playground.cabinet import Drawer, still_drawer
from playground.scenariofile.faults import Fault, Faults, ScenarioFileError, UnreadableError
from playground.scenariofile.json_text import read_json
from playground.scenariofile.questions import MOST_CHECKS
from playground.scenariofile.reading import read_tree
from playground.scenariofile.size import Most, refuse_more
from playground.scenariofile.tree import Table
from playground.scenariofile.writing import to_plain

VERSION = "1."
LONGEST = 64 * 1024
"""Characters that a link may carry: what browsers, mail and chats still pass on whole."""
LARGEST = 1024 * 1024
"""Bytes that they may unpack to."""
MOST_COMMAS = 12_000
"""In the file: it is read anew by whoever has a link, and each value takes its time."""
FILE = "link"
"""What messages call the file that a link carries."""
RAW = -15
"""zlib's name for deflate without a head and a sum."""
LETTERS = re.compile(r"[A-Za-z0-9_-]*")
OTHER_VERSION = re.compile(r"([0-9]{1,4})\.")
AGAIN = "Ask for the link again, and copy all of it."


class TooMuchToCarry(ValueError):  # noqa: N818
    """The scenario has no room in a link; as text a sentence that says what to do."""


class CarriedError(ValueError):
    """A link carries nothing that can be opened; as text a sentence that says why."""


def carry(drawer: Drawer) -> str:
    """What stands behind the `#` of a link that carries the scenario.  Raises TooMuchToCarry."""
    text = json.dumps(to_plain(drawer.opened), indent=1, ensure_ascii=False)
    packed = pack(text)
    instead = "take a snapshot of it instead, or save it as a file."
    if len(packed) > LONGEST:
        said = f"This network takes {len(packed):,} characters, and a link holds {LONGEST:,}"
        raise TooMuchToCarry(f"{said}: {instead}")
    if len(text.encode()) > LARGEST or text.count(",") > MOST_COMMAS:
        raise TooMuchToCarry(f"This network says more than a link may carry: {instead}")
    return packed


def pack(text: str) -> str:
    """A text as a link carries it, whatever its length; the same text always alike."""
    squeeze = zlib.compressobj(9, zlib.DEFLATED, RAW)
    return VERSION + _encoded(squeeze.compress(text.encode()) + squeeze.flush())


def uncarry(carried: str) -> str:
    """The text of the scenario file that a link carries.  Raises CarriedError."""
    if not carried:
        raise CarriedError("This link carries nothing: what stands behind its “#” is missing.")
    if len(carried) > LONGEST:
        raise CarriedError(
            f"This link carries {len(carried):,} characters; at most {LONGEST:,} can be opened."
        )
    text = _unpacked(_decoded(_letters(carried)))
    try:
        return text.decode()
    except UnicodeDecodeError:
        raise CarriedError(f"This link is damaged: it holds no text. {AGAIN}") from None


def _letters(carried: str) -> str:
    """What follows the version, if nothing else is in it than may be."""
    if not carried.startswith(VERSION):
        other = OTHER_VERSION.match(carried)
        if other:
            told = f"This link is of form {other[1]}, and only form {VERSION[:-1]} is known here."
            raise CarriedError(f"{told} It may come from a newer playground: open it there.")
        raise CarriedError(f"What a link carries begins with “{VERSION}”; this is no such link.")
    letters = carried[len(VERSION) :]
    good = LETTERS.match(letters)
    assert good is not None  # it matches nothing at least
    if good.end() < len(letters):
        place, sign = good.end() + len(VERSION) + 1, letters[good.end()]
        shown = f"“{sign}”" if sign.isprintable() and not sign.isspace() else "a blank"
        raise CarriedError(
            f"Character {place:,} behind the “#” is {shown}, which no such link has: something "
            f"else was copied along, or a program has changed it. {AGAIN}"
        )
    return letters


def _decoded(letters: str) -> bytes:
    """The bytes that the letters spell in full: leftover bits mean that something is missing."""
    try:
        packed = urlsafe_b64decode(letters + "=" * (-len(letters) % 4))
    except (binascii.Error, ValueError):
        raise _cut_off() from None
    if _encoded(packed) != letters:
        raise _cut_off()
    return packed


def _encoded(packed: bytes) -> str:
    return urlsafe_b64encode(packed).decode().rstrip("=")


def _unpacked(packed: bytes) -> bytes:
    """Never more than the bound, whatever it would become."""
    opened = zlib.decompressobj(RAW)
    try:
        text = opened.decompress(packed, LARGEST + 1)
    except zlib.error:
        raise CarriedError(f"This link is damaged: it cannot be unpacked. {AGAIN}") from None
    if len(text) > LARGEST:
        raise CarriedError(
            f"What this link carries unpacks to more than {LARGEST // 1024 // 1024} MiB: "
            "no network here is that large."
        )
    if not opened.eof:
        raise _cut_off()
    if opened.unused_data:
        raise CarriedError(f"Something stands behind the end of this link. {AGAIN}")
    return text


def _cut_off() -> CarriedError:
    return CarriedError(
        f"This link is cut off: its end is missing. Chats and mails shorten long links. {AGAIN}"
    )


def open_carried(carried: str, begin: Callable[[], None] = lambda: None) -> Drawer:
    """What a link carries, to look into; at hand as long as people open it, and nowhere stored.

    `begin` is called before it is read, unless it is at hand: it may refuse by raising.
    Raises CarriedError for the link, ScenarioFileError for the scenario file in it.
    """
    text = uncarry(carried)
    key = ("carried", sha256(text.encode()).hexdigest())
    return still_drawer(key, lambda: _made(text, key, begin)).seen_by("")


def _made(text: str, key: tuple[object, ...], begin: Callable[[], None]) -> Drawer:
    begin()
    faults = Faults(FILE)
    document = _read(text, faults)
    refuse_more(document, Most(settings.MOST_RESOURCES, MOST_CHECKS), faults)
    file = read_tree(document, faults)
    _refuse_more(len(file.network))  # what AWS makes by itself counts as well
    file.rows.scenario.slug, file.rows.scenario.is_listed = "", False
    return Drawer(file.rows.scenario, file.rows, key)


def _read(text: str, faults: Faults) -> Table:
    """JSON alone: what reads YAML is slower, and no such link holds any."""
    if text.count(",") > MOST_COMMAS:
        raise CarriedError("What this link carries says more than any network that has room in it.")
    try:
        found = read_json(text, faults)
    except UnreadableError as error:
        faults.add(error.spot, error.message)
        raise faults.error() from None
    if not isinstance(found, Table):
        raise CarriedError("What this link carries is no scenario file.")
    return found


def _refuse_more(count: int) -> None:
    most = settings.MOST_RESOURCES
    if count > most:
        message = f"These are {count:,} resources; at most {most:,} can be opened here."
        raise ScenarioFileError((Fault(FILE, 0, 0, message),))
