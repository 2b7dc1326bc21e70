"""VPCs and subnets."""

from playground.exchange.terraform.block import Block
from playground.exchange.terraform.reading.context import Reading

KNOWN_LATER = "its addresses are known only after apply"
ASSOCIATED = (None, "associated", "associating")


def read_vpc(block: Block, reading: Reading) -> None:
    """A VPC; its further blocks are resources of their own, or a data source tells them."""
    cidr, ipv6 = block.text("cidr_block"), block.text("ipv6_cidr_block")
    blocks = [
        one.text("cidr_block")
        for one in block.inner("cidr_block_associations")
        if one.text("state") in ASSOCIATED
    ]
    values = {
        "secondary_cidrs": [one for one in blocks if one and one != cidr],
        "ipv6_cidrs": [ipv6] if ipv6 else [],
        "region": block.region or reading.region,
        "account": block.account,
        "enable_dns_support": block.truth("enable_dns_support"),
        "enable_dns_hostnames": block.truth("enable_dns_hostnames"),
    }
    if cidr is None:
        reading.add_undescribed(block, "vpcs", KNOWN_LATER, **values)
    else:
        reading.add(block, "vpcs", cidr=cidr, **values)
    if ipv6 is None and block.truth("assign_generated_ipv6_cidr_block"):
        reading.note(
            f"{block.address}: its IPv6 block is known only after apply; it has none here."
        )


def read_ipv4_block(block: Block, reading: Reading) -> None:
    """A further IPv4 block of a VPC."""
    _add_block(block, reading, "secondary_cidrs", "cidr_block")


def read_ipv6_block(block: Block, reading: Reading) -> None:
    """A further IPv6 block; the VPC itself names the first one as well."""
    _add_block(block, reading, "ipv6_cidrs", "ipv6_cidr_block")


def _add_block(block: Block, reading: Reading, name: str, attribute: str) -> None:
    vpc, cidr = block.one("vpc_id", "vpcs"), block.text(attribute)
    if cidr is None:
        reading.note(f"{block.address}: the block is known only after apply; it is missing here.")
    elif vpc is not None and cidr not in (reading.value("vpcs", vpc, name) or []):
        reading.append(block, "vpcs", vpc, name, cidr)


def read_subnet(block: Block, reading: Reading) -> None:
    """A subnet.  A data source says neither which table it has nor which ACL."""
    cidr, ipv6 = block.text("cidr_block"), block.text("ipv6_cidr_block")
    zone = block.text("availability_zone")
    values = {
        "vpc": block.one("vpc_id", "vpcs"),
        "availability_zone": zone,
        "cidr": cidr,
        "ipv6_cidr": ipv6,
        "map_public_ip_on_launch": block.truth("map_public_ip_on_launch"),
        "assign_ipv6_address_on_creation": block.truth("assign_ipv6_address_on_creation"),
    }
    if block.is_data or block.type == "aws_default_subnet":
        reading.found_subnets.append(block)
    if zone is None:
        reading.note(
            "Zones that are known only after apply were taken to be the first of their region."
        )
    if cidr is None and (ipv6 is None or block.is_unknown("cidr_block")):
        reading.add_undescribed(block, "subnets", KNOWN_LATER, **values)
    else:
        reading.add(block, "subnets", **values)
    if ipv6 is None and block.is_unknown("ipv6_cidr_block"):
        reading.note(
            f"{block.address}: its IPv6 block is known only after apply; it has none here."
        )


def read_block_options(block: Block, reading: Reading) -> None:
    """VPC Block Public Access of a region."""
    mode = (block.text("internet_gateway_block_mode") or "off").removeprefix("block-")
    if mode == "off":
        reading.leave_out(block, "It is off.")
        return
    mode = "ingress-only" if mode == "ingress" else mode
    account = block.text("aws_account_id") or block.account
    region = block.text("aws_region") or block.region or reading.region
    reading.add(block, "block_public_access", id=None, region=region, account=account, mode=mode)


def read_exclusion(block: Block, reading: Reading) -> None:
    """What is exempt from Block Public Access in its region."""
    region = block.region or reading.region
    here = [
        one
        for one in reading.sketch.of("block_public_access")
        if one.values.get("region") == region
    ]
    if not here:
        reading.leave_out(block, f"No aws_vpc_block_public_access_options of {region} is here.")
        return
    mode = (block.text("internet_gateway_exclusion_mode") or "").removeprefix("allow-")
    exempt = {
        "vpc": block.one("vpc_id", "vpcs"),
        "subnet": block.one("subnet_id", "subnets"),
        "mode": "egress-only" if mode == "egress" else mode or None,
    }
    reading.append(block, "block_public_access", here[0].key, "exclusions", exempt)
