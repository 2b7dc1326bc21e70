"""The report of a question, arranged for the page: lanes of hops, packets, decision tables."""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any, NamedTuple

from playground.editing.titles import proposed_title
from playground.engine.network import Network
from playground.question import QuestionError, ask
from playground.report.prose import packet_line
from playground.views.decisions import with_tables
from playground.views.here import Here

JSON = dict[str, Any]

SPELT = {
    "vpc": "VPC",
    "vpc-peering-connection": "peering connection",
    "transit-gateway-vpc-attachment": "transit gateway VPC attachment",
    "transit-gateway-vpn-attachment": "transit gateway VPN attachment",
    "transit-gateway-direct-connect-attachment": "transit gateway Direct Connect attachment",
    "transit-gateway-connect": "transit gateway Connect attachment",
    "vpn-connection": "VPN connection",
    "on-premises-network": "on-premises network",
    "on-premises-host": "on-premises host",
    "direct-connect-gateway": "Direct Connect gateway",
    "client-vpn-endpoint": "Client VPN endpoint",
    "vpc-endpoint": "VPC endpoint",
    "vpc-endpoint-service": "endpoint service",
    "aws-service": "AWS service",
    "nat-gateway": "NAT gateway",
    "network-acl": "network ACL",
    "elastic-ip": "elastic IP",
    "egress-only-internet-gateway": "egress-only internet gateway",
    "internet": "",
}


class Part(NamedTuple):
    """A piece of a packet's header; what a rewrite changed says what it was before."""

    text: str
    changed: bool = False
    before: str = ""


class Hop(NamedTuple):
    """One hop of a lane."""

    anchor: str
    number: int
    resource: JSON
    kind_name: str
    effect: str
    as_if: bool
    arrives: list[Part]
    leaves: list[Part]
    decisions: list[JSON]
    url: str
    """This page with the hop open."""
    opened: bool
    row: str
    """What of it is open: the key of a decision, or of a row of its table."""


class Lane(NamedTuple):
    """One direction of a conversation."""

    leg: str
    title: str
    outcome: str
    note: str
    as_if: bool
    hops: list[Hop]


class Answer(NamedTuple):
    """The whole answer."""

    verdict: str
    headline: JSON
    asked: str
    blockers: list[JSON]
    further_blockers: list[JSON]
    warnings: list[JSON]
    lanes: list[Lane]
    turned_url: str
    check_title: str
    """What a check that keeps it may be called."""
    left_url: str
    """The same page without the question."""


def arrange(report: JSON, here: Here, network: Network) -> Answer:
    """The report as the page shows it."""
    return Answer(
        verdict=report["verdict"],
        headline={"sentence": report["headline"], "sentence_parts": report["headline_parts"]},
        asked=packet_line(report["request"]["hops"][0]["packet"]),
        blockers=report["blockers"],
        further_blockers=report["further_blockers"],
        warnings=report["warnings"],
        lanes=list(_lanes(report, here)),
        turned_url=_turned_url(report["question"], here, network),
        check_title=_check_title(report),
        left_url=here.asking({}),
    )


def _check_title(report: JSON) -> str:
    asked = report["question"]
    ends = asked["from"], asked["to"]
    return proposed_title(*ends, str(asked["protocol"]), asked["port"], report["verdict"])


def _turned_url(question: JSON, here: Here, network: Network) -> str:
    """The question the other way round; "" where nobody asks from there: a service, an endpoint."""
    turned = _turned(question)
    try:
        ask(network, turned["from"], turned["to"])
    except QuestionError:
        return ""
    return here.asking(turned)


def _turned(question: JSON) -> JSON:
    return {**question, "from": question["to"], "to": question["from"], "source_port": None}


def _lanes(report: JSON, here: Here) -> Iterator[Lane]:
    yield _lane(here, "request", "Request", report["request"])
    if report["reply"] is not None:
        yield _lane(here, "reply", "Reply", report["reply"])
    elif report["reply_as_if"] is not None:
        note = "The request never arrives. This is how its answer would fare."
        yield _lane(here, "reply", "Reply, as it would be", report["reply_as_if"], note)
    elif report["request"]["outcome"] == "delivered":
        note = "This kind of packet expects no answer: the request alone decides."
        yield Lane("reply", "Reply", "", note, False, [])


def _lane(here: Here, leg: str, title: str, told: JSON, note: str = "") -> Lane:
    as_if = bool(note)
    hops = [
        _hop(here, f"{leg}-{number}", number, hop, after, as_if)
        for number, (hop, after) in enumerate(pairwise([*told["hops"], None]), 1)
    ]
    return Lane(leg, title, told["outcome"], note, as_if, hops)


def _hop(here: Here, anchor: str, number: int, hop: JSON, after: JSON | None, as_if: bool) -> Hop:
    rewritten = after is not None and after["packet"] != hop["packet"]
    opened = anchor == here.hop
    decisions = with_tables(hop["decisions"], here.row if opened else "")
    return Hop(
        anchor=anchor,
        number=number,
        resource=hop["resource"],
        kind_name=spelt(hop["resource"]["kind"]),
        effect=_effect(decisions),
        as_if=hop["as_if"] or as_if,
        arrives=_header(hop["packet"]),
        leaves=_header(after["packet"], hop["packet"]) if after and rewritten else [],
        decisions=decisions,
        url=here.opening(anchor),
        opened=opened,
        row=here.row if any(one["open"] for one in decisions) else "",
    )


def spelt(kind: str) -> str:
    """A kind's slug as words inside a line."""
    return SPELT.get(kind, kind.replace("-", " "))


def _effect(decisions: Iterable[JSON]) -> str:
    effects = {decision["effect"] for decision in decisions}
    return next((one for one in ("blocks", "undetermined") if one in effects), "passes")


def _header(packet: JSON, before: JSON | None = None) -> list[Part]:
    """'tcp 10.0.1.5:49152 → 10.0.2.7:443' in parts, each compared with what it was before."""
    was = before or packet
    parts = [Part(f"{packet['protocol']} ")]
    for end, joint in (("source", " → "), ("destination", "")):
        parts.append(_part(packet, was, end))
        if f"{end}_port" in packet:
            parts += [Part(":"), _part(packet, was, f"{end}_port")]
        parts.append(Part(joint))
    if "icmp_type" in packet:
        parts.append(Part(f" type {packet['icmp_type']} code {packet['icmp_code']}"))
    return parts


def _part(packet: JSON, was: JSON, key: str) -> Part:
    text, before = str(packet[key]), str(was.get(key, ""))
    if ":" in text and "source_port" in packet:
        text = f"[{text}]"
    return Part(text, packet[key] != was.get(key), before)
