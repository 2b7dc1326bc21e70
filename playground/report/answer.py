"""The answer to a question in the JSON contract of the command line."""

from playground.engine import VERSION
from playground.engine.conversation import Conversation
from playground.engine.endpoint_warnings import denied
from playground.engine.network import Network
from playground.engine.nodes import Ref
from playground.engine.reasons.appliances import BypassesAppliance
from playground.engine.reasons.endpoints import (
    DeniedByEndpointPolicy,
    NoWayBackToTransitGateway,
    PathThroughGwlbNotChecked,
    ServicePortNotModelled,
)
from playground.engine.reasons.transit import ApplianceModeRecommended
from playground.engine.traffic import Packet
from playground.engine.walk import Outcome
from playground.engine.warnings import Caution, warnings
from playground.question import MOST_WAYS, Question, answer, find_host
from playground.question.ends import stands_for
from playground.report.hops import Leg, blockers_of, gather, leg_of, saying_of
from playground.report.resources import JSON, parts, resource
from playground.words import Ends, Mention, Text, attempt, plain, verdict_sentence, with_kind

Noted = Caution | DeniedByEndpointPolicy
"""What is said besides the verdict."""


def report(network: Network, question: Question, candidates: bool = False) -> JSON:
    """Answer a question.  With `candidates` every decision tells all rows of its table."""
    found, *others = answer(network, question)
    told = _told(network, found, candidates)
    noted: list[Noted] = list(denied(network, found, question.bucket))
    noted += warnings(network, question.start, question.packet, found)
    return {
        "engine": VERSION,
        "question": _asked(question),
        "verdict": found.verdict.value,
        "headline": plain(headline := _headline(network, question, found, told), network),
        "headline_parts": parts(network, headline),
        **told,
        "warnings": [_warning(network, said, question.packet) for said in noted],
        "alternatives": [_told(network, other, candidates) for other in others],
        **({"more_ways": True} if len(others) + 1 == MOST_WAYS else {}),
    }


def _told(network: Network, found: Conversation[Packet], candidates: bool) -> JSON:
    """Both legs and what stops them.  A reply is sent only when the request was delivered."""
    request = Leg(network, found.request, False, candidates)
    legs = [request]
    if found.reply is not None:
        legs.append(Leg(network, found.reply, True, candidates))
    sent = found.request.outcome is Outcome.DELIVERED
    reply = leg_of(legs[1]) if len(legs) > 1 else None
    stops = [blocker for leg in legs for blocker in blockers_of(leg)]
    return {
        "request": leg_of(request),
        "reply": reply if sent else None,
        "reply_as_if": None if sent else reply,
        "blockers": stops[:1],
        "further_blockers": stops[1:],
    }


def _asked(question: Question) -> JSON:
    asked, spoken = question.asked, question.asked.spoken
    with_ports = spoken.port is not None
    return {
        "from": asked.source,
        "to": asked.destination,
        "protocol": spoken.protocol,
        "port": spoken.port,
        "source_port": spoken.source_port if with_ports else None,
        "icmp_type": spoken.icmp_type,
        "icmp_code": spoken.icmp_code,
        **({} if question.size is None else {"size": question.size}),
    }


def _headline(
    network: Network, question: Question, found: Conversation[Packet], told: JSON
) -> Text:
    stop: Text = ()
    if told["blockers"]:
        stop = with_kind(told["blockers"][0]["resource"]["id"], network)
    elif unknown := _unknown(network, found):
        stop = with_kind(unknown, network)
    asked = question.asked
    ends = Ends(
        _end(network, asked.source),
        _end(network, asked.destination, asked_for=True),
        attempt(question.packet),
        stop,
        question.size,
    )
    reply = told["reply"]["outcome"] if told["reply"] else None
    return verdict_sentence(found.verdict.value, told["request"]["outcome"], reply, ends)


def _end(network: Network, typed: str, asked_for: bool = False) -> Text:
    """An end as it was typed; what names a resource (`web-1`, `web-1:10.0.0.9`) mentions it.

    Where somebody else is asked for by that name, that one is mentioned.
    """
    node = find_host(network, typed, "end").node
    if node is None:
        return (typed,)
    calls = (node.id, network.logical_ids.get(node.id, ""), node.name)
    rests = [typed.removeprefix(one) for one in calls if one and f"{typed}:".startswith(f"{one}:")]
    rest = min(rests, key=len, default="")
    meant = stands_for(network, node) if asked_for else node
    return (Mention(meant.id), rest) if rest else (Mention(meant.id),)


def _unknown(network: Network, found: Conversation[Packet]) -> str | None:
    """The resource that nobody can tell the behaviour of."""
    for end in (found.request, found.reply):
        doubt = end.doubt if end is not None else None
        if end is not None and doubt is not None:
            named = (getattr(doubt.said, field, None) for field in ("resource", "target", "site"))
            return next(filter(None, named), gather(network, end)[-1].ref)
    return None


def _warning(network: Network, said: Noted, packet: Packet) -> JSON:
    about = _about(said)
    return {
        **saying_of(network, said, packet, reply=False),
        "resource": resource(network, about),
    }


def _about(said: Noted) -> Ref:
    """The resource that a warning is about."""
    match said:
        case BypassesAppliance():
            return said.appliance
        case ApplianceModeRecommended():
            return said.attachment
        case NoWayBackToTransitGateway() | PathThroughGwlbNotChecked() | DeniedByEndpointPolicy():
            return said.endpoint
        case ServicePortNotModelled():
            return said.aws_service
    return said.gateway
