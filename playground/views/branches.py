"""The lines of the outline: a resource, or a group, with what lies in it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from playground.engine.addresses import format_address
from playground.engine.nodes import NetworkAcl, Node, Ref, RouteTable, SecurityGroup
from playground.kinds import BY_SLUG
from playground.report import kind_of
from playground.views.answers import spelt
from playground.views.kind_tools import tools_at

COMES_BY_ITSELF = ("main", "default")
"""Badges of what a VPC has in any case."""


@dataclass(frozen=True)
class Branch:
    """A resource, or a group without an id, with what lies in it."""

    name: str
    id: Ref = ""
    kind: str = "group"
    note: str = ""
    badge: str = ""
    open: bool = True
    children: tuple["Branch", ...] = ()
    key: str = ""
    """The id of its element: where it is in the tree, as a resource may be in two places."""

    @property
    def kind_name(self) -> str:
        """The kind in words."""
        return spelt(self.kind)

    @property
    def takes_others(self) -> bool:
        """Is anything usually added in it?"""
        return bool(self.id and tools_at(self.kind).adds)

    @property
    def takes_deletion(self) -> bool:
        """Can it be deleted?  Not what AWS makes again, and not what is no resource of ours."""
        return self.kind in BY_SLUG and self.badge not in COMES_BY_ITSELF

    @property
    def takes_acts(self) -> bool:
        """Is there anything to do with it in its line?"""
        return self.takes_others or self.takes_deletion


def made_by_aws(node: Node) -> str:
    """ "main" or "default", where a VPC has it in any case; "" for all else."""
    if isinstance(node, RouteTable):
        return "main" if node.main else ""
    return "default" if isinstance(node, NetworkAcl | SecurityGroup) and node.default else ""


def keyed(branches: Iterable[Branch], within: str = "o") -> list[Branch]:
    """The same, each with a key of its own that stays the same as long as it is there."""
    taken = Counter[str]()
    found = []
    for branch in branches:
        name = branch.id or "-".join(branch.name.split())
        taken[name] += 1
        key = f"{within}/{name}" + (f"/{taken[name]}" if taken[name] > 1 else "")
        found.append(replace(branch, key=key, children=tuple(keyed(branch.children, key))))
    return found


def twig(node: Node, note: str = "", badge: str = "", children: tuple[Branch, ...] = ()) -> Branch:
    """The line of one resource."""
    kind = kind_of(type(node))
    return Branch(node.name or node.id, node.id, kind, note, badge, True, children)


def group(name: str, lines: Iterable[Branch]) -> list[Branch]:
    """A titled group, where there is anything in it."""
    children = tuple(lines)
    return [Branch(name, children=children)] if children else []


def unless(usual: str, state: str) -> str:
    """A state as a badge, where it is not the usual one."""
    return "" if state == usual else state


def addresses(numbers: Iterable[int]) -> str:
    """Addresses in a note."""
    return ", ".join(format_address(number) for number in numbers)
