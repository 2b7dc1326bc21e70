"""Logs without secrets: a link is a key, and what is logged shows no more than its beginning."""

import logging
import re

TOKEN = re.compile(r"((?<=/p/)\w{3}|\b[0-9a-f]{4}(?=[0-9a-f]{20}))\w+")
"""Tokens are long runs of hexadecimal digits; the short names of snapshots come after /p/."""

_tracebacks = logging.Formatter()


def without_tokens(text: str) -> str:
    """A text in which each token is told by its first four digits."""
    return TOKEN.sub(r"\1…", text)


class WithoutTokens(logging.Filter):
    """Takes tokens out of whatever is logged: the message, its arguments, a traceback."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg = _plain(record.msg)
        if isinstance(record.args, tuple):
            record.args = tuple(map(_plain, record.args))
        if record.exc_info and not record.exc_text:
            record.exc_text = _tracebacks.formatException(record.exc_info)
        if record.exc_text:
            record.exc_text = without_tokens(record.exc_text)
        return True


def _plain(value: object) -> object:
    """Numbers stay numbers; of anything else only what would be printed."""
    return value if isinstance(value, int | float) else without_tokens(str(value))


def keep_tokens_out_of_the_servers_log() -> None:
    """uvicorn writes addresses into its logs: into the access log, and of every websocket."""
    for name in ("uvicorn.access", "uvicorn.error"):
        log = logging.getLogger(name)
        if not any(isinstance(one, WithoutTokens) for one in log.filters):
            log.addFilter(WithoutTokens())
