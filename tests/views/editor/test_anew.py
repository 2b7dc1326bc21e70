"""Another place is chosen in the form of something new: what nobody typed follows it."""

from collections.abc import Callable
from html import unescape

import pytest
from django.test import Client

from playground.editing.acts import Add
from playground.editing.doing import do
from playground.editing.proposals.anew import deciding
from playground.kinds import KINDS, Kind
from playground.visitors import Person
from tests.views.editor.conftest import Lab
from tests.views.editor.sent import Sent

BOB = Person("b" * 32, "Bob", 2)
TWO = """
title: Two
vpcs: {one: {cidr: 10.0.0.0/16}, two: {cidr: 10.1.0.0/16}, full: {cidr: 10.2.0.0/28}}
subnets:
  public-a: {vpc: one, cidr: 10.0.0.0/24, route_table: out, map_public_ip_on_launch: true}
  internal-a: {vpc: one, cidr: 10.0.1.0/24}
  other: {vpc: two, cidr: 10.1.0.0/24}
  all: {vpc: full, cidr: 10.2.0.0/28}
internet_gateways: {igw: {vpc: one}}
route_tables: {out: {vpc: one, routes: [{destination: 0.0.0.0/0, target: igw}]}}
transit_gateways: {hub: {}, spare: {}}
on_premises_networks: {office: {cidrs: [192.168.0.0/24]}, plant: {cidrs: [192.168.9.0/24]}}
"""


@pytest.fixture
def lab(lab_of: Callable[[str], Lab]) -> Lab:
    return lab_of(TWO)


def new(client: Client, lab: Lab, kind: str, near: str = "") -> Sent:
    return Sent(client.get(f"{lab.url}add/{kind}/?in={near}").content.decode())


def choose(client: Client, lab: Lab, kind: str, form: Sent, **chosen: str) -> Sent:
    """One field after the other, as the page sends it."""
    for key, ref in chosen.items():
        form.type(key, ref)
        url = f"{lab.url}propose/{kind}/"
        response = client.post(url, form.data(("anew", key)), headers={"HX-Request": "true"})
        assert response.status_code == 200
        form = Sent(response.content.decode())
        assert form.value(key) == ref
    return form


def test_a_block_follows_the_vpc(client: Client, lab: Lab) -> None:
    one, two = lab.ref("one", "vpc"), lab.ref("two", "vpc")
    form = new(client, lab, "subnet", one)
    assert form.value("cidr") == "10.0.2.0/24"
    form = choose(client, lab, "subnet", form, vpc=two)
    assert form.value("cidr") == "10.1.1.0/24"
    assert form.send(client).status_code == 303


def test_what_holds_by_default_is_that_of_the_vpc(client: Client, lab: Lab) -> None:
    form = new(client, lab, "subnet", lab.ref("one", "vpc"))
    form.type("vpc", lab.ref("two", "vpc"))
    response = client.post(f"{lab.url}propose/subnet/", form.data(("anew", "vpc")))
    text = unescape(response.content.decode())
    assert "main: two-main" in text and "default: two-default" in text
    assert "main: one-main" not in text


def test_what_was_typed_stays(client: Client, lab: Lab) -> None:
    form = new(client, lab, "subnet", lab.ref("one", "vpc"))
    form.type("name", "mine")
    form.type("availability_zone", "us-east-1f")
    form = choose(client, lab, "subnet", form, vpc=lab.ref("two", "vpc"))
    form = choose(client, lab, "subnet", form, vpc=lab.ref("one", "vpc"))
    assert (form.value("name"), form.value("cidr")) == ("mine", "10.0.2.0/24")
    assert form.value("availability_zone") == "us-east-1f"


def test_a_full_vpc_gets_no_block_of_another(client: Client, lab: Lab) -> None:
    form = new(client, lab, "subnet", lab.ref("one", "vpc"))
    name = form.value("name")
    form = choose(client, lab, "subnet", form, vpc=lab.ref("full", "vpc"))
    assert (form.value("name"), form.value("cidr")) == (name, "")
    form = choose(client, lab, "subnet", form, vpc=lab.ref("two", "vpc"))
    assert form.value("cidr") == "10.1.1.0/24"


def test_addresses_follow_the_subnet(client: Client, lab: Lab) -> None:
    form = new(client, lab, "instance", lab.ref("public-a", "subnet"))
    assert (form.value("private_ip"), form.value("public_ip")) == ("10.0.0.10", "yes")
    form = choose(client, lab, "instance", form, subnet=lab.ref("internal-a", "subnet"))
    assert (form.value("private_ip"), form.value("public_ip")) == ("10.0.1.10", "no")
    form.type("private_ip", "10.0.1.99")
    form = choose(client, lab, "instance", form, subnet=lab.ref("other", "subnet"))
    assert form.value("private_ip") == "10.0.1.99"
    assert form.value("vpc") == lab.ref("two", "vpc")
    assert lab.ref("two-default", "security-group") in form.values("security_groups")


