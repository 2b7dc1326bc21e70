"""The JSON Schema takes what the reader takes, and not the mistakes that people make."""

from typing import Any

import pytest
from jsonschema import Draft202012Validator

from playground.examples import ORDER
from playground.kinds import KINDS
from playground.scenariofile import schema
from playground.scenariofile.document import read_document
from playground.scenariofile.faults import Faults
from playground.scenariofile.tree import plain
from playground.sources import example_path
from tests.kinds.sample import EVERY_KIND
from tests.scenarios import faults

SCHEMA = Draft202012Validator(schema())
LAB = "format: 1\nvpcs: {lab: {cidr: 10.0.0.0/16}}\nsubnets: {lab-a: {cidr: 10.0.1.0/24}}\n"


def plain_values(text: str | bytes) -> Any:
    """What a file says, as an editor's validator sees it."""
    return plain(read_document(text, Faults("scenario.yaml")))


def complaints(text: str | bytes) -> list[str]:
    """Where the schema disagrees."""
    return [error.json_path for error in SCHEMA.iter_errors(plain_values(text))]


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(schema())


@pytest.mark.parametrize("slug", ORDER)
def test_every_example_fits_the_schema(slug: str) -> None:
    assert complaints(example_path(slug).read_bytes()) == []


def test_a_file_with_every_kind_fits_the_schema() -> None:
    assert complaints(EVERY_KIND) == []


RIGHT = [
    "format: 1",
    "format: 1\nvpcs:\nchecks:\n",
    LAB + "route_tables: {r: }",
    LAB + "internet_gateways: {igw: , spare: {vpc: null}}",
    LAB + "outside_hosts: {office: {addresses: 203.0.113.4}}",
    LAB + "security_groups: {g: {ingress: [{protocol: 47, source: self}]}}",
    LAB + "security_groups: {g: {ingress: [{protocol: tcp, ports: 80 - 90, source: self}]}}",
    LAB + "security_groups: {g: {ingress: [{protocol: icmp, icmp_type: all, source: self}]}}",
    LAB + "elastic_ips: {spare: {}}",
    LAB + "instances: {web: {id: i-0a1b2c3d, name: Web, subnet: lab-a, public_ip: true}}",
]


@pytest.mark.parametrize("text", RIGHT)
def test_what_the_reader_takes_fits_the_schema(text: str) -> None:
    assert faults(text) == []
    assert complaints(text) == []


WRONG = {
    "title: x": "$",
    "format: 2": "$.format",
    "format: 1\nsubnet: {}": "$",
    "format: 1\nvpcs: {lab: {}}": "$.vpcs.lab",
    "format: 1\nvpcs: {lab: }": "$.vpcs.lab",
    "format: 1\nvpcs: [lab]": "$.vpcs",
    "format: 1\nslug: My Own": "$.slug",
    LAB + "instances: {internet: {}}": "$.instances",
    LAB + "instances: {'': {}}": "$.instances",
    LAB + "instances: {web: {privat_ip: x}}": "$.instances.web",
    LAB + "instances: {web: {private_ip: 10.0.1.9}}": "$.instances.web",
    LAB + "instances: {web: {id: a b}}": "$.instances.web.id",
    LAB + "instances: {web: {state: gone}}": "$.instances.web.state",
    LAB + "route_tables: {r: {main: yes}}": "$.route_tables.r.main",
    LAB + "route_tables: {r: {routes: {a: b}}}": "$.route_tables.r.routes",
    LAB + "route_tables: {r: {routes: [{target: local}]}}": "$.route_tables.r.routes[0]",
    LAB + "network_acls: {a: {egress: [{rule_number: 0, action: deny, cidr: '::/0'}]}}": (
        "$.network_acls.a.egress[0].rule_number"
    ),
    LAB + "security_groups: {g: {ingress: [{ports: 80-, source: self}]}}": (
        "$.security_groups.g.ingress[0].ports"
    ),
    LAB + "security_groups: {g: {ingress: [{protocol: tpc, source: self}]}}": (
        "$.security_groups.g.ingress[0].protocol"
    ),
    "format: 1\nchecks: [{from: a, to: b}]": "$.checks[0]",
    "format: 1\nchecks: [{from: a, to: b, expect: sure}]": "$.checks[0].expect",
    "format: 1\nchecks: [{from: a, to: b, expect: reachable, port: -1}]": "$.checks[0].port",
}


@pytest.mark.parametrize("text", WRONG)
def test_a_mistake_does_not_fit_the_schema_either(text: str) -> None:
    assert faults(text)
    assert WRONG[text] in complaints(text)


def test_every_key_is_explained() -> None:
    definitions = schema()["$defs"]
    assert set(definitions) == {kind.slug for kind in KINDS} | {"check"}
    for definition in definitions.values():
        for value in definition["properties"].values():
            described = value.get("anyOf", [value])[0] if "title" not in value else value
            assert described["title"]
            assert described["description"]
