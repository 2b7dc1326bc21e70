"""The headline of an answer: yes, no or nobody can say, in words for a beginner."""

from typing import NamedTuple

from playground.words.text import Text


class Ends(NamedTuple):
    """What the headline names."""

    source: Text
    destination: Text
    attempt: str
    """'open TCP 443 to', from `attempt()`."""
    stop: Text = ()
    """Where the first blocker, or the thing nobody knows, is."""


def verdict_sentence(verdict: str, request: str, reply: str | None, ends: Ends) -> Text:
    """The headline.

    `verdict` is reachable, unreachable or undetermined; `request` and `reply` are delivered,
    dropped or undetermined, and `reply` is None where there is none.
    """
    tried: Text = (*ends.source, f" can {ends.attempt} ", *ends.destination)
    cannot: Text = (*ends.source, f" cannot {ends.attempt} ", *ends.destination)
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


def _at(words: str, stop: Text) -> Text:
    return (words, *stop) if stop else ()
