"""Changes put on top of what others did meanwhile."""

import pytest

from playground.editing.merging import difference, inverse, merged, replayed
from playground.editing.sheet import HEAD, Entry, Refused, Sheet

WEB, OUT, VPC = "subnet-1", "rtb-1", "vpc-1"


def sheet(*routes: str, name: str = "web", cidr: str = "10.0.1.0/24") -> Sheet:
    """A VPC, a subnet, a table with these destinations."""
    rows = [{"destination": one, "target": "local"} for one in routes]
    return {
        HEAD: Entry(HEAD, {"title": "Lab", "description": "", "checks": []}),
        VPC: Entry("vpc", {"name": "lab", "cidr": "10.0.0.0/16"}),
        OUT: Entry("route-table", {"name": "out", "vpc": VPC, "routes": rows}),
        WEB: Entry("subnet", {"name": name, "vpc": VPC, "cidr": cidr}),
    }


def without(said: Sheet, *refs: str) -> Sheet:
    """The sheet less these."""
    return {ref: one for ref, one in said.items() if ref not in refs}


def destinations(said: Sheet) -> list[str]:
    """Of the table, in order."""
    return [row["destination"] for row in said[OUT].says["routes"]]


def test_a_difference_put_on_top_gives_the_other_and_back() -> None:
    before, after = sheet("a", "b"), without(sheet("b", "c", name="front"), OUT)
    changes = difference(before, after)
    assert set(changes) == {OUT, WEB}
    assert replayed(before, changes) == after == merged(before, changes)
    assert replayed(after, inverse(changes)) == before == merged(after, inverse(changes))


def test_nothing_changed_is_no_difference() -> None:
    assert difference(sheet("a"), sheet("a")) == {}


def test_different_fields_of_one_resource_go_together() -> None:
    mine = difference(sheet(), sheet(name="front"))
    theirs = sheet(cidr="10.0.7.0/24")
    both = merged(theirs, mine)
    assert both[WEB].says == sheet(name="front", cidr="10.0.7.0/24")[WEB].says


def test_the_same_field_changed_twice_is_refused() -> None:
    mine = difference(sheet(), sheet(name="front"))
    with pytest.raises(Refused, match="changed “name” again") as refusal:
        merged(sheet(name="back"), inverse(mine))
    (fault,) = refusal.value.faults
    assert (fault.id, fault.path) == (WEB, "name")


def test_what_both_made_the_same_is_no_conflict() -> None:
    mine = difference(sheet(), sheet(name="front"))
    assert merged(sheet(name="front"), mine) == sheet(name="front")


def test_rows_come_and_go_beside_those_of_others() -> None:
    mine = difference(sheet("a", "b"), sheet("a", "b", "c"))
    theirs = sheet("a", "d")
    assert destinations(merged(theirs, mine)) == ["a", "d", "c"]
    assert destinations(merged(merged(theirs, mine), inverse(mine))) == ["a", "d"]


def test_a_key_that_came_goes_again() -> None:
    described = sheet()
    said = {**described[WEB].says, "ipv6_cidr": "2001:db8::/64"}
    described[WEB] = Entry("subnet", said)
    changes = difference(sheet(), described)
    assert merged(sheet(name="front"), changes)[WEB].says["ipv6_cidr"] == "2001:db8::/64"
    back = merged({**described, WEB: Entry("subnet", {**said, "name": "x"})}, inverse(changes))
    assert "ipv6_cidr" not in back[WEB].says and back[WEB].name == "x"


def test_what_others_deleted_does_not_come_back_by_a_change() -> None:
    mine = difference(sheet(), sheet(name="front"))
    assert WEB not in merged(without(sheet(), WEB), mine)


def test_what_later_work_rests_on_is_not_taken_away() -> None:
    added = difference(without(sheet(), VPC, OUT, WEB), without(sheet(), OUT, WEB))
    with pytest.raises(Refused, match="web rests on lab"):
        merged(without(sheet(), OUT), inverse(added))
    assert merged(without(sheet(), OUT, WEB), inverse(added)).keys() == {HEAD}
