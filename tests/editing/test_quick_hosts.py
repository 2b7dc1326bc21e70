"""One click for an instance or for what joins VPCs; the engine is asked."""

from playground.editing.acts import Change
from playground.editing.quick import Plan, plan
from playground.engine.conversation import Verdict
from tests.editing.sheets import TWO_ZONES, Place, after, example, place, verdict

HOSTS = TWO_ZONES + "instances: {web: {subnet: web-a, public_ip: false}, app: {subnet: app-a}}\n"
REACHABLE, UNREACHABLE = Verdict.REACHABLE, Verdict.UNREACHABLE


def planned(here: Place, name: str, ref: str, kind: str = "instance") -> Plan:
    return plan(name, here.sheet, here.network, here.ref(ref, kind))


def clicked(here: Place, name: str, ref: str, kind: str = "instance") -> Place:
    act = planned(here, name, ref, kind).act
    assert act is not None, planned(here, name, ref, kind).why_not
    then = after(here, act)
    assert then.faults == ()
    return then


def test_a_public_address_and_an_open_port_let_the_internet_in__ADDR_05() -> None:
    here = clicked(place(HOSTS), "address", "web")
    assert verdict(here, "web", "internet") is REACHABLE
    assert verdict(here, "internet", "web") is UNREACHABLE
    then = clicked(here, "https", "web")
    assert verdict(then, "internet", "web") is REACHABLE
    assert verdict(then, "internet", "web", 80) is UNREACHABLE
    assert verdict(clicked(then, "http", "web"), "internet", "web", 80) is REACHABLE


def test_an_address_is_told_with_what_it_needs_besides() -> None:
    here = place(HOSTS)
    assert planned(here, "address", "web").lines == ("Elastic IP web-eip, 203.0.113.10, for web",)
    assert planned(here, "address", "web").note == ""
    assert planned(here, "address", "app").note == (
        "app-a is not public: make it public as well. [VPC-20]"
    )
    then = clicked(here, "address", "web")
    assert planned(then, "address", "web").why_not == "web has a public address already."


def test_the_default_group_is_left_alone__SG_05() -> None:
    here = place(HOSTS)
    assert planned(here, "https", "app").lines == (
        "Security group app-sg, which lets everything out",
        "app is in app-sg too",
        "Rule in app-sg: TCP 443 from 0.0.0.0/0",
    )
    then = clicked(here, "https", "app")
    default = "shop-default", "security-group"
    assert then.says(*default)["ingress"] == here.says(*default)["ingress"]
    assert verdict(then, "web", "app") is REACHABLE


def test_a_group_that_others_have_says_whom_it_lets_in_too() -> None:
    here = example("three-tier")
    assert planned(here, "https", "app-1").lines == (
        "Rule in app-sg: TCP 443 from 0.0.0.0/0 (for all 2 interfaces in it)",
    )
    assert planned(here, "https", "web-1").why_not == "web-1 lets that in already."


def test_ssh_is_for_the_office_alone() -> None:
    here = example("three-tier")
    assert planned(here, "ssh", "web-1").lines == (
        "Rule in web-sg: TCP 22 from 203.0.113.130/32 (for all 2 interfaces in it)",
    )
    then = clicked(here, "ssh", "web-1")
    assert verdict(then, "office", "web-1", 22) is REACHABLE
    assert verdict(then, "stranger", "web-1", 22) is UNREACHABLE
    assert planned(here, "ssh", "bastion").why_not == "bastion lets that in already."


def test_a_wider_rule_is_enough__SG_02() -> None:
    here = place(HOSTS)
    group = here.ref("shop-default", "security-group")
    for rule in (
        {"protocol": "all", "source": "0.0.0.0/0"},
        {"protocol": "tcp", "ports": "400-500", "source": "0.0.0.0/0"},
    ):
        then = after(here, Change(group, {"ingress": [rule]}))
        assert planned(then, "https", "web").why_not == "web lets that in already."
    for rule in (
        {"protocol": "udp", "ports": 443, "source": "0.0.0.0/0"},
        {"protocol": "tcp", "ports": 443, "source": "10.0.0.0/8"},
        {"protocol": "tcp", "ports": "444-500", "source": "0.0.0.0/0"},
    ):
        then = after(here, Change(group, {"ingress": [rule]}))
        assert planned(then, "https", "web").act is not None


def test_peered_vpcs_get_their_routes_on_both_sides__PCX_03() -> None:
    here = place(
        """
        vpcs: {one: {cidr: 10.0.0.0/16}, two: {cidr: 10.1.0.0/16}}
        subnets:
          here: {vpc: one, cidr: 10.0.0.0/24}
          there: {vpc: two, cidr: 10.1.0.0/24}
        vpc_peering_connections: {peering: {requester_vpc: one, accepter_vpc: two}}
        security_groups:
          open-1: {vpc: one, ingress: [{protocol: all, source: 10.0.0.0/8}]}
          open-2: {vpc: two, ingress: [{protocol: all, source: 10.0.0.0/8}]}
        instances:
          left: {subnet: here, security_groups: [open-1]}
          right: {subnet: there, security_groups: [open-2]}
        """
    )
    peering = "vpc-peering-connection"
    assert verdict(here, "left", "right") is UNREACHABLE
    assert planned(here, "routes", "peering", peering).lines == (
        "Route 10.1.0.0/16 → peering in one-main of one",
        "Route 10.0.0.0/16 → peering in two-main of two",
    )
    then = clicked(here, "routes", "peering", peering)
    assert verdict(then, "left", "right") is verdict(then, "right", "left") is REACHABLE
    assert planned(then, "routes", "peering", peering).why_not == (
        "Both VPCs have their routes to peering already."
    )
    waiting = after(here, Change(here.ref("peering"), {"status": "pending-acceptance"}))
    assert "is not active" in planned(waiting, "routes", "peering", peering).why_not


def test_attached_vpcs_get_their_routes_to_each_other__TGW_09() -> None:
    here = place(
        """
        vpcs: {one: {cidr: 10.0.0.0/16}, two: {cidr: 10.1.0.0/16}, twin: {cidr: 10.0.0.0/16}}
        subnets:
          here: {vpc: one, cidr: 10.0.0.0/24}
          there: {vpc: two, cidr: 10.1.0.0/24}
          also: {vpc: twin, cidr: 10.0.0.0/24}
        transit_gateways: {tgw: {}}
        transit_gateway_vpc_attachments:
          left: {transit_gateway: tgw, vpc: one, subnets: [here]}
          right: {transit_gateway: tgw, vpc: two, subnets: [there]}
          odd: {transit_gateway: tgw, vpc: twin, subnets: [also]}
        """
    )
    attachment = "transit-gateway-vpc-attachment"
    assert planned(here, "routes", "left", attachment).lines == (
        "Route 10.1.0.0/16 → tgw in one-main of one",
        "Route 10.0.0.0/16 → tgw in two-main of two",
    )
    then = clicked(here, "routes", "left", attachment)
    assert planned(then, "routes", "left", attachment).why_not == (
        "The routes to tgw are all there."
    )


def test_a_vpc_alone_at_a_transit_gateway_has_nowhere_to_go() -> None:
    here = place(
        TWO_ZONES
        + "transit_gateways: {tgw: {}}\n"
        + "transit_gateway_vpc_attachments: {only: {transit_gateway: tgw, subnets: [app-a]}}\n"
    )
    said = planned(here, "routes", "only", "transit-gateway-vpc-attachment")
    assert said.why_not == "No other VPC is attached to tgw."
