"""One leg of a conversation as hops: steps gathered at the resources a person would point at."""

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from playground.engine.addresses import format_address
from playground.engine.candidates import Fate, candidates
from playground.engine.hops import table_at
from playground.engine.network import Network
from playground.engine.nodes import (
    ICMP,
    ICMPV6,
    TCP,
    UDP,
    NetworkInterface,
    Ref,
    TransitGatewayRouteTable,
    TransitGatewayVpcAttachment,
)
from playground.engine.places import INTERNET_ID, Place, Stage
from playground.engine.prefix_lists import service_at
from playground.engine.reasons import Effect, Reason
from playground.engine.sites import host_at
from playground.engine.traffic import Packet
from playground.engine.walk import End, Step
from playground.report.resources import JSON, parts, resource
from playground.report.rows import PROTOCOL_NAMES, decided_by, row_of
from playground.words import Text, plain, say, why_lost

AT_INTERFACE = {Stage.EGRESS, Stage.INGRESS, Stage.FORWARD, Stage.DELIVER}
RESULTS = {Fate.WINS: "wins", Fate.SHARES: "wins", Fate.ALSO_ALLOWS: "also allows"}


class Leg(NamedTuple):
    """A request or a reply to tell of."""

    network: Network
    end: End[Packet]
    reply: bool
    candidates: bool
    """Tell all rows of every table, not only the one that decided."""


class Hop(NamedTuple):
    """Steps that happen at one resource, one after the other."""

    ref: Ref
    steps: tuple[Step[Packet], ...]


def gather(network: Network, end: End[Packet]) -> list[Hop]:
    """The hops of a way, in order.  A VPC's router is silent unless it has something to say."""
    steps = [
        step for step in end.steps if step.said is not None or step.place.stage not in (Stage.VPC,)
    ]
    return [
        Hop(ref, tuple(group))
        for ref, group in groupby(steps, key=lambda step: _where(network, step))
    ]


def _where(network: Network, step: Step[Packet]) -> Ref:
    place, packet = step.place, step.traffic
    if place.stage in AT_INTERFACE:
        return network.host_of(network.get(NetworkInterface, place.id)).id
    if place.stage is Stage.OUTSIDE:
        return _outside_host(network, packet.source)
    if place.stage is Stage.INTERNET:
        return _outside_host(network, packet.destination)
    if place.stage in (Stage.AWS_SERVICE, Stage.AWS_SERVICE_REPLY):
        return _service(network, place, packet)
    if place.stage in (Stage.SITE_OUT, Stage.SITE_IN):
        return _at_site(network, step)
    if place.stage is Stage.TGW_ENTER:
        return _entered(network, place)
    if place.stage is Stage.TGW_ROUTE:
        return network.get(TransitGatewayRouteTable, place.id).transit_gateway
    return place.id


def _entered(network: Network, place: Place) -> Ref:
    """The transit gateway behind an attachment; of a peering's two the one entered."""
    attachment = network.find(place.id)
    if isinstance(attachment, TransitGatewayVpcAttachment):
        return attachment.transit_gateway
    return place.via


def _at_site(network: Network, step: Step[Packet]) -> Ref:
    """The named host that a packet starts from or arrives at, else its site."""
    out = step.place.stage is Stage.SITE_OUT
    packet = step.traffic
    host = host_at(network, step.place.id, packet.source if out else packet.destination)
    return step.place.id if host is None else host.id


def _service(network: Network, place: Place, packet: Packet) -> Ref:
    """The service of AWS; at its public address the packet tells which."""
    if place.id != INTERNET_ID:
        return place.id
    asked = place.stage is Stage.AWS_SERVICE
    found = service_at(network, packet.destination if asked else packet.source)
    return INTERNET_ID if found is None else found.id


def _outside_host(network: Network, address: int) -> Ref:
    host = network.outside_hosts.get(address)
    return INTERNET_ID if host is None else host.id


