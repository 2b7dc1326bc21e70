"""What is wrong stands beside its field, with its rule; nothing is stored, nothing is lost."""

import re
from collections.abc import Callable
from html import unescape
from typing import Any

import pytest
from django.test import Client

from playground.editing.acts import Change, Delete
from playground.editing.doing import do
from playground.kinds import BY_SLUG
from playground.visitors import Person
from tests.views.editor.conftest import Lab
from tests.views.editor.sent import Sent

SHOP = """
vpcs: {shop: {cidr: 10.0.0.0/16}}
subnets:
  web: {cidr: 10.0.1.0/24, availability_zone: us-east-1a}
  data: {cidr: 10.0.2.0/24, availability_zone: us-east-1a}
internet_gateways: {igw: {}}
route_tables:
  public:
    routes: [{destination: 0.0.0.0/0, target: igw}]
network_acls:
  tight:
    ingress:
      - {rule_number: 200, action: deny, cidr: 10.9.0.0/16}
      - {rule_number: 100, action: allow, protocol: tcp, ports: 443, cidr: 0.0.0.0/0}
    egress: []
security_groups:
  web: {ingress: [{protocol: tcp, ports: 443, source: 0.0.0.0/0}]}
  inner: {ingress: [{protocol: tcp, ports: 22, source: web}]}
instances:
  web-1: {subnet: web, private_ip: 10.0.1.10, security_groups: [web]}
checks:
  - {title: Inside, from: web-1, to: 10.0.2.9, port: 80, expect: unreachable}
"""
SOMEBODY = Person("1", "Ruby Robin", "person-1")
HOSTILE = '"><script>alert(1)</script>'


@pytest.fixture
def shop(lab_of: Callable[[str], Lab]) -> Lab:
    return lab_of(SHOP)


def form_of(client: Client, lab: Lab, name: str, kind: str) -> Sent:
    page = client.get(lab.url, {"select": lab.ref(name, kind)})
    return Sent(page.content.decode())


def beside(text: str, path: str) -> str:
    """The message beside a field."""
    found = re.search(rf'id="e-{re.escape(path)}"[^>]*>(.*?)</p>', text, re.DOTALL)
    assert found, f"no place for messages at {path}"
    return unescape(re.sub(r"<[^>]*>", "", found[1])).strip()


WRONG: list[tuple[str, str, str, str, str, str]] = [
    ("subnet", "web", "cidr", "10.0.1.0/40", "10.0.1.0/40", "no CIDR block"),
    ("subnet", "web", "cidr", "10.0.2.128/25", "10.0.2.128/25", "[VPC-13]"),
    ("subnet", "web", "cidr", "192.168.0.0/24", "192.168.0.0/24", "[VPC-13]"),
    ("subnet", "web", "cidr", "fd00::/64", "fd00::/64", "IPv4 block is needed"),
    ("network-acl", "tight", "ingress[0].rule_number", "40000", "40000", "[NACL-06]"),
    ("network-acl", "tight", "ingress[1].rule_number", "100", "100", "[NACL-06]"),
    ("network-acl", "tight", "ingress[0].ports", "70000", "70000", "no port"),
    ("network-acl", "tight", "ingress[0].cidr", "", "", "is needed"),
    ("network-acl", "tight", "ingress[0].cidr", "web", "web", "[NACL-16]"),
    ("security-group", "web", "ingress[0].source", "nobody", "nobody", "is called “nobody”"),
    ("security-group", "web", "ingress[0].protocol", "smoke", "smoke", "no protocol"),
    ("instance", "web-1", "public_ip", "somewhere", "somewhere", "no IP address"),
    ("route-table", "public", "routes[0].destination", "10.0.0.0/99", "10.0.0.0/99", "no CIDR"),
]


