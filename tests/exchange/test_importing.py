"""Whatever the format: faults with file and place, nothing kept; what came in is told."""

import json
from typing import Any

import pytest

from playground.engine.nodes import Subnet, Vpc
from playground.exchange import Bundle, Imported, ImportOptions, import_bundle
from playground.scenariofile import ScenarioFileError, read, write

VPC = {"VpcId": "vpc-0a1", "CidrBlock": "10.0.0.0/16"}
SUBNET = {"SubnetId": "subnet-0a1", "VpcId": "vpc-0a1", "CidrBlock": "10.0.1.0/24"}


def imported(**files: str | bytes | dict[str, Any]) -> Imported:
    """What comes of these files; `a_json` is a.json."""
    bundle = Bundle()
    for name, content in files.items():
        data = json.dumps(content) if isinstance(content, dict) else content
        named = name.replace("__", "/").replace("_", ".")
        bundle.add(named, data.encode() if isinstance(data, str) else data)
    return import_bundle(bundle, "dump", ImportOptions())


def refusal(**files: str | bytes | dict[str, Any]) -> list[str]:
    """A line for each fault."""
    with pytest.raises(ScenarioFileError) as caught:
        imported(**files)
    return str(caught.value).splitlines()


def test_answers_may_lie_in_one_file_or_in_many() -> None:
    one = imported(all_json={"Vpcs": [VPC], "Subnets": [SUBNET]})
    many = imported(a_json={"Subnets": [SUBNET]}, b_json={"Vpcs": [VPC]})
    assert list(one.scenario.network) == list(many.scenario.network)
    assert [vpc.id for vpc in one.scenario.network.all(Vpc)] == ["vpc-0a1"]


def test_the_aws_cli_may_print_yaml() -> None:
    text = "Vpcs:\n- CidrBlock: 10.0.0.0/16\n  OwnerId: '012345678901'\n  VpcId: vpc-0a1\n"
    [vpc] = imported(vpcs_yaml=text).scenario.network.all(Vpc)
    assert (vpc.id, vpc.account) == ("vpc-0a1", "012345678901")


def test_what_stands_twice_counts_once() -> None:
    twice = imported(a_json={"Vpcs": [VPC, VPC], "Subnets": [SUBNET]}, b_json={"Vpcs": [VPC]})
    assert twice.report.came_in == {"VPC": 1, "Subnet": 1}


@pytest.mark.parametrize(
    ("escaped", "name"),
    [
        (r"\ud83d\ude00", "\U0001f600"),
        (r"\uD800", "\ufffd"),
        (r"\udc00", "\ufffd"),
        (r"\ud800\ud83d\ude00\ude00", "\ufffd\U0001f600\ufffd"),
        (r"a\u0000b", "a\ufffdb"),
    ],
)
def test_what_json_escapes_and_is_no_character_is_replaced(escaped: str, name: str) -> None:
    text = json.dumps({"Vpcs": [VPC | {"Tags": [{"Key": "Name", "Value": "?"}]}]})
    [vpc] = imported(a_json=text.replace("?", escaped)).scenario.network.all(Vpc)
    assert vpc.name == name
    assert "An id has letters" in refusal(a_json=text.replace("0a1", escaped))[0]


def test_the_report_holds_only_what_can_be_stored_and_shown() -> None:
    found = imported(**{"a_json": {"Vpcs": [VPC]}, "b\ud800\0\u202e_jpg": ""})
    [note] = [one for one in found.report.as_json()["notes"] if "was not read" in one]
    assert note.startswith("b\ufffd\ufffd\ufffd.jpg")


def test_a_text_that_has_no_end_is_cut_off() -> None:
    [fault] = refusal(a_json='{"Vpcs": [{"VpcId": "vpc-0')
    assert "it is cut off" in fault


def test_a_key_that_stands_twice_among_very_many_is_soon_found() -> None:
    keys = ", ".join(f'"K{number}": 0' for number in range(200_000))
    [fault] = refusal(a_json=f'{{{keys}, "K199999": 1}}')  # one by one it would take hours
    assert fault == "a.json: The key “K199999” stands twice in one mapping."


