"""Sites on premises: their own routes on the way out, and who has an address on the way in."""

from playground.engine.network import Network
from playground.engine.nodes import Ref
from playground.engine.tables import Row, Table


def site_out_table(network: Network, ref: Ref) -> Table:
    """From a host of the site: its own routes decide."""
    return Table([Row((), None)])


def site_in_table(network: Network, ref: Ref) -> Table:
    """To a host of the site."""
    return Table([Row((), None)])
