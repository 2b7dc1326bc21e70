"""Configurations: every reference leads somewhere, and what is planned is the same network."""

import json
import re
from collections.abc import Iterator
from typing import Any

import hcl2
import pytest
from lark import UnexpectedInput

from playground.checks import run
from playground.engine.conversation import Verdict
from playground.exchange.terraform.writing import write
from playground.question import QuestionError
from tests.exchange.writing.planning import plan_of
from tests.exchange.writing.scenarios import EVERYTHING, SLUGS, imported, scenario
from tests.scenarios import file

Plain = dict[str, Any]
EXPRESSION = re.compile(r"(?<!\$)\$\{([^}]*)\}")
REFERENCE = re.compile(r"\b(var\.\w+|data\.aws_\w+\.\w+|aws_\w+\.\w+)")


def written(sections: str) -> Plain:
    """The configuration of a file with these sections."""
    found: Plain = json.loads(write(file(sections)))
    return found


def of_type(sections: str, kind: str) -> Plain:
    """The resources of one type in it."""
    found: Plain = written(sections)["resource"].get(kind, {})
    return found


def texts(value: Any) -> Iterator[str]:
    """Every text in a value that Terraform reads."""
    if isinstance(value, dict):
        for key, one in value.items():
            if key != "//":
                yield from texts(one)
    elif isinstance(value, list):
        for one in value:
            yield from texts(one)
    elif isinstance(value, str):
        yield value


def addresses(document: Plain) -> set[str]:
    """What may be referred to."""
    resources = {f"{kind}.{name}" for kind, named in document["resource"].items() for name in named}
    data = {
        f"data.{kind}.{name}" for kind, named in document.get("data", {}).items() for name in named
    }
    return resources | data | {f"var.{name}" for name in document.get("variable", {})}


def references(document: Plain) -> set[str]:
    """What is referred to, in expressions and in depends_on."""
    found: set[str] = set()
    for text in texts(document):
        for expression in EXPRESSION.findall(text):
            found.update(REFERENCE.findall(expression))
    for named in document["resource"].values():
        for body in named.values():
            found.update(body.get("depends_on", ()))
    return found


@pytest.mark.parametrize("slug", SLUGS)
def test_every_reference_leads_somewhere(slug: str) -> None:
    document = json.loads(write(scenario(slug)))
    assert references(document)
    assert references(document) <= addresses(document)


@pytest.mark.parametrize("slug", SLUGS)
def test_everything_that_is_looked_up_or_asked_for_is_used(slug: str) -> None:
    document = json.loads(write(scenario(slug)))
    offered = {one for one in addresses(document) if one.startswith(("data.", "var."))}
    assert offered <= references(document)


@pytest.mark.parametrize("slug", SLUGS)
def test_every_provider_that_is_named_is_there(slug: str) -> None:
    document = json.loads(write(scenario(slug)))
    blocks = [*document["resource"].values(), *document.get("data", {}).values()]
    named = {body["provider"] for block in blocks for body in block.values() if "provider" in body}
    assert named == {f"aws.{one['alias']}" for one in document["provider"]["aws"][1:]}


@pytest.mark.parametrize("slug", SLUGS)
def test_names_are_what_terraform_takes(slug: str) -> None:
    document = json.loads(write(scenario(slug)))
    for named in document["resource"].values():
        assert all(re.fullmatch(r"[a-z_][a-z0-9_]*", name) for name in named)


def test_the_same_rows_are_the_same_text() -> None:
    assert write(scenario("every-kind")) == write(scenario("every-kind"))


@pytest.mark.parametrize("name", ["${var.x}", "%{if true}", "$${x}", '"', "naïve"])
def test_a_name_is_never_an_expression(name: str) -> None:
    sections = f"vpcs: {{{json.dumps(name, ensure_ascii=False)}: {{cidr: 10.0.0.0/16}}}}"
    (vpc,) = of_type(sections, "aws_vpc").values()
    tag = vpc["tags"]["Name"]
    assert EXPRESSION.search(tag) is None
    assert tag.replace("$${", "${").replace("%%{", "%{") in (name, name.replace("$${", "${"))


# --- HCL


