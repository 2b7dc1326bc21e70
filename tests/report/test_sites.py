"""Answers about sites: what a person would point at, the rows of sites, and the other ways."""

from playground.question import ask
from playground.report import report
from playground.report.resources import JSON
from playground.sources import example_path, open_path
from tests.scenarios import network

TEXT = """\
vpcs: {shop: {cidr: 10.0.0.0/16}}
subnets: {apps: {cidr: 10.0.1.0/24, route_table: apps}}
route_tables: {apps: {vpc: shop, routes: [{destination: 192.168.0.0/16, target: hub}]}}
security_groups: {open: {ingress: [{source: 0.0.0.0/0}]}}
instances: {app: {subnet: apps, private_ip: 10.0.1.10, security_groups: [open]}}
on_premises_networks:
  office:
    cidrs: [192.168.0.0/16]
    routes:
      - {destination: 10.0.0.0/8, target: line-1}
      - {destination: 10.9.0.0/16, target: blackhole}
on_premises_hosts: {desk: {network: office, addresses: [192.168.1.4]}}
customer_gateways: {router: {ip_address: 203.0.113.9, network: office}}
transit_gateways: {hub: {}}
transit_gateway_vpc_attachments: {shop-on-hub: {transit_gateway: hub, vpc: shop, subnets: [apps]}}
vpn_connections:
  line-1: {customer_gateway: router, transit_gateway: hub}
  line-2: {customer_gateway: router, transit_gateway: hub}
"""
NET = network(TEXT)


def _answer(source: str, destination: str) -> JSON:
    return report(NET, ask(NET, source, destination, "tcp", 443), candidates=True)


def _hops(leg: JSON) -> list[tuple[str, str]]:
    return [(hop["resource"]["kind"], hop["resource"]["name"]) for hop in leg["hops"]]


def _decision(leg: JSON, code: str) -> JSON:
    found = [one for hop in leg["hops"] for one in hop["decisions"] if one["code"] == code]
    assert len(found) == 1
    decision: JSON = found[0]
    return decision


def test_connections_and_hosts_are_hops() -> None:
    assert _hops(_answer("app", "desk")["request"])[2:] == [
        ("transit-gateway", "hub"),
        ("vpn-connection", "line-1"),
        ("on-premises-host", "desk"),
    ]
    assert _hops(_answer("app", "office:192.168.7.7")["request"])[-1] == (
        "on-premises-network",
        "office",
    )


def test_a_customer_gateway_is_answered_for_by_its_site() -> None:
    headline = _answer("app", "router")["headline"]
    assert headline.startswith("Yes: app can open TCP 443 to office, and")


def test_a_gateway_endpoint_that_was_not_on_the_way_is_not_said_to_be_reached__VPCE_02() -> None:
    """By its name the service is asked; another VPC goes there by its own way."""
    three = open_path(example_path("three-ways-to-s3")).network
    for host in ("host-1", "host-3"):
        told = report(three, ask(three, host, "s3-gateway", "tcp", 443))
        assert told["headline"] == f"Yes: {host} can open TCP 443 to s3, and the answer comes back."


def test_equal_ways_are_alternatives_and_both_routes_win__TGW_22() -> None:
    told = _answer("app", "desk")
    (other,) = told["alternatives"]
    assert ("vpn-connection", "line-2") in _hops(other["request"])
    routed = _decision(told["request"], "TRANSIT_GATEWAY_ROUTE_MATCHED")
    results = [(one["row"]["target"], one["result"]) for one in routed["candidates"] if one["row"]]
    assert ("line-1-attachment", "wins") in results
    assert ("line-2-attachment", "wins") in results
    assert ("shop-on-hub", "loses") in results
    assert "equal cost" in routed["sentence"]


def test_the_routes_of_a_site_are_rows__VPN_11() -> None:
    routed = _decision(_answer("desk", "app")["request"], "SITE_ROUTE_LEARNED")
    assert routed["table"]["name"] == "office"
    rows = {(one["row"]["destination"], one["row"]["target"]) for one in routed["candidates"]}
    assert rows >= {("10.0.0.0/8", "line-1"), ("10.9.0.0/16", "blackhole")}
    hole = _decision(_answer("desk", "10.9.0.1")["request"], "BAD_STATE_ROUTE")
    assert hole["row"] == {
        "destination": "10.9.0.0/16",
        "target": "blackhole",
        "target_id": None,
        "state": "blackhole",
    }


def test_what_leaves_a_site_by_itself_depends_on_the_site() -> None:
    headline = _answer("desk", "internet")["headline"]
    assert headline.endswith("it depends on the on-premises network office.")
