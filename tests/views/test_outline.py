"""The outline says all that the picture says."""

from collections.abc import Iterable, Iterator

from playground.engine.addresses import parse_address
from playground.engine.network import Network
from playground.engine.nodes import InternetGateway, NetworkInterface, OutsideHost, PeeringStatus
from playground.views.branches import Branch
from playground.views.outline import outline
from tests.engine.cast import change, plus, three_tiers
from tests.engine.peers import two_peers


def flat(branches: Iterable[Branch]) -> Iterator[Branch]:
    for branch in branches:
        yield branch
        yield from flat(branch.children)


def found(network: Network, ref: str) -> Branch:
    return next(branch for branch in flat(outline(network)) if branch.id == ref)


def test_every_resource_has_its_line_unless_it_shows_as_its_instance() -> None:
    network = three_tiers()
    extra = NetworkInterface(id="bare", name="bare", subnet="data")
    network = plus(
        network, extra, OutsideHost(id="office", addresses=(parse_address("203.0.113.4"),))
    )
    listed = {branch.id for branch in flat(outline(network))}
    assert {node.id for node in network} <= listed | {"web", "api", "app", "app2", "db"}
    assert "bare" in listed


def test_hosts_lie_in_subnets_in_zones_in_the_vpc() -> None:
    vpc = found(three_tiers(), "vpc")
    zone = next(branch for branch in vpc.children if branch.name == "us-east-1a")
    public = next(branch for branch in zone.children if branch.id == "public")
    assert {"nat", "web-host", "api-host"} <= {branch.id for branch in public.children}


def test_subnets_are_badged_by_what_their_routes_make_of_them__VPC_20() -> None:
    network = three_tiers()
    badges = {name: found(network, name).badge for name in ("public", "private", "data")}
    assert badges == {"public": "public", "private": "private", "data": "isolated"}
    assert found(change(network, "rtb-public", routes=()), "public").badge == "isolated"


def test_a_gateway_that_is_attached_to_nothing_is_still_listed() -> None:
    network = plus(three_tiers(), InternetGateway(id="loose", vpc=None))
    assert found(network, "loose").badge == "detached"


def test_an_empty_network_has_an_empty_outline() -> None:
    assert outline(Network([])) == []


def test_a_peering_is_listed_with_the_state_that_keeps_it_from_carrying__PCX_08() -> None:
    assert found(two_peers(), "a-b").badge == ""
    pending = change(two_peers(), "a-b", status=PeeringStatus.PENDING_ACCEPTANCE)
    assert found(pending, "a-b").badge == "pending-acceptance"
