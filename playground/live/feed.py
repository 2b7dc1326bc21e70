"""The feed of one link to a scenario in one process: each revision rendered once for every seat.

What comes over the channel layer is only a reason to look: the newest revision counts, however many
were announced, and one that nobody heard of is found by looking now and then.
"""

import asyncio
import json
import logging
import secrets
from collections import Counter
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from time import monotonic
from typing import Any

from channels.db import database_sync_to_async
from channels.layers import get_channel_layer

from playground.cabinet import Drawer, open_drawer
from playground.gate.outage import AWAY
from playground.links import open_by
from playground.live.announcing import TROUBLE, group_of
from playground.live.crowd import Crowd
from playground.live.news import Rendering, told_steps, why_gone
from playground.live.seat import Seat

log = logging.getLogger(__name__)


MOST_ASKED = 16
"""So many different questions are asked again for their pages; others ask by themselves."""

BEAT = 10.0
"""Seconds between words to other processes; so often a feed also looks for itself."""
PATIENCE = 2.0
"""Seconds that the first page waits for the channel layer; without it there is still the beat."""
PEOPLE_PACE, PEOPLE_PACE_EACH = 0.25, 0.002
"""Seconds between two lists of people, and how many more for each page that is told."""
PAUSE = 1.0
"""Seconds after something broke, before it is tried again."""

_threads = ThreadPoolExecutor(2, "live")


