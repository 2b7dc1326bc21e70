"""The next row of a table: the number it counts to, the way that is not there yet."""

import pytest

from playground.editing.proposals import ephemeral_hint, port_hints, propose_row
from playground.editing.proposals.security import next_number
from playground.kinds.shapes import PortRange
from tests.editing.sheets import TWO_ZONES, Place, example, place


def row(here: Place, name: str, part: str, kind: str = "", **form: object) -> dict[str, object]:
    ref = here.ref(name, kind)
    entry = here.sheet[ref]
    says = {**entry.says, **form}
    return propose_row(entry.kind, part, here.sheet, here.network, ref, says)


@pytest.mark.parametrize(
    ("there", "following"),
    [
        ([], 100),
        ([100], 110),
        ([100, 110, 120], 130),
        ([100, 200], 300),
        ([100, 101], 110),
        ([5], 10),
        ([32760], 32766),
        ([32766, 32765], 32764),
        ([100, "x", None, 99999], 110),
    ],
)
def test_numbers_go_on_as_the_table_counts__NACL_06(there: list[object], following: int) -> None:
    assert next_number([{"rule_number": number} for number in there]) == following


def test_a_route_leads_out_by_the_internet_gateway_and_else_by_a_nat_gateway() -> None:
    here = place(TWO_ZONES)
    assert row(here, "shop-main", "routes") == {
        "destination": "0.0.0.0/0",
        "target": here.ref("door"),
    }
    alone = example("nat-gateway")
    said = row(alone, "private", "routes", "route-table", routes=[])
    assert said == {"destination": "0.0.0.0/0", "target": alone.ref("nat")}


def test_ipv6_leads_out_by_the_door_that_fits__RT_17() -> None:
    here = example("dual-stack")
    four = here.sheet[here.ref("private-ipv4")].says["routes"]
    assert row(here, "private-ipv4", "routes") == {
        "destination": "::/0",
        "target": here.ref("eigw"),
    }
    public = here.sheet[here.ref("public")].says["routes"]
    only_four = [one for one in public if one["destination"] == "0.0.0.0/0"]
    assert row(here, "public", "routes", routes=only_four)["target"] == only_four[0]["target"]
    assert four


def test_then_routes_lead_to_peers_transit_gateways_and_sites__RT_16() -> None:
    peering = example("vpc-peering")
    assert row(peering, "shop-main", "routes")["destination"] == "10.1.0.0/16"
    hub = example("hub-and-spoke")
    assert row(hub, "dev-main", "routes", routes=[]) == {
        "destination": "10.2.0.0/16",
        "target": hub.ref("hub"),
    }
    site = example("hybrid-vpn")
    assert row(site, "app", "routes") == {
        "destination": "192.168.0.0/16",
        "target": site.ref("vgw"),
    }


def test_a_destination_is_proposed_once_and_then_nothing__RT_16() -> None:
    here = place(TWO_ZONES)
    assert row(here, "public", "routes") == {"destination": "", "target": ""}


def test_the_table_of_a_gateway_leads_to_appliances__RT_26() -> None:
    here = example("ingress-inspection")
    said = row(here, "of-gateway", "routes", routes=[])
    target = here.sheet[str(said["target"])]
    assert target.kind == "network-interface" and target.says["source_dest_check"] is False


def test_replies_come_first_where_an_acl_forgot_them__NACL_08() -> None:
    here = example("mis-04-no-ephemeral-ports")
    acl = next(one.name for one in here.sheet.values() if needs(one.kind, one.says))
    said = row(here, acl, "egress")
    assert (said["protocol"], said["ports"], said["action"]) == ("tcp", "1024-65535", "allow")


def needs(kind: str, says: dict[str, object]) -> bool:
    return kind == "network-acl" and bool(ephemeral_hint("egress", says))


