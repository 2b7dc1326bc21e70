"""What hints advise where AWS's services, endpoints or load balancers are concerned."""

from playground.engine.aws_services import by_gateway
from playground.engine.network import Network
from playground.engine.nodes import (
    AwsService,
    EndpointState,
    EndpointType,
    NetworkInterface,
    NetworkLoadBalancer,
    RouteTable,
    SecurityGroup,
    Vpc,
    VpcEndpoint,
)
from playground.engine.prefix_lists import service_at
from playground.words.ends import far_address, outbound
from playground.words.text import Mention, Text
from playground.words.wording import Situation


def service_far(situation: Situation) -> AwsService | None:
    """The service of AWS that a filter sees at the other end."""
    return service_at(situation.network, far_address(situation))


def service_asked(situation: Situation) -> AwsService | None:
    """The service of AWS that a request is for."""
    if situation.reply:
        return None
    return service_at(situation.network, situation.packet.destination)


def to_service_by_gateway(situation: Situation) -> bool:
    """Is this for a service that a gateway endpoint leads to, past a filter (VPCE-05)?"""
    service = service_far(situation)
    return service is not None and by_gateway(service) and outbound(situation)


def to_a_service(situation: Situation) -> bool:
    """Is this for any service of AWS at its public address, past a filter?"""
    return service_far(situation) is not None and outbound(situation)


def asks_a_service(situation: Situation) -> bool:
    """Does a request for a service of AWS find no route?"""
    return service_asked(situation) is not None


def asks_another_region(situation: Situation) -> bool:
    """Is the service in another region, where no endpoint of the VPC leads (VPCE-03)?"""
    service, table = service_asked(situation), situation.network.find(situation.reason.table)
    if service is None or not isinstance(table, RouteTable):
        return False
    return service.region != situation.network.get(Vpc, table.vpc).region


def service_asked_text(situation: Situation) -> Text:
    """The full name of the service that a request is for."""
    service = service_asked(situation)
    return () if service is None else (service.id,)


def asks_by_gateway(situation: Situation) -> bool:
    """The same, where a gateway endpoint would do."""
    service = service_asked(situation)
    return service is not None and by_gateway(service)


def endpoint_is_not_there(situation: Situation) -> bool:
    """Has the VPC an interface endpoint for it, but none that is available (VPCE-21)?"""
    endpoint = _own_endpoint(situation, EndpointType.INTERFACE)
    return endpoint is not None and endpoint.state is not EndpointState.AVAILABLE


def endpoint_stands_nowhere(situation: Situation) -> bool:
    """Has it one without an interface in any subnet (VPCE-11)?"""
    endpoint = _own_endpoint(situation, EndpointType.INTERFACE)
    return endpoint is not None and not situation.network.interfaces_for.get(endpoint.id)


def endpoint_is_not_meant(situation: Situation) -> bool:
    """Has it one to which the service's name does not lead, as private DNS is off (VPCE-14)?"""
    endpoint = _own_endpoint(situation, EndpointType.INTERFACE)
    return endpoint is not None and not endpoint.private_dns_enabled


def endpoint_waits_for_dns(situation: Situation) -> bool:
    """Has it one whose private DNS does nothing without the VPC's attributes (VPCE-14)?"""
    endpoint = _own_endpoint(situation, EndpointType.INTERFACE)
    if endpoint is None:
        return False
    vpc = situation.network.get(Vpc, endpoint.vpc)
    return not (vpc.enable_dns_support and vpc.enable_dns_hostnames)


def endpoint_is_not_asked(situation: Situation) -> bool:
    """Has it one to which the name would lead?"""
    return _own_endpoint(situation, EndpointType.INTERFACE) is not None


def endpoint_is_elsewhere(situation: Situation) -> bool:
    """Has the VPC a gateway endpoint for it, but associated with other tables (VPCE-02)?"""
    return _own_endpoint(situation, EndpointType.GATEWAY) is not None


def _own_endpoint(situation: Situation, type_: EndpointType) -> VpcEndpoint | None:
    """The endpoint of a type that the table's VPC has for the service that is asked: one that can
    be used, if any can.
    """
    network, service = situation.network, service_asked(situation)
    table = network.find(situation.reason.table)
    if service is None or not isinstance(table, RouteTable):
        return None
    ours = [
        one
        for one in network.all(VpcEndpoint)
        if (one.vpc, one.service_name, one.type) == (table.vpc, service.id, type_)
    ]
    return min(ours, key=lambda one: _idle(network, one), default=None)


def _idle(network: Network, endpoint: VpcEndpoint) -> tuple[bool, bool]:
    """What keeps an endpoint from being used: its state, and that it stands nowhere."""
    there = endpoint.state is EndpointState.AVAILABLE
    return not there, not network.interfaces_for.get(endpoint.id)


def own_gateway_endpoint(situation: Situation) -> Text:
    """The gateway endpoint that the VPC has for the service."""
    endpoint = _own_endpoint(situation, EndpointType.GATEWAY)
    return () if endpoint is None else (Mention(endpoint.id),)


def own_interface_endpoint(situation: Situation) -> Text:
    """The interface endpoint that the VPC has for the service."""
    endpoint = _own_endpoint(situation, EndpointType.INTERFACE)
    return () if endpoint is None else (Mention(endpoint.id),)


def own_endpoint_state(situation: Situation) -> Text:
    """The state of that one: 'pendingAcceptance'."""
    endpoint = _own_endpoint(situation, EndpointType.INTERFACE)
    return () if endpoint is None else (str(endpoint.state),)


def service_list(situation: Situation) -> Text:
    """The name of AWS's prefix list for the service: com.amazonaws.us-east-1.s3."""
    service = service_far(situation)
    return () if service is None else (service.id,)


def _holders(situation: Situation) -> list[NetworkInterface]:
    """The interfaces with just these groups."""
    every = situation.network.all(NetworkInterface)
    return [one for one in every if one.security_groups == situation.reason.groups]


def at_a_balancer(situation: Situation) -> bool:
    """Are these the groups of a load balancer, asked about what comes in (VPCE-25)?"""
    balancers = situation.network.all(NetworkLoadBalancer)
    own = any(one.security_groups == situation.reason.groups for one in balancers)
    return own and not outbound(situation)


def at_an_endpoint_by_default(situation: Situation) -> bool:
    """VPCE-12: an endpoint that was made without a group has the VPC's default one."""
    network = situation.network
    groups = [network.find(ref) for ref in situation.reason.groups]
    default = any(isinstance(one, SecurityGroup) and one.default for one in groups)
    return default and at_an_endpoint(situation)


def at_an_endpoint(situation: Situation) -> bool:
    """Are these the groups of an endpoint's interface, asked about what comes in?"""
    network = situation.network
    kinds = (network.find(one.attached_to or "") for one in _holders(situation))
    return not outbound(situation) and any(isinstance(one, VpcEndpoint) for one in kinds)
