"""Random Client VPN endpoints: who is let in, by which subnets, to what."""

from playground.engine.addresses import parse_prefix
from playground.engine.nodes import (
    ClientVpnEndpoint,
    ClientVpnRoute,
    NetworkInterface,
    Node,
    SecurityGroup,
    Subnet,
    Vpc,
)
from tests.engine.networks.dice import Dice

CLIENTS = parse_prefix("172.20.0.0/22")
OFFSET = 5
"""How far from the end of a subnet the interface has its address."""
BLOCKS = [parse_prefix(one) for one in ("0.0.0.0/0", "10.0.0.0/8", "10.1.0.0/16", "192.168.0.0/16")]


def with_client_vpn(dice: Dice, nodes: list[Node]) -> list[Node]:
    """One endpoint, in one of the VPCs."""
    vpc = dice.choice([node for node in nodes if isinstance(node, Vpc)])
    subnets = [one for one in nodes if isinstance(one, Subnet) and one.vpc == vpc.id and one.cidr]
    groups = [one.id for one in nodes if isinstance(one, SecurityGroup) and one.vpc == vpc.id]
    associated = dice.shuffled(subnets)[: dice.choice((1, 1, 2))]
    if dice.one_in(12):
        associated = ()
    chosen = dice.shuffled(groups)[:1]
    own = [block for one in subnets for block in one.blocks if block.version == 4]
    endpoint = ClientVpnEndpoint(
        id=f"cvpn-endpoint-{vpc.id}",
        vpc=vpc.id,
        client_cidr=CLIENTS,
        subnets=tuple(one.id for one in associated),
        security_groups=chosen,
        routes=tuple(
            ClientVpnRoute(destination=block, subnet=dice.choice(associated).id)
            for block in (*BLOCKS, *own)
            if associated and dice.one_in(2)
        ),
        authorized=tuple(block for block in (*BLOCKS, *own) if dice.one_in(2)),
        split_tunnel=dice.one_in(3),
    )
    doors = [_draw_door(dice, endpoint, one) for one in associated]
    return [*nodes, endpoint, *doors]


def _draw_door(dice: Dice, endpoint: ClientVpnEndpoint, subnet: Subnet) -> NetworkInterface:
    assert subnet.cidr is not None
    return NetworkInterface(
        id=f"eni-{endpoint.id}-{subnet.id}",
        subnet=subnet.id,
        private_ips=(subnet.cidr.stop - OFFSET,),
        public_ip=dice.public_ip() if dice.one_in(2) else None,
        security_groups=endpoint.security_groups,
        requester_managed=True,
        attached_to=endpoint.id,
    )
