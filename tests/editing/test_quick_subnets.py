"""One click for a subnet: public, private, a NAT gateway, a way to S3; the engine is asked."""

import pytest

from playground.editing.acts import Add
from playground.editing.proposals import propose
from playground.editing.quick import Plan, plan
from playground.engine.conversation import Verdict
from playground.engine.subnet_kinds import SubnetKind, subnet_kind
from tests.editing.sheets import TWO_ZONES, Place, after, example, place, verdict

BARE = """\
vpcs: {shop: {cidr: 10.0.0.0/16}}
subnets:
  app-a: {availability_zone: us-east-1a, cidr: 10.0.1.0/24}
  app-b: {availability_zone: us-east-1b, cidr: 10.0.2.0/24}
"""
"""Two subnets on the main table, and no way out."""
DUAL = """\
vpcs: {lab: {cidr: 10.0.0.0/16, ipv6_cidrs: ['2001:db8:1::/56']}}
subnets: {app-a: {cidr: 10.0.1.0/24, ipv6_cidr: '2001:db8:1::/64'}}
"""
REACHABLE, UNREACHABLE = Verdict.REACHABLE, Verdict.UNREACHABLE


def planned(here: Place, name: str, subnet: str) -> Plan:
    return plan(name, here.sheet, here.network, here.ref(subnet))


def clicked(here: Place, name: str, subnet: str) -> Place:
    act = planned(here, name, subnet).act
    assert act is not None, planned(here, name, subnet).why_not
    then = after(here, act)
    assert then.faults == ()
    return then


def with_host(here: Place, subnet: str) -> Place:
    """With an instance in the subnet as it is proposed; its name is that of the subnet's kind."""
    says = propose("instance", here.sheet, here.network, here.ref(subnet))
    return after(here, Add("instance", {**says, "name": "host"}))


def kind(here: Place, subnet: str) -> SubnetKind:
    return subnet_kind(here.network, here.ref(subnet))


# Public


def test_a_subnet_made_public_is_reached_from_the_internet_where_groups_allow__VPC_20() -> None:
    here = with_host(clicked(place(BARE), "public", "app-a"), "app-a")
    assert kind(here, "app-a") is SubnetKind.PUBLIC
    assert verdict(here, "host", "internet") is REACHABLE
    assert verdict(here, "internet", "host") is UNREACHABLE
    door = plan("https", here.sheet, here.network, here.ref("host", "instance")).act
    assert door is not None
    assert verdict(after(here, door), "internet", "host") is REACHABLE


def test_each_row_is_told_before_it_is_added() -> None:
    assert planned(place(BARE), "public", "app-a").lines == (
        "Internet gateway igw, attached to shop",
        "Route table app-a-routes",
        "Subnet app-a uses app-a-routes",
        "Route 0.0.0.0/0 → igw in app-a-routes",
        "Subnet app-a gives new instances a public IPv4 address",
    )


def test_neighbours_on_the_same_table_stay_as_they_were__RT_02() -> None:
    here = clicked(place(BARE), "public", "app-a")
    assert kind(here, "app-b") is SubnetKind.ISOLATED
    shared = example("three-tier")
    then = clicked(shared, "public", "app-a")
    assert kind(then, "app-a") is SubnetKind.PUBLIC
    assert kind(then, "app-b") is kind(shared, "app-b") is SubnetKind.PRIVATE


def test_a_table_of_its_own_is_used_and_its_other_routes_stay() -> None:
    here = place(
        """
        vpcs: {shop: {cidr: 10.0.0.0/16}, far: {cidr: 10.9.0.0/16}}
        subnets: {app-a: {vpc: shop, cidr: 10.0.1.0/24, route_table: own}}
        vpc_peering_connections: {peering: {requester_vpc: shop, accepter_vpc: far}}
        route_tables: {own: {vpc: shop, routes: [{destination: 10.9.0.0/16, target: peering}]}}
        """
    )
    then = clicked(here, "public", "app-a")
    routes = then.says("own")["routes"]
    assert [one["destination"] for one in routes] == ["10.9.0.0/16", "0.0.0.0/0"]  # type: ignore[attr-defined]
    assert not any(one.name == "app-a-routes" for one in then.sheet.values())


