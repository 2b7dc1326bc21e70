"""Random VPC endpoints: routes to S3, interfaces for SQS, appliances on the way, PrivateLink."""

from dataclasses import replace
from typing import NamedTuple

from playground.engine.addresses import parse_prefix
from playground.engine.nodes import (
    TCP,
    UDP,
    BalancerTarget,
    EndpointState,
    EndpointType,
    InternetGateway,
    NetworkInterface,
    NetworkLoadBalancer,
    Node,
    Ref,
    Route,
    RouteTable,
    SecurityGroup,
    Subnet,
    Vpc,
    VpcEndpoint,
    VpcEndpointService,
)
from tests.engine.networks.dice import Dice

STATES = [EndpointState.AVAILABLE] * 9 + [EndpointState.PENDING_ACCEPTANCE, EndpointState.DELETED]
LISTENERS = ((TCP, 443), (TCP, 443), (UDP, 53), (TCP, 22))
APPLIANCES = "vpce-svc-appliances"
OFFSETS = (4, 3, 2)
"""How far from the end of a subnet: interfaces of endpoints, and of the load balancer."""


class Ground(NamedTuple):
    """A VPC, and what of it endpoints are made with."""

    vpc: Vpc
    subnets: list[Subnet]
    tables: list[RouteTable]
    groups: list[Ref]
    hosts: list[NetworkInterface]


def with_endpoints(dice: Dice, nodes: list[Node]) -> list[Node]:
    """Endpoints in most VPCs; one of them may offer a service to all."""
    grounds = [_ground(node, nodes) for node in nodes if isinstance(node, Vpc)]
    made: list[Node] = [VpcEndpointService(id=APPLIANCES, type=EndpointType.GATEWAY_LOAD_BALANCER)]
    offers = not dice.one_in(4) and _draw_offer(dice, dice.choice(grounds), made)
    for ground in grounds:
        made += _draw_gateway_endpoints(dice, ground)
        for number, service in enumerate((f"com.amazonaws.{ground.vpc.region}.sqs", None)):
            if (service or offers) and not dice.one_in(3):
                made += _draw_interface_endpoint(dice, ground, number, service)
        if ground.subnets and dice.one_in(3):
            made.append(_draw_appliance_endpoint(dice, ground))
    walls = {
        one.vpc: one
        for one in made
        if isinstance(one, VpcEndpoint) and one.type is EndpointType.GATEWAY_LOAD_BALANCER
    }
    return [*(_steered(dice, node, walls, nodes) for node in nodes), *made]


def _ground(vpc: Vpc, nodes: list[Node]) -> Ground:
    subnets = [one for one in nodes if isinstance(one, Subnet) and one.vpc == vpc.id]
    inside = {one.id for one in subnets}
    return Ground(
        vpc,
        [one for one in subnets if one.cidr is not None],
        [
            one
            for one in nodes
            if isinstance(one, RouteTable) and one.vpc == vpc.id and not one.id.endswith("-edge")
        ],
        [one.id for one in nodes if isinstance(one, SecurityGroup) and one.vpc == vpc.id],
        [
            one
            for one in nodes
            if isinstance(one, NetworkInterface) and one.subnet in inside and one.private_ips
        ],
    )


def _draw_gateway_endpoints(dice: Dice, ground: Ground) -> list[VpcEndpoint]:
    """VPCE-02: each in some of the tables."""
    return [
        VpcEndpoint(
            id=f"vpce-{service}-{ground.vpc.id}",
            vpc=ground.vpc.id,
            type=EndpointType.GATEWAY,
            service_name=f"com.amazonaws.{ground.vpc.region}.{service}",
            route_tables=tuple(one.id for one in ground.tables if not dice.one_in(3)),
            state=dice.choice(STATES),
        )
        for service in ("s3", "dynamodb")
        if not dice.one_in(3)
    ]


def _draw_zones(dice: Dice, ground: Ground) -> list[Subnet]:
    """One subnet in a zone at most (VPCE-11)."""
    zones: dict[str, Subnet] = {}
    for one in dice.shuffled(ground.subnets):
        if not zones or dice.one_in(2):
            zones.setdefault(one.availability_zone, one)
    return list(zones.values())


