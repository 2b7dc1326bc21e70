"""VPCE: gateway endpoints, by which S3 and DynamoDB are reached through a route."""

import pytest

from playground.engine.nodes import (
    AWS,
    EndpointState,
    ManagedPrefixList,
    RouteOrigin,
    Vpc,
)
from playground.engine.prefix_lists import routes_of
from tests.engine.asking import trace
from tests.engine.cast import change, plus
from tests.engine.doors import DYNAMODB, S3, SQS, address_of, gateway_endpoint, three_doors
from tests.engine.hub import hub_and_spokes
from tests.engine.peers import two_peers
from tests.engine.rows import acl_rows, group_rows, prefix_list, routes

NET = three_doors()
BUCKETS = address_of(S3)
FAR_BUCKETS = address_of("com.amazonaws.eu-west-1.s3")
SPOOFED = "GATEWAY_REJECTS_SPOOFED_TRAFFIC"


def test_the_tables_of_the_endpoint_lead_to_it__VPCE_02__RT_22() -> None:
    found = trace(NET, "app", BUCKETS)
    assert found.works
    assert found.way[-3:] == ["route private", "gateway-endpoint s3", f"aws-service {S3}"]
    assert found.reply_way[:3] == [
        f"aws-service-reply {S3}",
        "gateway-endpoint-reply s3",
        "vpc vpc",
    ]


def test_other_tables_go_on_by_the_public_way__VPCE_02__RT_22() -> None:
    found = trace(NET, "web", BUCKETS)
    assert found.works
    assert "igw-out igw" in found.way
    assert found.way[-1] == "aws-service internet"
    assert trace(NET, "db", BUCKETS).blockers == ["data: NO_ROUTE_TO_DESTINATION"]


def test_association_alone_makes_the_route__RT_22() -> None:
    of = NET.get(type(NET.route_table_of("private")), "rtb-private")
    added = [one for one in routes_of(NET, of) if one.target == "s3"]
    assert [str(one.destination) for one in added] == ["198.19.0.0/24"]
    assert {one.origin for one in added} == {RouteOrigin.PREFIX_LIST}
    listed = ManagedPrefixList(id="pl-s3", name=S3, owner=AWS, size=1)
    written = routes(("pl-s3", "s3"))
    twice = change(plus(NET, listed), "rtb-private", routes=written)
    once = routes_of(twice, twice.route_table_of("private"))
    assert [str(one.destination) for one in once] == ["198.19.0.0/24"]


def test_the_more_specific_route_wins_and_other_regions_are_not_meant__VPCE_03() -> None:
    assert "gateway-endpoint s3" in trace(NET, "app", BUCKETS).way
    other = trace(NET, "app", FAR_BUCKETS)
    assert other.works
    assert "nat nat" in other.way
    assert trace(NET, "app", address_of(DYNAMODB)).way[-1] == "aws-service internet"


def test_the_entries_of_awss_list_are_the_addresses_of_the_service__VPCE_03() -> None:
    listed = prefix_list("pl-s3", "52.216.0.0/15", owner=AWS, name=S3)
    real = plus(NET, listed)
    assert trace(real, "app", "52.216.1.1").way[-1] == f"aws-service {S3}"
    assert "nat nat" in trace(real, "app", BUCKETS).way
    assert trace(real, "web", "52.216.1.1").way[-1] == f"aws-service {S3}"


def test_a_route_written_for_the_very_block_wins__VPCE_04() -> None:
    by_hand = routes(("198.19.0.0/24", "nat"), ("0.0.0.0/0", "nat"))
    assert "nat nat" in trace(change(NET, "rtb-private", routes=by_hand), "app", BUCKETS).way


