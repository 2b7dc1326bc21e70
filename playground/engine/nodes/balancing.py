"""Load balancers, as far as an endpoint service needs one to stand behind."""

from dataclasses import dataclass

from playground.engine.nodes.node import Node, Ref


@dataclass(frozen=True, kw_only=True)
class BalancerTarget:
    """Whoever gets what a listener takes: an instance or interface, and its port (0: the same)."""

    protocol: int
    listener_port: int
    target: Ref
    port: int = 0


@dataclass(frozen=True, kw_only=True)
class NetworkLoadBalancer(Node):
    """A network load balancer, asked through PrivateLink.

    The network interface in each of `subnets` is `attached_to` it (VPCE-23).  Its security groups
    judge what comes by PrivateLink unless that is switched off (VPCE-25).
    """

    vpc: Ref
    subnets: tuple[Ref, ...] = ()
    security_groups: tuple[Ref, ...] = ()
    enforce_security_group_inbound_rules_on_private_link_traffic: bool = True
    cross_zone_load_balancing: bool = False
    targets: tuple[BalancerTarget, ...] = ()
