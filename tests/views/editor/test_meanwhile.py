"""What others do while somebody reads or types: nothing is lost, and nothing goes unasked."""

from collections.abc import Callable
from html import unescape

import pytest
from django.test import Client

from playground.editing.acts import Add, Change, Delete, Several
from playground.editing.doing import do
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
    assert "has deleted the security group spare" in text
    assert "Add it again" in text and "Let it go" in text
    again = Sent(response.content.decode())
    assert again.value("name") == "typed & kept"
    assert again.send(client).status_code == 303
    new = shop.ref("typed & kept", "security-group")
    assert new != ref and ref not in shop.sheet


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
