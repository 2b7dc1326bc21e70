"""Route tables and prefix lists as AWS describes them."""

from typing import Any

import pytest

from playground.scenariofile import ScenarioFileError
from tests.exchange.describe.reading import SUBNET, VPC, bare, left_out, said, sketched

BLOCK = "192.0.2.0/24"
NAT = {"NatGatewayId": "nat-0a1", "SubnetId": "subnet-0a1", "State": "deleted"}
IGW = {"InternetGatewayId": "igw-0a1", "Attachments": [{"State": "available", "VpcId": "vpc-0a1"}]}
PLACE: dict[str, Any] = {"Vpcs": [VPC], "Subnets": [SUBNET]}


def table(*routes: dict[str, Any], **more: Any) -> dict[str, Any]:
    """A route table with these routes."""
    return {"RouteTableId": "rtb-0a1", "VpcId": "vpc-0a1", "Routes": list(routes), **more}


def routes(*written: dict[str, Any], **answers: Any) -> list[Any]:
    """What becomes of these routes, beside other answers."""
    sketch = sketched({**PLACE, "RouteTables": [table(*written)], **answers})
    found: list[Any] = bare(sketch.resources["route_tables", "rtb-0a1"].values["routes"])
    return found


CORE = "arn:aws:networkmanager::1:core-network/core-network-1"
LOCAL = {"DestinationCidrBlock": "10.0.0.0/16", "GatewayId": "local", "Origin": "CreateRouteTable"}


@pytest.mark.parametrize(
    ("written", "target"),
    [
        ({"GatewayId": "igw-0a1", "State": "active"}, "igw-0a1"),
        ({"NatGatewayId": "nat-0c3", "State": "active"}, "nat-0c3"),
        ({"NatGatewayId": "nat-0c3", "State": "blackhole"}, "deleted"),
        ({"GatewayId": "igw-0a1", "State": "blackhole"}, "igw-0a1"),
        ({"NatGatewayId": "nat-0a1", "State": "active"}, "deleted"),
        ({"State": "blackhole"}, "deleted"),
        ({"State": "active"}, "target-not-told"),
        ({"State": "active", "WarpGateId": "warp-0a1"}, "target-not-told"),
        ({"VpcPeeringConnectionId": "pcx-0a1"}, "pcx-0a1"),
        ({"TransitGatewayId": "tgw-0a1"}, "tgw-0a1"),
        ({"InstanceId": "i-0a1", "NetworkInterfaceId": "eni-0a1"}, "eni-0a1"),
        ({"CarrierGatewayId": "cagw-0a1"}, "cagw-0a1"),
        ({"LocalGatewayId": "lgw-0a1"}, "lgw-0a1"),
        ({"CoreNetworkArn": CORE}, CORE),
        ({"GatewayId": "local", "Origin": "CreateRoute"}, "local"),
    ],
)
def test_a_route_leads_where_aws_says_unless_that_is_gone(
    written: dict[str, Any], target: str
) -> None:
    found = routes(
        {"DestinationCidrBlock": BLOCK, **written}, InternetGateways=[IGW], NatGateways=[NAT]
    )
    assert found == [{"destination": BLOCK, "target": target}]


def test_a_local_route_is_there_by_itself_unless_it_was_changed() -> None:
    changed = {**LOCAL, "GatewayId": None, "NetworkInterfaceId": "eni-0a1"}
    assert routes(LOCAL) == []
    assert routes(changed) == [{"destination": "10.0.0.0/16", "target": "eni-0a1"}]


@pytest.mark.parametrize(
    "key", ["DestinationCidrBlock", "DestinationIpv6CidrBlock", "DestinationPrefixListId"]
)
def test_each_form_of_a_destination_is_read(key: str) -> None:
    assert routes({key: "x", "GatewayId": "igw-0a1"}) == [{"destination": "x", "target": "igw-0a1"}]


def test_a_route_without_a_destination_is_a_fault_at_its_place() -> None:
    with pytest.raises(ScenarioFileError) as caught:
        routes({"GatewayId": "igw-0a1"})
    assert str(caught.value).startswith("1.json: RouteTables[0].Routes[0].DestinationCidrBlock: ")


LEARNT = {
    "DestinationCidrBlock": "192.168.0.0/16",
    "GatewayId": "vgw-0a1",
    "Origin": "EnableVgwRoutePropagation",
}


def vpn(static: bool) -> dict[str, Any]:
    """A VPN connection on the gateway; a static one with the prefix that was learnt."""
    return {
        "VpnConnectionId": "vpn-0a1",
        "CustomerGatewayId": "cgw-0a1",
        "VpnGatewayId": "vgw-0a1",
        "Options": {"StaticRoutesOnly": static},
        "Routes": [{"DestinationCidrBlock": "192.168.0.0/16"}] if static else [],
    }


def test_what_a_table_learnt_is_kept_where_nothing_else_tells_it() -> None:
    kept = {"destination": "192.168.0.0/16", "target": "vgw-0a1", "origin": "propagated-vpn-bgp"}
    assert routes(LEARNT) == [kept]
    assert routes(LEARNT, VpnConnections=[vpn(static=False)]) == [kept]
    assert routes(LEARNT, VpnConnections=[vpn(static=True)]) == []


