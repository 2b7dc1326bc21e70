"""A resource is asked for by its AWS id, its logical id, or its name."""

import pytest

from playground.engine.network import Network
from playground.question import QuestionError, find_host
from playground.scenariofile import read

NETWORK = """
format: 1
vpcs: {lab: {cidr: 10.0.0.0/16}}
subnets: {a: {cidr: 10.0.1.0/24}}
instances:
  web: {subnet: a, id: i-0123456789abcdef0, logical_id: 'aws_instance.web["a"]'}
  db: {subnet: a, id: i-1123456789abcdef0, logical_id: Database}
  Database: {subnet: a, id: i-2123456789abcdef0}
internet_gateways: {igw: {vpc: lab, logical_id: Gateway}}
"""


@pytest.fixture(scope="module")
def network() -> Network:
    return read(NETWORK).network


@pytest.mark.parametrize("text", ["i-0123456789abcdef0", "web", 'aws_instance.web["a"]'])
def test_each_of_its_names_means_the_same_host(network: Network, text: str) -> None:
    node = find_host(network, text, "source").node
    assert node is not None
    assert node.id == "i-0123456789abcdef0"


def test_a_logical_id_with_an_address_picks_that_one(network: Network) -> None:
    found = find_host(network, 'aws_instance.web["a"]:10.0.1.4', "source")
    assert len(found.addresses) == 1


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("Database", "name of several: say which by id: i-1123456789abcdef0, i-2123456789abcdef0"),
        ("Gateway", "sends and receives no packets"),
    ],
)
def test_what_means_several_or_no_host_is_refused(
    network: Network, text: str, problem: str
) -> None:
    with pytest.raises(QuestionError, match=problem):
        find_host(network, text, "source")
