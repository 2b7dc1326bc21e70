"""The pages of a history: its steps, each as it was, what it changed, and the way back."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from playground.cabinet import close_drawers, open_drawer
from playground.editing.acts import Act, Add, Change, Delete
from playground.editing.doing import do, undo
from playground.editing.history import compare
from playground.editing.sheet import Entry, Sheet
from playground.models import Edit, Scenario, Subnet
from playground.views.history import steps
from playground.views.history.differences import Difference, differences
from playground.visitors import Person
from tests.editing.conftest import ANN, BEN, copy_of, nothing_open, ref, sheet, shop

__all__ = ["copy_of", "nothing_open", "shop"]

pytestmark = pytest.mark.django_db

PANEL, STEP, LIST = (
    {"HX-Request": "true", "HX-Target": f"history-{part}"} for part in ("panel", "step", "list")
)
HOSTILE = '<img src=x onerror="alert(1)">'


@pytest.fixture
def lab(shop: str, django_capture_on_commit_callbacks: Callable[..., Any]) -> str:
    """Six steps: the copy, a subnet, its CIDR again, a route, a name, an instance less."""

    def take(person: Person, act: Act) -> str:
        with django_capture_on_commit_callbacks(execute=True):
            return do(shop, person, act).id

    lab = take(ANN, Add("subnet", _subnet(shop)))
    take(BEN, Change(lab, {"cidr": "10.0.31.0/24"}))
    private = ref(shop, "route-table", "private")
    routes = sheet(shop)[private].says["routes"]
    more = {"destination": "192.168.0.0/16", "target": ref(shop, "nat-gateway", "nat")}
    take(ANN, Change(private, {"routes": [*routes, more]}))
    take(BEN, Change(ref(shop, "instance", "web-1"), {"name": "front"}))
    take(ANN, Delete(ref(shop, "instance", "bastion"), along=True))
    return shop


def _subnet(slug: str) -> dict[str, str]:
    return {"name": "lab-a", "vpc": ref(slug, "vpc", "shop"), "cidr": "10.0.30.0/24"}


def page(client: Client, path: str, headers: dict[str, str] | None = None) -> str:
    """A page that answers."""
    response = client.get(path, headers=headers or {})
    assert response.status_code == 200, path
    return str(response.content.decode())


def words(markup: str) -> str:
    """What is read, without tags."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", markup))


# What is told of a difference


def told(before: Sheet, after: Sheet) -> list[Difference]:
    return differences(before, after, compare(before, after))


def changed(slug: str, ref: str, **says: object) -> tuple[Sheet, Sheet]:
    before = sheet(slug)
    entry = before[ref]
    return before, {**before, ref: Entry(entry.kind, {**entry.says, **says})}


def test_a_field_is_told_by_its_label(shop: str) -> None:
    (one,) = told(*changed(shop, ref(shop, "subnet", "web-a"), cidr="10.0.2.0/24"))
    assert one.told == ["Subnet web-a: IPv4 CIDR 10.0.0.0/24 → 10.0.2.0/24"]


def test_an_id_is_told_by_its_name(shop: str) -> None:
    private = ref(shop, "route-table", "private")
    (one,) = told(*changed(shop, ref(shop, "subnet", "web-a"), route_table=private))
    assert one.told == ["Subnet web-a: Route table public → private"]


def test_what_was_none_is_told_as_none(shop: str) -> None:
    (one,) = told(*changed(shop, ref(shop, "subnet", "web-a"), route_table=None))
    assert one.told == ["Subnet web-a: Route table public → none"]


def test_rows_that_came_and_went_are_told(shop: str) -> None:
    table = ref(shop, "route-table", "public")
    gateway = ref(shop, "internet-gateway", "igw")
    rows = [{"destination": "198.51.100.0/24", "target": gateway, "origin": "static"}]
    (one,) = told(*changed(shop, table, routes=rows))
    assert one.told == [
        "Route table public: − 0.0.0.0/0 igw static",
        "Route table public: + 198.51.100.0/24 igw static",
    ]
    assert one.tables[0].columns == ["Destination", "Target", "Origin"]


