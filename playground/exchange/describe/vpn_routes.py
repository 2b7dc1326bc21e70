"""What BGP announces: AWS shows it only where a table learnt it, so it is gathered from there."""

from collections import defaultdict

from playground.exchange.describe.attachment_kinds import VPNS
from playground.exchange.describe.joined import Joined
from playground.exchange.sites import leave_sites_open
from playground.exchange.sketch import Sketch, Sketched, plain

CONNECTIONS = "vpn_connections"


def finish(sketch: Sketch) -> None:
    """Give each connection the prefixes that are seen to come by it; of the sites behind the
    others nothing is known.
    """
    connections = {one.key: one for one in sketch.of(CONNECTIONS)}
    speaking = {key: one for key, one in connections.items() if not _is_static(one)}
    for key, blocks in _seen_at_transit_gateways(sketch).items():
        if key in speaking:
            speaking[key].values["routes"] = blocks
    for key, blocks in _seen_at_virtual_gateways(sketch, connections).items():
        speaking[key].values["routes"] = blocks
    leave_sites_open(sketch)


def _is_static(connection: Sketched) -> bool:
    return bool(connection.values["static_routes_only"])


def _seen_at_transit_gateways(sketch: Sketch) -> dict[str, list[str]]:
    """Connection -> what its attachment propagates."""
    joined = sketch.memory(Joined)
    return {
        one.values["vpn_connection"]: list(joined.announced[one.key])
        for one in sketch.of(VPNS)
        if one.key in joined.announced
    }


def _seen_at_virtual_gateways(
    sketch: Sketch, connections: dict[str, Sketched]
) -> dict[str, list[str]]:
    """Connection -> what route tables learnt, if it is the only way behind its gateway."""
    behind: dict[str, list[Sketched]] = defaultdict(list)
    for one in connections.values():
        behind[one.values.get("virtual_private_gateway", "")].append(one)
    crossed = _with_direct_connect(sketch)
    learnt = _learnt(sketch)
    return {
        ways[0].key: learnt[gateway]
        for gateway, ways in behind.items()
        if gateway in learnt and len(ways) == 1 and gateway not in crossed
        if not _is_static(ways[0])
    }


def _with_direct_connect(sketch: Sketch) -> set[str]:
    """The virtual private gateways that something besides a VPN leads to."""
    straight = {
        one.values.get("virtual_private_gateway") for one in sketch.of("virtual_interfaces")
    }
    by_doors = {
        association["gateway"]
        for door in sketch.of("direct_connect_gateways")
        for association in door.values.get("associations", [])
    }
    return by_doors | {one for one in straight if one is not None}


def _learnt(sketch: Sketch) -> dict[str, list[str]]:
    """Virtual private gateway -> the destinations that route tables learnt from it."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for table in sketch.of("route_tables"):
        for route in (plain(one) for one in table.values.get("routes", [])):
            if str(route.get("origin", "")).startswith("propagated"):
                found[str(route["target"])][str(route["destination"])] = None
    return {gateway: list(blocks) for gateway, blocks in found.items()}
