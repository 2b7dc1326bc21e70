"""Network load balancers, their listeners and targets as Terraform."""

from collections.abc import Iterator
from typing import Any

from playground.engine.nodes import TCP
from playground.exchange.terraform.writing.values import arn_of, id_of, ids_of, tagged
from playground.exchange.writing.balancing import (
    Targets,
    address_of,
    holder_of,
    ports_of,
    takes_addresses,
)
from playground.exchange.writing.blocks import Block, given, said
from playground.exchange.writing.deployment import Deployment
from playground.exchange.writing.naming import called
from playground.models import BalancerGroup, BalancerSubnet, NetworkLoadBalancer


def write_balancers(deployment: Deployment) -> Iterator[Block]:
    """Each load balancer; each of its ports with a listener and a target group."""
    for balancer in deployment.declared(NetworkLoadBalancer):
        yield _balancer(balancer, deployment)
        for (protocol, port), targets in ports_of(balancer, deployment).items():
            spoken = "TCP" if protocol == TCP else "UDP"
            yield from _port(balancer, spoken, port, targets, deployment)


def _balancer(balancer: NetworkLoadBalancer, deployment: Deployment) -> Block:
    subnets = deployment.rows.parts_of(BalancerSubnet, "balancer", balancer)
    groups = deployment.rows.parts_of(BalancerGroup, "balancer", balancer)
    enforced = balancer.enforce_security_group_inbound_rules_on_private_link_traffic
    judged = "off" if groups and not enforced else None
    arguments = {
        "load_balancer_type": "network",
        "internal": True,
        "subnets": ids_of([one.subnet for one in subnets], deployment),
        "security_groups": ids_of([one.group for one in groups], deployment),
        "enforce_security_group_inbound_rules_on_private_link_traffic": judged,
        "enable_cross_zone_load_balancing": balancer.cross_zone_load_balancing or None,
    }
    says = said("vpc", "subnets", "security_groups", "cross_zone_load_balancing", "targets")
    says |= said("enforce_security_group_inbound_rules_on_private_link_traffic")
    return tagged("aws_lb", balancer, arguments, says=says)


def _port(
    balancer: NetworkLoadBalancer,
    protocol: str,
    port: int,
    targets: Targets,
    deployment: Deployment,
) -> Iterator[Block]:
    name = f"{called(balancer)} {protocol.lower()} {port}"
    by_address = takes_addresses(targets, deployment)
    arguments: dict[str, Any] = {
        "vpc_id": id_of(balancer.vpc, deployment),
        "protocol": protocol,
        "port": targets[0].port or port,
        "target_type": "ip" if by_address else "instance",
    }
    group = Block("aws_lb_target_group", name, arguments)
    yield group
    listener = {
        "load_balancer_arn": arn_of(balancer),
        "protocol": protocol,
        "port": port,
        "default_action": {"type": "forward", "target_group_arn": arn_of(group)},
    }
    yield Block("aws_lb_listener", name, listener)
    for one in targets:
        holder = holder_of(one, deployment)
        who = address_of(one, deployment) if by_address else id_of(holder, deployment)
        target = {"target_group_arn": arn_of(group), "target_id": who, "port": one.port or port}
        label = f"{name} {called(holder) if holder is not None else one.target}"
        yield Block("aws_lb_target_group_attachment", label, given(target))
