"""What fills the gaps of the templates: addresses, resources, rows, directions."""

from collections.abc import Callable
from typing import Any

from playground.engine.addresses import format_address, is_v6
from playground.engine.aws_services import POOL, PREFIX
from playground.engine.network import Network
from playground.engine.nodes import (
    LOCAL,
    AwsService,
    NatGateway,
    NetworkInterface,
    OnPremisesHost,
    PrefixListEntry,
    Ref,
    RouteTable,
)
from playground.engine.places import INTERNET_ID
from playground.engine.prefix_lists import entry_for, entry_with, rivals, service_at
from playground.words import (
    advice,
    attachments,
    aws_advice,
    private_destinations,
    service_names,
    site_advice,
)
from playground.words.describing import kind_by_id, what_to_add
from playground.words.ends import far_address, holders_of, is_private, outbound
from playground.words.kinds import kind_words
from playground.words.text import Mention, Text, listed
from playground.words.traffic import (
    answer_service,
    needed_service,
    service_phrase,
    traffic_phrase,
)
from playground.words.wording import Situation

TOO_BIG = "ICMP type 3 code 4, fragmentation needed"
TOO_BIG_V6 = "ICMPv6 type 2, packet too big"


def phrase(gap: str, form: str, situation: Situation) -> Text:
    """What fills one gap.  AttributeError: nobody knows the gap, a bug in a table of words."""
    if gap in PHRASES:
        return PHRASES[gap](situation)
    value = getattr(situation.reason, gap)
    return FORMS[form](value, situation.network)


# --- fields of the reason


def _the_groups(situation: Situation) -> Text:
    groups = situation.reason.groups
    return ("the security groups " if len(groups) > 1 else "the security group ", *listed(groups))


def _mention(value: Ref | tuple[Ref, ...], network: Network) -> Text:
    return (Mention(value),) if isinstance(value, str) else listed(value)


def with_kind(ref: Ref, network: Network) -> Text:
    """'the NAT gateway nat', 'the internet'."""
    if ref == INTERNET_ID:
        return ("the ", Mention(ref))
    node = network.find(ref)
    return (f"the {kind_by_id(ref) if node is None else kind_words(node)} ", Mention(ref))


def _capitalized(text: Text) -> Text:
    """'The NAT gateway nat': as a sentence begins."""
    first, *rest = text
    return (first[:1].upper() + first[1:] if isinstance(first, str) else first, *rest)


def _host(ref: Ref, network: Network) -> Text:
    node = network.find(ref)
    if isinstance(node, NetworkInterface):
        return (Mention(network.host_of(node).id),)
    return (Mention(ref),)


def _aws(ref: Ref, network: Network) -> Text:
    """'s3 in us-east-1'."""
    node = network.find(ref)
    where = f" in {node.region}" if isinstance(node, AwsService) else ""
    return (Mention(ref), where) if where else (Mention(ref),)


def _ports(value: tuple[int, ...]) -> Text:
    """'443', '80 and 443'."""
    *others, last = map(str, value)
    return (f"{', '.join(others)} and {last}" if others else last,)


FORMS: dict[str, Callable[[Any, Network], Text]] = {
    "": _mention,
    "kind": with_kind,
    "Kind": lambda value, network: _capitalized(with_kind(value, network)),
    "host": _host,
    "aws": _aws,
    "address": lambda value, network: (format_address(value),),
    "ports": lambda value, network: _ports(value),
    "text": lambda value, network: (str(value),),
}
"""How a field of a reason is written."""


# --- the packet


def _named(address: int, network: Network) -> Text:
    """'web-1 (10.0.1.10)' where one host has the address, else the address alone."""
    written = format_address(address)
    owners = [network.host_of(holder).id for holder in holders_of(network, address)]
    owners += [one.id for one in network.all(NatGateway) if one.private_ip == address]
    owners += [network.outside_hosts[address].id] if address in network.outside_hosts else []
    owners += [one.id for one in network.all(OnPremisesHost) if address in one.addresses]
    behind = service_at(network, address)
    owners += [behind.id] if behind and not owners else []
    return (Mention(owners[0]), f" ({written})") if len(owners) == 1 else (written,)


