"""Every kind of the registry is created, changed and deleted through its page."""

from collections.abc import Callable, Iterator
from html import unescape

import pytest
from django.test import Client

from playground.editing.sheet import Sheet, says_of
from playground.examples import ORDER
from playground.kinds import KINDS, Kind
from tests.views.editor.conftest import Lab, example_sheet
from tests.views.editor.sent import Sent

MADE_BY_AWS = {"transit-gateway-vpn-attachment": "vpn-connection"}
"""What nobody can add, and with what it comes."""
RESTS_ON: dict[str, tuple[str, ...]] = {
    "vpc-endpoint-service": ("vpc-endpoint",),
    "network-load-balancer": ("vpc-endpoint", "vpc-endpoint-service"),
}
"""What has to go before one of a kind can (VPCE-21)."""
TYPED = ("described", "65099", "203.0.113.77", "100.70.0.0/16", "203.0.113.64/28")
"""What is typed where nothing is chosen, whatever the field takes."""
EVERY_KIND = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.slug)
Copy = Callable[[str], Lab]


def samples(kind: Kind) -> Iterator[tuple[str, str]]:
    """The examples that have one of a kind, with each id."""
    for slug in ORDER:
        found = example_sheet(slug).items()
        yield from ((slug, ref) for ref, one in found if one.kind == kind.slug)


def sample(kind: Kind, copy_of: Copy) -> tuple[Lab, str]:
    """The first of them, in a scenario of one's own."""
    slug, ref = next(samples(kind))
    return copy_of(slug), ref


def form_of(client: Client, lab: Lab, ref: str) -> Sent:
    return Sent(client.get(lab.url, {"select": ref}).content.decode())


def others(sheet: Sheet, *refs: str) -> Sheet:
    return {key: one for key, one in sheet.items() if key not in (*refs, "scenario")}


@EVERY_KIND
def test_a_form_that_is_sent_as_it_came_changes_nothing(
    client: Client, copy_of: Copy, kind: Kind
) -> None:
    lab, ref = sample(kind, copy_of)
    before, revision = lab.sheet, lab.drawer.revision
    response = form_of(client, lab, ref).send(client)
    assert response.status_code == 303
    assert lab.sheet == before
    assert lab.drawer.revision == revision


@EVERY_KIND
def test_every_kind_is_changed_through_its_page(client: Client, copy_of: Copy, kind: Kind) -> None:
    lab, ref = sample(kind, copy_of)
    before = lab.sheet
    form = form_of(client, lab, ref)
    form.type("name", "Renamed & new")
    response = form.send(client)
    assert response.status_code == 303
    assert response["Location"].startswith(f"{lab.url}?select={ref}&did=")
    page = unescape(client.get(response["Location"]).content.decode())
    assert '<h2 id="inspector-title">Renamed & new</h2>' in page
    expected = {**says_of(before, ref), "name": "Renamed & new"}
    assert says_of(lab.sheet, ref) == expected


@EVERY_KIND
def test_a_form_that_was_refused_keeps_all_that_was_typed(
    client: Client, copy_of: Copy, kind: Kind
) -> None:
    lab, ref = sample(kind, copy_of)
    before = lab.sheet
    form = form_of(client, lab, ref)
    form.type("name", "internet")
    response = form.send(client)
    assert response.status_code == 422
    again = Sent(response.content.decode())
    again.type("name", "Renamed & new")
    assert again.send(client).status_code == 303
    assert says_of(lab.sheet, ref) == {**says_of(before, ref), "name": "Renamed & new"}


@EVERY_KIND
def test_a_field_of_its_own_is_changed_through_its_page(
    client: Client, copy_of: Copy, kind: Kind
) -> None:
    lab, ref = sample(kind, copy_of)
    before = lab.sheet
    path, values = first_change(client, lab, ref, kind)
    key = path.partition("[")[0]
    assert says_of(lab.sheet, ref).get(key) != says_of(before, ref).get(key)
    assert says_of(lab.sheet, ref)["name"] == says_of(before, ref)["name"]
    assert form_of(client, lab, ref).values(path) == values


def first_change(client: Client, lab: Lab, ref: str, kind: Kind) -> tuple[str, list[str]]:
    """Changes the first field, or else cell, that AWS lets change; what was typed, and where."""
    form = form_of(client, lab, ref)
    own = [one.key for one in kind.fields if one.key in form.attributes]
    cells = [path for path in form.attributes if "[" in path]
    for path in (*own, *cells):
        for values in other_values(form, path):
            tried = form_of(client, lab, ref)
            tried.type(path, *values)
            revision = lab.drawer.revision
            done = tried.send(client).status_code == 303 and lab.drawer.revision > revision
            if done and form_of(client, lab, ref).values(path) == values:
                return path, values
    raise AssertionError(f"nothing of {kind.label} can be changed but its name")


def other_values(form: Sent, path: str) -> Iterator[list[str]]:
    """What else somebody might choose or type there."""
    found, now = form.attributes[path], form.values(path)
    if "readonly" in found:
        return
    if found.get("type") == "checkbox" and form.options[path] == ["on"]:
        yield [""] if "on" in now else ["", "on"]
    elif path in form.options and found.get("type") != "checkbox":
        chosen = sorted(form.options[path], key=lambda one: not one)  # nothing is the last choice
        yield from ([one] for one in chosen if [one] != now)
    elif path not in form.options:
        (text,) = now
        near = (text[:-1] + digit for digit in "789" if text[-1:].isdigit())
        more = (f"{text}\n{one}" for one in TYPED if text)
        yield from ([one] for one in (*TYPED, *near, *more) if one != text)


@EVERY_KIND
def test_every_kind_is_deleted_and_created_through_its_page(
    client: Client, copy_of: Copy, kind: Kind
) -> None:
    lab, ref = deleted(client, copy_of, kind)
    assert ref not in lab.sheet
    wanted = MADE_BY_AWS.get(kind.slug, kind.slug)
    before = lab.sheet
    form = Sent(client.get(f"{lab.url}add/{wanted}/").content.decode())
    response = form.send(client)
    assert response.status_code == 303, messages(response.content.decode())
    came = [one for one in lab.sheet if one not in before]
    assert kind.slug in {lab.sheet[one].kind for one in came}
    new = response["Location"].partition("select=")[2].partition("&")[0]
    assert new in came
    assert lab.sheet[new].name == form.value("name") != ""


def deleted(client: Client, copy_of: Copy, kind: Kind) -> tuple[Lab, str]:
    """The first one that can be deleted; what every VPC has cannot."""
    wanted = MADE_BY_AWS.get(kind.slug)
    for example, ref in samples(kind):
        lab = copy_of(example)
        target = ref if wanted is None else str(lab.sheet[ref].says["vpn_connection"])
        for slug in RESTS_ON.get(kind.slug, ()):
            for other in [key for key, one in lab.sheet.items() if one.kind == slug]:
                client.post(f"{lab.url}delete/{other}", {"along": "on"})
        page = client.get(f"{lab.url}delete/{target}").content.decode()
        if "Delete all the same" in page or "Nothing else uses it" in page:
            response = Sent(page, "leaving").send(client)
            assert response.status_code == 303
            return lab, ref
    raise AssertionError(f"no {kind.label} of the examples can be deleted")


def messages(text: str) -> list[str]:
    """What a page says is wrong."""
    return [unescape(one.partition("</")[0]) for one in text.split("</svg>") if "</p>" in one][:9]
