"""The parameters of a template, with the values that were given for them."""

import re
from collections.abc import Iterator, Mapping

from playground.exchange.cloudformation.calling import closest
from playground.exchange.cloudformation.values import (
    Broken,
    Hidden,
    NotGiven,
    Unknown,
    text_at,
    text_of,
)
from playground.scenariofile.faults import Faults, quoted
from playground.scenariofile.tree import Entry, Listing, Scalar, Spot, Table, Value

LONGEST = 4096
"""Characters of a value, as AWS limits them."""
STORED = "AWS::SSM::Parameter::Value<"
"""How the types of parameters begin whose values are kept in AWS's parameter store."""
_LIST = re.compile(r"CommaDelimitedList|List<.*>|AWS::SSM::Parameter::Value<List<.*>>")
_NUMBER = re.compile(r"[-+]?\d{1,18}(\.\d{1,18})?")


class Parameters:
    """Their values, by name."""

    def __init__(self, written: Table, given: Mapping[str, str], faults: Faults) -> None:
        self._written = written
        self._faults = faults
        self._values: dict[str, Value] = {}
        for name in given:
            if name not in written.entries:
                known = ", ".join(written.entries) or "none"
                hint = closest(name, written.entries) or f" It has: {known}."
                faults.add(None, f"The template has no parameter {quoted(name)}.{hint}")
        for name, entry in written.entries.items():
            self._values[name] = self._read(name, entry, given.get(name))

    def __contains__(self, name: object) -> bool:
        return name in self._values

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def value(self, name: str, spot: Spot) -> Value:
        """What `Ref` gives, in the place of the one who asks."""
        found = self._values[name]
        match found:
            case NotGiven():
                return NotGiven(None, found.spot, found.why, name)
            case Hidden():
                return Hidden(None, spot, found.why, found.secret)
            case Unknown():
                return Unknown(None, spot, found.why, called=found.called)
            case Listing():
                return Listing(found.items, spot)
            case Scalar():
                return Scalar(found.value, spot)
        return found

    def _read(self, name: str, entry: Entry, given: str | None) -> Value:
        spot = entry.key_spot
        if not isinstance(entry.value, Table):
            self._faults.add(spot, f"The parameter {quoted(name)} needs a mapping: {{Type: ...}}.")
            return Broken(None, spot, "not readable")
        kind = _said(entry.value, "Type") or "String"
        default = entry.value.entries.get("Default")
        if given is None and default is None:
            why = f"the parameter {name}, which has no default and was not given"
            return NotGiven(None, spot, why, name)
        if kind.startswith(STORED):
            why = f"the parameter {name}, whose value AWS's store keeps"
            return Unknown(None, spot, why, called=name)
        written = Scalar(given, spot) if given is not None or default is None else default.value
        text = _joined(written)
        if text is None or not self._is_allowed(name, kind, text, entry.value, written.spot):
            return Broken(None, spot, f"the parameter {name}, which is wrong")
        if _said(entry.value, "NoEcho") == "true":
            return Hidden(None, spot, f"the parameter {name}, a secret (NoEcho)", text)
        if _LIST.fullmatch(kind):
            items = [item.strip() for item in text.split(",")] if text else []
            return text_at(spot, *items)
        return Scalar(text, spot)

    def _is_allowed(self, name: str, kind: str, text: str, table: Table, spot: Spot) -> bool:
        """AllowedPattern is not judged: the pattern of a stranger may take forever."""
        wrong = _wrong(kind, text, table)
        if wrong:
            self._faults.add(spot, f"The parameter {quoted(name)} {wrong}")
        return not wrong


def _said(table: Table, key: str) -> str | None:
    entry = table.entries.get(key)
    return None if entry is None else text_of(entry.value)


def _joined(value: Value) -> str | None:
    """A default as one text; a list is taken as if it were written with commas."""
    if isinstance(value, Listing):
        items = [text_of(item) for item in value.items]
        return None if None in items else ",".join(map(str, items))
    return "" if isinstance(value, Scalar) and value.value is None else text_of(value)


def _wrong(kind: str, text: str, table: Table) -> str:
    """What is wrong with a value, without showing it, as it may be a secret; or nothing."""
    if len(text) > LONGEST:
        return f"is longer than {LONGEST} characters."
    texts = text.split(",") if "List" in kind else [text]
    allowed = table.entries.get("AllowedValues")
    if allowed is not None and isinstance(allowed.value, Listing):
        known = dict.fromkeys(text_of(item) for item in allowed.value.items)
        if any(one.strip() not in known for one in texts):
            return f"must be one of: {', '.join(map(str, known))}."
    if "Number" in kind:
        return _wrong_number([one.strip() for one in texts], table)
    return _wrong_length(text, table)


def _wrong_number(texts: list[str], table: Table) -> str:
    if not all(_NUMBER.fullmatch(one) for one in texts):
        return "must be a number."
    least, most = (_said(table, key) for key in ("MinValue", "MaxValue"))
    if any(_below(one, least) or _below(most, one) for one in texts):
        return f"must be a number from {least or 'any'} to {most or 'any'}."
    return ""


def _below(one: str | None, other: str | None) -> bool:
    """Is one number less than the other, if both are numbers?"""
    pair = [text for text in (one, other) if text is not None and _NUMBER.fullmatch(text)]
    return len(pair) == 2 and float(pair[0]) < float(pair[1])


def _wrong_length(text: str, table: Table) -> str:
    least, most = (_said(table, key) for key in ("MinLength", "MaxLength"))
    if _below(str(len(text)), least) or _below(most, str(len(text))):
        return f"must have {least or 0} to {most or LONGEST} characters."
    return ""
