"""Messages over a websocket that no page of this site would send: nobody is taken for another, and
whoever sends nonsense is shown out.  More of them are in `tests/live/test_following.py`.
"""

import json

import pytest
from django.core import signing

from playground.live.seat import LONGEST_MESSAGE, POLICY
from playground.visitors import SALT, cookie_of, new_person
from tests.live.conftest import one_thread, scenario
from tests.live.pages import opened, settled

__all__ = ["one_thread", "scenario"]

pytestmark = pytest.mark.usefixtures("scenario")

ATTACK = {"id": "a" * 16, "name": "<x-evil>", "colour": "person-1 evil"}


@pytest.mark.parametrize(
    "message",
    [
        {"type": "hello", "you": ATTACK},
        {"type": "people", "people": [ATTACK], "more": 99},
        {"type": "revision", "from": 1, "revision": 99, "picture": {"whole": "<svg>"}},
        {"type": "answer", "asked": "", "trace": "<x-evil>"},
        {"type": "who", "feed": "x", **ATTACK},
        {"type": "look", "selected": "i-1", **ATTACK},
        {"type": "live.people", "name": "<x-evil>"},
    ],
    ids=lambda message: str(message["type"]),
)
async def test_nobody_speaks_for_the_server_or_for_somebody_else(message: object) -> None:
    ada = new_person()._replace(name="Ada")
    async with opened() as honest, opened(ada) as forger:
        await honest.people("Ada", (await honest.told("hello"))["you"]["name"])
        await forger.socket.send_to(text_data=json.dumps(message))
        await settled()
        heard = []
        while not await honest.socket.receive_nothing():
            heard.append(json.loads(await honest.socket.receive_from(5)))
        assert {one["type"] for one in heard} <= {"people"}
        assert "evil" not in json.dumps(heard)


@pytest.mark.parametrize(
    "cookie",
    [
        signing.dumps(["0" * 16, "Ada"], salt="forged"),
        signing.dumps(["0" * 16, "Ada"], salt=SALT, key="another key"),
        cookie_of(new_person()).replace(":", ".", 1),
        "x" * 4_000,
        '"; Path=/; visitor="',
        "",
    ],
    ids=["salt", "key", "cut", "long", "quotes", "none"],
)
async def test_a_forged_cookie_is_somebody_new(
    cookie: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tests.live.pages.cookie_of", lambda _: cookie)
    async with opened() as page:
        you = (await page.told("hello"))["you"]
    assert you["id"] != "0" * 16
    assert you["name"] != "Ada"
    assert you["colour"].startswith("person-")


@pytest.mark.parametrize(
    "text",
    [
        "null",
        "7",
        "NaN",
        "{",
        '{"type": "look"' + " " * LONGEST_MESSAGE + "}",
        '{"a":' * 300 + "1" + "}" * 300,
        "9" * LONGEST_MESSAGE,
        "\ud7ff\uffff",
        "x" * 1_000_000,
    ],
    ids=range(9),
)
async def test_nonsense_closes_the_page_that_sends_it(text: str) -> None:
    async with opened() as page:
        await page.socket.send_to(text_data=text)
        if text.startswith('{"a":'):  # deep, and small enough to be read
            await page.say(type="ping")
            assert await page.told("pong")
        else:
            assert await page.closed() == POLICY


@pytest.mark.parametrize("wrong", [None, True, -1, 10**30, 1.5, "x", [], {}, "\u202e", ["i"] * 99])
async def test_wrong_types_do_no_harm(wrong: object) -> None:
    async with opened() as page:
        for message in (
            {"type": wrong},
            {"type": "look", "selected": wrong},
            {"type": "ask", "query": wrong},
            {"type": "got", "count": wrong},
        ):
            await page.say(**message)
        await page.say(type="ping")
        assert await page.told("pong")
