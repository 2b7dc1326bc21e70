"""Random doors of a VPC: internet gateways, egress-only gateways, NAT gateways, elastic IPs."""

from playground.engine.addresses import parse_prefix
from playground.engine.nodes import (
    AvailabilityMode,
    BlockMode,
    BlockPublicAccess,
    ConnectivityType,
    EgressOnlyInternetGateway,
    ElasticIp,
    Exclusion,
    ExclusionMode,
    InternetGateway,
    NatGateway,
    NatGatewayState,
    Node,
    Ref,
    Route,
    RouteTable,
    Subnet,
    Vpc,
)
from tests.engine.networks.dice import Dice

STATES = [NatGatewayState.AVAILABLE] * 9 + [NatGatewayState.FAILED, NatGatewayState.DELETED]


def draw_gateways(dice: Dice, vpc: Vpc) -> list[InternetGateway | EgressOnlyInternetGateway]:
    """One of each, mostly attached."""
    attached_to = None if dice.one_in(7) else vpc.id
    edge = f"rtb-{vpc.id}-edge" if dice.one_in(3) else None
    return [
        InternetGateway(id=f"igw-{vpc.id}", vpc=attached_to, route_table=edge),
        EgressOnlyInternetGateway(id=f"eigw-{vpc.id}", vpc=None if dice.one_in(3) else vpc.id),
    ]


def draw_nat_gateways(
    dice: Dice, vpc: Vpc, subnets: list[Subnet]
) -> tuple[list[NatGateway], list[Node]]:
    """NAT gateways, and what they need besides: elastic IPs, a regional one's table."""
    gateways = [
        _draw_zonal(dice, subnet) for subnet in subnets if subnet.cidr and not dice.one_in(2)
    ]
    needs: list[Node] = [
        draw_elastic_ip(dice, nat_gateway=gateway.id)
        for gateway in gateways
        if gateway.connectivity_type is ConnectivityType.PUBLIC
    ]
    if dice.one_in(3):
        regional = _draw_regional(dice, vpc)
        gateways.append(regional)
        everywhere = Route(destination=parse_prefix("0.0.0.0/0"), target=f"igw-{vpc.id}")
        needs.append(RouteTable(id=f"rtb-{vpc.id}-own", vpc=vpc.id, routes=(everywhere,)))
        for zone in dice.choice(((), (None,), ("us-east-1a",), ("us-east-1b", None))):
            needs.append(draw_elastic_ip(dice, nat_gateway=regional.id, availability_zone=zone))
    return gateways, needs


def _draw_zonal(dice: Dice, subnet: Subnet) -> NatGateway:
    assert subnet.cidr is not None
    return NatGateway(
        id=f"nat-{subnet.id}",
        vpc=subnet.vpc,
        subnet=subnet.id,
        private_ip=subnet.cidr.first + 12,
        connectivity_type=dice.choice([*ConnectivityType, ConnectivityType.PUBLIC]),
        state=dice.choice(STATES),
    )


def _draw_regional(dice: Dice, vpc: Vpc) -> NatGateway:
    return NatGateway(
        id=f"nat-{vpc.id}-regional",
        vpc=vpc.id,
        availability_mode=AvailabilityMode.REGIONAL,
        state=dice.choice(STATES),
        route_table=f"rtb-{vpc.id}-2" if dice.one_in(5) else f"rtb-{vpc.id}-own",
        zones=dice.choice(((), ("us-east-1a",))),
    )


def draw_elastic_ip(
    dice: Dice,
    nat_gateway: Ref | None = None,
    availability_zone: str | None = None,
    network_interface: Ref | None = None,
    private_ip: int | None = None,
) -> ElasticIp:
    """The next elastic IP, associated with whatever is named."""
    public = dice.public_ip()
    return ElasticIp(
        id=f"eipalloc-{public}",
        public_ip=public,
        nat_gateway=nat_gateway,
        availability_zone=availability_zone,
        network_interface=network_interface,
        private_ip=private_ip,
    )


def draw_block_public_access(dice: Dice, nodes: list[Node]) -> BlockPublicAccess:
    """The setting of the region, with some VPCs and subnets exempt."""
    grounds = [node.id for node in nodes if isinstance(node, Vpc | Subnet)]
    exempt = dice.shuffled(grounds)[: dice.between(0, 3)]
    return BlockPublicAccess(
        id="vpcbpa-1",
        mode=dice.choice(tuple(BlockMode)),
        exclusions=tuple(
            Exclusion(of=ref, mode=dice.choice(tuple(ExclusionMode))) for ref in exempt
        ),
    )
