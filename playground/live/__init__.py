"""Live: whoever has a scenario open hears of its changes."""

from asgiref.sync import async_to_sync
from channels.layers import get_channel_layer


def announce(slug: str, revision: int) -> None:
    """Tell every process that a scenario has a new revision."""
    layer = get_channel_layer()
    message = {"type": "revision", "revision": revision}
    async_to_sync(layer.group_send)(f"scenario.{slug}", message)
