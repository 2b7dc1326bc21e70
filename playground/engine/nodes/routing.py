"""Route tables and their routes."""

from dataclasses import dataclass
from enum import StrEnum

from playground.engine.addresses import Prefix
from playground.engine.nodes.node import Node, Ref

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
    """One destination, one target (RT-16).  None: the target is gone, a blackhole (RT-19)."""

    destination: Prefix
    target: Ref | None
    origin: RouteOrigin = RouteOrigin.STATIC


@dataclass(frozen=True, kw_only=True)
class RouteTable(Node):
    """A route table.  `routes` holds what was written; the local routes are implied (RT-04)."""

    vpc: Ref
    main: bool = False
    routes: tuple[Route, ...] = ()
