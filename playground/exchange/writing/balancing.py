"""The ports of a network load balancer, and how their targets are named."""

from typing import Any

from playground.exchange.writing.deployment import Deployment
from playground.models import BalancerTarget, Instance, NetworkInterface, NetworkLoadBalancer

Targets = list[BalancerTarget]


def ports_of(
    balancer: NetworkLoadBalancer, deployment: Deployment
) -> dict[tuple[int, int], Targets]:
    """Protocol and port of each listener -> who gets what it takes."""
    found: dict[tuple[int, int], Targets] = {}
    for one in deployment.rows.parts_of(BalancerTarget, "balancer", balancer):
        found.setdefault((one.protocol, one.listener_port), []).append(one)
    return found


def takes_addresses(targets: Targets, deployment: Deployment) -> bool:
    """Instances go by their ids; as soon as one is an interface, all go by their addresses."""
    return not all(isinstance(holder_of(one, deployment), Instance) for one in targets)


def holder_of(target: BalancerTarget, deployment: Deployment) -> Any:
    """The instance that a primary interface comes with, else whoever is named; None: nobody."""
    row = deployment.by_id.get(target.target)
    if isinstance(row, NetworkInterface) and deployment.comes_with_instance(row):
        return row.instance
    return row


def address_of(target: BalancerTarget, deployment: Deployment) -> str | None:
    """The private address of a target."""
    row = deployment.by_id.get(target.target)
    interface = deployment.primary_of(row) if isinstance(row, Instance) else row
    return interface.private_ip if isinstance(interface, NetworkInterface) else None