def as_json_syntax(value: Any) -> Any:
    """What was parsed of HCL as the JSON syntax has it: no comments, nested blocks in a list."""
    if isinstance(value, dict):
        return {
            key.strip('"'): as_json_syntax(one)
            for key, one in value.items()
            if key not in ("//", "__is_block__")
        }
    if isinstance(value, list):
        return [as_json_syntax(one) for one in value]
    quoted = isinstance(value, str) and value[:1] == value[-1:] == '"'
    return json.loads(value) if quoted else value


def blocks(document: Plain) -> dict[tuple[str, str], Any]:
    """The resources of parsed HCL by type and name."""
    found = {}
    for resource in as_json_syntax(document)["resource"]:
        ((kind, named),) = resource.items()
        ((name, body),) = named.items()
        found[kind, name] = body
    return found


def in_lists(body: Plain) -> Plain:
    """A body of the JSON syntax, nested blocks as lists and names as expressions."""
    found = {}
    for key, one in as_json_syntax(body).items():
        if key == "provider":
            found[key] = f"${{{one}}}"
        elif key in ("depends_on", "ignore_changes"):
            found[key] = [f"${{{each}}}" if "." in each else each for each in one]
        else:
            nested = isinstance(one, dict) and key != "tags"
            found[key] = [in_lists(one)] if nested else one
    return found


@pytest.mark.parametrize("slug", SLUGS)
def test_both_forms_say_the_same(slug: str) -> None:
    native = blocks(hcl2.loads(write(scenario(slug), "hcl")))
    resources = json.loads(write(scenario(slug)))["resource"]
    assert native == {
        (kind, name): in_lists(body)
        for kind, named in resources.items()
        for name, body in named.items()
    }


@pytest.mark.parametrize("name", ["${var.x}", "%{if true}", "$${x}", 'a "b"', "naïve\\", "a b"])
def test_any_name_survives_in_hcl(name: str) -> None:
    sections = f"vpcs: {{{json.dumps(name, ensure_ascii=False)}: {{cidr: 10.0.0.0/16}}}}"
    (native,) = blocks(hcl2.loads(write(file(sections), "hcl"))).values()
    (body,) = of_type(sections, "aws_vpc").values()
    assert native["tags"] == body["tags"]


def test_a_mistake_in_hcl_would_be_found() -> None:
    text = write(scenario("three-tier"), "hcl")
    with pytest.raises(UnexpectedInput):
        hcl2.loads(text.replace('resource "aws_vpc"', 'resource "aws_vpc', 1))


def test_what_no_argument_says_stands_in_comments() -> None:
    text = write(scenario("three-tier"), "hcl")
    assert '# public_ip: "203.0.113.10"\nresource "aws_instance" "bastion" {' in text
    assert '# outside_hosts: {"office": ' in text


def test_another_form_is_refused() -> None:
    with pytest.raises(ValueError, match="not toml"):
        write(scenario("three-tier"), "toml")


# --- What is planned

NOT_ATTACHED = "the interface that stands in for the function is attached to nothing"
OTHERWISE = {
    ("hairpin", "By its public address it does not"): "AWS picks another public address",
    ("mis-05-function-in-public-subnet", "The function reaches the database"): NOT_ATTACHED,
    (
        "mis-05-function-in-public-subnet-mended",
        "The function still reaches the database",
    ): NOT_ATTACHED,
    ("mis-05-function-in-public-subnet-mended", "And the internet too"): NOT_ATTACHED,
    (
        "mis-08-endpoint-on-other-table-mended",
        "The job reads from S3",
    ): "what AWS's own list holds, no plan tells",
}
"""The checks that come out otherwise once only a plan is known, each with the reason."""


def outcomes(slug: str) -> dict[str, tuple[Verdict, Verdict]]:
    """By title: the verdict of each check before, and after, its network went through a plan.

    Left out are those whose ends no configuration has: sites, hosts outside, addresses of IPv6.
    """
    before = scenario(slug)
    after = imported(plan_of(write(before)), "plan.json").scenario.network
    found = {}
    for check in before.checks:
        try:
            verdict = run(check, after).verdict
        except QuestionError:
            continue
        found[check.title] = (run(check, before.network).verdict, verdict)
    return found


