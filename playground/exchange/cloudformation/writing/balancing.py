"""Network load balancers, their listeners and targets as CloudFormation."""

from collections.abc import Iterator
from typing import Any

from playground.engine.nodes import TCP
from playground.exchange.cloudformation.writing.values import id_of, ids_of, tagged
from playground.exchange.writing.balancing import (
    Targets,
    address_of,
    holder_of,
    ports_of,
    takes_addresses,
)
from playground.exchange.writing.blocks import Block, Ref, given, said
from playground.exchange.writing.deployment import Deployment
from playground.exchange.writing.naming import called
from playground.models import BalancerGroup, BalancerSubnet, NetworkLoadBalancer

V2 = "AWS::ElasticLoadBalancingV2"


def write_balancers(deployment: Deployment) -> Iterator[Block]:
    """Each load balancer; each of its ports with a listener and a target group."""
    for balancer in deployment.declared(NetworkLoadBalancer):
        ports = ports_of(balancer, deployment)
        by_address = any(takes_addresses(targets, deployment) for targets in ports.values())
        yield _balancer(balancer, said() if by_address else said("targets"), deployment)
        for (protocol, port), targets in ports.items():
            spoken = "TCP" if protocol == TCP else "UDP"
            yield from _port(balancer, spoken, port, targets, deployment)


def _balancer(balancer: NetworkLoadBalancer, says: frozenset[str], deployment: Deployment) -> Block:
    subnets = deployment.rows.parts_of(BalancerSubnet, "balancer", balancer)
    groups = deployment.rows.parts_of(BalancerGroup, "balancer", balancer)
    enforced = balancer.enforce_security_group_inbound_rules_on_private_link_traffic
    crossing = {"Key": "load_balancing.cross_zone.enabled", "Value": "true"}
    judged = {True: None, False: "off"}[enforced] if groups else None
    properties = {
        "Type": "network",
        "Scheme": "internal",
        "Subnets": ids_of([one.subnet for one in subnets], deployment),
        "SecurityGroups": ids_of([one.group for one in groups], deployment),
        "EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic": judged,
        "LoadBalancerAttributes": [crossing] if balancer.cross_zone_load_balancing else None,
    }
    says |= said("vpc", "subnets", "security_groups", "cross_zone_load_balancing")
    if groups:
        says |= said("enforce_security_group_inbound_rules_on_private_link_traffic")
    return tagged(f"{V2}::LoadBalancer", balancer, properties, says=says)


def _port(
    balancer: NetworkLoadBalancer,
    protocol: str,
    port: int,
    targets: Targets,
    deployment: Deployment,
) -> Iterator[Block]:
    name = f"{called(balancer)} {protocol.lower()} {port}"
    group = Block(
        f"{V2}::TargetGroup",
        f"{name} targets",
        {
            "VpcId": id_of(balancer.vpc, deployment),
            "Protocol": protocol,
            "Port": targets[0].port or port,
            **_targets(targets, port, deployment),
        },
    )
    listener = {
        "LoadBalancerArn": id_of(balancer, deployment),
        "Protocol": protocol,
        "Port": port,
        "DefaultActions": [{"Type": "forward", "TargetGroupArn": Ref(group)}],
    }
    yield group
    yield Block(f"{V2}::Listener", f"{name} listener", listener)


def _targets(targets: Targets, port: int, deployment: Deployment) -> dict[str, Any]:
    """Instances by their ids; as soon as one is an interface, all of them by their addresses."""
    by_address = takes_addresses(targets, deployment)
    found = []
    for one in targets:
        holder = holder_of(one, deployment)
        who = address_of(one, deployment) if by_address else id_of(holder, deployment)
        found.append(given({"Id": who, "Port": one.port or port}))
    return {"TargetType": "ip" if by_address else "instance", "Targets": found}
