"""What is wrong with a document, or missing in it: told with its place, or in the report."""

from typing import Any

import pytest

from playground.models import Vpc
from playground.scenariofile import ScenarioFileError
from tests.exchange.terraform.documents import Json, block, imported, plan, sketched, state

VPC = block("aws_vpc.lab", id="vpc-0a1", cidr_block="10.0.0.0/16")
AS_JSON = "write it with “terraform show -json”: “terraform show -json plan.out > plan.json”."


def refusal(document: Json) -> list[str]:
    """A line for each fault."""
    with pytest.raises(ScenarioFileError) as caught:
        imported(document)
    return str(caught.value).splitlines()


@pytest.mark.parametrize(
    ("document", "fault"),
    [
        (
            {"format_version": "1.0"},
            f"tf.json: It has neither “values” nor “planned_values”: nothing is in it; {AS_JSON}",
        ),
        (
            {"version": 3, "terraform_version": "0.11.14", "modules": []},
            f"tf.json: State files of version 3 are not read; {AS_JSON}",
        ),
        (
            state(block("aws_vpc.lab", id="vpc-0a1", cidr_block="banana")),
            "tf.json: aws_vpc.lab: IPv4 CIDR: “banana” is no CIDR block like 10.0.0.0/16.",
        ),
        (
            state(block("aws_vpc.lab", id="vpc-0a1", cidr_block=["10.0.0.0/16"])),
            "tf.json: aws_vpc.lab.cidr_block: “cidr_block”: text is needed here.",
        ),
        (
            state(VPC, block("aws_vpc.other", id="vpc-0a1", cidr_block="10.1.0.0/16")),
            "tf.json: aws_vpc.other: “vpc-0a1” is described twice, and “cidr” differs; "
            "the other one is in tf.json: aws_vpc.lab.",
        ),
        (
            state(VPC, block("aws_route_table.a", id="rtb-0a1", vpc_id="vpc-0a1", route=["x"])),
            "tf.json: aws_route_table.a.route[0]: A mapping is needed here: {...}.",
        ),
    ],
)
def test_a_fault_is_told_with_its_address(document: Json, fault: str) -> None:
    assert fault in refusal(document)


def test_what_is_not_modelled_is_listed_by_type_and_address() -> None:
    report = sketched(
        state(
            VPC,
            block("aws_route53_zone.lab", id="Z1"),
            block("aws_lb.web", id="arn:a", load_balancer_type="application"),
            block("aws_lb_target_group.web", id="arn:tg", protocol="HTTP"),
            block("aws_lb_target_group_attachment.web", target_group_arn="arn:tg", target_id="i-1"),
            block("aws_lb_listener.web", load_balancer_arn="arn:a", port=80, protocol="HTTP"),
            block("aws_vpc_endpoint.lattice", id="vpce-1", vpc_endpoint_type="ServiceNetwork"),
            block('aws_db_instance.db["a"]', id="db-1"),
        )
    ).report
    assert [(one.kind, one.ids) for one in report.unmodelled] == [
        ("aws_db_instance", ('aws_db_instance.db["a"]',)),
        ("aws_lb (application)", ("aws_lb.web",)),
        ("aws_lb_listener", ("aws_lb_listener.web",)),
        ("aws_lb_target_group", ("aws_lb_target_group.web",)),
        ("aws_lb_target_group_attachment", ("aws_lb_target_group_attachment.web",)),
        ("aws_route53_zone", ("aws_route53_zone.lab",)),
        ("aws_vpc_endpoint (ServiceNetwork)", ("aws_vpc_endpoint.lattice",)),
    ]


def test_other_providers_and_data_sources_are_counted() -> None:
    other = block("random_id.x", hex="0a") | {
        "provider_name": "registry.terraform.io/hashicorp/random"
    }
    ami = block("data.aws_ami.linux", id="ami-0a1")
    notes = sketched(state(VPC, other, other, ami)).report.notes
    assert "Of other providers than aws nothing was read: 2 of random." in notes
    assert "Data sources that describe nothing of the network were not read: 1." in notes


