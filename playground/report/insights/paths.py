"""The components of a path: interfaces, groups, ACLs, route tables and gateways, in its order."""

from collections.abc import Iterator
from itertools import takewhile

from playground.engine.network import Network
from playground.engine.nodes import (
    AclEntry,
    NetworkInterface,
    PrefixListRoute,
    Ref,
    Route,
    SecurityGroupRule,
    Subnet,
    TransitGatewayRoute,
    TransitGatewayRouteTable,
    TransitGatewayVpcAttachment,
    VpcPeeringConnection,
)
from playground.engine.places import INTERNET_ID, Stage
from playground.engine.reasons import Reason
from playground.engine.reasons.security import DeniedByNetworkAcl
from playground.engine.traffic import Packet
from playground.engine.walk import End, Step
from playground.report.hops import AT_INTERFACE, table_of
from playground.report.insights.naming import JSON, component
from playground.report.insights.rules import acl_rule, group_rule, header, route, transit_route
from playground.report.rows import is_dead

SILENT = {Stage.LINK, Stage.VPC, Stage.HOSTS, Stage.OUTSIDE, Stage.INTERNET}
"""Where AWS names no component: inside a subnet, at the router, on the internet."""

Walked = Step[Packet]


def path(network: Network, end: End[Packet]) -> list[JSON]:
    """The PathComponents of a way up to what stops it, each numbered."""
    found: list[JSON] = []
    steps = list(takewhile(lambda step: not step.as_if, end.steps))
    after = [*(step.traffic for step in steps[1:]), end.traffic]
    for step, left in zip(steps, after, strict=True):
        for one in _components(network, step, left):
            _add(found, one)
    return [{"SequenceNumber": number, **one} for number, one in enumerate(found, 1)]


def _add(found: list[JSON], one: JSON) -> None:
    """A component that follows itself is one: it came in by the first and leaves by the second."""
    if found and found[-1]["Component"] == one["Component"]:
        came = found[-1].get("InboundHeader", one.get("InboundHeader"))
        found[-1] |= one | ({"InboundHeader": came} if came else {})
    else:
        found.append(one)


def _components(network: Network, step: Walked, left: Packet) -> Iterator[JSON]:
    """What a step passes: at the interface it starts from this first, then its groups."""
    stage = step.place.stage
    if stage in SILENT or step.place.id == INTERNET_ID:
        return
    if stage is Stage.EGRESS:
        yield {**_at(network, step.place.id), "OutboundHeader": header(step.traffic)}
    if step.said is not None and table_of(step.said) is not None:
        yield decided(network, step.said)
    elif stage is Stage.TGW_ENTER:
        yield _attachment(network, step.place.id)
    elif stage not in (Stage.EGRESS, Stage.INGRESS, Stage.LEAVE, Stage.ARRIVE, Stage.ROUTE):
        yield {**_at(network, step.place.id), **_headers(step, left)}


def _headers(step: Walked, left: Packet) -> JSON:
    """What came in and, unless it stays, what went out."""
    told = {"InboundHeader": header(step.traffic)}
    stays = step.place.stage in AT_INTERFACE
    return told if stays else {**told, "OutboundHeader": header(left)}


def _at(network: Network, ref: Ref) -> JSON:
    """A component, with the subnet, the VPC and the instance that it is in."""
    node = network.find(ref)
    told: JSON = {"Component": component(network, ref)}
    subnet = network.find(getattr(node, "subnet", None) or "")
    vpc = getattr(subnet or node, "vpc", None)
    if isinstance(subnet, Subnet):
        told["Subnet"] = component(network, subnet.id)
    if vpc:
        told["Vpc"] = component(network, vpc)
    if isinstance(node, NetworkInterface) and (holder := node.instance or node.attached_to):
        told["AttachedTo"] = component(network, holder)
    if isinstance(node, VpcPeeringConnection):
        told["SourceVpc"] = component(network, node.requester_vpc)
        told["DestinationVpc"] = component(network, node.accepter_vpc)
    return told


def _attachment(network: Network, ref: Ref) -> JSON:
    told: JSON = {"Component": component(network, ref)}
    node = network.find(ref)
    if isinstance(node, TransitGatewayVpcAttachment):
        told["Vpc"] = component(network, node.vpc)
    gateway = getattr(node, "transit_gateway", None)
    return {**told, "TransitGateway": component(network, gateway)} if gateway else told


def decided(network: Network, said: Reason) -> JSON:
    """The table that a reason speaks for, with the row that decided."""
    table = table_of(said) or ""
    told: JSON = {"Component": component(network, table), **row_of(network, said)}
    node = network.find(table)
    if isinstance(node, TransitGatewayRouteTable):
        told["TransitGateway"] = component(network, node.transit_gateway)
    return told


def row_of(network: Network, said: Reason) -> JSON:
    """The row that a reason names, under the name of its kind."""
    dead = is_dead(said)
    match getattr(said, "row", None):
        case AclEntry() as entry:
            return {"AclRule": acl_rule(entry, entry.egress)}
        case SecurityGroupRule() as rule:
            return {"SecurityGroupRule": group_rule(rule)}
        case (Route() | PrefixListRoute()) as row:
            return {"RouteTableRoute": route(network, row, dead)}
        case TransitGatewayRoute() as row:
            return {"TransitGatewayRouteTableRoute": transit_route(network, row, dead)}
    if isinstance(said, DeniedByNetworkAcl):
        return {"AclRule": acl_rule(None, said.egress)}
    return {}
