"""A link is withdrawn: pages that are open by it end at once, and all others stay."""

import pytest
from asgiref.sync import sync_to_async

from playground.links import give_link, open_by
from playground.live.seat import WITHDRAWN
from playground.models import Link, Scenario
from playground.sharing.giving import RENEW, WITHDRAW, act_on_link
from tests.live.pages import edit, opened


def given(power: str) -> str:
    """The token of a link to the network of these tests."""
    return give_link(Scenario.objects.get(slug="shop"), power).token


def acted(power: str, act: str, by: str = "shop") -> None:
    opening = open_by(by)
    assert opening is not None
    act_on_link(opening, power, act, may_take_back=True)


@pytest.mark.parametrize("act", [WITHDRAW, RENEW])
async def test_pages_of_the_link_end_and_others_go_on(scenario: Scenario, act: str) -> None:
    token = await sync_to_async(given)(Link.VIEW)
    async with opened(slug=token) as looking, opened() as editing:
        await looking.told("hello")
        await editing.told("hello")
        await sync_to_async(acted)(Link.VIEW, act)
        assert await looking.closed() == WITHDRAWN
        await edit("web-new")
        assert (await editing.told("revision"))["revision"] == 2


async def test_a_page_that_comes_by_a_closed_link_is_told_so(scenario: Scenario) -> None:
    token = await sync_to_async(given)(Link.VIEW)
    await sync_to_async(acted)(Link.VIEW, WITHDRAW)
    async with opened(slug=token) as late:
        assert await late.closed() == WITHDRAWN


async def test_who_edits_by_an_old_link_is_shown_out_and_who_looks_stays(
    scenario: Scenario,
) -> None:
    await sync_to_async(Scenario.objects.update)(is_listed=False)
    old, view = [await sync_to_async(given)(power) for power in (Link.EDIT, Link.VIEW)]
    async with opened(slug=old) as editing, opened(slug=view) as looking:
        await editing.told("hello")
        await looking.told("hello")
        await sync_to_async(acted)(Link.EDIT, RENEW, old)
        assert await editing.closed() == WITHDRAWN
        await edit("web-new")
        assert (await looking.told("revision"))["revision"] == 2
