"""The share dialog as a page: who sees which link, who takes one back, and what is closed then."""

import html
import re
from urllib.parse import quote

import pytest
from django.http import HttpResponse
from django.test import Client

from playground import cabinet
from playground.links import give_link
from playground.models import Link, Scenario
from playground.visitors import COOKIE, cookie_of, new_person
from tests.views.building import HTMX, begin, begin_with_subnets, page

pytestmark = pytest.mark.django_db

QUERY = "from=internet&to=10.0.0.5&port=443"
ASKED = f"?{QUERY}"


@pytest.fixture
def client() -> Client:
    """Whoever makes the network: a browser that is known already, as after a first page."""
    return somebody()


def somebody() -> Client:
    browser = Client()
    browser.cookies[COOKIE] = cookie_of(new_person())
    return browser


def shared(client: Client, slug: str, query: str = "") -> str:
    response = client.get(f"/s/{slug}/share/{query}")
    assert response.status_code == 200
    return response.content.decode()


def link(text: str, power: str) -> str:
    """The slug in a link of the dialog; "" where it has none."""
    found = re.search(rf'id="link-{power}" readonly value="http://testserver/s/([\w-]+)/"', text)
    return found[1] if found else ""


def acts(text: str) -> set[str]:
    return set(re.findall(r'action="/s/[\w-]+/links/([\w/]+)/"', text))


def act(client: Client, slug: str, power: str, act: str, **headers: str) -> HttpResponse:
    return client.post(f"/s/{slug}/links/{power}/{act}/", headers=headers)


def view_link(client: Client, slug: str) -> str:
    assert act(client, slug, "view", "give").status_code == 303
    return link(shared(client, slug), "view")


@pytest.mark.usefixtures("examples")
def test_the_view_link_of_an_example_is_its_address(client: Client) -> None:
    text = shared(client, "three-tier")
    assert link(text, "view") == "three-tier"
    assert link(text, "edit") == ""
    assert acts(text) == set()
    assert Link.objects.count() == 0


def test_a_view_link_is_made_on_first_wish_and_opens_the_network_to_look(client: Client) -> None:
    slug = begin_with_subnets(client)
    text = shared(client, slug)
    assert (link(text, "view"), link(text, "edit")) == ("", slug)
    assert acts(text) == {"view/give", "edit/renew"}
    view = view_link(client, slug)
    assert re.fullmatch("[0-9a-f]{32}", view) and view != slug
    assert acts(shared(client, slug)) == {"view/renew", "view/withdraw", "edit/renew"}
    seen = page(Client(), view)
    assert "View only" in seen and "Edit a copy" in seen and "data-editable" not in seen


@pytest.mark.parametrize("where", ["", "share/", "wall/", f"share/{ASKED}", "state/", "history/"])
def test_who_looks_is_never_told_the_link_to_edit(client: Client, where: str) -> None:
    slug = begin_with_subnets(client)
    view = view_link(client, slug)
    for visitor in (Client(), client):
        text = visitor.get(f"/s/{view}/{where}").content.decode()
        assert view in text and slug not in text
        assert acts(text) == set()


def test_others_who_edit_see_the_links_and_take_none_back(client: Client) -> None:
    slug = begin_with_subnets(client)
    view = view_link(client, slug)
    pupil = somebody()
    text = shared(pupil, slug)
    assert (link(text, "view"), link(text, "edit")) == (view, slug)
    assert acts(text) == set()
    for power, what in (("view", "withdraw"), ("view", "renew"), ("edit", "renew")):
        response = act(pupil, slug, power, what)
        assert response.status_code == 403
        assert "Only whoever made this network" in response.content.decode()
    assert link(shared(client, slug), "view") == view


def test_others_who_edit_may_make_the_view_link(client: Client) -> None:
    slug = begin(client)
    view = view_link(somebody(), slug)
    assert link(shared(client, slug), "view") == view


@pytest.mark.parametrize("what", ["give", "renew", "withdraw"])
def test_who_looks_does_nothing_about_links(client: Client, what: str) -> None:
    view = view_link(client, begin(client))
    for visitor in (somebody(), client):
        response = act(visitor, view, "view", what)
        assert response.status_code == 403
        assert "This link is for looking" in response.content.decode()
    assert page(client, view)


@pytest.mark.parametrize(
    ("power", "what"),
    [("edit", "give"), ("own", "renew"), ("view", "open"), ("VIEW", "give"), ("view", "renew-all")],
)
def test_what_there_is_not_is_not_done(client: Client, power: str, what: str) -> None:
    slug = begin(client)
    assert act(client, slug, power, what).status_code == 404


def test_the_link_to_edit_is_not_only_withdrawn(client: Client) -> None:
    slug = begin(client)
    response = act(client, slug, "edit", "withdraw")
    assert response.status_code == 403
    assert "Make a new one, and the old one is closed" in response.content.decode()
    assert page(client, slug)


