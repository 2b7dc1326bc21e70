"""Any template: whatever stands in it, a scenario comes out, or faults that say where and why."""

import json
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from playground.exchange.cloudformation.dialect import FUNCTIONS, TEMPLATE
from playground.exchange.cloudformation.reading import READERS
from playground.scenariofile.document import read_document
from playground.scenariofile.faults import Faults
from playground.scenariofile.tree import plain
from tests.exchange.spoiling import PEACEFUL, can_be_anonymised, ends_in_peace, spoiled

TEMPLATES = Path(__file__).parents[1] / "templates"
VALID: list[dict[str, Any]] = [
    plain(read_document(path.read_bytes(), Faults(path.name), TEMPLATE))  # type: ignore[misc]
    for path in sorted(TEMPLATES.iterdir())
    if path.suffix in (".yaml", ".json")
]
WORDS = sorted({key for one in VALID for key in one["Resources"]})
NAMES = sorted(
    {
        name
        for one in VALID
        for each in one["Resources"].values()
        for name in each.get("Properties", ())
    }
    | {"AvailabilityZoneAddresses", "DefaultActions", "Entries", "ForwardConfig", "Icmp"}
    | {"LaunchTemplate", "LoadBalancerArn", "NetworkInterfaces", "Options", "PolicyDocument"}
    | {"PrivateIpAddresses", "Targets", "TransportTransitGatewayAttachmentId", "Type"}
)
TEXTS = st.sampled_from(
    [*WORDS, "", "10.0.0.0/16", "::/0", "tcp", "-1", "AWS::Region", "AWS::NoValue", "vpc-0abc1234"]
)
SCALARS = st.one_of(st.none(), st.booleans(), st.integers(-5, 70_000), TEXTS, st.text(max_size=5))


def calls(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Uses of functions, right and wrong."""
    names = [*(f"Fn::{name}" for name in FUNCTIONS), "Ref", "Condition"]
    arguments = st.one_of(TEXTS, inner, st.lists(inner, max_size=4))
    return st.dictionaries(st.sampled_from(names), arguments, min_size=1, max_size=1)


VALUES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(TEXTS, inner, max_size=3), calls(inner)
    ),
    max_leaves=8,
)
RESOURCES = st.fixed_dictionaries(
    {"Type": st.sampled_from([*READERS, "AWS::S3::Bucket"])},
    optional={
        "Properties": st.one_of(
            VALUES, st.dictionaries(st.sampled_from(NAMES), VALUES, max_size=6)
        ),
        "Condition": TEXTS,
        "Metadata": st.fixed_dictionaries({"NetworkPlayground": VALUES}),
    },
)


@PEACEFUL
@given(spoiled(VALID, VALUES))
def test_a_template_with_mistakes_ends_in_peace(template: Any) -> None:
    can_be_anonymised(ends_in_peace({"t.json": json.dumps(template)}))


@PEACEFUL
@given(st.dictionaries(st.sampled_from(WORDS), RESOURCES, max_size=6), VALUES, VALUES)
def test_any_resources_end_in_peace(resources: Any, parameters: Any, ours: Any) -> None:
    template = {
        "AWSTemplateFormatVersion": "2010-09-09",
        "Parameters": parameters,
        "Conditions": parameters,
        "Metadata": {"NetworkPlayground": ours},
        "Resources": resources,
    }
    can_be_anonymised(ends_in_peace({"t.json": json.dumps(template)}))


@PEACEFUL
@given(st.sampled_from(sorted(TEMPLATES.glob("*.yaml"))), st.data())
def test_a_garbled_template_ends_in_peace(path: Path, data: st.DataObject) -> None:
    text = path.read_text(encoding="utf-8")
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 40)))
    ends_in_peace({"t.yaml": text[:start] + data.draw(st.text(max_size=8)) + text[end:]})
