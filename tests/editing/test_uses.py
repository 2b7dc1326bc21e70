"""Who uses a resource, and what becomes of them when it is gone."""

from functools import cache

import pytest

from playground import examples
from playground.cabinet import Drawer
from playground.editing.acts import Delete
from playground.editing.judging import sheet_in, try_act
from playground.editing.sheet import HEAD, Refused, Sheet
from playground.editing.uses import Fate, users_of, without
from playground.scenariofile import read
from playground.sources import example_path
from tests.editing.broken.breaking import find
from tests.editing.broken.grounds import GROUNDS
from tests.kinds.sample import EVERY_KIND

BY_ITSELF = "comes by itself with what it belongs to: delete that."


@cache
def opened(text: str) -> Drawer:
    """A file, open."""
    rows = read(text).rows
    return Drawer(rows.scenario, rows)


def shop() -> Sheet:
    """A bit of everything."""
    return sheet_in(opened(GROUNDS["shop"]))


def fates(sheet: Sheet, who: str) -> set[tuple[str, str, str]]:
    """Name, path and fate of everybody who uses it."""
    found = users_of(sheet, find(who, sheet))
    return {(sheet[one.id].name, one.path, str(one.fate)) for one in found}


def test_what_cannot_be_without_it_goes_along() -> None:
    told = fates(shop(), "subnet/twin")
    assert ("appliance", "subnet", "goes along") in told  # the interface
    assert ("appliance", "", "goes along") in told  # and its instance


def test_what_can_be_without_it_loses_it() -> None:
    told = fates(shop(), "instance/web-1")
    assert told == {
        ("web-1", "instance", "goes along"),
        ("of-web", "network_interface", "loses it"),
    }


def test_a_row_that_names_it_goes() -> None:
    sheet = shop()
    assert ("shut", "exclusions[0].vpc", "loses a row") in fates(sheet, "vpc/lab")
    left = without(sheet, find("vpc/lab", sheet))
    assert left[find("block-public-access/shut", sheet)].says["exclusions"] == []


def test_a_route_stays_and_is_a_blackhole__RT_20() -> None:
    sheet = shop()
    assert ("public", "routes[0].target", "has a blackhole") in fates(sheet, "internet-gateway/igw")
    left = without(sheet, find("internet-gateway/igw", sheet))
    routes = left[find("route-table/public", sheet)].says["routes"]
    assert [one["target"] for one in routes] == ["deleted", "deleted"]


def test_routes_to_a_gateway_that_is_not_attached_any_more_are_blackholes__RT_19() -> None:
    drawer = opened(example_path("hub-and-spoke").read_text())
    sheet = sheet_in(drawer)
    attachment = find("transit-gateway-vpc-attachment/to-dev", sheet)
    told = fates(sheet, "transit-gateway-vpc-attachment/to-dev")
    assert ("dev-main", "routes[0].target", "has a blackhole") in told
    outcome = try_act(drawer, Delete(attachment, along=True))
    table = outcome.sheet[find("route-table/dev-main", sheet)]
    assert table.says["routes"][0]["target"] == "deleted"
    other = outcome.sheet[find("route-table/test-main", sheet)]
    assert other == sheet[find("route-table/test-main", sheet)]


def test_an_attachment_goes_with_its_last_subnet__TGW_02() -> None:
    sheet = shop()
    assert ("shop-to-hub", "subnets", "goes along") in fates(sheet, "subnet/web")
    both = dict(sheet)
    attachment = find("transit-gateway-vpc-attachment/shop-to-hub", sheet)
    entry = sheet[attachment]
    subnets = [*entry.says["subnets"], find("web-b", sheet)]
    both[attachment] = type(entry)(entry.kind, {**entry.says, "subnets": subnets})
    assert ("shop-to-hub", "subnets", "loses it") in fates(both, "subnet/web")


def test_an_interface_that_is_not_the_primary_one_goes_alone() -> None:
    sheet = shop()
    assert fates(sheet, "network-interface/second") == set()
    assert ("second", "instance", "loses it") in fates(sheet, "instance/double")


def test_an_instance_goes_with_its_primary_interface__ADDR_01() -> None:
    assert ("web-1", "", "goes along") in fates(shop(), "network-interface/web-1")


def test_who_goes_along_is_told_once_and_loses_nothing_besides() -> None:
    sheet = shop()
    found = users_of(sheet, find("vpc/shop", sheet))
    along = [one.id for one in found if one.fate is Fate.GOES_ALONG]
    assert len(along) == len(set(along))
    assert not set(along) & {one.id for one in found if one.fate is not Fate.GOES_ALONG}


FILES = {"every-kind": EVERY_KIND} | {one: example_path(one).read_text() for one in examples.ORDER}


@pytest.mark.parametrize("name", FILES)
def test_whatever_is_deleted_leaves_a_sound_network_or_the_rule_is_told(name: str) -> None:
    drawer = opened(FILES[name])
    sheet = sheet_in(drawer)
    deleted = 0
    for ref in sheet.keys() - {HEAD}:
        try:
            outcome = try_act(drawer, Delete(ref, along=True))
        except Refused as refusal:
            assert all(rule_or_reason(one.message) for one in refusal.faults), refusal.faults
            continue
        deleted += 1
        assert ref not in outcome.sheet and not outcome.reading.faults
        named = places(outcome.sheet, ref)
        assert not named, f"{named} still name {sheet[ref]}"
    assert deleted


def rule_or_reason(message: str) -> bool:
    """Does it quote a rule, or say why not?"""
    return message.endswith(("]", BY_ITSELF))


def places(sheet: Sheet, ref: str) -> list[str]:
    """Everybody who still says this id."""
    return [key for key, one in sheet.items() if f"'{ref}'" in repr(one.says)]
