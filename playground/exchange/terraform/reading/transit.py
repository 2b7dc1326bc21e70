"""Transit gateways, their tables, routes, and what is attached to them."""

from typing import Any

from playground.engine.nodes import AttachmentState
from playground.exchange.sketch import NOTHING
from playground.exchange.terraform.block import Block
from playground.exchange.terraform.reading.context import Reading, word_of
from playground.exchange.terraform.reading.sites import site_of
from playground.exchange.terraform.resource_types import ATTACHMENTS

GATEWAYS, TABLES = "transit_gateways", "transit_gateway_route_tables"
PEERINGS = "transit_gateway_peering_attachments"
ASSOCIATION, PROPAGATION = (
    "transit_gateway_default_route_table_association",
    "transit_gateway_default_route_table_propagation",
)
OVER = ("deleted", "deleting", "rejected", "failed")


def read_gateway(block: Block, reading: Reading) -> None:
    """A transit gateway, with the default table that comes with it."""
    association = block.switch("default_route_table_association")
    propagation = block.switch("default_route_table_propagation")
    reading.add(
        block,
        GATEWAYS,
        region=block.region or reading.region,
        account=block.account,
        default_route_table_association=association,
        default_route_table_propagation=propagation,
        security_group_referencing_support=block.switch("security_group_referencing_support"),
        vpn_ecmp_support=block.switch("vpn_ecmp_support"),
    )
    marks = {
        "association_default_route_table_id": ("default_association", association),
        "propagation_default_route_table_id": ("default_propagation", propagation),
    }
    for attribute, (mark, wanted) in marks.items():
        table = block.made(attribute)
        if wanted is not False and table is not None:
            _mark_table(block, table, mark, reading)


def _mark_table(block: Block, table: str, mark: str, reading: Reading) -> None:
    """It may be described by a block of its own, and must be there in any case."""
    known = block.item.data.get("association_default_route_table_id")
    if reading.resolver.block_of(TABLES, table) is None:
        values: dict[str, Any] = {"id": table if isinstance(known, str) and known else None}
        if block.is_data:
            values["undescribed"] = True
        name = f"{block.name_tag or block.key}-default"
        reading.sketch.add(
            TABLES, table, block.spot, transit_gateway=block.key, name=name, **values
        )
    reading.put(block, TABLES, table, mark, True)


def read_table(block: Block, reading: Reading) -> None:
    """A route table of a transit gateway."""
    gateway = block.one("transit_gateway_id", GATEWAYS)
    values: dict[str, Any] = {"transit_gateway": gateway}
    if block.is_data:
        reading.add_undescribed(block, TABLES, "a data source does not tell its routes", **values)
    else:
        reading.add(block, TABLES, **values)


def read_route(block: Block, reading: Reading) -> None:
    """A static route, or a reference to a prefix list."""
    table = block.one("transit_gateway_route_table_id", TABLES)
    destination = block.text("destination_cidr_block")
    destination = destination or block.one("prefix_list_id", "managed_prefix_lists")
    attachment = block.one("transit_gateway_attachment_id", *ATTACHMENTS)
    if block.truth("blackhole") or attachment is None:
        attachment = "blackhole"
    if table is None:
        return
    if destination is None:
        reading.put(block, TABLES, table, "undescribed", True)
        reading.note(f"{block.address}: its destination is known only after apply.")
    else:
        route = {"destination": destination, "attachment": attachment}
        reading.routes.setdefault((TABLES, table), {}).setdefault(destination, route)
        reading.told_elsewhere.setdefault((TABLES, table, "routes"), block)


def read_vpc_attachment(block: Block, reading: Reading) -> None:
    """A VPC at a transit gateway; without default association it has no table of its own yet."""
    if block.text("state") in OVER:
        reading.leave_out(block, f"It is {block.text('state')}.")
        return
    reading.add(
        block,
        "transit_gateway_vpc_attachments",
        transit_gateway=block.one("transit_gateway_id", GATEWAYS),
        vpc=block.one("vpc_id", "vpcs"),
        subnets=block.many("subnet_ids", "subnets"),
        appliance_mode=block.switch("appliance_mode_support"),
        ipv6_support=block.switch("ipv6_support"),
        security_group_referencing_support=block.switch("security_group_referencing_support"),
        **_not_by_default(block),
    )


