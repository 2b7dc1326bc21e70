"""VPCE: PrivateLink, by which one service of another VPC is reached, whatever its addresses."""

from dataclasses import replace

from playground.engine.conversation import Conversation, conversations
from playground.engine.headers import ALL_PORTS, service
from playground.engine.network import Network
from playground.engine.nodes import (
    TCP,
    UDP,
    BalancerTarget,
    EndpointState,
    EndpointType,
    InstanceState,
    NetworkInterface,
    VpcEndpoint,
)
from playground.engine.packet_set import PacketSet
from playground.engine.places import Place, Stage
from tests.engine.asking import Trace, trace
from tests.engine.cast import change, host, plus, without
from tests.engine.doors import door, in_store, open_group, private_link
from tests.engine.rows import group_rows, routes

NET = private_link()


def targets(*names: str, port: int = 8080) -> tuple[BalancerTarget, ...]:
    """Who gets TCP 443."""
    return tuple(
        BalancerTarget(protocol=TCP, listener_port=443, target=name, port=port) for name in names
    )


def guarded(network: Network, *rules: tuple[str, str, str], **more: object) -> Network:
    """The same, the load balancer with a group of these rules."""
    group = replace(open_group("sg-nlb", "store"), rules=group_rows(*rules))
    node = replace(network.get(NetworkInterface, "nlb-a"), security_groups=("sg-nlb",))
    network = plus(without(network, "nlb-a"), node, group)
    return change(network, "nlb", security_groups=("sg-nlb",), **more)


def test_a_service_behind_a_load_balancer_is_reached__VPCE_21() -> None:
    found = trace(NET, "app", "shop-door")
    assert found.works
    assert found.ends_at == "shelf"
    assert found.way[-8:] == [
        "deliver shop-door",
        "endpoint shop",
        "balancer nlb",
        "egress nlb-a",
        "link store-a",
        "hosts store-a",
        "ingress shelf",
        "deliver shelf",
    ]
    assert [one for one in found.reply_way if "reply" in one] == [
        "balancer-reply nlb",
        "endpoint-reply shop",
    ]


def test_the_provider_may_have_to_accept__VPCE_21() -> None:
    pending = change(NET, "shop", state=EndpointState.PENDING_ACCEPTANCE)
    assert trace(pending, "app", "shop-door").blockers == ["shop: BAD_STATE_VPC_ENDPOINT"]


def test_a_service_without_a_load_balancer_leads_nowhere__VPCE_21() -> None:
    bare = change(NET, "shop-service", network_load_balancer=None)
    assert trace(bare, "app", "shop-door").blockers == ["shop: NO_POSSIBLE_DESTINATION"]
    unknown = change(NET, "shop", service=None, service_name="nobody.knows")
    assert trace(unknown, "app", "shop-door").verdict == "undetermined"


def test_overlapping_blocks_and_missing_routes_do_not_matter__VPCE_22() -> None:
    found = trace(NET, "app", "shop-door")
    assert found.works
    assert found.destinations == ["10.0.2.60", "10.0.2.10", "10.0.2.20"]


def test_only_the_one_service_is_there_and_one_way__VPCE_22() -> None:
    assert trace(NET, "app", "shop-door", 80).blockers == ["nlb: ELBV2_LISTENERS_MISMATCH"]
    assert trace(NET, "app", "shop-door", "icmp/8").blockers == ["shop: PROTOCOL_RESTRICTION"]
    assert trace(NET, "shelf", "10.0.1.10").blockers == ["store: NO_POSSIBLE_DESTINATION"]


def test_targets_see_the_load_balancer__VPCE_23() -> None:
    found = trace(NET, "remote", "shop-door")
    assert found.works
    assert found.sources == ["10.0.4.10", "10.0.2.10"]
    assert found.request.traffic.destination == NET.get(NetworkInterface, "shelf").private_ips[0]
    assert found.request.traffic.service == service(TCP, 8080)
    consumer = change(NET, "sg-shelf", rules=group_rows(("in", "all", "10.0.4.0/24")))
    assert trace(consumer, "remote", "shop-door").blockers == ["shelf: ENI_SG_RULES_MISMATCH"]
    by_address = change(NET, "sg-shelf", rules=group_rows(("in", "tcp/8080", "10.0.2.10/32")))
    assert trace(by_address, "remote", "shop-door").works


