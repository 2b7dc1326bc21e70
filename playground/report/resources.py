"""Resources as the answer names them: kind, id, name; and text that names them."""

import re
from typing import Any

from playground.engine.network import Network
from playground.engine.nodes import Node, Ref
from playground.engine.places import INTERNET_ID
from playground.words import Mention, Text, name_of

JSON = dict[str, Any]


def kind_of(kind: type[Node] | None) -> str:
    """The slug of a kind: nat-gateway; that of the internet, which is no node, for None."""
    if kind is None:
        return INTERNET_ID
    return re.sub(r"(?<!^)(?=[A-Z])", "-", kind.__name__).lower()


def resource(network: Network, ref: Ref) -> JSON:
    """RES of the answer.  What the network does not have is named by its id alone."""
    if ref == INTERNET_ID:
        return {"kind": INTERNET_ID, "id": INTERNET_ID, "name": INTERNET_ID}
    node = network.find(ref)
    kind = kind_of(type(node)) if node is not None else "unknown"
    return {"kind": kind, "id": ref, "name": name_of(network, ref)}


def parts(network: Network, text: Text) -> list[str | JSON]:
    """A sentence in parts, so that a page can make links of the resources in it."""
    return [resource(network, part.ref) if isinstance(part, Mention) else part for part in text]
