"""Blocks: what a template or a configuration declares, with references to rows as values."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from playground.models import Resource

IPV6_BLOCKS = "Ipv6CidrBlocks"
"""The attribute of a VPC that CloudFormation gives its IPv6 blocks by."""


@dataclass(frozen=True, eq=False)
class Block:
    """One declared resource of the format.

    `row` is the resource of the scenario that it is; an association or a route is none.  `says`
    lists what of that resource the properties say, in the words of the scenario file.
    """

    type: str
    called: str
    """What its name in the file is made from."""
    properties: dict[str, Any]
    row: Resource | None = None
    says: frozenset[str] = frozenset()
    beside: dict[str, Any] = field(default_factory=dict)
    """What of it has to be kept beside the properties, as they say something else."""
    joins: Resource | None = None
    """The gateway or VPC that is complete only with it."""
    after: tuple["Resource | Block | Attachment", ...] = ()
    """What has to be there first, though no property names it."""
    place: tuple[str, str] | None = None
    """Region and account, where they are not those of its row or of what it names first."""


@dataclass(frozen=True)
class Attachment:
    """Every block that joins something to this; where there is none, nobody waits."""

    of: Resource


@dataclass(frozen=True)
class Ref:
    """What the format's plain reference to a block gives."""

    to: Resource | Block


@dataclass(frozen=True)
class Attribute:
    """An attribute of a block by its name in the format."""

    to: Resource | Block
    name: str


@dataclass(frozen=True)
class Parameter:
    """A value that whoever deploys may choose; the default is harmless or made up."""

    name: str
    type: str
    default: str
    description: str


@dataclass
class Gaps:
    """What the format cannot say, each with the reason: nothing is dropped silently."""

    found: list[tuple[str, str, str]] = field(default_factory=list)
    """Kind, name, reason."""

    def add(self, kind: str, name: str, why: str) -> None:
        """Note one; the same again counts once."""
        if (kind, name, why) not in self.found:
            self.found.append((kind, name, why))


def leaves(value: Any) -> Iterator[Any]:
    """Everything inside a value that is no list and no mapping."""
    if isinstance(value, dict):
        value = value.values()
    elif not isinstance(value, list | tuple):
        yield value
        return
    for inner in value:
        yield from leaves(inner)


def given(properties: dict[str, Any]) -> dict[str, Any]:
    """Without what is None: that is not said."""
    return {key: value for key, value in properties.items() if value is not None}


def said(*keys: str) -> frozenset[str]:
    """The words of the scenario file that a block says."""
    return frozenset(keys)
