"""Where an instance stands that forwards for others, and what it must have switched off."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from playground.engine.network import Network
from playground.engine.nodes import Ref, Subnet
from playground.engine.route_targets import interface_at
from playground.engine.validity.fault import Check, Fault, Severity
from playground.engine.validity.routing import rows_inside, written


@dataclass(frozen=True)
class CheckedAppliance(Fault):
    """A route leads to an interface that drops whatever is not for itself."""

    target: Ref
    rule: ClassVar[str] = "RT-12"
    severity: ClassVar[Severity] = Severity.WARNING


@dataclass(frozen=True)
class ApplianceAmongItsSenders(Fault):
    """A route inside the VPC leads to an appliance in a subnet that uses the route's table."""

    target: Ref
    subnet: Ref
    rule: ClassVar[str] = "RT-12"
    severity: ClassVar[Severity] = Severity.WARNING


@dataclass(frozen=True)
class ApplianceAmongItsReceivers(Fault):
    """A route for a subnet leads to an appliance in that very subnet."""

    target: Ref
    subnet: Ref
    rule: ClassVar[str] = "RT-12"
    severity: ClassVar[Severity] = Severity.WARNING


def _checked(network: Network) -> Iterator[Fault]:
    for table, _, field, route in written(network):
        interface = interface_at(network, route.target)
        if interface is not None and interface.source_dest_check:
            yield CheckedAppliance(table.id, f"{field}.target", route.target or "")


def _beside(network: Network) -> Iterator[Fault]:
    senders: dict[Ref, set[Ref]] = defaultdict(set)
    for subnet in network.all(Subnet):
        senders[network.route_table_of(subnet.id).id].add(subnet.id)
    for (table, _, field, route), _, _ in rows_inside(network):
        interface = interface_at(network, route.target)
        if interface is None:
            continue
        home, where = network.get(Subnet, interface.subnet), (table.id, f"{field}.target")
        if home.id in senders[table.id]:
            yield ApplianceAmongItsSenders(*where, route.target or "", home.id)
        if route.destination in home.blocks:
            yield ApplianceAmongItsReceivers(*where, route.target or "", home.id)


CHECKS: tuple[Check, ...] = (_checked, _beside)
