"""The headline says yes, no or nobody can say, and where."""

import pytest

from playground.words import Ends, Mention, plain, verdict_sentence
from tests.words.cast import cast

STOPPED = Ends(("web-1",), (Mention("i-2"),), "open TCP 443 to", (Mention("acl-1"),))


@pytest.mark.parametrize(
    ("verdict", "request_outcome", "reply", "sentence"),
    [
        (
            "reachable",
            "delivered",
            "delivered",
            "Yes: web-1 can open TCP 443 to db-1, and the answer comes back.",
        ),
        (
            "reachable",
            "delivered",
            None,
            "Yes: web-1 can open TCP 443 to db-1. No answer is expected.",
        ),
        (
            "unreachable",
            "delivered",
            "dropped",
            "No: the request arrives, but the reply is stopped at web-acl.",
        ),
        (
            "unreachable",
            "dropped",
            None,
            "No: web-1 cannot open TCP 443 to db-1. The request is stopped at web-acl.",
        ),
        (
            "undetermined",
            "undetermined",
            None,
            "Nobody can say whether web-1 can open TCP 443 to db-1: it depends on web-acl.",
        ),
    ],
)
def test_the_headline(verdict: str, request_outcome: str, reply: str | None, sentence: str) -> None:
    text = verdict_sentence(verdict, request_outcome, reply, STOPPED)
    assert plain(text, cast()) == sentence


@pytest.mark.parametrize(
    ("typed", "spoken"),
    [
        ("internet", "the internet"),
        ("internet:2001:db8::7", "2001:db8::7 on the internet"),
        ("internet-of-things", "internet-of-things"),
    ],
)
def test_the_internet_is_no_name_of_a_host(typed: str, spoken: str) -> None:
    ends = STOPPED._replace(source=(typed,), stop=())
    text = plain(verdict_sentence("unreachable", "dropped", None, ends), cast())
    assert text == f"No: {spoken} cannot open TCP 443 to db-1."


def test_without_a_place_the_headline_names_none() -> None:
    text = verdict_sentence("unreachable", "dropped", None, STOPPED._replace(stop=()))
    assert plain(text, cast()) == "No: web-1 cannot open TCP 443 to db-1."