def test_rows_in_another_order_are_told_as_that(shop: str) -> None:
    group = ref(shop, "security-group", "bastion-sg")
    rows = sheet(shop)[group].says["egress"]
    rows = [*rows, {**rows[0], "protocol": "udp"}]
    before = changed(shop, group, egress=rows)[1]
    after = changed(shop, group, egress=rows[::-1])[1]
    (one,) = told(before, after)
    assert one.tables[0].label == "Outbound rules" and one.tables[0].rows == []


def test_a_row_says_nothing_of_icmp_that_is_not_about_it(shop: str) -> None:
    group = ref(shop, "security-group", "bastion-sg")
    rows = sheet(shop)[group].says["ingress"]
    web = {"protocol": "tcp", "ports": 8443, "source": "10.0.0.0/8"}
    (one,) = told(*changed(shop, group, ingress=[*rows, web]))
    assert one.tables[0].columns == ["Protocol", "Ports", "Source"]
    assert one.told == ["Security group bastion-sg: + tcp 8443 10.0.0.0/8"]
    ping = {"protocol": "icmp", "icmp_type": 8, "source": "10.0.0.0/8"}
    (one,) = told(*changed(shop, group, ingress=[*rows, ping]))
    assert one.told == ["Security group bastion-sg: + icmp 8 10.0.0.0/8"]


def test_a_row_counts_as_often_as_it_stands(shop: str) -> None:
    group = ref(shop, "security-group", "bastion-sg")
    rows = sheet(shop)[group].says["ingress"]
    (one,) = told(*changed(shop, group, ingress=[*rows, rows[0]]))
    assert [row.sign for row in one.tables[0].rows] == ["+"]


def test_an_instance_and_its_interface_are_one_difference(shop: str) -> None:
    before = sheet(shop)
    web = ref(shop, "instance", "web-1")
    says = {"name": "front", "security_groups": [ref(shop, "security-group", "db-sg")]}
    do(shop, ANN, Change(web, says))
    found = told(before, sheet(shop))
    instance = next(one for one in found if one.id == web)
    assert "Instance front: Name web-1 → front" in instance.told
    assert "Instance front: Security groups web-sg → db-sg" in instance.told
    assert not [one for one in found if one.kind == "network-interface"]


def test_what_an_interface_says_alone_is_told_of_it(shop: str) -> None:
    interface = ref(shop, "network-interface", "web-1")
    (one,) = told(*changed(shop, interface, description="mine"))
    assert one.told == ["Network interface web-1: Description none → mine"]


def test_an_instance_that_went_is_told_once(lab: str) -> None:
    step = Edit.objects.get(scenario__slug=lab, revision=6)
    assert len(step.changes) > 1
    before = {ref: Entry(**one[0]) for ref, one in step.changes.items() if one[0]}
    after = {ref: Entry(**one[1]) for ref, one in step.changes.items() if one[1]}
    whole = sheet(lab)
    found = differences({**whole, **before}, whole, step.changes)
    assert [(one.kind, one.name, one.fate) for one in found if one.id not in after] == [
        ("instance", "bastion", "removed")
    ]


def test_another_title_and_other_questions_are_told_of_the_network(shop: str) -> None:
    checks = sheet(shop)["scenario"].says["checks"]
    (one,) = told(*changed(shop, "scenario", title="Mine", checks=checks[1:]))
    assert one.told[0] == "Network Mine: Title Three tiers and a bastion → Mine"
    assert one.tables[0].rows[0].sign == "−" and checks[0]["title"] in one.tables[0].rows[0].cells


# The list and the slider


def test_the_history_shows_every_step_with_who_and_what(client: Client, lab: str) -> None:
    found = words(page(client, f"/s/{lab}/history/"))
    assert "6 steps by 2 people" in found
    for line in ("Added subnet lab-a", "Changed subnet lab-a", "The beginning", "Ann", "Ben"):
        assert line in found


@pytest.mark.parametrize(
    ("headers", "start"),
    [
        (PANEL, '<header class="history-head">'),
        (STEP, '<section id="history-step"'),
        (LIST, '<section id="history-list"'),
    ],
)
def test_scripts_get_the_part_that_they_ask_for(
    client: Client, lab: str, headers: dict[str, str], start: str
) -> None:
    response = client.get(f"/s/{lab}/history/?step=3", headers=headers)
    assert response.content.decode().lstrip().startswith(start)
    assert "HX-Target" in response.headers["Vary"]


