"""Networks to draw with all that joins VPCs with sites, and with services behind endpoints."""

from collections.abc import Iterator

from playground.engine.addresses import parse_address, parse_prefix
from playground.engine.network import Network
from playground.engine.nodes import (
    ClientVpnEndpoint,
    CustomerGateway,
    DirectConnectAssociation,
    DirectConnectGateway,
    EndpointType,
    NetworkInterface,
    NetworkLoadBalancer,
    Node,
    OnPremisesHost,
    OnPremisesNetwork,
    Ref,
    RouteTable,
    TransitGateway,
    TransitGatewayConnect,
    TransitGatewayVpcAttachment,
    TunnelStatus,
    VirtualInterface,
    VirtualInterfaceState,
    VirtualPrivateGateway,
    VpcEndpoint,
    VpcEndpointService,
    VpnConnection,
    VpnTunnel,
)
from tests.drawing.networks import door, host, subnet, table, vpc

UP, DOWN = VpnTunnel(), VpnTunnel(status=TunnelStatus.DOWN)


def site(name: str, number: int, hosts: int = 1, **rest: object) -> list[Node]:
    """A site with a customer gateway and so many named hosts."""
    block = f"192.168.{number}"
    return [
        OnPremisesNetwork(id=f"onprem-{name}", name=name, cidrs=(parse_prefix(f"{block}.0/24"),)),
        CustomerGateway(
            id=f"cgw-{name}",
            name=f"{name}-router",
            ip_address=parse_address(f"203.0.113.{number}"),
            network=f"onprem-{name}",
        ),
        *(
            OnPremisesHost(
                id=f"onprem-{name}-{one}",
                name=f"{name}-{one}",
                network=f"onprem-{name}",
                addresses=(parse_address(f"{block}.{one + 10}"),),
            )
            for one in range(hosts)
        ),
    ]


def tunnels(
    name: str,
    router: Ref,
    vgw: Ref | None = None,
    tgw: Ref | None = None,
    pair: tuple[VpnTunnel, VpnTunnel] = (UP, UP),
) -> VpnConnection:
    """A VPN connection."""
    return VpnConnection(
        id=f"vpn-{name}",
        name=name,
        customer_gateway=router,
        virtual_private_gateway=vgw,
        transit_gateway=tgw,
        tunnels=pair,
    )


def joined(hub: Ref, name: str) -> TransitGatewayVpcAttachment:
    """A VPC on a transit gateway."""
    return TransitGatewayVpcAttachment(
        id=f"tgw-attach-{name}", transit_gateway=hub, vpc=f"vpc-{name}", subnets=(f"subnet-{name}",)
    )


def hybrid() -> Network:
    """An office and a plant:

    office - VPN - vgw of shop            plant - VIF - Direct Connect - vgw of shop, hub
    office - VPN (down) - hub - store     plant - Connect - hub;   somebody - VPN - vgw of shop
    """
    return Network(_hybrid())


def _hybrid() -> Iterator[Node]:
    for number, name in enumerate(("shop", "store", "stock")):
        yield from vpc(name, f"10.{number}.0.0/16")
        yield subnet(name, name, "us-east-1a", f"10.{number}.1.0/24", f"{name}-out")
        yield from host(name, name, name, f"10.{number}.1.10")
    yield door("shop", "shop")
    yield RouteTable(id="rtb-shop-out", vpc="vpc-shop", propagating_vgws=("vgw-shop",))
    yield table("store-out", "store", "tgw-hub")
    yield table("stock-out", "stock", "tgw-hub")
    yield VirtualPrivateGateway(id="vgw-shop", name="vgw", vpc="vpc-shop")
    yield VirtualPrivateGateway(id="vgw-loose", name="loose")
    yield TransitGateway(id="tgw-hub", name="hub")
    yield from (joined("tgw-hub", name) for name in ("store", "stock"))
    yield from (*site("office", 1, 3), *site("plant", 2))
    yield CustomerGateway(id="cgw-somebody", name="somebody")
    yield tunnels("office", "cgw-office", vgw="vgw-shop", pair=(UP, DOWN))
    yield tunnels("office-2", "cgw-office", tgw="tgw-hub", pair=(DOWN, DOWN))
    yield tunnels("somebody", "cgw-somebody", vgw="vgw-shop")
    yield DirectConnectGateway(
        id="dxgw-1",
        name="exchange",
        associations=tuple(
            DirectConnectAssociation(gateway=one) for one in ("vgw-shop", "tgw-hub")
        ),
    )
    yield VirtualInterface(
        id="dxvif-1",
        name="line",
        network="onprem-plant",
        direct_connect_gateway="dxgw-1",
        state=VirtualInterfaceState.DOWN,
    )
    yield TransitGatewayConnect(
        id="tgw-attach-connect",
        name="sd-wan",
        transit_gateway="tgw-hub",
        transport_attachment="tgw-attach-store",
        network="onprem-plant",
    )


