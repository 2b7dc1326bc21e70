"""Route tables, their routes, and the prefix lists that routes and groups may name."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from playground.engine.addresses import Prefix
from playground.engine.nodes.node import Node, Ref

AWS = "AWS"
"""Who owns a prefix list that no account does."""
LOCAL = "local"
"""The target of the routes that every table has for the blocks of its own VPC (RT-04)."""


class RouteOrigin(StrEnum):
    """How a route came into its table; of equal prefixes the earlier wins (RT-06, RT-07)."""

    STATIC = "static"
    PREFIX_LIST = "prefix-list"
    PROPAGATED_DIRECT_CONNECT = "propagated-direct-connect"
    PROPAGATED_VPN_STATIC = "propagated-vpn-static"
    PROPAGATED_VPN_BGP = "propagated-vpn-bgp"


@dataclass(frozen=True, kw_only=True)
class Route:
    """One destination, one target (RT-16).  None: the target is gone, a blackhole (RT-19).

    `prefix_list`: the destination is an entry of this list.
    """

    destination: Prefix
    target: Ref | None
    origin: RouteOrigin = RouteOrigin.STATIC
    prefix_list: Ref | None = None


@dataclass(frozen=True, kw_only=True)
class PrefixListRoute:
    """A route as it is written for a prefix list: one `Route` for each entry of the list."""

    prefix_list: Ref
    target: Ref | None
    origin: ClassVar[RouteOrigin] = RouteOrigin.PREFIX_LIST


@dataclass(frozen=True, kw_only=True)
class RouteTable(Node):
    """A route table.  `routes` holds what was written; the local routes are implied (RT-04).

    `propagating_vgws` are the virtual private gateways whose prefixes it learns (RT-32).
    """

    vpc: Ref
    main: bool = False
    routes: tuple[Route | PrefixListRoute, ...] = ()
    propagating_vgws: tuple[Ref, ...] = ()


class AddressFamily(StrEnum):
    """A prefix list is of one family (RT-23)."""

    IPV4 = "IPv4"
    IPV6 = "IPv6"

    @property
    def version(self) -> int:
        """4 or 6."""
        return 6 if self is AddressFamily.IPV6 else 4


@dataclass(frozen=True, kw_only=True)
class PrefixListEntry:
    """A block of a prefix list."""

    cidr: Prefix
    description: str = ""


@dataclass(frozen=True, kw_only=True)
class ManagedPrefixList(Node):
    """Blocks under one name.  `owner` is an account, or AWS.

    `size` is what it counts for where it is named: the maximum size of an account's list, the
    weight of AWS's own (RT-23, SG-26).
    """

    size: int
    entries: tuple[PrefixListEntry, ...] = ()
    address_family: AddressFamily = AddressFamily.IPV4
    owner: str = "123456789012"
    region: str = "us-east-1"
