"""A network that was found: as AWS would not make it, and described in part.  It is edited too."""

from functools import cache
from pathlib import Path

import pytest
from django.test import Client

from playground.cabinet import Drawer, close_drawers
from playground.editing.acts import Add, Change, Delete, InUse
from playground.editing.copying import duplicate
from playground.editing.doing import do, undo
from playground.editing.judging import sheet_in, try_act
from playground.editing.merging import difference
from playground.editing.sheet import HEAD, Refused, read_sheet, says_of, sheet_of
from playground.exchange import Bundle, Imported, ImportOptions, import_bundle
from playground.scenariofile import read
from playground.sources import keep
from tests.editing.conftest import ANN
from tests.editing.stored import now, own_copy, prove, sheet
from tests.editing.test_broken_forms import inputs

EXCHANGE = Path(__file__).parents[1] / "exchange"
DUMPS = {
    "account": EXCHANGE / "describe" / "dumps",
    "sites": EXCHANGE / "describe" / "hybrid_dumps",
    "template": EXCHANGE / "templates" / "two-tier-vpc.yaml",
    "shared": EXCHANGE / "templates" / "shared-network.yaml",
    "peered": EXCHANGE / "templates" / "peered-vpcs.json",
}
each = pytest.mark.parametrize("name", DUMPS)
WRONG = """
format: 1
title: Found
slug: found
as_found: true
vpcs:
  shop: {id: vpc-0a1, cidr: 10.0.0.0/16, name: internet}
  lab: {id: vpc-0a2, cidr: 10.9.0.0/16}
subnets:
  wide: {id: subnet-0a1, vpc: shop, cidr: 10.0.0.0/20, availability_zone: us-east-1a}
  inner: {id: subnet-0a2, vpc: shop, cidr: 10.0.1.0/24, availability_zone: us-east-1b}
  far: {id: subnet-0a3, vpc: shop, cidr: 172.16.0.0/24, availability_zone: us-east-1a}
instances:
  web: {id: i-0a1, subnet: wide, private_ip: 10.0.9.10}
  ghost: {id: i-0a2, vpc: shop, undescribed: true}
route_tables:
  out: {id: rtb-0a1, vpc: shop, routes: [{destination: 0.0.0.0/0, target: igw-0f00f00f00f00f00f}]}
"""


def imported(name: str) -> Imported:
    """An account, or a template."""
    bundle = Bundle()
    bundle.add_path(DUMPS[name])
    return import_bundle(bundle, name, ImportOptions())


@cache
def account(name: str) -> Drawer:
    """The same, open."""
    rows = imported(name).scenario.rows
    return Drawer(rows.scenario, rows)


def found() -> Drawer:
    """Two subnets that overlap, one that is outside, a reserved name, a host nobody described."""
    rows = read(WRONG).rows
    return Drawer(rows.scenario, rows)


@each
def test_what_was_found_reads_again_as_it_was(name: str) -> None:
    before = sheet_in(account(name))
    scenario = account(name).opened.rows.scenario
    assert sheet_of(read_sheet(before, scenario).rows) == before


@each
def test_a_new_name_for_one_leaves_the_others_as_found(name: str) -> None:
    drawer = account(name)
    before = sheet_in(drawer)
    for ref in before.keys() - {HEAD}:
        try:
            after = try_act(drawer, Change(ref, {"name": "another"})).sheet
        except Refused as refusal:  # AWS knows what its own lists count for, by their names
            assert before[ref].says.get("aws_managed") and "[SG-26]" in str(refusal)
            continue
        touched = {before[one].kind for one in difference(before, after)} - {HEAD}
        assert touched <= {before[ref].kind, "network-interface"}


@each
def test_whoever_is_deleted_or_copied_it_goes_or_is_refused(name: str) -> None:
    drawer = account(name)
    before = sheet_in(drawer)
    went = 0
    for ref in before.keys() - {HEAD}:
        for act in (Delete(ref, along=True), duplicate(before, ref)):
            try:
                went += bool(try_act(drawer, act).sheet)
            except Refused as refusal:
                assert all(one.message for one in refusal.faults)
    assert went > len(before) / 2


