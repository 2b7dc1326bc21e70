"""Hints name the command of AWS that describes what is missing."""

from playground.kinds import KINDS
from playground.words.describing import COMMANDS

BY_PEOPLE = {"on-premises-network", "on-premises-host", "outside-host"}


def test_every_kind_is_described_by_a_command_or_by_people() -> None:
    assert {kind.slug for kind in KINDS if kind.node not in COMMANDS} == BY_PEOPLE
