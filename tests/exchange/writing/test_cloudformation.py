"""Templates: what AWS's own rules say of them, and that nothing is lost on the way back."""

import json
from functools import cache
from typing import Any

import pytest
import yaml
from cfnlint.config import ConfigMixIn
from cfnlint.decode.decode import decode_str
from cfnlint.runner import Runner

from playground.exchange.cloudformation.writing import FORMS, write
from tests.exchange.writing.scenarios import SLUGS, described, imported, scenario
from tests.scenarios import file

KNOWN = {
    "W3010": "what lies in another region than the template has its zone by name",
    "E3688": "a message of one type with any code is what the console writes itself",
}
"""What cfn-lint says all the same, each with the reason why that is as it should be."""


@cache
def linter() -> Runner:
    """The one cfn-lint: to make its rules takes longer than to read a template by them."""
    return Runner(ConfigMixIn(regions=["us-east-1"]))


def complaints(template: str) -> list[tuple[str, str]]:
    """Rule and message of everything that cfn-lint finds."""
    content, unreadable = decode_str(template)
    found = unreadable or linter().validate_template(content)
    return [(one.rule.id, one.message) for one in found]


def parsed(template: str) -> dict[str, Any]:
    """A template as plain values; a short tag is the mapping that it stands for."""

    class Loader(yaml.SafeLoader):
        pass

    def full(loader: yaml.SafeLoader, suffix: str, node: yaml.Node) -> dict[str, Any]:
        if isinstance(node, yaml.SequenceNode):
            value: Any = loader.construct_sequence(node, deep=True)
        else:
            value = loader.construct_scalar(node)  # type: ignore[arg-type]
        if suffix == "GetAtt":
            value = value.split(".", 1)
        return {suffix if suffix == "Ref" else f"Fn::{suffix}": value}

    Loader.add_multi_constructor("!", full)
    found: dict[str, Any] = yaml.load(template, Loader)
    return found


def resources(sections: str) -> dict[str, Any]:
    """The resources of the template of a file with these sections."""
    found: dict[str, Any] = json.loads(write(file(sections), "json"))["Resources"]
    return found


def properties(sections: str, name: str) -> dict[str, Any]:
    """The properties of one of them."""
    found: dict[str, Any] = resources(sections)[name]["Properties"]
    return found


@pytest.mark.parametrize("slug", SLUGS)
def test_aws_would_take_the_template(slug: str) -> None:
    found = [one for one in complaints(write(scenario(slug))) if one[0] not in KNOWN]
    assert not found


def test_every_excuse_is_needed() -> None:
    found = {
        rule
        for slug in ("two-regions", "dual-stack")
        for rule, _ in complaints(write(scenario(slug)))
    }
    assert found == set(KNOWN)


@pytest.mark.parametrize(
    ("right", "wrong", "rule"),
    [
        ("!Ref Shop", "!Ref Shed", "E1020"),
        ("CidrBlock: 10.0.0.0/24", "CidrBlock: 10.9.0.0/24", "E3059"),
        ("AWS::EC2::NatGateway", "AWS::EC2::NatGate", "E3006"),
        ("SubnetId:", "Subnet:", "E3002"),
    ],
)
def test_a_mistake_in_a_template_would_be_found(right: str, wrong: str, rule: str) -> None:
    template = write(scenario("three-tier"))
    assert right in template
    assert rule in {one for one, _ in complaints(template.replace(right, wrong, 1))}


@pytest.mark.parametrize("slug", SLUGS)
def test_nothing_is_lost_on_the_way_through_a_template(slug: str) -> None:
    before = scenario(slug)
    after = imported(write(before), f"{slug}.yaml").scenario
    assert (after.title, after.slug, after.description) == (
        before.title,
        before.slug,
        before.description,
    )
    assert list(after.checks) == list(before.checks)
    assert described(after.network) == described(before.network)


@pytest.mark.parametrize("slug", SLUGS)
def test_both_forms_say_the_same(slug: str) -> None:
    assert parsed(write(scenario(slug))) == json.loads(write(scenario(slug), "json"))


@pytest.mark.parametrize("form", FORMS)
def test_the_same_rows_are_the_same_text(form: str) -> None:
    assert write(scenario("every-kind"), form) == write(scenario("every-kind"), form)


def test_another_form_is_refused() -> None:
    with pytest.raises(ValueError, match="not toml"):
        write(scenario("three-tier"), "toml")


# --- What AWS makes by itself

TWO_SUBNETS = """\
vpcs: {lab: {cidr: 10.0.0.0/16}}
internet_gateways: {igw: {vpc: lab}}
subnets:
  named: {cidr: 10.0.1.0/24, route_table: other}
  silent: {cidr: 10.0.2.0/24}
"""


def test_what_is_as_aws_makes_it_is_not_declared() -> None:
    assert set(resources("vpcs: {lab: {cidr: 10.0.0.0/16}}")) == {"Lab"}