def test_what_was_wrong_before_refuses_nothing() -> None:
    drawer = found()
    before = sheet_in(drawer)
    assert read_sheet(before, drawer.opened.rows.scenario).faults
    after = try_act(drawer, Change("subnet-0a1", {"name": "broad"})).sheet
    assert after["subnet-0a1"].name == "broad"
    assert set(difference(before, after)) == {"subnet-0a1"}
    grown = try_act(drawer, Change("vpc-0a1", {"secondary_cidrs": ["10.5.0.0/16"]})).sheet
    assert grown["subnet-0a3"] == before["subnet-0a3"]


@pytest.mark.parametrize(
    ("act", "rule"),
    [
        (Change("subnet-0a2", {"cidr": "10.0.2.0/30"}), "VPC-13"),
        (Change("subnet-0a3", {"cidr": "172.17.0.0/24"}), "VPC-13"),
        (Add("subnet", {"name": "more", "vpc": "vpc-0a1", "cidr": "10.0.1.128/25"}), "VPC-13"),
        (Change("vpc-0a2", {"name": "local"}), "meaning of its own"),
    ],
)
def test_what_is_newly_wrong_is_refused(act: Add | Change, rule: str) -> None:
    with pytest.raises(Refused, match=rule):
        try_act(found(), act)


def test_of_three_that_are_alike_one_may_go() -> None:
    alike = [f"  e{n}: {{id: eipalloc-0a{n}, public_ip: 203.0.113.5}}" for n in (1, 2, 3)]
    rows = read("\n".join([WRONG, "elastic_ips:", *alike])).rows
    drawer = Drawer(rows.scenario, rows)
    left = try_act(drawer, Delete("eipalloc-0a1")).sheet
    assert {"eipalloc-0a2", "eipalloc-0a3"} <= left.keys()
    with pytest.raises(Refused, match="ADDR-05"):
        try_act(drawer, Add("elastic-ip", {"name": "e4", "public_ip": "203.0.113.5"}))


def test_what_is_mended_is_mended() -> None:
    drawer = found()
    mended = try_act(drawer, Change("vpc-0a1", {"name": "shop"}))
    assert mended.sheet["vpc-0a1"].name == "shop"
    rest = try_act(drawer, Delete("subnet-0a3", along=True))
    assert len(rest.reading.faults) < len(
        read_sheet(sheet_in(drawer), drawer.opened.rows.scenario).faults
    )


def test_what_is_not_described_stays_so() -> None:
    drawer = found()
    after = try_act(drawer, Change("i-0a2", {"name": "spirit"})).sheet
    assert after["i-0a2"].says["undescribed"] is True
    routes = try_act(drawer, Change("rtb-0a1", {"name": "exit"})).sheet["rtb-0a1"].says["routes"]
    assert routes[0]["target"] == "igw-0f00f00f00f00f00f"


@pytest.mark.django_db
@each
def test_an_import_is_edited_stored_and_copied(name: str, client: Client) -> None:
    close_drawers()
    slug = keep(imported(name)).slug
    first = prove(slug)
    vpc = next(ref for ref, one in first.items() if one.kind == "vpc")
    do(slug, ANN, Change(vpc, {"name": "mine"}))
    group = do(slug, ANN, Add("security-group", {"name": "new", "vpc": vpc}))
    assert group.id in prove(slug)
    undo(slug, ANN)
    undo(slug, ANN)
    assert prove(slug) == first
    assert prove(own_copy(slug)).keys() == first.keys()
    for ref in list(first)[1:12]:
        page = client.get(f"/s/{slug}/edit/{ref}", headers={"HX-Request": "true"})
        assert page.status_code == 200 and b'id="editor"' in page.content
    with pytest.raises(InUse):
        do(slug, ANN, Delete(vpc))


@pytest.mark.django_db
def test_every_field_of_a_found_network_is_kept_by_its_form(client: Client) -> None:
    """A form that is opened and saved as it is changes nothing."""
    close_drawers()
    slug = keep(imported("account")).slug
    before = sheet(slug)
    for ref in list(before)[1:]:
        data = inputs(before[ref].kind, says_of(before, ref))
        response = client.post(f"/s/{slug}/edit/{ref}", data, headers={"HX-Request": "true"})
        page = response.content.decode()
        assert 'role="alert"' not in page and "icon-warning" not in page, (before[ref], page)
    assert sheet(slug) == before
    assert now(slug).revision == 1