def test_links_are_acted_on_by_post_alone_and_from_this_site(client: Client) -> None:
    slug = begin(client)
    view = view_link(client, slug)
    assert client.get(f"/s/{slug}/links/view/withdraw/").status_code == 405
    careful = Client(enforce_csrf_checks=True)
    careful.cookies[COOKIE] = client.cookies[COOKIE].value
    assert act(careful, slug, "view", "withdraw").status_code == 403
    assert page(client, view)


READ = (
    *("/", "/share/", "/state/", "/history/", "/at/1/", "/answer/", "/wall/", "/embed/", ".json"),
    *("/picture.svg", "/qr.svg", "/card.png", "/scenario.yaml", "/export/svg"),
)
SENT = ("undo/", "begin/", "add/vpc/", "links/view/give/", "snapshot/", "copy/")


@pytest.mark.parametrize("power", ["view", "edit"])
def test_all_is_closed_behind_an_old_link_and_nothing_behind_the_other(
    client: Client, power: str
) -> None:
    edit = begin_with_subnets(client)
    old = {"edit": edit, "view": view_link(client, edit)}
    fresh = renewed(client, edit, power)
    for where in READ:
        response = client.get(f"/s/{old[power]}{where}")
        assert (where, response.status_code) == (where, 410)
        assert "Whoever gave it to you has taken it back" in response.content.decode()
    for where in SENT:
        assert (where, client.post(f"/s/{old[power]}/{where}").status_code) == (where, 410)
    part = client.get(f"/s/{old[power]}/", headers={**HTMX, "HX-Target": "inspector"})
    told = client.get(f"/s/{old[power]}/", headers={"Accept": "application/json"})
    assert (part.status_code, told.status_code) == (410, 410)
    (other,) = set(old) - {power}
    for slug in (fresh, old[other]):
        assert page(client, slug)


def renewed(client: Client, edit: str, power: str) -> str:
    """The token of the new link."""
    response = act(client, edit, power, "renew")
    assert response.status_code == 303
    at = re.match(r"/s/([0-9a-f]{32})/share/$", response.headers["Location"])
    assert at
    return link(shared(client, at[1]), power)


def test_who_renews_the_link_to_edit_is_led_to_the_new_one_at_the_same_place(
    client: Client,
) -> None:
    slug = begin_with_subnets(client)
    response = client.post(f"/s/{slug}/links/edit/renew/", {"from": "internet", "to": "10.0.0.5"})
    fresh = response.headers["Location"].split("/")[2]
    assert response.headers["Location"] == f"/s/{fresh}/share/?from=internet&to=10.0.0.5"
    at = f"http://testserver/s/{fresh}/{ASKED}&select=internet"
    response = act(client, fresh, "edit", "renew", **HTMX, **{"HX-Current-URL": at})
    led = response.headers["HX-Redirect"]
    assert re.fullmatch(
        r"/s/[0-9a-f]{32}/\?from=internet&to=10.0.0.5&port=443&select=internet#share", led
    )
    assert fresh not in led and slug not in led
    assert Scenario.objects.get().slug == slug  # what is stored by it stays