def test_a_step_says_what_it_changed_and_outlines_it(client: Client, lab: str) -> None:
    found = page(client, f"/s/{lab}/history/?step=3", STEP)
    assert "Step 3 of 6, by Ben" in words(found)
    assert "<del>10.0.30.0/24</del>" in found and "<ins>10.0.31.0/24</ins>" in found
    assert found.count('class="outline-mark changed"') == 1
    assert "10.0.31.0/24</text>" in found


def test_a_step_that_only_removes_shows_what_it_removed(client: Client, lab: str) -> None:
    found = page(client, f"/s/{lab}/history/?step=6", STEP)
    assert 'class="outline-mark removed"' in found and ">bastion</text>" in found
    after = page(client, f"/s/{lab}/history/?step=6&side=after", STEP)
    assert "outline-mark removed" not in after and ">bastion</text>" not in after


def test_what_is_not_drawn_is_outlined_by_who_uses_it(client: Client, lab: str) -> None:
    found = page(client, f"/s/{lab}/history/?step=4", STEP)
    assert found.count('class="outline-mark uses"') == 2  # the subnets of the route table
    assert "uses what changed" in found


def test_the_picture_of_a_step_is_to_be_looked_at_only(client: Client, lab: str) -> None:
    found = page(client, f"/s/{lab}/history/?step=3", PANEL)
    svg = found[found.index('class="picture') : found.index("</figure>")]
    assert not re.search(r'\s(id|tabindex|data-ref)="', svg)
    assert 'role="img"' in found


def test_steps_that_do_not_stand_say_so(client: Client, lab: str) -> None:
    undo(lab, ANN)
    client.post(f"/s/{lab}/revert/3/")
    found = words(page(client, f"/s/{lab}/history/"))
    assert "undone by step 7" in found
    assert "taken back by step 8" in found


def test_each_person_has_ticks_in_their_colour(client: Client, lab: str) -> None:
    found = page(client, f"/s/{lab}/history/")
    assert '<path class="tick person-1" d="M1 0v1M3 0v1M5 0v1"/>' in found
    assert '<path class="tick person-2" d="M2 0v1M4 0v1"/>' in found
    assert 'min="1" max="6" value="6"' in found


