"""What a question supposes beside the network: what a guest does with packets for others."""

from dataclasses import replace

from playground.engine.network import Network
from playground.engine.nodes import Forwards, Ref
from playground.question.ends import interfaces_of
from playground.question.errors import QuestionError
from playground.question.hosts import find_host

FIELD = "appliance"


def suppose_appliances(network: Network, texts: list[str]) -> Network:
    """The network in which each `ID=nat|route|no` holds.

    Raises QuestionError about "appliance".
    """
    told = told_of_appliances(network, texts)
    if not told:
        return network
    return network.with_nodes(
        replace(node, forwards=told[node.id])  # type: ignore[call-arg]
        if node.id in told
        else node
        for node in network
    )


def told_of_appliances(network: Network, texts: list[str]) -> dict[Ref, Forwards]:
    """Network interface -> what `ID=nat|route|no` says of it.

    Raises QuestionError about "appliance".
    """
    told: dict[Ref, Forwards] = {}
    for text in texts:
        name, _, word = text.rpartition("=")
        if not name or word not in tuple(Forwards):
            message = f"“{text[:80]}” is not of the form ID=nat, ID=route or ID=no."
            raise QuestionError(FIELD, message)
        for interface in _interfaces(network, name):
            told[interface] = Forwards(word)
    return told


def _interfaces(network: Network, name: str) -> list[str]:
    """The interfaces of the instance, or the one interface, that a text names."""
    node = find_host(network, name, FIELD).node
    interfaces = [] if node is None else interfaces_of(network, node)
    if not interfaces:
        raise QuestionError(FIELD, f"“{name[:80]}” is no instance and no network interface.")
    return [interface.id for interface in interfaces]