def test_targets_may_name_the_group_of_the_load_balancer__VPCE_23() -> None:
    rules = ("in", "tcp/443", "0.0.0.0/0"), ("out", "all", "0.0.0.0/0")
    of_group = change(NET, "sg-shelf", rules=group_rows(("in", "tcp/8080", "sg-nlb")))
    assert trace(guarded(of_group, *rules), "app", "shop-door").works
    of_client = change(NET, "sg-shelf", rules=group_rows(("in", "tcp/8080", "sg-app")))
    found = trace(guarded(of_client, *rules), "app", "shop-door")
    assert found.blockers == ["shelf: ENI_SG_RULES_MISMATCH"]


def test_the_service_is_in_the_zones_of_its_load_balancer__VPCE_24() -> None:
    elsewhere = plus(NET, door("shop", "shop-far", "far", "10.0.4.60", "sg-door"))
    found = trace(elsewhere, "app", "shop-far")
    assert found.blockers == ["shop: VPCE_SERVICE_NOT_INSTALLED_IN_AZ"]
    only_b = change(NET, "shop-service", availability_zones=("us-east-1b",))
    found = trace(only_b, "app", "shop-door")
    assert found.blockers == ["shop: VPCE_SERVICE_NOT_INSTALLED_IN_AZ"]


def test_cross_zone_helps_where_a_zone_has_no_target__VPCE_24() -> None:
    two_zones = change(NET, "nlb", subnets=("store-a", "store-b"), targets=targets("till-host"))
    found = trace(two_zones, "app", "shop-door")
    assert found.blockers == ["nlb: ELB_NOT_CROSSZONE"]
    crossing = change(two_zones, "nlb", cross_zone_load_balancing=True)
    assert trace(crossing, "app", "shop-door").ends_at == "till"
    not_enabled = change(crossing, "nlb", subnets=("store-a",))
    found = trace(not_enabled, "app", "shop-door")
    assert found.blockers == ["nlb: ELBV2_NO_TARGETS_IN_AZ"]


def test_a_node_of_another_zone_stands_in_cross_zone__VPCE_24() -> None:
    wide = change(NET, "shop-service", availability_zones=("us-east-1a", "us-east-1b"))
    wide = plus(wide, door("shop", "shop-far", "far", "10.0.4.60", "sg-door"))
    assert trace(wide, "app", "shop-far").blockers == ["shop: VPCE_SERVICE_NOT_INSTALLED_IN_AZ"]
    crossing = change(wide, "nlb", cross_zone_load_balancing=True)
    assert trace(crossing, "app", "shop-far").works


def test_the_load_balancers_groups_judge_the_clients_private_address__VPCE_25() -> None:
    rules = ("in", "tcp/443", "10.0.4.0/24"), ("out", "all", "0.0.0.0/0")
    strict = guarded(NET, *rules)
    assert trace(strict, "remote", "shop-door").works
    assert trace(strict, "app", "shop-door").blockers == ["nlb-a: ENI_SG_RULES_MISMATCH"]
    off = change(strict, "nlb", enforce_security_group_inbound_rules_on_private_link_traffic=False)
    assert trace(off, "app", "shop-door").works


def test_its_outbound_rules_count_even_where_inbound_ones_do_not__VPCE_25() -> None:
    off = guarded(
        NET,
        ("out", "tcp/9999", "0.0.0.0/0"),
        enforce_security_group_inbound_rules_on_private_link_traffic=False,
    )
    assert trace(off, "app", "shop-door").blockers == ["nlb-a: ENI_SG_RULES_MISMATCH"]


def test_groups_of_the_consumer_mean_nothing_at_the_load_balancer__VPCE_25() -> None:
    named = guarded(NET, ("in", "tcp/443", "sg-app"), ("out", "all", "0.0.0.0/0"))
    assert trace(named, "app", "shop-door").blockers == ["nlb-a: ENI_SG_RULES_MISMATCH"]


