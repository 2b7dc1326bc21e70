"""What the ends of a question have: addresses, interfaces, VPCs."""

from playground.engine import sites
from playground.engine.addresses import Prefix, is_v6
from playground.engine.aws_services import aws_service
from playground.engine.hops.client_vpn import first_client
from playground.engine.network import Network
from playground.engine.nodes import (
    ClientVpnEndpoint,
    CustomerGateway,
    ElasticIp,
    EndpointType,
    Instance,
    NatGateway,
    NetworkInterface,
    NetworkLoadBalancer,
    Node,
    OnPremisesHost,
    OnPremisesNetwork,
    OutsideHost,
    Vpc,
    VpcEndpoint,
)
from playground.question.endpoints import HOLDERS, addresses_of_endpoint, sends_from


def addresses_of(network: Network, node: Node) -> tuple[int, ...]:
    """The addresses that a node can be asked at, or ask from, within its network; IPv4 first."""
    match node:
        case Instance():
            interfaces = network.interfaces_of.get(node.id, [])
            every = [address for one in interfaces for address in one.addresses]
            return tuple(sorted(every, key=lambda address: address >= 2**128))
        case NetworkInterface():
            return node.addresses
        case NatGateway():
            return () if node.private_ip is None else (node.private_ip,)
        case ElasticIp():
            return (node.public_ip,)
        case OutsideHost() | OnPremisesHost():
            return tuple(sorted(node.addresses))
        case OnPremisesNetwork() | CustomerGateway():
            return sites.some_addresses(network, sites.site_behind(network, node))
        case ClientVpnEndpoint():
            return (first_client(node),)
        case VpcEndpoint():
            return addresses_of_endpoint(network, node)
        case NetworkLoadBalancer():
            own = network.interfaces_for.get(node.id, [])
            return tuple(address for one in own for address in one.addresses)
    return ()


def stands_for(network: Network, node: Node) -> Node:
    """Whom a question to this node is really for: a customer gateway's site, and the service that
    a gateway endpoint leads to, which is asked by whatever way the sender has.
    """
    if isinstance(node, CustomerGateway):
        return sites.site_behind(network, node)
    service = aws_service(node.service_name) if isinstance(node, VpcEndpoint) else None
    by_route = isinstance(node, VpcEndpoint) and node.type is EndpointType.GATEWAY
    return service if service is not None and by_route else node


def blocks_of(network: Network, node: Node) -> tuple[Prefix, ...]:
    """The blocks of which any address may be meant by `name:ADDRESS`."""
    match node:
        case OnPremisesNetwork() | CustomerGateway():
            return sites.blocks_of(network, sites.site_behind(network, node))
        case ClientVpnEndpoint():
            return (node.client_cidr,)
        case VpcEndpoint():
            return sends_from(node)
    return ()


def interfaces_of(network: Network, node: Node) -> list[NetworkInterface]:
    """The interfaces of an instance, an endpoint or a load balancer, or the interface itself."""
    if isinstance(node, Instance):
        return network.interfaces_of.get(node.id, [])
    if isinstance(node, HOLDERS):
        return network.interfaces_for.get(node.id, [])
    return [node] if isinstance(node, NetworkInterface) else []


def public_addresses_of(network: Network, node: Node) -> list[int]:
    """The public IPv4 addresses at which the internet finds a node, that of the primary first."""
    if isinstance(node, ElasticIp):
        return [node.public_ip]
    refs = {node.id} | {interface.id for interface in interfaces_of(network, node)}
    found = [at for at, (owner, _) in network.public_addresses.items() if owner in refs]
    behind = {at: network.public_addresses[at][1] for at in found}
    order = list(addresses_of(network, node))
    return sorted(found, key=lambda at: order.index(behind[at]) if behind[at] in order else -1)


def belongs_here(network: Network, address: int) -> bool:
    """Is this an address by which the internet finds something of this network?"""
    v6 = is_v6(address) and bool(within(network, address))
    return v6 or address in network.public_addresses


def owners_of(network: Network, address: int) -> list[NetworkInterface]:
    """The interfaces that have a private address."""
    return [one for one in network.all(NetworkInterface) if address in one.addresses]


def within(network: Network, address: int) -> list[Vpc]:
    """The VPCs whose blocks hold an address."""
    return [vpc for vpc in network.all(Vpc) if any(address in block for block in vpc.blocks)]
