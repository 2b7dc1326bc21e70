"""Instances and network interfaces as AWS describes them."""

from typing import Any

import pytest

from tests.exchange.describe.reading import SUBNET, VPC, left_out, said, sketched

PLACE: dict[str, Any] = {"Vpcs": [VPC], "Subnets": [SUBNET]}
ENI = "network_interfaces", "eni-0a1"
AWS = {"Status": "attached", "InstanceOwnerId": "amazon-aws"}


def eni(**more: Any) -> dict[str, Any]:
    """An interface that nobody uses."""
    return {
        "NetworkInterfaceId": "eni-0a1",
        "SubnetId": "subnet-0a1",
        "VpcId": "vpc-0a1",
        "PrivateIpAddress": "10.0.1.9",
        "PrivateIpAddresses": [{"Primary": True, "PrivateIpAddress": "10.0.1.9"}],
        "Ipv6Addresses": [],
        "Groups": [{"GroupId": "sg-0a1"}],
        "Status": "available",
        "InterfaceType": "interface",
        "RequesterManaged": False,
        **more,
    }


PLAIN = {
    "id": "eni-0a1",
    "subnet": "subnet-0a1",
    "private_ip": "10.0.1.9",
    "secondary_private_ips": [],
    "ipv6_addresses": [],
    "public_ip": False,
    "security_groups": ["sg-0a1"],
}
OF_INSTANCE = {"InstanceId": "i-0a1", "DeviceIndex": 1, "Status": "attached"}
AUTO = {"PublicIp": "203.0.113.7", "IpOwnerId": "amazon"}
ELASTIC = {"PublicIp": "203.0.113.7", "IpOwnerId": "111122223333"}
SECOND = {"Primary": False, "PrivateIpAddress": "10.0.1.8"}
FIRST = {"Primary": True, "PrivateIpAddress": "10.0.1.9"}
KEPT = {"requester_managed": True}


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({}, {}),
        ({"TagSet": [{"Key": "Name", "Value": "card"}]}, {"name": "card"}),
        ({"SourceDestCheck": False}, {"source_dest_check": False}),
        (
            {"Attachment": OF_INSTANCE, "Status": "in-use"},
            {"instance": "i-0a1", "device_index": 1},
        ),
        ({"Attachment": {**OF_INSTANCE, "Status": "detached"}}, {}),
        ({"Association": AUTO}, {"public_ip": "203.0.113.7"}),
        ({"Association": ELASTIC}, {}),
        ({"PrivateIpAddresses": [SECOND, FIRST]}, {"secondary_private_ips": ["10.0.1.8"]}),
        (
            {
                "Ipv6Addresses": [
                    {"Ipv6Address": "2001:db8::2"},
                    {"Ipv6Address": "2001:db8::1", "IsPrimaryIpv6": True},
                ]
            },
            {"ipv6_addresses": ["2001:db8::1", "2001:db8::2"]},
        ),
        (
            {"Groups": [{"GroupId": "sg-0b2"}, {"GroupId": "sg-0a1"}]},
            {"security_groups": ["sg-0a1", "sg-0b2"]},
        ),
        ({"Groups": []}, {"security_groups": []}),
        ({"Groups": None}, {"security_groups": [], "undescribed": True}),
        (
            {"RequesterManaged": True, "Description": "RDSNetworkInterface"},
            {**KEPT, "description": "RDSNetworkInterface"},
        ),
        ({"InterfaceType": "lambda", "Status": "in-use", "Attachment": AWS}, KEPT),
        ({"InterfaceType": "branch"}, KEPT),
        ({"InterfaceType": "efa"}, {}),
        (
            {
                "InterfaceType": "vpc_endpoint",
                "Description": "VPC Endpoint Interface vpce-0a1b2c3d4e5f60718",
            },
            {
                **KEPT,
                "attached_to": "vpce-0a1b2c3d4e5f60718",
                "description": "VPC Endpoint Interface vpce-0a1b2c3d4e5f60718",
            },
        ),
    ],
)
def test_an_interface_is_what_aws_says(more: dict[str, Any], expected: dict[str, Any]) -> None:
    sketch = sketched({**PLACE, "NetworkInterfaces": [eni(**more)]})
    assert said(sketch, *ENI) == {**PLAIN, **expected}


@pytest.mark.parametrize(
    ("type", "description", "shown_as"),
    [
        ("nat_gateway", "Interface for NAT Gateway nat-0a1b2c3d4e5f60718", "nat-0a1b2c3d4e5f60718"),
        (
            "transit_gateway",
            "Network Interface for Transit Gateway Attachment tgw-attach-0a1b2c3d4e5f60718",
            "tgw-attach-0a1b2c3d4e5f60718",
        ),
        (
            "gateway_load_balancer_endpoint",
            "VPC Endpoint Interface vpce-0a1b2c3d4e5f60718",
            "vpce-0a1b2c3d4e5f60718",
        ),
        ("interface", "Interface for NAT Gateway nat-0a1b2c3d", "nat-0a1b2c3d"),
    ],
)
def test_an_interface_that_is_a_part_of_something_is_shown_as_that(
    type: str, description: str, shown_as: str
) -> None:
    part = eni(InterfaceType=type, Description=description, RequesterManaged=True)
    sketch = sketched({**PLACE, "NetworkInterfaces": [part]})
    assert sketch.of("network_interfaces") == []
    assert left_out(sketch)["eni-0a1"].endswith(shown_as)


