"""Links are keys: what is logged shows no more than the beginning of a token."""

import logging
import secrets
from io import StringIO

import pytest

from playground.asgi import application  # noqa: F401  (it sees to the server's log)
from playground.serving.discretion import WithoutTokens

TOKEN = secrets.token_hex(16)


def logged(name: str, message: str, *arguments: object, traceback: bool = False) -> str:
    """What a log of the site's or of the server's prints."""
    log, printed = logging.getLogger(name), StringIO()
    handler = logging.StreamHandler(printed)
    handler.addFilter(WithoutTokens())
    own = logging.StreamHandler(printed) if name.startswith("uvicorn") else handler
    log.addHandler(own)
    try:
        log.error(message, *arguments, exc_info=traceback)
    finally:
        log.removeHandler(own)
    return printed.getvalue()


def test_an_address_in_the_access_log_shows_no_token() -> None:
    line = logged("uvicorn.access", '%s - "%s %s HTTP/%s" %d', "::1", "GET", f"/s/{TOKEN}/?a=b",
                  "1.1", 200)  # fmt: skip
    assert line == f'::1 - "GET /s/{TOKEN[:4]}…/?a=b HTTP/1.1" 200\n'


def test_a_websocket_that_is_taken_shows_no_token() -> None:
    line = logged("uvicorn.error", '%s - "WebSocket %s" [accepted]', ("::1", 1), f"/ws/s/{TOKEN}/")
    assert line == f"('::1', 1) - \"WebSocket /ws/s/{TOKEN[:4]}…/\" [accepted]\n"


def test_a_fault_shows_no_token_not_in_its_traceback_either() -> None:
    try:
        raise ValueError(f"nothing at {TOKEN}")
    except ValueError:
        text = logged("tests", "Not Found: %s", f"/s/{TOKEN}/", traceback=True)
    assert TOKEN not in text
    assert f"ValueError: nothing at {TOKEN[:4]}…" in text


def test_the_short_name_of_a_snapshot_is_one_too() -> None:
    line = logged("tests", "Not Found: %s", "/p/k3v9x2m7qa/embed/")
    assert line == "Not Found: /p/k3v…/embed/\n"


@pytest.mark.parametrize("name", ["vpc-0123456789abcdef0", "three-tier", "eni-00aa11bb22cc33dd4"])
def test_what_is_no_token_stays(name: str) -> None:
    assert name in logged("tests", "Not Found: %s", name)
