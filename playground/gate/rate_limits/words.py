"""What is said to a client that has asked for too much."""

from math import ceil

from playground.gate.rate_limits.budgets import Kind
from playground.gate.rate_limits.counting import Refusal

NAMES = {
    Kind.REQUESTS: "requests",
    Kind.ASKS: "questions",
    Kind.WRITES: "changes",
    Kind.RENDERS: "pictures and files",
    Kind.BEGINNINGS: "new networks",
    Kind.IMPORTS: "imports",
    Kind.OPENINGS: "networks in links",
    Kind.SIGN_INS: "attempts to sign in",
    Kind.SOCKETS: "connections",
}


def sentence_of(refusal: Refusal) -> str:
    """What came, from where, that nothing was done, and when to try again."""
    whose = "the network that you are in" if refusal.shared else "this browser"
    return (
        f"From {whose} came more than {refusal.most:,} {NAMES[refusal.kind]} within "
        f"{'an' if refusal.span == 'hour' else 'a'} {refusal.span}, so this one was refused and "
        f"nothing was changed. Try again in {_in_words(refusal.wait)}."
    )


def _in_words(seconds: int) -> str:
    number, unit = (seconds, "second") if seconds < 120 else (ceil(seconds / 60), "minute")
    return f"{number} {unit}{'' if number == 1 else 's'}"