@pytest.mark.parametrize(("kind", "name", "path", "typed", "shown", "message"), WRONG)
def test_what_is_wrong_stands_beside_its_field__VPC_13__NACL_06__NACL_16(
    client: Client, shop: Lab, kind: str, name: str, path: str, typed: str, shown: str, message: str
) -> None:
    before, revision = shop.sheet, shop.drawer.revision
    form = form_of(client, shop, name, kind)
    form.type(path, typed)
    response = form.send(client)
    text = response.content.decode()
    assert response.status_code == 422
    assert message in beside(text, path)
    again = Sent(text)
    assert again.value(path) == shown
    assert again.attributes[path]["aria-invalid"] == "true"
    assert f"e-{path}" in str(again.attributes[path]["aria-describedby"]).split()
    assert "autofocus" in again.attributes[path]
    assert (shop.sheet, shop.drawer.revision) == (before, revision)


def test_what_is_wrong_in_a_row_has_a_line_of_its_own_and_names_the_column(
    client: Client, shop: Lab
) -> None:
    form = form_of(client, shop, "tight", "network-acl")
    form.type("ingress[0].cidr", "nonsense")
    text = form.send(client).content.decode()
    line = re.search(r'<tr class="row-errors">(?:(?!</tr>).)*CIDR.*?</tr>', text, re.DOTALL)
    assert line and 'id="e-ingress[0].cidr"' in line[0]
    (label,) = [one.label for one in BY_SLUG["network-acl"].parts[0].fields if one.key == "cidr"]
    assert beside(text, "ingress[0].cidr").startswith(label)
    previewed = preview(client, shop, form)
    assert beside(previewed, "ingress[0].cidr") == beside(text, "ingress[0].cidr")


def test_one_block_that_meets_many_is_told_twice_and_counted__VPC_13(
    client: Client, copy_of: Callable[[str], Lab]
) -> None:
    lab = copy_of("three-tier")
    form = form_of(client, lab, "app-a", "subnet")
    form.type("cidr", "10.0.0.0/16")
    told = beside(form.send(client).content.decode(), "cidr")
    assert told.count("verlaps") == 2
    assert told.count("app-a") == 0
    assert "And 3 more like this." in told
    assert "[VPC-13]" in told


def test_fields_say_who_holds_where_nothing_is_chosen_and_which_zones_there_are__VPC_24(
    client: Client, copy_of: Callable[[str], Lab]
) -> None:
    lab = copy_of("three-tier")
    page = client.get(lab.url, {"select": lab.ref("app-a", "subnet")}).content.decode()
    assert ">main: shop-main</option>" in page
    assert ">default: shop-default</option>" in page
    zones = page.partition('id="offers-zones"')[2].partition("</datalist>")[0]
    assert re.findall(r'value="([^"]+)"', zones)[:3] == ["us-east-1a", "us-east-1b", "us-east-1c"]
    assert 'list="offers-zones"' in page


def test_an_address_may_be_yes_and_a_new_instance_says_which_group_it_gets__SG_05(
    client: Client, copy_of: Callable[[str], Lab]
) -> None:
    lab = copy_of("three-tier")
    page = client.get(f"{lab.url}add/instance/", {"in": lab.ref("web-b", "subnet")})
    text = page.content.decode()
    assert Sent(text).value("public_ip") == "yes"
    assert "none: default: shop-default" in text
    assert "Source/<wbr>destination check" in text


def test_what_is_wrong_with_no_field_is_said_on_top(client: Client, shop: Lab) -> None:
    """A gateway that is there already: the VPC has it, not a field."""
    page = client.get(f"{shop.url}add/internet-gateway/").content.decode()
    assert '<div class="notes" role="alert">' in page


def test_for_htmx_what_is_wrong_comes_as_the_inspector_again(client: Client, shop: Lab) -> None:
    form = form_of(client, shop, "web", "subnet")
    form.type("cidr", "nonsense")
    response = form.send(client, headers={"HX-Request": "true", "HX-Target": "inspector"})
    text = response.content.decode()
    assert response.status_code == 200  # a script puts in only what went well
    assert text.lstrip().startswith("<aside")
    assert "no CIDR block" in beside(text, "cidr")