def _draw_interface(
    holder: Ref, subnet: Subnet, groups: tuple[Ref, ...], number: int
) -> NetworkInterface:
    assert subnet.cidr is not None
    return NetworkInterface(
        id=f"eni-{holder}-{subnet.id}",
        subnet=subnet.id,
        private_ips=(subnet.cidr.stop - OFFSETS[number],),
        security_groups=groups,
        requester_managed=True,
        attached_to=holder,
    )


def _draw_interface_endpoint(
    dice: Dice, ground: Ground, number: int, service: str | None
) -> list[Node]:
    ref = f"vpce-{number}-{ground.vpc.id}"
    groups = dice.shuffled(ground.groups)[: dice.choice((1, 1, 2))]
    subnets = _draw_zones(dice, ground)
    if not subnets:
        return []
    endpoint = VpcEndpoint(
        id=ref,
        vpc=ground.vpc.id,
        service_name=service or "",
        service=None if service else "vpce-svc-shop",
        subnets=tuple(one.id for one in subnets),
        security_groups=groups,
        state=dice.choice(STATES),
    )
    return [endpoint, *(_draw_interface(ref, one, groups, number) for one in subnets)]


def _draw_offer(dice: Dice, ground: Ground, made: list[Node]) -> bool:
    """A service of one's own behind a network load balancer (VPCE-21); is there one?"""
    subnets = _draw_zones(dice, ground)
    if not subnets:
        return False
    groups = dice.shuffled(ground.groups)[: dice.choice((0, 1, 1))]
    balancer = NetworkLoadBalancer(
        id="nlb-shop",
        vpc=ground.vpc.id,
        subnets=tuple(one.id for one in subnets),
        security_groups=groups,
        enforce_security_group_inbound_rules_on_private_link_traffic=not dice.one_in(3),
        cross_zone_load_balancing=dice.one_in(2),
        targets=_draw_targets(dice, ground),
    )
    zones = dice.choice(((), (), tuple(one.availability_zone for one in subnets[:1])))
    service = VpcEndpointService(
        id="vpce-svc-shop", network_load_balancer=balancer.id, availability_zones=zones
    )
    interfaces = [_draw_interface(balancer.id, one, groups, 2) for one in subnets]
    made += [balancer, service, *interfaces]
    return True


def _draw_targets(dice: Dice, ground: Ground) -> tuple[BalancerTarget, ...]:
    targets = [
        BalancerTarget(
            protocol=protocol,
            listener_port=port,
            target=host.instance if host.instance and dice.one_in(2) else host.id,
            port=dice.choice((0, 0, 443, 22)),
        )
        for protocol, port in LISTENERS
        for host in dice.shuffled(ground.hosts)[: dice.choice((0, 1, 2))]
    ]
    return tuple(dict.fromkeys(targets))


def _draw_appliance_endpoint(dice: Dice, ground: Ground) -> VpcEndpoint:
    return VpcEndpoint(
        id=f"vpce-gwlb-{ground.vpc.id}",
        vpc=ground.vpc.id,
        type=EndpointType.GATEWAY_LOAD_BALANCER,
        service=APPLIANCES,
        subnets=(dice.choice(ground.subnets).id,),
        state=dice.choice(STATES),
    )


def _steered(dice: Dice, node: Node, walls: dict[Ref, VpcEndpoint], nodes: list[Node]) -> Node:
    """A VPC with an appliance endpoint leads to it: outward, inward, between subnets."""
    if isinstance(node, InternetGateway) and node.vpc in walls and not dice.one_in(3):
        return replace(node, route_table=f"rtb-{node.vpc}-edge")
    if not isinstance(node, RouteTable) or node.vpc not in walls or dice.one_in(4):
        return node
    wall, inward = walls[node.vpc], node.id.endswith("-edge")
    subnets = [one for one in nodes if isinstance(one, Subnet) and one.vpc == node.vpc]
    beyond = [one.route_table or f"rtb-{node.vpc}-0" for one in subnets if one.id in wall.subnets]
    if node.id in beyond and not dice.one_in(6):
        return node
    own = [block for one in subnets for block in one.blocks]
    wide = [parse_prefix("0.0.0.0/0"), parse_prefix("::/0")]
    chosen = own if inward else [*wide, dice.choice(own)] if dice.one_in(4) else wide
    kept = [
        one for one in node.routes if not isinstance(one, Route) or one.destination not in chosen
    ]
    ways = [Route(destination=one, target=wall.id) for one in chosen]
    return replace(node, routes=dice.shuffled([*kept, *ways]))
