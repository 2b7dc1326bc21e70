"""Websockets: opened too often, or too many of them, they are let in only to hear so."""

import pytest
from channels.testing import WebsocketCommunicator
from pytest_django import Settings

from playground.asgi import application
from playground.gate.rate_limits.budgets import Budget, Kind
from playground.gate.rate_limits.sockets import TOO_MANY, _open
from tests.live.pages import PATIENCE

Budgets = dict[Kind, Budget]


def socket_from(address: str) -> WebsocketCommunicator:
    headers = [(b"host", b"localhost"), (b"origin", b"http://localhost")]
    door = WebsocketCommunicator(application, "/ws/s/no-such/", headers=headers)
    door.scope["client"] = [address, 4711]
    return door


async def closed_with(address: str) -> int:
    """The code with which a socket to no scenario at all is closed."""
    door = socket_from(address)
    connected, _ = await door.connect(PATIENCE)
    assert connected
    message = await door.receive_output(PATIENCE)
    assert message["type"] == "websocket.close"
    await door.wait(PATIENCE)
    return int(message["code"])


@pytest.mark.django_db(transaction=True)
async def test_opened_too_often_they_are_closed_with_a_reason(
    address: str, narrow: Budgets
) -> None:
    narrow[Kind.SOCKETS] = Budget(2, 2)
    codes = [await closed_with(address) for _ in range(4)]
    assert codes == [4404, 4404, TOO_MANY, TOO_MANY]


@pytest.mark.django_db(transaction=True)
async def test_one_address_has_so_many_open_and_no_more(
    address: str, narrow: Budgets, settings: Settings
) -> None:
    settings.MOST_SOCKETS_OF_ADDRESS = 0
    assert await closed_with(address) == TOO_MANY
    settings.MOST_SOCKETS_OF_ADDRESS = 1
    for _ in range(3):
        assert await closed_with(address) == 4404
    assert address not in _open
