"""What stands at sites, and by which ways they send."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from playground.engine.addresses import Prefix
from playground.engine.network import Network
from playground.engine.nodes import OnPremisesHost, OnPremisesNetwork, Ref
from playground.engine.sites import ways_of
from playground.engine.validity.fault import Check, Fault
from playground.engine.validity.sweep import repeated


@dataclass(frozen=True)
class SiteWithoutBlock(Fault):
    """A site has no address: nothing could be there."""

    rule: ClassVar[str] = "VPN-11"


@dataclass(frozen=True)
class HostAddressTwice(Fault):
    """Two hosts of one site have one address: nobody could say which of them answers."""

    other: Ref
    network: Ref
    rule: ClassVar[str] = "VPN-11"


@dataclass(frozen=True)
class HostOutsideSite(Fault):
    """A host of a site has an address that the site does not have."""

    network: Ref
    blocks: tuple[Prefix, ...]
    rule: ClassVar[str] = "VPN-11"


@dataclass(frozen=True)
class SiteRouteByForeignWay(Fault):
    """A site sends by a connection or interface of another site."""

    target: Ref
    rule: ClassVar[str] = "VPN-11"


def _blocks(network: Network) -> Iterator[Fault]:
    for site in network.all(OnPremisesNetwork):
        if not site.cidrs:
            yield SiteWithoutBlock(site.id, "cidrs")


def _hosts(network: Network) -> Iterator[Fault]:
    for host in network.all(OnPremisesHost):
        site = network.get(OnPremisesNetwork, host.network)
        for index, address in enumerate(host.addresses):
            if site.cidrs and not any(address in block for block in site.cidrs):
                yield HostOutsideSite(host.id, f"addresses[{index}]", site.id, site.cidrs)


def _twins(network: Network) -> Iterator[Fault]:
    keyed = (
        ((host.network, address), (host, index))
        for host in network.all(OnPremisesHost)
        for index, address in enumerate(host.addresses)
    )
    for (first, _), (host, index) in repeated(keyed):
        yield HostAddressTwice(host.id, f"addresses[{index}]", first.id, host.network)


def _routes_of_sites(network: Network) -> Iterator[Fault]:
    for site in network.all(OnPremisesNetwork):
        own = {way.id for way in ways_of(network, site.id)}
        for index, route in enumerate(site.routes):
            if route.target is not None and route.target in network and route.target not in own:
                yield SiteRouteByForeignWay(site.id, f"routes[{index}].target", route.target)


CHECKS: tuple[Check, ...] = (_blocks, _hosts, _twins, _routes_of_sites)
