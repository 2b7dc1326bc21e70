"""The functions that make and read lists and mappings: Select, Cidr, GetAZs, FindInMap, Length."""

import ipaddress
from itertools import islice

from playground.exchange.cloudformation.calling import Call, Function, MistakeError, closest
from playground.exchange.cloudformation.values import Symbol, text_at, text_of
from playground.scenariofile.faults import quoted
from playground.scenariofile.tree import Scalar, Table, Value

MOST_BLOCKS = 256
DEFAULT_VALUE = "DefaultValue"


def select(call: Call) -> Value:
    """One item of a list, counting from 0."""
    index, items = call.arguments(2, 2)
    found = call.items(items)
    number = call.number(index, 0, 10**8)
    if number >= len(found):
        message = f"there is no item {number}: the list has {len(found)}, counting from 0."
        raise MistakeError(index.spot, message)
    return found[number]


def cidr(call: Call) -> Value:
    """So many blocks of a block, each with so many bits for hosts; IPv4 and IPv6 alike."""
    block, count, *bits = call.arguments(2, 3)
    network = _network(call.text(block), block)
    number = call.number(count, 1, MOST_BLOCKS)
    host_bits = call.number(bits[0], 1, network.max_prefixlen - 1) if bits else 8
    new_prefix = network.max_prefixlen - host_bits
    room = new_prefix - network.prefixlen
    if room < 0 or (room < 8 and number > 2**room):
        message = f"{network} has no room for {number} blocks of /{new_prefix}."
        raise MistakeError(call.spot, message)
    call.by.spend(number, call.spot)
    subnets = islice(network.subnets(new_prefix=new_prefix), number)
    return text_at(call.spot, *map(str, subnets))


def _network(text: str, where: Value) -> ipaddress.IPv4Network | ipaddress.IPv6Network:
    try:
        return ipaddress.ip_network(text, strict=False)
    except ValueError as error:
        raise MistakeError(where.spot, f"{quoted(text)} is no CIDR block.") from error


def get_azs(call: Call) -> Value:
    """The zones of a region; the stack's own where none is named."""
    region = call.known(call.argument)
    name = call.text(region) if _is_said(region) else ""
    return text_at(call.spot, *call.by.place.zones(name))


def _is_said(region: Value) -> bool:
    return isinstance(region, Symbol) or bool(text_of(region))


def find_in_map(call: Call) -> Value:
    """A value of the section Mappings; or the default, where one is given."""
    *names, last = arguments = call.arguments(3, 4)
    default = None
    if len(arguments) == 4:
        if not isinstance(last, Table) or DEFAULT_VALUE not in last.entries:
            raise MistakeError(last.spot, f"{{{DEFAULT_VALUE}: ...}} is needed here.")
        default = last.entries[DEFAULT_VALUE].value
    found: Value = call.by.mappings
    for name in names if default is not None else arguments:
        step = _step(found, name, call)
        if step is None and default is not None:
            return call.by.evaluate(default)
        if step is None:
            raise MistakeError(name.spot, _no_such_key(found, call.text(name)))
        found = step
    return found


def _step(table: Value, name: Value, call: Call) -> Value | None:
    key = call.text(name)
    entry = table.entries.get(key) if isinstance(table, Table) else None
    return None if entry is None else entry.value


def _no_such_key(table: Value, key: str) -> str:
    known = list(table.entries) if isinstance(table, Table) else []
    return f"the mapping has no {quoted(key)}.{closest(key, known)}"


def length(call: Call) -> Value:
    """How many items a list has."""
    return Scalar(len(call.items(call.argument)), call.spot)


FUNCTIONS: dict[str, Function] = {
    "Fn::Cidr": cidr,
    "Fn::FindInMap": find_in_map,
    "Fn::GetAZs": get_azs,
    "Fn::Length": length,
    "Fn::Select": select,
}
