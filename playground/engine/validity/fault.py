"""What a fault is: one frozen value per thing that AWS would not accept.  Data, no prose."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, ClassVar

from playground.engine.nodes import Ref

if TYPE_CHECKING:
    from playground.engine.network import Network


class Severity(StrEnum):
    """How much a fault weighs."""

    ERROR = "error"  # AWS rejects it
    WARNING = (
        "warning"  # a quota that can be raised, or something that AWS takes but that cannot work
    )


@dataclass(frozen=True)
class Fault:
    """Base of all faults.

    `resource` is the node that has the fault, `field` the field of the scenario file that it is
    about ("cidr", "routes[3].target", "ingress[0].rule_number"; an index counts from 0 in the
    node's own order); `rule` is the id of the rule that it breaks.
    """

    resource: Ref
    field: str
    rule: ClassVar[str] = ""
    severity: ClassVar[Severity] = Severity.ERROR


Check = Callable[["Network"], Iterator[Fault]]
"""One rule: every place of a network where it is broken."""
