"""Random peerings between the VPCs of a network, and routes and rules that speak of them."""

from dataclasses import replace
from itertools import combinations

from playground.engine.addresses import Prefix, parse_prefix
from playground.engine.nodes import (
    Node,
    PeeringStatus,
    Ref,
    Route,
    RouteTable,
    SecurityGroup,
    Vpc,
    VpcPeeringConnection,
)
from tests.engine.networks.dice import Dice

STATES = [PeeringStatus.ACTIVE] * 9 + [PeeringStatus.PENDING_ACCEPTANCE, PeeringStatus.DELETED]
WIDE = (parse_prefix("10.0.0.0/8"), parse_prefix("0.0.0.0/0"), parse_prefix("2001:db8::/32"))


def with_peerings(dice: Dice, nodes: list[Node]) -> list[Node]:
    """Most pairs of VPCs get a connection, most tables of both routes to it."""
    vpcs = {node.id: node for node in nodes if isinstance(node, Vpc)}
    peerings = [
        VpcPeeringConnection(
            id=f"pcx-{one}-{other}",
            requester_vpc=one,
            accepter_vpc=other,
            status=dice.choice(STATES),
        )
        for one, other in combinations(vpcs, 2)
        if not dice.one_in(3)
    ]
    groups = [node.id for node in nodes if isinstance(node, SecurityGroup)]
    return [_joined(dice, node, vpcs, peerings, groups) for node in nodes] + peerings


def _joined(
    dice: Dice,
    node: Node,
    vpcs: dict[Ref, Vpc],
    peerings: list[VpcPeeringConnection],
    groups: list[Ref],
) -> Node:
    if isinstance(node, RouteTable):
        return _with_ways(dice, node, vpcs, peerings)
    if isinstance(node, SecurityGroup) and dice.one_in(2):
        rules = [
            replace(rule, group=dice.choice(groups)) if rule.group is not None else rule
            for rule in node.rules
        ]
        return replace(node, rules=tuple(rules))
    return node


def _with_ways(
    dice: Dice, table: RouteTable, vpcs: dict[Ref, Vpc], peerings: list[VpcPeeringConnection]
) -> RouteTable:
    plain = [route for route in table.routes if isinstance(route, Route)]
    listed = [route for route in table.routes if not isinstance(route, Route)]
    routes = {(route.destination, route.origin): route for route in plain}
    for peering in peerings:
        strange = table.vpc not in peering.vpcs
        if dice.one_in(6) or (strange and not dice.one_in(9)):
            continue
        peer = vpcs[peering.peer_of(table.vpc)]
        for destination in _parts(dice, peer):
            route = Route(destination=destination, target=peering.id)
            routes[route.destination, route.origin] = route
    return replace(table, routes=dice.shuffled([*routes.values(), *listed]))


def _parts(dice: Dice, peer: Vpc) -> list[Prefix]:
    """The blocks of the peer, or a part, or much more than that."""
    if dice.one_in(6):
        return [dice.choice(WIDE)]
    if dice.one_in(4):
        first = peer.cidrs[0].first
        return [Prefix(first + (dice.between(1, 3) << 8), 27), Prefix(first + 0x105, 32)]
    return list(peer.blocks)
