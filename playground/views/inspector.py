"""The inspector: everything about one resource."""

from playground.engine.network import Network
from playground.report import kind_of
from playground.views.answers import spelt
from playground.views.here import Here


def inspect(network: Network, here: Here):
    node = network.find(here.selected)
    if node is None:
        return None
    return {"name": node.name or node.id, "kind_name": spelt(kind_of(type(node))), "drawn": node.id, "attributes": [{"label": k, "value": str(v)} for k, v in vars(node).items()], "tables": []}
