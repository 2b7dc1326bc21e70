"""The route that a table gives is the one that looking at all of them finds."""

from hypothesis import given, strategies

from playground.engine.addresses import parse_prefix
from playground.engine.hops import table_at
from playground.engine.network import Network
from playground.engine.nodes import LOCAL, Route, RouteOrigin, RouteTable, Subnet, Vpc
from playground.engine.places import Place, Stage
from playground.engine.traffic import Packet
from tests.engine.oracle.headers import address, block
from tests.engine.oracle.routes import best

routes = strategies.builds(
    lambda bits, length, origin: Route(
        destination=parse_prefix(f"{address(bits << 24 | bits << 8)}/{length}"),
        target="igw-1",
        origin=origin,
    ),
    bits=strategies.integers(8, 12),
    length=strategies.integers(0, 32),
    origin=strategies.sampled_from(RouteOrigin),
)


@given(
    strategies.lists(routes, max_size=12, unique_by=lambda one: (one.destination, one.origin)),
    strategies.integers(8 << 24, 13 << 24) | strategies.sampled_from([10 << 24 | 10 << 8 | 9]),
)
def test_the_best_route_is_the_one_that_brute_force_finds(
    written: list[Route], wanted: int
) -> None:
    vpc = Vpc(id="vpc-1", cidrs=(parse_prefix("10.0.0.0/16"),))
    table = RouteTable(id="rtb-1", vpc="vpc-1", main=True, routes=tuple(written))
    subnet = Subnet(id="subnet-1", vpc="vpc-1", availability_zone="a", cidr=vpc.cidrs[0])
    network = Network([vpc, table, subnet])
    row = table_at(network, Place(Stage.ROUTE, subnet.id)).find(Packet(0, wanted, 0, 0))
    expected = best(network, vpc, table, address(wanted))
    if expected is None:
        assert row.entry is None
        return
    assert isinstance(row.entry, Route)
    assert block(row.entry.destination) == expected.destination
    assert row.entry.target == expected.target
    assert expected.target == LOCAL or row.entry.origin == expected.origin