def test_of_two_who_press_at_once_the_later_one_is_told(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    slug = begin(client)
    scenario = Scenario.objects.get()

    def meanwhile(*_: object) -> bool:
        scenario.links.filter(power=Link.EDIT).update(withdrawn="2026-01-01T00:00Z")
        give_link(scenario, Link.EDIT)
        return True

    monkeypatch.setattr("playground.views.sharing.links.has_say", meanwhile)
    assert act(client, slug, "edit", "renew").status_code == 410
    assert scenario.links.filter(power=Link.EDIT, withdrawn=None).count() == 1


def test_for_htmx_it_is_the_part_and_says_what_was_done(client: Client) -> None:
    slug = begin(client)
    for what, says in (
        ("give", "data-made"),
        ("renew", "The old one is closed"),
        ("withdraw", "The view link is closed"),
    ):
        response = act(client, slug, "view", what, **HTMX)
        text = response.content.decode()
        assert response.status_code == 200
        assert says in text and "<html" not in text
        assert response.headers["Cache-Control"].startswith("max-age=0, no-cache, no-store")
    assert link(text, "view") == ""


def test_the_button_leads_to_a_page_that_keeps_the_question(client: Client) -> None:
    slug = begin_with_subnets(client)
    text = page(client, slug, ASKED)
    path = re.search(r'id="share-button"[^>]* href="([^"]+)"', text)
    assert path and html.unescape(path[1]) == f"/s/{slug}/share/{ASKED}"
    text = client.get(html.unescape(path[1])).content.decode()
    taken = text[text.index("snapshot/") :]
    for name, value in (("from", "internet"), ("to", "10.0.0.5"), ("port", "443")):
        assert f'<input type="hidden" name="{name}" value="{value}">' in taken
    assert f"http://testserver/open/{html.escape(ASKED)}#1." in text


@pytest.mark.usefixtures("examples")
def test_what_is_shared_is_no_step_and_no_embed(client: Client) -> None:
    slug = begin(client)
    assert 'id="share-button"' in page(client, slug)
    assert 'id="share-button"' in page(client, "three-tier")
    for path in (f"/s/{slug}/at/1/", "/s/three-tier/embed/"):
        assert "share-button" not in client.get(path).content.decode()


def code(text: str, name: str = "embed-code") -> str:
    found = re.search(rf'<textarea id="{name}"[^>]*>([^<]*)</textarea>', text)
    return html.unescape(found[1]) if found else ""


def test_without_a_link_to_look_there_is_no_code_to_embed(client: Client) -> None:
    slug = begin(client)
    text = shared(client, slug)
    assert code(text) == ""
    assert "Make a view link or take a snapshot first" in text


@pytest.mark.usefixtures("examples")
def test_the_code_to_embed_is_a_frame_with_a_picture_in_it(client: Client) -> None:
    at = "http://testserver/s/three-tier/"
    question = html.escape("?from=internet&to=web-1&protocol=tcp&port=443")
    title = "Three tiers and a bastion"
    picture = f'<a href="{at}{question}"><img src="{at}picture.svg{question}" alt="{title}"></a>'
    text = shared(client, "three-tier", html.unescape(question))
    assert code(text, "embed-picture") == picture
    assert code(text) == (
        f'<iframe src="{at}embed/{question}" title="{title}" width="720" height="480" '
        f'frameborder="0" loading="lazy">{picture}</iframe>'
    )


@pytest.mark.usefixtures("examples")
@pytest.mark.parametrize(
    ("size", "width", "height"),
    [
        ("size=small", 480, 320),
        ("size=large", 1080, 640),
        ("size=own&width=900&height=%20500%20", 900, 500),
        ("size=own", 720, 480),
        ("size=huge&width=333", 333, 480),
    ],
)
def test_the_code_has_a_size(client: Client, size: str, width: int, height: int) -> None:
    text = shared(client, "three-tier", f"?{size}")
    assert f'width="{width}" height="{height}"' in code(text)


@pytest.mark.usefixtures("examples")
@pytest.mark.parametrize("width", ["0", "-5", "1e3", "٣٠٠", "99999999", '"><script>'])
def test_a_size_that_is_none_is_said_and_makes_no_code(client: Client, width: str) -> None:
    text = shared(client, "three-tier", f"?size=own&width={quote(width)}")
    assert "The width is a whole number of pixels, from 200 to 4,000." in text
    assert code(text) == ""
    assert "<script>" not in text


def test_a_hostile_title_stays_a_title(client: Client) -> None:
    slug = begin(client)
    view_link(client, slug)
    Scenario.objects.update(title='"></iframe><script>alert(1)</script>')
    cabinet.close_drawers()
    text = shared(client, slug)
    assert "<script>alert" not in text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in code(text)
    assert "<script>" not in code(text)


def test_the_embed_part_alone(client: Client) -> None:
    slug = begin(client)
    view_link(client, slug)
    headers = {**HTMX, "HX-Target": "share-embed"}
    text = client.get(f"/s/{slug}/share/?size=small", headers=headers).content.decode()
    assert 'width="480"' in code(text)
    assert "share-edit-title" not in text


def test_a_snapshot_that_was_taken_may_be_embedded_and_that_of_another_network_not(
    client: Client,
) -> None:
    slug, other = begin_with_subnets(client), begin(client)
    short = client.post(f"/s/{slug}/snapshot/").headers["Location"].split("/")[2]
    text = shared(client, slug, f"?snapshot={short}")
    assert f"http://testserver/p/{short}/embed/" in code(text)
    assert f"/s/{link(text, 'view')}/embed/" in code(
        shared(client, slug, f"?snapshot={short}&of=now")
    )
    assert short not in shared(client, other, f"?snapshot={short}")


def test_a_snapshot_has_its_own_link_and_tells_no_other(client: Client) -> None:
    slug = begin_with_subnets(client)
    asked = {"from": "internet", "to": "10.0.0.5", "port": "443"}
    short = client.post(f"/s/{slug}/snapshot/", asked).headers["Location"].split("/")[2]
    tokens = Link.objects.values_list("token", flat=True)
    at = f'id="link-snapshot" readonly value="http://testserver/p/{short}/'
    for query, said in (
        ("", '"'),
        ("?from=internet&to=10.0.0.6", "?from=internet&amp;to=10.0.0.6"),
    ):
        text = client.get(f"/p/{short}/share/{query}").content.decode()
        assert at + said in text
        assert f"/p/{short}/embed/" in code(text)
        assert not any(token in text for token in tokens)
        assert acts(text) == set()
    shown = client.get(f"/p/{short}/").content.decode()
    assert f'href="/p/{short}/share/' in shown


def test_the_lifetimes_are_said(client: Client) -> None:
    text = shared(client, begin(client))
    assert "Snapshots are kept." in text
    assert "nobody opens for 180 days, is removed" in " ".join(text.split())


@pytest.mark.parametrize("where", ["share/", "qr.svg", "wall/"])
def test_nothing_is_shared_of_nothing(client: Client, where: str) -> None:
    assert client.get(f"/s/no-such/{where}").status_code == 404
    assert client.get(f"/p/no-such/{where}").status_code == 404
