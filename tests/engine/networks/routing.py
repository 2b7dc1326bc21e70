"""Random route tables: useful ones, spoilt by overlapping, propagated and dead routes and lists."""

from playground.engine.addresses import Prefix, parse_prefix
from playground.engine.nodes import (
    AWS,
    LOCAL,
    AddressFamily,
    ManagedPrefixList,
    PrefixListEntry,
    PrefixListRoute,
    Ref,
    Route,
    RouteOrigin,
    RouteTable,
    Subnet,
    Vpc,
)
from tests.engine.networks.dice import Dice

NOWHERE = (LOCAL, None, "nat-gone", "pcx-gone", "lgw-1")
DESTINATIONS = [
    parse_prefix(text)
    for text in (
        "0.0.0.0/0",
        "8.0.0.0/8",
        "8.8.8.0/24",
        "10.0.0.0/8",
        "10.0.1.0/27",
        "100.64.0.0/10",
        "192.168.0.0/16",
        "203.0.113.0/24",
        "::/0",
        "2001:db8::/32",
        "64:ff9b::/96",
    )
]


def draw_lists(dice: Dice) -> list[ManagedPrefixList]:
    """Two lists, overlapping, sometimes empty; and AWS's own, with entries or without."""
    public = (parse_prefix("52.216.0.0/15"), parse_prefix("3.5.0.0/19"))
    return [
        *(_draw_list(dice, number) for number in (1, 2)),
        *(
            ManagedPrefixList(
                id=f"pl-{service}",
                name=f"com.amazonaws.us-east-1.{service}",
                size=5,
                owner=AWS,
                entries=() if dice.one_in(2) else (PrefixListEntry(cidr=block),),
            )
            for service, block in zip(("s3", "dynamodb"), public, strict=True)
            if dice.one_in(3)
        ),
    ]


def _draw_list(dice: Dice, number: int) -> ManagedPrefixList:
    family = dice.choice((AddressFamily.IPV4, AddressFamily.IPV4, AddressFamily.IPV6))
    blocks = [block for block in DESTINATIONS if block.version == family.version]
    drawn = dict.fromkeys(dice.choice(blocks) for _ in range(dice.between(0, 3)))
    return ManagedPrefixList(
        id=f"pl-{number}",
        size=5,
        address_family=family,
        entries=tuple(PrefixListEntry(cidr=block) for block in drawn),
    )


def draw_tables(
    dice: Dice,
    vpc: Vpc,
    subnets: list[Subnet],
    targets: list[Ref],
    detours: list[Ref],
    lists: list[Ref],
) -> list[RouteTable]:
    """A public main table, a private one, and a mixture; some routes lead to hosts (`detours`)."""
    igw, eigw, *nats = targets
    nat, other_nat = dice.choice(nats or [igw]), dice.choice(nats or [igw])
    usual = (
        {"0.0.0.0/0": dice.choice((igw, igw, nat)), "::/0": dice.choice((igw, eigw))},
        {"0.0.0.0/0": nat, "::/0": dice.choice((eigw, nat)), "64:ff9b::/96": nat},
        {"0.0.0.0/0": dice.choice((other_nat, igw)), "::/0": igw, "64:ff9b::/96": other_nat},
    )
    return [
        RouteTable(
            id=f"rtb-{vpc.id}-{number}",
            vpc=vpc.id,
            main=number == 0,
            routes=dice.shuffled(
                [
                    *_draw_routes(dice, vpc, subnets, [*targets, dice.choice(detours)], first),
                    *_draw_list_routes(dice, targets, lists),
                ]
            ),
        )
        for number, first in enumerate(usual)
    ]


def draw_edge_table(dice: Dice, vpc: Vpc, subnets: list[Subnet], detours: list[Ref]) -> RouteTable:
    """For the internet gateway: what comes in for a subnet, or for all, goes by some host."""
    own = [block for subnet in subnets for block in subnet.blocks]
    routes = {
        dice.choice((*own, *vpc.blocks)): dice.choice((*detours, LOCAL, None))
        for _ in range(dice.between(1, 3))
    }
    written = [Route(destination=block, target=target) for block, target in routes.items()]
    return RouteTable(id=f"rtb-{vpc.id}-edge", vpc=vpc.id, routes=dice.shuffled(written))


def _draw_routes(
    dice: Dice, vpc: Vpc, subnets: list[Subnet], targets: list[Ref], usual: dict[str, Ref]
) -> list[Route]:
    routes: dict[tuple[Prefix, RouteOrigin], Ref | None] = {
        (parse_prefix(text), RouteOrigin.STATIC): target
        for text, target in usual.items()
        if not dice.one_in(6)
    }
    own = [block for subnet in subnets for block in subnet.blocks]
    for _ in range(dice.between(0, 3)):
        destination = dice.choice((*DESTINATIONS, *own, *vpc.blocks))
        origin = dice.choice((RouteOrigin.STATIC, *RouteOrigin))
        routes[destination, origin] = dice.choice((*targets, *NOWHERE))
    return [
        Route(destination=destination, target=target, origin=origin)
        for (destination, origin), target in routes.items()
    ]


def _draw_list_routes(dice: Dice, targets: list[Ref], lists: list[Ref]) -> list[PrefixListRoute]:
    return [
        PrefixListRoute(prefix_list=one, target=dice.choice((*targets, None)))
        for one in lists
        if dice.one_in(3)
    ]