def _not_by_default(block: Block) -> dict[str, Any]:
    found: dict[str, Any] = {}
    if block.truth(ASSOCIATION) is False:
        found["route_table"] = NOTHING
    if block.truth(PROPAGATION) is False:
        found["propagate_to"] = []
    return found


def read_vpc_accepter(block: Block, reading: Reading) -> None:
    """The owner of the gateway accepts, and decides on the tables."""
    for name, value in _not_by_default(block).items():
        reading.put(block, "transit_gateway_vpc_attachments", block.key, name, value)


def read_peering(block: Block, reading: Reading) -> None:
    """Two transit gateways.  A new peering waits until the other side accepts."""
    state = block.text("state")
    if state in OVER:
        reading.leave_out(block, f"It is {state}.")
        return
    is_new = state is None and block.planned
    peer = block.one("peer_transit_gateway_id", GATEWAYS)
    reading.add_far_away(block, GATEWAYS, peer, "account")
    reading.add(
        block,
        PEERINGS,
        transit_gateway=block.one("transit_gateway_id", GATEWAYS),
        peer_transit_gateway=peer,
        state="pendingAcceptance" if is_new else word_of(AttachmentState, state),
    )


def read_peering_accepter(block: Block, reading: Reading) -> None:
    """The other side accepts."""
    if reading.sketch.has(PEERINGS, block.key):
        reading.put(block, PEERINGS, block.key, "state", "available")
        return
    reading.add(
        block,
        PEERINGS,
        transit_gateway=block.one("peer_transit_gateway_id", GATEWAYS),
        peer_transit_gateway=block.one("transit_gateway_id", GATEWAYS),
    )


def read_connect(block: Block, reading: Reading) -> None:
    """Tunnels over another attachment, to a site of which Terraform says nothing."""
    transport = block.one("transport_attachment_id", *ATTACHMENTS)
    if transport is None:
        reading.leave_out(block, "What carries it is not known.")
        return
    reading.add(
        block,
        "transit_gateway_connects",
        transit_gateway=block.one("transit_gateway_id", GATEWAYS),
        transport_attachment=transport,
        network=site_of(block, reading),
        **_not_by_default(block),
    )


def read_association(block: Block, reading: Reading) -> None:
    """A table decides for the packets of an attachment."""
    table = block.one("transit_gateway_route_table_id", TABLES)
    attachment = block.one("transit_gateway_attachment_id", *ATTACHMENTS)
    for section in ATTACHMENTS:
        if attachment is not None and table and reading.sketch.has(section, attachment):
            field = _side(section, attachment, table, reading)
            reading.put(block, section, attachment, field, table)
            return
    reading.leave_out(block, f"The attachment {attachment} is not in this file.")


def _side(section: str, attachment: str, table: str, reading: Reading) -> str:
    """Of a peering, the side whose table it is."""
    if section != PEERINGS:
        return "route_table"
    gateway = reading.value(TABLES, table, "transit_gateway")
    peer = reading.value(PEERINGS, attachment, "peer_transit_gateway")
    return "peer_route_table" if gateway is not None and gateway == peer else "route_table"


def read_propagation(block: Block, reading: Reading) -> None:
    """A table learns from an attachment, besides the default one that it may propagate to."""
    table = block.one("transit_gateway_route_table_id", TABLES)
    attachment = block.one("transit_gateway_attachment_id", *ATTACHMENTS)
    for section in ATTACHMENTS:
        if attachment is None or not reading.sketch.has(section, attachment):
            continue
        default = _default_propagation(section, attachment, reading)
        told = (section, attachment, "propagate_to")
        if default is not None and told not in reading.told_elsewhere:
            reading.append(block, section, attachment, "propagate_to", default)
        if table != default:
            reading.append(block, section, attachment, "propagate_to", table)
        return
    reading.leave_out(block, f"The attachment {attachment} is not in this file.")


def _default_propagation(section: str, attachment: str, reading: Reading) -> str | None:
    """The table that an attachment propagates to unless it is told not to."""
    if reading.value(section, attachment, "propagate_to") is not None:
        return None
    gateway = reading.value(section, attachment, "transit_gateway")
    if reading.value(GATEWAYS, gateway, "default_route_table_propagation") is False:
        return None
    block = reading.resolver.block_of(GATEWAYS, gateway)
    return None if block is None else block.made("propagation_default_route_table_id")