def test_the_interface_that_a_nat_gateway_names_is_shown_as_the_gateway() -> None:
    nat = {
        "NatGatewayId": "nat-0a1",
        "SubnetId": "subnet-0a1",
        "NatGatewayAddresses": [{"NetworkInterfaceId": "eni-0a1", "PrivateIp": "10.0.1.9"}],
    }
    sketch = sketched({**PLACE, "NatGateways": [nat], "NetworkInterfaces": [eni()]})
    assert left_out(sketch) == {"eni-0a1": "it is shown as its NAT gateway nat-0a1"}


def test_delegated_prefixes_and_carrier_addresses_are_not_modelled() -> None:
    more = {
        "Ipv4Prefixes": [{"Ipv4Prefix": "10.0.1.16/28"}],
        "Association": {"CarrierIp": "155.1.2.3"},
    }
    sketch = sketched({**PLACE, "NetworkInterfaces": [eni(**more)]})
    assert [one.ids for one in sketch.report.unmodelled] == [
        ("eni-0a1",),
        ("eni-0a1 10.0.1.16/28",),
    ]


def instance(**more: Any) -> dict[str, Any]:
    """An instance with one interface, as `describe-instances` prints it."""
    inner = {**eni(), "Attachment": {"DeviceIndex": 0, "Status": "attached"}, "Status": "in-use"}
    return {
        "InstanceId": "i-0a1",
        "VpcId": "vpc-0a1",
        "SubnetId": "subnet-0a1",
        "State": {"Code": 16, "Name": "running"},
        "PrivateIpAddress": "10.0.1.9",
        "SecurityGroups": [{"GroupId": "sg-0a1"}],
        "NetworkInterfaces": [inner],
        "Tags": [{"Key": "Name", "Value": "web"}],
        **more,
    }


def reserved(*instances: dict[str, Any]) -> dict[str, Any]:
    """Instances in a reservation."""
    return {**PLACE, "Reservations": [{"ReservationId": "r-0a1", "Instances": list(instances)}]}


@pytest.mark.parametrize(
    ("state", "counts_as"),
    [
        ("running", "running"),
        ("stopped", "stopped"),
        ("stopping", "stopped"),
        ("pending", "stopped"),
    ],
)
def test_an_instance_runs_or_it_does_not(state: str, counts_as: str) -> None:
    sketch = sketched(reserved(instance(State={"Name": state})))
    assert said(sketch, "instances", "i-0a1")["state"] == counts_as
    assert any("pending" in note for note in sketch.report.notes) is (state == "pending")


@pytest.mark.parametrize("state", ["terminated", "shutting-down"])
def test_a_terminated_instance_is_left_out_with_its_interface(state: str) -> None:
    dump = reserved(instance(State={"Name": state}, NetworkInterfaces=[]))
    dump["NetworkInterfaces"] = [eni(Attachment=OF_INSTANCE)]
    sketch = sketched(dump)
    assert left_out(sketch) == {
        "i-0a1": f"its state is {state}",
        "eni-0a1": "the instance i-0a1 is gone",
    }
    assert sketch.of("instances") + sketch.of("network_interfaces") == []


def test_an_interface_of_both_answers_counts_once_and_the_fuller_one_is_believed() -> None:
    dump = reserved(instance())
    dump["NetworkInterfaces"] = [eni(Attachment=OF_INSTANCE, SourceDestCheck=False)]
    [interface] = sketched(dump).of("network_interfaces")
    assert interface.values["source_dest_check"] is False
    assert (interface.values["instance"], interface.values["device_index"]) == ("i-0a1", 1)


def test_an_interface_that_only_its_instance_describes_is_read_there() -> None:
    sketch = sketched(reserved(instance()))
    assert said(sketch, *ENI) == {**PLAIN, "instance": "i-0a1", "device_index": 0}
    assert said(sketch, "instances", "i-0a1") == {
        "id": "i-0a1",
        "name": "web",
        "vpc": "vpc-0a1",
        "state": "running",
    }


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({}, {}),
        ({"PublicIpAddress": "203.0.113.7"}, {"public_ip": "203.0.113.7"}),
        ({"SecurityGroups": None}, {"security_groups": [], "undescribed": True}),
        ({"SecurityGroups": []}, {"security_groups": [], "undescribed": True}),
    ],
)
def test_an_instance_without_interfaces_says_itself_where_it_is(
    more: dict[str, Any], expected: dict[str, Any]
) -> None:
    bare = instance(NetworkInterfaces=None, **more)
    found = said(sketched({**PLACE, "Instances": [bare]}), "instances", "i-0a1")
    assert found == {
        **{key: PLAIN[key] for key in PLAIN if key not in ("id", "secondary_private_ips")},
        "id": "i-0a1",
        "name": "web",
        "vpc": "vpc-0a1",
        "state": "running",
        **expected,
    }


def test_user_data_is_never_kept() -> None:
    sketch = sketched(reserved(instance(UserData="c2VjcmV0")))
    assert "c2VjcmV0" not in repr(sketch)
    assert any("User data" in note for note in sketch.report.notes)


@pytest.mark.parametrize(
    ("answers", "told"),
    [({}, True), ({"NetworkInterfaces": []}, False), ({"Reservations": []}, False)],
)
def test_where_nobody_was_asked_for_interfaces_the_report_says_what_is_missing(
    answers: dict[str, Any], told: bool
) -> None:
    report = sketched({**PLACE, **reserved(instance()), **answers}).report
    assert any("describe-network-interfaces" in note for note in report.notes) is told
