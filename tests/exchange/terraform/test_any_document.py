"""Any document: whatever stands in it, a scenario comes out, or faults that say where and why."""

import json
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from playground.exchange.terraform.reading import READERS
from playground.exchange.terraform.resource_types import NAMES
from playground.scenariofile import ScenarioFileError
from tests.exchange.terraform.documents import Json, block, configured, imported, plan, refers
from tests.exchange.terraform.test_states import OTHER_WAYS, ROWS

PRINTED = Path(__file__).parent / "printed"
VALID = [
    *(json.loads((PRINTED / name).read_text()) for name in ("plan.json", "hub.tfstate")),
    *(
        {"format_version": "1.0", "values": {"root_module": {"resources": blocks}}}
        for blocks, *_ in (*ROWS, *OTHER_WAYS)
    ),
]
ATTRIBUTES = sorted(
    {name for blocks, *_ in (*ROWS, *OTHER_WAYS) for one in blocks for name in one["values"]}
    | set(NAMES)
)
WORDS = (
    "",
    "10.0.0.0/16",
    "::/0",
    "tcp",
    "-1",
    "vpc-0a1",
    "arn:aws:ec2:eu-west-1:1:x",
    "aws_vpc.a",
    'aws_subnet.a["x"].id',
    "aws_vpc.a[0].id",
    "module.m.out",
    "module.m[0].out[1]",
    "var.x",
    "each.value",
    "count.index",
    "local.x",
    "data.aws_vpc.a.id",
    "local",
    "references",
    "constant_value",
)
TEXTS = st.one_of(st.sampled_from(WORDS), st.text(max_size=4))
SCALARS = st.one_of(st.none(), st.booleans(), st.integers(-5, 70_000), st.floats(), TEXTS)
KEYS = st.one_of(st.sampled_from(ATTRIBUTES), TEXTS)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(KEYS, inner, max_size=3)),
    max_leaves=8,
)
EXPRESSIONS = st.fixed_dictionaries({"references": st.lists(TEXTS, max_size=3)})
PEACEFUL = settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow], deadline=None)


def ends_in_peace(document: Any) -> None:
    """Import it.  Faults are fine, as long as each says something; nothing else may be raised."""
    try:
        imported(document if isinstance(document, str) else json.dumps(document))
    except ScenarioFileError as error:
        assert error.faults
        assert all(fault.message.strip() for fault in error.faults)


def places(value: Any, way: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The ways to everything inside of a value."""
    found = [way] if way else []
    if isinstance(value, dict):
        return found + [one for key in value for one in places(value[key], (*way, key))]
    if isinstance(value, list):
        inner = (places(one, (*way, number)) for number, one in enumerate(value))
        return found + [one for several in inner for one in several]
    return found


@st.composite
def mutated(draw: st.DrawFn) -> Any:
    """A valid document, in which a few values are others, or gone."""
    document = json.loads(json.dumps(draw(st.sampled_from(VALID))))
    for _ in range(draw(st.integers(1, 3))):
        ways = places(document)
        if not ways:
            break
        *way, last = draw(st.sampled_from(ways))
        owner = document
        for step in way:
            owner = owner[step]
        if draw(st.booleans()):
            owner[last] = draw(VALUES)
        else:
            del owner[last]
    return document


@st.composite
def planned(draw: st.DrawFn) -> Json:
    """A plan of any resources, with any values and any references between them."""
    kinds = draw(st.lists(st.sampled_from(sorted(READERS)), min_size=1, max_size=6))
    resources, configuration = [], []
    for kind in kinds:
        address = f"{kind}.a" + draw(st.sampled_from(["", "[0]", '["x"]']))
        values = draw(st.dictionaries(st.sampled_from(ATTRIBUTES), VALUES, max_size=4))
        written = draw(st.dictionaries(st.sampled_from(ATTRIBUTES), EXPRESSIONS, max_size=5))
        resources.append(block(address) | {"values": values})
        configuration.append(configured(address, **written))
    call = {"expressions": draw(st.dictionaries(TEXTS, EXPRESSIONS, max_size=2))}
    outputs = {"out": {"expression": draw(EXPRESSIONS)}}
    calls = {"m": call | {"module": {"outputs": outputs, "resources": configuration}}}
    inside = {"resources": configuration, "module_calls": calls}
    return plan(*resources, configuration=inside)


@PEACEFUL
@given(mutated())
def test_a_document_with_mistakes_ends_in_peace(document: Any) -> None:
    ends_in_peace(document)


@PEACEFUL
@given(planned())
def test_any_plan_ends_in_peace(document: Json) -> None:
    ends_in_peace(document)


@PEACEFUL
@given(st.dictionaries(st.sampled_from(["values", "planned_values", "resources"]), VALUES), VALUES)
def test_any_top_level_ends_in_peace(top: Json, configuration: Any) -> None:
    rest = {"terraform_version": "1", "version": 4, "configuration": configuration}
    ends_in_peace(top | rest)


@PEACEFUL
@given(st.text(max_size=12))
def test_a_key_of_any_text_is_an_address_that_can_be_imported(key: str) -> None:
    quoted = json.dumps(key)
    vpc = block("aws_vpc.lab", cidr_block="10.0.0.0/16")
    subnet = block("aws_subnet.a", cidr_block="10.0.1.0/24") | {
        "address": f"aws_subnet.a[{quoted}]",
        "index": key,
    }
    web = block("aws_instance.web")
    configuration = {
        "resources": [
            configured("aws_subnet.a", vpc_id=refers("aws_vpc.lab.id")),
            configured("aws_instance.web", subnet_id=refers(f"aws_subnet.a[{quoted}].id")),
        ]
    }
    found = imported(plan(vpc, subnet, web, configuration=configuration))
    assert [one.kind for one in found.report.not_described] == []
