"""What every node of a network is: a frozen value with an id and a name, naming others by `Ref`."""

from dataclasses import dataclass

Ref = str
"""The id of another node: the AWS id where imported, else a generated one of AWS's form."""


@dataclass(frozen=True, kw_only=True)
class Node:
    """One resource.  `id` is unique in its network; `name` is what the user calls it."""

    id: Ref
    name: str = ""