def branches(count: int) -> Network:
    """A VPC on a transit gateway with so many sites, each by a VPN connection."""
    nodes = [
        *vpc("hq"),
        subnet("hq", "hq", "us-east-1a", "10.0.1.0/24"),
        TransitGateway(id="tgw-hub", name="hub"),
        joined("tgw-hub", "hq"),
    ]
    for number in range(count):
        name = f"branch-{number}"
        nodes += [*site(name, number + 1), tunnels(name, f"cgw-{name}", tgw="tgw-hub")]
    return Network(nodes)


def held(holder: Ref, inside: str, address: str) -> NetworkInterface:
    """The network interface of an endpoint, a load balancer or a Client VPN endpoint."""
    return NetworkInterface(
        id=f"eni-{holder}-{inside}",
        name=f"{holder}-{inside}",
        subnet=f"subnet-{inside}",
        private_ips=(parse_address(address),),
        requester_managed=True,
        attached_to=holder,
    )


def endpoints() -> Network:
    """A customer and a provider with the same block, a service between, and AWS's own beside:

    app - s3 (gateway), sqs (interface), billing (PrivateLink) - front (NLB) - api;  laptops - app
    """
    return Network(_endpoints())


def _endpoints() -> Iterator[Node]:
    yield from vpc("customer")
    yield RouteTable(id="rtb-out", vpc="vpc-customer")
    for index, zone in enumerate("ab"):
        name = f"app-{zone}"
        yield subnet(name, "customer", f"us-east-1{zone}", f"10.0.{index}.0/24", "out")
        yield from host(name, "customer", name, f"10.0.{index}.10")
        yield held("vpce-sqs", name, f"10.0.{index}.50")
    yield from vpc("provider")
    yield subnet("api", "provider", "us-east-1a", "10.0.1.0/24")
    yield from host("api", "provider", "api", "10.0.1.10")
    yield from (_to_aws("s3", EndpointType.GATEWAY), _to_aws("sqs", EndpointType.INTERFACE))
    yield VpcEndpoint(id="vpce-own", vpc="vpc-customer", service="vpce-svc-1", name="to-billing")
    yield held("vpce-own", "app-a", "10.0.0.60")
    yield VpcEndpointService(id="vpce-svc-1", name="billing", network_load_balancer="nlb-front")
    yield NetworkLoadBalancer(id="nlb-front", name="front", vpc="vpc-provider")
    yield held("nlb-front", "api", "10.0.1.5")
    yield VpcEndpoint(
        id="vpce-gwlb",
        name="firewall",
        vpc="vpc-customer",
        type=EndpointType.GATEWAY_LOAD_BALANCER,
        service="vpce-svc-1",
        subnets=("subnet-app-b",),
    )
    yield ClientVpnEndpoint(
        id="cvpn-1", name="laptops", vpc="vpc-customer", client_cidr=parse_prefix("172.20.0.0/22")
    )
    yield held("cvpn-1", "app-b", "10.0.1.70")


def _to_aws(name: str, kind: EndpointType) -> VpcEndpoint:
    return VpcEndpoint(
        id=f"vpce-{name}",
        name=f"to-{name}",
        vpc="vpc-customer",
        type=kind,
        service_name=f"com.amazonaws.us-east-1.{name}",
        route_tables=("rtb-out",) if kind is EndpointType.GATEWAY else (),
    )
