"""What makes one row valid, said with the rule that it rests on."""

import pytest
from django.core.exceptions import ValidationError

from playground.models import (
    ElasticIp,
    ManagedPrefixList,
    NatGateway,
    NetworkInterface,
    Route,
    Row,
    SecurityGroup,
    SecurityGroupRule,
    Subnet,
    Vpc,
)
from playground.models.fields import AddressField, BlockField

NOBODY = {"network_interface": None, "nat_gateway": None}

REFUSED: list[tuple[Row, str, str]] = [
    (Subnet(), "cidr", "VPC-18"),
    (SecurityGroupRule(), "cidr", "SG-12"),
    (SecurityGroupRule(cidr="0.0.0.0/0", referenced_group=SecurityGroup()), "cidr", "SG-12"),
    (
        SecurityGroupRule(cidr="0.0.0.0/0", prefix_list=ManagedPrefixList()),
        "cidr",
        "SG-12",
    ),
    (Route(), "destination", "RT-16"),
    (Route(destination="0.0.0.0/0", prefix_list=ManagedPrefixList()), "destination", "RT-16"),
    (Route(prefix_list=ManagedPrefixList(), origin="propagated-vpn-bgp"), "origin", "RT-06"),
    (ManagedPrefixList(), "max_entries", "LIM-12"),
    (ManagedPrefixList(max_entries=5, weight=5), "weight", "SG-26"),
    (ManagedPrefixList(aws_managed=True, name="mine"), "weight", "SG-26"),
    (ManagedPrefixList(aws_managed=True, weight=5, max_entries=5), "max_entries", "SG-26"),
    (NatGateway(subnet=None), "subnet", "NAT-01"),
    (NatGateway(subnet=Subnet(), availability_mode="regional"), "subnet", "NAT-15"),
    (
        ElasticIp(network_interface=NetworkInterface(), nat_gateway=NatGateway()),
        "nat_gateway",
        "ADDR-05",
    ),
]
TAKEN: list[Row] = [
    Subnet(cidr="10.0.1.0/24"),
    Subnet(ipv6_cidr="2001:db8:1:1::/64"),
    SecurityGroupRule(cidr="0.0.0.0/0"),
    SecurityGroupRule(referenced_group=SecurityGroup()),
    SecurityGroupRule(prefix_list=ManagedPrefixList()),
    Route(destination="0.0.0.0/0"),
    Route(prefix_list=ManagedPrefixList()),
    ManagedPrefixList(max_entries=5),
    ManagedPrefixList(aws_managed=True, name="com.amazonaws.us-east-1.s3"),
    ManagedPrefixList(aws_managed=True, name="mine", weight=7),
    NatGateway(subnet=Subnet()),
    NatGateway(subnet=None, availability_mode="regional"),
    ElasticIp(**NOBODY),
    ElasticIp(network_interface=NetworkInterface()),
]


@pytest.mark.parametrize(("row", "field", "rule"), REFUSED)
def test_a_row_that_cannot_be_is_refused_at_its_field_with_the_rule(
    row: Row, field: str, rule: str
) -> None:
    with pytest.raises(ValidationError) as caught:
        row.clean()
    ((where, (message,)),) = caught.value.message_dict.items()
    assert where == field
    assert message.endswith(f". [{rule}]")


@pytest.mark.parametrize("row", TAKEN)
def test_a_row_that_can_be_is_taken(row: Row) -> None:
    row.clean()


@pytest.mark.parametrize(
    ("text", "stored"),
    [("10.0.7.9/16", "10.0.0.0/16"), (" 10.0.0.0/16 ", "10.0.0.0/16"), ("10.0.0.1", "10.0.0.1/32")],
)
def test_a_block_is_stored_in_its_one_right_form__VPC_04(text: str, stored: str) -> None:
    assert BlockField(version=4).clean(text, Vpc()) == stored


@pytest.mark.parametrize("text", ["10.0.0.0/33", "2001:db8::/56", "", "x" * 500])
def test_what_is_no_block_is_refused(text: str) -> None:
    with pytest.raises(ValidationError) as caught:
        BlockField(version=4).clean(text, Vpc())
    assert all(len(message) < 150 for message in caught.value.messages)


def test_an_address_is_stored_in_its_one_right_form() -> None:
    assert AddressField().clean("2001:DB8::0009", Vpc()) == "2001:db8::9"
    assert AddressField(blank=True).clean("", Vpc()) == ""


def test_a_resource_is_called_by_its_name_else_by_its_id() -> None:
    assert str(Vpc(name="lab", aws_id="vpc-1")) == "lab"
    assert str(Vpc(aws_id="vpc-1")) == "vpc-1"
