"""The functions that make texts: Sub, Join, Split, Base64, ToJsonString."""

import base64
import json
import re

from playground.exchange.cloudformation.calling import (
    Call,
    Function,
    MistakeError,
    NotKnownError,
    scalar,
)
from playground.exchange.cloudformation.values import (
    LATER,
    Composed,
    Symbol,
    Unknown,
    text_of,
)
from playground.scenariofile.tree import Listing, Scalar, Table, Value

_PLACEHOLDER = re.compile(r"\$\{(!?)([^${}]*)\}")


def sub(call: Call) -> Value:
    """`${Name}`, `${Name.Attribute}` and names of the mapping are replaced; `${!Name}` stays."""
    argument, own = call.argument, Table({}, call.spot)
    if isinstance(argument, Listing):
        argument, given = call.arguments(2, 2)
        if not isinstance(given, Table):
            raise MistakeError(given.spot, "a mapping of names to values is needed here.")
        own = given
    text = text_of(argument)
    if text is None:
        raise MistakeError(argument.spot, "a text is needed here, not an expression.")
    parts: list[Value] = []
    placed: dict[str, Value] = {}
    end = 0
    for match in _PLACEHOLDER.finditer(text):
        if match[0] not in placed:  # once, as each may hold others that stand in it again and again
            placed[match[0]] = _placed(match, own, call)
        parts += [Scalar(text[end : match.start()], call.spot), placed[match[0]]]
        end = match.end()
    return compose([*parts, Scalar(text[end:], call.spot)], "", call)


def _placed(match: re.Match[str], own: Table, call: Call) -> Value:
    """What stands in the place of one `${...}`."""
    name = match[2].strip()
    if match[1]:
        return Scalar(f"${{{match[2]}}}", call.spot)
    if name in own.entries:
        return call.by.evaluate(own.entries[name].value)
    logical_id, dot, attribute = name.partition(".")
    if dot:
        return call.by.attribute(logical_id, attribute, call.spot)
    return call.by.refer(name, call.spot)


def join(call: Call) -> Value:
    """The items of a list, with a delimiter between them."""
    delimiter, items = call.arguments(2, 2)
    return compose(call.items(items), call.text(delimiter), call)


def compose(values: list[Value], delimiter: str, call: Call) -> Scalar:
    """A text of these; with resources in it where their ids would be.

    Raises MistakeError where one of them is no text, NotKnownError where one is not known.
    """
    parts: list[Scalar] = []
    for value in values:
        parts += [Scalar(delimiter, call.spot)] if parts and delimiter else []
        parts += _parts(value, call)
    symbols = [one for one in parts if isinstance(one, Symbol)]
    texts = [str(text_of(one)) for one in parts if not isinstance(one, Symbol)]
    if not symbols:
        return scalar("".join(texts), call)
    if len(symbols) == 1 and not any(texts):
        return symbols[0]
    call.by.spend(len(parts) + sum(map(len, texts)), call.spot)
    return Composed(None, call.spot, tuple(filter(_says_something, parts)))


def _says_something(part: Scalar) -> bool:
    return isinstance(part, Symbol) or text_of(part) != ""


def _parts(value: Value, call: Call) -> list[Scalar]:
    if isinstance(value, Unknown):
        raise NotKnownError(value)
    if isinstance(value, Composed):
        call.by.spend(len(value.parts), call.spot)
        return list(value.parts)
    if not isinstance(value, Scalar) or (value.value is None and not isinstance(value, Symbol)):
        raise MistakeError(value.spot, "every item must be a text.")
    return [value]


def split(call: Call) -> Value:
    """A text cut at each delimiter."""
    written, whole = call.arguments(2, 2)
    delimiter = call.text(written)
    if not delimiter:
        raise MistakeError(written.spot, "the delimiter is empty.")
    found = call.known(whole)
    pieces: list[list[Value]] = [[]]
    for part in found.parts if isinstance(found, Composed) else [found]:
        if isinstance(part, Symbol):
            pieces[-1].append(part)
            continue
        first, *others = call.text(part).split(delimiter)
        pieces[-1].append(Scalar(first, call.spot))
        pieces += [[Scalar(other, call.spot)] for other in others]
    call.by.spend(len(pieces), call.spot)
    if isinstance(found, Symbol) and not isinstance(found, Composed):
        raise NotKnownError(Unknown(None, found.spot, LATER))
    return Listing([compose(piece, "", call) for piece in pieces], call.spot)


def encode(call: Call) -> Value:
    """A text in Base64."""
    text = call.text(call.argument)
    return scalar(base64.b64encode(text.encode(errors="replace")).decode(), call)


def to_json_string(call: Call) -> Value:
    """A list or a mapping as JSON text."""
    return scalar(json.dumps(_plain(call.known(call.argument)), ensure_ascii=False), call)


def _plain(value: Value) -> object:
    """The value without its places.  Raises NotKnownError where a symbol is in it."""
    match value:
        case Symbol():
            raise NotKnownError(Unknown(None, value.spot, LATER))
        case Scalar():
            return value.value
        case Listing():
            return [_plain(item) for item in value.items]
        case Table():
            return {key: _plain(entry.value) for key, entry in value.entries.items()}


FUNCTIONS: dict[str, Function] = {
    "Fn::Base64": encode,
    "Fn::Join": join,
    "Fn::Split": split,
    "Fn::Sub": sub,
    "Fn::ToJsonString": to_json_string,
}
