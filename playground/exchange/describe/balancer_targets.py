"""The targets of network load balancers, put together from listeners, groups and their health."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from playground.exchange.import_report import NotDescribed
from playground.exchange.sketch import Sketch, Sketched

BALANCERS, LABEL = "network_load_balancers", "Network load balancer"


class Target(NamedTuple):
    """An instance's id or an address, and its port."""

    id: str
    port: int


@dataclass
class Behind:
    """What answers of their own tell of load balancers, by ARNs."""

    listeners: dict[str, dict[int, dict[str, list[str]]]] = field(default_factory=dict)
    """Load balancer -> port -> protocol -> target groups."""
    listened: set[str] = field(default_factory=set)
    """The load balancers of which the listeners are told, be it none."""
    groups: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Target group -> the type of its targets, its VPC."""
    targets: dict[str, dict[Target, bool]] = field(default_factory=dict)
    """Target group -> target -> is it healthy?"""
    cross_zone: dict[str, bool] = field(default_factory=dict)


def finish(sketch: Sketch) -> None:
    """Give each load balancer its targets."""
    behind, balancers = sketch.memory(Behind), sketch.of(BALANCERS)
    by_address = _by_address(sketch) if balancers else {}
    for balancer in balancers:
        _Filling(sketch, behind, by_address, balancer).fill()


def _by_address(sketch: Sketch) -> dict[tuple[str, str], str]:
    """(VPC, private address) -> the interface that has it."""
    vpcs = {subnet.key: str(subnet.values["vpc"]) for subnet in sketch.of("subnets")}
    found: dict[tuple[str, str], str] = {}
    for one in sketch.of("network_interfaces"):
        vpc = vpcs.get(str(one.values.get("subnet")), "")
        for address in (
            one.values.get("private_ip"),
            *one.values.get("secondary_private_ips", ()),
            *one.values.get("ipv6_addresses", ()),
        ):
            found[vpc, str(address)] = one.key
    return found


class _Filling:
    """One load balancer, with what is told of it."""

    def __init__(
        self,
        sketch: Sketch,
        behind: Behind,
        by_address: dict[tuple[str, str], str],
        balancer: Sketched,
    ) -> None:
        self.sketch, self.behind, self.balancer = sketch, behind, balancer
        self.by_address = by_address

    def fill(self) -> None:
        """Its targets, and whether they may stand in other zones."""
        key = self.balancer.key
        cross_zone = self.behind.cross_zone.get(key)
        if cross_zone is None:
            note = f"{key}: nobody says whether it is cross-zone; it counts as not, as by default."
            self.sketch.report.note(note)
        else:
            self.balancer.values["cross_zone_load_balancing"] = cross_zone
        self.balancer.values["targets"] = list(self._targets())
        if key not in self.behind.listened:
            self._lacks("Add the output of “aws elbv2 describe-listeners”.")

    def _lacks(self, add: str) -> None:
        self.balancer.values["undescribed"] = True
        found = NotDescribed(LABEL, self.balancer.values.get("name", self.balancer.key), add)
        if found not in self.sketch.report.not_described:
            self.sketch.report.not_described.append(found)

    def _targets(self) -> Iterator[dict[str, Any]]:
        for port, protocols in self.behind.listeners.get(self.balancer.key, {}).items():
            for protocol, groups in protocols.items():
                for group in groups:
                    for target, id in self._of_group(group):
                        yield {
                            "protocol": protocol,
                            "listener_port": port,
                            "target": id,
                            "port": target.port,
                        }

    def _of_group(self, group: str) -> Iterator[tuple[Target, str]]:
        """Those that get connections: the healthy ones, or all if none is."""
        told = self.behind.targets.get(group)
        if told is None:
            self._lacks(
                "Add the output of “aws elbv2 describe-target-health”, in a list under "
                "“LoadBalancerTargetHealth”, with its “TargetGroupArn” beside it."
            )
            return
        any_healthy = any(told.values())
        for target, healthy in told.items():
            id = self._resource(group, target)
            if any_healthy and not healthy:
                self.sketch.leave_out("Target", f"{target.id} of {group}", "it is unhealthy")
            elif id is None:
                self.sketch.report.not_modelled("Target outside the VPC", f"{target.id} of {group}")
            else:
                yield target, id

    def _resource(self, group: str, target: Target) -> str | None:
        """An instance, or the interface that has the address in the group's VPC."""
        if target.id.startswith("i-"):
            return target.id
        vpc = self.behind.groups.get(group, ("", ""))[1] or str(self.balancer.values.get("vpc"))
        return self.by_address.get((vpc, target.id))
