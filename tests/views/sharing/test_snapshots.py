"""The page of a snapshot: what its link says is open, nothing can be edited, and ways lead on."""

import re
from html import unescape
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from playground.cabinet import close_drawers, drawer_of, open_drawer
from playground.editing.doing import do
from playground.editing.head import Write
from playground.links import withdraw_link
from playground.models import Link, Scenario, Snapshot, State
from playground.sharing.keeping import throw_away
from playground.sharing.snapshots import take
from playground.views.here import QUESTION_KEYS
from playground.visitors import Person
from tests.views.building import HTMX, slug_in

pytestmark = pytest.mark.usefixtures("three_tier")

ANN = Person("a" * 16, "Ann", "person-1")
ASKED = {"from": "internet", "to": "web-1", "port": "443"}
WINS = {"hop": "request-4", "row": "sg-c50f6b8bee59a8118_ingress_tcp_443_0.0.0.0/0"}
LOSES = {"hop": "request-4", "row": "sg-c50f6b8bee59a8118_ingress_tcp_22_bastion-sg"}
TABLE = {"hop": "request-4", "row": "sg-c50f6b8bee59a8118_ingress"}


def taken(client: Client, slug: str, **where: str) -> str:
    """The path of a new snapshot."""
    response = client.post(f"/s/{slug}/snapshot/", where)
    assert response.status_code == 303
    return str(response.headers["Location"])


def text(response: Any) -> str:
    return unescape(response.content.decode())


def opened_hops(page: str) -> list[str]:
    return re.findall(r'id="([a-z]+-\d+)" data-hop[^>]* aria-current="step"', page)


def linked_rows(page: str) -> list[str]:
    return re.findall(r'data-key="([^"]*)" data-linked', page)


def open_decisions(page: str) -> list[str]:
    return re.findall(r'data-key="([^"]*)" open>', page)


def test_the_link_is_short_and_opens_what_was_open(client: Client) -> None:
    path = taken(client, "three-tier", **ASKED, **WINS)
    assert re.fullmatch(r"/p/[2-9A-Za-z]{12}/", path)
    response = Client().get(path)
    page = text(response)
    assert response.status_code == 200
    assert "Snapshot, taken" in page
    assert "Yes: the internet can open TCP 443 to web-1" in page
    assert opened_hops(page) == [WINS["hop"]]
    assert linked_rows(page) == [WINS["row"]]
    assert open_decisions(page) == [TABLE["row"]]
    assert "visitor" not in response.cookies, "who looks is nobody in particular"


def test_an_address_that_says_something_is_believed(client: Client) -> None:
    path = taken(client, "three-tier", **ASKED, **WINS)
    page = text(client.get(path, {**ASKED, "port": "22"}))
    assert "No: the internet" in page
    assert not opened_hops(page)
    assert not re.search("data-hop", text(client.get(f"{path}?select=")))
    assert "data-hop" in text(client.get(f"{path}?utm_source=chat")), "that says nothing"


def test_closing_the_answer_does_not_bring_it_back(client: Client) -> None:
    path = taken(client, "three-tier", **ASKED)
    closing = re.search(r'<a class="[^"]*close" href="([^"]*)"', client.get(path).content.decode())
    assert closing is not None
    assert "data-hop" not in text(client.get(closing[1]))


@pytest.mark.parametrize("where", [LOSES, TABLE], ids=["loses", "table"])
def test_rows_that_lost_and_tables_can_be_meant(client: Client, where: dict[str, str]) -> None:
    page = text(client.get("/s/three-tier/", {**ASKED, **where}))
    assert opened_hops(page) == [where["hop"]]
    assert open_decisions(page) == [TABLE["row"]]
    assert linked_rows(page) == ([where["row"]] if where is LOSES else [])
    assert page.count(" autofocus") == 1


@pytest.mark.parametrize(
    "where",
    [
        {"hop": "request-99", "row": "x"},
        {"hop": "reply-1", "row": WINS["row"]},
        {"row": WINS["row"]},
        {"hop": "<script>", "row": "\x00"},
        {"hop": "request-4", "row": "sg-c50f6b8bee59a8118"},
    ],
)
def test_what_is_not_there_is_not_opened(client: Client, where: dict[str, str]) -> None:
    response = client.get("/s/three-tier/", {**ASKED, **where})
    page = text(response)
    assert response.status_code == 200
    assert not linked_rows(page)
    assert not open_decisions(page)
    assert opened_hops(page) == [one for one in ("reply-1", "request-4") if one == where.get("hop")]


def test_every_row_has_a_link_of_its_own_that_opens_it(client: Client) -> None:
    page = client.get("/s/three-tier/", ASKED).content.decode()
    links = [unescape(one) for one in re.findall(r'class="row-link" href="([^"]*)"', page)]
    assert len(links) == len(set(links)) >= 10
    for link in links:
        assert len(linked_rows(text(client.get(link)))) == 1, link