def test_a_subnet_that_was_chosen_gives_way_to_another_vpc(client: Client, lab: Lab) -> None:
    form = new(client, lab, "instance")
    internal, two = lab.ref("internal-a", "subnet"), lab.ref("two", "vpc")
    form = choose(client, lab, "instance", form, subnet=internal, vpc=two)
    assert form.value("subnet") == lab.ref("other", "subnet")
    assert form.value("private_ip") == "10.1.0.10"


def test_choices_are_kept_together(client: Client, lab: Lab) -> None:
    kind = "transit-gateway-vpc-attachment"
    form = new(client, lab, kind, lab.ref("one", "vpc"))
    spare, two = lab.ref("spare", "transit-gateway"), lab.ref("two", "vpc")
    form = choose(client, lab, kind, form, transit_gateway=spare, vpc=two)
    assert form.value("transit_gateway") == spare
    assert lab.ref("other", "subnet") in form.values("subnets")
    assert form.value("name") == "two-attachment"


def test_a_nat_gateway_stands_where_it_was_put(client: Client, lab: Lab) -> None:
    form = new(client, lab, "nat-gateway")
    assert form.value("subnet") == lab.ref("public-a", "subnet")
    form = choose(client, lab, "nat-gateway", form, subnet=lab.ref("other", "subnet"))
    assert (form.value("vpc"), form.value("private_ip")) == (lab.ref("two", "vpc"), "10.1.0.10")


def test_both_ends_of_a_peering_may_be_chosen(client: Client, lab: Lab) -> None:
    kind, full, one = "vpc-peering-connection", lab.ref("full", "vpc"), lab.ref("one", "vpc")
    form = choose(client, lab, kind, new(client, lab, kind), accepter_vpc=full)
    assert form.value("name") == "one-to-full"
    form = choose(client, lab, kind, form, requester_vpc=full, accepter_vpc=one)
    assert form.value("name") == "full-to-one"


def test_a_host_follows_its_site(client: Client, lab: Lab) -> None:
    form = new(client, lab, "on-premises-host")
    plant = lab.ref("plant", "on-premises-network")
    form = choose(client, lab, "on-premises-host", form, network=plant)
    assert (form.value("name"), form.value("addresses")) == ("plant-host-1", "192.168.9.10")


def test_rows_follow_and_those_that_were_typed_stay(client: Client, lab: Lab) -> None:
    kind, two = "client-vpn-endpoint", lab.ref("two", "vpc")
    row = "authorization_rules[0].destination"
    form = new(client, lab, kind, lab.ref("one", "vpc"))
    assert form.value(row) == "10.0.0.0/16"
    assert choose(client, lab, kind, form, vpc=two).value(row) == "10.1.0.0/16"
    form = new(client, lab, kind, lab.ref("one", "vpc"))
    form.type(row, "10.9.0.0/16")
    assert choose(client, lab, kind, form, vpc=two).value(row) == "10.9.0.0/16"


def test_it_follows_after_a_refusal_too(client: Client, lab: Lab) -> None:
    form = new(client, lab, "subnet", lab.ref("one", "vpc"))
    form = choose(client, lab, "subnet", form, vpc=lab.ref("two", "vpc"))
    form.type("name", "x" * 999)
    response = form.send(client)
    assert response.status_code == 422
    form = Sent(response.content.decode())
    form = choose(client, lab, "subnet", form, vpc=lab.ref("one", "vpc"))
    assert (form.value("cidr"), form.value("name")) == ("10.0.2.0/24", "x" * 999)


def test_what_others_took_meanwhile_was_not_typed(client: Client, lab: Lab) -> None:
    one, two = lab.ref("one", "vpc"), lab.ref("two", "vpc")
    form = new(client, lab, "subnet", one)
    do(lab.slug, BOB, Add("subnet", {"name": "bobs", "vpc": one, "cidr": "10.0.2.0/24"}))
    form = choose(client, lab, "subnet", form, vpc=two)
    assert form.value("cidr") == "10.1.1.0/24"


def test_what_is_there_is_never_proposed_anew(client: Client, lab: Lab) -> None:
    page = client.get(f"{lab.url}?select={lab.ref('internal-a', 'subnet')}").content.decode()
    assert "data-decides" not in page
    assert "data-decides" in client.get(f"{lab.url}add/subnet/").content.decode()


@pytest.mark.parametrize("kind", KINDS, ids=lambda one: one.slug)
def test_every_choice_of_every_kind_is_answered(
    client: Client, lab_of: Callable[[str], Lab], kind: Kind
) -> None:
    lab = lab_of(TWO)
    for key in deciding(kind):
        start = new(client, lab, kind.slug)
        for ref in start.options[key]:
            choose(client, lab, kind.slug, new(client, lab, kind.slug), **{key: ref})