def test_a_changed_main_table_is_declared_for_everybody_who_relied_on_it() -> None:
    found = resources(
        TWO_SUBNETS
        + """\
route_tables:
  other: {routes: []}
  main: {main: true, routes: [{destination: 0.0.0.0/0, target: igw}]}
"""
    )
    assert found["Main"]["Metadata"] == {"NetworkPlayground": {"main": True}}
    assert found["SilentUsesMain"]["Properties"]["SubnetId"] == {"Ref": "Silent"}
    assert found["NamedUsesOther"]["Properties"]["RouteTableId"] == {"Ref": "Other"}
    assert found["MainToIgw"]["DependsOn"] == "IgwAttachment"


def test_a_changed_default_acl_is_declared_for_everybody_who_relied_on_it() -> None:
    found = resources(
        TWO_SUBNETS.replace(", route_table: other", "")
        + "network_acls: {shut: {default: true, ingress: [], egress: []}}\n"
    )
    users = {"NamedUsesShut", "SilentUsesShut"}
    assert users <= set(found)
    assert found["Shut"]["Metadata"] == {"NetworkPlayground": {"default": True}}


WITH_DEFAULT_GROUP = TWO_SUBNETS.replace(", route_table: other", "") + (
    "instances: {web: {subnet: named}}\n"
)


def test_the_default_group_as_aws_makes_it_is_named_by_its_vpc() -> None:
    found = properties(WITH_DEFAULT_GROUP, "Web")
    assert found["SecurityGroupIds"] == [{"Fn::GetAtt": ["Lab", "DefaultSecurityGroup"]}]


def test_a_changed_default_group_is_declared_for_everybody_who_relied_on_it() -> None:
    sections = WITH_DEFAULT_GROUP + "security_groups: {all: {default: true, ingress: []}}\n"
    assert properties(sections, "Web")["SecurityGroupIds"] == [{"Fn::GetAtt": ["All", "GroupId"]}]


@pytest.mark.parametrize(
    ("egress", "written"),
    [
        ("", None),
        (
            "egress: [{protocol: tcp, ports: 443, destination: 0.0.0.0/0}]",
            [{"IpProtocol": "tcp", "FromPort": 443, "ToPort": 443, "CidrIp": "0.0.0.0/0"}],
        ),
        ("egress: []", [{"IpProtocol": "-1", "CidrIp": "127.0.0.1/32"}]),
        ("egress: [{destination: self}]", [{"IpProtocol": "-1", "CidrIp": "127.0.0.1/32"}]),
    ],
)
def test_a_group_lets_out_what_it_says_and_nothing_that_aws_adds(
    egress: str, written: list[dict[str, Any]] | None
) -> None:
    group = f"security_groups: {{app: {{vpc: lab, ingress: [], {egress}}}}}\n"
    found = properties("vpcs: {lab: {cidr: 10.0.0.0/16}}\n" + group, "App")
    assert found.get("SecurityGroupEgress") == written


def test_groups_may_name_each_other() -> None:
    found = resources(
        """\
vpcs: {lab: {cidr: 10.0.0.0/16}}
security_groups:
  a: {ingress: [{source: b}, {source: self}]}
  b: {ingress: [{source: a}]}
"""
    )
    apart = {"AFromB", "AFromA", "BFromA"}
    assert apart <= set(found)
    assert "SecurityGroupIngress" not in found["A"]["Properties"]


# --- Names

LOOKS_LIKE_SUB = "E1029"
"""cfn-lint takes it for a slip; it is a name like any other."""
NAMES = ["${AWS::Region}", "!Ref x", "naïve – café", "a: b # c", "'\"", "123", "yes", "x" * 255]


@pytest.mark.parametrize("name", NAMES)
def test_any_name_comes_back(name: str) -> None:
    before = file(f"vpcs: {{{json.dumps(name, ensure_ascii=False)}: {{cidr: 10.0.0.0/16}}}}")
    template = write(before)
    assert {rule for rule, _ in complaints(template)} <= {LOOKS_LIKE_SUB}
    assert described(imported(template, "t.yaml").scenario.network) == described(before.network)


def test_names_that_would_be_the_same_are_told_apart() -> None:
    found = resources(
        """\
vpcs: {web: {cidr: 10.0.0.0/16}}
subnets: {web: {cidr: 10.0.1.0/24}, web-1: {cidr: 10.0.2.0/24}, web.1: {cidr: 10.0.3.0/24}}
"""
    )
    assert set(found) == {"Web", "WebSubnet", "Web1", "Web1Subnet"}


def test_a_logical_id_is_kept() -> None:
    found = resources("vpcs: {lab: {cidr: 10.0.0.0/16, logical_id: TheVpc}}")
    assert set(found) == {"TheVpc"}
