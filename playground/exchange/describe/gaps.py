"""Gaps: what must be there in AWS, and the source does not describe.

Nothing is invented: a stand-in is put where others need one, marked as not described.
"""

from playground.exchange.sketch import Sketch, Sketched

OF_EVERY_VPC = (
    ("route_tables", "main", "rtb-main-of"),
    ("network_acls", "default", "acl-default-of"),
    ("security_groups", "default", "sg-default-of"),
)
"""Section, the mark of the one that every VPC has, what the stand-in is called."""


def fill(sketch: Sketch, region: str) -> None:
    """Give every VPC a region, and what it must have; say the rest by what others name."""
    for vpc in sketch.of("vpcs"):
        vpc.values.setdefault("region", region)
    for section, mark, stem in OF_EVERY_VPC:
        having = {one.values.get("vpc") for one in sketch.of(section) if one.values.get(mark)}
        for vpc in sketch.of("vpcs"):
            if vpc.key not in having:
                _stand_in(sketch, vpc, section, mark, stem)


def _stand_in(sketch: Sketch, vpc: Sketched, section: str, mark: str, stem: str) -> None:
    values = {mark: True, "undescribed": True}
    sketch.add(section, f"{stem}-{vpc.key}", vpc.spot, vpc=vpc.key, **values)
