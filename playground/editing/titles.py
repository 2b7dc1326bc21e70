"""Titles that checks have by themselves: made of the question, where nobody types another."""

from collections.abc import Mapping
from typing import Any

from playground.editing.telling import fitting
from playground.scenariofile.questions import LONGEST_TITLE, untitled
from playground.words import shown

VERBS = {"reachable": "reaches", "unreachable": "does not reach"}


def proposed_title(
    source: str, destination: str, protocol: str, port: int | None, verdict: str
) -> str:
    """'internet reaches web-1 on TCP 443': what is asked, also where none of it was typed."""
    verb = VERBS.get(verdict, "→")
    named = f"protocol {protocol}" if protocol.isdigit() else protocol.upper()
    by = f"on {named} {port}" if port is not None else f"by {named}"
    return _line(f"{source} {verb} {destination} {by}")


def title_after(before: Mapping[str, Any], after: Mapping[str, Any]) -> str:
    """The title of a stored check that asks about other names now; one that was typed stays."""
    title: str = before.get("title", "")
    made = zip(_own_titles(before), _own_titles(after), strict=True)
    return next((new for old, new in made if old == _line(title)), title)


def _own_titles(check: Mapping[str, Any]) -> tuple[str, str]:
    """As the page proposes it, and as a file has it that gives none."""
    ends = check["source"], check["destination"]
    protocol, port = check.get("protocol", "tcp"), check.get("port")
    return proposed_title(*ends, protocol, port, check["expect"]), _line(untitled(*ends))


def _line(title: str) -> str:
    """As titles are kept."""
    return fitting(" ".join(shown(title).split()), LONGEST_TITLE)
