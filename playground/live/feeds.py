"""Feeds by scenario, one in each process that has an open page of it; and how a seat is taken."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from weakref import WeakKeyDictionary

from django.conf import settings

from playground.live.feed import Feed
from playground.live.news import Rendering
from playground.live.seat import FULL, Seat
from playground.visitors import Person

Feeds = dict[str, Feed]

_feeds: WeakKeyDictionary[asyncio.AbstractEventLoop, Feeds] = WeakKeyDictionary()


class NoSeat(Exception):  # noqa: N818  (an outcome that sockets expect, not a bug)
    """There is no such scenario, or no seat is free; `code` closes the socket."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


@asynccontextmanager
async def take_seat(slug: str, person: Person, rendering: Rendering) -> AsyncIterator[Seat]:
    """A seat at the feed of a scenario, which begins with the first and ends with the last.

    What waits in it first is a hello with the revision from which changes will be told.
    Raises NoSeat.
    """
    feeds = _feeds.setdefault(asyncio.get_running_loop(), {})
    feed = feeds.get(slug)
    if feed is None:
        feed = feeds[slug] = Feed(slug, rendering)
    if len(feed.seats) >= settings.MOST_SOCKETS:
        raise NoSeat(FULL)
    seat = Seat(person, feed.people_changed)
    feed.seats.add(seat)
    try:
        refusal = await feed.refusal()
        if refusal is not None:
            raise NoSeat(refusal)
        feed.welcome(seat)
        yield seat
    finally:
        feed.seats.discard(seat)
        feed.people_changed()
        if not feed.seats and feeds.get(slug) is feed:
            del feeds[slug]
            feed.close()