def test_what_stands_twice_and_differs_is_a_fault_with_both_places() -> None:
    [fault] = refusal(a_json={"Vpcs": [VPC]}, b_json={"Vpcs": [VPC | {"CidrBlock": "10.9.0.0/16"}]})
    assert fault.startswith("b.json: Vpcs[0]: “vpc-0a1” is described twice, and “cidr” differs")
    assert fault.endswith("the other one is in a.json: Vpcs[0].")


def test_a_subnet_of_a_vpc_that_is_not_there_is_a_fault() -> None:
    [fault] = refusal(a_json={"Vpcs": [VPC], "Subnets": [SUBNET | {"VpcId": "vpc-0b2"}]})
    assert fault.startswith("a.json: Subnets[0]: ")
    assert "vpc-0b2" in fault


def test_a_block_that_is_none_is_a_fault() -> None:
    [fault] = refusal(a_json={"Vpcs": [VPC | {"CidrBlock": "banana"}]})
    assert fault.startswith("a.json: Vpcs[0]: IPv4 CIDR: ")


@pytest.mark.parametrize(
    ("answer", "fault"),
    [
        ({"Vpcs": {}}, "a.json: Vpcs: A list is needed here: [...]."),
        ({"Vpcs": "x"}, "a.json: Vpcs: “Vpcs”: a list is needed here."),
        ({"Vpcs": ["x"]}, "a.json: Vpcs[0]: A mapping is needed here: {...}."),
        ({"Vpcs": [{}]}, "a.json: Vpcs[0].VpcId: “VpcId” is missing here."),
        ({"Vpcs": [VPC | {"VpcId": [1]}]}, "a.json: Vpcs[0].VpcId: “VpcId”: text is needed here."),
    ],
)
def test_a_wrong_shape_is_told_at_its_place(answer: dict[str, Any], fault: str) -> None:
    assert fault in refusal(a_json=answer)


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b'{"Vpcs": [{"VpcId": "vpc-0a1"', "a.json:1:30: The file ends too early: it is cut off."),
        (b'{"Vpcs": [}]}', "a.json:1:11: This is not JSON"),
        (b'{"Vpcs": []} {"Subnets": []}', "a.json:1:14: Something follows the JSON value"),
        (b'{"Vpcs": [], "Vpcs": []}', "a.json: The key “Vpcs” stands twice in one mapping."),
        (b'{"Vpcs": "\xe4"}', "a.json:1:11: This is not UTF-8"),
        (b'{"Vpcs": ' * 100_000, "a.json: Values are nested too deeply"),
        (
            b'{"Vpcs": ' + b"9" * 10_000 + b"}",
            "a.json: A number in this file has thousands of digits.",
        ),
        (b'["vpc-0a1"]', "Nothing here is in a format that is known: a.json"),
        (b'{"Vpcs": []}', "There is no resource in it that is modelled here."),
        (
            b'{"Functions": [{"FunctionName": "f"}, {"FunctionName": "g"}]}',
            "There is no resource in it that is modelled here, only: Lambda function (2).",
        ),
        (
            b'{"NatGateways": [{"NatGatewayId": "nat-0a1", "State": "deleted"}]}',
            "only: NAT gateway nat-0a1: its state is deleted.",
        ),
    ],
)
def test_what_cannot_be_read_is_told_in_a_line(data: bytes, fault: str) -> None:
    others: dict[str, str | bytes] = {"b_json": "[]"}
    [said] = refusal(a_json=data, **others)
    assert fault in said


def test_more_resources_than_may_be_opened_are_refused_before_anything_is_made_of_them() -> None:
    bundle = Bundle()
    bundle.add("a.json", json.dumps({"Vpcs": [VPC], "Subnets": [SUBNET]}).encode())
    assert import_bundle(bundle, "dump", ImportOptions(most=5)).report.came_in
    with pytest.raises(ScenarioFileError, match="These are 5 resources; at most 4 can be opened"):
        import_bundle(bundle, "dump", ImportOptions(most=4))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_file_may_be_encoded_as_windows_shells_do(encoding: str) -> None:
    data = json.dumps({"Vpcs": [VPC], "Subnets": [SUBNET]}).encode(encoding)
    assert [one.id for one in imported(a_json=data).scenario.network.all(Subnet)] == ["subnet-0a1"]


