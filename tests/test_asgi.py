"""The websocket door: checked for its origin, and polite to whoever asks for nothing we have."""

from channels.security.websocket import OriginValidator
from channels.testing import WebsocketCommunicator

from playground.asgi import application


async def test_a_websocket_to_nowhere_is_denied_without_an_error() -> None:
    here = [(b"origin", b"http://localhost")]
    connected, _ = await WebsocketCommunicator(application, "/nowhere", headers=here).connect()
    assert not connected


def test_every_websocket_passes_the_origin_check() -> None:
    door = application.application_mapping["websocket"]
    assert isinstance(door, OriginValidator)
    assert "stranger.example" not in door.allowed_origins
