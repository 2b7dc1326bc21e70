"""Whoever has a page open is told of each edit: who, what, and the pieces that changed."""

import asyncio
import json

import pytest
from asgiref.sync import sync_to_async
from channels.testing import WebsocketCommunicator
from pytest_django import Settings

from playground.asgi import application
from playground.cabinet import Drawer
from playground.live.seat import POLICY
from playground.models import Scenario
from playground.visitors import new_person
from tests.live.pages import PATIENCE, edit, opened, rename, settled, tell

pytestmark = pytest.mark.usefixtures("scenario")

HERE = [(b"host", b"localhost"), (b"origin", b"http://localhost")]


async def test_a_page_is_greeted_with_the_revision_and_with_who_one_is() -> None:
    person = new_person()
    async with opened(person) as page:
        hello = await page.told("hello")
    assert hello["revision"] == 1
    assert hello["you"] == person.as_json()


async def test_an_edit_is_told_to_everybody_with_who_did_what() -> None:
    author = new_person()
    async with opened() as one, opened() as other:
        await edit("web-new", author)
        for page in (one, other):
            told = await page.told("revision")
            assert (told["from"], told["revision"]) == (1, 2)
            assert author.as_json().items() >= told["by"].items()
            assert told["summary"] == "Renamed an instance web-new"
            assert len(told["changed"]) == 1
            assert [one["id"] for one in told["picture"]["set"]] == [f"r-{told['changed'][0]}"]
            assert "web-new" in json.dumps(told["parts"]["outline"])
            assert "web-new" in json.dumps(told["parts"]["names"])


async def test_what_did_not_change_is_not_told() -> None:
    async with opened() as page:
        await sync_to_async(Scenario.objects.filter(slug="shop").update)(revision=2, title="New")
        await sync_to_async(tell)(2)
        told = await page.told("revision")
    assert told["parts"] == {}
    assert "picture" not in told


async def test_edits_that_come_at_once_are_told_together_and_the_last_one_counts() -> None:
    async with opened() as page:
        for number in range(12):
            await sync_to_async(rename)(f"web-{number}", new_person())
        await edit("web-last")
        revision, at, steps = 1, 0, 0
        while revision < 14:
            told = await page.told("revision")
            assert told["from"] == revision
            revision, at, steps = told["revision"], at + 1, steps + len(told["steps"])
    assert at < 13
    assert steps == 13
    assert "web-last" in json.dumps(told["parts"])


async def test_a_revision_nobody_announced_is_found_all_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("playground.live.feed.BEAT", 0.05)
    async with opened() as page:
        await sync_to_async(rename)("web-quiet", new_person())
        assert (await page.told("revision"))["revision"] == 2


async def test_a_change_that_no_step_tells_of_may_be_anything() -> None:
    async with opened() as page:
        await sync_to_async(Scenario.objects.filter(slug="shop").update)(revision=7, title="New")
        await sync_to_async(tell)(7)
        told = await page.told("revision")
    assert (told["from"], told["revision"]) == (1, 7)
    assert told["changed"] is None
    assert told["title"] == "New"


async def test_a_new_page_is_told_from_where_others_are() -> None:
    async with opened() as early:
        await edit("web-new")
        await early.told("revision")
        async with opened() as late:
            assert (await late.told("hello"))["revision"] == 2


async def test_a_page_of_nothing_is_closed() -> None:
    socket = WebsocketCommunicator(application, "/ws/s/no-such/", headers=HERE)
    await socket.connect()
    assert (await socket.receive_output(2))["code"] == 4404


async def test_a_page_of_another_site_is_not_let_in() -> None:
    strange = [(b"origin", b"https://stranger.example")]
    socket = WebsocketCommunicator(application, "/ws/s/shop/", headers=strange)
    assert (await socket.connect())[0] is False


async def test_pages_beyond_the_limit_are_told_so(settings: Settings) -> None:
    settings.MOST_SOCKETS = 2
    async with opened(), opened():
        socket = WebsocketCommunicator(application, "/ws/s/shop/", headers=HERE)
        await socket.connect()
        assert (await socket.receive_output(2))["code"] == 4029
    async with opened() as page:
        await page.told("hello")


