"""TGW and RT: a prefix list in a table of a transit gateway."""

from playground.engine.network import Network
from playground.engine.nodes import TransitGatewayPrefixListReference
from playground.engine.reasons.transit import TransitGatewayRouteMatched
from tests.engine.asking import Trace, trace
from tests.engine.cast import change, plus
from tests.engine.hub import hub_and_spokes, transit_routes
from tests.engine.rows import prefix_list

NET = plus(hub_and_spokes(), prefix_list("pl-b", "10.2.0.0/16", "10.2.1.0/24"))


def with_list(attachment: str | None, *rows: tuple[str, str | None]) -> Network:
    """The table of the hub with a reference to the list in front of other static routes."""
    named = TransitGatewayPrefixListReference(prefix_list="pl-b", attachment=attachment)
    return change(NET, "hub-table", routes=(named, *transit_routes(*rows)))


def chosen(asked: Trace) -> tuple[str | None, str, str | None]:
    """Attachment, destination and list of the route that took the request."""
    row = next(said.row for said in asked.said if isinstance(said, TransitGatewayRouteMatched))
    return row.attachment, str(row.destination), row.prefix_list


def test_a_list_is_a_route_for_each_of_its_entries__RT_24() -> None:
    assert chosen(trace(with_list("att-b"), "a", "b")) == ("att-b", "10.2.1.0/24", "pl-b")


def test_a_list_goes_before_what_is_propagated_and_after_what_is_static__TGW_10() -> None:
    wrong = with_list("att-egress")
    assert chosen(trace(wrong, "a", "10.2.9.9"))[0] == "att-egress"
    mended = with_list("att-egress", ("10.2.0.0/16", "att-b"))
    assert chosen(trace(mended, "a", "10.2.9.9")) == ("att-b", "10.2.0.0/16", None)


def test_a_list_without_attachment_is_a_blackhole__TGW_11() -> None:
    asked = trace(with_list(None), "a", "b")
    assert asked.blockers == ["hub-table: TGW_RTB_BAD_STATE_ROUTE"]
