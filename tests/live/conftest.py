"""What the tests of live pages share: a stored scenario that may be edited."""

from collections.abc import Iterator

import pytest
from asgiref.sync import async_to_sync
from channels.layers import get_channel_layer

from playground import cabinet
from playground.models import Scenario
from tests.live.pages import build


@pytest.fixture
def scenario(transactional_db: None) -> Iterator[Scenario]:
    """The three-tier example as somebody's own network."""
    cabinet.close_drawers()
    yield build()
    cabinet.close_drawers()
    async_to_sync(get_channel_layer().flush)()