@pytest.mark.parametrize(
    "text",
    [
        "nonsense",
        "[" * 2000,
        '"text"',
        "[1]",
        '{"type": "look", "selected": "' + "x" * 3000 + '"}',
    ],
)
async def test_nonsense_from_a_page_closes_it_and_no_other(text: str) -> None:
    async with opened() as hostile, opened() as other:
        await hostile.socket.send_to(text_data=text)
        assert await hostile.closed() == POLICY
        await edit("web-new")
        assert (await other.told("revision"))["revision"] == 2


async def test_bytes_from_a_page_close_it() -> None:
    async with opened() as page:
        await page.socket.send_to(bytes_data=b"\x00\x01")
        assert await page.closed() == POLICY


async def test_a_page_that_talks_without_end_is_closed() -> None:
    async with opened() as page:
        for number in range(80):
            await page.say(type="look", selected=f"i-{number}")
        assert await page.closed() == POLICY


async def test_what_a_newer_page_may_say_one_day_is_no_fault() -> None:
    async with opened() as page:
        for message in ({"type": "new"}, {}, {"type": "look", "selected": 7}, {"type": "got"}):
            await page.say(**message)
        await edit("web-new")
        assert (await page.told("revision"))["revision"] == 2


async def test_a_page_that_does_not_read_is_closed_and_holds_nobody_back(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("playground.live.seat.MOST_UNREAD", 1_000)
    async with opened() as deaf, opened() as page:
        for number in range(2, 6):
            await edit(f"web-{number}")
            assert (await page.told("revision"))["revision"] == number
            await page.say(type="got", count=100)
            await settled()
        assert await deaf.closed() == 4008


async def test_a_fault_in_one_revision_does_not_end_the_feed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("playground.live.feed.PAUSE", 0.01)
    async with opened() as page:
        await page.told("hello")
        with monkeypatch.context() as broken:
            broken.setattr("playground.live.feed.told_steps", None)
            await edit("web-broken")
            await settled()
        await edit("web-whole")
        told = await page.told("revision")
        assert (told["from"], told["revision"]) == (1, 3)


async def test_when_everybody_has_left_nothing_is_kept() -> None:
    from playground.live.feeds import _feeds

    async with opened():
        assert list(_feeds[asyncio.get_running_loop()]) == ["shop"]
    await settled()
    assert not _feeds[asyncio.get_running_loop()]
    async with asyncio.timeout(PATIENCE):  # who leaves a group says so to Redis, where there is one
        while [task for task in asyncio.all_tasks() if "Feed" in repr(task.get_coro())]:
            await settled()


async def test_who_asks_something_is_told_the_new_answer_and_nobody_else_is() -> None:
    async with opened() as asking, opened() as silent:
        await asking.say(type="ask", query="from=internet&to=web-2&port=443")
        await silent.say(type="ask", query="")
        await settled()
        await edit("web-new")
        answer = await asking.told("answer")
        assert answer["asked"] == "from=internet&to=web-2&port=443"
        assert answer["revision"] == 2
        assert answer["says"].startswith("Yes")
        await silent.told("revision")
        await settled()
        assert "answer" not in await silent.rest()


async def test_a_question_is_answered_once_for_all_who_ask_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from playground.live import Rendering
    from playground.live.feed import Feed

    asked: list[str] = []
    plain = Feed.__init__

    def counting(feed: Feed, slug: str, rendering: Rendering) -> None:
        def answer(drawer: Drawer, query: str) -> str:
            asked.append(query)
            return '{"type": "answer"}'

        plain(feed, slug, rendering._replace(answer=answer))

    monkeypatch.setattr(Feed, "__init__", counting)
    async with opened() as one, opened() as other, opened() as third:
        for page, query in ((one, "from=a&to=b"), (other, "from=a&to=b"), (third, "from=c&to=d")):
            await page.say(type="ask", query=query)
        await settled()
        await edit("web-new")
        for page in (one, other, third):
            await page.told("answer")
    assert sorted(asked) == ["from=a&to=b", "from=c&to=d"]


@pytest.mark.parametrize("query", ["%00=&&==", "from=%ff&to=\u2028", "from=a&to=b&port=x", 7, None])
async def test_a_hostile_question_is_answered_or_passed_over(query: object) -> None:
    async with opened() as page:
        await page.say(type="ask", query=query)
        await settled()
        await edit("web-new")
        assert (await page.told("revision"))["revision"] == 2
        await edit("web-newer")
        assert (await page.told("revision"))["revision"] == 3
