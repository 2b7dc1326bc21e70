"""Networks with more ways than anybody waits for: the first are told, and that there are more."""

import yaml

from playground.engine.network import Network
from playground.question import MOST_WAYS, answer, ask
from playground.report import report
from playground.report.prose import as_text
from playground.scenariofile import read
from playground.sources import example_path


def behind_a_balancer(targets: int) -> Network:
    """The service of the example, with so many ports of its host as targets."""
    document = yaml.safe_load(example_path("private-link").read_text())
    del document["checks"]
    one = {"protocol": "tcp", "listener_port": 443, "target": "api-1"}
    front = document["network_load_balancers"]["front"]
    front["targets"] = [one | {"port": 8_000 + number} for number in range(targets)]
    return read(yaml.safe_dump(document)).network


def test_of_thousands_of_ways_the_first_are_told() -> None:
    network = behind_a_balancer(5_000)
    question = ask(network, "app-1", "to-billing", "tcp", "443")
    assert len(answer(network, question)) == MOST_WAYS
    told = report(network, question)
    assert len(told["alternatives"]) == MOST_WAYS - 1
    assert told["more_ways"] is True
    assert "There may be more ways" in as_text(told)


def test_of_few_ways_all_are_told() -> None:
    network = behind_a_balancer(MOST_WAYS - 1)
    told = report(network, ask(network, "app-1", "to-billing", "tcp", "443"))
    assert len(told["alternatives"]) == MOST_WAYS - 2
    assert "more_ways" not in told
    assert "more ways" not in as_text(told)
