"""Any document: whatever stands in it, a scenario comes out, or faults that say where and why."""

import json
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from playground.exchange.terraform.reading import READERS
from playground.exchange.terraform.resource_types import NAMES
from tests.exchange.spoiling import PEACEFUL, can_be_anonymised, ends_in_peace, spoiled
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
@given(spoiled(VALID, VALUES))
def test_a_document_with_mistakes_ends_in_peace(document: Any) -> None:
    can_be_anonymised(ends_in_peace({"t.json": json.dumps(document)}))


@PEACEFUL
@given(planned())
def test_any_plan_ends_in_peace(document: Json) -> None:
    can_be_anonymised(ends_in_peace({"t.json": json.dumps(document)}))


@PEACEFUL
@given(st.dictionaries(st.sampled_from(["values", "planned_values", "resources"]), VALUES), VALUES)
def test_any_top_level_ends_in_peace(top: Json, configuration: Any) -> None:
    rest = {"terraform_version": "1", "version": 4, "configuration": configuration}
    ends_in_peace({"t.json": json.dumps(top | rest)})


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
