"""Instances out of `describe-instances`; what they say of their interfaces is read as well."""

from dataclasses import dataclass, field
from typing import Any

from playground.exchange.describe.answer import Answer, Answered
from playground.exchange.describe.gone import is_gone
from playground.exchange.describe.interfaces import groups_of, read_interface
from playground.exchange.item import Item
from playground.exchange.sketch import Sketch

SECTION, INTERFACES = "instances", "network_interfaces"
GONE = frozenset({"terminated", "shutting-down"})
ANSWER = "NetworkInterfaces"
ONLY_INSTANCES = (
    "Network interfaces are known by their instances alone: whether load balancers, databases or "
    "functions have other addresses is open. “aws ec2 describe-network-interfaces” tells them."
)
STATES = {"running": "running", "pending": "stopped", "stopping": "stopped", "stopped": "stopped"}


@dataclass
class _Instances:
    """What is used where no interface of an instance is in the source."""

    bare: dict[str, dict[str, Any]] = field(default_factory=dict)
    terminated: set[str] = field(default_factory=set)


def read_reservation(item: Item, sketch: Sketch) -> None:
    """The instances that were launched together."""
    for one in item.items("Instances"):
        read_instance(one, sketch)


def read_instance(item: Item, sketch: Sketch) -> None:
    """An instance.  Its addresses are those of its interfaces."""
    instance, state = item.need("InstanceId"), item.item("State").text("Name")
    if is_gone(sketch, "Instance", instance, state, GONE):
        sketch.memory(_Instances).terminated.add(instance)
        return
    if state == "pending":
        sketch.report.note(f"{instance} is pending: until it runs it counts as stopped.")
    sketch.add(
        SECTION,
        instance,
        item.spot,
        id=instance,
        name=item.tag(),
        vpc=item.text("VpcId"),
        state=STATES.get(state or "", state),
    )
    for one in item.items("NetworkInterfaces"):
        read_interface(one, sketch, of=item)
    if "UserData" in item:
        sketch.report.note("User data of instances was passed by: no secret of the source is kept.")
    sketch.memory(_Instances).bare.setdefault(instance, _bare(item))


def _bare(item: Item) -> dict[str, Any]:
    """What an instance says itself of its primary interface."""
    private, public = item.text("PrivateIpAddress"), item.text("PublicIpAddress")
    ipv6 = item.text("Ipv6Address")
    groups = groups_of(item, "SecurityGroups")  # an instance has one at least
    known = bool(groups and (private or ipv6))
    return {
        "subnet": item.text("SubnetId"),
        "private_ip": private,
        "ipv6_addresses": [ipv6] if ipv6 else [],
        "public_ip": public or False,
        "security_groups": groups,
        "source_dest_check": item.truth("SourceDestCheck"),
        "undescribed": None if known else True,
    }


def finish(sketch: Sketch) -> None:
    """Interfaces go with their instances; an instance without any gets what it says itself."""
    memory, equipped = sketch.memory(_Instances), set()
    for one in sketch.of(INTERFACES):
        instance = one.values.get("instance")
        if instance in memory.terminated:
            why = f"the instance {instance} is gone"
            sketch.drop(INTERFACES, one.key, "Network interface", why)
        equipped.add(instance)
    for key, said in memory.bare.items():
        if key not in equipped and said["subnet"] is not None:
            sketch.add(SECTION, key, sketch.resources[SECTION, key].spot, **said)
    if memory.bare and ANSWER not in sketch.memory(Answered).keys:
        sketch.report.note(ONLY_INSTANCES)


ANSWERS = (
    Answer(ANSWER, "ec2 describe-network-interfaces", read_interface),
    Answer("Reservations", "ec2 describe-instances", read_reservation, finish),
    Answer("Instances", "ec2 describe-instances", read_instance),
)
