"""Reading a region: what is asked, how answers are wrapped, and what a refusal costs."""

from typing import Any

from playground.exchange.collecting import CALLS, Collected, collect
from playground.exchange.collecting.account import RefusedError
from playground.exchange.collecting.calls import Call

TABLES = "describe-transit-gateway-route-tables"
STATIC = "search-transit-gateway-routes"


class Scripted:
    """Answers what it is told to, refuses what it is told to, and remembers what was asked."""

    def __init__(self, answers: dict[str, Any] | None = None, **refusals: RefusedError) -> None:
        self.answers, self.refusals = answers or {}, refusals
        self.asked: list[tuple[str, dict[str, Any]]] = []

    def ask(self, call: Call, region: str, **arguments: Any) -> dict[str, Any]:
        self.asked.append((call.command, arguments))
        refusal = self.refusals.get(call.operation) or self.refusals.get(call.service)
        if refusal is not None:
            raise refusal
        items = self.answers.get(call.command, [])
        return items if isinstance(items, dict) else {call.key: items}


def reading(account: Scripted) -> Collected:
    return collect(account, "eu-central-1", lambda call: None)  # type: ignore[arg-type]


def test_an_empty_account_answers_every_call_and_is_asked_each_once() -> None:
    account = Scripted()
    collected = reading(account)
    assert collected.answers.keys() == {call.command for call in CALLS}
    assert collected.answers["describe-vpcs"] == {"Vpcs": []}
    assert len(account.asked) == len([call for call in CALLS if call.each is None])
    assert not collected.refused


def test_an_answer_without_its_owner_is_wrapped_with_the_owners_id_beside_it() -> None:
    route = {"DestinationCidrBlock": "10.0.0.0/8", "State": "blackhole", "Type": "static"}
    tables = [{"TransitGatewayRouteTableId": f"tgw-rtb-{number}"} for number in (1, 2)]
    collected = reading(Scripted({TABLES: tables, STATIC: [route]}))
    assert collected.answers[STATIC] == {
        "TransitGatewayStaticRoutes": [
            {"TransitGatewayRouteTableId": "tgw-rtb-1", "Routes": [route]},
            {"TransitGatewayRouteTableId": "tgw-rtb-2", "Routes": [route]},
        ]
    }


def test_items_that_name_their_owner_stand_in_one_list() -> None:
    reference = {"TransitGatewayRouteTableId": "tgw-rtb-1", "PrefixListId": "pl-1"}
    command = "get-transit-gateway-prefix-list-references"
    answers = {TABLES: [{"TransitGatewayRouteTableId": "tgw-rtb-1"}], command: [reference]}
    found = reading(Scripted(answers)).answers[command]
    assert found == {"TransitGatewayPrefixListReferences": [reference]}


def test_an_owner_of_nothing_is_told_as_such() -> None:
    clients = [{"ClientVpnEndpointId": "cvpn-endpoint-1"}]
    found = reading(Scripted({"describe-client-vpn-endpoints": clients})).answers
    assert found["describe-client-vpn-routes"] == {
        "ClientVpnRoutes": [{"ClientVpnEndpointId": "cvpn-endpoint-1", "Routes": []}]
    }


def test_the_answers_to_several_questions_of_one_call_are_one() -> None:
    account = Scripted({"describe-vpcs": [{"VpcId": "vpc-1"}]})
    account.answers["describe-vpc-attribute"] = {"EnableDnsSupport": {"Value": True}}
    found = reading(account).answers["describe-vpc-attribute"]
    assert found == {"VpcAttributes": [{"VpcId": "vpc-1", "EnableDnsSupport": {"Value": True}}]}
    asked = [
        arguments for command, arguments in account.asked if command == "describe-vpc-attribute"
    ]
    assert asked == [
        {"VpcId": "vpc-1", "Attribute": "enableDnsSupport"},
        {"VpcId": "vpc-1", "Attribute": "enableDnsHostnames"},
    ]


def test_of_what_is_deleted_nobody_asks_more() -> None:
    tables = [{"TransitGatewayRouteTableId": "tgw-rtb-1", "State": "deleted"}]
    clients = [{"ClientVpnEndpointId": "cvpn-endpoint-1", "Status": {"Code": "deleting"}}]
    account = Scripted({TABLES: tables, "describe-client-vpn-endpoints": clients})
    collected = reading(account)
    assert collected.answers[STATIC] == {"TransitGatewayStaticRoutes": []}
    assert not [one for one in account.asked if "client-vpn-routes" in one[0]]


def test_a_call_that_is_denied_is_told_and_does_not_stop_the_rest() -> None:
    denied = RefusedError("UnauthorizedOperation", "You are not authorized.")
    collected = reading(Scripted(DescribeSubnets=denied))
    [refused] = collected.refused
    assert (refused.call.command, refused.code) == ("describe-subnets", "UnauthorizedOperation")
    assert "describe-subnets" not in collected.answers
    assert len(collected.answers) == len(CALLS) - 1


def test_a_call_that_is_denied_for_each_of_many_is_told_once_and_leaves_no_answer() -> None:
    tables = [{"TransitGatewayRouteTableId": f"tgw-rtb-{number}"} for number in (1, 2)]
    denied = RefusedError("UnauthorizedOperation", "You are not authorized.")
    collected = reading(Scripted({TABLES: tables}, SearchTransitGatewayRoutes=denied))
    assert [one.call.command for one in collected.refused] == [STATIC]
    assert STATIC not in collected.answers


def test_what_is_asked_for_each_of_something_denied_is_not_asked() -> None:
    denied = RefusedError("UnauthorizedOperation", "You are not authorized.")
    account = Scripted(DescribeTransitGatewayRouteTables=denied)
    collected = reading(account)
    assert STATIC not in collected.answers
    assert STATIC not in [command for command, _ in account.asked]
    assert len(collected.refused) == 1


def test_a_service_that_cannot_be_reached_is_tried_once() -> None:
    away = RefusedError("EndpointConnectionError", "Could not connect.", reached=False)
    account = Scripted(directconnect=away)
    collected = reading(account)
    asked = [command for command, _ in account.asked]
    assert "describe-direct-connect-gateways" in asked
    assert "describe-virtual-interfaces" not in asked
    assert len(collected.refused) == 1
    assert "describe-vpcs" in collected.answers
