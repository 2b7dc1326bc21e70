"""Hops: how each stage of a packet's way decides, as a table; one file per family.

`table_at` is the only door.  Tables are compiled when a packet first comes by and kept with the
network, which never changes.
"""

from typing import assert_never

from playground.engine.hops import (
    balancing,
    client_vpn,
    compute,
    direct_connect,
    endpoints,
    gateways,
    interconnect,
    internet,
    nat,
    routing,
    security,
    sites,
    transit,
    vpc,
    vpn,
)
from playground.engine.hops.references import Origin
from playground.engine.hops.undescribed import blind_table
from playground.engine.network import Network
from playground.engine.places import Place, Stage
from playground.engine.tables import Table


def table_at(network: Network, place: Place) -> Table:
    """The decision table of a place, compiled once per network."""
    table = network.tables.get(place)
    if table is None:
        table = blind_table(network, place) or _compile(network, place)
        network.tables[place] = table
    return table


def _compile(network: Network, place: Place) -> Table:  # noqa: C901, PLR0915 - one line a stage
    stage, ref, via, hidden = place
    match stage:
        case Stage.EGRESS:
            return compute.egress_table(network, ref)
        case Stage.LINK:
            return vpc.link_table(network, ref, via)
        case Stage.LEAVE:
            return security.leave_table(network, ref)
        case Stage.ROUTE:
            return routing.route_table(network, ref)
        case Stage.VPC:
            return vpc.vpc_table(network, ref)
        case Stage.ARRIVE:
            return security.arrive_table(network, ref, via)
        case Stage.HOSTS:
            return vpc.hosts_table(network, ref)
        case Stage.INGRESS:
            return compute.ingress_table(network, ref, Origin(via, hidden))
        case Stage.FORWARD:
            return compute.forward_table(network, ref)
        case Stage.DELIVER:
            return compute.deliver_table(network, ref)
        case Stage.SERVICE:
            return compute.service_table(network, ref)
        case Stage.SERVICE_REPLY:
            return compute.service_reply_table(via)
        case Stage.NAT:
            return nat.nat_table(network, ref, via)
        case Stage.NAT_RETURN:
            return nat.nat_return_table(ref)
        case Stage.IGW_OUT:
            return gateways.outbound_table(network, ref)
        case Stage.IGW_IN:
            return gateways.inbound_table(network, ref)
        case Stage.EIGW_OUT:
            return gateways.egress_only_outbound_table(network, ref, via)
        case Stage.EIGW_IN:
            return gateways.egress_only_inbound_table(ref)
        case Stage.PEERING:
            return interconnect.peering_table(network, ref, via)
        case Stage.TGW_ENTER:
            return transit.enter_table(network, ref, via)
        case Stage.TGW_ROUTE:
            return transit.route_table(network, ref, via)
        case Stage.VGW_OUT:
            return vpn.vgw_out_table(network, ref)
        case Stage.VGW_IN:
            return vpn.vgw_in_table(network, ref, via)
        case Stage.VPN_OUT:
            return vpn.vpn_out_table(network, ref)
        case Stage.VPN_IN:
            return vpn.vpn_in_table(network, ref)
        case Stage.DX_OUT:
            return direct_connect.dx_out_table(network, ref)
        case Stage.DX_IN:
            return direct_connect.dx_in_table(network, ref)
        case Stage.DX_GATEWAY:
            return direct_connect.dx_gateway_table(network, ref, via)
        case Stage.CONNECT_OUT:
            return vpn.connect_out_table(network, ref)
        case Stage.CONNECT_IN:
            return vpn.connect_in_table(network, ref)
        case Stage.SITE_OUT:
            return sites.site_out_table(network, ref)
        case Stage.SITE_IN:
            return sites.site_in_table(network, ref)
        case Stage.CLIENT_OUT:
            return client_vpn.client_out_table(network, ref)
        case Stage.CLIENT_ROUTE:
            return client_vpn.client_route_table(network, ref, via)
        case Stage.CLIENT_IN:
            return client_vpn.client_in_table(ref)
        case Stage.GATEWAY_ENDPOINT:
            return endpoints.gateway_endpoint_table(network, ref)
        case Stage.GATEWAY_ENDPOINT_REPLY:
            return endpoints.gateway_endpoint_reply_table(network, ref)
        case Stage.ENDPOINT:
            return endpoints.endpoint_table(network, ref, via)
        case Stage.ENDPOINT_REPLY:
            return endpoints.endpoint_reply_table(network, ref)
        case Stage.GWLB_ENDPOINT:
            return endpoints.gwlb_endpoint_table(network, ref)
        case Stage.BALANCER:
            return balancing.balancer_table(network, ref, via)
        case Stage.BALANCER_REPLY:
            return balancing.balancer_reply_table(ref)
        case Stage.AWS_SERVICE:
            return endpoints.service_table(network, ref, via)
        case Stage.AWS_SERVICE_REPLY:
            return endpoints.service_reply_table(network, via)
        case Stage.INTERNET:
            return internet.internet_table(network)
        case Stage.OUTSIDE:
            return internet.outside_table(network)
        case _:
            assert_never(stage)
