"""What is done to a scenario is stored, remembered, and can be taken back."""

import pytest

from playground.cabinet import close_drawers
from playground.editing.acts import Add, Change, Conflict, Delete, InUse, Several
from playground.editing.copying import duplicate
from playground.editing.doing import NotEditable, do, redo, restore, revert, undo
from playground.editing.history import NoSuchStep, open_step, sheet_at, steps
from playground.editing.sheet import Refused, fingerprint, sheet_of
from playground.models import Scenario, Subnet
from playground.models.rows import load_rows
from tests.editing.conftest import ANN, BEN, now, ref, sheet

pytestmark = pytest.mark.django_db


def stored(slug: str) -> dict:
    """What the database says, whatever is open."""
    return sheet_of(load_rows(Scenario.objects.get(slug=slug)))


def subnet(slug: str, name: str = "lab-a", cidr: str = "10.0.30.0/24") -> Add:
    return Add("subnet", {"name": name, "vpc": ref(slug, "vpc", "shop"), "cidr": cidr})


def test_an_addition_is_stored_and_is_a_step(shop: str) -> None:
    done = do(shop, ANN, subnet(shop))
    assert done.revision == 2
    assert done.id in done.changed
    assert stored(shop) == sheet(shop)
    assert Subnet.objects.filter(scenario__slug=shop, name="lab-a").count() == 1
    (step,) = steps(Scenario.objects.get(slug=shop))
    assert (step.revision, step.name, step.summary) == (2, "Ann", "Added subnet lab-a")


def test_what_aws_makes_along_with_a_vpc_is_one_step(shop: str) -> None:
    before = sheet(shop)
    do(shop, ANN, Add("vpc", {"name": "lab", "cidr": "10.9.0.0/16"}))
    made = {one.kind for key, one in sheet(shop).items() if key not in before}
    assert made == {"vpc", "route-table", "network-acl", "security-group"}
    undo(shop, ANN)
    assert sheet(shop) == before == stored(shop)


def test_an_instance_and_its_interface_change_together(shop: str) -> None:
    web = ref(shop, "instance", "web-1")
    do(shop, ANN, Change(web, {"name": "front", "security_groups": []}))
    interface = ref(shop, "network-interface", "front")
    assert sheet(shop)[interface].says["security_groups"] == []
    assert sheet(shop)["scenario"].says["checks"][0]["destination"] == "front"
    assert stored(shop) == sheet(shop)
    assert now(shop).results[0][1].verdict.value == "unreachable"


def test_a_faulty_edit_changes_nothing(shop: str) -> None:
    before = sheet(shop)
    with pytest.raises(Refused) as refusal:
        do(shop, ANN, subnet(shop, cidr="10.0.0.0/25"))
    (fault,) = refusal.value.faults
    assert fault.path == "cidr" and fault.message.endswith("[VPC-13]")
    assert stored(shop) == before and now(shop).revision == 1


def test_the_later_save_of_a_stale_form_is_a_conflict(shop: str) -> None:
    web = ref(shop, "subnet", "web-a")
    seen = fingerprint(sheet(shop), web)
    do(shop, ANN, Change(web, {"name": "front-a"}, seen))
    with pytest.raises(Conflict) as conflict:
        do(shop, BEN, Change(web, {"name": "web-one"}, seen))
    assert conflict.value.theirs["name"] == "front-a"
    assert sheet(shop)[web].name == "front-a"


def test_deleting_what_others_use_says_who(shop: str) -> None:
    nat = ref(shop, "nat-gateway", "nat")
    with pytest.raises(InUse) as use:
        do(shop, ANN, Delete(nat))
    fates = {(sheet(shop)[one.id].name, str(one.fate)) for one in use.value.users}
    assert fates == {("private", "has a blackhole"), ("nat-eip", "loses it")}
    do(shop, ANN, Delete(nat, along=True))
    table = sheet(shop)[ref(shop, "route-table", "private")]
    assert table.says["routes"] == [
        {"destination": "0.0.0.0/0", "target": "deleted", "origin": "static"}
    ]
    assert stored(shop) == sheet(shop)


def test_the_main_table_cannot_be_deleted__RT_03(shop: str) -> None:
    with pytest.raises(Refused, match="RT-03"):
        do(shop, ANN, Delete(ref(shop, "route-table", "shop-main"), along=True))


def test_what_came_along_with_it_is_no_user(shop: str) -> None:
    lab = do(shop, ANN, Add("vpc", {"name": "lab", "cidr": "10.9.0.0/16"})).id
    do(shop, ANN, Delete(lab))
    do(shop, ANN, Delete(ref(shop, "instance", "db-1")))
    names = {one.name for one in sheet(shop).values()}
    assert not {"lab", "lab-main", "db-1"} & names
    assert stored(shop) == sheet(shop)


def test_a_vpc_goes_with_all_that_is_in_it(shop: str) -> None:
    before = sheet(shop)
    do(shop, ANN, Delete(ref(shop, "vpc", "shop"), along=True))
    left = {one.kind for one in sheet(shop).values()}
    assert left == {"scenario", "internet-gateway", "elastic-ip", "outside-host"}
    assert stored(shop) == sheet(shop)
    undo(shop, ANN)
    assert sheet(shop) == before == stored(shop)


