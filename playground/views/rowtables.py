"""The rows of a resource as tables: routes, entries of a network ACL, rules of a security group."""

from collections.abc import Callable, Iterable
from typing import Any

from playground.engine.network import Network
from playground.engine.nodes import (
    LOCAL,
    BlockPublicAccess,
    ClientVpnEndpoint,
    ManagedPrefixList,
    NetworkAcl,
    Node,
    Route,
    RouteTable,
    SecurityGroup,
    TransitGatewayRouteTable,
    Vpc,
)
from playground.engine.prefix_lists import all_routes
from playground.engine.transit_routes import routes_in_force
from playground.report.resources import JSON, resource
from playground.report.rows import CLOSING, entry_of
from playground.views.decisions import COLUMNS, told_row
from playground.views.sitetables import TABLES as SITE_TABLES
from playground.views.sitetables import Cell, RowTable


def tables(network: Network, node: Node) -> list[RowTable]:
    """The tables of a resource; most kinds have none."""
    find = TABLES.get(type(node))
    return find(network, node) if find else []


def _route_table(network: Network, table: RouteTable) -> list[RowTable]:
    """The local routes that every table has (RT-04), what was written, what follows by itself."""
    blocks = network.get(Vpc, table.vpc).blocks
    routes = [Route(destination=block, target=LOCAL) for block in blocks]
    keys = ["destination", "target", "origin"]
    return [_table(network, "Routes", keys, [*routes, *all_routes(network, table)])]


def _client_vpn(network: Network, endpoint: ClientVpnEndpoint) -> list[RowTable]:
    keys = ["destination", "target"]
    rows: list[list[Cell]] = [[str(block)] for block in endpoint.authorized]
    return [
        _table(network, "Routes", keys, endpoint.routes),
        RowTable("Authorized destinations", ["Destination"], rows),
    ]


def _transit_table(network: Network, table: TransitGatewayRouteTable) -> list[RowTable]:
    """The static routes and the propagated ones, in the order in which they are tried."""
    keys = ["destination", "target", "origin"]
    return [_table(network, "Routes", keys, routes_in_force(network, table))]


def _network_acl(network: Network, acl: NetworkAcl) -> list[RowTable]:
    keys = ["rule_number", "action", "traffic", "cidr"]
    return [
        _table(network, title, keys, _by_number(acl, egress), CLOSING)
        for title, egress in (("Inbound entries", False), ("Outbound entries", True))
    ]


def _by_number(acl: NetworkAcl, egress: bool) -> list[Any]:
    """Entries in the order in which they are tried (NACL-04)."""
    mine = [entry for entry in acl.entries if entry.egress is egress]
    return sorted(mine, key=lambda entry: entry.rule_number)


def _security_group(network: Network, group: SecurityGroup) -> list[RowTable]:
    return [
        _table(
            network,
            title,
            ["traffic", far],
            [rule for rule in group.rules if rule.egress is egress],
        )
        for title, egress, far in (
            ("Inbound rules", False, "source"),
            ("Outbound rules", True, "destination"),
        )
    ]


def _prefix_list(network: Network, node: ManagedPrefixList) -> list[RowTable]:
    rows: list[list[Cell]] = [[str(one.cidr), one.description] for one in node.entries]
    return [RowTable("Entries", ["Address", "Note"], rows)]


def _block_public_access(network: Network, node: BlockPublicAccess) -> list[RowTable]:
    rows: list[list[Cell]] = [[resource(network, one.of), one.mode] for one in node.exclusions]
    return [RowTable("Exclusions", ["Exempt", "Mode"], rows)]


def _table(
    network: Network,
    title: str,
    keys: list[str],
    entries: Iterable[Any],
    closing: JSON | None = None,
) -> RowTable:
    rows = [_row(network, keys, entry) for entry in entries]
    if closing is not None:
        rows.append([str(told_row(closing).get(key, "all")) for key in keys])
    return RowTable(title, [COLUMNS[key] for key in keys], rows)


def _row(network: Network, keys: list[str], entry: Any) -> list[Cell]:
    told = told_row(entry_of(network, entry, None) or {})
    ends = ("group", "prefix_list", "target", "attachment", "subnet")
    refs = [getattr(entry, end, None) for end in ends]
    named = [resource(network, str(ref)) for ref in refs if ref in network]
    return [_cell(key, told, named) for key in keys]


def _cell(key: str, told: JSON, named: list[JSON]) -> Cell:
    """A resource to link to, where the row names one here."""
    if key in ("target", "source", "destination"):
        for one in named:
            if one["name"] == told.get(key):
                return one
    return str(told.get(key, ""))


TABLES: dict[type[Node], Callable[[Network, Any], list[RowTable]]] = {
    **SITE_TABLES,
    BlockPublicAccess: _block_public_access,
    ClientVpnEndpoint: _client_vpn,
    RouteTable: _route_table,
    TransitGatewayRouteTable: _transit_table,
    ManagedPrefixList: _prefix_list,
    NetworkAcl: _network_acl,
    SecurityGroup: _security_group,
}
