"""Whole dumps: an account as it really looks is a story, and what is odd in one is told."""

import json
from pathlib import Path
from typing import Any

import pytest

from playground.checks import Check, question_of, run
from playground.engine.conversation import Verdict
from playground.exchange import Bundle, Imported, ImportOptions, import_bundle
from playground.report import as_text, report
from playground.scenariofile import ScenarioFileError, read, write
from tests.exchange.describe.reading import SUBNET, VPC, sketched

HERE = Path(__file__).parent
DUMPS, STORY = HERE / "dumps", HERE / "dumps.txt"
YES, NO, OPEN = Verdict.REACHABLE, Verdict.UNREACHABLE, Verdict.UNDETERMINED

# fmt: off
QUESTIONS = (
    ("Browsers reach the web server", "internet", "web-1", 443, YES),
    ("The ACL denies one address first", "internet:198.51.100.66", "web-1", 443, NO),
    ("The web server asks the application", "web-1", "app-1", 8080, YES),
    ("The application asks the database", "app-1", "eni-0a0000000000000c1", 5432, YES),
    ("The web server does not", "web-1", "eni-0a0000000000000c1", 5432, NO),
    ("The application calls out by the NAT gateway", "app-1", "internet", 443, YES),
    ("A function does as well", "eni-0a0000000000000c2", "internet", 443, YES),
    ("A pod does as well", "eni-0a0000000000000c3", "internet", 443, YES),
    ("A NAT gateway that was deleted", "app-1", "192.0.2.9", 443, NO),
    ("A stopped instance does not answer", "web-1", "asleep", 8080, NO),
    ("The default group of the default VPC", "internet", "sandbox", 443, NO),
    ("The sandbox calls out", "sandbox", "internet", 443, YES),
    ("An interface of nobody", "app-1", "eni-0a0000000000000c4", 5432, NO),
    ("Sites behind a gateway that is not described", "app-1", "192.168.50.4", 443, OPEN),
    ("A transit gateway that is not described", "app-1", "203.0.113.130", 443, OPEN),
    ("A core network, which is not modelled", "app-1", "10.70.0.1", 443, OPEN),
)
# fmt: on
CHECKS = [
    Check(title=title, source=source, destination=destination, port=port, expect=expect)
    for title, source, destination, port, expect in QUESTIONS
]


@pytest.fixture(scope="module")
def account() -> Imported:
    """A folder as `manage.py collect` writes it: two regions of one account."""
    bundle = Bundle()
    bundle.add_path(DUMPS)
    return import_bundle(bundle, "account", ImportOptions())


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: str(check.title))
def test_an_account_answers_as_it_should(check: Check, account: Imported) -> None:
    assert run(check, account.scenario.network).verdict is check.expect


def test_the_story_of_an_account_is_as_stored(account: Imported, update_stories: bool) -> None:
    told = _story(account)
    if update_stories:
        STORY.write_text(told, encoding="utf-8")
    assert told == STORY.read_text(encoding="utf-8")


def _story(account: Imported) -> str:
    """What is said of how it came, and the answer to each question."""
    network, notes = account.scenario.network, account.report.as_json()
    notes["files"] = sorted(one.rpartition("dumps/")[2] for one in notes["files"])
    chapters = [json.dumps(notes, indent=2, ensure_ascii=False)]
    for check in CHECKS:
        answer = as_text(report(network, question_of(check, network)))
        chapters.append(f"{check.title}\n{'-' * len(check.title)}\n\n{answer}")
    return "\n\n".join(chapters) + "\n"


def test_what_was_imported_is_the_same_again_from_its_scenario_file(account: Imported) -> None:
    again = read(write(account.scenario).encode(), "account.yaml")
    assert sorted(again.network, key=_id) == sorted(account.scenario.network, key=_id)


def _id(node: Any) -> str:
    return str(node.id)


def test_everything_twice_counts_once(account: Imported) -> None:
    bundle = Bundle()
    bundle.add_path(DUMPS)
    bundle.add_path(DUMPS)
    twice = import_bundle(bundle, "account", ImportOptions())
    assert list(twice.scenario.network) == list(account.scenario.network)
    assert twice.report.left_out == account.report.left_out


def test_empty_answers_are_answers() -> None:
    empty: dict[str, Any] = {key: [] for key in KEYS}
    sketch = sketched(empty, {"Vpcs": [VPC], "Subnets": [SUBNET]})
    assert len(sketch.of("vpcs")) == len(sketch.of("subnets")) == 1


KEYS = (
    "Vpcs",
    "RouteTables",
    "NatGateways",
    "Addresses",
    "NetworkAcls",
    "SecurityGroups",
    "SecurityGroupRules",
    "Reservations",
    "NetworkInterfaces",
    "PrefixLists",
    "VpcPeeringConnections",
    "VpcBlockPublicAccessExclusions",
)

WITH_ID = {
    "Vpcs": "VpcId",
    "Subnets": "SubnetId",
    "VpcAttributes": "VpcId",
    "RouteTables": "RouteTableId",
    "PrefixLists": "PrefixListId",
    "ManagedPrefixListEntries": "PrefixListId",
    "InternetGateways": "InternetGatewayId",
    "EgressOnlyInternetGateways": "EgressOnlyInternetGatewayId",
    "NatGateways": "NatGatewayId",
    "Addresses": "PublicIp",
    "NetworkAcls": "NetworkAclId",
    "SecurityGroups": "GroupId",
    "SecurityGroupRules": "GroupId",
    "NetworkInterfaces": "NetworkInterfaceId",
    "Instances": "InstanceId",
    "VpcPeeringConnections": "VpcPeeringConnectionId",
    "VpcBlockPublicAccessOptions": "InternetGatewayBlockMode",
    "VpcBlockPublicAccessExclusions": "ResourceArn",
}


