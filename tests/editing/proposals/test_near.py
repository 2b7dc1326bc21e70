"""The selection decides where a new resource goes."""

import pytest

from playground.editing.acts import Add, Change
from playground.editing.proposals import companions, missing, propose, propose_acts
from tests.editing.sheets import TWO_ZONES, Place, after, example, place


def proposed(here: Place, kind: str, near: str | None = None) -> dict[str, object]:
    return propose(kind, here.sheet, here.network, here.ref(near) if near else None)


@pytest.mark.parametrize("near", ["app-b", "private", "nat", "app-sg", "web-2", "shop"])
def test_an_instance_goes_where_the_selection_stands_or_belongs(near: str) -> None:
    here = example("three-tier")
    selected = here.ref(near, "instance") if near == "web-2" else here.ref(near)
    says = propose("instance", here.sheet, here.network, selected)
    homes = {
        "app-b": "app-b",
        "private": "app-a",
        "nat": "web-a",
        "app-sg": "app-a",
        "web-2": "web-b",
        "shop": "web-a",
    }
    assert here.sheet[str(says["subnet"])].name == homes[near]


def test_an_instance_has_the_groups_and_the_name_of_those_beside_it() -> None:
    here = example("three-tier")
    app = propose("instance", here.sheet, here.network, here.ref("app-1", "instance"))
    assert (app["name"], app["security_groups"]) == ("app-3", [here.ref("app-sg")])
    web = proposed(here, "instance", "web-a")
    assert (web["name"], web["security_groups"]) == ("web-3", [here.ref("web-sg")])
    chosen = proposed(here, "instance", "db-sg")
    assert chosen["security_groups"] == [here.ref("db-sg")]


def test_an_instance_alone_has_the_default_group__SG_05() -> None:
    here = place(TWO_ZONES)
    says = proposed(here, "instance", "app-b")
    assert says["security_groups"] == [here.ref("shop-default", "security-group")]
    assert (says["name"], says["public_ip"]) == ("app-1", False)
    assert proposed(here, "instance", "web-a")["public_ip"] is True


def test_an_instance_in_a_full_subnet_goes_to_the_next_one() -> None:
    here = place(
        """
        vpcs: {shop: {cidr: 10.0.0.0/16}}
        subnets: {small: {cidr: 10.0.0.0/28}, next: {cidr: 10.0.1.0/28}}
        """
    )
    for _ in range(11):
        says = proposed(here, "instance", "small")
        assert says["subnet"] == here.ref("small")
        here = after(here, Add("instance", says))
        assert here.faults == ()
    assert proposed(here, "instance", "small")["subnet"] == here.ref("next")


def test_a_nat_gateway_stands_in_public_with_an_elastic_ip_of_its_own__NAT_01() -> None:
    here = place(TWO_ZONES)
    for near in ("app-a", "app-b", "web-a", None):
        says = proposed(here, "nat-gateway", near)
        assert (says["subnet"], says["name"]) == (here.ref("web-a"), "nat-a")
    gateway, address = propose_acts("nat-gateway", here.sheet, here.network, here.ref("app-a"))
    assert isinstance(gateway, Add) and isinstance(address, Add)
    assert (address.says["nat_gateway"], address.says["name"]) == (gateway.id, "nat-a-eip")
    assert after(here, gateway).faults != ()
    assert after(here, gateway, address).faults == ()


def test_a_private_or_regional_nat_gateway_brings_no_elastic_ip__NAT_09() -> None:
    here = place(TWO_ZONES)
    says = proposed(here, "nat-gateway")
    for other in ({"connectivity_type": "private"}, {"availability_mode": "regional"}):
        wanted = {**says, **other}
        assert companions("nat-gateway", "nat-0", wanted, here.sheet, here.network) == ()


def test_gateways_go_to_a_vpc_that_has_none__LIM_04() -> None:
    here = place(
        """
        vpcs: {one: {cidr: 10.0.0.0/16}, two: {cidr: 10.1.0.0/16}}
        internet_gateways: {door: {vpc: one}}
        """
    )
    assert proposed(here, "internet-gateway", "one")["vpc"] == here.ref("two")
    here = after(here, *propose_acts("internet-gateway", here.sheet, here.network))
    assert "already: add a VPC first. [LIM-04]" in missing("internet-gateway", here.sheet)


def test_an_elastic_ip_is_for_the_selected_instance_once__ADDR_05() -> None:
    here = place(TWO_ZONES + "instances: {host: {subnet: app-a}}")
    selected = here.ref("host", "instance")
    says = propose("elastic-ip", here.sheet, here.network, selected)
    card = here.ref("host", "network-interface")
    assert (says["name"], says["network_interface"]) == ("host-eip", card)
    here = after(here, Add("elastic-ip", says))
    assert here.faults == ()
    again = propose("elastic-ip", here.sheet, here.network, selected)
    assert "network_interface" not in again


def test_an_interface_is_a_further_card_of_the_selected_instance__ADDR_08() -> None:
    here = place(TWO_ZONES + "instances: {host: {subnet: app-a}}")
    says = propose("network-interface", here.sheet, here.network, here.ref("host", "instance"))
    assert (says["instance"], says["device_index"]) == (here.ref("host", "instance"), 1)
    assert "instance" not in proposed(here, "network-interface", "app-a")