def test_after_saving_htmx_gets_the_inspector_and_the_page_its_address(
    client: Client, shop: Lab
) -> None:
    form = form_of(client, shop, "web", "subnet")
    form.type("availability_zone", "us-east-1b")
    headers = {
        "HX-Request": "true",
        "HX-Target": "inspector",
        "HX-Current-URL": f"http://testserver{shop.url}?from=internet&to=web-1",
    }
    response = form.send(client, headers=headers)
    ref = shop.ref("web", "subnet")
    assert response["HX-Replace-Url"] == f"{shop.url}?from=internet&to=web-1&select={ref}"
    assert "Changed subnet web" in response["HX-Trigger-After-Settle"]
    assert Sent(response.content.decode()).value("availability_zone") == "us-east-1b"


# Hostile input


@pytest.mark.parametrize("path", ["name", "cidr", "availability_zone", "vpc", "route_table"])
def test_what_is_typed_is_escaped(client: Client, shop: Lab, path: str) -> None:
    form = form_of(client, shop, "web", "subnet")
    form.type(path, HOSTILE)
    text = form.send(client, follow=True).content.decode()
    assert "alert(1)" in text
    assert "<script>alert" not in text


@pytest.mark.parametrize("path", ["name", "availability_zone", "cidr"])
def test_control_and_invisible_characters_are_refused(client: Client, shop: Lab, path: str) -> None:
    form = form_of(client, shop, "web", "subnet")
    signs = {"\x00": "A control character", "\u202e": "(U+202E)", "\u200b": "(U+200B)"}
    for sign, message in signs.items():
        form.type(path, f"a{sign}b")
        response = form.send(client)
        assert response.status_code == 422
        assert message in beside(response.content.decode(), path)


def test_what_the_form_does_not_have_is_not_read(client: Client, shop: Lab) -> None:
    before = shop.sheet
    form = form_of(client, shop, "web", "subnet")
    more = [("undescribed", "on"), ("id", "subnet-x"), ("routes[0].target", "igw"), ("x[1].y", "z")]
    assert form.send(client, *more).status_code == 303
    assert shop.sheet == before


@pytest.mark.parametrize("name", ["more", "drop", "revision", "seen"])
def test_nonsense_in_the_form_s_own_fields_does_no_harm(
    client: Client, shop: Lab, name: str
) -> None:
    form = form_of(client, shop, "public", "route-table")
    for value in ("-1", "routes[99999999]", "ingress", "９", HOSTILE, ""):
        data = form.data()
        data[name] = [value]
        response = client.post(form.action, data)
        assert response.status_code in (200, 303, 404, 409, 422), value


def test_a_key_that_was_not_in_the_form_stays(client: Client, shop: Lab) -> None:
    ref = shop.ref("web-1", "instance")
    before = shop.sheet
    assert client.post(f"{shop.url}edit/{ref}", {"name": "web-1"}).status_code == 303
    assert shop.sheet == before


# Names and blocks


@pytest.mark.parametrize(
    ("typed", "means"), [("web", "web"), ("self", "self"), ("10.1.0.9/16", "10.1.0.0/16")]
)
def test_a_far_end_is_a_name_a_word_or_a_block__SG_12(
    client: Client, shop: Lab, typed: str, means: str
) -> None:
    form = form_of(client, shop, "inner", "security-group")
    assert form.value("ingress[0].source") == "web"
    form.type("ingress[0].source", typed)
    assert form.send(client).status_code == 303
    (row,) = shop.sheet[shop.ref("inner", "security-group")].says["ingress"]
    assert row["source"] == (shop.ref("web", "security-group") if means == "web" else means)


def test_an_id_may_be_typed_where_a_name_is_shown(client: Client, shop: Lab) -> None:
    before = shop.sheet
    form = form_of(client, shop, "inner", "security-group")
    form.type("ingress[0].source", shop.ref("web", "security-group"))
    assert form.send(client).status_code == 303
    assert shop.sheet == before


def test_a_name_of_several_is_asked_about(client: Client, lab_of: Callable[[str], Lab]) -> None:
    lab = lab_of(
        SHOP.replace("  inner:", "  sg-2: {name: web}\n  inner:").replace(
            "source: web", "source: self"
        )
    )
    form = form_of(client, lab, "inner", "security-group")
    form.type("ingress[0].source", "web")
    response = form.send(client)
    assert "may mean several" in beside(response.content.decode(), "ingress[0].source")


# Rows