def test_a_shared_table_is_copied_with_its_routes_and_its_endpoints__VPCE_02() -> None:
    here = place(
        """
        vpcs: {shop: {cidr: 10.0.0.0/16}, far: {cidr: 10.9.0.0/16}}
        subnets:
          app-a: {vpc: shop, availability_zone: us-east-1a, cidr: 10.0.1.0/24, route_table: both}
          app-b: {vpc: shop, availability_zone: us-east-1b, cidr: 10.0.2.0/24, route_table: both}
        vpc_peering_connections: {peering: {requester_vpc: shop, accepter_vpc: far}}
        route_tables: {both: {vpc: shop, routes: [{destination: 10.9.0.0/16, target: peering}]}}
        vpc_endpoints: {s3: {vpc: shop, type: Gateway, service_name: s3, route_tables: [both]}}
        """
    )
    told = planned(here, "public", "app-a").lines
    assert "Route table app-a-routes" in told
    assert "Route 10.9.0.0/16 → peering in app-a-routes, as in both" in told
    assert "Endpoint s3 on app-a-routes too" in told
    then = clicked(here, "public", "app-a")
    routes = then.says("app-a-routes")["routes"]
    assert routes[0] == {  # type: ignore[index]
        "destination": "10.9.0.0/16",
        "target": then.ref("peering"),
        "origin": "static",
    }
    assert then.says("both")["routes"] == here.says("both")["routes"]
    assert then.ref("app-a-routes") in then.says("s3")["route_tables"]  # type: ignore[operator]


def test_ipv6_goes_out_by_the_same_door() -> None:
    told = planned(place(DUAL), "public", "app-a").lines
    assert "Route 0.0.0.0/0 → igw in app-a-routes" in told
    assert "Route ::/0 → igw in app-a-routes" in told
    assert kind(clicked(place(DUAL), "public", "app-a"), "app-a") is SubnetKind.PUBLIC


def test_who_was_there_before_is_told_to_be_without_a_public_address__VPC_22() -> None:
    here = place(BARE + "instances: {old: {subnet: app-a}}")
    assert planned(here, "public", "app-a").note == (
        "Still without a public address: old. Give each an elastic IP."
    )
    assert planned(place(BARE), "public", "app-a").note == ""


def test_a_public_subnet_says_that_it_is_one() -> None:
    here = place(TWO_ZONES)
    assert planned(here, "public", "web-a").why_not == (
        "web-a is public already: it has a route to door."
    )


def test_only_what_is_missing_is_added() -> None:
    here = place(TWO_ZONES.replace("map_public_ip_on_launch: true", ""))
    assert planned(here, "public", "web-a").lines == (
        "Subnet web-a gives new instances a public IPv4 address",
    )


# Private


def test_a_subnet_made_private_is_reached_by_nobody_outside__VPC_20() -> None:
    here = place(TWO_ZONES)
    then = clicked(here, "private", "web-a")
    assert kind(then, "web-a") is SubnetKind.ISOLATED
    assert then.says("web-a").get("map_public_ip_on_launch", False) is False
    assert planned(then, "private", "web-a").why_not == "web-a is not public."


def test_where_others_share_the_table_only_the_one_subnet_is_made_private() -> None:
    here = example("three-tier")
    then = clicked(here, "private", "web-b")
    assert kind(then, "web-b") is SubnetKind.ISOLATED
    assert kind(then, "web-a") is SubnetKind.PUBLIC


def test_the_home_of_a_nat_gateway_stays_public__NAT_01() -> None:
    here = example("three-tier")
    assert planned(here, "private", "web-a").why_not == (
        "NAT gateway nat stands in web-a and needs the internet gateway."
    )


# A NAT gateway


def test_an_instance_behind_a_new_nat_gateway_reaches_the_internet_and_is_not_reached() -> None:
    here = with_host(place(TWO_ZONES), "app-a")
    assert verdict(here, "host", "internet") is UNREACHABLE
    then = clicked(here, "nat", "app-a")
    assert verdict(then, "host", "internet") is REACHABLE
    assert verdict(then, "internet", "host") is UNREACHABLE
    assert kind(then, "app-a") is SubnetKind.PRIVATE
    assert kind(then, "app-b") is SubnetKind.ISOLATED


def test_a_nat_gateway_stands_in_the_public_subnet_of_the_zone_with_an_elastic_ip__NAT_01() -> None:
    assert planned(place(TWO_ZONES), "nat", "app-a").lines == (
        "NAT gateway nat-a in web-a, 10.0.0.10",
        "Elastic IP nat-a-eip, 203.0.113.10, for nat-a",
        "Route table app-a-routes",
        "Subnet app-a uses app-a-routes",
        "Route 0.0.0.0/0 → nat-a in app-a-routes",
    )


