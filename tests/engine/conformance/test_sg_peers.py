"""SG: rules that name a group of another VPC, and whether its name survives the way."""

import pytest

from playground.engine.network import Network
from playground.engine.nodes import InternetGateway, PeeringStatus
from tests.engine.asking import trace
from tests.engine.cast import change, elastic_ip, plus
from tests.engine.conformance.test_pcx import by_nat
from tests.engine.peers import guest, twins, two_peers
from tests.engine.rows import ALL_OUT, group_rows, routes

MISMATCH = "b-1: ENI_SG_RULES_MISMATCH"
HIDDEN = "b-1: SG_REFERENCES_NOT_PRESERVED"


def naming(network: Network, *rows: tuple[str, str, str]) -> Network:
    """The same, but b's host lets in only these."""
    return change(network, "sg-b-1", rules=group_rows(*rows) + ALL_OUT)


NET = naming(two_peers(), ("in", "tcp/443", "sg-a-1"))


def test_a_rule_may_name_the_group_of_a_peer__SG_16__PCX_13() -> None:
    assert trace(NET, "a-1", "b-1").works
    assert trace(NET, "a-1", "b-1", v6=True).works
    others = plus(NET, *guest("a-2", "a", "10.1.0.11"))
    assert trace(others, "a-2", "b-1").blockers == [MISMATCH]


def test_an_outbound_rule_may_name_the_group_of_a_peer__SG_16() -> None:
    network = change(two_peers(), "sg-a-1", rules=group_rows(("out", "all", "sg-b-1")))
    assert trace(network, "a-1", "b-1").works
    inactive = change(network, "a-b", status=PeeringStatus.DELETED)
    assert trace(inactive, "a-1", "b-1").blockers[0] == "a-1: ENI_SG_RULES_MISMATCH"


def test_no_group_of_another_region_is_known__SG_17__PCX_13() -> None:
    far = change(NET, "a", region="eu-west-1")
    assert trace(far, "a-1", "b-1").blockers == [MISMATCH]


def test_another_account_of_the_region_is_known__SG_17() -> None:
    assert trace(change(NET, "a", account="210987654321"), "a-1", "b-1").works


@pytest.mark.parametrize("status", [PeeringStatus.DELETED, PeeringStatus.PENDING_ACCEPTANCE])
def test_a_rule_that_names_a_lost_peer_matches_nobody__SG_18(status: PeeringStatus) -> None:
    found = trace(change(NET, "a-b", status=status), "a-1", "b-1")
    assert found.blockers == ["a-net: BAD_STATE_ROUTE"]
    outbound = change(NET, "sg-a-1", rules=group_rows(("out", "all", "sg-b-1")))
    stale = trace(change(outbound, "a-b", status=status), "a-1", "b-1")
    assert stale.blockers[0] == "a-1: ENI_SG_RULES_MISMATCH"


def test_a_twin_with_the_address_of_a_member_is_no_member__SG_13() -> None:
    """b-2 and c-2 have one address; a's rule names the group of c's."""
    network = change(twins(), "sg-a-1", rules=group_rows(("in", "all", "sg-c-2")) + ALL_OUT)
    assert trace(network, "c-2", "a-1").works
    assert trace(network, "b-2", "a-1").blockers == ["a-1: ENI_SG_RULES_MISMATCH"]


def test_a_nat_gateway_before_the_peering_hides_the_sender__SG_20__NAT_24() -> None:
    network = naming(by_nat(), ("in", "tcp/443", "sg-a-1"))
    assert trace(network, "a-1", "b-1").blockers == [HIDDEN]


@pytest.mark.parametrize(
    "row",
    [("in", "tcp/22", "sg-a-1"), ("in", "tcp/443", "sg-b-1"), ("in", "tcp/443", "10.9.0.0/16")],
)
def test_only_a_rule_that_would_fit_is_said_to_be_lost__SG_20(row: tuple[str, str, str]) -> None:
    network = naming(by_nat(), row)
    assert trace(network, "a-1", "b-1").blockers == [MISMATCH]


def test_a_rule_for_an_address_lets_the_nat_gateway_in__SG_20() -> None:
    both = naming(by_nat(), ("in", "tcp/443", "sg-a-1"), ("in", "tcp/443", "10.1.9.20/32"))
    assert trace(both, "a-1", "b-1").works


def test_who_comes_by_the_internet_is_no_member__SG_13() -> None:
    """Peers that call each other by public address meet as strangers."""
    network = plus(
        NET,
        InternetGateway(id="igw-a", vpc="a"),
        InternetGateway(id="igw-b", vpc="b"),
        elastic_ip("eip-a", "203.0.113.1", network_interface="a-1"),
        elastic_ip("eip-b", "203.0.113.2", network_interface="b-1"),
    )
    for vpc in ("a", "b"):
        ways = routes(("0.0.0.0/0", f"igw-{vpc}"), ("::/0", f"igw-{vpc}"))
        network = change(network, f"rtb-{vpc}", routes=ways)
    assert trace(network, "a-1", "203.0.113.2").blockers == [MISMATCH]
    assert trace(network, "a-1", "b-1", v6=True).blockers == [MISMATCH]