def test_rows_come_in_any_order_and_with_gaps(client: Client, shop: Lab) -> None:
    form = form_of(client, shop, "tight", "network-acl")
    assert [form.value(f"ingress[{at}].rule_number") for at in (0, 1)] == ["100", "200"]
    row = {"rule_number": "150", "action": "deny", "protocol": "all", "cidr": "10.7.0.0/16"}
    form.pairs = [pair for pair in form.pairs if not pair[0].startswith("ingress[0]")]
    form.pairs += [(f"ingress[17].{key}", value) for key, value in row.items()]
    assert form.send(client).status_code == 303
    rows = shop.sheet[shop.ref("tight", "network-acl")].says["ingress"]
    assert [row["rule_number"] for row in rows] == [200, 150]


def test_a_fault_of_a_row_with_a_gap_stands_at_its_own_index(client: Client, shop: Lab) -> None:
    """NACL-06: two of one number; the page is told by the index that it has."""
    form = form_of(client, shop, "tight", "network-acl")
    row = {"rule_number": "200", "action": "deny", "protocol": "all", "cidr": "10.7.0.0/16"}
    form.pairs += [(f"ingress[17].{key}", value) for key, value in row.items()]
    text = form.send(client).content.decode()
    assert "[NACL-06]" in beside(text, "ingress[17].rule_number")


def test_rows_of_an_acl_are_shown_in_the_order_in_which_they_are_tried__NACL_04(
    client: Client, shop: Lab
) -> None:
    form = form_of(client, shop, "tight", "network-acl")
    assert [form.value(f"ingress[{at}].rule_number") for at in range(2)] == ["100", "200"]


def test_without_a_script_one_more_row_is_a_button(client: Client, shop: Lab) -> None:
    form = form_of(client, shop, "tight", "network-acl")
    assert ("more", "ingress") in form.buttons
    form.type("ingress[0].ports", "8443")
    response = form.send(client, ("more", "ingress"))
    again = Sent(response.content.decode())
    assert response.status_code == 200
    assert again.value("ingress[0].ports") == "8443"
    assert again.value("ingress[2].rule_number") not in ("", "100", "200")
    assert "autofocus" in again.attributes["ingress[2].rule_number"]
    assert again.send(client).status_code == 303
    assert len(shop.sheet[shop.ref("tight", "network-acl")].says["ingress"]) == 3


def test_without_a_script_a_row_less_is_a_button(client: Client, shop: Lab) -> None:
    form = form_of(client, shop, "tight", "network-acl")
    assert ("drop", "ingress[0]") in form.buttons
    again = Sent(form.send(client, ("drop", "ingress[0]")).content.decode())
    assert again.send(client).status_code == 303
    (row,) = shop.sheet[shop.ref("tight", "network-acl")].says["ingress"]
    assert row["rule_number"] == 200


def test_the_last_row_can_go(client: Client, shop: Lab) -> None:
    form = form_of(client, shop, "public", "route-table")
    again = Sent(form.send(client, ("drop", "routes[0]")).content.decode())
    assert again.send(client).status_code == 303
    assert shop.sheet[shop.ref("public", "route-table")].says["routes"] == []


def test_a_new_group_without_outbound_rows_lets_nothing_out__SG_03(
    client: Client, shop: Lab
) -> None:
    page = client.get(f"{shop.url}add/security-group/", {"in": shop.ref("shop", "vpc")})
    form = Sent(page.content.decode())
    form.type("name", "quiet")
    again = Sent(form.send(client, ("drop", "egress[0]")).content.decode())
    assert again.send(client).status_code == 303
    assert shop.sheet[shop.ref("quiet", "security-group")].says["egress"] == []


# Very many rows


def many(count: int) -> str:
    rows = ", ".join(f"{{cidr: 10.{at // 256}.{at % 256}.0/24}}" for at in range(count))
    return f"managed_prefix_lists: {{long: {{max_entries: {count}, entries: [{rows}]}}}}"


