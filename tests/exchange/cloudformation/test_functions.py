"""Functions of templates: what each comes to, and what is said of one that is wrong."""

from textwrap import indent

import pytest

from playground.exchange.cloudformation.pseudo import Place
from playground.exchange.cloudformation.template import Given, read_template
from playground.exchange.cloudformation.values import (
    Attribute,
    Composed,
    Hidden,
    NotGiven,
    Reference,
    Symbol,
    Unknown,
)
from playground.scenariofile.faults import Faults
from playground.scenariofile.tree import Listing, Scalar, Table, Value

AROUND = """
Parameters:
  Block: {Type: String, Default: 10.0.0.0/16}
  Names: {Type: CommaDelimitedList, Default: "a, b,c"}
  Count: {Type: Number, Default: 3}
  Password: {Type: String, NoEcho: true, Default: hunter2}
  Image: {Type: "AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>", Default: /aws/ami}
  Needed: {Type: "AWS::EC2::VPC::Id"}
  Production: {Type: String, Default: "yes", AllowedValues: ["yes", "no"]}
Mappings:
  Blocks:
    eu-west-1: {Vpc: 10.1.0.0/16, Subnets: [10.1.0.0/24, 10.1.1.0/24]}
Conditions:
  Large: !Equals [!Ref Production, "yes"]
  Small: !Not [!Condition Large]
  Both: !And [!Condition Large, !Condition Small]
  Either: !Or [!Condition Large, !Condition Small]
  Secret: !Equals [!Ref Password, hunter2]
  Stored: !Equals [!Ref Image, ami-1]
  LargeOrStored: !Or [!Condition Stored, !Condition Large]
Resources:
  Vpc: {Type: AWS::EC2::VPC, Properties: {CidrBlock: !Ref Block}}
  Twin: {Type: AWS::EC2::VPC, Properties: {CidrBlock: !GetAtt Vpc.CidrBlock}}
  Six:
    Type: AWS::EC2::VPCCidrBlock
    Properties: {VpcId: !Ref Vpc, AmazonProvidedIpv6CidrBlock: true}
  Subnet:
    Type: AWS::EC2::Subnet
    Properties: {VpcId: !Ref Vpc, AvailabilityZone: !Select [1, !GetAZs ""]}
  Group: {Type: AWS::EC2::SecurityGroup, Properties: {VpcId: !Ref Vpc}}
  Never: {Type: AWS::EC2::VPC, Condition: Small}
  It:
    Type: AWS::EC2::Thing
    Properties:
      Value:
"""


def value_of(expression: str) -> tuple[object, Faults]:
    """What an expression in YAML comes to in the template above, as plain data."""
    faults = Faults("t.yaml")
    text = AROUND + indent(expression, " " * 8)
    place = Place(region="eu-west-1", stack="net")
    template = read_template(text, faults, Given(place))
    (it,) = (one for one in template.resources if one.logical_id == "It")
    found = it.property("Value")
    return None if found is None else simple(found), faults