def test_associations_go_to_the_subnet_or_the_gateway_and_ended_ones_nowhere() -> None:
    held, ended = {"State": "associated"}, {"State": "disassociated"}
    associations = [
        {"Main": True, "AssociationState": held},
        {"SubnetId": "subnet-0a1", "AssociationState": held},
        {"GatewayId": "igw-0a1", "AssociationState": held},
        {"SubnetId": "subnet-0b2", "AssociationState": ended},
    ]
    other = {**SUBNET, "SubnetId": "subnet-0b2", "CidrBlock": "10.0.2.0/24"}
    tables = [table(Associations=associations)]
    sketch = sketched(
        {
            "Vpcs": [VPC],
            "Subnets": [SUBNET, other],
            "InternetGateways": [IGW],
            "RouteTables": tables,
        }
    )
    assert said(sketch, "route_tables", "rtb-0a1", "main") == {"main": True}
    assert said(sketch, "subnets", "subnet-0a1")["route_table"] == "rtb-0a1"
    assert said(sketch, "internet_gateways", "igw-0a1")["route_table"] == "rtb-0a1"
    assert "route_table" not in said(sketch, "subnets", "subnet-0b2")


def test_a_table_without_routes_is_not_described_and_with_an_empty_list_it_is() -> None:
    bare_table = {"RouteTableId": "rtb-0a1", "VpcId": "vpc-0a1"}
    assert said(sketched({**PLACE, "RouteTables": [bare_table]}), "route_tables", "rtb-0a1")[
        "undescribed"
    ]
    sketch = sketched({**PLACE, "RouteTables": [table()]})
    assert "undescribed" not in said(sketch, "route_tables", "rtb-0a1")


def test_a_table_in_two_files_counts_once() -> None:
    one = {**PLACE, "RouteTables": [table({"DestinationCidrBlock": BLOCK, "GatewayId": "igw-0a1"})]}
    assert len(sketched(one, one).of("route_tables")) == 2  # and the main one, not described


OWN = {
    "PrefixListId": "pl-0a1",
    "PrefixListName": "offices",
    "MaxEntries": 9,
    "AddressFamily": "IPv4",
    "OwnerId": "111122223333",
    "State": "create-complete",
}
S3 = {"PrefixListId": "pl-63a5400a", "PrefixListName": "com.amazonaws.us-east-1.s3"}
BLOCKS = {**S3, "Cidrs": ["52.216.0.0/15", "54.231.0.0/16"]}
OF_AWS = {**S3, "OwnerId": "AWS", "AddressFamily": "IPv4"}
ENTRIES = {
    "PrefixListId": "pl-0a1",
    "Entries": [{"Cidr": "203.0.113.0/24", "Description": "Berlin"}, {"Cidr": "192.0.2.0/25"}],
}


@pytest.mark.parametrize("key", ["PrefixLists", "ManagedPrefixLists"])
def test_a_list_of_ones_own_has_the_entries_of_their_own_answer(key: str) -> None:
    sketch = sketched({key: [OWN], "ManagedPrefixListEntries": [ENTRIES]})
    assert said(sketch, "managed_prefix_lists", "pl-0a1") == {
        "id": "pl-0a1",
        "name": "offices",
        "max_entries": 9,
        "address_family": "IPv4",
        "region": "us-east-1",
        "account": "111122223333",
        "entries": [
            {"cidr": "203.0.113.0/24", "description": "Berlin"},
            {"cidr": "192.0.2.0/25"},
        ],
    }


def test_a_list_of_aws_may_stand_in_both_commands_and_counts_once() -> None:
    for lists in ([OF_AWS, BLOCKS], [BLOCKS, OF_AWS], [BLOCKS]):
        found = said(sketched({"PrefixLists": lists}), "managed_prefix_lists", "pl-63a5400a")
        assert found["aws_managed"] is True
        assert found["entries"] == [{"cidr": "52.216.0.0/15"}, {"cidr": "54.231.0.0/16"}]
        assert "max_entries" not in found


UNKNOWN = {"PrefixListId": "pl-0c3", "PrefixListName": "com.amazonaws.us-east-1.novelty"}


def test_a_list_whose_entries_nobody_tells_is_not_described() -> None:
    sketch = sketched({"PrefixLists": [OWN, OF_AWS, {**OF_AWS, **UNKNOWN}]})
    assert said(sketch, "managed_prefix_lists", "pl-0a1")["undescribed"] is True
    assert said(sketch, "managed_prefix_lists", "pl-0c3")["undescribed"] is True
    assert "undescribed" not in said(sketch, "managed_prefix_lists", "pl-63a5400a")
    assert [note for note in sketch.report.notes if note.startswith("The entries of com.amazon")]


def test_entries_alone_make_a_list() -> None:
    found = said(
        sketched({"ManagedPrefixListEntries": [ENTRIES]}), "managed_prefix_lists", "pl-0a1"
    )
    assert (found["max_entries"], len(found["entries"])) == (2, 2)
    assert "undescribed" not in found


def test_a_deleted_list_is_left_out() -> None:
    assert left_out(sketched({"PrefixLists": [{**OWN, "State": "delete-complete"}]})) == {
        "pl-0a1": "its state is delete-complete"
    }
