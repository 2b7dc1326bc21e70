"""The command that starts uvicorn, with what this site wants of it."""

import sys

SECONDS_TO_LEAVE = 5
SECONDS_TO_ANSWER = 30
LARGEST_MESSAGE = 64 * 1024
"""Bytes of one that a page sends; the longest that is understood has 2,048 characters."""


def server_command(host: str, port: int, workers: int) -> list[str]:
    """uvicorn's command line.

    Links are keys, so requests are not logged.  What is told to all is not compressed for each.
    A worker that works hard is not taken for a dead one before half a minute has passed.  Whom to
    believe about the scheme and the address of a visitor is said by FORWARDED_ALLOW_IPS.
    """
    return [
        *(sys.executable, "-m", "uvicorn", "playground.asgi:application"),
        *("--host", host, "--port", str(port), "--workers", str(workers)),
        *("--lifespan", "off", "--no-access-log", "--no-server-header"),
        *("--ws-per-message-deflate", "false", "--ws-max-size", str(LARGEST_MESSAGE)),
        *("--timeout-graceful-shutdown", str(SECONDS_TO_LEAVE)),
        *("--timeout-worker-healthcheck", str(SECONDS_TO_ANSWER)),
    ]
