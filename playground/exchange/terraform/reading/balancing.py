"""Network load balancers, with the targets of their listeners."""

import ipaddress
from collections.abc import Iterator

from playground.exchange.terraform.block import Block, Fields
from playground.exchange.terraform.reading.context import Reading

SECTION = "network_load_balancers"
PROTOCOLS = {"TCP": ("tcp",), "TLS": ("tcp",), "UDP": ("udp",), "TCP_UDP": ("tcp", "udp")}


def read_balancer(block: Block, reading: Reading) -> None:
    """A network load balancer; of the other types nothing is modelled."""
    kind = block.text("load_balancer_type") or "application"
    if kind != "network":
        reading.sketch.report.not_modelled(f"{block.type} ({kind})", block.address)
        return
    subnets = block.many("subnets", "subnets")
    for one in block.inner("subnet_mapping"):
        subnet = one.one("subnet_id", "subnets")
        if subnet is not None and subnet not in subnets:
            subnets.append(subnet)
    enforced = block.text("enforce_security_group_inbound_rules_on_private_link_traffic")
    reading.add(
        block,
        SECTION,
        name=block.name_tag or block.text("name"),
        vpc=block.one("vpc_id", "vpcs"),
        subnets=subnets,
        security_groups=block.many("security_groups", "security_groups"),
        enforce_security_group_inbound_rules_on_private_link_traffic=(
            None if enforced is None else enforced == "on"
        ),
        cross_zone_load_balancing=block.truth("enable_cross_zone_load_balancing"),
    )


def read_target_group(block: Block, reading: Reading) -> None:
    """Who is in a group is told by attachments; groups of other load balancers are not modelled."""
    if block.text("protocol") in (None, *PROTOCOLS):
        reading.target_groups.setdefault(block.key, [])
    else:
        reading.sketch.report.not_modelled(block.type, block.address)


def read_target(block: Block, reading: Reading) -> None:
    """A target is in a group."""
    group = block.one("target_group_arn", "target_groups")
    if group in reading.target_groups:
        reading.target_groups[group].append(block)
    else:
        reading.sketch.report.not_modelled(block.type, block.address)


def read_listener(block: Block, reading: Reading) -> None:
    """What a listener takes goes to every target of its groups."""
    balancer = block.one("load_balancer_arn", SECTION)
    if balancer is None or not reading.sketch.has(SECTION, balancer):
        reading.sketch.report.not_modelled(block.type, block.address)
        return
    port = block.number("port")
    protocols = PROTOCOLS.get(block.text("protocol") or "", ())
    for group in _groups(block):
        described = reading.resolver.block_of("target_groups", group)
        own_port = described.number("port") if described else None
        for target in reading.target_groups.get(group, []):
            named = _target_of(target, reading)
            for protocol in protocols if named and port else ():
                row = {
                    "protocol": protocol,
                    "listener_port": port,
                    "target": named,
                    "port": target.number("port") or own_port or 0,
                }
                reading.append(block, SECTION, balancer, "targets", row)


def _groups(block: Block) -> Iterator[str]:
    for action in block.inner("default_action"):
        yield from _named_by(action, "target_group_arn")
        for forward in action.inner("forward"):
            for group in forward.inner("target_group"):
                yield from _named_by(group, "arn")


def _named_by(fields: Fields, key: str) -> Iterator[str]:
    named = fields.one(key, "target_groups")
    if named is not None:
        yield named


def _target_of(block: Block, reading: Reading) -> str | None:
    """An instance, or the interface that has an address."""
    named = block.one("target_id", "instances", "network_interfaces")
    try:
        ipaddress.ip_address(named or "")
    except ValueError:
        return named
    holder = reading.holder_of(named or "")
    if holder is None:
        reading.leave_out(block, f"Nobody here has the address {named}.")
    return holder
