"""Of what is not described, and of what depends on it, nobody can say that it is wrong."""

from collections.abc import Iterator

from playground.engine.network import Network
from playground.engine.nodes import Ref


def can_be_told(network: Network, said: object) -> bool:
    """Is everything described that a fault or finding names, and where it stands?"""
    if not network.undescribed:
        return True
    named = {one for value in vars(said).values() for one in _refs(value)}
    nodes = [network.find(one) for one in named]
    places = {getattr(node, place, None) for node in nodes for place in ("vpc", "subnet")}
    return not network.undescribed & (named | places)


def _refs(value: object) -> Iterator[Ref]:
    """Whatever may be an id in a field."""
    every = value if isinstance(value, tuple) else (value,)
    yield from (one for one in every if isinstance(one, str))