@pytest.mark.parametrize(
    ("egress", "hinted"),
    [
        ([], True),
        ([("tcp", "1024-65535", "allow")], False),
        ([("tcp", "1024-65535", "deny")], True),
        ([("udp", "53", "allow")], True),
        ([("all", None, "allow")], False),
        ([("tcp", "32768-60999", "allow")], False),
        ([("tcp", "1024-5000", "allow")], True),
        ([("udp", "1024-65535", "allow")], True),
        ([(6, "0-65535", "allow")], False),
        ([("tcp", "abc", "allow")], True),
    ],
)
def test_the_hint_says_where_replies_are_forgotten__NACL_10(
    egress: list[tuple[object, ...]], hinted: bool
) -> None:
    rows = [dict(zip(("protocol", "ports", "action"), one, strict=True)) for one in egress]
    says = {"ingress": [{"protocol": "tcp", "ports": 443, "action": "allow"}], "egress": rows}
    hint = ephemeral_hint("egress", says)
    assert bool(hint) is hinted
    assert not hinted or "TCP 1024-65535 out" in hint


def test_no_hint_where_nothing_is_asked() -> None:
    replies = {"ingress": [{"protocol": "tcp", "ports": "1024-65535", "action": "allow"}]}
    assert ephemeral_hint("egress", replies) == ""
    assert ephemeral_hint("ingress", {}) == ""


def test_a_group_lets_in_the_web_then_the_office_then_itself() -> None:
    here = example("three-tier")
    rules: list[dict[str, object]] = []
    for _ in range(4):
        rules.append(row(here, "app-sg", "ingress", ingress=rules))
    assert [(one.get("ports"), one["source"]) for one in rules] == [
        (443, "0.0.0.0/0"),
        (80, "0.0.0.0/0"),
        (22, "203.0.113.130/32"),
        (None, "self"),
    ]


@pytest.mark.parametrize("part", ["ingress", "egress"])
def test_no_note_is_proposed_that_would_outlive_what_it_is_about(part: str) -> None:
    here = example("three-tier")
    rules: list[dict[str, object]] = []
    for _ in range(6):
        rules.append(row(here, "app-sg", part, **{part: rules}))
    assert not any("description" in one for one in rules)


def test_no_rule_is_proposed_twice_whether_it_was_typed_or_stored() -> None:
    here = example("three-tier")
    typed = [{"protocol": "tcp", "ports": "443", "source": "0.0.0.0/0"}]
    assert row(here, "app-sg", "ingress", ingress=typed)["ports"] == 80
    open_out = row(here, "app-sg", "egress")
    there = here.sheet[here.ref("app-sg")].says["egress"]
    assert open_out not in there


def test_a_target_follows_the_port_of_the_one_before() -> None:
    here = example("private-link")
    name = next(one.name for one in here.sheet.values() if one.kind == "network-load-balancer")
    balancer = here.says(name)
    rows = [{**one, "listener_port": 8443, "port": 0} for one in balancer["targets"]]  # type: ignore[attr-defined]
    said = row(here, name, "targets", "network-load-balancer", targets=rows)
    assert (said["listener_port"], said["port"]) == (8443, 0)


def test_a_site_leads_to_the_vpcs_behind_its_own_ways__VPN_11() -> None:
    here = example("hybrid-vpn")
    assert row(here, "office", "routes") == {
        "destination": "10.0.0.0/16",
        "target": here.ref("office-vpn"),
    }


def test_every_port_that_is_suggested_can_be_read() -> None:
    hints = port_hints()
    assert {"22", "80", "443", "3389", "3306", "5432", "1024-65535", "32768-60999"} <= {
        hint.ports for hint in hints
    }
    for hint in hints:
        assert PortRange().read(hint.ports) == hint.ports
        assert hint.label


def test_entries_of_a_list_are_blocks_of_its_family__RT_23() -> None:
    here = place(
        """
        vpcs: {lab: {cidr: 10.0.0.0/16, ipv6_cidrs: ['2001:db8:1::/56']}}
        on_premises_networks: {office: {cidrs: [192.168.0.0/24]}}
        managed_prefix_lists: {known: {max_entries: 5, entries: [{cidr: 192.168.0.0/24}]}}
        """
    )
    assert row(here, "known", "entries") == {"cidr": "10.0.0.0/16"}
    six = row(here, "known", "entries", address_family="IPv6", entries=[])
    assert six["cidr"] == "2001:db8:1::/56"


def test_the_next_vpc_of_the_region_is_exempt_from_block_public_access__GW_13() -> None:
    here = place(
        """
        vpcs: {far: {cidr: 10.0.0.0/16, region: eu-west-1}, near: {cidr: 10.1.0.0/16}}
        subnets: {inside: {vpc: near, cidr: 10.1.0.0/24}}
        block_public_access: {block: {exclusions: []}}
        """
    )
    first = row(here, "block", "exclusions")
    assert first == {"vpc": here.ref("near"), "mode": "bidirectional"}
    second = row(here, "block", "exclusions", exclusions=[first])
    assert second == {"subnet": here.ref("inside"), "mode": "bidirectional"}


