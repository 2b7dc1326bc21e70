"""The outline and the inspector tell of sites, connections, endpoints and what lies behind them."""

from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

import pytest

from playground.drawing import draw
from playground.engine.addresses import parse_prefix
from playground.engine.network import Network
from playground.engine.nodes import (
    BalancerTarget,
    ClientVpnRoute,
    NetworkInterface,
    OnPremisesRoute,
    TransitGatewayRouteTable,
    TransitGatewayVpnAttachment,
)
from playground.question.hosts import find_host, names
from playground.views.here import Here
from playground.views.inspector import Inspected, inspect
from playground.views.outline import outline
from playground.views.questions import offered
from playground.views.rowtables import tables
from tests.drawing.hybrids import endpoints, hybrid
from tests.engine.cast import change, plus
from tests.views.test_outline import flat, found

NETWORKS = [hybrid, endpoints]


def inspected(network: Network, ref: str) -> Inspected:
    shown = inspect(network, Here("/s/x/", selected=ref))
    assert shown is not None
    return shown


def told(network: Network, ref: str) -> dict[str, list[str]]:
    """Label -> values as words; a resource by its id."""
    return {
        attribute.label: [one if isinstance(one, str) else one["id"] for one in attribute.values]
        for attribute in inspected(network, ref).attributes
    }


def rows(network: Network, ref: str, title: str) -> list[list[str]]:
    """The cells of a table as words; a resource by its id."""
    table = next(one for one in inspected(network, ref).tables if one.title == title)
    return [[cell if isinstance(cell, str) else cell["id"] for cell in row] for row in table.rows]


@pytest.mark.parametrize("network", NETWORKS)
def test_everything_drawn_can_be_inspected(network: Callable[[], Network]) -> None:
    picture = draw(network())
    for ref in set(picture.boxes) - {"internet"}:
        assert inspected(network(), ref).attributes


@pytest.mark.parametrize("network", NETWORKS)
def test_every_resource_has_its_line(network: Callable[[], Network]) -> None:
    """An interface that has the name of its instance shows as that."""
    listed = {branch.id for branch in flat(outline(network()))}
    shown_as_other = {one.id for one in network().all(NetworkInterface) if one.instance}
    assert {node.id for node in network()} - listed <= shown_as_other


# --- sites


def test_a_virtual_private_gateway_tells_its_connections_and_what_it_knows__VPN_08() -> None:
    said = told(hybrid(), "vgw-shop")
    assert said["VPN connections"] == ["vpn-office", "vpn-somebody"]
    assert said["Direct Connect gateways"] == ["dxgw-1"]
    assert said["Propagates to"] == ["rtb-shop-out"]
    assert said["Route tables that lead here"] == ["rtb-shop-out"]
    office, plant = rows(hybrid(), "vgw-shop", "What it knows")
    assert office == ["192.168.1.0/24", "vpn-office", "up", "VPN, BGP"]
    assert plant == ["192.168.2.0/24", "dxvif-1", "down", "Direct Connect"]


def test_a_connection_tells_its_tunnels__VPN_01() -> None:
    assert rows(hybrid(), "vpn-office", "Tunnels") == [["1", "up", "add"], ["2", "down", "add"]]
    assert told(hybrid(), "vpn-office")["Site"] == ["onprem-office"]
    assert told(hybrid(), "vpn-office-2")["Carries now"] == ["no"]


def test_a_connection_tells_the_prefixes_behind_it__VPN_04() -> None:
    network = change(hybrid(), "vpn-office", routes=(parse_prefix("192.168.1.0/25"),))
    assert told(network, "vpn-office")["Routes"] == ["192.168.1.0/25"]
    assert told(hybrid(), "vpn-office")["Routes"] == ["none"]


def test_a_site_tells_its_hosts_its_ways_and_its_routes__VPN_11() -> None:
    written = (OnPremisesRoute(destination=parse_prefix("10.9.0.0/16"), target=None),)
    network = change(hybrid(), "onprem-office", routes=written)
    said = told(network, "onprem-office")
    assert said["Hosts"] == ["onprem-office-0", "onprem-office-1", "onprem-office-2"]
    assert said["Ways to AWS"] == ["vpn-office", "vpn-office-2"]
    assert said["Customer gateways"] == ["cgw-office"]
    assert rows(network, "onprem-office", "Routes of the site") == [
        ["10.9.0.0/16", "blackhole", "written"],
        ["10.0.0.0/16", "vpn-office", "learned"],
    ]