def test_very_many_rows_are_edited_a_hundred_at_a_time(
    client: Client, lab_of: Callable[[str], Lab]
) -> None:
    lab = lab_of(many(1000))
    ref = lab.ref("long", "managed-prefix-list")
    form = Sent(client.get(f"{lab.url}edit/{ref}", {"entries": "4"}).content.decode())
    shown = [name for name in form.attributes if name.endswith(".cidr")]
    assert (shown[0], shown[-1], len(shown)) == ("entries[300].cidr", "entries[399].cidr", 100)
    form.type("entries[355].description", "a note")
    form.pairs = [pair for pair in form.pairs if not pair[0].startswith("entries[300]")]
    assert form.send(client).status_code == 303
    entries = lab.sheet[ref].says["entries"]
    assert len(entries) == 999
    assert entries[354] == {"cidr": "10.1.99.0/24", "description": "a note"}
    assert entries[299]["cidr"] == "10.1.43.0/24"
    assert entries[300]["cidr"] == "10.1.45.0/24"


def test_after_saving_the_same_page_of_a_long_table_is_shown(
    client: Client, lab_of: Callable[[str], Lab]
) -> None:
    lab = lab_of(many(250))
    ref = lab.ref("long", "managed-prefix-list")
    headers = {"HX-Request": "true", "HX-Target": "inspector"}
    page = client.get(f"{lab.url}edit/{ref}", {"entries": "2"}, headers=headers)
    form = Sent(page.content.decode())
    form.type("entries[150].description", "a note")
    again = Sent(form.send(client, headers=headers).content.decode())
    assert again.value("entries[150].description") == "a note"
    assert again.value("entries") == "100-200"


def test_a_table_of_a_thousand_rows_may_be_sent_whole(
    client: Client, lab_of: Callable[[str], Lab]
) -> None:
    lab = lab_of(many(10))
    form = form_of(client, lab, "long", "managed-prefix-list")
    form.type("max_entries", "1000")
    for at in range(10, 1000):
        row = [("cidr", f"10.{at // 256}.{at % 256}.0/24"), ("description", "")]
        form.pairs += [(f"entries[{at}].{key}", value) for key, value in row]
    assert form.send(client).status_code == 303
    assert len(lab.sheet[lab.ref("long", "managed-prefix-list")].says["entries"]) == 1000


# What was set once, and what stays to be read


def test_what_was_set_once_says_why_it_stays__VPC_06(client: Client, shop: Lab) -> None:
    page = client.get(shop.url, {"select": shop.ref("shop", "vpc")}).content.decode()
    assert "readonly" in Sent(page).attributes["cidr"]
    assert "[VPC-06]" in page


@pytest.mark.usefixtures("examples")
def test_an_example_is_read_and_its_copy_edited(client: Client) -> None:
    page = client.get("/s/three-tier/", {"select": "internet"}).content.decode()
    assert "Edit a copy" in page
    assert 'id="editor"' not in page
    for path in ("add/vpc/", "edit/vpc-1", "delete/vpc-1", "duplicate/vpc-1", "preview/vpc-1"):
        assert client.post(f"/s/three-tier/{path}").status_code == 403


@pytest.mark.parametrize("path", ["edit/vpc-1", "delete/vpc-1"])
def test_what_somebody_deleted_is_said_to_be_gone(client: Client, shop: Lab, path: str) -> None:
    response = client.post(shop.url + path, {"name": "x"})
    assert response.status_code == 404
    assert "somebody has deleted it" in response.content.decode()


@pytest.mark.parametrize("path", ["add/vpc/", "edit/vpc-1", "preview/vpc-1", "quick/public/x"])
def test_an_unknown_scenario_is_not_found(client: Client, db: None, path: str) -> None:
    assert client.post(f"/s/nowhere/{path}").status_code == 404


def test_an_unknown_kind_is_not_found(client: Client, shop: Lab) -> None:
    assert client.get(f"{shop.url}add/teapot/").status_code == 404
    assert client.post(f"{shop.url}preview/add/teapot/").status_code == 404


# The preview


def preview(client: Client, lab: Lab, form: Sent) -> str:
    url = form.action.replace("/edit/", "/preview/")
    response = client.post(url, form.data(), headers={"HX-Request": "true"})
    assert response.status_code == 200
    return str(response.content.decode())