@pytest.mark.parametrize(
    ("one", "why"),
    [
        (
            block("aws_instance.web", id="i-0a1", instance_state="terminated"),
            "It is terminated.",
        ),
        (
            block("aws_vpc_peering_connection.p", id="pcx-0a1", accept_status="deleted"),
            "It is deleted.",
        ),
        (
            block("aws_vpc_endpoint.e", id="vpce-0a1", state="Rejected"),
            "It is Rejected.",
        ),
        (
            block("aws_network_acl_association.a", subnet_id="subnet-9", network_acl_id="acl-9"),
            "It says something of subnet-9, which is not described here.",
        ),
        (
            block("aws_vpc_block_public_access_exclusion.a", vpc_id="vpc-0a1"),
            "No aws_vpc_block_public_access_options of us-east-1 is here.",
        ),
        (
            block("aws_vpc.lab", id="vpc-0a1", cidr_block="10.0.0.0/16") | {"deposed_key": "0a1b"},
            "It waits to be deleted: it was replaced.",
        ),
    ],
)
def test_what_is_left_out_is_said_with_its_reason(one: Json, why: str) -> None:
    left_out = sketched(state(VPC, one)).report.left_out
    assert [(each.id, each.why) for each in left_out] == [(one["address"], why)]


def test_what_is_marked_as_sensitive_is_not_read() -> None:
    hidden = block("aws_vpc.lab", id="vpc-0a1", cidr_block="10.0.0.0/16", tags={"Name": "hush"})
    hidden["sensitive_values"] = {"tags": {"Name": True}}
    found = sketched(state(hidden))
    assert "name" not in found.resources["vpcs", "vpc-0a1"].values
    assert any(note.startswith("Sensitive values") for note in found.report.notes)


@pytest.mark.parametrize(
    "document",
    [
        plan(block("aws_vpc.lab")),
        plan(block("aws_vpc.lab"), configuration={"resources": None, "module_calls": [1]}),
    ],
)
def test_a_vpc_whose_block_is_known_only_after_apply_is_not_described(document: Json) -> None:
    found = imported(document)
    [vpc] = sketched(document).of("vpcs")
    assert vpc.values["undescribed"] is True
    assert any("aws_vpc.lab is not described" in note for note in found.report.notes)


@pytest.mark.parametrize("deep", ["[" * 900 + "]" * 900, '{"a":' * 900 + "1" + "}" * 900])
def test_what_is_nested_deeply_is_read_or_refused(deep: str) -> None:
    marked = f'{{"address": "aws_vpc.a", "type": "aws_vpc", "sensitive_values": {{"tags": {deep}}}'
    values = f'"values": {{"tags": {deep}}}'
    module = f'{{"resources": [{marked}, {values}}}]}}'
    text = f'{{"format_version": "1.0", "values": {{"root_module": {module}}}}}'
    try:
        imported(text)
    except ScenarioFileError as error:
        assert "nested too deeply" in str(error)


def test_modules_are_read_however_deep_they_lie() -> None:
    module: dict[str, Any] = {"resources": [block(f"{'module.m.' * 30}aws_vpc.lab", id="vpc-0a1")]}
    for _ in range(30):
        module = {"child_modules": [module]}
    document = {"format_version": "1.0", "values": {"root_module": module}}
    assert [one.key for one in sketched(document).of("vpcs")] == ["vpc-0a1"]


def test_an_address_that_is_too_long_for_a_name_is_shortened_and_stays_its_own() -> None:
    keys = [f'aws_vpc.lab["{"x" * 300}{number}"]' for number in (1, 2)]
    blocks = [block(key, cidr_block="10.0.0.0/16") for key in keys]
    found = imported(plan(*blocks)).scenario.rows
    names = {row.name for row in found.of(Vpc)}
    assert len(names) == 2
    assert max(map(len, names)) <= 255
