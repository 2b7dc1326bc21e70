"""Direct Connect: virtual interfaces, and the gateway between them and AWS."""

from playground.engine.network import Network
from playground.engine.nodes import Ref
from playground.engine.tables import Row, Table


def dx_out_table(network: Network, ref: Ref) -> Table:
    """By a virtual interface to its site."""
    return Table([Row((), None)])


def dx_in_table(network: Network, ref: Ref) -> Table:
    """By a virtual interface to AWS."""
    return Table([Row((), None)])


def dx_gateway_table(network: Network, ref: Ref, via: Ref) -> Table:
    """Through a Direct Connect gateway, from one of its sides to the other."""
    return Table([Row((), None)])
