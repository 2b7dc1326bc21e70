"""What is advised where a site is not reached: told by the first blocker of whole networks."""

from typing import Any

import pytest

from playground.question import ask
from playground.report import report
from tests.scenarios import network

LAB = """\
vpcs: {shop: {cidr: 10.0.0.0/16}}
subnets: {apps: {cidr: 10.0.1.0/24, route_table: apps}}
route_tables: {apps: {vpc: shop, %(table)s}}
security_groups: {open: {ingress: [{source: 0.0.0.0/0}]}}
instances: {app: {subnet: apps, private_ip: 10.0.1.10, security_groups: [open]}}
on_premises_networks: {office: {cidrs: [%(cidr)s], routes: [%(routes)s]}}
customer_gateways: {router: {ip_address: 203.0.113.9, network: office}}
virtual_private_gateways: {door: {vpc: shop}}
vpn_connections: {line: {customer_gateway: router, virtual_private_gateway: door, %(line)s}}
"""
LEARNS, DESK = "propagating_vgws: [door]", "office:192.168.1.4"
STATIC = "static_routes_only: true, routes: [192.168.0.0/16]"
DOWN = "tunnels: [{status: down}, {status: down}]"
STARTS = "tunnels: [{status: down, startup_action: start}, {status: down}]"


def blocker(
    source: str,
    destination: str,
    table: str = LEARNS,
    line: str = "state: available",
    routes: str = "",
    cidr: str = "192.168.0.0/16",
) -> dict[str, Any]:
    text = LAB % {"table": table, "line": line, "routes": routes, "cidr": cidr}
    lab = network(text)
    found: dict[str, Any] = report(lab, ask(lab, source, destination, "tcp", 443))["blockers"][0]
    return found


@pytest.mark.parametrize(
    ("asked", "given", "rule", "advice"),
    [
        (("app", DESK), {"table": "routes: []"}, "RT-32", "turn on route propagation from door"),
        ((DESK, "app"), {"table": "routes: []"}, "RT-32", "turn on route propagation from door"),
        (("app", DESK), {"line": DOWN}, "VPN-01", "bring up line"),
        ((DESK, "app"), {"line": DOWN}, "VPN-01", "bring up line"),
        ((DESK, "app"), {"line": f"{STATIC}, {DOWN}"}, "VPN-11", "static VPN connection tells"),
        (("app", DESK), {"line": f"{STATIC}, {DOWN}"}, "VPN-03", "startup action"),
        (("app", DESK), {"line": f"{STATIC}, {STARTS}"}, "VPN-01", "Bring up a tunnel of line"),
        (("app", DESK), {"line": f"{STATIC}, state: pending"}, "VPN-01", "bring up line"),
        (("app", DESK), {"line": STATIC}, "VPN-11", "Add a route for 10.0.0.0/16 to office"),
        (
            ("app", DESK),
            {"line": "static_routes_only: true, routes: [192.168.9.0/24]"},
            "VPN-04",
            "192.168.0.0/16 is none of its static prefixes",
        ),
        (
            ("app", "10.50.0.1"),
            {"table": "routes: [{destination: 0.0.0.0/0, target: door}]"},
            "VPN-06",
            "Let the site announce a prefix for 10.50.0.1",
        ),
        (
            (DESK, "8.8.8.8"),
            {"routes": "{destination: 0.0.0.0/0, target: line}"},
            "NAT-12",
            "a NAT gateway behind that may be used",
        ),
        ((DESK, "10.0.1.99"), {}, "VPN-10", "Nothing stands at 10.0.1.99"),
        ((DESK, "10.77.0.1"), {}, "VPN-11", "the network of 10.77.0.1"),
        (("app", "10.0.3.3"), {"cidr": "10.0.0.0/16"}, "VPN-11", "another block"),
        (("app", "10.0.1.3"), {"cidr": "10.0.0.0/16"}, "VPC-14", "first one"),
        (("app", "10.0.1.99"), {"cidr": "10.0.0.0/16"}, "VPN-11", "another block"),
        (
            ("office:10.0.3.3", "app"),
            {"cidr": "10.0.0.0/16"},
            "RT-04",
            "that a site and a VPC have",
        ),
        (("app", "office:10.0.1.10"), {"cidr": "10.0.0.0/16"}, "VPN-11", "private NAT gateway"),
    ],
)
def test_a_site_that_is_not_reached_is_told_by_the_cause(
    asked: tuple[str, str], given: dict[str, str], rule: str, advice: str
) -> None:
    found = blocker(*asked, **given)
    assert found["rule"] == rule
    assert advice in found["hint"]


