"""One answer as a NetworkInsightsAnalysis: found or not, both ways, and why not."""

from collections.abc import Iterable
from hashlib import sha256

from playground.engine import VERSION
from playground.engine.conversation import Conversation, Verdict
from playground.engine.network import Network
from playground.engine.nodes import Vpc
from playground.engine.traffic import Packet
from playground.engine.walk import Outcome
from playground.question import Question, answer
from playground.report.answer import report
from playground.report.insights.explanations import explanations
from playground.report.insights.naming import JSON, component, owner_of
from playground.report.insights.paths import path

ID_LENGTH = 17
"""Hexadecimal digits, as in all newer ids of EC2."""


def insights(network: Network, question: Question, start_date: str) -> JSON:
    """The answer as `DescribeNetworkInsightsAnalyses` gives it; the date as ISO 8601 writes it.

    Equal questions have equal ids: the path's is made of the question, the analysis' of its date
    as well.
    """
    found, *others = answer(network, question)
    told = report(network, question)
    asked = repr((VERSION, sorted(told["question"].items())))
    name = _id("nia-", asked, start_date)
    analysis: JSON = {
        "NetworkInsightsAnalysisId": name,
        **_arn(network, f"network-insights-analysis/{name}"),
        "NetworkInsightsPathId": _id("nip-", asked),
        "StartDate": start_date,
        "Status": "succeeded",
        **_message(found, told),
        "NetworkPathFound": found.verdict is Verdict.REACHABLE,
        "ForwardPathComponents": path(network, found.request),
        "ReturnPathComponents": _return(network, found),
        "Explanations": _why(network, found),
        "AlternatePathHints": _hints(network, found, others),
        "Tags": [],
    }
    return {"NetworkInsightsAnalyses": [analysis]}


def _id(prefix: str, *parts: str) -> str:
    return prefix + sha256("\n".join(parts).encode()).hexdigest()[:ID_LENGTH]


def _arn(network: Network, resource: str) -> JSON:
    """Of the account and region of the first VPC; none where there is no VPC."""
    owner = owner_of(network, next(iter(network.all(Vpc)), None))
    return {"NetworkInsightsAnalysisArn": owner.arn(resource)} if owner else {}


def _message(found: Conversation[Packet], told: JSON) -> JSON:
    """The headline where nobody can say, and what is said besides."""
    undetermined = found.verdict is Verdict.UNDETERMINED
    notes = [told["headline"]] if undetermined else []
    notes += [one["sentence"] for one in told["warnings"]]
    status = {"StatusMessage": told["headline"]} if undetermined else {}
    return status | ({"WarningMessage": " ".join(notes)} if notes else {})


def _return(network: Network, found: Conversation[Packet]) -> list[JSON]:
    """The way of the reply, if one is sent."""
    sent = found.request.outcome is Outcome.DELIVERED and found.reply is not None
    return path(network, found.reply) if sent and found.reply is not None else []


def _why(network: Network, found: Conversation[Packet]) -> list[JSON]:
    ends = [end for end in (found.request, found.reply) if end is not None]
    return [one for end in ends for one in explanations(network, end)]


def _hints(
    network: Network, found: Conversation[Packet], others: Iterable[Conversation[Packet]]
) -> list[JSON]:
    """What other ways of the same packet pass, and this one does not."""
    passed = {one["Component"]["Id"] for one in path(network, found.request)}
    hints: dict[str, JSON] = {}
    for other in others:
        for one in path(network, other.request):
            hints.setdefault(one["Component"]["Id"], component(network, one["Component"]["Id"]))
    return [_hint(one) for ref, one in hints.items() if ref not in passed]


def _hint(told: JSON) -> JSON:
    arn = {"ComponentArn": told["Arn"]} if "Arn" in told else {}
    return {"ComponentId": told["Id"], **arn}
