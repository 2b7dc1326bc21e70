"""The kind network load balancer, as far as an endpoint service needs one."""

from playground.engine import nodes
from playground.kinds.kind import Field, Kind, Links, Part
from playground.kinds.shapes import ListOf, Number, Protocol, Refers, Truth
from playground.models import BalancerGroup, BalancerSubnet, BalancerTarget, NetworkLoadBalancer
from playground.models.rows import Rows


def _balancer_node(row: NetworkLoadBalancer, rows: Rows) -> nodes.NetworkLoadBalancer:
    enforced = row.enforce_security_group_inbound_rules_on_private_link_traffic
    subnets = rows.parts_of(BalancerSubnet, "balancer", row)
    groups = rows.parts_of(BalancerGroup, "balancer", row)
    return nodes.NetworkLoadBalancer(
        id=row.aws_id,
        name=row.name,
        vpc=row.vpc.aws_id,
        subnets=tuple(one.subnet.aws_id for one in subnets),
        security_groups=tuple(one.group.aws_id for one in groups),
        enforce_security_group_inbound_rules_on_private_link_traffic=enforced,
        cross_zone_load_balancing=row.cross_zone_load_balancing,
        targets=tuple(map(_target, rows.parts_of(BalancerTarget, "balancer", row))),
    )


def _target(row: BalancerTarget) -> nodes.BalancerTarget:
    return nodes.BalancerTarget(
        protocol=row.protocol, listener_port=row.listener_port, target=row.target, port=row.port
    )


NETWORK_LOAD_BALANCER = Kind(
    slug="network-load-balancer",
    label="Network load balancer",
    plural="Network load balancers",
    section="network_load_balancers",
    blurb="Hands connections on to targets; here the front of an endpoint service.",
    prefix="nlb-",
    model=NetworkLoadBalancer,
    node=nodes.NetworkLoadBalancer,
    build=_balancer_node,
    fields=(
        Field("vpc", "VPC", Refers(("vpc",)), required=True),
        Field(
            "subnets",
            "Subnets",
            ListOf(Refers(("subnet",))),
            "one in each of its zones",
            links=Links(BalancerSubnet, "balancer", "subnet"),
        ),
        Field(
            "security_groups",
            "Security groups",
            ListOf(Refers(("security-group",))),
            "none: it filters nothing",
            links=Links(BalancerGroup, "balancer", "group"),
        ),
        Field(
            "enforce_security_group_inbound_rules_on_private_link_traffic",
            "Groups judge PrivateLink",
            Truth(),
            "its inbound rules count for what comes by PrivateLink",
        ),
        Field("cross_zone_load_balancing", "Cross-zone", Truth(), "targets of other zones too"),
    ),
    parts=(
        Part(
            key="targets",
            label="Targets",
            blurb="Who gets what a listener takes; several of one port share it.",
            model=BalancerTarget,
            owner="balancer",
            fields=(
                Field("protocol", "Protocol", Protocol()),
                Field("listener_port", "Listener port", Number(1, 65535), required=True),
                Field(
                    "target",
                    "Target",
                    Refers(("instance", "network-interface")),
                    required=True,
                ),
                Field("port", "Port", Number(0, 65535), "0: the listener's"),
            ),
        ),
    ),
    nests_in=("vpc",),
)

KINDS = (NETWORK_LOAD_BALANCER,)