@pytest.mark.parametrize("slug", [slug for slug in SLUGS if slug != EVERYTHING])
def test_a_planned_network_gives_the_same_verdicts_or_none(slug: str) -> None:
    """What a guest does with packets for others, no plan tells: that is undetermined."""
    otherwise = {
        (slug, title)
        for title, (before, after) in outcomes(slug).items()
        if after not in (before, Verdict.UNDETERMINED)
    }
    assert otherwise == {one for one in OTHERWISE if one[0] == slug}


def test_most_checks_can_be_asked_of_a_plan() -> None:
    every = [pair for slug in SLUGS for pair in outcomes(slug).values()]
    same = [pair for pair in every if pair[0] == pair[1]]
    assert len(same) > 110


# --- What AWS makes by itself

LAB = "vpcs: {lab: {cidr: 10.0.0.0/16}}\nsubnets: {lab-a: {cidr: 10.0.1.0/24}}\n"


def test_what_is_as_aws_makes_it_is_not_declared() -> None:
    assert set(written(LAB)["resource"]) == {"aws_vpc", "aws_subnet"}


@pytest.mark.parametrize(
    ("sections", "kind", "argument"),
    [
        (
            "internet_gateways: {igw: {vpc: lab}}\n"
            "route_tables: {main: {main: true, routes: [{destination: 0.0.0.0/0, target: igw}]}}",
            "aws_default_route_table",
            "default_route_table_id",
        ),
        (
            "network_acls: {shut: {default: true, ingress: [], egress: []}}",
            "aws_default_network_acl",
            "default_network_acl_id",
        ),
    ],
)
def test_what_was_changed_of_it_is_adopted(sections: str, kind: str, argument: str) -> None:
    (found,) = of_type(LAB + sections, kind).values()
    assert found[argument] == f"${{aws_vpc.lab.{argument}}}"


def test_a_changed_default_group_is_adopted_with_its_rules() -> None:
    sections = LAB + "security_groups: {all: {default: true, ingress: [], egress: []}}"
    assert list(of_type(sections, "aws_default_security_group")) == ["all"]
    assert of_type(sections, "aws_vpc_security_group_egress_rule") == {}


def test_the_outbound_rule_that_aws_makes_is_written_as_terraform_takes_it_away() -> None:
    sections = LAB + "security_groups: {app: {ingress: []}}"
    (rule,) = of_type(sections, "aws_vpc_security_group_egress_rule").values()
    assert (rule["ip_protocol"], rule["cidr_ipv4"]) == ("-1", "0.0.0.0/0")


HUB = LAB + "transit_gateways: {hub: {}}\n"
ATTACHED = HUB + "transit_gateway_vpc_attachments: {to-lab: {transit_gateway: hub, subnets: [lab-a]"


def test_an_attachment_uses_the_default_table_by_itself() -> None:
    found = written(ATTACHED + "}}")["resource"]
    assert not [kind for kind in found if "route_table_" in kind]


def test_an_attachment_stays_out_of_the_default_table_that_is_not_its_own() -> None:
    tables = "\ntransit_gateway_route_tables: {own: {transit_gateway: hub}}"
    sections = ATTACHED + ", route_table: own, propagate_to: [own]}}" + tables
    (attachment,) = of_type(sections, "aws_ec2_transit_gateway_vpc_attachment").values()
    assert attachment["transit_gateway_default_route_table_association"] is False
    assert attachment["transit_gateway_default_route_table_propagation"] is False
    assert of_type(sections, "aws_ec2_transit_gateway_route_table_association")


def test_a_route_of_the_default_table_names_it_by_its_gateway() -> None:
    sections = ATTACHED + (
        "}}\ntransit_gateway_route_tables: {hub-default: {transit_gateway: hub, "
        "default_association: true, default_propagation: true, "
        "routes: [{destination: 0.0.0.0/0, attachment: to-lab}]}}"
    )
    (route,) = of_type(sections, "aws_ec2_transit_gateway_route").values()
    named = "${aws_ec2_transit_gateway.hub.association_default_route_table_id}"
    assert route["transit_gateway_route_table_id"] == named


def test_each_region_has_a_provider_of_its_own() -> None:
    providers = json.loads(write(scenario("two-regions")))["provider"]["aws"]
    assert len(providers) > 1
    assert len({one["region"] for one in providers}) == len(providers)
