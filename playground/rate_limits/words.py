"""What is said to a client that has asked for too much."""

from playground.rate_limits.budgets import Kind
from playground.rate_limits.counting import Refusal

NAMES = {
    Kind.REQUESTS: "requests",
    Kind.ASKS: "questions",
    Kind.WRITES: "changes",
    Kind.RENDERS: "pictures and files",
    Kind.BEGINNINGS: "new networks",
    Kind.IMPORTS: "imports",
    Kind.SIGN_INS: "attempts to sign in",
    Kind.SOCKETS: "connections",
}


def sentence_of(refusal: Refusal) -> str:
    """What came, from where, that nothing was done, and when to try again."""
    whose = "the network that you are in" if refusal.shared else "this browser"
    seconds = f"{refusal.wait} second{'' if refusal.wait == 1 else 's'}"
    return (
        f"From {whose} came more than {refusal.most:,} {NAMES[refusal.kind]} within a minute, "
        f"so this one was refused and nothing was changed. Try again in {seconds}."
    )
