"""What is said of findings, as prose to review: `sentences.txt` beside this file."""

from pathlib import Path

import pytest

from playground.engine.findings import FINDINGS, Finding
from playground.engine.findings.open_rules import ManagementOpen
from playground.engine.findings.public_subnets import HostsWithoutPublicAddress
from playground.engine.network import Network
from playground.words import Mention
from playground.words.findings import say, text_of
from tests.engine.validity.cast import group
from tests.words.findings.samples import NETWORK, VALUES, sample, sentences

REVIEWED = Path(__file__).with_name("sentences.txt")


def test_the_sentences_are_those_that_were_reviewed() -> None:
    """Write them anew with `python -m tests.words.findings.samples`, and read the difference."""
    assert sentences().splitlines() == REVIEWED.read_text().splitlines()


@pytest.mark.parametrize("kind", FINDINGS, ids=lambda kind: kind.__name__)
def test_a_sentence_ends_with_its_rule_or_says_that_it_is_the_nearest(kind: type[Finding]) -> None:
    ending = f"[nearest: {kind.rule}]" if kind.nearest else f". [{kind.rule}]"
    assert say(sample(kind), NETWORK).endswith(ending)


def test_the_resources_of_a_sentence_can_be_made_links() -> None:
    text = text_of(sample(HostsWithoutPublicAddress), NETWORK)
    assert [part.ref for part in text if isinstance(part, Mention)] == [
        *("i-1", "i-2", "i-3", "subnet", "igw")
    ]


def test_a_name_is_text_and_nothing_else() -> None:
    evil = group(id="sg-evil", name="{resource.__class__}\ue0000\ue001\n\x1b[31m")
    finding = ManagementOpen("sg-evil", "", VALUES["everybody"], None, None, (22,))
    said = say(finding, Network([evil]))
    assert said.startswith("The security group {resource.__class__}\N{REPLACEMENT CHARACTER}0")
    assert said.isprintable()


def test_what_is_not_in_the_network_is_its_id_and_nothing_else() -> None:
    finding = ManagementOpen("sg-\ue0000\ue001", "", VALUES["everybody"], None, None, (22,))
    assert say(finding, Network([])).startswith("sg-\N{REPLACEMENT CHARACTER}0")
