"""The headline of an answer: yes, no or nobody can say, in words for a beginner."""

from typing import NamedTuple

from playground.engine.places import INTERNET_ID
from playground.words.text import Mention, Text


class Ends(NamedTuple):
    """What the headline names."""

    source: Text
    destination: Text
    attempt: str
    """'open TCP 443 to', from `attempt()`."""
    stop: Text = ()
    """Where the first blocker, or the thing nobody knows, is."""
    size: int | None = None
    """How many bytes the packet has, if the question says so."""


def verdict_sentence(verdict: str, request: str, reply: str | None, ends: Ends) -> Text:
    """The headline.

    `verdict` is reachable, unreachable or undetermined; `request` and `reply` are delivered,
    dropped or undetermined, and `reply` is None where there is none.
    """
    source, destination = _spoken(ends.source), _spoken(ends.destination)
    if ends.size is not None:
        destination = (*destination, f" with packets of {ends.size} bytes")
    tried: Text = (*source, f" can {ends.attempt} ", *destination)
    cannot: Text = (*source, f" cannot {ends.attempt} ", *destination)
    if verdict == "reachable" and reply is None:
        return ("Yes: ", *tried, ". No answer is expected.")
    if verdict == "reachable":
        return ("Yes: ", *tried, ", and the answer comes back.")
    if verdict == "undetermined":
        return (
            "Nobody can say whether ",
            *tried,
            *_at(": it depends on ", ends.stop),
            ".",
        )
    if request == "delivered":
        return (
            "No: the request arrives, but the reply is stopped",
            *_at(" at ", ends.stop),
            ".",
        )
    return ("No: ", *cannot, *_at(". The request is stopped at ", ends.stop), ".")


def _spoken(end: Text) -> Text:
    """An end as one says it: 'internet' alone, or with an address, is no host's name."""
    match end:
        case ("internet",) | (Mention(ref="internet"),):
            return ("the ", Mention(INTERNET_ID))
        case (str() as typed,) if typed.startswith("internet:"):
            return (typed.removeprefix("internet:"), " on the ", Mention(INTERNET_ID))
    return end


def _at(words: str, stop: Text) -> Text:
    return (words, *stop) if stop else ()
