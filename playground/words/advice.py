"""What a hint advises: which block to write into a rule, which table to use instead."""

from playground.engine.addresses import (
    EVERYWHERE_V4,
    EVERYWHERE_V6,
    NAT64,
    Prefix,
    format_address,
    holds,
    host_prefix,
    is_v6,
    reserved_addresses,
)
from playground.engine.hops.security import services
from playground.engine.nodes import (
    AWS,
    EgressOnlyInternetGateway,
    InternetGateway,
    ManagedPrefixList,
    NatGateway,
    OnPremisesNetwork,
    PeeringStatus,
    Ref,
    RouteTable,
    SecurityGroup,
    SecurityGroupRule,
    Subnet,
    VirtualPrivateGateway,
    Vpc,
    VpcPeeringConnection,
)
from playground.engine.places import DEFAULT_OUTSIDE
from playground.engine.prefix_lists import routes_of
from playground.engine.vpn_routes import known
from playground.words.ends import far_address, holders_of, is_private, nat_gateway_at, outbound
from playground.words.text import Mention, Text, listed
from playground.words.wording import Situation


def block_of(situation: Situation, address: int) -> Prefix:
    """The block to write into a rule: that of the address's subnet or site, itself if it is
    private besides, else everywhere.
    """
    for subnet in situation.network.all(Subnet):
        for block in subnet.blocks:
            if address in block:
                return block
    for site in situation.network.all(OnPremisesNetwork):
        for block in site.cidrs:
            if address in block:
                return block
    if address in NAT64:
        return NAT64
    if is_private(address):
        return host_prefix(address)
    return EVERYWHERE_V6 if is_v6(address) else EVERYWHERE_V4


def far_block(situation: Situation) -> Text:
    """The block of the far end to write into a rule."""
    return (str(block_of(situation, far_address(situation))),)


def far_exactly(situation: Situation) -> Text:
    """The far end alone, as a block."""
    address = far_address(situation)
    return anywhere(address) if address in DEFAULT_OUTSIDE else (str(host_prefix(address)),)


def anywhere(address: int) -> Text:
    """Of the host that stands for the whole internet: nobody means its very address."""
    block = EVERYWHERE_V6 if is_v6(address) else EVERYWHERE_V4
    return (f"{block}, which is anywhere",)


def far_host(situation: Situation) -> Text:
    """'10.0.1.10/32, or web-sg, the group of that host': what a rule of a group may name.

    The group only where a rule that names it would fit, for the way that the packet takes.
    """
    network, address = situation.network, far_address(situation)
    if address in DEFAULT_OUTSIDE:
        return anywhere(address)
    block = (str(host_prefix(address)),)
    near = situation.reason.near
    holders = [one for one in holders_of(network, address) if network.vpc_with(one.id) in near]
    if len(holders) != 1 or not holders[0].security_groups:
        return block
    return (
        *block,
        ", or ",
        *listed(holders[0].security_groups, "or"),
        ", the group of that host",
    )


def rules_asked(situation: Situation) -> list[SecurityGroupRule]:
    """The rules that were tried: those of all groups in the packet's direction."""
    groups = [situation.network.get(SecurityGroup, ref) for ref in situation.reason.groups]
    egress = outbound(situation)
    return [rule for group in groups for rule in group.rules if rule.egress == egress]


def list_to_extend(situation: Situation) -> Ref | None:
    """An account's prefix list of the packet's family that a rule for its service names."""
    version = 6 if is_v6(situation.packet.source) else 4
    for rule in rules_asked(situation):
        if rule.prefix_list is None:
            continue
        named = situation.network.get(ManagedPrefixList, rule.prefix_list)
        fits = holds(services(rule.service), situation.packet.service)
        if fits and named.owner != AWS and named.address_family.version == version:
            return named.id
    return None


def default_route(situation: Situation) -> Text:
    """The default route of the packet's family."""
    return ("::/0" if is_v6(situation.packet.destination) else "0.0.0.0/0",)


def private_way(situation: Situation) -> Text:
    """What lets a private subnet out in the packet's family."""
    v6 = is_v6(situation.packet.destination)
    return ("an egress-only internet gateway" if v6 else "a NAT gateway",)


def table_that_knows(situation: Situation) -> RouteTable | None:
    """Another route table of the same VPC by which this packet could go on."""
    network = situation.network
    asked = network.get(RouteTable, situation.reason.table)
    owned = {gateway.route_table for gateway in network.all(NatGateway)}
    owned |= {gateway.route_table for gateway in network.all(InternetGateway)}
    for table in network.all(RouteTable):
        if table.vpc != asked.vpc or table.id == asked.id or table.id in owned:
            continue
        if _leads_on(situation, table):
            return table
    return None


def _leads_on(situation: Situation, table: RouteTable) -> bool:
    """Does the table's best route lead to a target that can carry the packet?"""
    address = situation.packet.destination
    covering = [one for one in routes_of(situation.network, table) if address in one.destination]
    best = max(covering, key=lambda route: route.destination.length, default=None)
    target = situation.network.find(best.target or "") if best is not None else None
    match target:
        case InternetGateway():
            return is_v6(address) or _sender_is_public(situation)
        case EgressOnlyInternetGateway():
            return is_v6(address) and not situation.reply
        case NatGateway():
            itself = nat_gateway_at(situation.network, situation.packet.source)
            return not situation.reply and itself is None
        case VpcPeeringConnection():
            return target == peering_to(situation)
        case VirtualPrivateGateway():
            ways = known(situation.network, target.id)
            return any(one.up and address in one.destination for one in ways)
    return False


def peering_to(situation: Situation) -> VpcPeeringConnection | None:
    """The active peering of the table's VPC with one that has the destination among its blocks."""
    network = situation.network
    vpc = network.get(RouteTable, situation.reason.table).vpc
    for peering in network.all(VpcPeeringConnection):
        if vpc in peering.vpcs and peering.status is PeeringStatus.ACTIVE:
            peer = network.get(Vpc, peering.peer_of(vpc))
            if any(situation.packet.destination in block for block in peer.blocks):
                return peering
    return None


def peering_there(situation: Situation) -> Text:
    """'the peering connection a-b'."""
    peering = peering_to(situation)
    return ("the peering connection ", Mention(peering.id)) if peering is not None else ()


def peer_block(situation: Situation) -> Text:
    """The block of the peered VPC that has the destination."""
    blocks = (block for vpc in situation.network.all(Vpc) for block in vpc.blocks)
    return (str(next(block for block in blocks if situation.packet.destination in block)),)


def _sender_is_public(situation: Situation) -> bool:
    """Has the sender a public IPv4 address?  Without, an internet gateway is of no use to it."""
    sender = situation.packet.source
    return any(private == sender for _, private in situation.network.public_address_of)


def other_table(situation: Situation) -> Text:
    """The table to associate the subnet with instead."""
    table = table_that_knows(situation)
    return (Mention(table.id),) if table is not None else ()


def usable(situation: Situation) -> Text:
    """The first address of the subnet that a host can have."""
    subnet = situation.network.get(Subnet, situation.reason.subnet)
    address = situation.packet.destination
    block = next((one for one in subnet.blocks if address in one), subnet.blocks[0])
    return (format_address(reserved_addresses(block)[3] + 1),)