def test_a_second_subnet_of_the_zone_shares_the_nat_gateway() -> None:
    here = clicked(place(TWO_ZONES), "nat", "app-a")
    assert planned(here, "nat", "app-b").lines == (
        "Route table app-b-routes",
        "Subnet app-b uses app-b-routes",
        "Route 0.0.0.0/0 → nat-a in app-b-routes",
    )


def test_a_zone_with_a_public_subnet_gets_a_nat_gateway_of_its_own() -> None:
    here = clicked(clicked(place(BARE), "nat", "app-a"), "public", "app-b")
    says = propose("subnet", here.sheet, here.network)
    zone = {"name": "db-b", "availability_zone": "us-east-1b"}
    here = after(here, Add("subnet", {**says, **zone}))
    told = planned(here, "nat", "db-b").lines
    assert told[0].startswith("NAT gateway nat-b in app-b, 10.0.2.")


def test_without_a_public_subnet_one_is_made() -> None:
    here = with_host(place(BARE), "app-a")
    told = planned(here, "nat", "app-a").lines
    assert told[0] == "Subnet public-a, 10.0.0.0/24 in us-east-1a"
    assert "Internet gateway igw, attached to shop" in told
    then = clicked(here, "nat", "app-a")
    assert verdict(then, "host", "internet") is REACHABLE
    assert kind(then, "public-a") is SubnetKind.PUBLIC


def test_where_no_public_subnet_fits_that_is_said() -> None:
    here = place(
        """
        vpcs: {small: {cidr: 10.0.0.0/28}, other: {cidr: 10.1.0.0/16}}
        subnets: {all: {vpc: small, cidr: 10.0.0.0/28}}
        """
    )
    said = planned(here, "nat", "all")
    assert said.act is None
    assert said.why_not == "A NAT gateway needs a public subnet, and small is full. [NAT-01]"


@pytest.mark.parametrize(
    ("name", "why_not"),
    [
        ("web-a", "web-a is public: it has the internet gateway. Make it private first."),
        ("app-a", "app-a has a NAT gateway already: nat."),
    ],
)
def test_who_has_a_way_out_is_told_so(name: str, why_not: str) -> None:
    assert planned(example("three-tier"), "nat", name).why_not == why_not


def test_a_nat_gateway_is_for_ipv4() -> None:
    here = place(DUAL.replace("cidr: 10.0.1.0/24, ", ""))
    assert planned(here, "nat", "app-a").why_not == (
        "app-a has no IPv4, and a NAT gateway is for IPv4."
    )


def test_a_nat_gateway_that_leads_nowhere_is_no_way_out() -> None:
    here = example("mis-03-nat-in-private-subnet")
    said = [
        planned(here, "nat", one.name).why_not
        for one in here.sheet.values()
        if one.kind == "subnet"
    ]
    assert not any("already" in one for one in said)


# S3


def test_s3_is_reached_by_a_gateway_endpoint_on_the_table_in_force__VPCE_02() -> None:
    here = with_host(place(BARE), "app-a")
    assert verdict(here, "host", "s3") is UNREACHABLE
    then = clicked(here, "s3", "app-a")
    assert verdict(then, "host", "s3") is REACHABLE
    assert planned(then, "s3", "app-b").why_not == (
        "app-b reaches S3 by a gateway endpoint already."
    )


def test_an_endpoint_that_is_there_serves_one_table_more__VPCE_04() -> None:
    here = clicked(place(TWO_ZONES), "s3", "app-a")
    assert planned(here, "s3", "web-a").lines == (
        "Endpoint s3-endpoint on public: its subnets reach S3 without the internet",
    )
    then = clicked(here, "s3", "web-a")
    tables = then.says("s3-endpoint")["route_tables"]
    assert set(tables) == {then.ref("shop-main"), then.ref("public")}  # type: ignore[call-overload]


def test_a_blackhole_is_replaced_by_what_leads_on__RT_20() -> None:
    here = place(
        """
        vpcs: {shop: {cidr: 10.0.0.0/16}}
        subnets: {app-a: {cidr: 10.0.1.0/24, route_table: own}}
        route_tables: {own: {vpc: shop, routes: [{destination: 0.0.0.0/0, target: deleted}]}}
        """
    )
    told = planned(here, "public", "app-a").lines
    assert "Route 0.0.0.0/0 → igw in own, instead of a blackhole" in told
    assert len(clicked(here, "public", "app-a").says("own")["routes"]) == 1  # type: ignore[arg-type]
