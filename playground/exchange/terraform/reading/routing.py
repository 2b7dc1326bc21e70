"""Route tables, their routes and associations, and prefix lists."""

from typing import Any

from playground.exchange.terraform.block import Block, Fields
from playground.exchange.terraform.reading.context import Reading

SECTION, LISTS = "route_tables", "managed_prefix_lists"
TARGETS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("gateway_id", ("internet_gateways", "virtual_private_gateways", "vpc_endpoints")),
    ("nat_gateway_id", ("nat_gateways",)),
    ("egress_only_gateway_id", ("egress_only_internet_gateways",)),
    ("transit_gateway_id", ("transit_gateways",)),
    ("vpc_peering_connection_id", ("vpc_peering_connections",)),
    ("vpc_endpoint_id", ("vpc_endpoints",)),
    ("network_interface_id", ("network_interfaces", "instances")),
    ("instance_id", ("instances",)),
)
"""The attribute of each kind of target, and the sections of what it may name."""
NOT_MODELLED = ("carrier_gateway_id", "local_gateway_id", "core_network_arn", "odb_network_arn")
"""Targets that are kept as they are: the engine knows that it does not know them."""
LOCAL, GONE, OF_ENDPOINTS = "local", "deleted", "vpce-"
IN_TABLE = ("cidr_block", "ipv6_cidr_block", "destination_prefix_list_id")
ALONE = ("destination_cidr_block", "destination_ipv6_cidr_block", "destination_prefix_list_id")


def read_table(block: Block, reading: Reading) -> None:
    """A route table with the routes that stand in it; AWS's own local ones are implied."""
    values: dict[str, Any] = {"vpc": block.one("vpc_id", "vpcs")}
    gateways = block.many("propagating_vgws", "virtual_private_gateways")
    if gateways:
        values["propagating_vgws"] = gateways
    if block.is_unknown("route") and "route" not in block.item.data:
        reading.add_undescribed(block, SECTION, "its routes are known only after apply", **values)
    else:
        reading.add(block, SECTION, **values)
    for key in ("route", "routes"):
        for route in block.inner(key):
            _add_route(block, route, block.key, IN_TABLE, reading)
    for association in block.inner("associations"):
        _read_association_of_table(block, association, reading)


def _read_association_of_table(block: Block, association: Fields, reading: Reading) -> None:
    """What a data source says of who uses a table."""
    reading.put(block, "subnets", association.text("subnet_id"), "route_table", block.key)
    _put_gateway(block, association.text("gateway_id"), block.key, reading)
    vpc = block.text("vpc_id")
    if association.truth("main") and vpc is not None:
        reading.main_tables[vpc] = block.key


def read_default_table(block: Block, reading: Reading) -> None:
    """The main route table that came with a VPC; all its routes are written here."""
    vpc = block.one("vpc_id", "vpcs") or reading.resolver.vpc_with(
        "default_route_table_id", block.key
    )
    read_table(block, reading)
    if vpc is not None:
        reading.put(block, SECTION, block.key, "vpc", vpc)


def read_route(block: Block, reading: Reading) -> None:
    """A route on its own."""
    table = block.one("route_table_id", SECTION)
    if table is not None:
        _add_route(block, block, table, ALONE, reading)


def _add_route(
    block: Block, route: Fields, table: str, destinations: tuple[str, ...], reading: Reading
) -> None:
    blocks, lists = destinations[:2], destinations[2]
    known = next((text for one in blocks if (text := route.text(one))), None)
    destination = known or route.one(lists, LISTS)
    if destination is None:
        reading.note(f"{block.address}: a route's destination is known only after apply.")
        reading.put(block, SECTION, table, "undescribed", True)
        return
    target = _target(route)
    by_endpoint = known is None and target is not None and target.startswith(OF_ENDPOINTS)
    if target in (None, LOCAL) or by_endpoint:  # these routes AWS makes by itself
        return
    found = {"destination": destination, "target": target}
    reading.routes.setdefault((SECTION, table), {}).setdefault(destination, found)
    reading.told_elsewhere.setdefault((SECTION, table, "routes"), block)


def _target(route: Fields) -> str | None:
    """What a route leads to; `deleted` where AWS says that it is gone."""
    for key, sections in TARGETS:
        found = route.one(key, *sections)
        if found is not None:
            return found
    kept = next((text for key in NOT_MODELLED if (text := route.text(key))), None)
    return kept or (GONE if route.text("state") == "blackhole" else None)


def read_association(block: Block, reading: Reading) -> None:
    """A table is that of a subnet, or of what comes in by a gateway."""
    table = block.one("route_table_id", SECTION)
    subnet = block.one("subnet_id", "subnets")
    reading.put(block, "subnets", subnet, "route_table", table)
    gateway = block.one("gateway_id", "internet_gateways", "virtual_private_gateways")
    if table is not None and subnet is None:
        _put_gateway(block, gateway, table, reading)


def _put_gateway(block: Block, gateway: str | None, table: str, reading: Reading) -> None:
    for section in ("internet_gateways", "virtual_private_gateways"):
        if gateway is not None and reading.sketch.has(section, gateway):
            reading.put(block, section, gateway, "route_table", table)


def read_main_association(block: Block, reading: Reading) -> None:
    """A table becomes the main one of a VPC."""
    vpc, table = block.one("vpc_id", "vpcs"), block.one("route_table_id", SECTION)
    if vpc is not None and table is not None:
        reading.main_tables[vpc] = table


def read_propagation(block: Block, reading: Reading) -> None:
    """A table learns the routes of a virtual private gateway."""
    gateway = block.one("vpn_gateway_id", "virtual_private_gateways")
    table = block.one("route_table_id", SECTION)
    if table and gateway not in (reading.value(SECTION, table, "propagating_vgws") or []):
        reading.append(block, SECTION, table, "propagating_vgws", gateway)


def read_prefix_list(block: Block, reading: Reading) -> None:
    """A prefix list with the entries that stand in it; those of AWS say who keeps them."""
    of_aws = block.type == "aws_prefix_list" or block.text("owner_id") == "AWS"
    inside = [*block.inner("entry"), *block.inner("entries")]
    entries = [_entry(one) for one in inside if one.text("cidr")]
    entries += [{"cidr": cidr} for cidr in block.texts("cidr_blocks")]
    values = {
        "name": block.name_tag or block.text("name"),
        "aws_managed": of_aws or None,
        "max_entries": block.number("max_entries") or None,
        "address_family": block.text("address_family"),
        "region": block.region or reading.region,
        "account": None if of_aws else block.account,
        "entries": entries,
    }
    unknown = block.is_unknown("entry") or any(one.is_unknown("cidr") for one in inside)
    if unknown:
        reading.add_undescribed(block, LISTS, "its entries are known only after apply", **values)
    else:
        reading.add(block, LISTS, **values)


def read_entry(block: Block, reading: Reading) -> None:
    """An entry on its own; the list tells of it as well, once it is there."""
    named = block.one("prefix_list_id", LISTS)
    entry = _entry(block)
    known = (reading.value(LISTS, named, "entries") or []) if named else []
    if entry["cidr"] is None:
        reading.put(block, LISTS, named, "undescribed", True)
        reading.note(f"{block.address}: the block is known only after apply.")
    elif entry["cidr"] not in [one["cidr"] for one in known]:
        reading.append(block, LISTS, named, "entries", entry)


def _entry(one: Fields) -> dict[str, Any]:
    return {"cidr": one.text("cidr"), "description": one.text("description")}
