"""Gaps: what must be there in AWS, and the source does not describe.

Nothing is invented: a stand-in is put where others need one, marked as not described.
"""

from playground.exchange.describe import doorways
from playground.exchange.describe.public_addresses import vpc_of
from playground.exchange.sketch import Sketch, Sketched
from playground.kinds import KINDS

OF_EVERY_VPC = (
    ("route_tables", "main", "rtb-main-of"),
    ("network_acls", "default", "acl-default-of"),
    ("security_groups", "default", "sg-default-of"),
)
"""Section, the mark of the one that every VPC has, what the stand-in is called."""


def fill(sketch: Sketch, region: str) -> None:
    """Give everything a region, and every VPC what it must have; say the rest by what others name.

    What comes with a VPC that is not described is not described either, and needs no stand-in.
    """
    doorways.leave_open(sketch)
    _place(sketch, region)
    vpcs = [one for one in sketch.of("vpcs") if "undescribed" not in one.values]
    for section, mark, stem in OF_EVERY_VPC:
        having = {one.values.get("vpc") for one in sketch.of(section) if one.values.get(mark)}
        for vpc in vpcs:
            if vpc.key not in having:
                _stand_in(sketch, vpc, section, mark, stem)


def _place(sketch: Sketch, region: str) -> None:
    """The region of what does not say it: that of its VPC, the only one, or the one asked for."""
    vpcs = sketch.of("vpcs")
    said = {one.values["region"] for one in vpcs if "region" in one.values}
    otherwise = said.pop() if len(said) == 1 else region
    silent = [one.key for one in vpcs if "region" not in one.values]
    if silent:
        sketch.report.note(f"Nothing says the region of {silent[0]}{_more(silent)}: {otherwise}.")
    for vpc in vpcs:
        vpc.values.setdefault("region", otherwise)
    for elastic in sketch.of("elastic_ips"):
        home = sketch.find("vpcs", vpc_of(elastic, sketch) or "")
        if home is not None:
            elastic.values["region"] = home.values["region"]
    for kind in KINDS:
        if any(field.key == "region" for field in kind.fields):
            for one in sketch.of(kind.section):
                one.values.setdefault("region", otherwise)


def _more(keys: list[str]) -> str:
    return f" and of {len(keys) - 1} more VPCs" if len(keys) > 1 else ""


def _stand_in(sketch: Sketch, vpc: Sketched, section: str, mark: str, stem: str) -> None:
    values = {mark: True, "undescribed": True}
    sketch.add(section, f"{stem}-{vpc.key}", vpc.spot, vpc=vpc.key, **values)
