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
