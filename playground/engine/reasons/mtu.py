"""What is said of a packet that is larger than a device carries and must not be fragmented."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from playground.engine.nodes import Ref
from playground.engine.reasons.reason import Blocks


class Notice(StrEnum):
    """Does a message tell the sender what size would pass (path MTU discovery)?"""

    SENT = "sent"
    NONE = "none"
    NOT_DOCUMENTED = "not documented"


@dataclass(frozen=True)
class PacketTooBig(Blocks):
    """The device carries no packet of this size, and the packet must not be fragmented."""

    device: Ref
    mtu: int
    size: int
    notice: Notice
    rule: ClassVar[str] = "LIM-01"


@dataclass(frozen=True)
class BlackHoledLargePackets(Blocks):
    """The same, and a network ACL on the way back drops the message that would tell the sender."""

    device: Ref
    mtu: int
    size: int
    network_acl: Ref
    egress: bool
    rule: ClassVar[str] = "NACL-19"
