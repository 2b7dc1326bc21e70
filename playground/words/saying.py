"""A reason becomes a saying: sentence, hint, the rule it rests on and AWS's page about it."""

from functools import cache
from string import Formatter
from typing import NamedTuple

from playground.engine.network import Network
from playground.engine.reasons import Reason
from playground.engine.traffic import Packet
from playground.words import (
    appliances,
    balancing,
    client_vpn,
    compute,
    direct_connect,
    dns,
    endpoints,
    gateways,
    interconnect,
    mtu,
    routing,
    security,
    service_names,
    transit,
    undescribed,
    vpc,
    vpn,
)
from playground.words.links import link_to
from playground.words.phrases import phrase
from playground.words.text import Text
from playground.words.wording import Situation, Vocabulary, Words

FAMILIES = (
    vpc,
    routing,
    gateways,
    interconnect,
    transit,
    vpn,
    direct_connect,
    client_vpn,
    endpoints,
    balancing,
    service_names,
    appliances,
    security,
    compute,
    mtu,
    dns,
    undescribed,
)

VOCABULARY: Vocabulary = {
    reason: words for family in FAMILIES for reason, words in family.WORDS.items()
}
"""Every reason with its words."""


class Saying(NamedTuple):
    """What is said of a packet at one place."""

    sentence: Text
    hint: Text | None
    rule: str
    link: str


def say(reason: Reason, network: Network, packet: Packet, reply: bool) -> Saying:
    """Put a reason into words.

    `packet` is the packet as it arrived where the reason was found; `reply`: is this the reply leg?
    """
    situation = Situation(reason, network, packet, reply)
    wordings = VOCABULARY[type(reason)].wordings
    wording = next(one for one in wordings if one.when(situation))
    hint = fill(wording.hint, situation) if wording.hint else None
    rule = wording.rule or reason.rule
    return Saying(fill(wording.sentence, situation), hint, rule, link_to(rule))


def meaning_of(reason: type[Reason]) -> str:
    """What a reason means in general, for the list of codes."""
    return VOCABULARY[reason].meaning


def rules_of(reason: type[Reason]) -> tuple[str, ...]:
    """Every rule that a saying of this reason may rest on, its own one first."""
    found: Words = VOCABULARY[reason]
    return tuple(dict.fromkeys([reason.rule, *(one.rule for one in found.wordings if one.rule)]))


def fill(template: str, situation: Situation) -> Text:
    """The template with its gaps filled."""
    text: Text = ()
    for literal, gap, form in gaps(template):
        text += (literal,) if literal else ()
        text += phrase(gap, form, situation) if gap else ()
    return text


@cache
def gaps(template: str) -> tuple[tuple[str, str, str], ...]:
    """(text before the gap, the gap's name, its form) for each gap, "" where there is none."""
    parsed = Formatter().parse(template)
    return tuple((literal, gap or "", form or "") for literal, gap, form, _ in parsed)