def test_the_preview_has_only_messages_and_the_strip(client: Client, shop: Lab) -> None:
    form = form_of(client, shop, "web", "subnet")
    form.type("cidr", "10.0.2.0/24")
    text = preview(client, shop, form)
    assert beside(text, "cidr").startswith("This overlaps the subnet data (10.0.2.0/24)")
    assert set(re.findall(r'\sid="([^"]*)"', text)) == {"e-cidr", "form-strip"}
    assert text.count("hx-swap-oob") == 2


def test_the_preview_says_when_no_check_changes_and_stores_nothing(
    client: Client, shop: Lab
) -> None:
    before, revision = shop.sheet, shop.drawer.revision
    form = form_of(client, shop, "web-1", "instance")
    form.type("name", "web-2")
    assert "No check changes." in preview(client, shop, form)
    assert (shop.sheet, shop.drawer.revision) == (before, revision)


def test_a_check_that_would_break_is_named(client: Client, copy_of: Callable[[str], Lab]) -> None:
    lab = copy_of("three-tier")
    form = form_of(client, lab, "data-acl", "network-acl")
    form.type("ingress[0].action", "deny")
    text = preview(client, lab, form)
    assert "This would change" in text
    assert "App talks to the database" in text


# Conflicts


def changed_by_another(lab: Lab, ref: str, says: dict[str, Any]) -> None:
    do(lab.slug, SOMEBODY, Change(ref, says))


def test_a_stale_form_gets_a_choice_and_stores_nothing(client: Client, shop: Lab) -> None:
    ref = shop.ref("web", "security-group")
    form = form_of(client, shop, "web", "security-group")
    changed_by_another(shop, ref, {"description": "theirs"})
    before = shop.sheet
    form.type("description", "mine")
    response = form.send(client)
    assert response.status_code == 409
    choice = Sent(response.content.decode())
    assert choice.values("take.description") == ["mine"]
    assert "theirs" in response.content.decode()
    assert f"{SOMEBODY.name} has changed this since" in response.content.decode()
    assert shop.sheet == before


@pytest.mark.parametrize("side", ["theirs", "mine"])
def test_the_choice_is_what_is_stored(client: Client, shop: Lab, side: str) -> None:
    ref = shop.ref("web", "security-group")
    form = form_of(client, shop, "web", "security-group")
    changed_by_another(shop, ref, {"description": "theirs"})
    form.type("description", "mine")
    form.type("ingress[0].ports", "8443")
    choice = Sent(form.send(client).content.decode())
    choice.type("take.description", side)
    assert choice.send(client).status_code == 303
    says = shop.sheet[ref].says
    assert says["description"] == side
    assert says["ingress"][0]["ports"] == 8443


def test_whoever_changed_a_field_is_proposed(client: Client, shop: Lab) -> None:
    ref = shop.ref("web", "security-group")
    form = form_of(client, shop, "web", "security-group")
    changed_by_another(shop, ref, {"description": "theirs"})
    form.type("ingress[0].ports", "8443")
    choice = Sent(form.send(client).content.decode())
    assert choice.value("take.description") == "theirs"
    assert "take.ingress" not in choice.attributes
    assert choice.send(client).status_code == 303
    says = shop.sheet[ref].says
    assert (says["description"], says["ingress"][0]["ports"]) == ("theirs", 8443)


def test_a_row_says_nothing_of_icmp_that_is_not_about_it(client: Client, shop: Lab) -> None:
    ref = shop.ref("web", "security-group")
    form = form_of(client, shop, "web", "security-group")
    rows = shop.sheet[ref].says["ingress"]
    changed_by_another(shop, ref, {"ingress": [{**rows[0], "ports": 8080}]})
    form.type("ingress[0].ports", "8443")
    text = form.send(client).content.decode()
    assert "tcp · 8080 · 0.0.0.0/0" in text and "tcp · 8443 · 0.0.0.0/0" in text


def test_a_choice_may_be_stale_again(client: Client, shop: Lab) -> None:
    ref = shop.ref("web", "security-group")
    form = form_of(client, shop, "web", "security-group")
    changed_by_another(shop, ref, {"description": "theirs"})
    form.type("description", "mine")
    choice = Sent(form.send(client).content.decode())
    changed_by_another(shop, ref, {"description": "theirs again"})
    assert choice.send(client).status_code == 409


