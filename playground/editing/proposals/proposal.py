"""What a family declares of each of its kinds: a new one, its next rows, and what comes with it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from playground.editing.acts import Act
from playground.editing.proposals.scene import Scene
from playground.editing.sheet import Says
from playground.engine.nodes import Ref


class Owner(NamedTuple):
    """Whose next row is wanted: the id ("" for what is not there yet), and what its form says."""

    id: Ref
    says: Says
    part: str

    @property
    def rows(self) -> list[Says]:
        """The rows that are there already."""
        found: list[Says] = self.says.get(self.part) or []
        return found

    def column(self, key: str) -> list[object]:
        """What the rows say of one thing."""
        return [row.get(key) for row in self.rows]


Proposer = Callable[[Scene], Says]
"""A new resource.  Raises Lacking."""
RowProposer = Callable[[Scene, Owner], Says]
Companions = Callable[[Scene, Ref, Says], tuple[Act, ...]]
"""What has to come with a new resource of this id that says this: the acts for it."""


def _alone(scene: Scene, ref: Ref, says: Says) -> tuple[Act, ...]:
    return ()


@dataclass(frozen=True)
class Proposal:
    """How a kind is proposed."""

    kind: str
    says: Proposer
    rows: Mapping[str, RowProposer] = field(default_factory=dict)
    """The key of a part -> its next row."""
    along: Companions = _alone


def first_missing(owner: Owner, candidates: list[Says], *keys: str) -> Says | None:
    """The first row of which no row there says the same for these keys."""
    there = [_said(row, keys) for row in owner.rows]
    return next((one for one in candidates if _said(one, keys) not in there), None)


def _said(row: Says, keys: tuple[str, ...]) -> list[str]:
    """As text, for 443 may have been typed."""
    return ["" if row.get(key) is None else str(row[key]) for key in keys]
