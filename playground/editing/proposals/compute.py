"""New instances, network interfaces and outside hosts: the next free address, the usual groups."""

import re

from playground.editing.proposals.blocks import free_address, free_public_address
from playground.editing.proposals.proposal import Proposal
from playground.editing.proposals.scene import Lacking, Scene
from playground.editing.sheet import INSTANCE, INTERFACE, Says, primary_of
from playground.engine.nodes import Ref
from playground.kinds.builders import block

NO_SUBNET = "{} needs a subnet: add one first."
FULL = "No subnet has a free address: add a subnet."
NO_ADDRESS = "Every address for documentation is taken."
LAST_OF_A_NAME = re.compile(r"-([a-z]|\d+[a-z]?)$")
NUMBERED = re.compile(r"(?P<stem>.{1,200})-\d{1,6}")
OF_NO_PURPOSE = ("subnet", "public", "private", "isolated", "default", "vpc")
"""Names of subnets that do not tell what their instances are for."""
MOST_INTERFACES = 32


def instance(scene: Scene) -> Says:
    """In the selected subnet, or beside the selected instance, with the same groups."""
    home = room_for(scene, "An instance")
    return {
        "name": scene.numbered(_purpose(scene, home)),
        "vpc": scene.vpc_of(home),
        "subnet": home,
        **next_addresses(scene, home),
        "public_ip": bool(scene.with_ipv4(home) and scene.says(home, "map_public_ip_on_launch")),
        "security_groups": usual_groups(scene, home),
        "state": "running",
    }


def room_for(scene: Scene, who: str) -> Ref:
    """A subnet with a free address, the selected one first.  Raises Lacking."""
    if not scene.every("subnet"):
        raise Lacking(NO_SUBNET.format(who))
    return scene.need("subnet", FULL, lambda one: bool(next_addresses(scene, one)))


def next_addresses(scene: Scene, subnet: Ref | None) -> Says:
    """The next free addresses of a subnet; {} when it is full (VPC-14, ADDR-12)."""
    found: Says = {}
    if scene.says(subnet, "cidr"):
        found["private_ip"] = next_address(scene, subnet)
    six, wanted = scene.says(subnet, "ipv6_cidr"), _assigns_ipv6(scene, subnet)
    if six and wanted:
        found["ipv6_addresses"] = list(filter(None, [free_address(block(six), scene.used)]))
    return found if all(found.values()) else {}


def next_address(scene: Scene, subnet: Ref | None) -> str:
    """The next free IPv4 address of a subnet; "" when it is full or has none."""
    cidr = scene.says(subnet, "cidr")
    return free_address(block(cidr), scene.used) if cidr else ""


def _assigns_ipv6(scene: Scene, subnet: Ref | None) -> bool:
    """VPC-18: a subnet without IPv4 has nothing else to give."""
    assigns = scene.says(subnet, "assign_ipv6_address_on_creation")
    return bool(assigns or not scene.says(subnet, "cidr"))


def usual_groups(scene: Scene, subnet: Ref | None) -> list[Ref]:
    """The selected group; else those of the selected instance, or of the last one beside; else the
    VPC's default one (SG-05).
    """
    home = scene.vpc_of(subnet)
    if scene.selected == "security-group" and scene.vpc_of(scene.near) == home and scene.near:
        return [scene.near]
    selected = primary_of(scene.sheet, scene.near or "") or scene.near
    beside = [one for one in scene.every(INTERFACE) if scene.says(one, "subnet") == subnet]
    beside = [one for one in beside if scene.kind(scene.says(one, "instance")) == INSTANCE]
    for one in [selected, *reversed(beside)]:
        found: list[Ref] = scene.says(one, "security_groups") or []
        if found and scene.vpc_of(one) == home and scene.kind(one) == INTERFACE:
            return list(found)
    return [one for one in scene.in_vpc(home, "security-group") if scene.says(one, "default")]


def _purpose(scene: Scene, subnet: Ref) -> str:
    """'web' beside web-1, or in a subnet web-a."""
    cards = [one for one in scene.every(INTERFACE) if scene.says(one, "subnet") == subnet]
    machines = [scene.says(one, "instance") for one in cards]
    if scene.near in machines:
        machines.append(scene.near)
    for name in map(scene.called, reversed(machines)):
        numbered = NUMBERED.fullmatch(name)
        if numbered:
            return numbered["stem"]
    stem = LAST_OF_A_NAME.sub("", LAST_OF_A_NAME.sub("", scene.called(subnet)))
    return "instance" if stem in OF_NO_PURPOSE or stem == subnet else stem


def network_interface(scene: Scene) -> Says:
    """A further card of the selected instance; else one that is attached to nothing yet."""
    machine = scene.near_of(INSTANCE) if scene.selected in (INSTANCE, INTERFACE) else None
    home = room_for(scene, "A network interface")
    says: Says = {
        "name": scene.numbered("interface"),
        "subnet": home,
        **next_addresses(scene, home),
        "public_ip": False,
        "security_groups": usual_groups(scene, home),
        "source_dest_check": True,
    }
    if machine is None or not _may_have_another(scene, machine, home):
        return says
    name = scene.name(f"{scene.called(machine)}-{_next_index(scene, machine) + 1}")
    return {**says, "name": name, "instance": machine, "device_index": _next_index(scene, machine)}


def _may_have_another(scene: Scene, machine: Ref, subnet: Ref) -> bool:
    """ADDR-08: all cards of an instance stand in one zone."""
    home = scene.says(primary_of(scene.sheet, machine), "subnet")
    one_zone = scene.zone_of(home) == scene.zone_of(subnet)
    return one_zone and _next_index(scene, machine) < MOST_INTERFACES


def _next_index(scene: Scene, machine: Ref) -> int:
    cards = [one for one in scene.every(INTERFACE) if scene.says(one, "instance") == machine]
    return max((scene.says(one, "device_index") or 0 for one in cards), default=-1) + 1


def outside_host(scene: Scene) -> Says:
    """A visitor with an address for documentation."""
    return {"name": scene.name("visitor"), "addresses": [next_public_address(scene)]}


def next_public_address(scene: Scene) -> str:
    """The next free public address.  Raises Lacking."""
    found = free_public_address(scene.used, scene.blocks)
    if not found:
        raise Lacking(NO_ADDRESS)
    return found


PROPOSALS = (
    Proposal("instance", instance),
    Proposal("network-interface", network_interface),
    Proposal("outside-host", outside_host),
)