def test_a_customer_gateway_tells_its_address_in_words() -> None:
    assert told(hybrid(), "cgw-office")["IP address"] == ["203.0.113.1"]


def test_a_direct_connect_gateway_tells_its_associations() -> None:
    assert rows(hybrid(), "dxgw-1", "Associations") == [["vgw-shop", "all"], ["tgw-hub", "all"]]
    assert told(hybrid(), "dxgw-1")["Virtual interfaces"] == ["dxvif-1"]


def test_a_route_table_shows_what_it_learned__RT_32() -> None:
    assert rows(hybrid(), "rtb-shop-out", "Routes") == [
        ["10.0.0.0/16", "local", "static"],
        ["192.168.1.0/24", "vgw-shop", "propagated-vpn-bgp"],
    ]


def test_a_transit_gateway_s_table_shows_what_vpn_propagates__TGW_08() -> None:
    table = TransitGatewayRouteTable(id="tgw-rtb-1", transit_gateway="tgw-hub")
    attachment = TransitGatewayVpnAttachment(
        id="tgw-attach-vpn",
        transit_gateway="tgw-hub",
        vpn_connection="vpn-up",
        route_table="tgw-rtb-1",
        propagate_to=("tgw-rtb-1",),
    )
    ends = next(node for node in hybrid() if node.id == "vpn-office")
    up = change(plus(hybrid(), table, attachment), "vpn-office-2", tunnels=(ends.tunnels[0],) * 2)  # type: ignore[attr-defined]
    network = change(up, "tgw-attach-vpn", vpn_connection="vpn-office-2")
    assert rows(network, "tgw-rtb-1", "Routes") == [
        ["192.168.1.0/24", "tgw-attach-vpn", "propagated"]
    ]
    assert told(network, "tgw-rtb-1")["Learns from"] == ["tgw-attach-vpn"]
    assert told(network, "tgw-hub")["VPN connections"] == ["vpn-office-2"]
    assert told(network, "vpn-office-2")["Attachment"] == ["tgw-attach-vpn"]


def test_the_outline_nests_connections_below_their_gateway_below_their_site() -> None:
    office = found(hybrid(), "onprem-office")
    router = next(one for one in office.children if one.id == "cgw-office")
    badges = {one.id: one.badge for one in router.children}
    assert badges == {"vpn-office": "1 of 2 up", "vpn-office-2": "0 of 2 up"}
    assert {"onprem-office-0", "onprem-office-1"} <= {one.id for one in office.children}
    assert found(hybrid(), "dxvif-1").badge == "down"
    assert found(hybrid(), "vgw-loose").badge == "detached"


def test_one_may_trace_from_a_host_of_a_site() -> None:
    asks = inspected(hybrid(), "onprem-office-1").asks
    assert asks is not None
    assert "from=office-1" in asks.from_url


@pytest.mark.parametrize("network", NETWORKS)
def test_whatever_offers_to_be_traced_is_understood(network: Callable[[], Network]) -> None:
    """By its name or its id, interfaces that AWS keeps for an endpoint included."""
    shown = [inspected(network(), node.id) for node in network()]
    links = [one.asks for one in shown if one.asks is not None]
    for asks in links:
        for field, url in (("to", asks.to_url), ("from", asks.from_url)):
            if url:
                (typed,) = parse_qs(urlsplit(url).query)[field]
                assert find_host(network(), typed, field)
    assert links


# --- endpoints


def test_one_may_not_trace_to_what_stands_on_the_way_only__VPCE_26() -> None:
    assert inspected(endpoints(), "vpce-gwlb").asks is None
    assert inspected(endpoints(), "vpce-own").asks is not None


def test_an_interface_endpoint_tells_its_interfaces__VPCE_11() -> None:
    said = told(endpoints(), "vpce-sqs")
    assert said["Network interfaces"] == ["eni-vpce-sqs-app-a", "eni-vpce-sqs-app-b"]
    assert said["AWS service"] == ["com.amazonaws.us-east-1.sqs"]
    assert said["Policy"] == ["none"]


