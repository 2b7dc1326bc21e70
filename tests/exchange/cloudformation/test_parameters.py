"""Parameters: what is given, what is missing, and what is not taken."""

import pytest

from playground.exchange.cloudformation.template import Given, read_template
from playground.exchange.cloudformation.values import NotGiven
from playground.scenariofile.faults import Faults
from playground.scenariofile.tree import Listing, plain

TEMPLATE = """
Parameters:
  VpcCidr: {Type: String, Default: 10.0.0.0/16, MaxLength: 18}
  Zones: {Type: "List<AWS::EC2::AvailabilityZone::Name>", Default: [a, b]}
  Natted: {Type: String, Default: true, AllowedValues: [true, false]}
  Size: {Type: Number, Default: 2, MinValue: 1, MaxValue: 4}
  Key: {Type: AWS::EC2::KeyPair::KeyName}
  Token: {Type: String, NoEcho: true, MinLength: 8, Default: 0123456789}
Resources:
  Vpc:
    Type: AWS::EC2::VPC
    Properties: {Cidr: !Ref VpcCidr, Zones: !Ref Zones, Key: !Ref Key, Natted: !Ref Natted}
"""


def given(**parameters: str) -> tuple[dict[str, object], list[str]]:
    """What the VPC's properties come to, and the faults."""
    faults = Faults("t.yaml")
    template = read_template(TEMPLATE, faults, Given(parameters=parameters))
    (vpc,) = template.resources
    values = {name: vpc.property(name) for name in ("Cidr", "Zones", "Natted", "Key")}
    told = [str(fault) for fault in faults.told()]
    return {name: plain(value) for name, value in values.items() if value is not None}, told


def test_defaults_count_where_nothing_is_given() -> None:
    values, faults = given()
    assert faults == []
    assert values == {"Cidr": "10.0.0.0/16", "Zones": ["a", "b"], "Natted": "true", "Key": None}


def test_what_is_given_counts() -> None:
    values, faults = given(VpcCidr="10.9.0.0/16", Zones="x, y", Key="mine")
    assert faults == []
    assert values == {"Cidr": "10.9.0.0/16", "Zones": ["x", "y"], "Natted": "true", "Key": "mine"}


@pytest.mark.parametrize(
    ("parameter", "value", "fault"),
    [
        ("VpcCdr", "x", "t.yaml: The template has no parameter “VpcCdr”. Did you mean “VpcCidr”?"),
        ("Size", "5", "t.yaml:6:3: The parameter “Size” must be a number from 1 to 4."),
        ("Size", "two", "t.yaml:6:3: The parameter “Size” must be a number."),
        ("Natted", "maybe", "t.yaml:5:3: The parameter “Natted” must be one of: true, false."),
        (
            "VpcCidr",
            "x" * 19,
            "t.yaml:3:3: The parameter “VpcCidr” must have 0 to 18 characters.",
        ),
        ("Token", "short", "t.yaml:8:3: The parameter “Token” must have 8 to 4096 characters."),
        ("Key", "x" * 5000, "t.yaml:7:3: The parameter “Key” is longer than 4096 characters."),
    ],
)
def test_a_value_that_does_not_fit_is_refused(parameter: str, value: str, fault: str) -> None:
    _, faults = given(**{parameter: value})
    assert faults == [fault]


def test_a_parameter_without_value_is_no_fault_until_somebody_needs_it() -> None:
    faults = Faults("t.yaml")
    (vpc,) = read_template(TEMPLATE, faults, Given()).resources
    found = vpc.property("Key")
    assert isinstance(found, NotGiven)
    assert found.parameter == "Key"
    assert faults.told() == ()


def test_a_list_stays_a_list() -> None:
    faults = Faults("t.yaml")
    (vpc,) = read_template(TEMPLATE, faults, Given(parameters={"Zones": ""})).resources
    assert isinstance(vpc.property("Zones"), Listing)
