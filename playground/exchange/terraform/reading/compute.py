"""Instances and network interfaces."""

from typing import Any

from playground.exchange.terraform.block import Block, Fields
from playground.exchange.terraform.reading.context import Reading

STATES = {"stopped": "stopped", "stopping": "stopped", "running": "running", "pending": "running"}
PRIMARY = "primary_network_interface_id"
GROUPS = "security_groups"


def interface_of(block: Block, reading: Reading, interface: str, instance: str) -> str | None:
    """Which interface is meant: one that is described here, else the instance's primary one."""
    named = block.one(interface, "network_interfaces", "instances")
    machine = block.one(instance, "instances")
    is_here = named is not None and any(
        reading.sketch.has(section, named) for section in ("network_interfaces", "instances")
    )
    if is_here or machine is None:
        return named if is_here or not block.id else None
    return machine


def read_interface(block: Block, reading: Reading) -> None:
    """A network interface; what it is attached to is told here, or elsewhere."""
    addresses = block.texts("private_ip_list") or block.texts("private_ips")
    primary = block.text("private_ip") or (addresses[0] if addresses else None)
    attachment = block.first("attachment")
    if not attachment.item.data:
        attachment = block.first("attachments")
    instance = attachment.one("instance", "instances") or attachment.text("instance_id")
    public_ip = block.first("association").text("public_ip")
    reading.add(
        block,
        "network_interfaces",
        subnet=_subnet_of(block, block, reading),
        instance=_described(reading, instance),
        device_index=attachment.number("device_index") if instance else None,
        private_ip=primary,
        secondary_private_ips=[one for one in addresses if one != primary],
        ipv6_addresses=block.texts("ipv6_addresses") or None,
        public_ip=public_ip,
        security_groups=_groups(block, GROUPS),
        source_dest_check=block.truth("source_dest_check"),
        requester_managed=block.truth("requester_managed"),
        description=block.text("description"),
    )


def _is_described(reading: Reading, interface: str | None) -> bool:
    blocks = reading.resolver
    return interface is not None and blocks.block_of("network_interfaces", interface) is not None


def _described(reading: Reading, instance: str | None) -> str | None:
    """Interfaces are read before instances, so that it is asked of the blocks."""
    if instance is None or reading.resolver.block_of("instances", instance) is None:
        return None
    return instance


def _subnet_of(fields: Fields, block: Block, reading: Reading) -> str | None:
    """The subnet; without one AWS takes the default subnet, of which nothing is known."""
    subnet = fields.one("subnet_id", "subnets")
    if subnet is None:
        subnet = f"default-subnet-of-{block.key}"[:255]
        reading.resolver.wanted[("subnets", subnet)] = block
    return subnet


def _groups(fields: Fields, key: str) -> list[str] | None:
    """Named groups; None where AWS takes the default one."""
    return fields.many(key, "security_groups") or None


def read_instance(block: Block, reading: Reading) -> None:
    """An instance with its primary interface, if that is no resource of its own."""
    state = block.text("instance_state")
    if state in ("terminated", "shutting-down"):
        reading.leave_out(block, f"It is {state}.")
        return
    values: dict[str, Any] = {"state": STATES.get(state or "")}
    attached = _attached(block, reading)
    if not any(index == 0 for index, _ in attached):
        _give_interface(block, reading, values)
    reading.add(block, "instances", **values)
    for index, interface in attached:
        reading.put(block, "network_interfaces", interface, "instance", block.key)
        reading.put(block, "network_interfaces", interface, "device_index", index)


def _attached(block: Block, reading: Reading) -> list[tuple[int, str]]:
    """The interfaces of their own that an instance brings, and their device indexes.

    Of one that nothing here describes, a state says at the instance itself what is known.
    """
    found = []
    for key in ("primary_network_interface", "network_interface"):
        for one in block.inner(key):
            interface = one.one("network_interface_id", "network_interfaces")
            is_elsewhere = block.id and not _is_described(reading, interface)
            if interface is not None and not is_elsewhere:
                found.append((one.number("device_index") or 0, interface))
    return found


def _give_interface(block: Block, reading: Reading, values: dict[str, Any]) -> None:
    """What an instance says of its primary interface, which may have an id of its own."""
    interface = block.text(PRIMARY)
    said = _primary(block, reading)
    if interface is None:
        values.update(said)
    elif not reading.sketch.has("network_interfaces", interface):
        reading.sketch.add(
            "network_interfaces",
            interface,
            block.spot,
            id=interface,
            instance=block.key,
            device_index=0,
            **said,
        )


def _primary(block: Block, reading: Reading) -> dict[str, Any]:
    """Its own attributes, else those of its launch template."""
    template = _template_of(block, reading)
    card = next(template.inner("network_interfaces"), None) if template else None
    of_card: Fields = block if card is None else card
    says_subnet = "subnet_id" in block.item.data or block.expression("subnet_id")
    from_card = block if says_subnet else of_card
    groups = _groups(block, "vpc_security_group_ids")
    if groups is None and template is not None:
        groups = _groups(of_card, GROUPS) or _groups(template, "vpc_security_group_ids")
    if "private_ip" not in block.item.data:
        reading.note("Addresses that AWS picks are known only after apply; free ones were taken.")
    return {
        "subnet": _subnet_of(from_card, block, reading),
        "private_ip": block.text("private_ip"),
        "secondary_private_ips": block.texts("secondary_private_ips"),
        "ipv6_addresses": _ipv6(block),
        "public_ip": _public_ip(block, of_card),
        "security_groups": groups,
        "source_dest_check": block.truth("source_dest_check"),
    }


def _template_of(block: Block, reading: Reading) -> Block | None:
    template = block.first("launch_template")
    key = template.one("id", "launch_templates") or template.one("name", "launch_templates")
    return reading.resolver.block_of("launch_templates", key) if key else None


def _ipv6(block: Block) -> list[str] | None:
    """None where AWS decides: by the subnet."""
    return block.texts("ipv6_addresses") if "ipv6_addresses" in block.item.data else None


def _public_ip(block: Block, card: Fields) -> str | bool | None:
    """An address, or whether there will be one; None: the subnet decides."""
    if "public_ip" in block.item.data:
        return block.text("public_ip") or False
    wanted = block.truth("associate_public_ip_address")
    if wanted is None and card is not block:
        text = card.text("associate_public_ip_address")
        wanted = {"true": True, "false": False}.get(text or "")
    return wanted


def read_interface_attachment(block: Block, reading: Reading) -> None:
    """An interface is a further one of an instance."""
    interface = block.one("network_interface_id", "network_interfaces")
    instance = block.one("instance_id", "instances")
    reading.put(block, "network_interfaces", interface, "instance", instance)
    reading.put(
        block, "network_interfaces", interface, "device_index", block.number("device_index")
    )


def read_group_attachment(block: Block, reading: Reading) -> None:
    """A security group is one more of an interface, or of an instance's primary one."""
    holder = block.one("network_interface_id", "network_interfaces", "instances")
    group = block.one("security_group_id", "security_groups")
    section = "network_interfaces"
    if holder is not None and not reading.sketch.has(section, holder):
        section = "instances"
    if holder is not None and group not in (reading.value(section, holder, GROUPS) or []):
        reading.append(block, section, holder, GROUPS, group)
