"""Who owns what, found by looking through all nodes each time."""

from typing import TypeVar

from playground.engine.network import Network
from playground.engine.nodes import (
    ElasticIp,
    Instance,
    InstanceState,
    NatGateway,
    NetworkAcl,
    NetworkInterface,
    Node,
    Ref,
    RouteTable,
    Subnet,
    Vpc,
)
from tests.engine.oracle.headers import Address, Block, address, block, inside

N = TypeVar("N", bound=Node)
Owner = NetworkInterface | NatGateway


def node(network: Network, kind: type[N], ref: Ref) -> N:
    """The node of this kind with this id."""
    return next(one for one in network if isinstance(one, kind) and one.id == ref)


def addresses_of(interface: NetworkInterface) -> list[Address]:
    """The private addresses of an interface (ADDR-01, ADDR-02)."""
    return [address(one) for one in interface.private_ips + interface.ipv6_addresses]


def subnet_blocks(subnet: Subnet) -> list[Block]:
    """The blocks of a subnet."""
    return [block(one) for one in (subnet.cidr, subnet.ipv6_cidr) if one is not None]


def vpc_blocks(vpc: Vpc) -> list[Block]:
    """The blocks of a VPC."""
    return [block(one) for one in vpc.cidrs + vpc.ipv6_cidrs]


def siblings(network: Network, interface: NetworkInterface) -> list[NetworkInterface]:
    """The interfaces of one host."""
    every = network.all(NetworkInterface)
    together = [one for one in every if one.instance and one.instance == interface.instance]
    return together or [interface]


def is_up(network: Network, interface: NetworkInterface) -> bool:
    """Does anybody listen behind the interface?"""
    if interface.instance is None:
        return interface.requester_managed
    return node(network, Instance, interface.instance).state is InstanceState.RUNNING


def subnet_of_address(network: Network, vpc: Vpc, wanted: Address) -> Subnet | None:
    """The subnet of the VPC that an address lies in (VPC-13)."""
    for subnet in network.all(Subnet):
        if subnet.vpc == vpc.id and inside(wanted, subnet_blocks(subnet)):
            return subnet
    return None


def owner_in_subnet(network: Network, subnet: Subnet, wanted: Address) -> Owner | None:
    """The interface or NAT gateway of the subnet that has an address."""
    for interface in network.all(NetworkInterface):
        if interface.subnet == subnet.id and wanted in addresses_of(interface):
            return interface
    for gateway in network.all(NatGateway):
        if gateway.subnet == subnet.id and wanted == address(gateway.private_ip or 0):
            return gateway
    return None


def is_reserved(subnet: Subnet, wanted: Address) -> bool:
    """Is it one of the five that nobody can have (VPC-14, VPC-16)?"""
    for one in subnet_blocks(subnet):
        if inside(wanted, [one]):
            return int(wanted) - int(one[0]) in (0, 1, 2, 3) or wanted == one[-1]
    return False


def table_of(network: Network, subnet: Subnet) -> RouteTable:
    """The explicit table, else the main one (RT-01)."""
    for table in network.all(RouteTable):
        if table.id == subnet.route_table:
            return table
    return next(one for one in network.all(RouteTable) if one.main and one.vpc == subnet.vpc)


def acl_of(network: Network, subnet: Subnet) -> NetworkAcl:
    """The explicit ACL, else the default one (NACL-01)."""
    for acl in network.all(NetworkAcl):
        if acl.id == subnet.network_acl:
            return acl
    return next(one for one in network.all(NetworkAcl) if one.default and one.vpc == subnet.vpc)


def vpc_of(network: Network, owner: Owner) -> Ref:
    """The VPC of an interface or a NAT gateway."""
    if isinstance(owner, NatGateway):
        return owner.vpc
    return node(network, Subnet, owner.subnet).vpc


def mappings(network: Network) -> list[tuple[Owner, Address, Address]]:
    """Every (owner, private address, public address) in effect (ADDR-03, ADDR-05, ADDR-16)."""
    found: list[tuple[Owner, Address, Address]] = []
    for elastic in network.all(ElasticIp):
        public = address(elastic.public_ip)
        if elastic.network_interface is not None:
            interface = node(network, NetworkInterface, elastic.network_interface)
            private = elastic.private_ip or interface.private_ips[0]
            found.append((interface, address(private), public))
        elif elastic.nat_gateway is not None:
            gateway = node(network, NatGateway, elastic.nat_gateway)
            own = address(gateway.private_ip) if gateway.private_ip is not None else public
            found.append((gateway, own, public))
    return found + _assigned(network, [(owner.id, private) for owner, private, _ in found])


def _assigned(
    network: Network, replaced: list[tuple[Ref, Address]]
) -> list[tuple[Owner, Address, Address]]:
    found: list[tuple[Owner, Address, Address]] = []
    for interface in network.all(NetworkInterface):
        if interface.public_ip is None or not is_up(network, interface):
            continue
        primary = address(interface.private_ips[0])
        if (interface.id, primary) not in replaced:
            found.append((interface, primary, address(interface.public_ip)))
    return found