def every_way(network: Network, source: str) -> list[str]:
    """Where a packet to the endpoint may end, the answer first."""
    asked = trace(network, source, "shop-door").conversation.request.steps[0].traffic
    found = conversations(network, Place(Stage.EGRESS, source), asked)
    return [_end(one) for one in found]


def _end(found: Conversation) -> str:  # type: ignore[type-arg]
    return f"{Trace(found).ends_at} {'works' if Trace(found).works else 'fails'}"


def test_several_targets_are_several_ways__VPCE_21() -> None:
    shared = change(
        NET,
        "nlb",
        subnets=("store-a", "store-b"),
        cross_zone_load_balancing=True,
        targets=targets("shelf-host", "till"),
    )
    assert every_way(shared, "app") == ["shelf works", "till works"]
    closed = change(shared, "sg-till", rules=())
    assert every_way(closed, "app") == ["shelf works", "None fails"]


def test_targets_that_stand_still_get_nothing_while_others_run__VPCE_21() -> None:
    both = change(NET, "nlb", targets=targets("spare-host", "shelf-host"))
    both = plus(both, *in_store(*host("spare", "store-a", "10.0.2.21")))
    assert every_way(both, "app") == ["spare works", "shelf works"]
    still = change(both, "spare-host", state=InstanceState.STOPPED)
    assert every_way(still, "app") == ["shelf works"]
    none = change(still, "shelf-host", state=InstanceState.STOPPED)
    assert trace(none, "app", "shop-door").blockers == ["spare: BAD_STATE"]
    elsewhere = change(none, "nlb", targets=targets("spare-host", "till"))
    assert trace(elsewhere, "app", "shop-door").blockers == ["spare: BAD_STATE"]


def test_a_port_of_nought_is_that_of_the_listener__VPCE_21() -> None:
    same = change(NET, "nlb", targets=targets("shelf-host", port=0))
    assert trace(same, "app", "shop-door").request.traffic.service == service(TCP, 443)


def test_udp_has_listeners_of_its_own__VPCE_21() -> None:
    assert trace(NET, "app", "shop-door", "udp/443").blockers == ["nlb: ELBV2_LISTENERS_MISMATCH"]
    udp = BalancerTarget(protocol=UDP, listener_port=443, target="shelf-host")
    assert trace(change(NET, "nlb", targets=(udp,)), "app", "shop-door", "udp/443").works


def test_a_load_balancer_asked_directly_is_not_modelled__VPCE_21() -> None:
    assert trace(NET, "till", "nlb-a").verdict == "undetermined"


def test_appliances_before_a_load_balancer_are_no_private_link__VPCE_21__VPCE_26() -> None:
    wall = VpcEndpoint(
        id="wall", vpc="store", type=EndpointType.GATEWAY_LOAD_BALANCER, subnets=("store-a",)
    )
    behind = change(plus(NET, wall), "rtb-store", routes=routes(("10.0.2.0/24", "wall")))
    found = trace(behind, "till", "nlb-a")
    assert "gwlb-endpoint wall" in found.way
    assert found.verdict == "undetermined"


def test_a_target_in_another_subnet_is_found_by_the_providers_routes__VPCE_23() -> None:
    crossing = change(
        NET,
        "nlb",
        subnets=("store-a", "store-b"),
        cross_zone_load_balancing=True,
        targets=targets("till-host"),
    )
    found = trace(crossing, "app", "shop-door")
    assert found.works
    assert "route store-a" in found.way
    assert "route store-b" in found.reply_way


def test_a_set_of_packets_goes_the_same_way__VPCE_22() -> None:
    app = NET.get(NetworkInterface, "app").private_ips[0]
    there = NET.get(NetworkInterface, "shop-door").private_ips[0]
    tcp_443 = service(TCP, 443)
    many = PacketSet.of((app, app + 1), (there, there + 1), (tcp_443, tcp_443 + 1), ALL_PORTS)
    (found,) = conversations(NET, Place(Stage.EGRESS, "app"), many)
    assert found.request.place == Place(Stage.DELIVER, "shelf")
    assert found.reply is not None
    assert found.reply.outcome == "delivered"


def test_the_consumer_needs_no_route_but_to_the_endpoint__VPCE_22() -> None:
    bare = change(NET, "rtb-private", routes=routes())
    assert trace(bare, "app", "shop-door").works