def test_a_refusal_in_between_does_not_hide_who_changed_what(client: Client, shop: Lab) -> None:
    """The form stays made from what it was made from, however often AWS refuses it."""
    ref = shop.ref("web", "security-group")
    form = form_of(client, shop, "web", "security-group")
    changed_by_another(shop, ref, {"description": "theirs"})
    form.type("ingress[0].ports", "nonsense")
    again = Sent(form.send(client).content.decode())
    again.type("ingress[0].ports", "8443")
    choice = Sent(again.send(client).content.decode())
    assert choice.value("take.description") == "theirs"


def test_a_new_form_takes_the_choice_out_of_the_address(client: Client, shop: Lab) -> None:
    """What others do to what was chosen before does not touch it."""
    headers = {
        "HX-Request": "true",
        "HX-Target": "inspector",
        "HX-Current-URL": f"http://testserver{shop.url}?select=internet",
    }
    response = client.get(f"{shop.url}add/subnet/", headers=headers)
    assert response["HX-Replace-Url"] == shop.url


def test_the_preview_says_what_replies_need__NACL_08(client: Client, shop: Lab) -> None:
    form = form_of(client, shop, "tight", "network-acl")
    text = preview(client, shop, form)
    hint = text.partition('id="hint-egress"')[2].partition("</p>")[0]
    assert "1024-65535" in hint
    assert "hidden" not in hint.partition(">")[0]


def test_the_preview_of_a_stale_form_says_so(client: Client, shop: Lab) -> None:
    form = form_of(client, shop, "web", "security-group")
    changed_by_another(shop, shop.ref("web", "security-group"), {"description": "theirs"})
    form.type("description", "mine")
    assert f"{SOMEBODY.name} has changed this meanwhile" in preview(client, shop, form)


def test_the_preview_of_what_is_gone_says_who_deleted_it(client: Client, shop: Lab) -> None:
    ref = shop.ref("web-1", "instance")
    form = form_of(client, shop, "web-1", "instance")
    do(shop.slug, SOMEBODY, Delete(ref))
    assert f"{SOMEBODY.name} has deleted this meanwhile" in preview(client, shop, form)
    never = client.post(f"{shop.url}preview/vpc-%00", {"revision": "1"}).content.decode()
    assert "Somebody has deleted this meanwhile" in never


# Deleting, duplicating, quick acts


def test_deleting_what_others_use_says_who_uses_it(client: Client, shop: Lab) -> None:
    ref = shop.ref("web", "subnet")
    before = shop.sheet
    response = client.post(f"{shop.url}delete/{ref}")
    text = response.content.decode()
    assert response.status_code == 409
    assert "Goes along with it" in text
    fates = text.partition("Goes along with it")[2].partition("</ul>")[0]
    assert re.sub(r"<[^>]*>", "", fates).split() == ["web-1,", "instance", "by", "its", "subnet"]
    assert client.get(f"{shop.url}delete/{ref}").status_code == 200
    assert "Keep it" in text
    assert shop.sheet == before
    assert Sent(text, "leaving").send(client).status_code == 303
    assert ref not in shop.sheet
    assert "web-1" not in {one.name for one in shop.sheet.values()}


def test_a_route_whose_target_went_stays_as_a_blackhole__RT_20(client: Client, shop: Lab) -> None:
    ref = shop.ref("igw", "internet-gateway")
    text = client.post(f"{shop.url}delete/{ref}").content.decode()
    assert "Keeps a route that leads nowhere: a blackhole" in text
    assert "route 0.0.0.0/0 becomes a blackhole" in text
    Sent(text, "leaving").send(client)
    routes = shop.sheet[shop.ref("public", "route-table")].says["routes"]
    assert [route["target"] for route in routes] == ["deleted"]


