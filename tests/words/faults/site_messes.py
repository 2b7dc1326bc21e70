"""Networks with everything wrong that can be wrong with sites and the ways to them."""

from playground.engine.nodes import (
    CustomerGateway,
    DirectConnectAssociation,
    DirectConnectGateway,
    IpVersion,
    Node,
    OnPremisesHost,
    TransitGateway,
    TransitGatewayConnect,
    TransitGatewayDirectConnectAttachment,
    TransitGatewayVpnAttachment,
    VirtualInterfaceType,
    VirtualPrivateGateway,
    VpnTunnel,
)
from tests.engine.sites import line, site, vpn
from tests.engine.validity.cast import network, subnet, table, vpc

GROUND: tuple[Node, ...] = (
    vpc("10.0.0.0/16", name="Shop"),
    vpc("10.9.0.0/16", id="vpc-lab", name="Lab"),
    subnet("subnet-web", "10.0.1.0/24", name="web-a"),
)
SITES = network(
    *GROUND,
    TransitGateway(id="tgw-hub", name="hub", region="eu-west-1"),
    VirtualPrivateGateway(id="vgw-door", name="door", vpc="shop", route_table="rtb-edge"),
    VirtualPrivateGateway(id="vgw-again", vpc="shop", region="eu-west-1"),
    site("onprem-plant", "10.0.3.0/24", ways=(("10.0.0.0/16", "vpn-lost"),)),
    site("onprem-lost", "172.16.0.0/16"),
    site("onprem-bare"),
    OnPremisesHost(id="onprem-host-press", network="onprem-plant", addresses=(1,)),
    OnPremisesHost(id="onprem-host-twin", network="onprem-plant", addresses=(1,)),
    CustomerGateway(id="cgw-plant", network="onprem-plant"),
    CustomerGateway(id="cgw-lost", network="onprem-lost"),
    vpn("vpn-lost", customer="cgw-lost", virtual_private_gateway=None),
    vpn("vpn-static", static=True, customer="cgw-plant", virtual_private_gateway="vgw-door"),
    vpn(
        "vpn-wild",
        "192.0.2.0/24",
        customer="cgw-plant",
        virtual_private_gateway="vgw-door",
        transit_gateway="tgw-hub",
        ip_version=IpVersion.IPV6,
        tunnels=3 * (VpnTunnel(),),
    ),
    table(id="rtb-edge", propagating_vgws=("vgw-door",)),
    table(id="rtb-lab", vpc="vpc-lab", propagating_vgws=("vgw-door",)),
)
DIRECT_CONNECT = network(
    *GROUND,
    TransitGateway(id="tgw-hub", name="hub"),
    TransitGateway(id="tgw-far", name="far"),
    VirtualPrivateGateway(id="vgw-door", name="door", vpc="shop"),
    site("onprem-plant", "192.168.0.0/16"),
    CustomerGateway(id="cgw-plant", network="onprem-plant"),
    vpn("vpn-plant", customer="cgw-plant", transit_gateway="tgw-hub"),
    DirectConnectGateway(
        id="dxgw-1",
        name="exchange",
        associations=tuple(
            DirectConnectAssociation(gateway=ref)
            for ref in ("vgw-door", "vgw-door", "tgw-hub", "subnet-web")
        ),
    ),
    DirectConnectGateway(id="dxgw-2", associations=(DirectConnectAssociation(gateway="vgw-door"),)),
    line("dxvif-1", network="onprem-plant"),
    line(
        "dxvif-2",
        network="onprem-plant",
        type=VirtualInterfaceType.TRANSIT,
        direct_connect_gateway="dxgw-2",
    ),
    *(
        TransitGatewayDirectConnectAttachment(
            id=f"tgw-attach-dx-{number}", transit_gateway="tgw-far", direct_connect_gateway="dxgw-1"
        )
        for number in (1, 2)
    ),
    TransitGatewayVpnAttachment(
        id="tgw-attach-vpn", transit_gateway="tgw-far", vpn_connection="vpn-plant"
    ),
    TransitGatewayConnect(
        id="tgw-attach-connect",
        transit_gateway="tgw-hub",
        transport_attachment="tgw-attach-vpn",
        network="onprem-plant",
    ),
)
