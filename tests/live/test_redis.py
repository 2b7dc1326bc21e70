"""The same through Redis: a real one on this machine, or nothing is tested here."""

import asyncio
import socket
from collections.abc import AsyncIterator
from typing import Any

import pytest
from channels_redis.pubsub import RedisPubSubChannelLayer

from playground.live import feeds
from playground.live.announcing import group_of
from playground.models import Scenario
from playground.visitors import new_person
from tests.live.pages import opened, rename
from tests.live.test_crowd import quick  # noqa: F401  (a fixture)

REDIS = ("127.0.0.1", 6379)


def redis_is_there() -> bool:
    try:
        socket.create_connection(REDIS, timeout=0.5).close()
    except OSError:
        return False
    return True


pytestmark = [
    pytest.mark.skipif(not redis_is_there(), reason="no Redis on 127.0.0.1:6379"),
    pytest.mark.usefixtures("scenario", "quick"),
]


@pytest.fixture
async def redis(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Any]:
    """A channel layer with a prefix of its own, so that nobody else hears of it."""
    url = f"redis://{REDIS[0]}:{REDIS[1]}"
    layer = RedisPubSubChannelLayer(hosts=[url], prefix=f"test-{new_person().id}")
    monkeypatch.setattr("playground.live.feed.get_channel_layer", lambda: layer)
    yield layer
    await layer.flush()


async def announced(layer: Any, name: str) -> int:
    """An edit in another process."""
    from asgiref.sync import sync_to_async

    revision = await sync_to_async(rename)(name, new_person())
    scenario = await Scenario.objects.aget(slug="shop")
    await layer.group_send(group_of(scenario.pk), {"type": "revision", "revision": revision})
    return revision


async def test_an_edit_of_another_process_is_told(redis: Any) -> None:
    async with opened() as page:
        await page.told("hello")
        await announced(redis, "web-new")
        assert (await page.told("revision"))["revision"] == 2


async def test_people_of_another_process_are_seen_and_leave(redis: Any) -> None:
    ada, bob = (new_person()._replace(name=name) for name in ("Ada", "Bob"))
    async with opened(ada) as page:
        here = feeds._feeds.pop(asyncio.get_running_loop())
        async with opened(bob) as other:
            await other.people("Ada", "Bob")
            await page.people("Ada", "Bob")
        await page.people("Ada")
        feeds._feeds[asyncio.get_running_loop()] = here


async def test_without_redis_pages_open_all_the_same_and_changes_come_late(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        nobody = probe.getsockname()[1]
        layer = RedisPubSubChannelLayer(hosts=[f"redis://127.0.0.1:{nobody}"])
        monkeypatch.setattr("playground.live.feed.get_channel_layer", lambda: layer)
        for name in ("PATIENCE", "BEAT", "PAUSE"):
            monkeypatch.setattr(f"playground.live.feed.{name}", 0.05)
        async with opened() as page:
            await page.told("hello")
            from asgiref.sync import sync_to_async

            await sync_to_async(rename)("web-new", new_person())
            assert (await page.told("revision"))["revision"] == 2
    await layer.flush()
