"""Several workers need Redis: without it each would tell only its own pages of a change."""

import multiprocessing
import os
import sys
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Warning, register

ALONE = (
    "Several workers need Redis, or changes reach only the pages of one of them. "
    "Set REDIS_URL, for instance redis://127.0.0.1:6379/0, or serve with one worker."
)
STARTUP_FAILURE = 3
"""The exit status of a worker that makes uvicorn end, in place of starting it again."""


def asked_for_workers() -> int:
    """How many workers WEB_CONCURRENCY asks for, which uvicorn reads too; 1 without a number."""
    asked = os.environ.get("WEB_CONCURRENCY", "")
    return int(asked) if asked.isdecimal() else 1


@register
def check_workers(**_: Any) -> list[CheckMessage]:
    """For `manage.py check`: several workers, and nothing that carries messages between them."""
    if asked_for_workers() < 2 or settings.REDIS_URL:
        return []
    hint = "Set REDIS_URL, or WEB_CONCURRENCY=1."
    return [Warning("Several workers need Redis (WEB_CONCURRENCY).", hint, id="playground.W001")]


def refuse_to_lose_messages() -> None:
    """End a worker that has siblings and no Redis: uvicorn then stops, and the reason stands there.

    To be called where the server finds the site, so that it holds however the server was started.
    """
    if _one_of_several() and not settings.REDIS_URL:
        sys.stderr.write(f"{ALONE}\n")
        raise SystemExit(STARTUP_FAILURE)


def _one_of_several() -> bool:
    """Is this a worker of uvicorn's?  A server that reloads itself has one worker as well."""
    child = multiprocessing.parent_process() is not None
    return child and "uvicorn" in sys.modules and "--reload" not in sys.argv
