"""VPC endpoints: by a route, by an interface, through appliances; and AWS's services behind."""

from playground.engine.addresses import Intervals, join, minus
from playground.engine.aws_services import aws_service
from playground.engine.headers import (
    ALL_ADDRESSES,
    DESTINATION,
    PING,
    SERVICE,
    SOURCE,
    service,
)
from playground.engine.hops.balancing import private_link_table
from playground.engine.hops.nat import WITH_PORTS
from playground.engine.network import Network
from playground.engine.nodes import (
    ICMP,
    ICMPV6,
    TCP,
    AwsService,
    EndpointState,
    EndpointType,
    NetworkInterface,
    Ref,
    Subnet,
    Vpc,
    VpcEndpoint,
    VpcEndpointService,
)
from playground.engine.places import INTERNET_ID, Place, Stage
from playground.engine.prefix_lists import public_blocks
from playground.engine.reasons import Reason
from playground.engine.reasons.endpoints import (
    DeliveredToAwsService,
    DeliveredToPublicService,
    EndpointAnswersNoPing,
    EndpointNotAvailable,
    EndpointOpensNoConnection,
    GatewayEndpointDestinationRestriction,
    GatewayEndpointProtocolRestriction,
    GatewayEndpointSourceRestriction,
    InterfaceEndpointProtocolRestriction,
    PassesGatewayEndpoint,
    PassesInterfaceEndpoint,
    PathThroughGwlbNotChecked,
    ServiceNotTold,
    SourceNotOfEndpointsVpc,
)
from playground.engine.tables import Remember, Row, Table

BY_GATEWAY_ENDPOINT: Intervals = join((PING, PING + 256), (service(TCP), service(TCP + 1)))
MESSAGES: Intervals = join(
    (service(ICMP), service(ICMP + 1)), (service(ICMPV6), service(ICMPV6 + 1))
)
KEPT = Remember.TRACKED


def towards(endpoint: VpcEndpoint, sender: Subnet | None) -> Place | None:
    """Where a route to an endpoint leads; None: the endpoint is gone, or no target for routes.

    From another subnet, the ACL of a Gateway Load Balancer endpoint's own subnet comes first.
    """
    if endpoint.state is EndpointState.DELETED:
        return None
    if endpoint.type is EndpointType.GATEWAY:
        return Place(Stage.GATEWAY_ENDPOINT, endpoint.id)
    if endpoint.type is EndpointType.INTERFACE or not endpoint.subnets:
        return None
    if sender and sender.id == endpoint.subnets[0]:
        return Place(Stage.GWLB_ENDPOINT, endpoint.id)
    return Place(Stage.ARRIVE, endpoint.subnets[0], endpoint.id)


# --- gateway endpoints


def gateway_endpoint_table(network: Network, ref: Ref) -> Table:
    """From the own VPC to the service: TCP and echo, the source unchanged (VPCE-07 to VPCE-09)."""
    node = network.get(VpcEndpoint, ref)
    behind = aws_service(node.service_name)
    if node.state is not EndpointState.AVAILABLE:
        return _nowhere(EndpointNotAvailable(ref, node.state))
    if behind is None:
        return _nowhere(ServiceNotTold(node.service_name or ref))
    foreign = minus(ALL_ADDRESSES, _blocks(network, node.vpc))
    beside = minus(ALL_ADDRESSES, _public(network, behind))
    onward, passes = Place(Stage.AWS_SERVICE, behind.id, ref), PassesGatewayEndpoint(ref, behind.id)
    beyond = GatewayEndpointDestinationRestriction(ref, behind.id)
    return Table(
        [
            Row(((SOURCE, foreign),), None, SourceNotOfEndpointsVpc(ref, node.vpc)),
            Row(((DESTINATION, beside),), None, beyond),
            Row(((SERVICE, BY_GATEWAY_ENDPOINT),), onward, passes, remember=KEPT),
            Row((), None, GatewayEndpointProtocolRestriction(ref)),
        ]
    )


