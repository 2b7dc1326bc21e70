"""Client VPN endpoints, where their clients may go and where they are led."""

from playground.exchange.terraform.block import Block
from playground.exchange.terraform.reading.context import Reading

SECTION = "client_vpn_endpoints"


def read_endpoint(block: Block, reading: Reading) -> None:
    """A Client VPN endpoint; its VPC may follow from the subnets that it is associated with."""
    cidr = block.text("client_cidr_block")
    values = {
        "vpc": block.one("vpc_id", "vpcs"),
        "name": block.name_tag or block.text("description"),
        "client_cidr": cidr,
        "security_groups": block.many("security_group_ids", "security_groups") or None,
        "split_tunnel": block.truth("split_tunnel"),
    }
    if cidr is None:
        reading.leave_out(block, "The addresses of its clients are not known.")
        return
    reading.add(block, SECTION, **values)


def read_association(block: Block, reading: Reading) -> None:
    """A Client VPN endpoint has an interface in a subnet."""
    subnet = block.one("subnet_id", "subnets")
    endpoint = block.one("client_vpn_endpoint_id", SECTION)
    reading.append(block, SECTION, endpoint, "subnets", subnet)


def read_rule(block: Block, reading: Reading) -> None:
    """Where clients may go."""
    endpoint = block.one("client_vpn_endpoint_id", SECTION)
    cidr = block.text("target_network_cidr")
    if cidr is not None:
        rule = {"destination": cidr}
        reading.append(block, SECTION, endpoint, "authorization_rules", rule)
    else:
        reading.leave_out(block, "Its destination is known only after apply.")


def read_route(block: Block, reading: Reading) -> None:
    """Where clients are led."""
    endpoint = block.one("client_vpn_endpoint_id", SECTION)
    cidr = block.text("destination_cidr_block")
    subnet = block.one("target_vpc_subnet_id", "subnets")
    if cidr is not None and subnet is not None:
        route = {"destination": cidr, "subnet": subnet}
        reading.append(block, SECTION, endpoint, "routes", route)
