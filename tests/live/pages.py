"""Pages that follow a scenario over a websocket, as the tests open them, and edits of others."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

from asgiref.sync import sync_to_async
from channels.testing import WebsocketCommunicator
from django.db import transaction

from playground.asgi import application
from playground.live import announce
from playground.models import Edit, Instance, Scenario
from playground.models.rows import save_rows
from playground.sources import example_path, open_path
from playground.visitors import COOKIE, Person, cookie_of, new_person

SLUG = "shop"
PATIENCE = 5


def build(slug: str = SLUG, example: str = "three-tier") -> Scenario:
    """A scenario that may be edited, made of an example."""
    rows = open_path(example_path(example)).rows
    rows.scenario.slug, rows.scenario.is_example = slug, False
    save_rows(rows)
    return rows.scenario


def rename(name: str, person: Person, slug: str = SLUG) -> int:
    """Give an instance another name, as an edit does it; returns the new revision."""
    with transaction.atomic():
        scenario = Scenario.objects.get(slug=slug)
        instance = Instance.objects.filter(scenario=scenario).order_by("pk").first()
        assert instance is not None
        instance.name = name
        instance.save()
        scenario.revision += 1
        scenario.save()
        Edit.objects.create(
            scenario=scenario,
            revision=scenario.revision,
            visitor=person.id,
            name=person.name,
            colour=person.colour,
            summary=f"Renamed an instance {name}",
            changes={instance.aws_id: [None, None]},
        )
    return int(scenario.revision)


def tell(revision: int, slug: str = SLUG) -> None:
    """Announce a revision."""
    announce(Scenario.objects.get(slug=slug).pk, revision)


async def edit(name: str, person: Person | None = None, slug: str = SLUG) -> int:
    """An edit that everybody hears of."""
    revision = await sync_to_async(rename)(name, person or new_person(), slug)
    await sync_to_async(tell)(revision, slug)
    return revision


class LivePage:
    """One open page: what it was told, in order."""

    def __init__(self, socket: WebsocketCommunicator) -> None:
        self.socket = socket

    async def rest(self) -> list[str]:
        """The kinds of all that waits to be read; lists of people come when they come."""
        kinds = []
        while not await self.socket.receive_nothing():
            kinds.append(json.loads(await self.socket.receive_from(PATIENCE))["type"])
        return kinds

    async def told(self, kind: str, fits: Callable[[Any], bool] = lambda _: True) -> Any:
        """The next message of a kind that fits; others are passed over."""
        while True:
            message = json.loads(await self.socket.receive_from(PATIENCE))
            if message["type"] == kind and fits(message):
                return message

    async def people(self, *names: str) -> Any:
        """Wait until exactly these are here."""
        wanted = sorted(names)
        return await self.told(
            "people", lambda told: sorted(one["name"] for one in told["people"]) == wanted
        )

    async def say(self, **message: object) -> None:
        """Say something to the server."""
        await self.socket.send_json_to(message)

    async def closed(self) -> int:
        """The code with which the server closes the socket."""
        while True:
            message = await self.socket.receive_output(PATIENCE)
            if message["type"] == "websocket.close":
                return int(message["code"])


@asynccontextmanager
async def opened(
    person: Person | None = None, slug: str = SLUG, door: Any = application
) -> AsyncIterator[LivePage]:
    """A page of somebody, until it is closed."""
    cookie = f"{COOKIE}={cookie_of(person or new_person())}".encode()
    headers = [(b"host", b"localhost"), (b"origin", b"http://localhost"), (b"cookie", cookie)]
    socket = WebsocketCommunicator(door, f"/ws/s/{slug}/", headers=headers)
    connected, _ = await socket.connect(PATIENCE)
    assert connected
    try:
        yield LivePage(socket)
    finally:
        await socket.disconnect(timeout=PATIENCE)
        await asyncio.sleep(0)  # the last words of the feed


async def settled() -> None:
    """Let everything that can go on go on."""
    for _ in range(20):
        await asyncio.sleep(0.005)
