"""A route table of a subnet's own: where others share the one in force, they must not feel it."""

from collections.abc import Iterator

from playground.editing.proposals.scene import Scene
from playground.editing.quick.plan import UNDESCRIBED, Series, WhyNot
from playground.editing.sheet import Says
from playground.engine.nodes import EndpointType, Ref


def put_routes(series: Series, subnet: Ref, wanted: dict[str, Ref]) -> None:
    """Lead these destinations to these targets, in a table that only this subnet uses (RT-02)."""
    missing = missing_routes(series, subnet, wanted)
    if not missing:
        return
    table = own_table(series, subnet)
    scene = series.scene()
    rows: list[Says] = scene.says(table, "routes") or []
    for destination, target in missing.items():
        old = next((row for row in rows if row.get("destination") == destination), None)
        instead = f", instead of {_before(scene, old)}" if old else ""
        name = scene.called(table)
        line = f"Route {destination} → {scene.called(target)} in {name}{instead}"
        row = {"destination": destination, "target": target}
        series.amend(table, "routes", [row], line, less=[old] if old else ())


def _before(scene: Scene, row: Says) -> str:
    """What a route led to."""
    target = str(row.get("target"))
    if target == "local":
        return target
    return scene.called(target) if scene.kind(target) else "a blackhole"


def missing_routes(series: Series, subnet: Ref, wanted: dict[str, Ref]) -> dict[str, Ref]:
    """Those of them that the table in force does not have."""
    scene = series.scene()
    rows = scene.says(scene.table_of(subnet), "routes") or []
    there = {(row.get("destination"), row.get("target")) for row in rows}
    return {one: target for one, target in wanted.items() if (one, target) not in there}


def own_table(series: Series, subnet: Ref) -> Ref:
    """The table in force if nobody else uses it; else a new one with the same routes.

    Raises WhyNot if nobody knows them.
    """
    scene = series.scene()
    table, called = scene.table_of(subnet), scene.called(subnet)
    if scene.says(table, UNDESCRIBED):
        raise WhyNot(f"Nobody has told which routes {called} has by {scene.called(table)}.")
    own: Ref | None = scene.says(subnet, "route_table")
    if own is not None and not _shared(series, own, subnet):
        return own
    rows = scene.says(table, "routes") or []
    says: Says = {
        "name": scene.name(f"{called}-routes"),
        "vpc": scene.vpc_of(subnet),
        "routes": [dict(row) for row in rows],
        "propagating_vgws": list(scene.says(table, "propagating_vgws") or []),
    }
    made = series.add("route-table", says, *_told(series, says, table))
    _keep_endpoints(series, table, made)
    series.change(subnet, {"route_table": made}, f"Subnet {called} uses {says['name']}")
    return made


def _told(series: Series, says: Says, table: Ref | None) -> Iterator[str]:
    """The new table, and each route that it takes over."""
    scene, name = series.scene(), says["name"]
    yield f"Route table {name}"
    for row in says["routes"]:
        to = str(row.get("destination"))
        to = scene.called(to) if scene.kind(to) else to
        yield f"Route {to} → {_before(scene, row)} in {name}, as in {scene.called(table)}"
    for gateway in says["propagating_vgws"]:
        yield f"Routes of {scene.called(gateway)} in {name}, as in {scene.called(table)}"


def _shared(series: Series, table: Ref, subnet: Ref) -> bool:
    """Is it the main one, another subnet's, or a gateway's?"""
    scene = series.scene()
    users = scene.every("subnet", "internet-gateway", "virtual-private-gateway", "nat-gateway")
    others = [one for one in users if one != subnet and scene.says(one, "route_table") == table]
    return bool(others or scene.says(table, "main"))


def _keep_endpoints(series: Series, table: Ref | None, made: Ref) -> None:
    """Gateway endpoints of the old table serve the new one too (VPCE-02)."""
    scene = series.scene()
    for endpoint in scene.every("vpc-endpoint"):
        tables = scene.says(endpoint, "route_tables") or []
        if table in tables and scene.says(endpoint, "type") == EndpointType.GATEWAY:
            line = f"Endpoint {scene.called(endpoint)} on {scene.called(made)} too"
            series.amend(endpoint, "route_tables", [made], line)
