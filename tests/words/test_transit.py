"""Which wording a transit gateway's refusal gets, and which rule it then rests on."""

import pytest

from playground.engine.addresses import parse_prefix
from playground.engine.network import Network
from playground.engine.nodes import AttachmentState
from playground.engine.reasons import Reason
from playground.engine.reasons.transit import (
    AttachmentNotAvailable,
    NoTransitGatewayRoute,
    TransitGatewayBlackhole,
)
from playground.engine.reasons.vpc import AddressInNoSubnet, AddressNotAssigned
from playground.question import ask
from playground.report import report
from playground.words import plain, say
from tests.engine.cast import change, plus
from tests.engine.hub import hub_and_spokes, transit_routes, vpc
from tests.engine.rows import routes
from tests.words.cast import tcp

NET = change(hub_and_spokes(), "hub-table", routes=())
TO_B = tcp("10.1.1.10", "10.2.1.10")


def _no_route(network: Network, destination: str) -> tuple[str, str]:
    packet = tcp("10.1.1.10", destination)
    saying = say(NoTransitGatewayRoute("hub-table"), network, packet, reply=False)
    return saying.rule, plain(saying.hint or (), network)


@pytest.mark.parametrize(
    ("network", "destination", "rule", "advice"),
    [
        (change(NET, "att-b", propagate_to=()), "10.2.1.10", "TGW-09", "Let the attachment att-b"),
        (
            change(NET, "att-b", state=AttachmentState.REJECTED),
            "10.2.1.10",
            "TGW-27",
            "is not available",
        ),
        (NET, "1.1.1.1", "TGW-23", "NAT gateway"),
        (NET, "10.99.0.5", "TGW-09", "Attach the VPC"),
    ],
)
def test_a_missing_route_is_told_by_its_cause(
    network: Network, destination: str, rule: str, advice: str
) -> None:
    found, hint = _no_route(network, destination)
    assert found == rule
    assert advice in hint


def test_a_block_that_is_taken_is_told__TGW_12() -> None:
    twins = plus(NET, *vpc("c"))
    grown = change(twins, "vpc-c", cidrs=(parse_prefix("10.0.0.0/8"),))
    rule, hint = _no_route(grown, "10.77.0.5")
    assert rule == "TGW-12"
    assert "att-c propagates" in hint


@pytest.mark.parametrize(
    ("reason", "source", "rule"),
    [
        (AddressNotAssigned("b-work"), "10.1.1.10", "TGW-12"),
        (AddressInNoSubnet("vpc-b"), "10.1.1.10", "TGW-12"),
        (AddressNotAssigned("b-work"), "10.2.1.10", "ADDR-01"),
    ],
)
def test_the_vpc_that_was_not_reached_is_told__TGW_12(
    reason: Reason, source: str, rule: str
) -> None:
    twins = change(plus(NET, *vpc("c")), "vpc-c", cidrs=(parse_prefix("10.2.0.0/16"),))
    saying = say(reason, twins, tcp(source, "10.2.1.77"), reply=False)
    assert saying.rule == rule
    assert ("The VPC vpc-c" in plain(saying.hint or (), twins)) is (rule == "TGW-12")


def test_a_blackhole_that_was_written_and_one_that_came_about__TGW_11() -> None:
    for attachment, words in ((None, "drops what it matches"), ("att-old", "not there any more")):
        (row,) = transit_routes(("10.2.0.0/16", attachment))
        saying = say(TransitGatewayBlackhole("hub-table", row), NET, TO_B, reply=False)
        assert words in plain(saying.sentence, NET)


def test_who_has_to_accept_is_told__TGW_27() -> None:
    waiting = AttachmentNotAvailable("hub", "att-b", AttachmentState.PENDING_ACCEPTANCE)
    hint = say(waiting, NET, TO_B, reply=False).hint or ()
    assert "accept att-b" in plain(hint, NET)
    failed = AttachmentNotAvailable("hub", "att-b", AttachmentState.FAILED)
    assert "“failed”" in plain(say(failed, NET, TO_B, reply=False).sentence, NET)


def test_central_egress_without_a_route_back_is_told__TGW_09() -> None:
    network = change(hub_and_spokes(), "rtb-egress-public", routes=routes(("0.0.0.0/0", "igw")))
    (found,) = report(network, ask(network, "a", "internet"))["blockers"]
    assert (found["leg"], found["rule"]) == ("reply", "TGW-09")
    assert "add one for 10.1.0.0/16, to the transit gateway hub" in found["hint"]
    assert "public address of the host" not in found["hint"]
