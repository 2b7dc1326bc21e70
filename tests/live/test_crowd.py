"""Who is there, in this process and in others: told once each, forgotten when they are gone."""

import asyncio
from collections.abc import Iterator

import pytest
from channels.layers import InMemoryChannelLayer

from playground.live.crowd import EXPIRY, MOST_TOLD, Crowd
from playground.live.seat import Seat
from playground.visitors import Person, new_person
from tests.live.pages import opened, settled


@pytest.fixture
async def crowd() -> Crowd:
    return Crowd()


def seated(crowd: Crowd, person: Person, selected: str = "", since: float = 0) -> Seat:
    seat = Seat(person, lambda: None)
    seat.selected, seat.since = selected, since
    crowd.seats.add(seat)
    return seat


def told(name: str, selected: str = "") -> dict[str, str]:
    return {**new_person()._replace(name=name).as_json(), "selected": selected}


async def test_people_are_told_by_name_with_what_they_look_at(crowd: Crowd) -> None:
    ada = new_person()._replace(name="Ada")
    seated(crowd, ada, "i-1")
    crowd.hear("other", [told("Bob", "i-2")], 0, now=0)
    people = crowd.everybody()["people"]
    assert [(one["name"], one["selected"]) for one in people] == [("Ada", "i-1"), ("Bob", "i-2")]
    assert people[0] == {**ada.as_json(), "selected": "i-1"}


async def test_somebody_with_two_pages_is_told_once_by_what_they_looked_at_last(
    crowd: Crowd,
) -> None:
    ada = new_person()
    seated(crowd, ada, "i-new", since=2)
    seated(crowd, ada, "i-old", since=1)
    assert [one["selected"] for one in crowd.everybody()["people"]] == ["i-new"]


async def test_what_another_process_says_is_in_place_of_what_it_said(crowd: Crowd) -> None:
    crowd.hear("other", [told("Ada"), told("Bob")], 0, now=0)
    crowd.hear("other", [told("Bob")], 0, now=1)
    assert [one["name"] for one in crowd.everybody()["people"]] == ["Bob"]
    crowd.hear("other", [], 0, now=2)
    assert crowd.everybody()["people"] == []


async def test_a_process_that_says_nothing_for_long_is_forgotten(crowd: Crowd) -> None:
    crowd.hear("silent", [told("Ada")], 0, now=0)
    crowd.hear("alive", [told("Bob")], 0, now=EXPIRY)
    assert not crowd.forget_silent(EXPIRY - 1)
    assert crowd.forget_silent(EXPIRY + 1)
    assert [one["name"] for one in crowd.everybody()["people"]] == ["Bob"]


async def test_of_a_large_crowd_so_many_are_named_and_the_others_counted(crowd: Crowd) -> None:
    for _ in range(MOST_TOLD + 5):
        seated(crowd, new_person())
    crowd.hear("other", [told("Zoe") for _ in range(MOST_TOLD)], 7, now=0)
    everybody = crowd.everybody()
    assert len(everybody["people"]) == MOST_TOLD
    assert everybody["more"] == MOST_TOLD + 5 + 7
    assert crowd.own()["more"] == 5


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """People are told at once."""
    monkeypatch.setattr("playground.live.feed.PEOPLE_PACE", 0.01)
    yield


@pytest.mark.usefixtures("scenario", "quick")
async def test_everybody_sees_who_comes_who_looks_where_and_who_leaves() -> None:
    ada, bob = (new_person()._replace(name=name) for name in ("Ada", "Bob"))
    async with opened(ada) as page:
        await page.people("Ada")
        async with opened(bob) as other:
            await page.people("Ada", "Bob")
            await other.say(type="look", selected="i-7")
            there = await page.told("people", lambda told: told["people"][1]["selected"])
            assert there["people"][1]["selected"] == "i-7"
        await page.people("Ada")


@pytest.mark.usefixtures("scenario", "quick")
async def test_nobody_is_told_what_they_know() -> None:
    async with opened() as page:
        await page.told("people")
        await page.say(type="look", selected="i-1")
        await page.told("people", lambda told: told["people"][0]["selected"] == "i-1")
        await page.say(type="look", selected="i-1")
        await settled()
        assert await page.socket.receive_nothing()


@pytest.mark.usefixtures("scenario", "quick")
async def test_a_resource_is_looked_at_by_its_id_and_by_nothing_hostile() -> None:
    async with opened() as page:
        for hostile in ("x" * 400, "a\x00b", None, 7, ["i-1"]):
            await page.say(type="look", selected=hostile)
        await page.say(type="look", selected="<script>")
        there = await page.told("people", lambda told: told["people"][0]["selected"])
        assert there["people"][0]["selected"] == "<script>"


@pytest.mark.usefixtures("scenario", "quick")
async def test_two_processes_tell_each_other_of_their_people(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The other process is a feed of its own at the same channel layer."""
    from playground.live import feeds

    layer = InMemoryChannelLayer()
    monkeypatch.setattr("playground.live.feed.get_channel_layer", lambda: layer)
    monkeypatch.setattr("playground.live.feed.BEAT", 0.05)
    ada, bob = (new_person()._replace(name=name) for name in ("Ada", "Bob"))
    async with opened(ada) as page:
        here = feeds._feeds.pop(asyncio.get_running_loop())
        async with opened(bob) as other:
            await other.people("Ada", "Bob")
            await page.people("Ada", "Bob")
        await page.people("Ada")
        feeds._feeds[asyncio.get_running_loop()] = here
