"""Client VPN endpoints, with their target networks, routes and authorization rules."""

from dataclasses import dataclass, field
from typing import Any

from playground.exchange.describe import unread
from playground.exchange.describe.answer import Answer
from playground.exchange.describe.gone import is_gone
from playground.exchange.import_report import NotDescribed
from playground.exchange.item import Item
from playground.exchange.sketch import Sketch

ENDPOINTS = "client_vpn_endpoints"
LABEL, OWNER = "Client VPN endpoint", "ClientVpnEndpointId"
HELD = ("associated", "associating")
GONE_RULES = ("failed", "revoking", "deleting")
BY_ITSELF = "associate"
"""The origin of the routes for the VPC's own blocks, which come with an association."""


@dataclass
class _Parts:
    """Endpoint -> what is told of it in answers of their own; by the key in the scenario file."""

    subnets: dict[str, list[str]] = field(default_factory=dict)
    routes: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    authorization_rules: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    vpcs: dict[str, str] = field(default_factory=dict)


def read_endpoint(item: Item, sketch: Sketch) -> None:
    """An endpoint; its certificates and authentication stay where they are."""
    endpoint = item.need(OWNER)
    if is_gone(sketch, LABEL, endpoint, item.item("Status").text("Code")):
        return
    cidr = item.text("ClientCidrBlock")
    if cidr is None:
        sketch.report.not_modelled(f"{LABEL} without IPv4 clients", endpoint)
        return
    sketch.add(
        ENDPOINTS,
        endpoint,
        item.spot,
        id=endpoint,
        name=item.tag(),
        vpc=item.text("VpcId"),
        client_cidr=cidr,
        security_groups=item.texts("SecurityGroupIds") or None,
        split_tunnel=item.truth("SplitTunnel"),
    )
    told = [one.need("NetworkId") for one in item.items("AssociatedTargetNetworks")]
    if told:
        sketch.memory(_Parts).subnets.setdefault(endpoint, []).extend(told)


def _each(item: Item, key: str) -> list[Item]:
    """The items of a wrapped answer; or the one that stands there unwrapped, as AWS prints it."""
    return list(item.items(key)) if key in item else [item]


def _empty_too(item: Item, key: str, told: dict[str, list[Any]]) -> None:
    """An endpoint of which an empty list is told has none of it."""
    owner = item.text(OWNER)
    if key in item and owner is not None:
        told.setdefault(owner, [])


def read_networks(item: Item, sketch: Sketch) -> None:
    """The subnets that an endpoint is associated with."""
    parts = sketch.memory(_Parts)
    _empty_too(item, "ClientVpnTargetNetworks", parts.subnets)
    for one in _each(item, "ClientVpnTargetNetworks"):
        endpoint, state = one.text(OWNER) or item.need(OWNER), one.item("Status").text("Code")
        told = parts.subnets.setdefault(endpoint, [])
        if state in (None, *HELD):
            told.append(one.need("TargetNetworkId"))
            parts.vpcs.setdefault(endpoint, one.text("VpcId") or "")


def read_routes(item: Item, sketch: Sketch) -> None:
    """The routes of an endpoint.  Those of a transit gateway's table have the same key."""
    if OWNER not in item:
        unread.tell("Routes", [], item.place, sketch)
        return
    parts = sketch.memory(_Parts)
    _empty_too(item, "Routes", parts.routes)
    for one in _each(item, "Routes"):
        told = parts.routes.setdefault(one.text(OWNER) or item.need(OWNER), [])
        if _counts(one) and one.text("Origin") != BY_ITSELF:
            destination, subnet = one.need("DestinationCidr"), one.need("TargetSubnet")
            told.append({"destination": destination, "subnet": subnet})


def read_rules(item: Item, sketch: Sketch) -> None:
    """The authorization rules of an endpoint; whoever asks counts as a member of their groups."""
    parts = sketch.memory(_Parts)
    _empty_too(item, "AuthorizationRules", parts.authorization_rules)
    for one in _each(item, "AuthorizationRules"):
        endpoint = one.text(OWNER) or item.need(OWNER)
        told = parts.authorization_rules.setdefault(endpoint, [])
        if _counts(one):
            told.append({"destination": one.need("DestinationCidr")})
            if one.text("GroupId") is not None and not one.truth("AccessAll"):
                sketch.report.note(
                    f"{endpoint} lets some groups of users alone into {one.text('DestinationCidr')}"
                    "; whoever asks counts as one of them."
                )


def _counts(one: Item) -> bool:
    return one.item("Status").text("Code") not in GONE_RULES


COMMANDS = {
    "subnets": "describe-client-vpn-target-networks",
    "routes": "describe-client-vpn-routes",
    "authorization_rules": "describe-client-vpn-authorization-rules",
}


def finish(sketch: Sketch) -> None:
    """Put the parts to their endpoints; one of which some are not told is not described."""
    parts = sketch.memory(_Parts)
    for endpoint in sketch.of(ENDPOINTS):
        vpc = parts.vpcs.get(endpoint.key)
        if vpc:
            endpoint.values.setdefault("vpc", vpc)
        for key, command in COMMANDS.items():
            told = getattr(parts, key).get(endpoint.key)
            if told is None:
                endpoint.values["undescribed"] = True
                add = f"Add the output of “aws ec2 {command}”."
                sketch.report.not_described.append(
                    NotDescribed(LABEL, endpoint.values.get("name", endpoint.key), add)
                )
            else:
                endpoint.values[key] = _once(told)


def _once(values: list[Any]) -> list[Any]:
    """Told in two files, or once for each subnet: counts once."""
    return [one for position, one in enumerate(values) if one not in values[:position]]


ANSWERS = (
    Answer("ClientVpnEndpoints", "ec2 describe-client-vpn-endpoints", read_endpoint),
    Answer("ClientVpnTargetNetworks", "ec2 describe-client-vpn-target-networks", read_networks),
    Answer("ClientVpnRoutes", "ec2 describe-client-vpn-routes", read_routes),
    Answer("Routes", "ec2 describe-client-vpn-routes", read_routes),
    Answer("AuthorizationRules", "ec2 describe-client-vpn-authorization-rules", read_rules),
    Answer(
        "ClientVpnAuthorizationRules",
        "ec2 describe-client-vpn-authorization-rules",
        read_rules,
        finish,
    ),
)
