"""What the tests of live pages share: a stored scenario that may be edited."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from asgiref.sync import async_to_sync
from channels.db import database_sync_to_async
from channels.layers import get_channel_layer

from playground import cabinet
from playground.models import Scenario
from tests.live.pages import build


@pytest.fixture(autouse=True)
def one_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    """The database of the tests lies in memory: who writes there while others read is refused."""

    async def run(act: Callable[..., Any], *arguments: Any) -> Any:
        return await database_sync_to_async(act)(*arguments)

    monkeypatch.setattr("playground.live.feed._in_thread", run)


@pytest.fixture
def scenario(transactional_db: None) -> Iterator[Scenario]:
    """The three-tier example as somebody's own network."""
    cabinet.close_drawers()
    yield build()
    cabinet.close_drawers()
    async_to_sync(get_channel_layer().flush)()
