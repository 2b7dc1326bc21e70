"""What stands behind the target of a route."""

from playground.engine.network import Network
from playground.engine.nodes import EndpointType, Instance, NetworkInterface, Node, Ref, VpcEndpoint


def interface_at(network: Network, target: Ref | None) -> NetworkInterface | None:
    """The interface that a route leads to; an instance stands for its one interface (RT-15)."""
    node = network.find(target or "")
    if isinstance(node, Instance):
        interfaces = network.interfaces_of.get(node.id, [])
        return interfaces[0] if len(interfaces) == 1 else None
    return node if isinstance(node, NetworkInterface) else None


def leads_to_appliances(node: Node | None) -> bool:
    """Is this a Gateway Load Balancer endpoint: of all endpoints the one for written routes?"""
    return isinstance(node, VpcEndpoint) and node.type is EndpointType.GATEWAY_LOAD_BALANCER
