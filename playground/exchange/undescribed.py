"""What an imported network names without describing it, and what would describe it."""

from collections.abc import Iterator

from playground.engine.nodes import LOCAL, Ref
from playground.exchange.import_report import NotDescribed
from playground.kinds import kind_of
from playground.models import Route
from playground.scenariofile import ScenarioFile
from playground.words.describing import kind_by_id, what_to_add


def not_described(scenario: ScenarioFile) -> list[NotDescribed]:
    """Stand-ins, and where routes lead that is not in the source; each once."""
    return list(dict.fromkeys([*_stand_ins(scenario), *_unknown_targets(scenario)]))


def _stand_ins(scenario: ScenarioFile) -> Iterator[NotDescribed]:
    for node in scenario.network:
        if node.id in scenario.network.undescribed:
            yield _told(scenario, kind_of(node).label, node.name or node.id, node.id)


def _unknown_targets(scenario: ScenarioFile) -> Iterator[NotDescribed]:
    for route in scenario.rows.of(Route):
        target = route.target
        if target and target != LOCAL and scenario.network.find(target) is None:
            kind = kind_by_id(target)
            yield _told(scenario, kind[0].upper() + kind[1:], target, target)


def _told(scenario: ScenarioFile, kind: str, called: str, ref: Ref) -> NotDescribed:
    return NotDescribed(kind, called, f"{what_to_add(scenario.network, ref)}.")