def leg_of(leg: Leg) -> JSON:
    """The outcome of a leg and its hops."""
    hops = gather(leg.network, leg.end)
    return {"outcome": leg.end.outcome.value, "hops": [_hop(leg, hop) for hop in hops]}


def _hop(leg: Leg, hop: Hop) -> JSON:
    first = hop.steps[0]
    return {
        "resource": resource(leg.network, hop.ref),
        "packet": packet_of(first.traffic),
        "as_if": first.as_if,
        "decisions": [
            _decision(leg, step, step.said) for step in hop.steps if step.said is not None
        ],
    }


def _decision(leg: Leg, step: Step[Packet], said: Reason) -> JSON:
    table = table_of(said)
    told: JSON = {
        **saying_of(leg.network, said, step.traffic, leg.reply),
        "effect": said.effect.value,
        "table": resource(leg.network, table) if table else None,
        "row": decided_by(leg.network, said),
        "as_if": step.as_if,
    }
    if leg.candidates:
        told["candidates"] = list(_candidates(leg.network, step, said))
    return told


def saying_of(network: Network, said: Reason, packet: Packet, reply: bool) -> JSON:
    """What a reason says: code, sentence, hint, rule and link."""
    saying = say(said, network, packet, reply)
    hint: Text = saying.hint or ()
    return {
        "code": said.code,
        "sentence": plain(saying.sentence, network),
        "sentence_parts": parts(network, saying.sentence),
        "hint": plain(hint, network) if hint else None,
        "hint_parts": parts(network, hint),
        "rule": saying.rule,
        "link": saying.link,
    }


def table_of(said: Reason) -> Ref | None:
    """The route table, ACL or security group that a reason speaks for."""
    for field in ("table", "acl", "group"):
        if hasattr(said, field):
            return str(getattr(said, field))
    groups: tuple[Ref, ...] = getattr(said, "groups", ())
    return groups[0] if groups else None


def _candidates(network: Network, step: Step[Packet], said: Reason) -> Iterator[JSON]:
    """Every row of the table that decided, in order; nothing where no table of the user's did."""
    if table_of(said) is None:
        return
    for candidate in candidates(table_at(network, step.place), step.traffic):
        row = row_of(network, candidate.row)
        if row is None:
            continue
        owner = table_of(candidate.row.said) if candidate.row.said else None
        yield {
            "row": row,
            "table": resource(network, owner) if owner else None,
            "result": RESULTS.get(candidate.fate, "loses"),
            "code": candidate.code,
            "why": plain(why_lost(candidate, network, step.traffic), network),
        }


def packet_of(packet: Packet) -> JSON:
    """The headers as people write them; ports for TCP and UDP, type and code for ICMP."""
    number, rest = packet.service >> 16, packet.service & 0xFFFF
    headers: JSON = {
        "protocol": PROTOCOL_NAMES.get(number, str(number)),
        "source": format_address(packet.source),
        "destination": format_address(packet.destination),
    }
    if number in (TCP, UDP):
        headers |= {"source_port": packet.source_port, "destination_port": rest}
    if number in (ICMP, ICMPV6):
        headers |= {"icmp_type": rest >> 8, "icmp_code": rest & 0xFF}
    return headers


def blockers_of(leg: Leg) -> list[JSON]:
    """Everything that stops the leg, in path order, each with the index of its hop."""
    hops = gather(leg.network, leg.end)
    found = []
    for index, hop in enumerate(hops):
        for step in hop.steps:
            if step.said is not None and step.said.effect is Effect.BLOCKS:
                found.append(_blocker(leg, index, hop.ref, step, step.said))
    return found


def _blocker(leg: Leg, index: int, ref: Ref, step: Step[Packet], said: Reason) -> JSON:
    return {
        **saying_of(leg.network, said, step.traffic, leg.reply),
        "leg": "reply" if leg.reply else "request",
        "hop": index,
        "resource": resource(leg.network, table_of(said) or ref),
        "at": resource(leg.network, ref),
    }
