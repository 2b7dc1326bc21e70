"""What an importer is given: named contents, and what the user said beside them."""

import codecs
import json
import re
from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from playground.scenariofile.document import read_document
from playground.scenariofile.faults import Faults, UnreadableError, quoted
from playground.scenariofile.tree import Spot, plain

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""What a text may begin with that says how it is encoded: PowerShell's `>` writes UTF-16."""
_HIGH, _LOW = "[dD][89abAB][0-9a-fA-F]{2}", "[dD][c-fC-F][0-9a-fA-F]{2}"
NO_CHARACTER = re.compile(rf"\\u(?:0000|{_HIGH}(?!\\u{_LOW})|(?<!\\u{_HIGH}\\u){_LOW})")
"""Escapes in JSON that no file, page or database can hold: NUL, half of a surrogate pair."""


@dataclass(frozen=True)
class ImportOptions:
    """What the user said beside the files."""

    region: str = "us-east-1"
    """For what does not say its region."""
    parameters: dict[str, str] = field(default_factory=dict)
    """Values for a template's parameters."""
    most: int = 100_000
    """So many resources are read at most."""
    most_checks: int = 100_000
    """So many checks."""


@dataclass(frozen=True)
class Content:
    """A file's bytes, its name in messages, and whose it is if its folders say so."""

    name: str
    data: bytes = field(repr=False)
    region: str = ""
    account: str = ""

    @cached_property
    def text(self) -> str:
        """The decoded text.  Raises UnreadableError at the first byte that is none."""
        encoding = next((name for mark, name in MARKS if self.data.startswith(mark)), "utf-8")
        try:
            return self.data.decode(encoding)
        except UnicodeDecodeError as error:
            before = self.data[: error.start]
            spot = Spot(before.count(b"\n") + 1, error.start - before.rfind(b"\n"))
            raise UnreadableError(spot, "This is not UTF-8; save the file as UTF-8.") from error

    @property
    def looks_like_json(self) -> bool:
        """Does it begin as JSON does?"""
        return self.text.lstrip()[:1] in ("{", "[")

    @property
    def values(self) -> Any:
        """The values of a JSON or YAML text.  Raises UnreadableError and ScenarioFileError."""
        return (
            self.json
            if self.looks_like_json
            else plain(read_document(self.text, Faults(self.name)))
        )

    @cached_property
    def json(self) -> Any:
        """The values of a JSON text.  Raises UnreadableError, with the place."""
        try:
            text = NO_CHARACTER.sub(r"\\ufffd", self.text)
            return json.loads(text, object_pairs_hook=_mapping)
        except json.JSONDecodeError as error:
            raise UnreadableError(Spot(error.lineno, error.colno), _why(error, self.text)) from None
        except RecursionError:
            raise UnreadableError(None, "Values are nested too deeply in this file.") from None
        except TwiceError as error:
            raise UnreadableError(None, str(error)) from None
        except ValueError:  # what Python refuses for its own safety
            message = "A number in this file has thousands of digits."
            raise UnreadableError(None, message) from None


class TwiceError(ValueError):
    """A key stands twice in one mapping."""


def _mapping(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Nothing gets lost because a key stands twice."""
    found = dict(pairs)
    if len(found) != len(pairs):
        (twice, _), *_ = Counter(key for key, _ in pairs).most_common(1)
        raise TwiceError(f"The key {quoted(twice)} stands twice in one mapping.")
    return found


def _why(error: json.JSONDecodeError, text: str) -> str:
    if error.msg == "Extra data":
        return "Something follows the JSON value: put each answer into a file of its own."
    if error.pos >= len(text.rstrip()) or error.msg.startswith("Unterminated string"):
        return "The file ends too early: it is cut off. Write it again."
    return f"This is not JSON: {error.msg[0].lower()}{error.msg[1:]}."
