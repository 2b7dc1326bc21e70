"""Clients of Client VPN endpoints as the ends of a question."""

from playground.engine.network import Network
from playground.engine.nodes import ClientVpnEndpoint
from playground.engine.places import Place, Stage
from playground.engine.reasons.client_vpn import ClientNotReachable
from playground.question.ends import owners_of, within
from playground.question.hosts import Host


def serving(network: Network, address: int) -> ClientVpnEndpoint | None:
    """The first endpoint whose clients have this address, if no host and no VPC has it."""
    if owners_of(network, address) or within(network, address):
        return None
    every = network.all(ClientVpnEndpoint)
    return next((one for one in every if address in one.client_cidr), None)


def client_meant(network: Network, places: list[Place], target: Host) -> ClientNotReachable | None:
    """VPN-18: why a client cannot be asked for; None if none is meant, or by one of its fellows."""
    endpoint = target.node
    if target.node is None and not target.outside:
        endpoint = serving(network, target.addresses[0])
    if not isinstance(endpoint, ClientVpnEndpoint):
        return None
    fellow = Place(Stage.CLIENT_OUT, endpoint.id) in places
    return None if fellow else ClientNotReachable(endpoint.id)
