"""What others do while somebody reads or types: nothing is lost, and nothing goes unasked."""

from collections.abc import Callable
from html import unescape

import pytest
from django.test import Client

from playground.editing.acts import Add, Change, Delete, Several
from playground.editing.doing import do, undo
from playground.visitors import Person
from tests.views.editor.conftest import Lab
from tests.views.editor.sent import Sent

BOB = Person("b" * 32, "Bob", 2)
SHOP = """
title: Shop
vpcs: {shop: {cidr: 10.0.0.0/16}}
subnets:
  web: {vpc: shop, cidr: 10.0.1.0/24, route_table: both}
  app: {vpc: shop, cidr: 10.0.2.0/24, route_table: both}
internet_gateways: {igw: {vpc: shop}}
nat_gateways: {inner: {subnet: web, connectivity_type: private}}
route_tables:
  both: {vpc: shop, routes: [{destination: 192.0.2.0/24, target: inner}]}
security_groups: {front: {vpc: shop}, spare: {vpc: shop}}
instances: {web-1: {subnet: web, private_ip: 10.0.1.10, security_groups: [front]}}
"""


@pytest.fixture
def shop(lab_of: Callable[[str], Lab]) -> Lab:
    return lab_of(SHOP)


def page(client: Client, url: str) -> str:
    return client.get(url).content.decode()


def form_of(client: Client, lab: Lab, ref: str) -> Sent:
    return Sent(page(client, f"{lab.url}?select={ref}"))


def more_in(lab: Lab, subnet: str, name: str) -> Add:
    return Add("network-interface", {"name": name, "subnet": subnet})


# --- who types about what is gone


def test_what_was_typed_about_what_is_gone_can_be_added_again(client: Client, shop: Lab) -> None:
    ref = shop.ref("spare", "security-group")
    form = form_of(client, shop, ref)
    form.type("name", "typed & kept")
    do(shop.slug, BOB, Delete(ref))
    response = form.send(client)
    text = unescape(response.content.decode())
    assert response.status_code == 409
    assert "Bob has deleted the security group spare" in text
    assert "Add it again" in text and "Let it go" in text
    again = Sent(response.content.decode())
    assert again.value("name") == "typed & kept"
    assert again.send(client).status_code == 303
    new = shop.ref("typed & kept", "security-group")
    assert new != ref and ref not in shop.sheet


def lost_and_back(client: Client, shop: Lab, ref: str) -> Sent:
    """The form that offers to add again what Bob deleted, and what he has taken back since."""
    form = form_of(client, shop, ref)
    form.type("name", "typed & kept")
    do(shop.slug, BOB, Delete(ref))
    lost = Sent(form.send(client).content.decode())
    undo(shop.slug, BOB)
    return lost


def test_what_was_lost_and_is_back_is_changed_and_not_added_twice(
    client: Client, shop: Lab
) -> None:
    ref, count = shop.ref("spare", "security-group"), len(shop.sheet)
    assert lost_and_back(client, shop, ref).send(client).status_code == 303
    assert shop.ref("typed & kept", "security-group") == ref
    assert len(shop.sheet) == count


def test_what_was_lost_and_is_back_otherwise_asks_which_to_keep(client: Client, shop: Lab) -> None:
    ref = shop.ref("spare", "security-group")
    lost = lost_and_back(client, shop, ref)
    do(shop.slug, BOB, Change(ref, {"name": "theirs"}))
    response = lost.send(client)
    assert response.status_code == 409
    assert "choose what is kept" in unescape(response.content.decode())


def test_of_what_never_was_nothing_is_offered(client: Client, shop: Lab) -> None:
    response = client.post(f"{shop.url}edit/subnet-0", {"name": "x", "revision": "1"})
    assert response.status_code == 404
    assert "Add it again" not in response.content.decode()


def test_a_reference_to_what_was_deleted_says_its_name(client: Client, shop: Lab) -> None:
    form = form_of(client, shop, shop.ref("web-1", "instance"))
    gone = shop.ref("spare", "security-group")
    form.type("security_groups", "", gone)
    do(shop.slug, BOB, Delete(gone))
    text = unescape(form.send(client).content.decode())
    assert "“spare” is gone: somebody has deleted it." in text
    assert f"is called “{gone}”" not in text


def test_a_reference_to_nobody_says_so(client: Client, shop: Lab) -> None:
    form = form_of(client, shop, shop.ref("web-1", "instance"))
    form.type("security_groups", "", "sg-0123456789abcdef0")
    text = unescape(form.send(client).content.decode())
    assert "What stood here is gone" in text


