"""The report arranged for the page: lanes, rewrites, decision tables."""

from playground.engine.network import Network
from playground.question import ask
from playground.report import report
from playground.views.answers import Answer, Hop, arrange
from playground.views.here import Here
from tests.engine.cast import change, three_tiers

HERE = Here("/s/three-tier/")


def answer(
    source: str, destination: str, network: Network | None = None, **spoken: str | int
) -> Answer:
    """What the page shows for a question to the cast of the engine's tests."""
    network = network or three_tiers()
    question = ask(network, source, destination, **spoken)  # type: ignore[arg-type]
    return arrange(report(network, question, candidates=True), HERE, network)


def texts(hop: Hop) -> str:
    return "".join(part.text for part in hop.arrives)


def rewritten(hop: Hop) -> list[tuple[str, str]]:
    """(before, after) of every marked part of the packet as it leaves."""
    return [(part.before, part.text) for part in hop.leaves if part.changed]


def test_a_hop_writes_the_packet_as_it_arrives() -> None:
    first = answer("app-host", "internet").lanes[0].hops[0]
    assert texts(first) == "tcp 10.0.2.10:49152 → 198.51.100.10:443"


def test_an_ipv6_address_stands_in_brackets_before_its_port() -> None:
    first = answer("app-host", "internet:2001:db8:ffff::10").lanes[0].hops[0]
    assert texts(first) == "tcp [2001:db8:1:2::10]:49152 → [2001:db8:ffff::10]:443"


def test_icmp_shows_type_and_code_instead_of_ports() -> None:
    first = answer("web-host", "app-host", protocol="icmp").lanes[0].hops[0]
    assert texts(first) == "icmp 10.0.1.10 → 10.0.2.10 type 8 code 0"


def test_a_rewrite_is_marked_with_what_it_was__NAT_02() -> None:
    hops = answer("app-host", "internet").lanes[0].hops
    marks = {hop.resource["id"]: rewritten(hop) for hop in hops if hop.leaves}
    assert ("10.0.2.10", "10.0.1.20") in marks["nat"]
    assert ("10.0.1.20", "203.0.113.20") in marks["igw"]


def test_the_row_that_decided_wins_and_the_others_say_why_they_lost__RT_05() -> None:
    decisions = [
        one for hop in answer("app-host", "internet").lanes[0].hops for one in hop.decisions
    ]
    routed = next(one for one in decisions if one["code"] == "ROUTE_MATCHED")
    rows = routed["candidates"].rows
    assert [row.wins for row in rows].count(True) == 1
    assert all(row.why for row in rows)


def test_a_hop_that_rewrites_nothing_shows_one_packet() -> None:
    hops = answer("web-host", "app-host").lanes[0].hops
    assert hops
    assert not any(hop.leaves for hop in hops)


def test_hops_are_numbered_and_anchored_in_each_lane() -> None:
    request, reply = answer("web-host", "app-host").lanes
    assert [hop.anchor for hop in request.hops][:2] == ["request-1", "request-2"]
    assert reply.hops[0].anchor == "reply-1"


def test_a_stopped_request_shows_its_reply_as_it_would_be() -> None:
    closed = change(three_tiers(), "sg-app", rules=())
    request, reply = answer("web-host", "app-host", closed).lanes
    assert request.outcome == "dropped"
    assert request.hops[-1].effect == "blocks"
    assert reply.as_if
    assert all(hop.as_if for hop in reply.hops)
    assert "never arrives" in reply.note


def test_a_packet_without_an_answer_says_so_instead_of_a_reply() -> None:
    found = answer("web-host", "app-host", protocol="icmp", icmp_type=3, icmp_code=1)
    assert found.lanes[1].hops == []
    assert "expects no answer" in found.lanes[1].note


def test_a_decision_table_marks_one_winner_and_says_why_each_other_lost__RT_05() -> None:
    hops = answer("web-host", "app-host").lanes[0].hops
    tables = [decision["candidates"] for hop in hops for decision in hop.decisions]
    routing = next(table for table in tables if table and "Target" in table.columns)
    assert [row.css for row in routing.rows].count("wins") == 1
    assert len(routing.rows) == 4  # two local routes, two default routes
    assert all(row.why for row in routing.rows)


def test_the_other_way_round_swaps_the_ends_and_keeps_the_rest() -> None:
    turned = answer("web-host", "app-host", port=8080).turned_url
    assert turned == "/s/three-tier/?from=app-host&to=web-host&protocol=tcp&port=8080"


def test_nobody_is_offered_to_ask_from_a_service() -> None:
    assert answer("web-host", "s3").turned_url == ""