def test_a_peering_joins_two_that_are_not_joined_and_do_not_overlap__PCX_01() -> None:
    here = place(
        """
        vpcs:
          one: {cidr: 10.0.0.0/16}
          twin: {cidr: 10.0.0.0/16}
          two: {cidr: 10.1.0.0/16}
        vpc_peering_connections: {there: {requester_vpc: two, accepter_vpc: one}}
        """
    )
    says = proposed(here, "vpc-peering-connection", "one")
    assert {says["requester_vpc"], says["accepter_vpc"]} == {here.ref("twin"), here.ref("two")}
    here = after(here, Add("vpc-peering-connection", says))
    assert missing("vpc-peering-connection", here.sheet).startswith("No two VPCs are left")


def test_an_attachment_has_a_subnet_in_each_zone_the_selected_one_first__TGW_02() -> None:
    here = place(TWO_ZONES + "transit_gateways: {tgw: {}}")
    subnets = proposed(here, "transit-gateway-vpc-attachment")["subnets"]
    assert subnets == [here.ref("app-a"), here.ref("app-b")]
    chosen = proposed(here, "transit-gateway-vpc-attachment", "web-a")["subnets"]
    assert chosen == [here.ref("web-a"), here.ref("app-b")]


def test_a_vpn_connection_leads_to_the_selected_gateway__VPN_01() -> None:
    here = place(
        """
        vpcs: {shop: {cidr: 10.0.0.0/16}}
        transit_gateways: {tgw: {}}
        virtual_private_gateways: {vgw: {vpc: shop}}
        on_premises_networks: {office: {cidrs: [192.168.0.0/24]}}
        customer_gateways: {router: {ip_address: 198.51.100.9, network: office}}
        """
    )
    assert proposed(here, "vpn-connection")["virtual_private_gateway"] == here.ref("vgw")
    assert proposed(here, "vpn-connection", "shop")["virtual_private_gateway"] == here.ref("vgw")
    assert proposed(here, "vpn-connection", "tgw")["transit_gateway"] == here.ref("tgw")
    assert proposed(here, "vpn-connection")["name"] == "office-vpn"


def test_a_vpn_connection_stays_in_one_region__VPN_01() -> None:
    here = place(
        """
        transit_gateways: {tgw: {region: eu-west-1}}
        customer_gateways: {router: {ip_address: 198.51.100.9, region: us-east-1}}
        """
    )
    assert missing("vpn-connection", here.sheet).startswith(
        "A VPN connection needs a virtual private"
    )


def test_an_endpoint_is_for_s3_by_route_or_in_the_selected_subnet__VPCE_01() -> None:
    here = place(TWO_ZONES)
    by_route = proposed(here, "vpc-endpoint", "shop")
    assert (by_route["type"], by_route["service_name"]) == ("Gateway", "s3")
    assert set(by_route["route_tables"]) == {here.ref("public"), here.ref("shop-main")}  # type: ignore[call-overload]
    inside = proposed(here, "vpc-endpoint", "app-b")
    assert (inside["type"], inside["subnets"]) == ("Interface", [here.ref("app-b")])
    then = after(here, Add("vpc-endpoint", by_route))
    assert proposed(then, "vpc-endpoint", "shop")["service_name"] == "dynamodb"


def test_an_endpoint_beside_a_service_leads_to_it_from_another_vpc__VPCE_24() -> None:
    here = place(
        """
        vpcs: {shop: {cidr: 10.0.0.0/16}, client: {cidr: 10.1.0.0/16}}
        subnets:
          front: {vpc: shop, availability_zone: us-east-1b, cidr: 10.0.1.0/24}
          other: {vpc: client, availability_zone: us-east-1a, cidr: 10.1.0.0/24}
          far: {vpc: client, availability_zone: us-east-1b, cidr: 10.1.1.0/24}
        network_load_balancers: {balancer: {vpc: shop, subnets: [front]}}
        vpc_endpoint_services: {offer: {network_load_balancer: balancer}}
        """
    )
    says = proposed(here, "vpc-endpoint", "offer")
    assert (says["vpc"], says["service"]) == (here.ref("client"), here.ref("offer"))
    assert says["subnets"] == [here.ref("far")]
    assert after(here, Add("vpc-endpoint", says)).faults == ()


def test_a_direct_connect_attachment_brings_the_association_that_it_needs__TGW_01() -> None:
    here = place("transit_gateways: {tgw: {}}\ndirect_connect_gateways: {door: {}}")
    attachment, association = propose_acts(
        "transit-gateway-direct-connect-attachment", here.sheet, here.network
    )
    assert isinstance(association, Change)
    assert after(here, attachment).faults != ()
    assert after(here, attachment, association).faults == ()


def test_a_load_balancer_stands_before_the_selected_instance__VPCE_22() -> None:
    here = example("three-tier")
    says = propose("network-load-balancer", here.sheet, here.network, here.ref("db-2", "instance"))
    targets = says["targets"]
    assert [one["target"] for one in targets] == [here.ref("db-2", "instance")]


def test_an_instance_goes_on_counting_from_the_one_beside_it() -> None:
    here = place(TWO_ZONES + "instances: {shop-7: {subnet: app-a}, bastion: {subnet: app-a}}")
    says = proposed(here, "instance", "app-a")
    assert says["name"] == "shop-8"
    lone = place(TWO_ZONES + "instances: {bastion: {subnet: app-a}}")
    assert proposed(lone, "instance", "app-a")["name"] == "app-1"