# --- who types into a table that others type into


TABLES = """
vpcs: {shop: {cidr: 10.0.0.0/16}}
internet_gateways: {igw: {vpc: shop}}
route_tables: {out: {vpc: shop, routes: [{destination: 0.0.0.0/0, target: igw}]}}
network_acls:
  acl:
    ingress: [{rule_number: 100, action: allow, cidr: 10.1.0.0/16}]
    egress: []
security_groups:
  front: {ingress: [{protocol: tcp, ports: 443, source: 0.0.0.0/0}], egress: []}
managed_prefix_lists: {known: {max_entries: 2, entries: [{cidr: 10.1.0.0/24}]}}
"""


@pytest.fixture
def tables(lab_of: Callable[[str], Lab]) -> Lab:
    return lab_of(TABLES)


def with_row(lab: Lab, ref: str, part: str, **row: object) -> None:
    """Bob adds a row."""
    do(lab.slug, BOB, Change(ref, {part: [*lab.sheet[ref].says[part], row]}))


def type_row(form: Sent, at: str, **cells: str) -> None:
    """One more row, as a browser sends it."""
    form.pairs += [(f"{at}.{key}", text) for key, text in cells.items()]


def column(lab: Lab, ref: str, part: str, key: str) -> list[object]:
    return [row.get(key) for row in lab.sheet[ref].says[part]]


def test_rows_of_both_are_kept_and_nobody_is_asked(client: Client, tables: Lab) -> None:
    ref = tables.ref("front", "security-group")
    form = form_of(client, tables, ref)
    with_row(tables, ref, "ingress", protocol="tcp", ports=22, source="10.0.0.0/8")
    with_row(tables, ref, "egress", protocol="tcp", ports=80, destination="10.0.0.0/8")
    form.type("ingress[0].ports", "8443")
    assert form.send(client).status_code == 303
    assert column(tables, ref, "ingress", "ports") == [22, 8443]
    assert column(tables, ref, "egress", "ports") == [80]


def test_rows_that_name_somebody_are_the_same_rows(client: Client, tables: Lab) -> None:
    ref, rows = tables.ref("front", "security-group"), []
    for port, source in ((80, ref), (81, "10.0.0.0/8")):
        rows.append({"protocol": "tcp", "ports": port, "source": source, "description": "mine"})
    do(tables.slug, BOB, Change(ref, {"ingress": rows}))
    form = form_of(client, tables, ref)
    with_row(tables, ref, "ingress", protocol="tcp", ports=22, source=ref)
    form.type("ingress[1].description", "another")
    assert form.send(client).status_code == 303
    assert column(tables, ref, "ingress", "ports") == [80, 81, 22]
    assert column(tables, ref, "ingress", "description") == ["mine", "another", None]
    assert len({tables.sheet[ref].says["ingress"][at]["source"] for at in (0, 2)}) == 1


def test_who_deletes_what_somebody_rewrites_is_asked(client: Client, tables: Lab) -> None:
    ref = tables.ref("out", "route-table")
    form = form_of(client, tables, ref)
    do(tables.slug, BOB, Change(ref, {"routes": []}))
    form.type("routes[0].destination", "198.51.100.0/24")
    assert form.send(client).status_code == 409
    assert tables.sheet[ref].says["routes"] == []


@pytest.mark.parametrize(
    ("side", "expected"), [("theirs", [(90, "deny"), (100, "deny"), (120, "allow")]),
                           ("mine", [(90, "deny"), (100, "allow"), (120, "allow")])]
)  # fmt: skip
def test_only_the_row_that_both_changed_is_asked(
    client: Client, tables: Lab, side: str, expected: list[tuple[int, str]]
) -> None:
    ref = tables.ref("acl", "network-acl")
    form = form_of(client, tables, ref)
    rows = [
        {"rule_number": 100, "action": "deny", "cidr": "10.1.0.0/16"},
        {"rule_number": 90, "action": "deny", "cidr": "10.3.0.0/16"},
    ]
    do(tables.slug, BOB, Change(ref, {"ingress": rows}))
    form.type("ingress[0].cidr", "10.2.0.0/16")
    type_row(
        form, "ingress[1]", rule_number="120", action="allow", protocol="all", cidr="10.4.0.0/16"
    )
    asked = form.send(client)
    assert asked.status_code == 409
    choice = Sent(asked.content.decode())
    assert choice.value("take.ingress") == "mine" and "take.egress" not in choice.attributes
    assert "Rows that only one of you changed are kept" in asked.content.decode()
    choice.type("take.ingress", side)
    assert choice.send(client).status_code == 303
    found = zip(
        column(tables, ref, "ingress", "rule_number"),
        column(tables, ref, "ingress", "action"),
        strict=True,
    )
    assert sorted(found) == expected  # type: ignore[type-var]


