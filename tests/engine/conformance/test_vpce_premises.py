"""VPCE: endpoints asked from a site behind a VPN."""

from playground.engine.addresses import format_address
from playground.question import answer, ask
from tests.engine.asking import trace
from tests.engine.cast import change, plus
from tests.engine.doors import (
    S3,
    SQS,
    address_of,
    door,
    gateway_endpoint,
    interface_endpoint,
    open_group,
)
from tests.engine.sites import behind_vpn, by_hand, hybrid_hub

NET = plus(
    behind_vpn(),
    gateway_endpoint("s3-way", S3, "rtb"),
    interface_endpoint("queue", "app-net", service_name=SQS),
    door("queue", "queue-door", "app-net", "10.0.1.50", "sg-door"),
    open_group("sg-door"),
)
BUCKETS = address_of(S3)
TO_S3 = (("198.19.0.0/24", "vpn"), ("10.0.0.0/16", "vpn"))


def test_a_gateway_endpoint_does_not_reach_out_to_a_site__VPCE_07() -> None:
    wide = change(NET, "office", routes=by_hand(*TO_S3))
    found = trace(wide, "office", BUCKETS)
    assert found.blockers == ["vgw: VGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS"]
    assert trace(wide, "app", BUCKETS).works


def test_an_interface_endpoint_does__VPCE_17() -> None:
    found = trace(NET, "office", "queue-door")
    assert found.works
    assert found.way[-1] == f"aws-service {SQS}"
    assert found.reply_way[-1] == "site-in office"


def test_both_kinds_by_a_transit_gateway__VPCE_07__VPCE_17__TGW_24() -> None:
    net = plus(
        hybrid_hub(),
        gateway_endpoint("s3-way", S3, "rtb-egress-tgw", vpc="vpc-egress"),
        interface_endpoint("queue", "egress-work", vpc="vpc-egress", service_name=SQS),
        door("queue", "queue-door", "egress-work", "10.0.1.50", "sg-door"),
        open_group("sg-door", "vpc-egress"),
    )
    assert trace(net, "office", "queue-door").works
    wide = change(net, "office", routes=by_hand(*TO_S3))
    found = trace(wide, "office", BUCKETS)
    assert found.blockers == ["s3-way: GATEWAY_REJECTS_SPOOFED_TRAFFIC"]


def test_a_site_asks_its_own_resolver__VPCE_14__VPCE_18() -> None:
    named = change(NET, "vpc", enable_dns_hostnames=True)
    question = ask(named, "desk", "sqs")
    assert format_address(question.packet.destination).startswith("198.19.")
    own_name = "queue-0a1b.sqs.us-east-1.vpce.amazonaws.com"
    assert answer(named, ask(named, "desk", own_name))[0].verdict == "reachable"
    assert answer(named, ask(named, "desk", "queue"))[0].verdict == "reachable"
