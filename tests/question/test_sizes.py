"""The size of a packet in a question."""

import pytest

from playground.checks import Check, run
from playground.engine.conversation import Verdict
from playground.engine.network import Network
from playground.question import QuestionError, answer, ask
from playground.report import report
from playground.scenariofile import read

NETWORK = """
format: 1
vpcs: {lab: {cidr: 10.0.0.0/16}}
internet_gateways: {igw: {vpc: lab}}
route_tables:
  public: {vpc: lab, routes: [{destination: 0.0.0.0/0, target: igw}]}
subnets: {front: {vpc: lab, cidr: 10.0.1.0/24, route_table: public}}
instances: {web: {subnet: front, private_ip: 10.0.1.10, public_ip: 203.0.113.10}}
checks:
  - {from: web, to: internet, size: 1500, expect: reachable}
  - {from: web, to: internet, size: 1501, expect: unreachable, code: PACKET_TOO_BIG}
"""


@pytest.fixture(scope="module")
def network() -> Network:
    return read(NETWORK).network


def test_a_big_packet_is_dropped_and_its_small_reply_would_come__GW_12(network: Network) -> None:
    (found,) = answer(network, ask(network, "web", "internet", size="9001"))
    assert found.verdict is Verdict.UNREACHABLE
    assert found.reply is not None
    assert not found.reply.blockers


@pytest.mark.parametrize("typed", ["", None])
def test_without_a_size_packets_are_small__LIM_01(network: Network, typed: str | None) -> None:
    question = ask(network, "web", "internet", size=typed)
    assert question.size is None
    assert answer(network, question)[0].verdict is Verdict.REACHABLE


@pytest.mark.parametrize("typed", ["0", "67", "9002", "1e3", "-1", "big", "１５００", "999999"])
def test_what_is_no_size_is_refused(network: Network, typed: str) -> None:
    with pytest.raises(QuestionError) as refused:
        ask(network, "web", "internet", size=typed)
    assert refused.value.field == "size"
    assert "from 68 to 9001 bytes" in refused.value.message


def test_checks_have_a_size__LIM_01(network: Network) -> None:
    results = [run(check, network) for check in read(NETWORK).checks]
    assert [result.check.size for result in results] == [1500, 1501]
    assert all(result.as_expected for result in results)


def test_a_check_keeps_its_size() -> None:
    check = Check(title="", source="a", destination="b", expect=Verdict.REACHABLE, size=1500)
    assert check.as_json()["size"] == 1500


def test_the_headline_and_the_data_say_the_size__LIM_01(network: Network) -> None:
    told = report(network, ask(network, "web", "internet", size=1501))
    assert told["headline"] == (
        "No: web cannot open TCP 443 to the internet with packets of 1501 bytes. "
        "The request is stopped at the internet gateway igw."
    )
    assert told["question"]["size"] == 1501
    assert told["reply"] is None
    assert told["reply_as_if"]["outcome"] == "delivered"
    assert "size" not in report(network, ask(network, "web", "internet"))["question"]
