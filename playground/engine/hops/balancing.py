"""Network load balancers: who may ask, which listener takes it, and which target gets it."""

from playground.engine.network import Network
from playground.engine.nodes import Ref
from playground.engine.tables import Row, Table

_NOWHERE = Table([Row((), None)])


def balancer_table(network: Network, ref: Ref, interface: Ref) -> Table:
    """From PrivateLink to a target."""
    return _NOWHERE


def balancer_reply_table(ref: Ref) -> Table:
    """From a target."""
    return _NOWHERE
