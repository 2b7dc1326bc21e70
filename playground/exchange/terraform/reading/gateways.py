"""Internet gateways, egress-only ones, NAT gateways and elastic IPs."""

from playground.engine.nodes import AvailabilityMode, ConnectivityType, NatGatewayState
from playground.exchange.terraform.block import Block
from playground.exchange.terraform.reading.compute import interface_of
from playground.exchange.terraform.reading.context import Reading, word_of


def read_internet_gateway(block: Block, reading: Reading) -> None:
    """An internet gateway; a data source tells what it is attached to in a list."""
    vpc = block.one("vpc_id", "vpcs") or block.first("attachments").text("vpc_id")
    reading.add(block, "internet_gateways", vpc=vpc)


def read_attachment(block: Block, reading: Reading) -> None:
    """An internet gateway is attached to a VPC."""
    gateway = block.one("internet_gateway_id", "internet_gateways")
    reading.put(block, "internet_gateways", gateway, "vpc", block.one("vpc_id", "vpcs"))


def read_egress_only_gateway(block: Block, reading: Reading) -> None:
    """An egress-only internet gateway."""
    vpc = block.one("vpc_id", "vpcs")
    reading.add(block, "egress_only_internet_gateways", vpc=vpc)


def read_nat_gateway(block: Block, reading: Reading) -> None:
    """A NAT gateway, and whose elastic IPs it has."""
    reading.add(
        block,
        "nat_gateways",
        vpc=block.one("vpc_id", "vpcs"),
        subnet=block.one("subnet_id", "subnets"),
        private_ip=block.text("private_ip"),
        connectivity_type=word_of(ConnectivityType, block.text("connectivity_type")),
        availability_mode=word_of(AvailabilityMode, block.text("availability_mode")),
        state=word_of(NatGatewayState, block.text("state")),
    )
    addresses = [block.one("allocation_id", "elastic_ips")]
    addresses += block.many("secondary_allocation_ids", "elastic_ips")
    for elastic_ip in addresses:
        reading.put(block, "elastic_ips", elastic_ip, "nat_gateway", block.key)
    for zone in block.inner("availability_zone_address"):
        name = zone.text("availability_zone")
        reading.append(block, "nat_gateways", block.key, "zones", name)
        for elastic_ip in zone.many("allocation_ids", "elastic_ips"):
            reading.put(block, "elastic_ips", elastic_ip, "nat_gateway", block.key)
            reading.put(block, "elastic_ips", elastic_ip, "availability_zone", name)


def read_elastic_ip(block: Block, reading: Reading) -> None:
    """An elastic IP.  The interface that AWS tells of may be a NAT gateway's own."""
    ending = "_id" if block.is_data else ""
    holder = interface_of(block, reading, f"network_interface{ending}", f"instance{ending}")
    reading.add(
        block,
        "elastic_ips",
        public_ip=block.text("public_ip"),
        region=block.region or reading.region,
        network_interface=holder,
        private_ip=block.text("associate_with_private_ip") if holder else None,
    )


def read_elastic_ip_association(block: Block, reading: Reading) -> None:
    """An elastic IP belongs to an instance or an interface."""
    elastic_ip = block.one("allocation_id", "elastic_ips")
    holder = interface_of(block, reading, "network_interface_id", "instance_id")
    reading.put(block, "elastic_ips", elastic_ip, "network_interface", holder)
    private_ip = block.text("private_ip_address")
    reading.put(block, "elastic_ips", elastic_ip, "private_ip", private_ip)