def test_a_hop_says_its_link_and_links_of_resources_keep_it_open(client: Client) -> None:
    page = text(client.get("/s/three-tier/", {**ASKED, **WINS}))
    assert (
        'class="number" href="/s/three-tier/?from=internet&to=web-1&port=443&hop=reply-2"' in page
    )
    assert re.search(r'href="[^"]*&select=[^"]*&hop=request-4&row=sg-[^"]*" data-select', page)


def test_parts_come_to_htmx_as_on_the_page_of_a_scenario(client: Client) -> None:
    path = taken(client, "three-tier", **ASKED)
    trace = client.get(path, {**ASKED, "port": "22"}, headers={**HTMX, "HX-Target": "trace"})
    assert text(trace).lstrip().startswith("<section")
    assert trace.headers["HX-Push-Url"].startswith(f"{path}?from=internet")
    inspector = client.get(f"{path}?select=igw", headers={**HTMX, "HX-Target": "inspector"})
    assert "<aside" in text(inspector)
    assert "HX-Target" in inspector.headers["Vary"]


def test_nothing_on_it_edits_and_nobody_is_told_of_changes(client: Client, own: Scenario) -> None:
    page = client.get(taken(client, own.slug, **ASKED)).content.decode()
    assert "data-live" not in page
    assert "data-editable" not in page
    assert own.slug not in page
    posts = set(re.findall(r'method="post" action="([^"]*)"', page))
    assert len(posts) == 1
    assert posts.pop().endswith("/fork/")


def test_it_stays_what_it_was(client: Client, own: Scenario) -> None:
    path = taken(client, own.slug, **ASKED)
    before = text(client.get(path))
    do(own.slug, ANN, Write("title", "Something else"))
    close_drawers()
    csrf = r'name="csrfmiddlewaretoken" value="[^"]*"|hx-headers="[^"]*"'
    assert re.sub(csrf, "", text(client.get(path))) == re.sub(csrf, "", before)
    throw_away(Scenario.objects.get(pk=own.pk))
    close_drawers()
    assert client.get(path).status_code == 200


def test_picture_and_exports_are_those_of_that_moment(client: Client, own: Scenario) -> None:
    path = taken(client, own.slug, **ASKED)
    drawer = open_drawer(own.slug)
    assert drawer is not None
    assert client.get(f"{path}picture.svg?select=").content.decode() == drawer.file
    do(own.slug, ANN, Write("title", "Later"))
    file = client.get(f"{path}export/yaml")
    assert "title: Three tiers and a bastion" in file.content.decode()
    assert file.headers["Content-Disposition"] == (
        'attachment; filename="three-tiers-and-a-bastion.yaml"'
    )
    assert client.get(f"{path}export/nothing").status_code == 404


def test_taken_twice_it_is_the_same(client: Client) -> None:
    first, again = (taken(client, "three-tier", **ASKED) for _ in range(2))
    assert first == again
    assert taken(client, "three-tier", **ASKED, hop="request-1") != first
    assert State.objects.count() == 1


def test_a_script_gets_what_the_dialog_shows(client: Client) -> None:
    response = client.post("/s/three-tier/snapshot/", ASKED, headers=HTMX)
    short = Snapshot.objects.get().short
    assert response.status_code == 200
    assert f"http://testserver/p/{short}/" in text(response)


def test_of_what_is_deleted_meanwhile_nothing_is_kept(
    client: Client, own: Scenario, monkeypatch: pytest.MonkeyPatch
) -> None:
    still_open = open_drawer(own.slug)
    monkeypatch.setattr("playground.views.sharing.snapshots.opened_or_404", lambda slug: still_open)
    throw_away(own)
    assert client.post(f"/s/{own.slug}/snapshot/").status_code == 404
    assert not Snapshot.objects.exists()
    assert not State.objects.exists()


def test_a_step_of_the_history_can_be_kept(client: Client, own: Scenario) -> None:
    for title in ("Second", "Third"):
        do(own.slug, ANN, Write("title", title))
    pressed = f"/s/{own.slug}/at/2/snapshot/"
    assert f'action="{pressed}"' in text(client.get(f"/s/{own.slug}/at/2/"))
    response = client.post(pressed, ASKED)
    assert response.status_code == 303
    page = text(client.get(response.headers["Location"]))
    assert "<h1>Second</h1>" in page
    assert "Revision 2" in page
    assert client.post(f"/s/{own.slug}/at/9/snapshot/").status_code == 404


def test_a_copy_of_it_is_ones_own_at_the_same_place(client: Client, own: Scenario) -> None:
    path = taken(client, own.slug, **ASKED, **WINS)
    page = client.get(path).content.decode()
    form = re.search(r'<form class="copy".*?</form>', page, re.S)
    assert form is not None
    fields = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', unescape(form[0])))
    other = Client()
    response = other.post(f"{path}fork/", fields)
    assert response.status_code == 303
    there = response.headers["Location"]
    assert all(f"{key}=" in there for key in (*ASKED, "hop", "row"))
    copy = Scenario.objects.get(slug=slug_in(there))
    assert copy.pk != own.pk
    assert copy.visitor not in ("", own.visitor)
    drawer, before = drawer_of(copy), drawer_of(own)
    assert [*drawer.network] == [*before.network]
    assert linked_rows(text(other.get(there))) == [WINS["row"]]