def test_only_ways_with_bgp_are_to_be_brought_up__VPN_01() -> None:
    text = LAB % {"table": LEARNS, "line": DOWN, "routes": "", "cidr": "192.168.0.0/16"}
    fixed = f"fixed: {{customer_gateway: router, virtual_private_gateway: door, {STATIC}, {DOWN}}}"
    lab = network(text.replace("vpn_connections: {", f"vpn_connections: {{{fixed}, "))
    (found,) = report(lab, ask(lab, DESK, "app", "tcp", 443))["blockers"]
    assert found["rule"] == "VPN-01"
    assert found["hint"].endswith("bring up line.")


def test_a_rule_for_a_site_names_the_host() -> None:
    text = LAB % {"table": LEARNS, "line": "routes: []", "routes": "", "cidr": "192.168.0.0/16"}
    lab = network(text.replace("{ingress: [{source: 0.0.0.0/0}]}", "{}"))
    (found,) = report(lab, ask(lab, DESK, "app", "tcp", 443))["blockers"]
    assert "192.168.1.4/32" in found["hint"]


HUB = """\
vpcs: {shop: {cidr: 10.0.0.0/16}}
subnets: {apps: {cidr: 10.0.1.0/24, route_table: apps}}
route_tables: {apps: {vpc: shop, routes: [{destination: 192.168.0.0/16, target: hub}]}}
security_groups: {open: {ingress: [{source: 0.0.0.0/0}]}}
instances: {app: {subnet: apps, private_ip: 10.0.1.10, security_groups: [open]}}
on_premises_networks: {office: {cidrs: [192.168.0.0/16]}}
customer_gateways: {router: {ip_address: 203.0.113.9, network: office}}
transit_gateways: {hub: {}}
transit_gateway_vpc_attachments: {shop-on-hub: {transit_gateway: hub, vpc: shop, subnets: [apps]}}
vpn_connections: {line: {customer_gateway: router, transit_gateway: hub, %s}}
"""


@pytest.mark.parametrize(
    ("line", "more", "rule", "advice"),
    [
        ("static_routes_only: true", "", "TGW-08", "propagates nothing: add a static route"),
        (DOWN, "", "VPN-01", "bring up line"),
        (
            "state: available",
            "transit_gateway_vpn_attachments:\n"
            "  joint: {transit_gateway: hub, vpn_connection: line, propagate_to: []}",
            "TGW-08",
            "Let the attachment joint propagate",
        ),
    ],
)
def test_a_site_behind_a_transit_gateway_is_told_by_the_cause(
    line: str, more: str, rule: str, advice: str
) -> None:
    lab = network(HUB % line + more)
    found = report(lab, ask(lab, "app", DESK, "tcp", 443))["blockers"][0]
    assert (found["code"], found["rule"]) == ("TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT", rule)
    assert advice in found["hint"]


def test_a_route_that_was_propagated_is_told_as_such__RT_32() -> None:
    text = LAB % {"table": LEARNS, "line": STATIC, "routes": "", "cidr": "192.168.0.0/16"}
    lab = network(text)
    told = report(lab, ask(lab, "app", DESK, "tcp", 443), candidates=True)
    decisions = [one for hop in told["request"]["hops"] for one in hop["decisions"]]
    (routed,) = (one for one in decisions if one["code"] == "ROUTE_MATCHED")
    assert "which is propagated from there" in routed["sentence"]
    assert routed["row"]["origin"] == "propagated-vpn-static"