def _far_owner(situation: Situation) -> Text:
    """Who has the far end's public address."""
    network = situation.network
    ref, _ = network.public_addresses[far_address(situation)]
    return _host(ref, network)


def _private_end(situation: Situation) -> Text:
    source, destination = situation.packet.source, situation.packet.destination
    return (format_address(source if is_private(source) else destination),)


def _public_service(situation: Situation) -> Text:
    """The service of AWS that has the destination: 's3 in us-east-1'."""
    behind = service_at(situation.network, situation.packet.destination)
    return ("A service of AWS",) if behind is None else _aws(behind.id, situation.network)


def _illustrative(situation: Situation) -> Text:
    """What to think of an address that is made up."""
    made_up = situation.packet.destination in POOL
    return (" (illustrative: the real ones change often)",) if made_up else ()


# --- what is not described


def _to_add(situation: Situation) -> Text:
    said = situation.reason
    ref = getattr(said, "target", None) or said.resource
    return (what_to_add(situation.network, ref),)


# --- rows


def _route(situation: Situation) -> Text:
    """'10.0.0.0/8', or '203.0.113.0/24 (Berlin) of the prefix list offices'."""
    route = situation.reason.row
    if getattr(route, "prefix_list", None) is None:
        return (str(route.destination),)
    entry = entry_for(situation.network, route.prefix_list, route.destination)
    return (*_entry(entry), *_of_list(route.prefix_list))


def _entry(entry: PrefixListEntry) -> Text:
    note = f" ({entry.description})" if entry.description else ""
    return (f"{entry.cidr}{note}",)


def _of_list(prefix_list: Ref) -> Text:
    if prefix_list.startswith(PREFIX):
        return (f" of AWS's prefix list {prefix_list}",)
    return (" of the prefix list ", Mention(prefix_list))


def _rival(situation: Situation) -> Text:
    """The prefix list that has the same entry as the winner, and another target."""
    network, said = situation.network, situation.reason
    others = rivals(network, network.get(RouteTable, said.table), said.row)
    return with_kind(others[0].prefix_list or "", network)


def _list_entry(situation: Situation) -> Text:
    """The entry by which a rule's prefix list holds the far end."""
    prefix_list = situation.reason.row.prefix_list
    entry = entry_with(situation.network, prefix_list, far_address(situation))
    return () if entry is None else _entry(entry)


def _next_hop(situation: Situation) -> Text:
    target = situation.reason.row.target
    if target is None:
        return ("something that no longer exists",)
    return ("the VPC itself",) if target == LOCAL else with_kind(target, situation.network)


def _target_status(situation: Situation) -> Text:
    """'pending-acceptance': what keeps the route's target from carrying."""
    return (str(getattr(situation.network.find(situation.reason.row.target), "status", "")),)


def _out_by(situation: Situation) -> Text:
    """The attachment that a route of a transit gateway names."""
    return with_kind(situation.reason.row.attachment or "", situation.network)


def row_end(row: Any) -> Text:
    """The far end that a filter's row names: a block, a security group or a prefix list."""
    group = getattr(row, "group", None)
    prefix_list = getattr(row, "prefix_list", None)
    if prefix_list is not None:
        return ("the prefix list ", Mention(prefix_list))
    return (Mention(group),) if group is not None else (str(row.cidr),)


def _row_end(situation: Situation) -> Text:
    row = situation.reason.row
    return (" to " if row.egress else " from ", *row_end(row))


def _role(situation: Situation) -> Text:
    table = situation.network.find(situation.reason.table)
    main = isinstance(table, RouteTable) and table.main
    return (" (the VPC's main table, for every subnet without one of its own)",) if main else ()


