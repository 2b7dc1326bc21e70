"""What an id in a template points to: the key of a resource, or of a stand-in for it."""

from typing import NamedTuple

from playground.exchange.cloudformation.reading.stage import LABELS, PREFIXES, Stage, key_of
from playground.exchange.cloudformation.reading.types import SECTION_OF
from playground.exchange.cloudformation.values import (
    LATER,
    Attribute,
    Reference,
    Symbol,
    Unknown,
    text_of,
)
from playground.exchange.sketch import At
from playground.scenariofile.faults import quoted
from playground.scenariofile.tree import Spot, Value


class Made(NamedTuple):
    """What AWS makes along with a resource, and an attribute of that resource names."""

    section: str
    owner: str
    """The section of the resource that it comes with."""
    called: str
    field: str
    """The field that names its owner."""
    flags: tuple[str, ...]


_TRANSIT_TABLE = Made(
    "transit_gateway_route_tables",
    "transit_gateways",
    "DefaultRouteTable",
    "transit_gateway",
    ("default_association", "default_propagation"),
)
MADE = {
    "AssociationDefaultRouteTableId": _TRANSIT_TABLE,
    "DefaultNetworkAcl": Made("network_acls", "vpcs", "DefaultNetworkAcl", "vpc", ("default",)),
    "DefaultSecurityGroup": Made(
        "security_groups", "vpcs", "DefaultSecurityGroup", "vpc", ("default",)
    ),
    "PropagationDefaultRouteTableId": _TRANSIT_TABLE,
}
"""By attribute."""


def key_named_by(value: Value, spot: Spot, sections: tuple[str, ...], stage: Stage) -> str | None:
    """The key of the resource in one of these sections that a value names.

    None where it names nothing of the kind, which is told.  `spot` is its place with its path.
    """
    text = text_of(value)
    if text is not None:
        return _key_of_id(text, spot, sections, stage)
    if isinstance(value, Reference):
        return _key_of_reference(value, spot, sections, stage)
    if isinstance(value, Attribute):
        return _key_of_attribute(value, spot, sections, stage)
    if not isinstance(value, Symbol):
        stage.wrong(spot, spot.path, "the id of a resource is needed here.")
        return None
    unknown = value if isinstance(value, Unknown) else Unknown(None, value.spot, LATER)
    stage.tell_unknown(unknown, spot.path)
    called = unknown.called
    if not called or called in stage.resources:  # a resource of the template is somebody else
        called = unknown.why.removeprefix("the ")
    return stage.stand_in(sections[0], called, spot)


def _key_of_id(text: str, spot: Spot, sections: tuple[str, ...], stage: Stage) -> str:
    """An AWS id that the template holds is of something that is there already."""
    for section in sections:
        is_arn = text.startswith("arn:") and section == "network_load_balancers"
        if text.startswith(PREFIXES[section]) or is_arn:
            return stage.stand_in(section, text, spot)
    return text


def _key_of_reference(
    value: Reference, spot: Spot, sections: tuple[str, ...], stage: Stage
) -> str | None:
    declared = stage.resources[value.logical_id]
    section = SECTION_OF.get(declared.type)
    if section in sections:
        return key_of(value.logical_id)
    if section is None:
        return _key_from_beside(value.logical_id, declared.type, spot, sections, stage)
    needed = " or ".join(LABELS[one] for one in sections[:4])
    message = f"{quoted(value.logical_id)} is of type {declared.type}, where {needed} is needed."
    stage.wrong(spot, spot.path, message)
    return None


def _key_of_attribute(value: Attribute, spot: Spot, sections: tuple[str, ...], stage: Stage) -> str:
    made = MADE.get(value.name)
    owner = stage.resources[value.logical_id]
    if made is None or made.section not in sections or SECTION_OF.get(owner.type) != made.owner:
        called = f"{value.logical_id}.{value.name}"
        return _key_from_beside(called, owner.type, spot, sections, stage)
    return describe_made(made, value.logical_id, spot, stage)


def describe_made(made: Made, owner: str, spot: Spot, stage: Stage) -> str:
    """What AWS makes along with a resource is described as soon as somebody names it, unless our
    own exporter kept it.
    """
    owners = [key_of(owner), *([None] if len(stage.sketch.of(made.owner)) == 1 else [])]
    for one in stage.sketch.of(made.section):
        said = one.values.get(made.field)
        is_ours = (said.value if isinstance(said, At) else said) in owners
        if is_ours and all(name in one.values for name in made.flags):
            return one.key
    key = f"{owner}.{made.called}"
    if not stage.sketch.has(made.section, key):
        found = stage.sketch.find(made.owner, key_of(owner))
        named = found.values.get("name") if found is not None else None
        said = dict.fromkeys(made.flags, True) | {made.field: key_of(owner)}
        stage.sketch.add(made.section, key, spot, name=f"{named or owner}-default", **said)
    return key


def _key_from_beside(
    called: str, kind: str, spot: Spot, sections: tuple[str, ...], stage: Stage
) -> str:
    """What comes out of a resource that is not modelled: a nested stack, a custom resource."""
    where = f"{stage.file}:{spot.line}: {spot.path}"
    stage.sketch.report.note(f"{where} comes from {called} ({kind}): not known here.")
    return stage.stand_in(sections[0], called, spot)
