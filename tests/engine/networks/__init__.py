"""Random small networks: everything that the rules speak of, close together and overlapping."""

from random import Random

from hypothesis import strategies

from playground.engine.addresses import Prefix, parse_prefix
from playground.engine.network import Network
from playground.engine.nodes import ElasticIp, NetworkInterface, Node, Ref, Subnet, Vpc
from tests.engine.networks.attachments import with_site_attachments
from tests.engine.networks.clients import with_client_vpn
from tests.engine.networks.dice import Dice
from tests.engine.networks.endpoints import with_endpoints
from tests.engine.networks.filters import draw_acls, draw_groups
from tests.engine.networks.gateways import (
    draw_block_public_access,
    draw_gateways,
    draw_nat_gateways,
)
from tests.engine.networks.hosts import draw_hosts
from tests.engine.networks.peering import with_peerings
from tests.engine.networks.premises import with_premises
from tests.engine.networks.routing import draw_edge_table, draw_lists, draw_tables
from tests.engine.networks.transit import with_transit_gateways


def random_network(seed: int) -> Network:
    """The network of a seed: one to six VPCs, often with the same addresses, often joined."""
    dice = Dice(Random(seed))
    overlapping = dice.choice((1, 1, 2, 2, 4))
    lists = draw_lists(dice)
    nodes: list[Node] = [*lists]
    for number in range(1, 1 + dice.choice((1, 2, 2, 3, 4, 5, 6))):
        primary = f"10.{number % overlapping}.0.0/16"
        nodes += _draw_vpc(dice, number, primary, [one.id for one in lists])
    if not dice.one_in(4):
        nodes = with_peerings(dice, nodes)
    if not dice.one_in(3):
        nodes = with_transit_gateways(dice, nodes)
    if not dice.one_in(3):
        nodes = with_site_attachments(dice, with_premises(dice, nodes))
    if not dice.one_in(3):
        nodes = with_endpoints(dice, nodes)
    if dice.one_in(3):
        nodes = with_client_vpn(dice, nodes)
    if dice.one_in(4):
        nodes.append(draw_block_public_access(dice, nodes))
    if dice.one_in(2):
        nodes.append(ElasticIp(id="eipalloc-free", public_ip=dice.public_ip()))
    return Network(nodes)


def networks() -> strategies.SearchStrategy[Network]:
    """For hypothesis: networks by their seed."""
    return strategies.integers(0, 2**32).map(random_network)


def _draw_vpc(dice: Dice, number: int, primary: str, lists: list[Ref]) -> list[Node]:
    vpc = _draw_blocks(dice, number, primary)
    subnets = _draw_subnets(dice, vpc)
    gateways = draw_gateways(dice, vpc)
    nat_gateways, nat_nodes = draw_nat_gateways(dice, vpc, subnets)
    targets = [gateway.id for gateway in (*gateways, *nat_gateways)]
    groups = draw_groups(dice, vpc, lists)
    hosts = draw_hosts(dice, vpc, subnets, [group.id for group in groups])
    detours = [one.id for one in hosts if isinstance(one, NetworkInterface)]
    return [
        vpc,
        *subnets,
        *gateways,
        *nat_gateways,
        *nat_nodes,
        *draw_tables(dice, vpc, subnets, targets, detours, lists),
        draw_edge_table(dice, vpc, subnets, detours),
        *draw_acls(dice, vpc),
        *groups,
        *hosts,
    ]


def _draw_blocks(dice: Dice, number: int, primary: str) -> Vpc:
    cidrs = [primary]
    if dice.one_in(4):
        cidrs.append(dice.choice(("100.64.0.0/16", "198.51.0.0/16")))
    v6 = [f"2001:db8:{number}::/56"] * (not dice.one_in(4))
    v6 += [f"fd12:{number}::/56"] * dice.one_in(4)
    return Vpc(
        id=f"vpc-{number}",
        cidrs=tuple(parse_prefix(one) for one in cidrs),
        ipv6_cidrs=tuple(parse_prefix(one) for one in v6),
        enable_dns_support=not dice.one_in(4),
        region=dice.choice(("us-east-1", "us-east-1", "us-east-1", "eu-west-1")),
    )


def _draw_subnets(dice: Dice, vpc: Vpc) -> list[Subnet]:
    return [_draw_subnet(dice, vpc, number) for number in range(1, dice.between(2, 5))]


def _draw_subnet(dice: Dice, vpc: Vpc, number: int) -> Subnet:
    kind = dice.choice(("v4", "both", "both", "v6") if vpc.ipv6_cidrs else ("v4",))
    v4 = dice.choice(vpc.cidrs).first + (number << 8)
    v6 = dice.choice(vpc.ipv6_cidrs).first + (number << 64) if vpc.ipv6_cidrs else 0
    return Subnet(
        id=f"subnet-{vpc.id}-{number}",
        vpc=vpc.id,
        availability_zone=dice.choice(("us-east-1a", "us-east-1b")),
        cidr=None if kind == "v6" else Prefix(v4, 27),
        ipv6_cidr=None if kind == "v4" else Prefix(v6, 64),
        route_table=dice.choice((None, f"rtb-{vpc.id}-1", f"rtb-{vpc.id}-2")),
        network_acl=dice.choice((None, None, f"acl-{vpc.id}-1", f"acl-{vpc.id}-2")),
    )