def test_an_endpoint_tells_nothing_that_its_type_does_not_have() -> None:
    gateway, interface = told(endpoints(), "vpce-s3"), told(endpoints(), "vpce-sqs")
    assert "Private DNS" in interface
    assert "Route tables" not in interface
    assert "Private DNS" not in gateway
    assert "Route tables" in gateway
    assert not {"Private DNS", "Policy", "Security groups"} & set(told(endpoints(), "vpce-gwlb"))


def test_a_policy_is_shown_as_it_is_written__VPCE_19() -> None:
    network = change(endpoints(), "vpce-sqs", policy_document={"Statement": []})
    assert told(network, "vpce-sqs")["Policy"] == ['{"Statement": []}']


def test_a_gateway_endpoint_tells_its_tables_and_they_its_route__RT_22() -> None:
    assert told(endpoints(), "vpce-s3")["Route tables that lead here"] == ["rtb-out"]
    assert told(endpoints(), "rtb-out")["Gateway endpoints"] == ["vpce-s3"]
    destination, target, origin = rows(endpoints(), "rtb-out", "Routes")[-1]
    assert "s3" in destination
    assert (target, origin) == ("vpce-s3", "prefix-list")


def test_an_endpoint_service_tells_both_sides__VPCE_21() -> None:
    said = told(endpoints(), "vpce-svc-1")
    assert said["Endpoints"] == ["vpce-own", "vpce-gwlb"]
    assert said["Network load balancer"] == ["nlb-front"]
    assert told(endpoints(), "nlb-front")["Endpoint services"] == ["vpce-svc-1"]


def test_a_load_balancer_tells_its_targets() -> None:
    target = BalancerTarget(protocol=6, listener_port=443, target="i-api", port=8443)
    network = change(endpoints(), "nlb-front", targets=(target,))
    (table,) = tables(network, next(one for one in network if one.id == "nlb-front"))
    assert table.rows == [["tcp 443", {"kind": "instance", "id": "i-api", "name": "api"}, "8443"]]


def test_a_service_of_aws_tells_who_leads_there() -> None:
    shown = inspected(endpoints(), "com.amazonaws.us-east-1.s3")
    assert (shown.name, shown.kind_name) == ("s3", "AWS service")
    assert told(endpoints(), shown.id)["Endpoints"] == ["vpce-s3"]
    assert shown.asks is not None
    assert "to=com.amazonaws.us-east-1.s3" in shown.asks.to_url
    assert not shown.asks.from_url
    assert found(endpoints(), shown.id).kind_name == "AWS service"


def test_a_client_vpn_endpoint_tells_its_interfaces__VPN_18() -> None:
    assert told(endpoints(), "cvpn-1")["Network interfaces"] == ["eni-cvpn-1-app-b"]
    led = ClientVpnRoute(destination=parse_prefix("10.9.0.0/16"), subnet="subnet-app-b")
    network = change(endpoints(), "cvpn-1", routes=(led,))
    assert rows(network, "cvpn-1", "Routes") == [["10.9.0.0/16", "subnet-app-b"]]


def test_the_outline_lists_endpoints_with_what_they_lead_to() -> None:
    assert found(endpoints(), "vpce-own").note == "Interface, billing"
    assert found(endpoints(), "vpce-s3").note == "Gateway, s3"


def test_an_endpoint_may_be_picked_by_any_of_its_cards() -> None:
    picture = draw(endpoints())
    ids = {one.text: one.ids.split() for one in offered(names(endpoints()), picture.members)}
    assert ids["to-sqs"] == ["vpce-sqs", "eni-vpce-sqs-app-a", "eni-vpce-sqs-app-b"]
    assert ids["app-a"] == ["i-app-a"]


def test_suggestions_say_what_they_are() -> None:
    """Whatever may be asked, a person can tell what it is."""
    offers = {
        one.text: one.note for network in (hybrid(), endpoints()) for one in offered(names(network))
    }
    assert offers["office"].startswith("on-premises network")
    assert offers["office-1"] == "on-premises host, 192.168.1.11"
    assert offers["office-router"].startswith("customer gateway")
    assert offers["laptops"].startswith("Client VPN endpoint")
    assert offers["to-sqs"].startswith("VPC endpoint, 10.0.0.50")
    assert offers["s3"] == offers["sqs"] == "AWS service"