def test_a_transit_table_leads_to_who_does_not_announce_there__TGW_10() -> None:
    here = place(
        """
        vpcs: {one: {cidr: 10.0.0.0/16}, two: {cidr: 10.1.0.0/16}}
        subnets: {here: {vpc: one, cidr: 10.0.0.0/24}, there: {vpc: two, cidr: 10.1.0.0/24}}
        transit_gateways: {tgw: {}}
        transit_gateway_route_tables: {other: {transit_gateway: tgw}}
        transit_gateway_vpc_attachments:
          first: {transit_gateway: tgw, vpc: one, subnets: [here], propagate_to: [other]}
          second: {transit_gateway: tgw, vpc: two, subnets: [there]}
        """
    )
    to_second = {"destination": "10.1.0.0/16", "attachment": here.ref("second")}
    assert row(here, "other", "routes") == to_second
    to_first = {"destination": "10.0.0.0/16", "attachment": here.ref("first")}
    assert row(here, "tgw-default", "routes") == to_first
    nowhere = {"destination": "0.0.0.0/0", "attachment": "blackhole"}
    assert row(here, "other", "routes", routes=[to_second]) == nowhere


def test_beyond_a_peering_lies_what_is_attached_there__TGW_20() -> None:
    here = place(
        """
        vpcs: {one: {cidr: 10.0.0.0/16}, two: {cidr: 10.1.0.0/16, region: eu-west-1}}
        subnets:
          here: {vpc: one, cidr: 10.0.0.0/24}
          there: {vpc: two, cidr: 10.1.0.0/24}
        transit_gateways: {left: {}, right: {region: eu-west-1}}
        transit_gateway_vpc_attachments:
          own: {transit_gateway: left, vpc: one, subnets: [here]}
          far: {transit_gateway: right, vpc: two, subnets: [there]}
        transit_gateway_peering_attachments:
          over: {transit_gateway: left, peer_transit_gateway: right}
        """
    )
    said = {"destination": "10.1.0.0/16", "attachment": here.ref("over")}
    assert row(here, "left-default", "routes") == said
    back = {"destination": "10.0.0.0/16", "attachment": here.ref("over")}
    assert row(here, "right-default", "routes") == back


def test_a_virtual_private_gateway_is_associated_once__TGW_01() -> None:
    here = place(
        """
        vpcs: {one: {cidr: 10.0.0.0/16}, two: {cidr: 10.1.0.0/16}}
        virtual_private_gateways: {first: {vpc: one}, second: {vpc: two}}
        transit_gateways: {tgw: {}}
        direct_connect_gateways: {taken: {associations: [{gateway: first}]}, free: {}}
        """
    )
    assert row(here, "free", "associations")["gateway"] == here.ref("second")
    assert row(here, "taken", "associations")["gateway"] == here.ref("second")
    full = [{"gateway": here.ref("first")}, {"gateway": here.ref("second")}]
    assert row(here, "taken", "associations", associations=full)["gateway"] == ""


def test_clients_are_led_to_peers_and_may_go_where_they_are_led__VPN_19() -> None:
    here = place(
        """
        vpcs: {one: {cidr: 10.0.0.0/16}, two: {cidr: 10.1.0.0/16}}
        subnets: {here: {vpc: one, cidr: 10.0.0.0/24}}
        vpc_peering_connections: {peering: {requester_vpc: one, accepter_vpc: two}}
        client_vpn_endpoints: {door: {vpc: one, client_cidr: 10.200.0.0/22, subnets: [here]}}
        """
    )
    route = row(here, "door", "routes")
    assert route == {"destination": "10.1.0.0/16", "subnet": here.ref("here")}
    rules: list[dict[str, object]] = []
    for _ in range(3):
        form = {"routes": [route], "authorization_rules": rules}
        rules.append(row(here, "door", "authorization_rules", **form))
    found = [one["destination"] for one in rules]
    assert found == ["10.0.0.0/16", "10.1.0.0/16", "0.0.0.0/0"]