def gateway_endpoint_reply_table(network: Network, ref: Ref) -> Table:
    """From the service: it opens nothing, and sends from its own addresses alone (VPCE-16)."""
    node = network.get(VpcEndpoint, ref)
    behind = aws_service(node.service_name)
    rows = []
    if behind is not None:
        beside = minus(ALL_ADDRESSES, _public(network, behind))
        said = GatewayEndpointSourceRestriction(ref, behind.id)
        rows.append(Row(((SOURCE, beside),), None, said))
    return Table([*rows, Row((), None, EndpointOpensNoConnection(ref, node.vpc))])


def _blocks(network: Network, vpc: Ref) -> Intervals:
    return join(*(block.intervals for block in network.get(Vpc, vpc).blocks))


def _public(network: Network, behind: AwsService) -> Intervals:
    return join(*(block.intervals for block in public_blocks(network, behind)))


# --- interface endpoints


def endpoint_table(network: Network, ref: Ref, interface: Ref) -> Table:
    """From the endpoint's interface to the service: one of AWS, or PrivateLink (VPCE-21)."""
    node = network.get(VpcEndpoint, ref)
    if node.state is not EndpointState.AVAILABLE:
        return _nowhere(EndpointNotAvailable(ref, node.state))
    offered = network.find(node.service or "")
    if isinstance(offered, VpcEndpointService):
        return private_link_table(network, node, offered, interface)
    behind = aws_service(node.service_name)
    if behind is None:
        return _nowhere(ServiceNotTold(node.service_name or ref))
    onward = Place(Stage.AWS_SERVICE, behind.id, interface)
    passes = PassesInterfaceEndpoint(ref, behind.id)
    return Table(
        [
            Row(((SERVICE, WITH_PORTS),), onward, passes, remember=KEPT),
            Row(((SERVICE, MESSAGES),), None, EndpointAnswersNoPing(ref)),
            Row((), None, InterfaceEndpointProtocolRestriction(ref)),
        ]
    )


def endpoint_reply_table(network: Network, ref: Ref) -> Table:
    """From the service: it opens no connection (VPCE-16)."""
    vpc = network.get(VpcEndpoint, ref).vpc
    return _nowhere(EndpointOpensNoConnection(ref, vpc))


# --- Gateway Load Balancer endpoints


def gwlb_endpoint_table(network: Network, ref: Ref) -> Table:
    """To the appliances, which are not looked at, and back into the endpoint's subnet (VPCE-26)."""
    node = network.get(VpcEndpoint, ref)
    if node.state is not EndpointState.AVAILABLE:
        return _nowhere(EndpointNotAvailable(ref, node.state))
    subnet = node.subnets[0]
    said = PathThroughGwlbNotChecked(ref, subnet)
    return Table([Row((), Place(Stage.LINK, subnet), said, remember=KEPT)])


# --- AWS's services


def service_table(network: Network, ref: Ref, via: Ref) -> Table:
    """A service of AWS takes what comes to it, by an endpoint or at its public address."""
    if via == INTERNET_ID:
        return _nowhere(DeliveredToPublicService())
    return _nowhere(DeliveredToAwsService(ref, _endpoint_of(network, via)))


def service_reply_table(network: Network, via: Ref) -> Table:
    """Its answer goes back the way that the question came."""
    endpoint = _endpoint_of(network, via)
    if via == INTERNET_ID:
        onward = Place(Stage.INTERNET, INTERNET_ID)
    elif endpoint == via:
        onward = Place(Stage.GATEWAY_ENDPOINT_REPLY, via)
    else:
        onward = Place(Stage.ENDPOINT_REPLY, endpoint, via)
    return Table([Row((), onward)])


def _endpoint_of(network: Network, via: Ref) -> Ref:
    """The endpoint that an interface belongs to, or that it is itself."""
    node = network.find(via)
    return node.attached_to or via if isinstance(node, NetworkInterface) else via


def _nowhere(said: Reason) -> Table:
    return Table([Row((), None, said)])
