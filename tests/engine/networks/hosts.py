"""Random hosts: running and stopped instances, bare interfaces, several addresses."""

from playground.engine.nodes import (
    Forwards,
    Instance,
    InstanceState,
    NetworkInterface,
    Node,
    Ref,
    Subnet,
    Vpc,
)
from tests.engine.networks.dice import Dice
from tests.engine.networks.gateways import draw_elastic_ip

SECOND_ADDRESS = 6
"""How far an interface's second private address is from its first."""


def draw_hosts(dice: Dice, vpc: Vpc, subnets: list[Subnet], groups: list[Ref]) -> list[Node]:
    """A few hosts, the n-th at the n-th address of some subnet."""
    nodes: list[Node] = []
    for number in range(4, 4 + dice.between(2, 6)):
        instance = None if dice.one_in(8) else f"i-{vpc.id}-{number}"
        if instance is not None:
            state = InstanceState.STOPPED if dice.one_in(8) else InstanceState.RUNNING
            nodes.append(Instance(id=instance, vpc=vpc.id, state=state))
        interface = _draw_interface(dice, dice.choice(subnets), groups, instance, number)
        nodes.append(interface)
        if interface.private_ips and dice.one_in(3):
            private = dice.choice((None, *interface.private_ips))
            nodes.append(draw_elastic_ip(dice, network_interface=interface.id, private_ip=private))
    return nodes


def _draw_interface(
    dice: Dice, subnet: Subnet, groups: list[Ref], instance: Ref | None, number: int
) -> NetworkInterface:
    first = () if subnet.cidr is None else (subnet.cidr.first + number,)
    second = tuple(one + SECOND_ADDRESS for one in first if number < 6 and dice.one_in(3))
    v6 = () if subnet.ipv6_cidr is None else (subnet.ipv6_cidr.first + number,)
    return NetworkInterface(
        id=f"eni-{subnet.id}-{number}",
        subnet=subnet.id,
        instance=instance,
        private_ips=first + second,
        ipv6_addresses=() if first and dice.one_in(4) else v6,
        public_ip=dice.public_ip() if first and dice.one_in(2) else None,
        security_groups=dice.shuffled(groups)[: dice.choice((1, 1, 2))],
        source_dest_check=not dice.one_in(3),
        forwards=dice.choice((None, *Forwards)),
        requester_managed=dice.one_in(2),
    )
