"""PCX: VPC peering, from one VPC to another and no further."""

import pytest

from playground.engine.addresses import parse_address, parse_prefix
from playground.engine.network import Network
from playground.engine.nodes import (
    InternetGateway,
    NatGateway,
    NetworkInterface,
    PeeringStatus,
    RouteTable,
    Subnet,
    Vpc,
)
from tests.engine.asking import trace
from tests.engine.cast import change, elastic_ip, plus
from tests.engine.peers import guest, member, peering, twins, two_peers
from tests.engine.rows import routes

NET = two_peers()
ADDRESS = "PCX_REQUIRES_ADDRESS_IN_VPC_CIDR"


def test_peers_meet_both_ways__PCX_03() -> None:
    assert trace(NET, "a-1", "b-1").works
    assert trace(NET, "b-1", "a-1").works
    assert trace(NET, "a-1", "b-1").way == [
        "egress a-1",
        "link a-net",
        "leave a-net",
        "route a-net",
        "peering a-b",
        "vpc b",
        "arrive b-net",
        "hosts b-net",
        "ingress b-1",
        "deliver b-1",
    ]


def test_without_a_route_back_the_reply_is_lost__PCX_03() -> None:
    one_sided = change(NET, "rtb-b", routes=())
    found = trace(one_sided, "a-1", "b-1")
    assert found.ends_at == "b-1"
    assert found.reply_blockers == ["b-net: NO_ROUTE_TO_DESTINATION"]
    assert trace(one_sided, "b-1", "a-1").blockers == ["b-net: NO_ROUTE_TO_DESTINATION"]


def test_the_table_of_the_very_subnet_counts__PCX_03() -> None:
    elsewhere = plus(change(NET, "b-net", route_table="own"), RouteTable(id="own", vpc="b"))
    found = trace(elsewhere, "a-1", "b-1")
    assert found.reply_blockers == ["b-net: NO_ROUTE_TO_DESTINATION"]


def test_a_route_may_name_a_part_of_the_peer__PCX_04() -> None:
    to_host = change(NET, "rtb-a", routes=routes(("10.2.0.10/32", "a-b")))
    assert trace(to_host, "a-1", "b-1").works
    assert trace(to_host, "a-1", "10.2.0.11").blockers == ["a-net: NO_ROUTE_TO_DESTINATION"]


def test_nothing_outside_the_blocks_of_the_peer_is_carried__PCX_04__PCX_06() -> None:
    wide = change(NET, "rtb-a", routes=routes(("0.0.0.0/0", "a-b"), ("::/0", "a-b")))
    assert trace(wide, "a-1", "8.8.8.8").blockers == [f"a-b: {ADDRESS}"]
    assert trace(wide, "a-1", "2001:4860::8888").blockers == [f"a-b: {ADDRESS}"]
    assert trace(wide, "a-1", "b-1").works


def test_a_peer_of_a_peer_is_no_peer__PCX_05() -> None:
    chain = plus(NET, *member("c", 3, ("10.1.0.0/16", "b-c")), peering("b", "c"))
    chain = change(chain, "rtb-b", routes=routes(("10.1.0.0/16", "a-b"), ("10.3.0.0/16", "b-c")))
    chain = change(chain, "rtb-a", routes=routes(("10.3.0.0/16", "a-b")))
    assert trace(chain, "a-1", "c-1").blockers == [f"a-b: {ADDRESS}"]
    assert trace(chain, "c-1", "a-1").blockers == [f"b-c: {ADDRESS}"]


def test_only_the_addresses_of_the_sending_vpc_cross__PCX_05() -> None:
    forwarder = change(NET, "a-1", source_dest_check=False)
    assert trace(forwarder, "a-1:10.9.0.9", "b-1").blockers == [f"a-b: {ADDRESS}"]


def test_a_peer_cannot_use_the_internet_gateway__PCX_06__GW_11() -> None:
    with_door = plus(NET, InternetGateway(id="igw", vpc="b"))
    with_door = change(
        with_door, "rtb-b", routes=routes(("10.1.0.0/16", "a-b"), ("0.0.0.0/0", "igw"))
    )
    wide = change(with_door, "rtb-a", routes=routes(("0.0.0.0/0", "a-b")))
    assert trace(wide, "a-1", "8.8.8.8").blockers == [f"a-b: {ADDRESS}"]


def test_a_peer_cannot_use_the_nat_gateway__PCX_06__NAT_11() -> None:
    wide = change(with_nat(NET, "b"), "rtb-a", routes=routes(("0.0.0.0/0", "a-b")))
    assert trace(wide, "a-1", "8.8.8.8").blockers == [f"a-b: {ADDRESS}"]
    assert trace(wide, "a-1", "10.2.9.20").blockers == ["nat: NAT_GATEWAY_REFUSES_CONNECTION"]


def test_interfaces_that_services_have_in_the_peer_are_reached__PCX_07() -> None:
    endpoint = NetworkInterface(
        id="endpoint",
        subnet="b-net",
        private_ips=(parse_address("10.2.0.50"),),
        security_groups=("sg-b-1",),
        requester_managed=True,
    )
    assert trace(plus(NET, endpoint), "a-1", "endpoint").works


