"""Network load balancers with listeners and targets.  Other load balancers are not modelled."""

from dataclasses import dataclass, field

from playground.exchange.describe.answer import Answer
from playground.exchange.describe.balancer_targets import Behind, Target, finish
from playground.exchange.describe.gone import is_gone
from playground.exchange.item import Item
from playground.exchange.sketch import Sketch

BALANCERS = "network_load_balancers"
NAMES = {"application": "Application Load Balancer", "gateway": "Gateway Load Balancer"}
PROTOCOLS = {"TCP": ["tcp"], "TLS": ["tcp"], "UDP": ["udp"], "TCP_UDP": ["tcp", "udp"]}
CROSS_ZONE = "load_balancing.cross_zone.enabled"
AWAY = ("draining", "unused")


@dataclass
class _Others:
    """The ARNs of load balancers that are not modelled."""

    arns: set[str] = field(default_factory=set)


def read_balancer(item: Item, sketch: Sketch) -> None:
    """A load balancer of type network, in one subnet of each of its zones."""
    arn, type = item.need("LoadBalancerArn"), item.text("Type") or "application"
    if type != "network":
        sketch.memory(_Others).arns.add(arn)
        sketch.report.not_modelled(NAMES.get(type, f"Load balancer of type {type}"), arn)
        return
    if is_gone(sketch, "Network load balancer", arn, item.item("State").text("Code")):
        return
    enforced = item.text("EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic")
    subnets = [one.text("SubnetId") for one in item.items("AvailabilityZones")]
    sketch.add(
        BALANCERS,
        arn,
        item.spot,
        id=arn,
        name=item.text("LoadBalancerName"),
        vpc=item.text("VpcId"),
        subnets=[one for one in subnets if one is not None],
        security_groups=item.texts("SecurityGroups"),
        enforce_security_group_inbound_rules_on_private_link_traffic=(
            None if enforced is None else enforced == "on"
        ),
    )


def read_listeners(item: Item, sketch: Sketch) -> None:
    """Listeners, one by one as AWS prints them, or all of a load balancer by its ARN."""
    behind, owner = sketch.memory(Behind), item.text("LoadBalancerArn")
    wrapped = "Listeners" in item
    if wrapped:
        behind.listened.add(item.need("LoadBalancerArn"))
    for one in item.items("Listeners") if wrapped else [item]:
        balancer = one.text("LoadBalancerArn") or owner or item.need("LoadBalancerArn")
        behind.listened.add(balancer)
        protocols, port = PROTOCOLS.get(one.text("Protocol") or ""), one.number("Port")
        if balancer in sketch.memory(_Others).arns or port is None:
            continue
        if protocols is None:
            kind = f"Listener with the protocol {one.text('Protocol')}"
            sketch.report.not_modelled(kind, one.text("ListenerArn") or balancer)
            continue
        groups = behind.listeners.setdefault(balancer, {}).setdefault(port, {})
        for protocol in protocols:
            groups.setdefault(protocol, _target_groups(one))


def _target_groups(listener: Item) -> list[str]:
    """Where its default actions forward to."""
    found: dict[str, None] = {}
    for action in listener.items("DefaultActions"):
        for group in action.item("ForwardConfig").items("TargetGroups"):
            found[group.need("TargetGroupArn")] = None
        single = action.text("TargetGroupArn")
        if single is not None:
            found[single] = None
    return list(found)


def read_target_group(item: Item, sketch: Sketch) -> None:
    """A target group: of what type its targets are, and in which VPC."""
    group = item.need("TargetGroupArn")
    sketch.memory(Behind).groups[group] = (
        item.text("TargetType") or "instance",
        item.text("VpcId") or "",
    )


def read_health(item: Item, sketch: Sketch) -> None:
    """The targets of one group, by its ARN."""
    told = sketch.memory(Behind).targets.setdefault(item.need("TargetGroupArn"), {})
    for one in item.items("TargetHealthDescriptions"):
        target = one.item("Target")
        state = one.item("TargetHealth").text("State") or ""
        found = Target(target.need("Id"), target.number("Port") or 0)
        if state not in AWAY:
            told[found] = state != "unhealthy"


def read_attributes(item: Item, sketch: Sketch) -> None:
    """The attributes of one load balancer, by its ARN."""
    balancer = item.need("LoadBalancerArn")
    for key in ("Attributes", "LoadBalancerAttributes"):
        for one in item.items(key):
            if one.text("Key") == CROSS_ZONE:
                sketch.memory(Behind).cross_zone[balancer] = one.text("Value") == "true"


ANSWERS = (
    Answer("LoadBalancers", "elbv2 describe-load-balancers", read_balancer),
    Answer("Listeners", "elbv2 describe-listeners", read_listeners),
    Answer("LoadBalancerListeners", "elbv2 describe-listeners", read_listeners),
    Answer("TargetGroups", "elbv2 describe-target-groups", read_target_group),
    Answer("LoadBalancerTargetHealth", "elbv2 describe-target-health", read_health),
    Answer(
        "LoadBalancerAttributes", "elbv2 describe-load-balancer-attributes", read_attributes, finish
    ),
)
