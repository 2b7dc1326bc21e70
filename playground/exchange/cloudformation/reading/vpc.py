"""VPCs and subnets out of a template."""

from playground.exchange.cloudformation.reading.resource import Resource

VPCS, SUBNETS = "vpcs", "subnets"
NO_BLOCK = "its block comes from a pool (IPAM), and only deployment tells which it is"

ANY_ZONE = (
    "Where a subnet names no Availability Zone, AWS chooses one; the region's first is taken here."
)


def read_vpc(one: Resource) -> None:
    """A VPC.  The IPv6 blocks that Amazon gives are stood in for by blocks of illustration."""
    cidr = one.text("CidrBlock")
    if cidr is None and one.says("Ipv4IpamPoolId"):
        one.withheld("CidrBlock", NO_BLOCK)
    elif cidr is None and not one.gaps:
        one.wrong("CidrBlock", "it is missing.")
    attributes = one.declared.by.attributes
    logical_id = one.declared.logical_id
    one.add(
        VPCS,
        cidr=cidr,
        ipv6_cidrs=list(attributes.ipv6_blocks(logical_id)) or None,
        enable_dns_support=one.truth("EnableDnsSupport"),
        enable_dns_hostnames=one.truth("EnableDnsHostnames"),
    )
    given = attributes.illustrative.get(logical_id)
    if given:
        one.sketch.report.note(
            f"{logical_id}: Amazon decides which IPv6 block it gets; "
            f"{', '.join(given)} stands for it here."
        )


def read_further_block(one: Resource) -> None:
    """Another block of a VPC; those of IPv6 are known to the VPC already."""
    vpc, cidr = one.needed("VpcId", VPCS), one.text("CidrBlock")
    if cidr is None and one.says("Ipv4IpamPoolId"):
        one.withheld("CidrBlock", NO_BLOCK)
    one.append(VPCS, vpc, "secondary_cidrs", cidr)


def read_subnet(one: Resource) -> None:
    """A subnet, in the zone that the template names."""
    if one.says("AvailabilityZoneId"):
        one.note("AvailabilityZoneId", "which zone has this id, only the account tells")
    elif not one.says("AvailabilityZone"):
        one.sketch.report.note(ANY_ZONE)
    cidr, ipv6_cidr = one.text("CidrBlock"), one.text("Ipv6CidrBlock")
    if cidr is None and one.says("Ipv4IpamPoolId"):
        one.withheld("CidrBlock", NO_BLOCK)
    elif cidr is None and ipv6_cidr is None and not one.gaps:
        one.wrong("CidrBlock", "it is missing.")
    one.add(
        SUBNETS,
        vpc=one.needed("VpcId", VPCS),
        availability_zone=one.text("AvailabilityZone"),
        cidr=cidr,
        ipv6_cidr=ipv6_cidr,
        map_public_ip_on_launch=one.truth("MapPublicIpOnLaunch"),
        assign_ipv6_address_on_creation=one.truth("AssignIpv6AddressOnCreation"),
    )


def read_ipv6_block(one: Resource) -> None:
    """The IPv6 block of a subnet that is declared apart."""
    subnet, block = one.needed("SubnetId", SUBNETS), one.text("Ipv6CidrBlock")
    one.put(SUBNETS, subnet, "ipv6_cidr", block)


READERS = {
    "AWS::EC2::Subnet": read_subnet,
    "AWS::EC2::SubnetCidrBlock": read_ipv6_block,
    "AWS::EC2::VPC": read_vpc,
    "AWS::EC2::VPCCidrBlock": read_further_block,
}
