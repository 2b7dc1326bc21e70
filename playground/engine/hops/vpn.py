"""Virtual private gateways and the ways to a site: VPN connections and Connect attachments."""

from playground.engine.network import Network
from playground.engine.nodes import Ref
from playground.engine.tables import Row, Table


def vgw_out_table(network: Network, ref: Ref) -> Table:
    """From the gateway's VPC to a site."""
    return Table([Row((), None)])


def vgw_in_table(network: Network, ref: Ref, via: Ref) -> Table:
    """From a site to the gateway's VPC."""
    return Table([Row((), None)])


def vpn_out_table(network: Network, ref: Ref) -> Table:
    """By a VPN connection to its site."""
    return Table([Row((), None)])


def vpn_in_table(network: Network, ref: Ref) -> Table:
    """By a VPN connection to AWS."""
    return Table([Row((), None)])


def connect_out_table(network: Network, ref: Ref) -> Table:
    """By a Connect attachment to its site."""
    return Table([Row((), None)])


def connect_in_table(network: Network, ref: Ref) -> Table:
    """By a Connect attachment to AWS."""
    return Table([Row((), None)])
