"""By a link to look one hears what changes: nothing that is said changes anything, and no message
tells the link to edit."""

import json

from asgiref.sync import sync_to_async

from playground.links import give_link
from playground.models import Link, Scenario
from tests.live.pages import edit, opened

ASKED = "from=internet&to=web-1&port=443"
EDITS = (
    {"type": "edit", "title": "Mine"},
    {"type": "rename", "id": "i-1", "name": "Mine"},
    {"type": "undo"},
)


def closed_but_for_links(scenario: Scenario) -> tuple[str, str]:
    """The tokens of its links to edit and to look; no list shows it any more."""
    Scenario.objects.update(is_listed=False)
    return tuple(give_link(scenario, power).token for power in (Link.EDIT, Link.VIEW))  # type: ignore[return-value]


async def test_who_looks_hears_and_is_told_no_link_to_edit(scenario: Scenario) -> None:
    secret, view = await sync_to_async(closed_but_for_links)(scenario)
    async with opened(slug=view) as looking, opened(slug=secret) as editing:
        heard = [await looking.told("hello")]
        await looking.say(type="ask", query=ASKED)
        await looking.say(type="look", selected="igw")
        await editing.told("hello")
        await edit("web-new")
        heard += [await looking.told("revision"), await looking.told("answer")]
        own = json.dumps([await editing.told("revision")])
    assert f"/s/{view}/" in json.dumps(heard)
    assert secret not in json.dumps(heard)
    assert f"/s/{secret}/" in own, "who edits has links to edit"


async def test_nothing_that_is_said_changes_anything(scenario: Scenario) -> None:
    _, view = await sync_to_async(closed_but_for_links)(scenario)
    before = await sync_to_async(lambda: Scenario.objects.values().get(pk=scenario.pk))()
    for said in EDITS:
        async with opened(slug=view) as looking:
            await looking.told("hello")
            await looking.say(**said)
            await looking.rest()
    after = await sync_to_async(lambda: Scenario.objects.values().get(pk=scenario.pk))()
    assert after == before
