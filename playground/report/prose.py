"""The answer as text for a terminal: the headline, what stops it, and both ways hop by hop."""

from collections.abc import Iterator

from playground.report.resources import JSON

MARKS = {"passes": "✓", "blocks": "✕", "undetermined": "?"}
VERDICT_MARKS = {"reachable": "✓", "unreachable": "✕", "undetermined": "?"}


def as_text(answer: JSON) -> str:
    """The whole answer, one thought a line."""
    lines = [f"{VERDICT_MARKS[answer['verdict']]} {answer['headline']}", ""]
    lines += _blockers("Stopped by", answer["blockers"])
    lines += _blockers("And behind it, judged as if it had passed", answer["further_blockers"])
    lines += _blockers("Note", answer["warnings"])
    lines += _leg("Request", answer["request"])
    lines += _leg("Reply", answer["reply"])
    lines += _leg("Reply, as it would be", answer["reply_as_if"])
    for number, other in enumerate(answer["alternatives"], 2):
        lines += _leg(f"Request, way {number}", other["request"])
        lines += _leg(f"Reply, way {number}", other["reply"])
    if answer.get("more_ways"):
        lines.append("There may be more ways; only these are told.")
    return "\n".join(lines).rstrip() + "\n"


def _blockers(title: str, blockers: list[JSON]) -> Iterator[str]:
    if not blockers:
        return
    yield f"{title}:"
    for one in blockers:
        yield f"  {one['sentence']} [{one['code']}, {one['rule']}]"
        if one["hint"]:
            yield f"    → {one['hint']}"
    yield ""


def _leg(title: str, leg: JSON | None) -> Iterator[str]:
    if leg is None:
        return
    yield f"{title}: {leg['outcome']}"
    for number, hop in enumerate(leg["hops"], 1):
        where = hop["resource"]
        as_if = "  (as if it had come so far)" if hop["as_if"] else ""
        kind = "" if where["kind"] == where["name"] else f"{where['kind']} "
        yield f"  {number}. {kind}{where['name']}  {packet_line(hop['packet'])}{as_if}"
        for decision in hop["decisions"]:
            mark = MARKS[decision["effect"]]
            yield f"     {f'({mark})' if decision['as_if'] else mark} {decision['sentence']}"
            if decision["effect"] == "undetermined":
                yield f"       → {decision['hint']}"
    yield ""


def packet_line(packet: JSON) -> str:
    """'tcp 10.0.1.5:49152 → 10.0.2.7:443'."""
    source, destination = packet["source"], packet["destination"]
    if "source_port" in packet:
        source = _with_port(source, packet["source_port"])
        destination = _with_port(destination, packet["destination_port"])
    line = f"{packet['protocol']} {source} → {destination}"
    if "icmp_type" in packet:
        line += f" (type {packet['icmp_type']}, code {packet['icmp_code']})"
    return line


def _with_port(address: str, port: int) -> str:
    return f"[{address}]:{port}" if ":" in address else f"{address}:{port}"