def test_what_both_make_is_judged_as_any_edit__RT_23(client: Client, tables: Lab) -> None:
    ref = tables.ref("known", "managed-prefix-list")
    form = form_of(client, tables, ref)
    with_row(tables, ref, "entries", cidr="10.2.0.0/24")
    type_row(form, "entries[1]", cidr="10.3.0.0/24", description="")
    refused = form.send(client)
    assert refused.status_code == 422
    assert column(tables, ref, "entries", "cidr") == ["10.1.0.0/24", "10.2.0.0/24"]
    again = Sent(refused.content.decode())
    typed = [text for key, text in again.pairs if key.endswith(".cidr")]
    assert typed == ["10.1.0.0/24", "10.2.0.0/24", "10.3.0.0/24"]
    again.type("max_entries", "3")
    assert again.send(client).status_code == 303
    assert len(tables.sheet[ref].says["entries"]) == 3


# --- who deletes


def test_who_uses_it_by_now_is_told_before_it_goes(client: Client, shop: Lab) -> None:
    ref = shop.ref("app", "subnet")
    asked = Sent(page(client, f"{shop.url}delete/{ref}"), "leaving")
    do(shop.slug, BOB, more_in(shop, ref, "latecomer"))
    response = asked.send(client)
    text = response.content.decode()
    assert response.status_code == 409
    assert "latecomer" in text and "Somebody has changed who uses it" in text
    assert ref in shop.sheet
    assert Sent(text, "leaving").send(client).status_code == 303
    assert ref not in shop.sheet


def test_a_name_that_changed_is_no_reason_to_ask_again(client: Client, shop: Lab) -> None:
    ref = shop.ref("web", "subnet")
    asked = Sent(page(client, f"{shop.url}delete/{ref}"), "leaving")
    user = shop.ref("web-1", "instance")
    renames = (Change(ref, {"name": "renamed"}), Change(user, {"name": "w0"}))
    do(shop.slug, BOB, Several(renames, "Renamed two"))
    assert asked.send(client).status_code == 303
    assert ref not in shop.sheet


# --- who presses one button


def test_each_route_that_is_taken_over_is_told(client: Client, shop: Lab) -> None:
    text = unescape(page(client, f"{shop.url}quick/public/{shop.ref('web', 'subnet')}"))
    assert "Route 192.0.2.0/24 → inner in web-routes, as in both" in text


def test_another_plan_than_was_shown_is_shown_first(client: Client, shop: Lab) -> None:
    ref = shop.ref("web", "subnet")
    asked = Sent(page(client, f"{shop.url}quick/public/{ref}"), "quick")
    table = shop.ref("both", "route-table")
    inner = shop.ref("inner", "nat-gateway")
    do(
        shop.slug,
        BOB,
        Change(table, {"routes": [{"destination": "198.51.100.0/24", "target": inner}]}),
    )
    before = shop.sheet
    response = asked.send(client)
    text = unescape(response.content.decode())
    assert response.status_code == 409 and shop.sheet == before
    assert "nothing is done yet" in text and "Route 198.51.100.0/24 → inner" in text
    assert Sent(response.content.decode(), "quick").send(client).status_code == 303
    assert shop.sheet != before


# --- what checks and history say


def test_a_check_that_expects_another_reason_says_both(
    client: Client, lab_of: Callable[[str], Lab]
) -> None:
    check = (
        "checks: [{title: Shut, from: web-1, to: internet, protocol: tcp, port: 443, "
        "expect: unreachable, code: ENI_SG_RULES_MISMATCH}]"
    )
    lab = lab_of(SHOP + check)
    text = unescape(page(client, lab.url))
    assert "unreachable, but unreachable was expected" not in text
    assert "unreachable by ENI_SG_RULES_MISMATCH was expected" in text


def test_an_instance_that_is_renamed_by_its_form_is_only_renamed(client: Client, shop: Lab) -> None:
    form = form_of(client, shop, shop.ref("web-1", "instance"))
    form.type("name", "w0")
    assert form.send(client).status_code == 303
    assert shop.drawer.opened.rows.scenario.edits.last().summary == "Renamed instance web-1 to w0"