def _outbound_words(outward: str, inward: str) -> Callable[[Situation], Text]:
    return lambda situation: (outward if outbound(situation) else inward,)


PHRASES: dict[str, Callable[[Situation], Text]] = {
    "from": lambda situation: (format_address(situation.packet.source),),
    "to": lambda situation: (format_address(situation.packet.destination),),
    "sender": lambda situation: _named(situation.packet.source, situation.network),
    "private_end": _private_end,
    "own_gateway_endpoint": aws_advice.own_gateway_endpoint,
    "service_asked": aws_advice.service_asked_text,
    "own_interface_endpoint": aws_advice.own_interface_endpoint,
    "own_endpoint_state": aws_advice.own_endpoint_state,
    "service_list": aws_advice.service_list,
    "public_service": _public_service,
    "public_name": lambda situation: (service_names.name_of_service(situation),),
    "endpoint_state": lambda situation: (service_names.state_of_endpoint(situation),),
    "illustrative": _illustrative,
    "receiver": lambda situation: _named(situation.packet.destination, situation.network),
    "traffic": lambda situation: (traffic_phrase(situation.packet),),
    "service": lambda situation: (needed_service(situation.packet),),
    "answers": lambda situation: (answer_service(situation.packet),),
    "leg": lambda situation: ("reply" if situation.reply else "request",),
    "route": _route,
    "next_hop": _next_hop,
    "rival": _rival,
    "list_entry": _list_entry,
    "list_to_extend": lambda situation: (Mention(advice.list_to_extend(situation) or ""),),
    "role": _role,
    "peering_there": advice.peering_there,
    "peer_block": advice.peer_block,
    "target_status": _target_status,
    "out_by": _out_by,
    "attachment_for": attachments.mention_attachment_for,
    "way_back": private_destinations.way_back,
    "twin_vpc": attachments.twin_vpc,
    "equal_attachments": attachments.equal_attachments,
    "own_transit_gateway": attachments.own_transit_gateway,
    "other_table": advice.other_table,
    "site_hop": lambda situation: with_kind(situation.reason.row.target or "", situation.network),
    "own_gateway": site_advice.own_gateway_text,
    "gateway_of_peer": site_advice.gateway_of_peer,
    "site_way": site_advice.site_way,
    "site_block": site_advice.site_block,
    "attachment_of_site": site_advice.attachment_of_site,
    "way_of_site": site_advice.way_of_site,
    "block_of_site": site_advice.block_of_site,
    "static_ways": site_advice.static_ways_text,
    "all_ways": site_advice.ways_text,
    "meant_block": site_advice.destination_block,
    "default": advice.default_route,
    "source_default": lambda situation: (
        "::/0" if is_v6(situation.packet.source) else "0.0.0.0/0",
    ),
    "private_way": advice.private_way,
    "message": lambda situation: (TOO_BIG_V6 if is_v6(situation.packet.source) else TOO_BIG,),
    "number": lambda situation: (str(situation.reason.row.rule_number),),
    "allows": lambda situation: (service_phrase(situation.reason.row.service),),
    "the_groups": _the_groups,
    "row_end": _row_end,
    "row_group": lambda situation: row_end(situation.reason.row),
    "outbound": _outbound_words("outbound", "inbound"),
    "an_outbound": _outbound_words("an outbound", "an inbound"),
    "out": _outbound_words("out", "in"),
    "out_of": _outbound_words("out of", "into"),
    "far": _outbound_words("to", "from"),
    "far_address": lambda situation: (format_address(far_address(situation)),),
    "far_named": lambda situation: _named(far_address(situation), situation.network),
    "far_owner": _far_owner,
    "far_exactly": advice.far_exactly,
    "far_block": advice.far_block,
    "far_host": advice.far_host,
    "usable": advice.usable,
    "to_add": _to_add,
}
"""Gap -> what fills it."""
