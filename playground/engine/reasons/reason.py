"""What a reason is: one frozen value per thing that can be said of a packet.  Data, no prose."""

import re
from dataclasses import dataclass
from enum import Enum
from typing import ClassVar


class Effect(Enum):
    """What the thing said means for the packet."""

    PASSES = "passes"
    BLOCKS = "blocks"
    UNDETERMINED = "undetermined"


@dataclass(frozen=True)
class Reason:
    """Base of all reasons.

    `code` is AWS Reachability Analyzer's own where AWS has one, else made of the class name;
    `rule` is the id of the rule of the network's semantics that it rests on.  Fields hold ids of
    resources and the row that decided.
    """

    code: ClassVar[str] = ""
    rule: ClassVar[str] = ""
    effect: ClassVar[Effect] = Effect.PASSES

    def __init_subclass__(cls, **keywords: object) -> None:
        super().__init_subclass__(**keywords)
        if "code" not in cls.__dict__:
            cls.code = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", cls.__name__).upper()


@dataclass(frozen=True)
class Passes(Reason):
    """Something lets the packet go on."""

    effect: ClassVar[Effect] = Effect.PASSES


@dataclass(frozen=True)
class Blocks(Reason):
    """Something stops the packet."""

    effect: ClassVar[Effect] = Effect.BLOCKS


@dataclass(frozen=True)
class Undetermined(Reason):
    """Nobody can say, because something is not modelled or not known."""

    effect: ClassVar[Effect] = Effect.UNDETERMINED