def simple(value: Value) -> object:
    """Plain data; symbols as the text that a person would write."""
    match value:
        case Reference():
            return f"<{value.logical_id}>"
        case Attribute():
            return f"<{value.logical_id}.{value.name}>"
        case Composed():
            return "".join(str(simple(part)) for part in value.parts)
        case Unknown():
            return f"<?{type(value).__name__}>"
        case Scalar():
            return value.value
        case Listing():
            return [simple(one) for one in value.items]
        case Table():
            return {key: simple(entry.value) for key, entry in value.entries.items()}


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("!Ref Block", "10.0.0.0/16"),
        ("{Ref: Block}", "10.0.0.0/16"),
        ("!Ref Names", ["a", "b", "c"]),
        ("!Ref Count", "3"),
        ("!Ref Vpc", "<Vpc>"),
        ("!Ref AWS::Region", "eu-west-1"),
        ("!Ref AWS::AccountId", "123456789012"),
        ("!Ref AWS::StackName", "net"),
        ("!Ref AWS::Partition", "aws"),
        ("!Ref AWS::URLSuffix", "amazonaws.com"),
        ("!Ref AWS::NotificationARNs", []),
        ("!Ref AWS::StackId", "<?Unknown>"),
        ("!Ref AWS::NoValue", None),
        ("[a, !Ref AWS::NoValue, b]", ["a", "b"]),
        ("{a: 1, b: !Ref AWS::NoValue}", {"a": 1}),
        ("!Ref Image", "<?Unknown>"),
        ("!Ref Password", "<?Hidden>"),
        ("!Ref Needed", "<?NotGiven>"),
        ("!GetAtt Vpc.CidrBlock", "10.0.0.0/16"),
        ("!GetAtt [Vpc, CidrBlock]", "10.0.0.0/16"),
        ("Fn::GetAtt: [Twin, CidrBlock]", "10.0.0.0/16"),
        ("!GetAtt Vpc.VpcId", "<Vpc>"),
        ("!GetAtt Group.GroupId", "<Group>"),
        ("!GetAtt Vpc.DefaultSecurityGroup", "<Vpc.DefaultSecurityGroup>"),
        ("!GetAtt Vpc.Ipv6CidrBlocks", ["2001:db8:1:100::/56"]),
        ("!GetAtt Subnet.AvailabilityZone", "eu-west-1b"),
        ("!GetAtt Subnet.VpcId", "<Vpc>"),
        ('!Sub "${AWS::StackName}-vpc"', "net-vpc"),
        ('!Sub "${Vpc}"', "<Vpc>"),
        ('!Sub "x-${Vpc}-${Group.GroupId}"', "x-<Vpc>-<Group>"),
        ('!Sub "${!Literal} ${Block}"', "${Literal} 10.0.0.0/16"),
        ('!Sub ["${A}.${B}", {A: !Ref AWS::Region, B: 7}]', "eu-west-1.7"),
        ('!Sub "${Image}"', "<?Unknown>"),
        ("!Join ['', [a, 1, true]]", "a1true"),
        ("!Join [', ', !Ref Names]", "a, b, c"),
        ("!Join ['.', [x, !Ref Vpc]]", "x.<Vpc>"),
        ("!Split [',', 'a,b,']", ["a", "b", ""]),
        ("!Split [',', !Join [',', [!Ref Vpc, !Ref Group]]]", ["<Vpc>", "<Group>"]),
        ("!Split [',', !ImportValue Subnets]", "<?Unknown>"),
        ("!Select [0, [a, b]]", "a"),
        ("!Select ['1', !Ref Names]", "b"),
        ("!Select [2, !GetAZs '']", "eu-west-1c"),
        ("!Select [5, !GetAZs us-east-1]", "us-east-1f"),
        ("!GetAZs {Ref: AWS::Region}", ["eu-west-1a", "eu-west-1b", "eu-west-1c"]),
        ("Fn::GetAZs: ''", ["eu-west-1a", "eu-west-1b", "eu-west-1c"]),
        ("!Cidr [10.0.0.0/16, 2, 8]", ["10.0.0.0/24", "10.0.1.0/24"]),
        ("!Cidr [!GetAtt Vpc.CidrBlock, '2', '5']", ["10.0.0.0/27", "10.0.0.32/27"]),
        ("!Cidr [10.0.0.0/16, 1]", ["10.0.0.0/24"]),
        (
            "!Cidr [!Select [0, !GetAtt Vpc.Ipv6CidrBlocks], 2, 64]",
            ["2001:db8:1:100::/64", "2001:db8:1:101::/64"],
        ),
        (
            "!Select [0, !Split ['00::/56', !Select [0, !GetAtt Vpc.Ipv6CidrBlocks]]]",
            "2001:db8:1:1",
        ),
        ("!Select [255, !Cidr ['2001:db8:1::/56', 256, 64]]", "2001:db8:1:ff::/64"),
        ("!FindInMap [Blocks, !Ref AWS::Region, Vpc]", "10.1.0.0/16"),
        ("!Select [1, !FindInMap [Blocks, eu-west-1, Subnets]]", "10.1.1.0/24"),
        ("!FindInMap [Blocks, eu-west-9, Vpc, {DefaultValue: !Ref Block}]", "10.0.0.0/16"),
        ("!If [Large, a, b]", "a"),
        ("!If [Small, !Ref Nobody, !If [Either, c, d]]", "c"),
        ("!If [Both, a, !Ref AWS::NoValue]", None),
        ("!If [Secret, a, b]", "a"),
        ("!If [Stored, a, b]", "<?Unknown>"),
        ("!If [LargeOrStored, a, b]", "a"),
        ("!ImportValue Net-Vpc", "<?Unknown>"),
        ('!ImportValue {"Fn::Sub": "${AWS::StackName}-Vpc"}', "<?Unknown>"),
        ("!Base64 hello", "aGVsbG8="),
        ("!Length [a, b]", 2),
        ("!Length {Ref: Names}", 3),
        ('!ToJsonString {a: [1, "x"]}', '{"a": [1, "x"]}'),
        ("Fn::Transform: {Name: AWS::Include}", "<?Unknown>"),
    ],
)
def test_a_function_comes_to_its_value(expression: str, expected: object) -> None:
    found, faults = value_of(expression)
    assert faults.told() == ()
    assert found == expected