def test_a_scenario_file_is_reported_as_well() -> None:
    report = imported(a_yaml="format: 1\nvpcs: {lab: {cidr: 10.0.0.0/16}}\n").report
    assert report.files == ["a.yaml: a scenario file"]
    assert report.came_in == {"VPC": 1, "Route table": 1, "Network ACL": 1, "Security group": 1}


def test_formats_are_not_mixed() -> None:
    [fault] = refusal(a_json={"Vpcs": [VPC]}, b_yaml="format: 1\n")
    assert fault.startswith("dump: Several formats are mixed here")


def test_two_scenario_files_are_two_imports() -> None:
    [fault] = refusal(a_yaml="format: 1\n", b_yaml="format: 1\n")
    assert fault == "dump: There are 2 of them; import one at a time: a.yaml, b.yaml."


def test_what_is_not_modelled_is_counted_with_its_ids() -> None:
    report = imported(
        a_json={"Vpcs": [VPC], "Widgets": [{"WidgetId": "w-1"}, {"WidgetId": "w-1"}, {"X": 1}]}
    ).report
    assert [(one.kind, one.ids) for one in report.unmodelled] == [
        ("Widgets", ("w-1", "a.json: Widgets[2]"))
    ]


def test_a_file_that_is_nothing_is_told_beside_those_that_are_something() -> None:
    report = imported(a_json={"Vpcs": [VPC]}, notes_txt="buy milk").report
    assert report.files == ["a.json: AWS describe JSON"]
    assert "notes.txt was not read: it is none of the formats that are known." in report.notes


def test_what_is_named_and_not_described_is_told_with_what_would_describe_it() -> None:
    table = {
        "RouteTableId": "rtb-0a1",
        "VpcId": "vpc-0a1",
        "Associations": [{"Main": True, "RouteTableId": "rtb-0a1"}],
        "Routes": [
            {
                "DestinationCidrBlock": "0.0.0.0/0",
                "TransitGatewayId": "tgw-0123456789abcdef0",
                "State": "active",
            }
        ],
    }
    report = imported(a_json={"Vpcs": [VPC], "RouteTables": [table]}).report
    told = {(one.kind, one.id.removesuffix("-of-vpc-0a1")): one.add for one in report.not_described}
    assert set(told) == {
        ("Network ACL", "acl-default"),
        ("Security group", "sg-default"),
        ("Transit gateway", "tgw-0123456789abcdef0"),
    }
    assert "aws ec2 describe-transit-gateways" in told["Transit gateway", "tgw-0123456789abcdef0"]
    assert "Route tables" not in report.came_in
    assert report.came_in["Route table"] == 1


def test_one_page_of_several_is_told() -> None:
    report = imported(a_json={"Vpcs": [VPC], "NextToken": "abc"}).report
    assert any("one page of several" in note for note in report.notes)


def test_the_region_comes_from_the_folder_or_the_zone_or_the_option() -> None:
    zone = SUBNET | {"AvailabilityZone": "us-west-2-lax-1a"}
    regions = [
        imported(dump__eu__x_json={"Vpcs": [VPC]}),
        imported(a_json={"Vpcs": [VPC], "Subnets": [zone]}),
    ]
    found = [[vpc.region for vpc in one.scenario.network.all(Vpc)] for one in regions]
    assert found == [["us-east-1"], ["us-west-2"]]


def test_what_terminals_should_not_meet_is_made_printable() -> None:
    named = VPC | {"Tags": [{"Key": "Name", "Value": "a\x1b[31mb\n" + "x" * 300}]}
    [vpc] = imported(a_json={"Vpcs": [named]}).scenario.network.all(Vpc)
    assert vpc.name.isprintable()
    assert len(vpc.name) == 255


def test_without_an_answer_about_interfaces_others_may_be_there() -> None:
    subnets = {"Vpcs": [VPC], "Subnets": [SUBNET]}
    told = imported(a_json=subnets, b_json={"NetworkInterfaces": []}).scenario
    not_told = imported(a_json=subnets).scenario
    found = [one.network.interfaces_undescribed for one in (told, not_told)]
    assert found == [False, True]
    assert read(write(not_told)).network.interfaces_undescribed
