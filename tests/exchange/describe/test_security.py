"""Network ACLs and security groups as AWS describes them."""

from typing import Any

import pytest

from tests.exchange.describe.reading import SUBNET, VPC, bare, left_out, said, sketched

PLACE: dict[str, Any] = {"Vpcs": [VPC], "Subnets": [SUBNET]}
EVERYWHERE = "0.0.0.0/0"


def entry(**more: Any) -> dict[str, Any]:
    """An entry that lets everything in."""
    return {
        "CidrBlock": EVERYWHERE,
        "Egress": False,
        "Protocol": "-1",
        "RuleAction": "allow",
        "RuleNumber": 100,
        **more,
    }


def acl(*entries: dict[str, Any], **more: Any) -> dict[str, Any]:
    """The ACL of the subnet."""
    associations = [{"SubnetId": "subnet-0a1", "NetworkAclId": "acl-0a1"}]
    return {
        "NetworkAclId": "acl-0a1",
        "VpcId": "vpc-0a1",
        "Associations": associations,
        "Entries": list(entries),
        **more,
    }


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ({}, {"protocol": "all"}),
        ({"PortRange": {"From": 1, "To": 2}}, {"protocol": "all"}),
        (
            {"Protocol": "6", "PortRange": {"From": 80, "To": 443}},
            {"protocol": "tcp", "ports": "80-443"},
        ),
        ({"Protocol": "17"}, {"protocol": "udp"}),
        ({"Protocol": "47"}, {"protocol": "47"}),
        (
            {"Protocol": "1", "IcmpTypeCode": {"Type": 8, "Code": -1}},
            {"protocol": "icmp", "icmp_type": 8},
        ),
        (
            {"Protocol": "1", "IcmpTypeCode": {"Type": 3, "Code": 4}},
            {"protocol": "icmp", "icmp_type": 3, "icmp_code": 4},
        ),
        ({"Protocol": "58", "IcmpTypeCode": {"Type": -1, "Code": -1}}, {"protocol": "icmpv6"}),
    ],
)
def test_an_entry_is_about_what_aws_says(written: dict[str, Any], expected: Any) -> None:
    sketch = sketched({**PLACE, "NetworkAcls": [acl(entry(**written))]})
    [found] = said(sketch, "network_acls", "acl-0a1")["ingress"]
    assert found == {"rule_number": 100, "action": "allow", "cidr": EVERYWHERE, **expected}


def test_the_star_rows_are_no_entries_and_directions_are_apart() -> None:
    out = entry(Egress=True, CidrBlock=None, Ipv6CidrBlock="::/0", RuleNumber=7)
    stars = [entry(RuleNumber=number, RuleAction="deny") for number in (32767, 32768)]
    sketch = sketched({**PLACE, "NetworkAcls": [acl(out, *stars, IsDefault=True)]})
    found = said(sketch, "network_acls", "acl-0a1")
    assert (found["default"], found["ingress"]) == (True, [])
    assert [one["cidr"] for one in found["egress"]] == ["::/0"]
    assert said(sketch, "subnets", "subnet-0a1")["network_acl"] == "acl-0a1"


def test_an_acl_without_entries_is_not_described_and_with_an_empty_list_it_is() -> None:
    dumps = ({**PLACE, "NetworkAcls": [acl(Entries=entries)]} for entries in (None, []))
    found = [said(sketched(dump), "network_acls", "acl-0a1", "undescribed") for dump in dumps]
    assert found == [{"undescribed": True}, {}]


def group(id: str, ingress: Any = (), egress: Any = (), **more: Any) -> dict[str, Any]:
    """A security group with these permissions."""
    return {
        "GroupId": id,
        "GroupName": id[-3:],
        "VpcId": "vpc-0a1",
        "IpPermissions": ingress,
        "IpPermissionsEgress": egress,
        **more,
    }


def allow(protocol: str, first: int | None = None, last: int | None = None, **ends: Any) -> Any:
    """A permission for some far ends."""
    return {"IpProtocol": protocol, "FromPort": first, "ToPort": last, **ends}


FROM_ALL = {"IpRanges": [{"CidrIp": EVERYWHERE}]}


def rules_of(*groups: dict[str, Any], **answers: Any) -> list[Any]:
    """What the first group lets in."""
    sketch = sketched({**PLACE, "SecurityGroups": list(groups), **answers})
    found: list[Any] = bare(
        sketch.resources["security_groups", groups[0]["GroupId"]].values["ingress"]
    )
    return found


@pytest.mark.parametrize(
    ("permission", "expected"),
    [
        (allow("-1", **FROM_ALL), {"protocol": "all"}),
        (allow("-1", 0, 65535, **FROM_ALL), {"protocol": "all"}),
        (allow("tcp", 443, 443, **FROM_ALL), {"protocol": "tcp", "ports": "443-443"}),
        (allow("6", -1, -1, **FROM_ALL), {"protocol": "tcp"}),
        (allow("udp", 0, 65535, **FROM_ALL), {"protocol": "udp", "ports": "0-65535"}),
        (allow("icmp", -1, -1, **FROM_ALL), {"protocol": "icmp"}),
        (allow("icmp", 8, -1, **FROM_ALL), {"protocol": "icmp", "icmp_type": 8}),
        (allow("58", 128, 0, **FROM_ALL), {"protocol": "icmpv6", "icmp_type": 128, "icmp_code": 0}),
        (allow("50", **FROM_ALL), {"protocol": "50"}),
    ],
)
def test_a_permission_is_about_what_aws_says(permission: Any, expected: dict[str, Any]) -> None:
    assert rules_of(group("sg-0a1", [permission])) == [{"source": EVERYWHERE, **expected}]