@pytest.mark.parametrize("status", [one for one in PeeringStatus if one != "active"])
def test_only_an_active_peering_carries__PCX_08__PCX_09__RT_21(status: PeeringStatus) -> None:
    found = trace(change(NET, "a-b", status=status), "a-1", "b-1")
    assert found.blockers == ["a-net: BAD_STATE_ROUTE"]


def test_a_blackhole_is_not_passed_over_for_a_wider_route__RT_21() -> None:
    pending = change(NET, "a-b", status=PeeringStatus.PENDING_ACCEPTANCE)
    pending = plus(pending, InternetGateway(id="igw", vpc="a"))
    ways = routes(("10.2.0.0/16", "a-b"), ("0.0.0.0/0", "igw"))
    pending = change(pending, "rtb-a", routes=ways)
    assert trace(pending, "a-1", "b-1").blockers == ["a-net: BAD_STATE_ROUTE"]


def test_a_peering_of_other_vpcs_is_a_blackhole__RT_19() -> None:
    third = plus(NET, *member("c", 3, ("10.2.0.0/16", "a-b")))
    assert trace(third, "c-1", "b-1").blockers == ["c-net: BAD_STATE_ROUTE"]


def test_regions_and_accounts_may_differ__PCX_10() -> None:
    far = change(NET, "b", region="eu-west-1", account="210987654321")
    far = change(far, "b-net", availability_zone="eu-west-1a")
    assert trace(far, "a-1", "b-1").works


def test_the_longest_prefix_tells_twins_apart__PCX_11() -> None:
    network = twins()
    assert trace(network, "a-1", "10.2.0.10").ends_at == "b-1"
    assert trace(network, "a-1", "10.2.0.88").ends_at == "c-2"


def test_a_reply_goes_where_the_routes_lead__PCX_12__FLOW_08() -> None:
    found = trace(twins(), "b-2", "a-1")
    assert found.ends_at == "a-1"
    assert "peering a-b" in found.way
    assert "peering a-c" in found.reply_way
    assert found.reply_blockers[-1] == "c-2: REPLY_NOT_RECOGNISED"


def test_the_resolver_of_a_peer_does_not_answer__PCX_16() -> None:
    assert trace(NET, "a-1", "10.1.0.2", "udp/53").works
    found = trace(NET, "a-1", "10.2.0.2", "udp/53")
    assert found.blockers == ["a-b: PEER_RESOLVER_NOT_REACHABLE"]


def test_ipv6_needs_routes_of_its_own__PCX_17() -> None:
    assert trace(NET, "a-1", "b-1", v6=True).works
    only_v4 = change(NET, "rtb-a", routes=routes(("10.2.0.0/16", "a-b")))
    assert trace(only_v4, "a-1", "b-1").works
    found = trace(only_v4, "a-1", "b-1", v6=True)
    assert found.blockers == ["a-net: NO_ROUTE_TO_DESTINATION"]


def with_nat(network: Network, vpc: str) -> Network:
    """The same with a NAT gateway at .9.20 of a VPC, in a subnet of its own: `front`."""
    node = network.get(Vpc, vpc)
    front = Subnet(
        id="front",
        vpc=vpc,
        availability_zone="us-east-1a",
        cidr=parse_prefix(str(node.cidrs[0]).replace("0.0/16", "9.0/24")),
    )
    address = node.cidrs[0].first + (9 << 8) + 20
    nat = NatGateway(id="nat", vpc=vpc, subnet="front", private_ip=address)
    return plus(network, front, nat, elastic_ip("eip", "203.0.113.20", nat_gateway="nat"))


def by_nat() -> Network:
    """a's host reaches b through a NAT gateway of a; b has no route back."""
    network = change(with_nat(NET, "a"), "rtb-b", routes=())
    ways = routes(("10.2.0.0/16", "a-b"))
    network = plus(network, RouteTable(id="rtb-front", vpc="a", routes=ways))
    network = change(network, "front", route_table="rtb-front")
    return change(network, "rtb-a", routes=routes(("10.2.0.0/16", "nat")))


def test_replies_to_a_nat_gateway_find_their_way_back__NAT_13__PCX_20() -> None:
    found = trace(by_nat(), "a-1", "b-1")
    assert found.works
    assert found.sources == ["10.1.0.10", "10.1.9.20"]
    assert "peering a-b" in found.reply_way
    without = change(by_nat(), "rtb-a", routes=routes(("10.2.0.0/16", "a-b")))
    lost = trace(without, "a-1", "b-1")
    assert lost.reply_blockers == ["b-net: NO_ROUTE_TO_DESTINATION"]


def test_the_way_back_to_a_nat_gateway_passes_the_acls__NAT_13() -> None:
    closed = change(by_nat(), "acl-b", entries=())
    blocked = trace(closed, "a-1", "b-1")
    assert blocked.blockers == ["b-net: SUBNET_ACL_RESTRICTION"]
    assert blocked.reply_blockers == ["b-net: SUBNET_ACL_RESTRICTION"]


def test_strangers_in_the_peer_find_no_way_to_a_nat_gateway__NAT_13() -> None:
    network = plus(by_nat(), *guest("b-2", "b", "10.2.0.11"))
    assert trace(network, "b-2", "10.1.9.20").blockers == ["b-net: NO_ROUTE_TO_DESTINATION"]
