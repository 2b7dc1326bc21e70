"""Findings: what AWS takes, but is unwise: open doors, dead ends, stale rules, quotas."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from playground.engine.findings import Finding, FindingTopic, Weight
from playground.engine.findings import findings as find
from playground.engine.network import Network
from playground.engine.validity import (
    Fault,
    Severity,
    appliances,
    direct_connect,
    faults,
    security,
    targets,
    transit,
    vpn,
)
from playground.engine.validity.quotas import OverQuota
from playground.report.resources import JSON, parts, resource
from playground.words.faults import text_of as text_of_fault
from playground.words.findings import TOPICS
from playground.words.findings import text_of as text_of_finding
from playground.words.text import Text, plain

MOST_OF_A_TOPIC = 25
"""Nobody reads on after so many."""


Told = Finding | Fault
TOPICS_OF_FAULTS: dict[type[Fault], FindingTopic] = {
    appliances.CheckedAppliance: FindingTopic.NOWHERE,
    direct_connect.VirtualInterfaceToNowhere: FindingTopic.NOWHERE,
    targets.Ipv6ToNatGateway: FindingTopic.NOWHERE,
    vpn.VpnToNoGateway: FindingTopic.NOWHERE,
    vpn.StaticVpnWithoutPrefixes: FindingTopic.NOWHERE,
    transit.BlockNotPropagated: FindingTopic.OVERLAPS,
    vpn.SiteInBlockOfVpc: FindingTopic.OVERLAPS,
    security.StaleGroupReference: FindingTopic.SHADOWED,
}
"""Warnings that belong beside findings."""


def findings(network: Network) -> list[JSON]:
    """Each as a sentence that ends with its rule, and the resource and field that it is about.

    By topic in the order of `FindingTopic`, warnings before notes; of a topic with very many the
    first, and `in_topic` tells how many there are.
    """
    return _told(network, [*find(network), *_warnings(network)])


def unwise(network: Network) -> list[JSON]:
    """The same without those warnings that a scenario file gives at their places."""
    return _told(network, find(network))


def _warnings(network: Network) -> Iterator[Fault]:
    return (one for one in faults(network) if one.severity is Severity.WARNING)


def _told(network: Network, found: Iterable[Told]) -> list[JSON]:
    by_topic: dict[FindingTopic, list[Told]] = defaultdict(list)
    for one in found:
        by_topic[_topic(one)].append(one)
    return [
        _described(network, topic, one) | {"in_topic": len(by_topic[topic])}
        for topic in FindingTopic
        for one in sorted(by_topic[topic], key=_is_note)[:MOST_OF_A_TOPIC]
    ]


def _topic(one: Told) -> FindingTopic:
    if isinstance(one, Finding):
        return one.topic
    if isinstance(one, OverQuota):
        return FindingTopic.QUOTAS
    return TOPICS_OF_FAULTS.get(type(one), FindingTopic.WITHOUT_EFFECT)


def _is_note(one: Told) -> bool:
    return isinstance(one, Finding) and one.weight is Weight.NOTE


def _text_of(network: Network, one: Told) -> Text:
    if isinstance(one, Finding):
        return text_of_finding(one, network)
    return text_of_fault(one, network)


def _described(network: Network, topic: FindingTopic, one: Told) -> JSON:
    text = _text_of(network, one)
    return {
        "topic": topic.value,
        "title": TOPICS[topic],
        "severity": (Weight.NOTE if _is_note(one) else Weight.WARNING).value,
        "sentence": plain(text, network),
        "sentence_parts": parts(network, text),
        "rule": one.rule,
        "resource": resource(network, one.resource),
        "path": one.field,
    }
