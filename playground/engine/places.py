"""Where traffic is: a stage of its way, at one resource.  Stages are finer than devices.

The life of a packet that leaves its subnet and meets another host of the VPC is
EGRESS -> LINK -> LEAVE -> ROUTE -> VPC -> ARRIVE -> HOSTS -> INGRESS -> DELIVER (FLOW-01, FLOW-02).
"""

from enum import Enum
from typing import NamedTuple

from playground.engine.addresses import parse_address
from playground.engine.nodes import Ref


class Stage(Enum):
    """One kind of decision.  The comment names the resource whose id the Place carries."""

    EGRESS = "egress"  # interface: its security groups, outbound
    LINK = "link"  # subnet: is the destination in it too? (via: the attachment it comes from)
    LEAVE = "leave"  # subnet: its network ACL, outbound
    ROUTE = "route"  # subnet, regional NAT gateway or internet gateway: its route table
    VPC = "vpc"  # VPC: which subnet has the destination?
    ARRIVE = "arrive"  # subnet: its network ACL, inbound (via: the device it is routed to)
    HOSTS = "hosts"  # subnet: who has the destination?
    INGRESS = "ingress"  # interface: its security groups, inbound (via: by what the packet came)
    FORWARD = "forward"  # interface: what a route hands it, though it is for somebody else
    DELIVER = "deliver"  # interface: the guest
    SERVICE = "service"  # VPC: Amazon's resolver, metadata, time (via: the asking interface)
    SERVICE_REPLY = "service-reply"  # VPC: their answer (via: the asking interface)
    NAT = "nat"  # NAT gateway, from inside (via: the sender's zone, for a regional one)
    NAT_RETURN = "nat-return"  # NAT gateway, from outside
    IGW_OUT = "igw-out"  # internet gateway, outbound
    IGW_IN = "igw-in"  # internet gateway, inbound
    EIGW_OUT = "eigw-out"  # egress-only gateway, outbound
    EIGW_IN = "eigw-in"  # egress-only gateway, inbound
    PEERING = "peering"  # peering connection (via: the VPC that it is entered from)
    TGW_ENTER = "tgw-enter"  # attachment: into the gateway (via: its subnet, or the peer gateway)
    TGW_ROUTE = "tgw-route"  # transit gateway's route table (via: the sender's zone)
    VGW_OUT = "vgw-out"  # virtual private gateway, from its VPC
    VGW_IN = "vgw-in"  # virtual private gateway (via: the VPN connection or virtual interface)
    VPN_OUT = "vpn-out"  # VPN connection, to its site
    VPN_IN = "vpn-in"  # VPN connection, to AWS
    DX_OUT = "dx-out"  # virtual interface, to its site
    DX_IN = "dx-in"  # virtual interface, to AWS
    DX_GATEWAY = "dx-gateway"  # Direct Connect gateway (via: the interface or gateway it comes by)
    CONNECT_OUT = "connect-out"  # Connect attachment, to its site
    CONNECT_IN = "connect-in"  # Connect attachment, to AWS
    SITE_OUT = "site-out"  # on-premises network, or a customer gateway without one: its routes
    SITE_IN = "site-in"  # the same: who has the destination?
    CLIENT_OUT = "client-out"  # Client VPN endpoint, from a client: its authorization rules
    CLIENT_ROUTE = "client-route"  # Client VPN endpoint: its routes by a subnet (via: the subnet)
    CLIENT_IN = "client-in"  # Client VPN endpoint: back to a client
    GATEWAY_ENDPOINT = "gateway-endpoint"  # gateway endpoint, from a route table
    GATEWAY_ENDPOINT_REPLY = "gateway-endpoint-reply"  # gateway endpoint, back from the service
    ENDPOINT = "endpoint"  # interface endpoint (via: its interface)
    ENDPOINT_REPLY = "endpoint-reply"  # interface endpoint, back (via: its interface)
    GWLB_ENDPOINT = "gwlb-endpoint"  # Gateway Load Balancer endpoint: to the appliances and back
    BALANCER = "balancer"  # network load balancer (via: its interface)
    BALANCER_REPLY = "balancer-reply"  # network load balancer, back (via: its interface)
    AWS_SERVICE = "aws-service"  # AWS's service (via: the endpoint's interface, endpoint, internet)
    AWS_SERVICE_REPLY = "aws-service-reply"  # its answer (via: the same)
    INTERNET = "internet"  # the internet, coming from a gateway
    OUTSIDE = "outside"  # the internet, starting from a host there

    __hash__ = object.__hash__  # members are singletons; Enum's own hash is slow Python


class Place(NamedTuple):
    """A stage at a resource, and where the stage needs it the resource it concerns besides."""

    stage: Stage
    id: Ref
    via: Ref = ""
    hidden: Ref = ""  # INGRESS: the interface whose address a device on the way has replaced


INTERNET_ID = "internet"
"""The id of the one resource that every network has without naming it."""

DEFAULT_OUTSIDE = (parse_address("198.51.100.10"), parse_address("2001:db8:ffff::10"))
"""The host that `internet` means when no address is given."""

OUTSIDE = Place(Stage.OUTSIDE, INTERNET_ID)
"""Where a packet starts that comes from the internet."""
