"""There and back: an example written as a template and read again is the same network."""

import pytest

from playground.checks import Check, question_of
from playground.engine.network import Network
from playground.examples import ORDER
from playground.exchange.bundle import Bundle
from playground.exchange.cloudformation.writing import FORMS, write
from playground.exchange.content import ImportOptions
from playground.exchange.importing import import_bundle
from playground.report import as_text, report
from playground.sources import open_scenario


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("slug", ORDER)
def test_an_example_that_went_through_a_template_gives_the_same_answers(
    slug: str, form: str
) -> None:
    example = open_scenario(slug)
    bundle = Bundle()
    bundle.add(f"other.{form}", write(example, form).encode())
    found = import_bundle(bundle, f"other.{form}", ImportOptions())
    head = found.scenario
    assert (head.title, head.slug, head.description) == example[:3]
    assert list(head.checks) == list(example.checks)
    assert found.report.unmodelled == []
    assert found.report.not_described == []
    for check in example.checks:
        assert answer(check, head.network) == answer(check, example.network)


def answer(check: Check, network: Network) -> str:
    """All that is said about a question, hop by hop, with every name."""
    return as_text(report(network, question_of(check, network)))


def test_that_interfaces_were_not_told_is_kept() -> None:
    example = open_scenario("three-tier")
    example.rows.scenario.interfaces_undescribed = True
    bundle = Bundle()
    bundle.add("other.yaml", write(example).encode())
    found = import_bundle(bundle, "other.yaml", ImportOptions())
    assert found.scenario.network.interfaces_undescribed
