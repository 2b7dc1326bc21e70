"""Addresses of Terraform, `module.vpc.aws_subnet.private[0]`, and the references in expressions."""

import json
import re
from collections.abc import Iterator, Sequence
from hashlib import sha256
from typing import NamedTuple

from playground.words import printable

Key = str | int
ModulePath = tuple[tuple[str, Key | None], ...]
"""The calls of modules down to one, each with its key if there are several."""

LONGEST = 255
_STEP = re.compile(r"""\.?([A-Za-z_][\w-]*)|\[(\d{1,9})\]|\[("(?:[^"\\]|\\.)*")\]""")


class Step(NamedTuple):
    """One step of an address: a name, or the key of one of several instances."""

    name: str = ""
    key: Key | None = None


Steps = tuple[Step, ...]


def steps_of(text: str) -> Steps:
    """`aws_subnet.a["x"].id` -> aws_subnet, a, key x, id.  What cannot be read ends it."""
    found: list[Step] = []
    position = 0
    while match := _STEP.match(text, position):
        name, number, string = match.groups()
        if name:
            found.append(Step(name))
        else:
            found.append(Step(key=int(number) if number else _unquoted(string)))
        position = match.end()
    return tuple(found)


def _unquoted(string: str) -> str:
    """A key as it was before Terraform quoted it; in a template's quotes `$${` is `${`."""
    try:
        return str(json.loads(string)).replace("$${", "${").replace("%%{", "%{")
    except ValueError:
        return string[1:-1]


def split_modules(steps: Steps) -> tuple[ModulePath, Steps]:
    """The modules that an address begins with, and what follows them."""
    path: list[tuple[str, Key | None]] = []
    rest = steps
    while len(rest) > 1 and rest[0].name == "module":
        key, after = split_key(rest[2:])
        path.append((rest[1].name, key))
        rest = after
    return tuple(path), rest


def split_key(steps: Steps) -> tuple[Key | None, Steps]:
    """The key that an address goes on with, if it does, and what follows."""
    if steps and not steps[0].name:
        return steps[0].key, steps[1:]
    return None, steps


def written(path: ModulePath) -> str:
    """`module.vpc["a"].`, to stand before what is in that module; nothing for the root."""
    return "".join(f"module.{name}{written_key(key)}." for name, key in path)


def written_key(key: Key | None) -> str:
    """`[0]`, `["a"]`, or nothing."""
    if key is None:
        return ""
    return f"[{key}]" if isinstance(key, int) else f"[{json.dumps(key, ensure_ascii=False)}]"


def as_key(address: str) -> str:
    """An address as a scenario file can have it for a name: short enough, and printable."""
    text = printable(address)
    if len(text) <= LONGEST:
        return text
    return f"{text[:240]}~{sha256(address.encode(errors='replace')).hexdigest()[:8]}"


def whole_references(references: Sequence[object]) -> Iterator[str]:
    """The references of an expression; Terraform repeats each without its last steps."""
    before = ""
    for one in references:
        if not isinstance(one, str):
            continue
        is_part = before.startswith(one) and before[len(one) :][:1] in (".", "[")
        if not is_part:
            before = one
            yield one
