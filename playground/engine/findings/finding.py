"""What a finding is: one frozen value per thing that AWS takes, but that is unwise.  No prose."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from playground.engine.findings.ground import Ground
from playground.engine.nodes import Ref


class FindingTopic(StrEnum):
    """What a finding is about, in the order in which people read."""

    OPEN = "open-to-the-world"
    DATABASES = "databases-open-to-the-world"
    NOWHERE = "routes-to-nowhere"
    NO_RETURN = "no-way-back"
    PUBLIC = "public-or-private"
    OVERLAPS = "overlaps"
    SHADOWED = "rows-that-decide-nothing"
    UNUSED = "unused"
    WITHOUT_EFFECT = "without-effect"  # faults that are warnings (engine/validity)
    QUOTAS = "quotas"  # the same, of quotas


class Weight(StrEnum):
    """Is something broken or in danger, or only untidy?"""

    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True)
class Finding:
    """Base of all findings.

    `resource` is the node to look at, `field` what of it, as faults say it ("routes[3].target",
    "ingress[0]"; "" for the node as a whole).  `rule` is the rule of the network's behaviour that
    makes it unwise; where none says it, the nearest, and `nearest` is true.
    """

    resource: Ref
    field: str
    rule: ClassVar[str] = ""
    nearest: ClassVar[bool] = False
    topic: ClassVar[FindingTopic]

    @property
    def weight(self) -> Weight:
        """What does not work, or is in danger, is a warning."""
        return Weight.WARNING


@dataclass(frozen=True)
class Untidy(Finding):
    """Base of what does no harm today."""

    @property
    def weight(self) -> Weight:
        """A note."""
        return Weight.NOTE


Check = Callable[[Ground], Iterator[Finding]]
"""One thing to look for: every place of a network where it is."""
