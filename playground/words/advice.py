"""What a hint advises: which block to write into a rule, which table to use instead."""

from playground.engine.addresses import (
    EVERYWHERE_V4,
    EVERYWHERE_V6,
    Prefix,
    format_address,
    host_prefix,
    is_v6,
    reserved_addresses,
)
from playground.engine.nodes import RouteTable, Subnet
from playground.words.ends import far_address, holders_of, is_private
from playground.words.text import Mention, Text, listed
from playground.words.wording import Situation


def block_of(situation: Situation, address: int) -> Prefix:
    """The block to write into a rule: the address's subnet, itself if private, else everywhere."""
    for subnet in situation.network.all(Subnet):
        for block in subnet.blocks:
            if address in block:
                return block
    if is_private(address):
        return host_prefix(address)
    return EVERYWHERE_V6 if is_v6(address) else EVERYWHERE_V4


def far_block(situation: Situation) -> Text:
    return (str(block_of(situation, far_address(situation))),)


def far_host(situation: Situation) -> Text:
    """'10.0.1.10/32, or its security group web-sg': what a rule of a group may name."""
    address = far_address(situation)
    block = (str(host_prefix(address)),)
    holders = holders_of(situation.network, address)
    if len(holders) != 1 or not holders[0].security_groups:
        return block
    return (
        *block,
        ", or ",
        *listed(holders[0].security_groups, "or"),
        ", the group of that host",
    )


def default_route(situation: Situation) -> Text:
    return ("::/0" if is_v6(situation.packet.destination) else "0.0.0.0/0",)


def private_way(situation: Situation) -> Text:
    v6 = is_v6(situation.packet.destination)
    return ("an egress-only internet gateway" if v6 else "a NAT gateway",)


def table_that_knows(situation: Situation) -> RouteTable | None:
    """Another route table of the same VPC with a living route for the packet's destination."""
    network, address = situation.network, situation.packet.destination
    asked = network.get(RouteTable, situation.reason.table)
    for table in network.all(RouteTable):
        if table.vpc != asked.vpc or table.id == asked.id:
            continue
        if any(route.target and address in route.destination for route in table.routes):
            return table
    return None


def other_table(situation: Situation) -> Text:
    table = table_that_knows(situation)
    return (Mention(table.id),) if table is not None else ()


def usable(situation: Situation) -> Text:
    subnet = situation.network.get(Subnet, situation.reason.subnet)
    address = situation.packet.destination
    block = next((one for one in subnet.blocks if address in one), subnet.blocks[0])
    return (format_address(reserved_addresses(block)[3] + 1),)
