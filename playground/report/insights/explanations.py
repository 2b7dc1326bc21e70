"""Why there is no path: each blocker as an Explanation, its fields named by what they hold."""

from collections.abc import Iterator
from dataclasses import fields

from playground.engine.addresses import format_address
from playground.engine.network import Network
from playground.engine.nodes import NetworkInterface, Ref, Subnet
from playground.engine.places import INTERNET_ID, Stage
from playground.engine.reasons import Effect, Reason
from playground.engine.traffic import Packet
from playground.engine.walk import End, Step
from playground.report.insights.naming import JSON, NAMINGS, component
from playground.report.insights.paths import row_of

DIRECTIONS = {
    Stage.EGRESS: "egress",
    Stage.LEAVE: "egress",
    Stage.ROUTE: "egress",
    Stage.ARRIVE: "ingress",
    Stage.INGRESS: "ingress",
}
"""Which way the traffic goes, seen from the interface or subnet that it is at."""

TEXTS = {"availability_zone", "gateway_zone", "sender_zone", "named", "state", "by", "wanted"}
"""Fields of reasons with text that is no id."""


def explanations(network: Network, end: End[Packet]) -> Iterator[JSON]:
    """What stops one way, in its order, then what nobody can say."""
    for step in end.steps:
        if step.said is not None and step.said.effect is not Effect.PASSES:
            yield _explanation(network, step, step.said)


def _explanation(network: Network, step: Step[Packet], said: Reason) -> JSON:
    told: JSON = {"ExplanationCode": said.code, **row_of(network, said)}
    told |= _place(network, step)
    for ref in _named(said):
        told.setdefault(_field(network, ref), component(network, ref))
    groups: tuple[Ref, ...] = getattr(said, "groups", ())
    if groups:
        told["SecurityGroups"] = [component(network, ref) for ref in groups]
    return told | _values(said)


def _place(network: Network, step: Step[Packet]) -> JSON:
    """Where it is said, and in which direction the traffic goes there."""
    if step.place.id == INTERNET_ID:
        return {}
    told: JSON = {_field(network, step.place.id): component(network, step.place.id)}
    if step.place.stage in DIRECTIONS:
        told["Direction"] = DIRECTIONS[step.place.stage]
    node = network.find(step.place.id)
    if isinstance(node, NetworkInterface):
        told["Subnet"] = component(network, node.subnet)
        told["Vpc"] = component(network, network.vpc_of(node.subnet).id)
    elif isinstance(node, Subnet):
        told["Vpc"] = component(network, node.vpc)
    return told


def _field(network: Network, ref: Ref) -> str:
    """Under which field an explanation names a resource."""
    naming = NAMINGS.get(type(network.find(ref)))  # type: ignore[arg-type]
    return "Component" if naming is None else naming.field


def _named(said: Reason) -> Iterator[Ref]:
    """Every single resource that a reason names."""
    values = ((field.name, getattr(said, field.name)) for field in fields(said))
    yield from (value for name, value in values if isinstance(value, str) and name not in TEXTS)


def _values(said: Reason) -> JSON:
    """What a reason holds besides resources."""
    told: JSON = {}
    if isinstance(address := getattr(said, "address", None), int):
        told["Address"] = format_address(address)
    if isinstance(port := getattr(said, "port", None), int):
        told["Port"] = port
    if state := getattr(said, "state", None):
        told["State"] = str(state)
    if zone := getattr(said, "availability_zone", None):
        told["AvailabilityZones"] = [zone]
    return told
