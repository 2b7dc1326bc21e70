"""VPC endpoints: by a route, by an interface, through appliances; and AWS's services behind."""

from playground.engine.network import Network
from playground.engine.nodes import Ref
from playground.engine.tables import Row, Table

_NOWHERE = Table([Row((), None)])


def gateway_endpoint_table(network: Network, ref: Ref) -> Table:
    """From a route table to the service."""
    return _NOWHERE


def gateway_endpoint_reply_table(network: Network, ref: Ref) -> Table:
    """From the service."""
    return _NOWHERE


def endpoint_table(network: Network, ref: Ref, interface: Ref) -> Table:
    """From an endpoint's interface to the service."""
    return _NOWHERE


def endpoint_reply_table(network: Network, ref: Ref) -> Table:
    """From the service."""
    return _NOWHERE


def gwlb_endpoint_table(network: Network, ref: Ref) -> Table:
    """To the appliances and back."""
    return _NOWHERE


def service_table(network: Network, ref: Ref, via: Ref) -> Table:
    """AWS's service takes the packet."""
    return _NOWHERE


def service_reply_table(network: Network, ref: Ref, via: Ref) -> Table:
    """AWS's service answers."""
    return _NOWHERE