@pytest.mark.parametrize(
    ("expression", "message"),
    [
        ("!Ref Blok", "Ref: nothing is called “Blok”. Did you mean “Block”?"),
        ("!Ref Never", "Ref: “Never” is not made: its condition “Small” is not met."),
        ("!GetAtt Nobody.Arn", "Fn::GetAtt: nothing is called “Nobody”."),
        ("!GetAtt Vpc", "Fn::GetAtt: a resource and one of its attributes are needed here."),
        ('!Sub "${Nobody}"', "Fn::Sub: nothing is called “Nobody”."),
        ("!Sub [a]", "Fn::Sub: a list of 2 arguments is needed."),
        ("!Join [a, b, c]", "Fn::Join: a list of 2 arguments is needed."),
        ("!Join ['', [[a]]]", "Fn::Join: every item must be a text."),
        ("!Split ['', 'a,b']", "Fn::Split: the delimiter is empty."),
        (
            "!Select [3, [a, b, c]]",
            "Fn::Select: there is no item 3: the list has 3, counting from 0.",
        ),
        (
            "!Select [x, [a]]",
            "Fn::Select: a number from 0 to 100000000 is needed, not “x”.",
        ),
        ("!Select [0, a]", "Fn::Select: a list is needed here."),
        ("!Cidr [10.0.0.0/33, 1, 8]", "Fn::Cidr: “10.0.0.0/33” is no CIDR block."),
        (
            "!Cidr [10.0.0.0/24, 3, 7]",
            "Fn::Cidr: 10.0.0.0/24 has no room for 3 blocks of /25.",
        ),
        ("!Cidr [10.0.0.0/24, 257, 7]", "Fn::Cidr: a number from 1 to 256 is needed, not “257”."),
        (
            "!FindInMap [Blocks, eu-west-2, Vpc]",
            "Fn::FindInMap: the mapping has no “eu-west-2”. Did you mean “eu-west-1”?",
        ),
        ("!If [Big, a, b]", "Fn::If: no condition is called “Big”."),
        ("!Equals [a, a]", "Fn::Equals: this belongs into a condition."),
        ("{'Fn::Sup': a}", "There is no function “Fn::Sup”. Did you mean “Fn::Sub”?"),
        ("{Ref: Block, Fn::Sub: a}", "Ref must stand alone in its mapping."),
        ("!Foo a", "Tags such as “!Foo” have no meaning here."),
        (
            "!!python/object/apply:os.system [id]",
            "Tags such as “tag:yaml.org,2002:python/object/apply:os.system” have no meaning here.",
        ),
    ],
)
def test_a_mistake_is_told_with_its_place(expression: str, message: str) -> None:
    _, faults = value_of(expression)
    (fault,) = faults.told()
    assert fault.message == message
    assert (fault.file, fault.line) == ("t.yaml", AROUND.count("\n") + 1)
    assert fault.column >= 9


def test_a_secret_is_shown_by_nobody() -> None:
    faults = Faults("t.yaml")
    template = read_template(AROUND + "        !Ref Password", faults, Given())
    found = template.resources[-1].property("Value")
    assert isinstance(found, Hidden)
    assert "hunter2" not in repr(found)
    assert "hunter2" not in repr(template.resources[-1].property("Value"))


def test_a_symbol_is_no_text() -> None:
    for kind in (Reference, Attribute, Composed, NotGiven, Hidden):
        assert issubclass(kind, Symbol)


LOOP = """
Resources:
  Fn::ForEach::Vpcs:
    - Number
    - ["1", "2"]
    - Vpc${Number}: {Type: AWS::EC2::VPC, Properties: {CidrBlock: !Sub "10.${Number}.0.0/16"}}
      Fn::ForEach::Subnets:
        - Letter
        - [a, b-]
        - Subnet${Number}&{Letter}:
            Type: AWS::EC2::Subnet
            Properties: {VpcId: !Ref "Vpc${Number}", Name: !Ref Letter}
"""


def test_a_loop_declares_its_body_once_for_each_item() -> None:
    faults = Faults("t.yaml")
    found = {one.logical_id: one for one in read_template(LOOP, faults, Given()).resources}
    assert faults.told() == ()
    assert sorted(found) == ["Subnet1a", "Subnet1b", "Subnet2a", "Subnet2b", "Vpc1", "Vpc2"]
    expected = {"Vpc2": ("CidrBlock", "10.2.0.0/16"), "Subnet2b": ("VpcId", "<Vpc2>")}
    for logical_id, (name, value) in expected.items():
        said = found[logical_id].property(name)
        assert said is not None
        assert simple(said) == value
    letter = found["Subnet1b"].property("Name")
    assert letter is not None
    assert simple(letter) == "b-"
