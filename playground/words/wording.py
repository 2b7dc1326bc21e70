"""How a reason is worded: templates with named gaps, chosen by the case.

A template is English with gaps in braces.  What fills a gap is looked up in `phrases`, else it is a
field of the reason: `{acl}` names the resource, `{private:address}` writes an address, and
`{gateway:kind}` puts the kind before the name ("the NAT gateway nat").  User text fills gaps and is
never read as a template.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

from playground.engine.network import Network
from playground.engine.reasons import Reason
from playground.engine.traffic import Packet


class Situation(NamedTuple):
    """What is being said: the reason, and the packet as it arrived where the reason was found."""

    reason: Any
    """A Reason; each table of words knows the fields of its own."""
    network: Network
    packet: Packet
    reply: bool


Condition = Callable[[Situation], bool]


def always(situation: Situation) -> bool:
    """The condition of a wording that fits every case."""
    return True


def on_reply(situation: Situation) -> bool:
    """Is this said of the reply?"""
    return situation.reply


class Wording(NamedTuple):
    """One way to say a reason.  `hint` says what to do; `rule` replaces the reason's own rule."""

    sentence: str
    hint: str | None = None
    rule: str | None = None
    when: Condition = always


class Words(NamedTuple):
    """What a reason means in general, and its wordings: the first that fits is taken."""

    meaning: str
    wordings: tuple[Wording, ...]


Vocabulary = dict[type[Reason], Words]


def words(meaning: str, *wordings: Wording) -> Words:
    """One entry of a vocabulary."""
    return Words(meaning, wordings)
