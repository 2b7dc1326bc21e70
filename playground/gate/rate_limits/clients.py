"""Who a client is: the address of the connection, and the visitor that a signed cookie names.

What a request says of addresses in its headers is not looked at: the server in front has done so
(`uvicorn --proxy-headers`), for the proxies that it was told to believe.
"""

from collections.abc import Mapping
from ipaddress import IPv6Address, ip_address
from typing import Any, NamedTuple

from django.http import HttpRequest

from playground.visitors import COOKIE, cookie_in_scope, known_visitor

HOUSEHOLD = 64
"""Bits of an IPv6 address that a provider gives away: behind them are as many as one likes."""
LONGEST = 64


class Client(NamedTuple):
    """`visitor` is empty for who brings no cookie of this site."""

    address: str
    visitor: str


def client_of(request: HttpRequest) -> Client:
    """Who sends a request."""
    person = known_visitor(request.COOKIES.get(COOKIE))
    return Client(network_of(request.META.get("REMOTE_ADDR", "")), person.id if person else "")


def client_in(scope: Mapping[str, Any]) -> Client:
    """Who opens a websocket."""
    person = known_visitor(cookie_in_scope(scope))
    address = (scope.get("client") or ("",))[0]
    return Client(network_of(address), person.id if person else "")


def network_of(address: str) -> str:
    """What counts as one address; a server that tells none has only one client."""
    try:
        found = ip_address(address.partition("%")[0])
    except ValueError:
        return address[:LONGEST]
    if not isinstance(found, IPv6Address):
        return str(found)
    if found.ipv4_mapped:
        return str(found.ipv4_mapped)
    shift = found.max_prefixlen - HOUSEHOLD
    return f"{IPv6Address(int(found) >> shift << shift)}/{HOUSEHOLD}"
