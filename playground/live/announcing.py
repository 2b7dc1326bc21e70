"""Telling every process that a scenario changed: a few bytes, the revision and no more."""

import logging
from hashlib import sha256

from asgiref.sync import async_to_sync
from channels.layers import get_channel_layer
from redis.exceptions import RedisError

log = logging.getLogger(__name__)

TROUBLE = (OSError, RedisError)
"""What a channel layer may raise when what carries it is away."""


def group_of(slug: str) -> str:
    """The group of all feeds of a scenario; a slug may be longer than a group's name."""
    return f"live.{sha256(slug.encode()).hexdigest()[:32]}"


def announce(slug: str, revision: int) -> None:
    """Say that a scenario has a new revision.  To be called after the commit, in a thread.

    When nobody can be told, the edit stands all the same: feeds also look by themselves.
    """
    message = {"type": "revision", "revision": revision}
    try:
        async_to_sync(get_channel_layer().group_send)(group_of(slug), message)
    except TROUBLE as problem:
        log.warning("Nobody was told of revision %s of %s: %s", revision, slug, problem)