def test_a_long_history_comes_by_pages(
    client: Client, lab: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(steps, "PAGE", 2)
    first = page(client, f"/s/{lab}/history/", LIST)
    assert re.findall(r'data-step="(\d+)"', first) == ["6", "5"]
    assert "Older" in first and "Newer" not in first
    assert re.findall(r'data-step="(\d+)"', page(client, f"/s/{lab}/history/?page=3", LIST)) == [
        *("2", "1")
    ]
    with_the_step = page(client, f"/s/{lab}/history/?step=4", LIST)
    assert re.findall(r'data-step="(\d+)"', with_the_step) == ["4", "3"]
    assert 'aria-current="step"' in with_the_step


def test_a_slider_has_no_more_ticks_than_fit(lab: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(steps, "MOST_TICKS", 2)
    history = steps.history_of(Scenario.objects.get(slug=lab), lab, editable=True)
    assert sum(one.path.count("M") for one in history.ticks) == 2


@pytest.mark.parametrize("query", ["step=99", "step=0", "step=x", "step=-1", "page=99", "page=x"])
def test_whatever_is_asked_something_is_shown(client: Client, lab: str, query: str) -> None:
    page(client, f"/s/{lab}/history/?{query}")


def test_the_address_follows_on_its_own_page_and_not_in_a_dialog(client: Client, lab: str) -> None:
    path = f"/s/{lab}/history/"
    own = client.get(
        f"{path}?step=3", headers={**STEP, "HX-Current-URL": f"http://testserver{path}"}
    )
    assert own.headers["HX-Replace-Url"] == f"{path}?step=3"
    dialog = client.get(
        f"{path}?step=3", headers={**STEP, "HX-Current-URL": f"http://testserver/s/{lab}/"}
    )
    assert "HX-Replace-Url" not in dialog.headers


def test_pages_of_a_history_have_each_id_once(client: Client, lab: str) -> None:
    for path in ("history/", "history/?step=6", "at/3/", "at/6/", "compare/1/6/", ""):
        ids = re.findall(r'\sid="([^"]*)"', page(client, f"/s/{lab}/{path}"))
        assert ids and sorted(ids) == sorted(set(ids)), path


# The bar on the page of a scenario


def test_the_page_of_a_scenario_has_a_bar_with_its_steps(client: Client, lab: str) -> None:
    found = page(client, f"/s/{lab}/")
    assert 'id="history"' in found and "<b data-count>6</b>" in found


def test_an_example_has_no_history(client: Client, lab: str) -> None:
    assert 'id="history"' not in page(client, "/s/three-tier/")
    for path in ("history/", "at/1/", "compare/1/1/", "compare/"):
        assert client.get(f"/s/three-tier/{path}").status_code == 404
    assert client.post("/s/three-tier/restore/1/").status_code == 403


def test_a_scenario_without_steps_says_so_and_works(client: Client, shop: str) -> None:
    assert "<b data-count>1</b>" in page(client, f"/s/{shop}/")
    assert "The beginning" in page(client, f"/s/{shop}/history/")
    assert "What the network was" in page(client, f"/s/{shop}/history/?step=1", STEP)
    assert page(client, f"/s/{shop}/at/1/")


# A step opened


def test_an_opened_step_is_the_workbench_as_it_was(client: Client, lab: str) -> None:
    close_drawers()
    subnet = ref(lab, "subnet", "lab-a")
    found = page(client, f"/s/{lab}/at/2/?select={subnet}")
    assert "Step 2 of 6, by Ann" in words(found)
    assert "10.0.30.0/24" in found and "10.0.31.0/24" not in words(found)
    assert f"/s/{lab}/at/2/?select=" in found


def test_an_opened_step_is_for_reading(client: Client, lab: str) -> None:
    subnet = ref(lab, "subnet", "lab-a")
    found = page(client, f"/s/{lab}/at/2/?select={subnet}")
    posts = set(re.findall(r'(?:action|hx-post)="([^"]*)"', found))
    assert {one for one in posts if "/edit/" in one or "/delete/" in one} == set()
    assert "data-live" not in found and 'name="seen"' not in found
    assert f'href="/s/{lab}/edit/' not in found


def test_a_trace_of_an_opened_step_stays_there(client: Client, lab: str) -> None:
    headers = {"HX-Request": "true", "HX-Target": "trace"}
    path = f"/s/{lab}/at/4/"
    response = client.get(f"{path}?from=internet&to=web-1&port=443", headers=headers)
    text = response.content.decode()
    assert text.lstrip().startswith('<section id="trace"') and 'data-verdict="reachable"' in text
    assert response.headers["HX-Push-Url"].startswith(path)
    assert 'id="export"' not in text
    later = page(client, f"/s/{lab}/at/5/?from=internet&to=web-1&port=443")
    assert "“web-1” is called “front” here." in later


def test_an_opened_step_leads_on(client: Client, lab: str) -> None:
    found = page(client, f"/s/{lab}/at/3/")
    for path in ("at/2/", "at/4/", "compare/3/6/", "restore/3/", "revert/3/", "history/?step=3"):
        assert f'"/s/{lab}/{path}"' in found, path
    first, last = (page(client, f"/s/{lab}/at/{at}/") for at in (1, 6))
    assert "/at/0/" not in first and "/revert/1/" not in first
    assert "/at/7/" not in last and "/restore/6/" not in last


@pytest.mark.parametrize("path", ["at/0/", "at/7/", "at/99999999999999999999/", "compare/1/7/"])
def test_a_step_that_is_none_is_not_found(client: Client, lab: str, path: str) -> None:
    assert client.get(f"/s/{lab}/{path}").status_code == 404


# Two steps compared


def test_two_steps_are_compared(client: Client, lab: str) -> None:
    found = page(client, f"/s/{lab}/compare/1/6/")
    told = words(found)
    assert "Subnet lab-a added" in told and "Instance bastion removed" in told
    assert "1 added" in told and "3 changed" in told and "1 removed" in told
    assert 'class="outline-mark added"' in found
    before = page(client, f"/s/{lab}/compare/1/6/?side=before")
    assert 'class="outline-mark removed"' in before and "outline-mark added" not in before


def test_a_step_compared_with_itself_has_no_difference(client: Client, lab: str) -> None:
    assert "There is no difference" in page(client, f"/s/{lab}/compare/3/3/")


def test_a_form_leads_to_the_comparison(client: Client, lab: str) -> None:
    assert client.get(f"/s/{lab}/compare/?a=2&b=5").headers["Location"] == f"/s/{lab}/compare/2/5/"
    wild = client.get(f"/s/{lab}/compare/?a=x&b=999")
    assert wild.headers["Location"] == f"/s/{lab}/compare/6/6/"


# The way back


def test_a_step_is_restored(client: Client, lab: str) -> None:
    before = sheet(lab)
    response = client.post(f"/s/{lab}/restore/1/")
    assert response.status_code == 303
    assert response.headers["Location"].startswith(f"/s/{lab}/")
    assert "lab-a" not in {one.name for one in sheet(lab).values()}
    step = Edit.objects.get(scenario__slug=lab, revision=7)
    assert (step.action, step.of, step.summary) == ("restore", 1, "Restored step 1")
    client.post(f"/s/{lab}/restore/6/")
    assert sheet(lab) == before


def test_one_step_is_taken_back_and_what_came_later_stays(client: Client, lab: str) -> None:
    assert client.post(f"/s/{lab}/revert/3/").status_code == 303
    lab_a = Subnet.objects.get(scenario__slug=lab, name="lab-a")
    assert str(lab_a.cidr) == "10.0.30.0/24"
    assert "front" in {one.name for one in sheet(lab).values()}


def test_a_step_that_cannot_be_taken_back_says_why(client: Client, lab: str) -> None:
    subnet = ref(lab, "subnet", "lab-a")
    do(lab, BEN, Add("instance", {"name": "lab-1", "subnet": subnet}))
    before = sheet(lab)
    response = client.post(f"/s/{lab}/revert/2/")
    assert response.status_code == 409
    found = words(response.content.decode())
    assert "Nothing was changed." in found and "lab-1 rests on lab-a" in found
    assert "Step 2 of 7" in found
    assert sheet(lab) == before


def test_for_a_script_the_step_says_why_in_its_place(client: Client, lab: str) -> None:
    subnet = ref(lab, "subnet", "lab-a")
    do(lab, BEN, Add("instance", {"name": "lab-1", "subnet": subnet}))
    response = client.post(f"/s/{lab}/revert/2/", headers=STEP)
    assert response.status_code == 200
    assert response.content.decode().lstrip().startswith('<section id="history-step"')
    assert "lab-1 rests on lab-a" in response.content.decode()


def test_for_a_script_what_was_done_is_an_event(client: Client, lab: str) -> None:
    response = client.post(f"/s/{lab}/restore/2/", headers=STEP)
    assert response.status_code == 204
    assert "Restored step 2" in response.headers["HX-Trigger"]


@pytest.mark.parametrize("path", ["restore/0/", "restore/9/", "revert/1/", "revert/9/"])
def test_what_is_no_step_is_not_taken_back(client: Client, lab: str, path: str) -> None:
    assert client.post(f"/s/{lab}/{path}").status_code == 404
    assert open_drawer(lab).revision == 6  # type: ignore[union-attr]


@pytest.mark.parametrize("path", ["restore/1/", "revert/2/"])
def test_looking_takes_nothing_back(client: Client, lab: str, path: str) -> None:
    assert client.get(f"/s/{lab}/{path}").status_code == 405


def test_names_are_hostile_until_escaped(client: Client, shop: str) -> None:
    mallory = Person("c" * 16, HOSTILE, "person-3")
    do(shop, mallory, Change(ref(shop, "subnet", "web-a"), {"name": HOSTILE}))
    for path in ("history/", "at/2/", "compare/1/2/"):
        found = page(client, f"/s/{shop}/{path}")
        assert "<img src=x" not in found
        assert "&lt;img src=x" in found


def test_a_step_costs_few_queries(
    client: Client, lab: str, django_assert_max_num_queries: Callable[..., object]
) -> None:
    client.get(f"/s/{lab}/history/")
    with django_assert_max_num_queries(8):
        client.get(f"/s/{lab}/history/?step=3", headers=STEP)
