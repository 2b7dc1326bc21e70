"""JSON text to a tree: what json reads, with the place of every value."""

import json
import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from playground.scenariofile.faults import Faults, UnreadableError
from playground.scenariofile.tree import (
    LONGEST_NUMBER,
    SCENARIO,
    Dialect,
    Listing,
    Plain,
    Scalar,
    Spot,
    Table,
    Value,
)
from playground.scenariofile.yaml_text import put_entry

_TOKEN = re.compile(
    r"""[ \t\r\n]*(?:
        (?P<sign>[{}\[\],:])
      | (?P<text>"[^"\\\x00-\x1f]*(?:\\.[^"\\\x00-\x1f]*)*")
      | (?P<word>true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?)(?![\w.])
      | (?P<end>\Z)
    )""",
    re.VERBOSE | re.ASCII,
)


class _Token(NamedTuple):
    kind: str
    text: str
    spot: Spot


class _Reader:
    """Reads tokens one after the other; depth is bounded, so recursion is."""

    def __init__(self, text: str, faults: Faults, dialect: Dialect) -> None:
        self.faults = faults
        self.deepest, self.misfit = dialect.deepest, dialect.misfit
        self.text = text
        self.lines = [0, *(match.end() for match in re.finditer("\n", text))]
        self.tokens = self._tokens()
        self.token = next(self.tokens)

    def document(self) -> Value:
        """The one value of the text."""
        value = self._value(0)
        if self.token.kind != "end":
            self._unexpected("the end of the file")
        return value

    def _tokens(self) -> Iterator[_Token]:
        position = 0
        while True:
            match = _TOKEN.match(self.text, position)
            if match is None:
                bad = re.compile(r"[ \t\r\n]*").match(self.text, position)
                raise UnreadableError(
                    self._spot(bad.end() if bad else position), "This is not JSON."
                )
            kind = str(match.lastgroup)
            yield _Token(kind, match[kind], self._spot(match.start(kind)))
            position = match.end()

    def _spot(self, offset: int) -> Spot:
        line = bisect_right(self.lines, offset)
        return Spot(line, offset - self.lines[line - 1] + 1)

    def _step(self) -> _Token:
        token = self.token
        if token.kind != "end":
            self.token = next(self.tokens)
        return token

    def _unexpected(self, needed: str) -> UnreadableError:
        raise UnreadableError(self.token.spot, f"This is not JSON: {needed} is needed here.")

    def _is(self, sign: str) -> bool:
        """Step over a sign if it is the next one."""
        found = self.token.kind == "sign" and self.token.text == sign
        if found:
            self._step()
        return found

    def _need(self, sign: str) -> None:
        if not self._is(sign):
            self._unexpected(f"“{sign}”")

    def _value(self, depth: int) -> Value:
        spot = self.token.spot
        if depth >= self.deepest:
            raise UnreadableError(spot, f"More than {self.deepest} levels are nested here.")
        if self._is("{"):
            return self._table(Table({}, spot), depth)
        if self._is("["):
            return self._listing(Listing([], spot), depth)
        if self.token.kind not in ("text", "word"):
            self._unexpected("a value")
        return self._scalar()

    def _table(self, table: Table, depth: int) -> Table:
        while not self._is("}"):
            if table.entries:
                self._need(",")
            if self.token.kind != "text":
                self._unexpected("a name in double quotes")
            key = self._scalar()
            self._need(":")
            put_entry(table, key, self._value(depth + 1), self.faults)
        return table

    def _listing(self, listing: Listing, depth: int) -> Listing:
        while not self._is("]"):
            if listing.items:
                self._need(",")
            listing.items.append(self._value(depth + 1))
        return listing

    def _scalar(self) -> Scalar:
        token = self._step()
        return Scalar(self._read(token), token.spot)

    def _read(self, token: _Token) -> Plain:
        if token.kind == "word":
            number = token.text not in ("true", "false", "null")
            long = len(token.text) > LONGEST_NUMBER or not token.text.lstrip("-").isdigit()
            return token.text if number and long else json.loads(token.text)
        try:
            text: str = json.loads(token.text)
        except ValueError as error:
            raise UnreadableError(token.spot, "A backslash in this text has no meaning.") from error
        if wrong := self.misfit(text):
            self.faults.add(token.spot, wrong)
        return text


def read_json(text: str, faults: Faults, dialect: Dialect = SCENARIO) -> Value:
    """The tree of a JSON text.  Raises UnreadableError at the first thing that is not JSON."""
    return _Reader(text, faults, dialect).document()