def test_the_senders_group_must_allow_the_service__VPCE_05() -> None:
    inside = change(NET, "sg-app", rules=group_rows(("out", "all", "10.0.0.0/8")))
    assert trace(inside, "app", BUCKETS).blockers == ["app: ENI_SG_RULES_MISMATCH"]
    listed = plus(inside, ManagedPrefixList(id="pl-s3", name=S3, owner=AWS, size=1))
    by_list = change(listed, "sg-app", rules=group_rows(("out", "tcp/443", "pl-s3")))
    assert trace(by_list, "app", BUCKETS).works


def test_the_acl_must_allow_the_public_addresses__VPCE_06__NACL_16() -> None:
    inside = change(
        NET,
        "acl-private",
        entries=acl_rows(
            ("out", 100, "allow", "all", "10.0.0.0/16"), ("in", 100, "allow", "all", "10.0.0.0/16")
        ),
    )
    found = trace(inside, "app", BUCKETS)
    assert found.blockers == ["private: SUBNET_ACL_RESTRICTION"]
    assert found.reply_blockers == ["private: SUBNET_ACL_RESTRICTION"]
    public = change(
        NET,
        "acl-private",
        entries=acl_rows(
            ("out", 100, "allow", "tcp/443", "198.19.0.0/24"),
            ("in", 100, "allow", "tcp/1024-65535", "198.19.0.0/24"),
        ),
    )
    assert trace(public, "app", BUCKETS).works


def test_a_peer_cannot_use_it__VPCE_07__PCX_06() -> None:
    with_endpoint = plus(two_peers(), gateway_endpoint("s3", S3, "rtb-b", vpc="b"))
    wide = change(with_endpoint, "rtb-a", routes=routes(("0.0.0.0/0", "a-b")))
    assert trace(wide, "a-1", BUCKETS).blockers == ["a-b: PCX_REQUIRES_ADDRESS_IN_VPC_CIDR"]
    assert trace(with_endpoint, "b-1", BUCKETS).works


def test_what_comes_by_a_transit_gateway_cannot_use_it__VPCE_07__TGW_24() -> None:
    hub = plus(hub_and_spokes(), gateway_endpoint("s3", S3, "rtb-egress-tgw", vpc="vpc-egress"))
    found = trace(hub, "a", BUCKETS)
    assert found.blockers == [f"s3: {SPOOFED}"]
    assert found.ends_at is None


def test_the_service_sees_the_private_source__VPCE_08() -> None:
    assert trace(NET, "app", BUCKETS).sources == ["10.0.2.10"]
    by_nat = trace(NET, "app", FAR_BUCKETS)
    assert by_nat.sources[-1] == "203.0.113.20"


def test_it_leads_to_its_service_alone__VPCE_09__RT_22() -> None:
    by_hand = change(NET, "rtb-data", routes=routes(("0.0.0.0/0", "s3")))
    found = trace(by_hand, "db", "8.8.8.8")
    assert found.blockers == ["s3: GATEWAY_ENDPOINT_DESTINATION_RESTRICTION"]
    assert trace(by_hand, "db", BUCKETS).works


@pytest.mark.parametrize("asked", ["udp/443", "icmp/3", "47"])
def test_it_carries_tcp_and_echo_alone__VPCE_09(asked: str) -> None:
    found = trace(NET, "app", BUCKETS, asked)
    assert found.blockers == ["s3: VPCE_GATEWAY_PROTOCOL_RESTRICTION"]
    assert trace(NET, "app", BUCKETS, "icmp/8").works


def test_only_an_available_endpoint_carries__VPCE_02() -> None:
    pending = change(NET, "s3", state=EndpointState.PENDING)
    assert trace(pending, "app", BUCKETS).blockers == ["s3: BAD_STATE_VPC_ENDPOINT"]
    deleted = change(NET, "s3", state=EndpointState.DELETED)
    assert "nat nat" in trace(deleted, "app", BUCKETS).way


def test_services_beside_s3_are_on_the_internet__VPCE_02() -> None:
    assert trace(NET, "app", address_of(SQS)).way[-1] == "aws-service internet"
    assert NET.get(Vpc, "vpc").region == "us-east-1"
