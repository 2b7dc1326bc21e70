"""Findings: what AWS takes, but is unwise: quotas, stale rules, what can never work."""

from itertools import islice

from playground.engine.network import Network
from playground.engine.validity import Severity, faults
from playground.report.resources import JSON, resource
from playground.words.faults import say

MOST_FINDINGS = 100
"""Nobody reads on after so many."""


def findings(network: Network) -> list[JSON]:
    """Each as a sentence that ends with its rule, and the resource that it is about."""
    unwise = (one for one in faults(network) if one.severity is Severity.WARNING)
    return [
        {
            "sentence": say(one, network),
            "rule": one.rule,
            "resource": resource(network, one.resource),
        }
        for one in islice(unwise, MOST_FINDINGS)
    ]
