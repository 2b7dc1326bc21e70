"""Which peering connections AWS takes."""

import pytest

from playground.engine.nodes import Node
from playground.engine.validity import Severity, faults
from tests.engine.validity.cast import found, network, pcx, route, subnet, table, vpc

SHOP = vpc("10.0.0.0/16")
LAB = vpc("10.1.0.0/16", id="lab")


def test_a_peering_joins_two_vpcs__PCX_01() -> None:
    assert found(SHOP, LAB, pcx()) == []
    assert found(SHOP, pcx(accepter="shop")) == [("PeeringWithItself", "pcx", "accepter_vpc")]


@pytest.mark.parametrize("ends", [("shop", "lab"), ("lab", "shop")])
def test_two_vpcs_have_one_connection__PCX_01(ends: tuple[str, str]) -> None:
    twice = found(SHOP, LAB, pcx(), pcx(*ends, id="again"))
    assert twice == [("SecondPeering", "again", "accepter_vpc")]
    assert found(SHOP, LAB, pcx(status="deleted"), pcx(*ends, id="again")) == []


def test_blocks_of_peers_do_not_overlap__PCX_02() -> None:
    same = vpc("10.0.0.0/20", id="lab")
    assert found(SHOP, same, pcx()) == [("PeeredBlocksOverlap", "pcx", "accepter_vpc")]
    assert found(SHOP, same, pcx(status="failed")) == []


@pytest.mark.parametrize("status", ["pending-acceptance", "provisioning"])
def test_any_block_counts_for_a_request__PCX_02(status: str) -> None:
    wide = vpc("10.1.0.0/16", "10.2.0.0/16", id="shop")
    lab = vpc("10.3.0.0/16", "10.2.0.0/16", id="lab")
    found_ = found(wide, lab, pcx(status=status))
    assert found_ == [("PeeredBlocksOverlap", "pcx", "accepter_vpc")]


def test_ipv6_blocks_count_too__PCX_02() -> None:
    v6 = "2001:db8::/56"
    both = vpc("10.0.0.0/16", ipv6=[v6]), vpc("10.1.0.0/16", id="lab", ipv6=[v6])
    assert found(*both, pcx(status="pending-acceptance")) == [
        ("PeeredBlocksOverlap", "pcx", "accepter_vpc")
    ]


def test_no_block_is_added_that_the_peer_has__VPC_11() -> None:
    grown = vpc("10.0.0.0/16", "10.1.0.0/20")
    assert found(grown, LAB, pcx()) == [("BlockOverlapsPeer", "shop", "secondary_cidrs[0]")]
    assert found(grown, LAB, pcx("lab", "shop")) == [
        ("BlockOverlapsPeer", "shop", "secondary_cidrs[0]")
    ]
    assert found(grown, LAB, pcx(status="deleted")) == []


def test_a_route_leads_to_a_peering_of_its_own_vpc__RT_16() -> None:
    third = vpc("10.2.0.0/16", id="third")
    way = table(route("10.1.0.0/16", "pcx"), vpc="third")
    assert found(SHOP, LAB, third, pcx(), way) == [
        ("TargetJoinsOtherVpcs", "rtb", "routes[0].target")
    ]
    assert found(SHOP, LAB, pcx(), table(route("10.1.0.0/16", "pcx"))) == []


def test_a_route_inside_the_vpc_leads_to_no_peering__RT_10() -> None:
    web = subnet("web", "10.0.1.0/24")
    inner = table(route("10.0.1.0/24", "pcx"))
    assert found(SHOP, web, LAB, pcx(), inner) == [("InnerRouteTarget", "rtb", "routes[0].target")]


def _star(count: int, status: str) -> list[Node]:
    """A VPC that has asked so many others."""
    accounts = [f"{number:012}" for number in range(count)]
    peers = [
        vpc(f"10.{number + 1}.0.0/16", id=f"vpc-{number}", account=account)
        for number, account in enumerate(accounts)
    ]
    joins = [pcx("shop", one.id, status, id=f"pcx-{one.id}") for one in peers]
    return [SHOP, *peers, *joins]


@pytest.mark.parametrize(
    ("status", "quota", "limit"),
    [
        ("active", "ActivePeeringsPerVpc", 50),
        ("pending-acceptance", "OutstandingPeeringRequests", 25),
    ],
)
def test_so_many_connections_of_a_vpc__PCX_19__LIM_08(status: str, quota: str, limit: int) -> None:
    assert found(*_star(limit, status)) == []
    (over,) = faults(network(*_star(limit + 1, status)))
    assert type(over).__name__ == quota
    assert over.severity is Severity.WARNING