def refusal(*dumps: dict[str, Any]) -> str:
    """What is told of dumps that cannot be read."""
    with pytest.raises(ScenarioFileError) as caught:
        sketched(*dumps)
    return str(caught.value)


@pytest.mark.parametrize(("key", "id"), WITH_ID.items())
def test_an_item_without_its_id_is_a_fault_at_its_place(key: str, id: str) -> None:
    told = refusal({"Vpcs": [VPC]}, {key: [{}]})
    assert told.startswith(f"2.json: {key}[0].{id}: “{id}” is missing here.")


@pytest.mark.parametrize("key", WITH_ID)
def test_a_list_is_a_list_of_mappings(key: str) -> None:
    assert refusal({key: ["vpc-0a1"]}).startswith(f"1.json: {key}[0]: A mapping is needed here")


def group_with(permission: dict[str, Any]) -> dict[str, Any]:
    """An answer of one group with this one rule."""
    return {"SecurityGroups": [{"GroupId": "sg-0a1", "IpPermissions": [permission]}]}


@pytest.mark.parametrize(
    ("dump", "place"),
    [
        ({"Vpcs": {}}, "Vpcs: A list is needed here"),
        ({"Vpcs": [{**VPC, "CidrBlock": ["10.0.0.0/16"]}]}, "Vpcs[0].CidrBlock: "),
        ({"Subnets": [{**SUBNET, "MapPublicIpOnLaunch": "yes"}]}, "Subnets[0].MapPublicIpOnLaunch"),
        (
            {"RouteTables": [{"RouteTableId": "rtb-0a1", "Routes": {}}]},
            "RouteTables[0].Routes: ",
        ),
        (
            {"NetworkAcls": [{"NetworkAclId": "acl-0a1", "Entries": [{"RuleNumber": "1"}]}]},
            "NetworkAcls[0].Entries[0].RuleNumber: ",
        ),
        (
            group_with({"IpProtocol": "-1", "IpRanges": [{}]}),
            "SecurityGroups[0].IpPermissions[0].IpRanges[0].CidrIp: ",
        ),
        (
            group_with({"IpRanges": [{"CidrIp": "10.0.0.0/8"}]}),
            "SecurityGroups[0].IpPermissions[0].IpProtocol: ",
        ),
        (
            {"VpcBlockPublicAccessExclusions": [{"ResourceArn": "arn:aws:s3:::bucket"}]},
            "VpcBlockPublicAccessExclusions[0].ResourceArn: ",
        ),
        (
            {"VpcBlockPublicAccessOptions": {"InternetGatewayBlockMode": "half"}},
            "VpcBlockPublicAccessOptions[0].InternetGatewayBlockMode: ",
        ),
    ],
)
def test_a_wrong_value_is_a_fault_at_its_place(dump: dict[str, Any], place: str) -> None:
    assert refusal(dump).startswith(f"1.json: {place}")


def test_a_bad_row_is_told_at_the_row() -> None:
    acl = {
        "NetworkAclId": "acl-0a1",
        "VpcId": "vpc-0a1",
        "Entries": [
            {"RuleNumber": 100, "Protocol": "-1", "RuleAction": "allow", "CidrBlock": "banana"}
        ],
    }
    bundle = Bundle()
    bundle.add("a.json", json.dumps({"Vpcs": [VPC], "NetworkAcls": [acl]}).encode())
    with pytest.raises(ScenarioFileError) as caught:
        import_bundle(bundle, "dump", ImportOptions())
    assert str(caught.value).startswith("a.json: NetworkAcls[0].Entries[0]: Address: “banana”")


@pytest.mark.parametrize(
    ("dump", "wrapper"),
    [
        ({"Entries": [{"Cidr": "10.0.0.0/8"}]}, "ManagedPrefixListEntries"),
        ({"TargetHealthDescriptions": []}, "LoadBalancerTargetHealth"),
        ({"TransitGatewayRouteTablePropagations": []}, "TransitGatewayPropagations"),
    ],
)
def test_an_answer_that_does_not_say_whose_it_is_is_told_how_to_wrap(
    dump: dict[str, Any], wrapper: str
) -> None:
    [note] = [one for one in sketched(dump, {"Vpcs": [VPC]}).report.notes if wrapper in one]
    assert note.startswith("1.json: ")


@pytest.mark.parametrize("key", ["UserData", "PasswordData", "KeyMaterial", "SecretString"])
@pytest.mark.parametrize("value", ["hunter2", {"Value": "hunter2"}])
def test_no_secret_gets_into_what_is_kept_or_told(key: str, value: Any) -> None:
    sketch = sketched({"Vpcs": [VPC]}, {"InstanceId": "i-0a1", key: value})
    assert "hunter2" not in repr(sketch)


def test_kinds_that_are_not_modelled_are_counted() -> None:
    sketch = sketched({"Vpcs": [VPC], "FlowLogs": [{"FlowLogId": "fl-0a1"}], "Novelties": [{}]})
    assert [(one.kind, one.ids) for one in sketch.report.unmodelled] == [
        ("Flow log", ("fl-0a1",)),
        ("Novelties", ("1.json: Novelties[0]",)),
    ]


def test_one_page_of_several_is_told() -> None:
    sketch = sketched({"Vpcs": [VPC], "NextToken": "more"})
    assert any("NextToken" in note for note in sketch.report.notes)
