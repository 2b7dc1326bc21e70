"""An account with sites and endpoints as the AWS CLI prints it: dumps in, answers out."""

from pathlib import Path

import pytest

from playground.checks import Check, question_of, run
from playground.engine.conversation import Verdict
from playground.engine.network import Network
from playground.exchange import Bundle, Imported, ImportOptions, import_bundle
from playground.exchange.describe import (
    ANSWERS,
    balancing,
    client_vpn,
    direct_connect,
    endpoints,
    transit,
    transit_attachments,
    vpn,
)
from playground.report import as_text, report
from playground.scenariofile import write

DUMPS, STORY = Path(__file__).parent / "hybrid_dumps", Path(__file__).parent / "hybrid_story.txt"
YES, UNKNOWN = Verdict.REACHABLE, Verdict.UNDETERMINED
CHECKS = (
    Check(title="By the transit gateway", source="web", destination="db", expect=YES),
    Check(title="To the office, by BGP", source="web", destination="192.168.10.5", expect=YES),
    Check(
        title="From the office",
        source="office:192.168.10.5",
        destination="web",
        expect=YES,
    ),
    Check(title="By PrivateLink", source="web", destination="to-offer", expect=YES),
    Check(
        title="The entries of a prefix list are not told",
        source="web",
        destination="172.31.4.4",
        expect=UNKNOWN,
    ),
    Check(
        title="The interface of the Client VPN is not told",
        source="laptops",
        destination="web",
        expect=UNKNOWN,
    ),
)
MINE = (transit, transit_attachments, vpn, direct_connect, client_vpn, endpoints, balancing)


def imported() -> Imported:
    """The folder, as `manage.py import` takes it."""
    bundle = Bundle()
    bundle.add_path(DUMPS)
    return import_bundle(bundle, "hybrid", ImportOptions())


@pytest.fixture(scope="module")
def account() -> Imported:
    """Imported once."""
    return imported()


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.title)
def test_questions_about_what_was_imported(account: Imported, check: Check) -> None:
    assert run(check, account.scenario.network).verdict is check.expect


def test_the_story_is_as_it_was_told(account: Imported, update_stories: bool) -> None:
    told = story(account)
    if update_stories:
        STORY.write_text(told)
    assert told == STORY.read_text()


def story(account: Imported) -> str:
    """The import report, and each question with its answer."""
    parts = [account.report.as_text().replace(str(DUMPS), "dumps")]
    parts += [answer(check, account.scenario.network) for check in CHECKS]
    return "\n\n".join(parts) + "\n"


def answer(check: Check, network: Network) -> str:
    """A question by its title, with the explanation."""
    return f"# {check.title}\n\n{as_text(report(network, question_of(check, network)))}"


def test_no_secret_of_the_dumps_is_in_the_scenario(account: Imported) -> None:
    assert any("SECRET" in path.read_text() for path in DUMPS.rglob("*.json"))
    assert "SECRET" not in write(account.scenario) + account.report.as_text()


def test_every_answer_has_a_dump() -> None:
    dumped = "".join(path.read_text() for path in DUMPS.rglob("*.json"))
    alike = {"VpcEndpointServiceConfigurations", "Listeners", "Routes"}
    keys = {one.key for family in MINE for one in family.ANSWERS} - alike
    assert not {key for key in keys if f'"{key}": [' not in dumped} - {
        "ClientVpnAuthorizationRules"
    }
    assert keys <= ANSWERS.keys()
