"""Route tables out of `describe-route-tables`: routes, associations, propagation."""

from dataclasses import dataclass, field
from typing import Any

from playground.engine.nodes import RouteOrigin
from playground.exchange.describe.answer import Answer
from playground.exchange.item import IncompleteError, Item
from playground.exchange.sketch import At, Sketch
from playground.kinds import kind_named
from playground.kinds.routing import TARGETS as TARGET_KINDS

LOCAL, GONE = "local", "deleted"
NOT_TOLD = "target-not-told"
"""Of a kind that AWS has and this table has not, or cut out of the answer."""
DESTINATIONS = ("DestinationCidrBlock", "DestinationIpv6CidrBlock", "DestinationPrefixListId")
TARGETS = (
    "NatGatewayId",
    "TransitGatewayId",
    "VpcPeeringConnectionId",
    "EgressOnlyInternetGatewayId",
    "NetworkInterfaceId",
    "InstanceId",
    "VpcEndpointId",
    "LocalGatewayId",
    "CarrierGatewayId",
    "CoreNetworkArn",
    "OdbNetworkArn",
    "GatewayId",
)
"""Where a route may lead to; of an instance AWS names the interface as well."""
SECTIONS = tuple(kind_named(slug).section for slug in TARGET_KINDS)
IMPLIED, PROPAGATED = "CreateRouteTable", "EnableVgwRoutePropagation"
HELD = ("associated", "associating")
GATEWAYS = {"igw-": "internet_gateways", "vgw-": "virtual_private_gateways"}


def read_table(item: Item, sketch: Sketch) -> None:
    """A route table.  Without its routes it is only known to be there."""
    table = item.need("RouteTableId")
    associations = list(item.items("Associations"))
    routes = [_route(one, sketch) for one in item.items("Routes")]
    sketch.add(
        "route_tables",
        table,
        item.spot,
        id=table,
        name=item.tag(),
        vpc=item.text("VpcId"),
        main=any(one.truth("Main") for one in associations) or None,
        propagating_vgws=[one.need("GatewayId") for one in item.items("PropagatingVgws")],
        routes=[one for one in routes if one is not None],
        undescribed=None if "Routes" in item else True,
    )
    for one in associations:
        _associate(one, table, sketch)
    for one in item.items("Routes"):
        if one.text("State") == "active":
            named = filter(None, map(one.text, TARGETS))
            sketch.memory(Working).ways.update((item.text("VpcId") or "", way) for way in named)


@dataclass
class Working:
    """Pairs of a VPC and what one of its routes leads to, where AWS says that the route works."""

    ways: set[tuple[str, str]] = field(default_factory=set)


def _associate(item: Item, table: str, sketch: Sketch) -> None:
    if item.item("AssociationState").text("State") not in (None, *HELD):
        return
    subnet, gateway = item.text("SubnetId"), item.text("GatewayId")
    if subnet is not None:
        sketch.put("subnets", subnet, "route_table", table)
    section = GATEWAYS.get((gateway or "")[:4])
    if section is not None:
        sketch.put(section, gateway or "", "route_table", table)


def _route(item: Item, sketch: Sketch) -> At | None:
    """A route, or None where it is there by itself."""
    destination = next(filter(None, map(item.text, DESTINATIONS)), None)
    if destination is None:
        item.wrong(DESTINATIONS[0], "A route needs a destination: a CIDR block or a prefix list.")
        raise IncompleteError
    target, origin = _target(item, sketch), item.text("Origin")
    if target == LOCAL and origin in (None, IMPLIED):
        return None
    said: dict[str, Any] = {"destination": destination, "target": target}
    if origin == PROPAGATED:
        behind = sketch.memory(_Behind).of(target, sketch)
        if destination in behind.static:
            return None
        said["origin"] = behind.origin
    return At(said, item.spot)


def _target(item: Item, sketch: Sketch) -> str:
    """What a route leads to.  If that is not in the source, AWS says whether it is still there."""
    named = [found for found in map(item.text, TARGETS) if found is not None]
    known = next((one for one in named if _is_here(one, sketch)), None)
    if known is not None or LOCAL in named:
        return known or LOCAL
    if item.text("State") == "blackhole" or _was_left_out(named, sketch):
        return GONE
    return named[0] if named else NOT_TOLD


def _is_here(target: str, sketch: Sketch) -> bool:
    return any(sketch.has(section, target) for section in SECTIONS)


def _was_left_out(named: list[str], sketch: Sketch) -> bool:
    return any(one.id in named for one in sketch.report.left_out)


@dataclass(frozen=True)
class _Ways:
    """What leads to a virtual private gateway: the prefixes that are known beforehand, and how the
    others came.
    """

    static: frozenset[str] = frozenset()
    origin: RouteOrigin = RouteOrigin.PROPAGATED_VPN_BGP


@dataclass
class _Behind:
    """The ways of each virtual private gateway, once somebody asks."""

    _known: dict[str, _Ways] = field(default_factory=dict)

    def of(self, gateway: str, sketch: Sketch) -> _Ways:
        """The ways that lead to a gateway.

        What static VPN connections bring is computed.  What BGP brings is written nowhere else than
        in the tables that learnt it.
        """
        if gateway not in self._known:
            self._known[gateway] = _ways(gateway, sketch)
        return self._known[gateway]


def _ways(gateway: str, sketch: Sketch) -> _Ways:
    vpns = [
        one.values
        for one in sketch.of("vpn_connections")
        if one.values.get("virtual_private_gateway") == gateway
    ]
    static = [one for one in vpns if one.get("static_routes_only")]
    blocks = frozenset(block for one in static for block in one.get("routes", ()))
    if vpns and len(static) == len(vpns):
        return _Ways(blocks, RouteOrigin.PROPAGATED_VPN_STATIC)
    if not vpns and sketch.of("virtual_interfaces"):
        return _Ways(blocks, RouteOrigin.PROPAGATED_DIRECT_CONNECT)
    return _Ways(blocks)


ANSWERS = (Answer("RouteTables", "ec2 describe-route-tables", read_table),)
