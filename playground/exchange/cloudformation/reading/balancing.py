"""Network load balancers, with the listeners and targets behind them, out of a template."""

from playground.exchange.cloudformation.reading.resource import Resource
from playground.exchange.cloudformation.reading.stage import Stage
from playground.exchange.sketch import At, Sketch

BALANCERS, SUBNETS = "network_load_balancers", "subnets"
V2 = "AWS::ElasticLoadBalancingV2"
BALANCER, LISTENER, TARGETS = (
    f"{V2}::{name}" for name in ("LoadBalancer", "Listener", "TargetGroup")
)
CROSS_ZONE = "load_balancing.cross_zone.enabled"
PROTOCOLS = {"TCP_UDP": ("tcp", "udp"), "UDP": ("udp",)}
"""What a listener's protocol takes; all the others take TCP."""
HOLDERS = ("instances", "network_interfaces")


def is_network(one: Resource) -> bool:
    """Is this a load balancer of the kind that is modelled?"""
    return one.word("Type") == "network"


def read_balancer(one: Resource) -> None:
    """A network load balancer."""
    mapped = [each.reference("SubnetId", SUBNETS) for each in one.inners("SubnetMappings")]
    enforced = one.text("EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic")
    crossing = None
    for each in one.inners("LoadBalancerAttributes"):
        if each.word("Key") == CROSS_ZONE:
            crossing = each.truth("Value")
    one.add(
        BALANCERS,
        one.label("Name"),
        subnets=one.references("Subnets", SUBNETS) or [each for each in mapped if each] or None,
        security_groups=one.references("SecurityGroups", "security_groups"),
        enforce_security_group_inbound_rules_on_private_link_traffic=enforced
        and At(enforced.value.lower() != "off", enforced.spot),
        cross_zone_load_balancing=crossing,
    )


def read_listener(one: Resource) -> None:
    """A listener: what it takes goes to the targets of its groups."""
    balancer, port = one.needed("LoadBalancerArn", BALANCERS), one.number("Port")
    for group in _groups(one):
        for each in group.inners("Targets"):
            for protocol in PROTOCOLS.get(one.word("Protocol") or "", ("tcp",)):
                target = {
                    "protocol": protocol,
                    "listener_port": port,
                    "target": each.reference("Id", *HOLDERS),
                    "port": each.number("Port") or group.number("Port"),
                }
                one.append(BALANCERS, balancer, "targets", At(target, each.spot))


def _groups(one: Resource) -> list[Resource]:
    """The target groups that it forwards to, as far as they are in the template."""
    found = []
    for action in one.inners("DefaultActions"):
        forward = action.inner("ForwardConfig")
        for each in (action, *(forward.inners("TargetGroups") if forward else ())):
            group = each.referred("TargetGroupArn", TARGETS)
            found += [Resource(one.stage, group)] if group is not None else []
    return found


def belongs_to_network(one: Resource) -> bool:
    """Is this a listener of a load balancer that is modelled?"""
    balancer = one.referred("LoadBalancerArn", BALANCER)
    return balancer is not None and is_network(Resource(one.stage, balancer))


def find_targets(stage: Stage) -> None:
    """Targets that are given by their address become the interface that has it."""
    holders = _by_address(stage.sketch)
    for balancer in stage.sketch.of(BALANCERS):
        for target in balancer.values.get("targets", []):
            named = target.value["target"]
            if named is not None and named.value in holders:
                target.value["target"] = At(holders[named.value], named.spot)


def _by_address(sketch: Sketch) -> dict[str, str]:
    found: dict[str, str] = {}
    for section in HOLDERS:
        for one in sketch.of(section):
            address = one.values.get("private_ip")
            if isinstance(address, At):
                found.setdefault(str(address.value), one.key)
    return found


READERS = {BALANCER: read_balancer, LISTENER: read_listener}
ONLY = {BALANCER: is_network, LISTENER: belongs_to_network}
"""Which of a type are modelled."""
