"""What a field means where its resource stands: zones of the region, who holds where none does."""

from collections.abc import Iterator
from dataclasses import replace
from string import ascii_lowercase

from playground.editing.proposals.scene import Scene
from playground.editing.sheet import INSTANCE, INTERFACE
from playground.engine.nodes import Ref
from playground.views.editor.boxes import Box
from playground.views.editor.typed import Typed
from playground.views.editor.widgets import Offers

ZONE = "availability_zone"
ZONES = "offers-zones"
MOST_ZONES = 6
"""No region has more."""
HOLDS = {
    ("subnet", "route_table"): ("route-table", "main"),
    ("subnet", "network_acl"): ("network-acl", "default"),
    (INSTANCE, "security_groups"): ("security-group", "default"),
    (INTERFACE, "security_groups"): ("security-group", "default"),
}
"""Kind and field -> whose mark it is to hold where the field says nothing."""
OF_NEW = "security_groups"
"""AWS puts the default group in only when an interface is made (SG-05)."""


class Around:
    """Where the resource of a form stands, by what was typed."""

    def __init__(self, scene: Scene, kind: str, is_new: bool, typed: Typed) -> None:
        self.scene, self.kind, self.is_new = scene, kind, is_new
        self.vpc = self._vpc(typed)

    def _vpc(self, typed: Typed) -> Ref | None:
        """Its VPC, that of its subnet, or the only one."""
        for key in ("vpc", "subnet"):
            for text in typed.fields.get(key, ()):
                if text in self.scene.sheet:
                    return self.scene.vpc_of(text)
        return self.scene.vpc_of(self.scene.near)

    def told(self, box: Box) -> Box:
        """The box with what holds where nothing is chosen."""
        kind, mark = HOLDS.get((self.kind, box.path), ("", ""))
        if box.path == OF_NEW and kind and not self.is_new:
            return replace(box, help="")
        found = [
            one for one in self.scene.in_vpc(self.vpc, kind) if kind and self.scene.says(one, mark)
        ]
        if not found:
            return replace(box, offered=ZONES) if box.path == ZONE else box
        words = f"{mark}: {self.scene.called(found[0])}"
        return replace(box, none=words, help=f"none: {words}" if box.path == OF_NEW else box.help)

    @property
    def zones(self) -> Offers:
        """Those of the region, and whether somebody is there."""
        region = self.scene.region_of(self.vpc)
        used = {self.scene.says(one, ZONE) for one in self.scene.every("subnet")}
        return tuple((one, "in use here" if one in used else "") for one in _zones(region))


def _zones(region: str) -> Iterator[str]:
    yield from (f"{region}{letter}" for letter in ascii_lowercase[:MOST_ZONES])