def test_each_far_end_of_a_permission_is_a_rule() -> None:
    ends = {
        "IpRanges": [{"CidrIp": "10.0.0.0/8", "Description": "inside"}],
        "Ipv6Ranges": [{"CidrIpv6": "::/0"}],
        "PrefixListIds": [{"PrefixListId": "pl-0a1"}],
        "UserIdGroupPairs": [{"GroupId": "sg-0a1", "UserId": "1"}],
    }
    assert rules_of(group("sg-0a1", [allow("tcp", 22, 22, **ends)])) == [
        {"protocol": "tcp", "ports": "22-22", "source": "10.0.0.0/8", "description": "inside"},
        {"protocol": "tcp", "ports": "22-22", "source": "::/0"},
        {"protocol": "tcp", "ports": "22-22", "source": "pl-0a1"},
        {"protocol": "tcp", "ports": "22-22", "source": "sg-0a1"},
    ]


def test_no_rules_are_no_rules_and_not_those_of_a_new_group() -> None:
    found = said(sketched({**PLACE, "SecurityGroups": [group("sg-0a1")]}), *GROUP)
    assert (found["ingress"], found["egress"]) == ([], [])
    assert "undescribed" not in found


GROUP = ("security_groups", "sg-0a1")


def test_a_group_of_which_a_direction_is_not_told_is_not_described() -> None:
    half = group("sg-0a1", [allow("-1", **FROM_ALL)], None)
    assert said(sketched({**PLACE, "SecurityGroups": [half]}), *GROUP)["undescribed"] is True
    told = {"SecurityGroups": [half], "SecurityGroupRules": [RULE]}
    assert "undescribed" not in said(sketched({**PLACE, **told}), *GROUP)


def test_only_the_default_group_may_be_called_so() -> None:
    dump = {**PLACE, "SecurityGroups": [group("sg-0a1", GroupName="default")]}
    assert said(sketched(dump), *GROUP, "default", "name") == {"default": True, "name": "default"}


RULE = {
    "SecurityGroupRuleId": "sgr-0a1",
    "GroupId": "sg-0a1",
    "IsEgress": False,
    "IpProtocol": "tcp",
    "FromPort": 443,
    "ToPort": 443,
    "CidrIpv4": EVERYWHERE,
}
HTTPS = {"protocol": "tcp", "ports": "443-443", "source": EVERYWHERE}


@pytest.mark.parametrize("permissions", [[], [allow("tcp", 443, 443, **FROM_ALL)]])
def test_a_rule_beside_its_group_counts_once(permissions: list[Any]) -> None:
    described = group("sg-0a1", permissions)
    assert rules_of(described, SecurityGroupRules=[RULE, RULE]) == [HTTPS]


@pytest.mark.parametrize(
    ("end", "far"),
    [
        ({"CidrIpv6": "::/0"}, "::/0"),
        ({"PrefixListId": "pl-0a1"}, "pl-0a1"),
        ({"ReferencedGroupInfo": {"GroupId": "sg-0b2"}}, "sg-0b2"),
    ],
)
def test_a_rule_by_itself_names_any_far_end(end: dict[str, Any], far: str) -> None:
    rule = {**RULE, "IsEgress": True, "CidrIpv4": None, **end}
    dump = {**PLACE, "SecurityGroups": [group("sg-0a1")], "SecurityGroupRules": [rule]}
    assert said(sketched(dump), *GROUP)["egress"] == [
        {"protocol": "tcp", "ports": "443-443", "destination": far}
    ]


def test_a_group_of_which_there_are_only_rules_stands_where_it_is_used() -> None:
    two = [VPC, {"VpcId": "vpc-0b2", "CidrBlock": "10.1.0.0/16"}]
    eni = {
        "NetworkInterfaceId": "eni-0a1",
        "SubnetId": "subnet-0a1",
        "PrivateIpAddress": "10.0.1.9",
        "Groups": [{"GroupId": "sg-0a1"}],
    }
    used = {"Vpcs": two, "Subnets": [SUBNET], "NetworkInterfaces": [eni]}
    found = said(sketched({**used, "SecurityGroupRules": [RULE]}), *GROUP)
    assert found == {"id": "sg-0a1", "vpc": "vpc-0a1", "ingress": [HTTPS], "egress": []}
    unused = sketched({"Vpcs": two, "SecurityGroupRules": [RULE]})
    assert list(left_out(unused)) == ["sg-0a1"]


@pytest.mark.parametrize(
    ("pair", "vpc"),
    [
        ({"GroupId": "sg-0c3"}, "vpc-0a1"),
        ({"GroupId": "sg-0c3", "VpcId": "vpc-0b2", "UserId": "2"}, "vpc-0b2"),
        ({"GroupId": "sg-0c3", "VpcId": "vpc-0f9", "UserId": "2"}, "vpc-0a1"),
        ({"GroupName": "sg-0c3"}, "vpc-0a1"),
    ],
)
def test_a_group_that_only_a_rule_names_is_not_described(pair: dict[str, str], vpc: str) -> None:
    two = [VPC, {"VpcId": "vpc-0b2", "CidrBlock": "10.1.0.0/16"}]
    naming = group("sg-0a1", [allow("-1", UserIdGroupPairs=[pair])])
    sketch = sketched({"Vpcs": two, "SecurityGroups": [naming]})
    found = said(sketch, "security_groups", "sg-0c3", "vpc", "undescribed")
    assert found == {"vpc": vpc, "undescribed": True}


def test_a_group_is_found_by_its_name_where_the_id_is_not_told() -> None:
    naming = group("sg-0a1", [allow("-1", UserIdGroupPairs=[{"GroupName": "web"}])])
    web = group("sg-0b2", GroupName="web")
    assert rules_of(naming, web) == [{"protocol": "all", "source": "sg-0b2"}]