def test_each_undoes_their_own(shop: str) -> None:
    first = sheet(shop)
    do(shop, ANN, subnet(shop))
    do(shop, BEN, subnet(shop, "lab-b", "10.0.31.0/24"))
    undo(shop, ANN)
    names = {one.name for one in sheet(shop).values()}
    assert "lab-b" in names and "lab-a" not in names
    redo(shop, ANN)
    assert "lab-a" in {one.name for one in sheet(shop).values()}
    undo(shop, ANN)
    undo(shop, BEN)
    assert sheet(shop) == first == stored(shop)
    with pytest.raises(NoSuchStep):
        undo(shop, BEN)


def test_what_others_rest_on_is_not_undone(shop: str) -> None:
    lab = do(shop, ANN, subnet(shop)).id
    do(shop, BEN, Add("instance", {"name": "lab-1", "subnet": lab}))
    with pytest.raises(Refused, match="lab-1 rests on lab-a") as refusal:
        undo(shop, ANN)
    assert "or take its step back in the history" in refusal.value.faults[0].message


def test_an_undo_that_finds_nothing_says_so_and_goes_on(shop: str) -> None:
    """Ben made it what it was before; the next undo is of the step before."""
    web, app = ref(shop, "subnet", "web-a"), ref(shop, "subnet", "app-a")
    do(shop, ANN, Change(app, {"name": "back-a"}))
    do(shop, ANN, Change(web, {"name": "front-a"}))
    do(shop, BEN, Change(web, {"name": "web-a"}))
    before = sheet(shop)
    done = undo(shop, ANN)
    nothing = "Nothing of “Renamed subnet web-a to front-a” is left to undo: it was changed since"
    assert (done.summary, done.changed) == (nothing, ())
    assert steps(Scenario.objects.get(slug=shop))[-1].summary == nothing
    assert sheet(shop) == before == stored(shop)
    assert undo(shop, ANN).summary == "Undid “Renamed subnet app-a to back-a”"
    assert redo(shop, ANN).summary == "Redid “Renamed subnet app-a to back-a”"


def test_what_somebody_has_deleted_is_not_undone_by_name(shop: str) -> None:
    lab = do(shop, ANN, subnet(shop)).id
    do(shop, BEN, Delete(lab))
    assert undo(shop, ANN).summary.startswith("Nothing of “Added subnet lab-a” is left to undo")


def test_a_redo_that_finds_nothing_says_so(shop: str) -> None:
    web = ref(shop, "subnet", "web-a")
    do(shop, ANN, Change(web, {"name": "front-a"}))
    undo(shop, ANN)
    do(shop, BEN, Change(web, {"name": "front-a"}))
    done = redo(shop, ANN)
    expected = "Nothing of “Renamed subnet web-a to front-a” is left to do again"
    assert (done.summary.partition(":")[0], done.changed) == (expected, ())
    assert undo(shop, ANN).summary == "Undid “Renamed subnet web-a to front-a”"


def test_what_is_too_long_to_be_told_of_nothing_is_cut(shop: str) -> None:
    lab = subnet(shop)
    do(shop, ANN, Several((lab,), "x" * 500))
    do(shop, BEN, Delete(lab.id))
    told = undo(shop, ANN).summary
    assert len(told) == 400 and told.endswith("…” is left to undo: it was changed since")


def test_any_step_can_be_opened_taken_back_and_restored(shop: str) -> None:
    first = sheet(shop)
    do(shop, ANN, subnet(shop))
    second = sheet(shop)
    do(shop, BEN, Change(ref(shop, "subnet", "lab-a"), {"name": "lab-one"}))
    do(shop, ANN, duplicate(sheet(shop), ref(shop, "subnet", "lab-one")))
    scenario = Scenario.objects.get(slug=shop)
    assert sheet_at(scenario, 1) == first and sheet_at(scenario, 2) == second
    close_drawers()
    assert "lab-a" in {subnet.name for subnet in open_step(scenario, 2).opened.rows.of(Subnet)}
    revert(shop, ANN, 3)
    assert ref(shop, "subnet", "lab-a")
    restore(shop, BEN, 1)
    assert sheet(shop) == first == stored(shop)
    undo(shop, BEN)
    assert ref(shop, "subnet", "lab-a")


def test_an_example_is_never_edited(shop: str) -> None:
    with pytest.raises(NotEditable):
        do("three-tier", ANN, Add("vpc", {"name": "lab", "cidr": "10.9.0.0/16"}))


def test_a_chain_of_steps_says_what_came_of_the_first_one(shop: str) -> None:
    do(shop, ANN, subnet(shop))
    told = [
        undo(shop, ANN).summary,
        redo(shop, ANN).summary,
        revert(shop, BEN, 2).summary,
        undo(shop, BEN).summary,
        revert(shop, ANN, 6).summary,
    ]
    verbs = ["Undid", "Redid", "Took back", "Redid", "Took back"]
    assert told == [f"{verb} “Added subnet lab-a”" for verb in verbs]


def test_what_is_too_long_to_be_told_is_cut_and_shows_it(shop: str) -> None:
    renamed = Several((subnet(shop),), "x" * 500)
    assert do(shop, ANN, renamed).summary == "x" * 399 + "…"
    undone = undo(shop, ANN).summary
    assert (len(undone), undone[-3:]) == (400, "x…”")
