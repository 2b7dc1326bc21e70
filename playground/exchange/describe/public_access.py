"""VPC Block Public Access: the setting of an account in a region, and what is exempt."""

import re
from dataclasses import dataclass, field

from playground.exchange.describe.answer import Answer
from playground.exchange.item import Item
from playground.exchange.sketch import Sketch

SECTION = "block_public_access"
OFF = "off"
MODES = {"block-bidirectional": "bidirectional", "block-ingress": "ingress-only"}
EXEMPT = {"allow-bidirectional": "bidirectional", "allow-egress": "egress-only"}
GONE = ("delete-complete", "delete-in-progress", "create-failed", "disable-complete")
ARN = re.compile(r"arn:[\w-]+:ec2:([\w-]*):(\d*):(vpc|subnet)/([\w-]+)")
"""Region, account, kind and id."""


@dataclass
class _Exclusions:
    """Region -> what is exempt there, each once."""

    of: dict[str, dict[str, dict[str, str]]] = field(default_factory=dict)
    told: set[str] = field(default_factory=set)
    """The regions whose setting is in the source, even if it is off."""
    states: dict[str, dict[str, str]] = field(default_factory=dict)
    """Region -> VPC -> the mode that is in force there, as the VPC says itself."""


def read_setting(item: Item, sketch: Sketch) -> None:
    """The setting of a region; off is none."""
    region = item.text("AwsRegion") or item.place.region
    sketch.memory(_Exclusions).told.add(region)
    mode = item.need("InternetGatewayBlockMode")
    if mode == OFF:
        return
    if mode not in MODES:
        known = ", ".join((OFF, *MODES))
        item.wrong("InternetGatewayBlockMode", f"“{mode[:60]}” is none of: {known}.")
    account = item.text("AwsAccountId") or item.place.account or None
    key = f"block-public-access-{account or 'here'}-{region or 'here'}"
    mode = MODES.get(mode, mode)
    sketch.add(SECTION, key, item.spot, mode=mode, region=region or None, account=account)


def read_exclusion(item: Item, sketch: Sketch) -> None:
    """A VPC or subnet that is exempt."""
    if item.text("State") in GONE:
        return
    arn = ARN.fullmatch(item.need("ResourceArn"))
    if arn is None:
        item.wrong("ResourceArn", "The ARN of a VPC or of a subnet is needed here.")
        return
    region, _, kind, resource = arn.groups()
    mode = item.text("InternetGatewayExclusionMode") or ""
    found = sketch.memory(_Exclusions).of.setdefault(region, {})
    found[resource] = {kind: resource, "mode": EXEMPT.get(mode, mode)}


def note_state(item: Item, sketch: Sketch) -> None:
    """What a VPC says of the setting of its region."""
    mode = item.item("BlockPublicAccessStates").text("InternetGatewayBlockMode")
    if mode is not None:
        region = sketch.memory(_Exclusions).states.setdefault(item.place.region, {})
        region[item.need("VpcId")] = mode


def _by_states(region: str, states: dict[str, str], sketch: Sketch) -> None:
    """Without the setting itself the VPCs tell: where it is off while others are blocked, that VPC
    is exempt.
    """
    modes = {MODES[mode] for mode in states.values() if mode in MODES}
    if not modes:
        return
    blocked, *_ = [vpc for vpc, mode in states.items() if mode in MODES]
    spot = sketch.resources["vpcs", blocked].spot
    key = f"block-public-access-{region or 'here'}"
    sketch.add(SECTION, key, spot, mode=min(modes), region=region or None)
    exempt = sketch.memory(_Exclusions).of.setdefault(region, {})
    for vpc, mode in states.items():
        if mode == OFF:
            exempt.setdefault(vpc, {"vpc": vpc, "mode": "bidirectional"})
    sketch.report.note(
        f"{blocked} says that Block Public Access is on; the setting itself is not in the source. "
        "Add the output of “aws ec2 describe-vpc-block-public-access-options”."
    )


def finish(sketch: Sketch) -> None:
    """Put what is exempt, and is in the source, into the setting of its region."""
    memory = sketch.memory(_Exclusions)
    for region in memory.states.keys() - memory.told:
        _by_states(region, memory.states[region], sketch)
    for one in sketch.of(SECTION):
        found = memory.of.get(one.values.get("region", ""), {})
        here = [said for said in found.values() if _is_here(said, sketch)]
        one.values["exclusions"] = here
    for region in memory.of.keys() - memory.told - memory.states.keys():
        sketch.report.note(
            f"Block Public Access has exclusions in {region or 'a region'}, and its mode is not in "
            "the source: it counts as off. Add the output of "
            "“aws ec2 describe-vpc-block-public-access-options”."
        )


def _is_here(exclusion: dict[str, str], sketch: Sketch) -> bool:
    return any(sketch.has(f"{kind}s", exclusion.get(kind, "")) for kind in ("vpc", "subnet"))


ANSWERS = (
    Answer(
        "VpcBlockPublicAccessOptions",
        "ec2 describe-vpc-block-public-access-options",
        read_setting,
        single=True,
    ),
    Answer(
        "VpcBlockPublicAccessExclusions",
        "ec2 describe-vpc-block-public-access-exclusions",
        read_exclusion,
        finish,
    ),
)
