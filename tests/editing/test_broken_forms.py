"""The same rules through the page: beside the field and not stored; and what is only advised."""

import re
from collections.abc import Iterator, Mapping
from html import unescape
from typing import Any

import pytest
from django.test import Client

from playground.cabinet import Drawer, close_drawers
from playground.editing.judging import sheet_in
from playground.editing.sheet import Sheet, says_of, sheet_of
from playground.kinds import kind_named
from playground.models import Scenario
from playground.models.rows import load_rows
from playground.views.editor.reading import NAME
from playground.views.editor.typed import as_typed
from tests.editing.broken import ADVICE, TABLE, Breaks
from tests.editing.broken.breaking import find, named
from tests.editing.broken.grounds import GROUNDS
from tests.editing.stored import now, own

pytestmark = [pytest.mark.django_db, pytest.mark.once("refuses forms: nothing is stored")]
each = pytest.mark.parametrize("broken", TABLE, ids=lambda one: one.label)
advice = pytest.mark.parametrize("passed", ADVICE, ids=lambda one: one.label)
HTMX = {"HX-Request": "true"}
NEEDED = {
    "VPN-11-SiteWithoutBlock-change-on-premises-network-cidrs": "CIDR blocks is needed.",
    "ADDR-01-add-instance-subnet": "Subnet is needed.",
}
"""Where the form asks for something before anybody asks for the rule."""


@pytest.fixture(scope="module", autouse=True)
def grounds(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """The sound networks, stored once: whoever is refused leaves them as they are."""
    with django_db_blocker.unblock():
        for name in GROUNDS:
            own(GROUNDS[name], slug_of(name))
        close_drawers()
        yield
        Scenario.objects.filter(slug__in=map(slug_of, GROUNDS)).delete()


@pytest.fixture(autouse=True)
def nothing_open() -> None:
    """The grounds stay open: they keep their keys, and nobody changes them."""


def slug_of(name: str) -> str:
    """Under which slug a network is stored."""
    return f"broken-{name}"


def stored(broken: Breaks) -> Drawer:
    """The sound network as it is stored."""
    return now(slug_of(broken.ground))


def inputs(kind: str, says: Mapping[str, Any]) -> dict[str, list[str]]:
    """What a browser sends of a form that says this: every field, also those that are empty."""
    declared = kind_named(kind)
    typed = as_typed(says, (NAME, *declared.fields, *declared.shorthand), declared.parts)
    sent = {key: list(texts) or [""] for key, texts in typed.fields.items()}
    for key, part in typed.parts.items():
        sent[key] = [f"0-{len(part.rows)}"]
        for row in part.rows:
            sent |= {f"{key}[{row.index}].{cell}": texts for cell, texts in row.cells.items()}
    return sent


def send(client: Client, broken: Breaks, before: Sheet, preview: bool = False) -> str:
    """The form, filled in and sent; what comes back."""
    way = "preview/" if preview else ""
    target, said = f"{way}add/{broken.kind}/", {}
    if broken.name:
        ref = find(f"{broken.kind}/{broken.name}", before)
        target, said = f"{way or 'edit/'}{ref}", says_of(before, ref)
    data = inputs(broken.kind, {**said, **named(broken.says, before)})
    response = client.post(f"/s/{slug_of(broken.ground)}/{target}", data, headers=HTMX)
    assert response.status_code == 200
    return response.content.decode()


def messages(page: str, path: str) -> str:
    """What stands in the slot of a field, or of the list that a value is in."""
    field = re.sub(r"\[\d+\]$", "", path)
    found = re.findall(rf'<p [^>]*id="e-{re.escape(field)}"[^>]*>(.*?)</p>', page, re.DOTALL)
    return unescape(" ".join(found))


def strip(page: str) -> str:
    """What stands above the button."""
    found = re.search(r'<div id="form-strip".*?</div>', page, re.DOTALL)
    return unescape(found[0]) if found else ""


def notes(page: str) -> str:
    """What stands on top of the form."""
    found = re.search(r'<div class="notes".*?</div>', page, re.DOTALL)
    return unescape(found[0]) if found else ""


def expected(broken: Breaks) -> str:
    """What the message holds."""
    return NEEDED.get(broken.label, f"[{broken.rule}]")


@each
def test_a_broken_rule_stands_beside_its_field(client: Client, broken: Breaks) -> None:
    before = sheet_in(stored(broken))
    page = send(client, broken, before)
    told = notes(page) if broken.at else messages(page, broken.path)
    assert expected(broken) in told
    scenario = Scenario.objects.get(slug=slug_of(broken.ground))
    assert scenario.revision == 1 and not scenario.edits.exists()
    assert sheet_of(load_rows(scenario)) == before


@each
def test_a_broken_rule_is_told_while_one_types(client: Client, broken: Breaks) -> None:
    before = sheet_in(stored(broken))
    page = send(client, broken, before, preview=True)
    if not broken.at:
        assert expected(broken) in messages(page, broken.path)
    assert stored(broken).revision == 1


@advice
def test_a_quota_is_told_beside_its_field_while_one_types(client: Client, passed: Breaks) -> None:
    before = sheet_in(stored(passed))
    page = send(client, passed, before, preview=True)
    told = strip(page) if passed.at else messages(page, passed.path)
    assert f"[{passed.rule}]" in told and 'class="advice"' in told
    assert "AWS would not take it" not in page
    assert stored(passed).revision == 1


def test_what_was_saved_over_a_quota_says_so(client: Client) -> None:
    close_drawers()  # its key may have been another's
    passed = next(one for one in ADVICE if one.rule == "NACL-21")
    slug = own(GROUNDS[passed.ground], "over-quota")
    ref = find(f"{passed.kind}/{passed.name}", sheet_in(now(slug)))
    data = inputs(passed.kind, {**says_of(sheet_in(now(slug)), ref), **passed.says})
    page = client.post(f"/s/{slug}/edit/{ref}", data, headers=HTMX).content.decode()
    assert now(slug).revision == 2
    assert "[NACL-21]" in messages(page, passed.path)
    again = client.get(f"/s/{slug}/edit/{ref}", headers=HTMX).content.decode()
    assert "[NACL-21]" in messages(again, passed.path)
