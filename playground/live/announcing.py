"""Telling every process that a scenario changed: a few bytes, the revision and no more."""

import logging

from asgiref.sync import async_to_sync
from channels.layers import get_channel_layer
from redis.exceptions import RedisError

log = logging.getLogger(__name__)

TROUBLE = (OSError, RedisError)
"""What a channel layer may raise when what carries it is away."""


def group_of(scenario: int) -> str:
    """The group of all feeds of a scenario, by its key: each link to it has a feed of its own."""
    return f"live.{scenario}"


def announce(scenario: int, revision: int) -> None:
    """Say that a scenario, by its key, has a new revision.  To be called after the commit, in a
    thread.

    When nobody can be told, the edit stands all the same: feeds also look by themselves.
    """
    message = {"type": "revision", "revision": revision}
    try:
        async_to_sync(get_channel_layer().group_send)(group_of(scenario), message)
    except TROUBLE as problem:
        log.warning(
            "Nobody was told of revision %s of scenario %s: %s", revision, scenario, problem
        )