def test_who_edits_makes_a_copy_from_the_dialog(client: Client, own: Scenario) -> None:
    page = client.get(f"/s/{own.slug}/share/", ASKED).content.decode()
    assert f'action="/s/{own.slug}/copy/"' in page
    assert "/copy/" not in client.get("/s/three-tier/share/").content.decode()


@pytest.mark.parametrize("act", ["fork/", "latest", ""])
def test_a_name_that_was_never_given_is_not_found(client: Client, act: str) -> None:
    ask = client.post if act == "fork/" else client.get
    response = ask(f"/p/abcdefghijkm/{act}")
    assert response.status_code == 404
    assert Scenario.objects.count() == 1


@pytest.mark.parametrize("path", ["/s/three-tier/snapshot/", "/p/{short}/fork/"])
def test_another_site_cannot_press_for_somebody(client: Client, path: str) -> None:
    short = taken(client, "three-tier").split("/")[2]
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(path.format(short=short)).status_code == 403
    assert Snapshot.objects.count() == 1
    assert Scenario.objects.count() == 1


class TestTheWayToTheNewestState:
    """By a link that the visitor may have, and no stronger one."""

    @pytest.mark.parametrize("typed", ["latest", "latest/"])
    def test_of_an_example_it_is_the_example(self, client: Client, typed: str) -> None:
        path = taken(client, "three-tier", **ASKED, **WINS)
        response = client.get(f"{path}{typed}")
        assert response.status_code == 302
        there = response.headers["Location"]
        assert there.startswith("/s/three-tier/?from=internet&to=web-1&port=443&hop=request-4&row=")

    def test_for_others_it_is_a_link_to_look(self, client: Client, own: Scenario) -> None:
        path = taken(client, own.slug, **ASKED)
        view = own.links.get(power=Link.VIEW).token
        there = Client().get(f"{path}latest", {"from": "web-1", "to": "db-1"}).headers["Location"]
        assert there == f"/s/{view}/?from=web-1&to=db-1"
        assert own.slug not in text(Client().get(there))

    def test_for_who_made_it_it_is_where_it_is_edited(self, client: Client, own: Scenario) -> None:
        path = taken(client, own.slug, **ASKED)
        there = client.get(f"{path}latest").headers["Location"]
        assert there == f"/s/{own.slug}/?from=internet&to=web-1&port=443"

    def test_who_is_signed_in_comes_there_from_any_browser(
        self, client: Client, own: Scenario
    ) -> None:
        path = taken(client, own.slug, **ASKED)
        ann, ben = (User.objects.create_user(name, password="x") for name in ("ann", "ben"))
        Scenario.objects.filter(pk=own.pk).update(owner=ann, visitor="")
        for user, there in ((ann, own.slug), (ben, own.links.get(power=Link.VIEW).token)):
            other = Client()
            other.force_login(user)
            assert other.get(f"{path}latest").headers["Location"].startswith(f"/s/{there}/")

    def test_a_link_that_was_withdrawn_leads_nowhere(self, client: Client, own: Scenario) -> None:
        path = taken(client, own.slug, **ASKED)
        withdraw_link(own, Link.VIEW)
        response = Client().get(f"{path}latest")
        assert response.status_code == 410
        assert "newest state is not shown any more" in text(response)
        assert f'href="{path}?from=internet' in text(response)
        assert Client().get(path).status_code == 200

    def test_a_network_that_is_gone_leaves_the_snapshot(
        self, client: Client, own: Scenario
    ) -> None:
        path = taken(client, own.slug, **ASKED)
        throw_away(own)
        response = client.get(f"{path}latest")
        assert response.status_code == 410
        assert "This network is not there any more" in text(response)
        assert f'href="{path}?from=internet' in text(response)


def test_one_that_cannot_be_read_any_more_says_so(client: Client) -> None:
    path = taken(client, "three-tier")
    State.objects.update(text='{"format": 99}')
    close_drawers()
    for part in ("", "picture.svg", "export/yaml"):
        response = client.get(f"{path}{part}")
        assert response.status_code == 410, part
        assert "This snapshot cannot be shown" in text(response)
    assert client.post(f"{path}fork/").status_code == 410
    assert Scenario.objects.count() == 1


def test_a_question_that_is_too_long_is_refused(client: Client) -> None:
    endless = dict.fromkeys(QUESTION_KEYS, "\N{GRINNING FACE}" * 300)
    response = client.post("/s/three-tier/snapshot/", endless)
    assert response.status_code == 400
    assert "too long for a link" in text(response)
    assert not Snapshot.objects.exists()


def test_the_drawer_of_a_snapshot_is_no_scenario(client: Client, three_tier: Scenario) -> None:
    path = taken(client, "three-tier")
    client.get(path)
    assert take(drawer_of(three_tier)).state == Snapshot.objects.first().state
    assert client.get(f"/s/{path.split('/')[2]}/").status_code == 404
