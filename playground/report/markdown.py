"""The answer as Markdown for a ticket: verdict, both ways as tables, what stops it, what helps."""

import re
import shlex
from collections.abc import Iterable, Iterator, Sequence

from playground.report.prose import MARKS, VERDICT_MARKS, packet_line
from playground.report.resources import JSON
from playground.words import printable

ESCAPES = (
    (r"([\\`*_\[\]<>|~&$#])", r"\\\1"),  # emphasis, code, links, HTML, cells, formulas, headings
    (r"^([-+=])", r"\\\1"),  # a list, where the words begin a line
    (r"^(\d+)([.)])", r"\1\\\2"),  # a numbered one
    (r"(:)(?=//)|(?<=www)(\.)", r"\\\1\2"),  # addresses that become links by themselves
    (r"(@|#)(?=\w)", r"\1&#8203;"),  # people and tickets, who would be told
)
"""What Markdown, its dialects and HTML read as anything but text, and how it stays text."""
QUESTION = ("protocol", "port", "source_port", "icmp_type", "icmp_code", "size")
"""What a question says besides its ends, in the order of the command's options."""
HEAD = ("| # | Hop | Packet | Decided by |", "|--:|---|---|---|")


def as_markdown(answer: JSON, scenario: str, appliances: Sequence[str] = ()) -> str:
    """The whole answer.  `scenario` and `appliances` are what `trace` is given to ask the same."""
    asked = answer["question"]
    parts = [
        [f"# From {text(asked['from'])} to {text(asked['to'])}"],
        [f"**{VERDICT_MARKS[answer['verdict']]} {text(answer['headline'])}**"],
        _asked(asked, scenario),
        _sayings("What stops it", answer["blockers"]),
        _sayings("Behind it, judged as if it had passed", answer["further_blockers"]),
        _sayings("To be noted", answer["warnings"]),
        _leg("Request", answer["request"]),
        _leg("Reply", answer["reply"]),
        _leg("Reply, as it would be", answer["reply_as_if"]),
        *_other_ways(answer["alternatives"]),
        _again(asked, scenario, appliances),
    ]
    return "\n\n".join("\n".join(part) for part in map(list, parts) if part) + "\n"


def text(words: object) -> str:
    """Words as text, in one line, whatever they are."""
    said = printable(" ".join(str(words).split()))
    for pattern, escaped in ESCAPES:
        said = re.sub(pattern, escaped, said)
    return said


def code(words: str) -> str:
    """Words between backticks, more of them than the words have in a row."""
    plain = printable(" ".join(words.split()))
    fence = "`" * (1 + max((len(run) for run in re.findall("`+", plain)), default=0))
    gap = " " if "`" in plain else ""
    return f"{fence}{gap}{plain}{gap}{fence}"


def _asked(asked: JSON, scenario: str) -> list[str]:
    """The question, a line for everything that it says."""
    named = (("Scenario", scenario), ("From", asked["from"]), ("To", asked["to"]))
    more = ((name.replace("_", " "), asked.get(name)) for name in QUESTION)
    said = ((name.replace("icmp", "ICMP"), value) for name, value in more if value is not None)
    return [
        f"- {name[:1].upper()}{name[1:]}: {code(str(value))}" for name, value in (*named, *said)
    ]


def _sayings(title: str, said: list[JSON]) -> list[str]:
    """Sentences with their codes, and under each what to do about it."""
    lines: list[str] = []
    for one in said:
        lines.append(f"- {text(one['sentence'])} ({code(one['code'])}, {one['rule']})")
        lines += [f"  - To mend it: {text(one['hint'])}"] if one["hint"] else []
    return [f"## {title}", "", *lines] if lines else []


def _leg(title: str, leg: JSON | None) -> list[str]:
    """One way, a row for each hop."""
    if leg is None:
        return []
    rows = (_row(number, hop) for number, hop in enumerate(leg["hops"], 1))
    return [f"## {title}: {leg['outcome']}", "", *HEAD, *rows]


def _row(number: int, hop: JSON) -> str:
    where = hop["resource"]
    kind = "" if where["kind"] == where["name"] else f"{text(where['kind'].replace('-', ' '))} "
    as_if = " *(as if it had come so far)*" if hop["as_if"] else ""
    cells = (
        str(number),
        f"{kind}**{text(where['name'])}**{as_if}",
        code(packet_line(hop["packet"])),
        "<br>".join(_decisions(hop["decisions"])),
    )
    return f"| {' | '.join(cells)} |"


def _decisions(decisions: Iterable[JSON]) -> Iterator[str]:
    """Each decision with its sign, in brackets where it is judged as if."""
    for one in decisions:
        mark = MARKS[one["effect"]]
        yield f"{f'({mark})' if one['as_if'] else mark} {text(one['sentence'])}"
        if one["effect"] == "undetermined" and one["hint"]:
            yield f"→ {text(one['hint'])}"


def _other_ways(others: list[JSON]) -> Iterator[list[str]]:
    for number, other in enumerate(others, 2):
        yield _leg(f"Request, way {number}", other["request"])
        yield _leg(f"Reply, way {number}", other["reply"])


def _again(asked: JSON, scenario: str, appliances: Sequence[str]) -> list[str]:
    """The command that asks the same, in a fence that nothing in it can close."""
    words = ["python", "manage.py", "trace", scenario, "--from", asked["from"], "--to", asked["to"]]
    for name in QUESTION:
        if asked.get(name) is not None:
            words += [f"--{name.replace('_', '-')}", str(asked[name])]
    for one in appliances:
        words += ["--appliance", one]
    command = printable(shlex.join(words))
    fence = "`" * max(3, 1 + max((len(run) for run in re.findall("`+", command)), default=0))
    return ["## To ask it again", "", f"{fence}sh", command, fence]