def test_who_needs_what_is_to_be_deleted_is_named_with_a_link__NAT_01(
    client: Client, copy_of: Callable[[str], Lab]
) -> None:
    lab = copy_of("three-tier")
    nat = lab.ref("nat", "nat-gateway")
    (address,) = [ref for ref, one in lab.sheet.items() if one.says.get("nat_gateway") == nat]
    response = client.post(f"{lab.url}delete/{address}", {"along": "on"})
    told = response.content.decode().partition('class="refused"')[2].partition("</ul>")[0]
    assert response.status_code == 422
    assert f"select={nat}" in told
    assert "change or delete that first" in told


def test_what_nobody_uses_goes_at_once(client: Client, shop: Lab) -> None:
    ref = shop.ref("inner", "security-group")
    headers = {"HX-Request": "true", "HX-Target": "inspector"}
    response = client.post(f"{shop.url}delete/{ref}", headers=headers)
    assert "Deleted security group inner" in response["HX-Trigger-After-Settle"]
    assert response["HX-Replace-Url"] == shop.url
    assert ref not in shop.sheet


def test_what_aws_would_not_delete_says_why__SG_05(client: Client, shop: Lab) -> None:
    ref = shop.ref("shop-default", "security-group")
    response = client.post(f"{shop.url}delete/{ref}")
    assert response.status_code == 422
    assert "[SG-05]" in response.content.decode()
    assert ref in shop.sheet


def test_a_duplicate_is_shown_and_has_a_name_of_its_own(client: Client, shop: Lab) -> None:
    ref = shop.ref("web-1", "instance")
    response = client.post(f"{shop.url}duplicate/{ref}")
    assert response.status_code == 303
    new = response["Location"].partition("select=")[2].partition("&")[0]
    assert shop.sheet[new].name == "web-2"


def test_a_quick_act_tells_each_row_before_it_is_done(client: Client, shop: Lab) -> None:
    ref = shop.ref("web", "subnet")
    before = shop.sheet
    text = client.get(f"{shop.url}quick/public/{ref}").content.decode()
    assert "0.0.0.0/0" in text
    assert shop.sheet == before
    assert Sent(text, "quick").send(client).status_code == 303
    assert shop.sheet != before
    assert client.get(f"{shop.url}quick/teapot/{ref}").status_code == 404


def test_what_uses_a_resource_is_listed_beside_it(client: Client, shop: Lab) -> None:
    text = client.get(shop.url, {"select": shop.ref("web", "security-group")}).content.decode()
    assert re.search(r"<dt>Used by</dt>.*inner", text, re.DOTALL)


def test_what_has_to_be_there_first_is_said(client: Client, lab_of: Callable[[str], Lab]) -> None:
    text = client.get(f"{lab_of('title: Empty').url}add/subnet/").content.decode()
    notes = text.partition('<div class="notes" role="alert">')[2].partition("</div>")[0]
    assert "VPC" in notes


def test_no_id_is_on_a_form_twice(client: Client, shop: Lab) -> None:
    for name, kind in (("tight", "network-acl"), ("web", "security-group"), ("web-1", "instance")):
        page = client.get(shop.url, {"select": shop.ref(name, kind)}).content.decode()
        page = re.sub(r"<template>.*?</template>", "", page, flags=re.DOTALL)
        ids = re.findall(r'\sid="([^"]*)"', page)
        assert sorted(ids) == sorted(set(ids))


@pytest.mark.parametrize("page", ["add/subnet/", "edit/{}", "delete/{}", "quick/public/{}"])
def test_another_choice_leads_back_to_the_page(client: Client, shop: Lab, page: str) -> None:
    """A form that was opened as a page of its own: links of the page keep its address."""
    ref = shop.ref("web", "subnet")
    response = client.get(shop.url + page.format(ref), {"select": "internet"})
    assert (response.status_code, response["Location"]) == (302, f"{shop.url}?select=internet")


def test_a_quick_act_on_a_whole_page_names_only_the_checks_that_it_turns(
    client: Client, copy_of: Callable[[str], Lab]
) -> None:
    shop = copy_of("three-tier")
    page = client.get(f"{shop.url}quick/s3/{shop.ref('app-a', 'subnet')}").content.decode()
    strip = page.partition('id="form-strip"')[2].partition("</div>")[0]
    assert "No check changes." in strip
