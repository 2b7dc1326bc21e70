"""VPCE: interface endpoints, by which services are reached at a private address."""

import pytest

from playground.engine.conversation import converse
from playground.engine.headers import service
from playground.engine.nodes import TCP, EndpointState
from playground.engine.places import Place, Stage
from playground.engine.traffic import Packet
from tests.engine.asking import Trace, trace
from tests.engine.cast import change, plus
from tests.engine.doors import (
    S3,
    SQS,
    address_of,
    door,
    interface_endpoint,
    open_group,
    three_doors,
)
from tests.engine.hub import hub_and_spokes
from tests.engine.peers import two_peers
from tests.engine.rows import group_rows, routes

NET = three_doors()


def test_any_host_that_can_route_to_its_address_may_use_it__VPCE_11() -> None:
    near, far = trace(NET, "app", "sqs-door"), trace(NET, "remote", "sqs-door")
    assert near.works
    assert far.works
    assert far.way[-5:] == [
        "hosts private",
        "ingress sqs-door",
        "deliver sqs-door",
        "endpoint sqs",
        f"aws-service {SQS}",
    ]
    assert far.reply_way[:3] == [
        f"aws-service-reply {SQS}",
        "endpoint-reply sqs",
        "egress sqs-door",
    ]


def test_its_groups_judge_the_clients__VPCE_12() -> None:
    own_members = group_rows(("in", "all", "sg-door"), ("out", "all", "0.0.0.0/0"))
    default = change(NET, "sg-door", rules=own_members)
    assert trace(default, "app", "sqs-door").blockers == ["sqs-door: ENI_SG_RULES_MISMATCH"]
    from_app = change(NET, "sg-door", rules=group_rows(("in", "tcp/443", "sg-app")))
    assert trace(from_app, "app", "sqs-door").works
    assert trace(from_app, "web", "sqs-door").blockers == ["sqs-door: ENI_SG_RULES_MISMATCH"]
    assert trace(from_app, "app", "sqs-door", 80).blockers == ["sqs-door: ENI_SG_RULES_MISMATCH"]


def test_it_does_not_answer_ping__VPCE_13() -> None:
    found = trace(NET, "app", "sqs-door", "icmp/8")
    assert found.blockers == ["sqs: PROTOCOL_RESTRICTION"]
    assert "ENI_SG_RULES_MISMATCH" not in str(found.blockers)
    assert trace(NET, "app", "sqs-door", "47").blockers == ["sqs: PROTOCOL_RESTRICTION"]


def test_its_address_is_not_on_the_internet__VPCE_15() -> None:
    found = trace(NET, "internet", "10.0.2.50")
    assert not found.works
    assert found.blockers == ["internet: IGW_EXPECTS_PUBLIC_ADDRESS"]


def test_the_service_opens_no_connection__VPCE_16() -> None:
    asked = trace(NET, "app", "sqs-door").request.traffic
    packet = Packet(asked.destination, asked.source, service(TCP, 443), 49152)
    found = Trace(converse(NET, Place(Stage.ENDPOINT_REPLY, "sqs", "sqs-door"), packet))
    assert found.blockers == ["sqs: VPCE_INTRA_VPC_TRAFFIC"]


def test_a_gateway_endpoint_sends_from_its_list_alone__VPCE_09__VPCE_16() -> None:
    app = trace(NET, "app", address_of(S3)).request.traffic
    start = Place(Stage.GATEWAY_ENDPOINT_REPLY, "s3")
    own = Packet(app.destination, app.source, service(TCP, 443), 49152)
    assert Trace(converse(NET, start, own)).blockers == ["s3: VPCE_INTRA_VPC_TRAFFIC"]
    foreign = own.put(0, app.source)
    code = "VPCE_GATEWAY_EGRESS_SOURCE_ADDRESS_RESTRICTION"
    assert Trace(converse(NET, start, foreign)).blockers == [f"s3: {code}"]


def test_a_peer_may_use_it__VPCE_17__PCX_07() -> None:
    with_door = plus(
        two_peers(),
        interface_endpoint("sqs", "b-net", vpc="b", service_name=SQS),
        door("sqs", "b-door", "b-net", "10.2.0.50", "sg-b-door"),
        open_group("sg-b-door", "b"),
    )
    found = trace(with_door, "a-1", "b-door")
    assert found.works
    assert found.way[-1] == f"aws-service {SQS}"
    assert "peering a-b" in found.reply_way


def test_it_is_reached_through_a_transit_gateway__VPCE_17__TGW_24() -> None:
    hub = plus(
        hub_and_spokes(),
        interface_endpoint("sqs", "egress-work", vpc="vpc-egress", service_name=SQS),
        door("sqs", "hub-door", "egress-work", "10.0.1.50", "sg-hub-door"),
        open_group("sg-hub-door", "vpc-egress"),
    )
    found = trace(hub, "a", "hub-door")
    assert found.works
    assert found.way[-1] == f"aws-service {SQS}"


@pytest.mark.parametrize("state", [one for one in EndpointState if one != "available"])
def test_only_an_available_endpoint_takes_anything__VPCE_21(state: EndpointState) -> None:
    found = trace(change(NET, "sqs", state=state), "app", "sqs-door")
    assert found.blockers == ["sqs: BAD_STATE_VPC_ENDPOINT"]


def test_s3_may_have_both_kinds__VPCE_18() -> None:
    both = plus(
        NET,
        interface_endpoint("s3-private", "private", service_name=S3),
        door("s3-private", "s3-door", "private", "10.0.2.70", "sg-door"),
    )
    assert trace(both, "app", "s3-door").way[-1] == f"aws-service {S3}"
    assert "gateway-endpoint s3" in trace(both, "app", address_of(S3)).way


def test_an_interface_endpoint_is_no_target_of_routes__RT_15() -> None:
    led = change(NET, "rtb-data", routes=routes(("0.0.0.0/0", "sqs")))
    assert trace(led, "db", "8.8.8.8").blockers == ["data: BAD_STATE_ROUTE"]