class Feed:
    """One scenario, as far as this process shows it to those who came by one link."""

    def __init__(self, slug: str, rendering: Rendering) -> None:
        self.slug, self.id = slug, secrets.token_hex(8)
        self._rendering, self._crowd = rendering, Crowd()
        self._shown: Drawer | None = None
        self._news, self._people_news = asyncio.Event(), asyncio.Event()
        self._own_news, self._people_told = True, ""
        self._group, self._listening = "", asyncio.Event()
        self._opening = asyncio.ensure_future(self._open())
        self._tasks: list[asyncio.Task[None]] = []
        self._layer: Any = get_channel_layer()

    @property
    def seats(self) -> set[Seat]:
        """The open pages."""
        return self._crowd.seats

    async def refusal(self) -> int | None:
        """Wait until changes will be heard: None; or the code that says why none will be."""
        opened = await asyncio.shield(self._opening)
        return None if opened else await _in_thread(why_gone, self.slug)

    async def _open(self) -> bool:
        opening = await _in_thread(open_by, self.slug)
        if opening is None:
            return False
        self._group = group_of(opening.scenario.pk)
        self._tasks = [asyncio.create_task(self._forever(self._listen))]
        try:
            await asyncio.wait_for(self._listening.wait(), PATIENCE)
        except TimeoutError:
            log.warning("The channel layer is silent: changes of %s come late.", self.slug)
        self._shown = await _in_thread(open_drawer, self.slug)
        if self._shown is None:
            return False
        for task in (self._follow, self._beat, self._tell_people):
            self._tasks.append(asyncio.create_task(self._forever(task)))
        return True

    def welcome(self, seat: Seat) -> None:
        """Say from which revision on changes will be told, and who one is."""
        assert self._shown is not None
        self._people_told = ""
        you = seat.person.as_json()
        seat.offer(json.dumps({"type": "hello", "revision": self._shown.revision, "you": you}))
        self.people_changed()

    def people_changed(self) -> None:
        """Somebody of this process came, left, or looks at something else."""
        self._own_news = True
        self._people_news.set()

    def close(self) -> None:
        """Nobody is here any more."""
        for task in (self._opening, *self._tasks):
            task.cancel()
        _keep(asyncio.ensure_future(self._say_goodbye()))

    async def _say_goodbye(self) -> None:
        try:
            await self._say({"type": "people", "people": [], "more": 0})
        except TROUBLE as problem:
            log.warning("Nobody was told that all have left %s: %s", self.slug, problem)

    async def _forever(self, act: Callable[[], Awaitable[None]]) -> None:
        """A fault in one round must not end what everybody relies on."""
        while True:
            try:
                await act()
            except (*TROUBLE, *AWAY) as problem:
                log.warning("What the feed of %s needs is away: %s", self.slug, problem)
                await asyncio.sleep(PAUSE)
            except Exception:
                log.exception("The feed of %s stumbled", self.slug)
                await asyncio.sleep(PAUSE)

    async def _listen(self) -> None:
        """Hear the group through a channel of one's own, until something breaks."""
        channel = await self._layer.new_channel("live.")
        await self._layer.group_add(self._group, channel)
        self._channel = channel
        self._listening.set()
        self._news.set()  # what was announced while nobody listened
        await self._say({"type": "who", "feed": self.id})
        try:
            while True:
                self._hear(await self._layer.receive(channel))
        finally:
            await self._layer.group_discard(self._group, channel)

    def _hear(self, message: dict[str, Any]) -> None:
        if message["type"] == "revision":
            self._news.set()
        elif message.get("feed") == self.id:
            return
        elif message["type"] == "who":
            self.people_changed()
        else:
            self._crowd.hear(message["feed"], message["people"], message["more"], monotonic())
            self._people_news.set()

    async def _say(self, message: dict[str, Any]) -> None:
        if not self._group:
            return
        await self._layer.group_send(self._group, {"feed": self.id, **message})

    async def _follow(self) -> None:
        """What is announced while one revision is rendered is told together, in the next."""
        await self._news.wait()
        self._news.clear()
        try:
            await self._catch_up()
        except AWAY:
            self._news.set()
            raise

    async def _catch_up(self) -> None:
        now, text = await _in_thread(_told, self.slug, self._rendering, self._shown)
        if now is None:
            code = await _in_thread(why_gone, self.slug)
            for seat in self.seats:
                seat.end(code)
        elif text:
            self._shown = now
            self._send(text)
            await self._answer(now)

    async def _answer(self, now: Drawer) -> None:
        """Each question once, for all who ask it; not any more when something newer is there."""
        asked = Counter(seat.asks for seat in self.seats if seat.asks)
        for query, _ in asked.most_common(MOST_ASKED):
            if self._news.is_set():
                return
            text = await _in_thread(_answered, self._rendering, now, query)
            for seat in self.seats:
                if seat.asks == query:
                    seat.offer(text)

    def _send(self, text: str) -> None:
        for seat in self.seats:
            seat.offer(text)

    async def _beat(self) -> None:
        """Stay in the group, tell others of one's people, and look whether anything was missed."""
        await asyncio.sleep(BEAT)
        self._news.set()
        self.people_changed()
        self._crowd.forget_silent(monotonic())
        await self._layer.group_add(self._group, self._channel)

    async def _tell_people(self) -> None:
        """Pages hear of everybody, other processes of this one's people, and only of changes."""
        await self._people_news.wait()
        self._people_news.clear()
        text = json.dumps({"type": "people", **self._crowd.everybody()})
        if text != self._people_told:
            self._people_told = text
            self._send(text)
        try:
            await self._tell_others()
        finally:
            await asyncio.sleep(PEOPLE_PACE + PEOPLE_PACE_EACH * len(self.seats))

    async def _tell_others(self) -> None:
        if self._own_news:
            self._own_news = False
            await self._say({"type": "people", **self._crowd.own()})


def _told(slug: str, rendering: Rendering, before: Drawer) -> tuple[Drawer | None, str]:
    """The newest revision and the message of it; "" where it is the one that is shown."""
    now = open_drawer(slug)
    if now is None or now.revision <= before.revision:
        return now, ""
    told = told_steps(now.scenario, before.revision, now.revision)
    revisions = {"type": "revision", "from": before.revision, "revision": now.revision}
    return now, json.dumps(revisions | told | rendering.change(before, now), ensure_ascii=False)


def _answered(rendering: Rendering, now: Drawer, query: str) -> str:
    """An answer, with the question that it is for."""
    return f'{{"asked": {json.dumps(query)}, {rendering.answer(now, query)[1:]}'


async def _in_thread(act: Callable[..., Any], *arguments: Any) -> Any:
    run = database_sync_to_async(act, thread_sensitive=False, executor=_threads)
    return await run(*arguments)


_last_words: set[asyncio.Task[None]] = set()


def _keep(task: asyncio.Task[None]) -> None:
    """The loop holds tasks only weakly."""
    _last_words.add(task)
    task.add_done_callback(_last_words.discard)
