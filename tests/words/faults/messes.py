"""Networks with everything wrong that can be wrong, one for each family of faults."""

from typing import Any

from playground.engine.addresses import parse_prefix
from playground.engine.network import Network
from playground.engine.nodes import (
    BlockPublicAccess,
    ClientVpnEndpoint,
    ClientVpnRoute,
    ConnectivityType,
    Exclusion,
    InternetGateway,
    Node,
    PrefixListRoute,
    TransitGateway,
    TransitGatewayPeeringAttachment,
    TransitGatewayRoute,
    TransitGatewayRouteTable,
    TransitGatewayVpcAttachment,
    VirtualPrivateGateway,
)
from playground.engine.validity import faults
from playground.words.faults import say
from tests.engine.rows import prefix_list
from tests.engine.validity.cast import (
    acl,
    allow,
    eigw,
    eip,
    entry,
    group,
    igw,
    instance,
    interface,
    nat,
    network,
    pcx,
    private_nat,
    regional_nat,
    route,
    subnet,
    table,
    vpc,
)
from tests.words.faults.endpoint_messes import ENDPOINTS
from tests.words.faults.site_messes import DIRECT_CONNECT, SITES

SHOP = vpc("10.0.0.0/16", "10.7.0.0/16", ipv6=["2001:db8::/56"], name="Shop")
LAB = vpc("10.9.0.0/16", id="vpc-lab", name="Lab")
WEB = subnet("subnet-web", "10.0.1.0/24", "2001:db8::/64", name="web-a")
LAB_WEB = subnet("subnet-lab", "10.9.1.0/24", vpc="vpc-lab")
GROUND: tuple[Node, ...] = (SHOP, LAB, WEB, LAB_WEB)


def _attachment(id: str, vpc: str, *subnets: str, **more: Any) -> TransitGatewayVpcAttachment:
    """A VPC on the transit gateway tgw-hub, unless another is named."""
    more.setdefault("transit_gateway", "tgw-hub")
    return TransitGatewayVpcAttachment(id=id, vpc=vpc, subnets=subnets, **more)


BLOCKS = network(
    vpc(id="bare"),
    vpc("10.0.0.0/8", "10.0.1.0/29", "192.168.0.0/16", id="wide", ipv6=["2001:db8::/57"]),
    vpc("2001:db8::/56", id="crossed"),
    vpc("169.254.0.0/20", "10.0.0.0/16", id="local"),
    vpc("10.1.0.0/16", "10.0.0.0/16", id="close"),
    vpc("10.2.0.0/16", "10.2.4.0/24", id="twice"),
)
SUBNETS = network(
    *GROUND,
    subnet("empty"),
    subnet("crossed", "2001:db8:0:9::/64"),
    subnet("tiny", "10.0.3.0/29"),
    subnet("odd", ipv6="2001:db8:0:4::/62"),
    subnet("far", "172.16.0.0/24"),
    subnet("over", "10.0.1.128/25"),
    subnet("away", "10.0.5.0/24", zone="eu-west-1a"),
    subnet("strange", "10.0.6.0/24", route_table="rtb-lab", network_acl="acl-lab"),
    table(id="rtb-lab", vpc="vpc-lab"),
    acl(id="acl-lab", vpc="vpc-lab"),
)
ROUTING = network(
    *GROUND,
    igw(),
    igw("igw-lab", vpc="vpc-lab"),
    eigw(),
    nat(subnet="subnet-web"),
    eip(nat="nat"),
    instance("fw"),
    interface("fw-0", "10.0.1.10", subnet="subnet-web", instance="fw"),
    interface("fw-1", "10.0.1.11", subnet="subnet-web", instance="fw", device_index=1),
    table(id="rtb-1", main=True),
    table(id="rtb-2", main=True),
    table(
        route("0.0.0.0/0", "igw-lab"),
        route("0.0.0.0/0", "subnet-web"),
        route("10.0.1.0/25", "fw-0"),
        route("10.0.1.0/24", "pcx-1"),
        route("10.0.0.0/16", "igw"),
        route("10.7.3.0/24", "tgw-1"),
        route("192.0.2.0/24"),
        route("169.254.169.254/32", "fw"),
        route("198.51.100.0/24", "eigw"),
        route("::/0", "nat"),
        name="public",
    ),
)
APPLIANCES = network(
    *GROUND,
    subnet("edge", "10.0.8.0/24", name="edge-a", route_table="rtb-1"),
    instance("fw"),
    interface("fw-0", "10.0.8.10", subnet="edge", instance="fw"),
    table(
        route("0.0.0.0/0", "fw"),
        route("10.0.8.0/24", "fw"),
        id="rtb-1",
    ),
    InternetGateway(id="igw", vpc="shop", route_table="rtb-igw"),
    InternetGateway(id="igw-lab", vpc="vpc-lab", route_table="rtb-3"),
    VirtualPrivateGateway(id="vgw", vpc="shop", route_table="rtb-4"),
    table(id="rtb-3"),
    table(id="rtb-4", main=True),
    table(
        route("10.0.1.0/25", "igw"),
        id="rtb-igw",
    ),
)
LISTS = network(
    *GROUND,
    igw(),
    nat(subnet="subnet-web"),
    prefix_list("pl-1", "203.0.113.0/24", "2001:db8:9::/48", name="offices"),
    prefix_list("pl-2", "203.0.113.0/24", size=0),
    prefix_list("pl-3", "203.0.113.0/24", "203.0.113.0/24"),
    prefix_list("pl-far", "198.51.100.0/24", region="eu-west-1"),
    table(
        PrefixListRoute(prefix_list="pl-1", target="igw"),
        PrefixListRoute(prefix_list="pl-2", target="nat"),
        PrefixListRoute(prefix_list="pl-1", target="vpce-0123"),
        PrefixListRoute(prefix_list="pl-far", target="local"),
        id="rtb-lists",
    ),
)
NO_DEFAULTS = Network([SHOP])
GATEWAYS = network(
    *GROUND,
    vpc("10.20.0.0/16", id="far", name="Far", region="eu-west-1"),
    BlockPublicAccess(id="bpa", name="shut", exclusions=(Exclusion(of="far"),)),
    BlockPublicAccess(id="bpa-2"),
    igw(),
    igw("igw-2"),
    eigw(),
    eigw("eigw-2"),
    nat("nat-1", subnet=None, ip=None),
    nat("nat-2", subnet="subnet-lab", ip="10.9.1.20"),
    private_nat("nat-3", subnet="subnet-web"),
    eip("203.0.113.3", nat="nat-3"),
    regional_nat("nat-4", subnet="subnet-web", route_table="rtb-lab"),
    table(id="rtb-lab", vpc="vpc-lab"),
    regional_nat("nat-5", connectivity_type=ConnectivityType.PRIVATE),
)
PUBLIC = network(
    *GROUND,
    subnet("six", ipv6="2001:db8:0:6::/64"),
    interface("eni-1", "10.0.1.10", subnet="subnet-web", public="203.0.113.1"),
    interface("eni-2", "2001:db8:0:6::10", subnet="six", public="203.0.113.2"),
    eip("203.0.113.1", id="eip-same"),
    eip("10.0.0.9", id="eip-private"),
    eip("203.0.113.3", id="eip-3", on="eni-1"),
    eip("203.0.113.4", id="eip-4", on="eni-1"),
    eip("203.0.113.5", id="eip-5", on="eni-1", ip="10.0.1.99"),
    eip("203.0.113.6", id="eip-6", on="eni-2"),
    regional_nat(),
    eip("203.0.113.7", id="eip-7", nat="nat", on="eni-1", ip="10.0.1.98", region="eu-west-1"),
)
FILTERS = network(
    *GROUND,
    acl(entry(40000), entry(100, egress=True), entry(100, egress=True), default=True),
    acl(id="acl-2", default=True),
    group(
        allow(),
        allow(group="subnet-web"),
        allow(group="sg-lab", egress=True),
        id="sg-1",
        default=True,
    ),
    group(id="sg-2", default=True),
    group(id="sg-lab", vpc="vpc-lab"),
)
COMPUTE = network(
    *GROUND,
    subnet("four", "10.0.4.0/24"),
    subnet("zone-b", "10.0.2.0/24", zone="us-east-1b"),
    group(id="sg-lab", vpc="vpc-lab"),
    instance("lonely"),
    instance("server"),
    instance("lost"),
    interface("eth0", "10.0.1.10", subnet="subnet-web", instance="server", groups=["sg-lab"]),
    interface("eth1", "10.0.2.10", subnet="zone-b", instance="server"),
    interface("eth2", "10.9.1.10", subnet="subnet-lab", instance="lost"),
    interface("none", subnet="subnet-web"),
    interface("outside", "10.0.9.9", "2001:db8:0:9::9", subnet="subnet-web"),
    interface("no-ipv6", "10.0.4.10", "2001:db8:0:4::9", subnet="four"),
    interface("reserved", "10.0.1.1", "2001:db8::3", subnet="subnet-web"),
    interface("again", "10.0.1.10", subnet="subnet-web"),
)
PEERINGS = network(
    *GROUND,
    vpc("10.20.0.0/16", id="far", name="Far", region="eu-west-1"),
    vpc("10.0.0.0/16", id="twin", name="Twin"),
    vpc("10.30.0.0/16", "10.0.128.0/20", id="grown", name="Grown"),
    pcx("shop", "shop", id="pcx-itself"),
    pcx("shop", "vpc-lab", "pending-acceptance", id="pcx-lab"),
    pcx("vpc-lab", "shop", id="pcx-again"),
    pcx("shop", "far", id="pcx-far"),
    pcx("shop", "twin", id="pcx-twin"),
    pcx("shop", "grown", id="pcx-grown"),
    pcx("twin", "vpc-lab", "deleted", id="pcx-gone"),
    table(route("10.20.0.0/16", "pcx-gone"), id="rtb-shop"),
    group(allow(group="sg-far"), id="sg-shop"),
    group(id="sg-far", vpc="far"),
    group(allow(group="sg-twin"), id="sg-lab", vpc="vpc-lab"),
    group(id="sg-twin", vpc="twin"),
)
TRANSIT = network(
    *GROUND,
    vpc("10.9.0.0/20", id="vpc-twin", name="Twin", ipv6=["2001:db8:7::/56"]),
    subnet("subnet-v6", ipv6="2001:db8:7::/64", vpc="vpc-twin"),
    table(route("10.9.0.0/16", "tgw-far"), id="rtb-shop", vpc=SHOP.id),
    TransitGateway(id="tgw-hub", name="hub"),
    TransitGateway(id="tgw-far", name="far", region="eu-west-1"),
    TransitGatewayRouteTable(
        id="tgw-rtb-1", name="spokes", transit_gateway="tgw-hub", default_association=True
    ),
    TransitGatewayRouteTable(
        id="tgw-rtb-2",
        transit_gateway="tgw-hub",
        default_association=True,
        routes=2 * (TransitGatewayRoute(destination=LAB.cidrs[0], attachment="tgw-attach-far"),),
    ),
    _attachment("tgw-attach-lab", "vpc-lab", "subnet-lab", propagate_to=("tgw-rtb-1",)),
    _attachment("tgw-attach-twin", "vpc-twin", "subnet-v6", propagate_to=("tgw-rtb-1",)),
    _attachment("tgw-attach-again", "vpc-lab", "subnet-lab", "subnet-web"),
    _attachment("tgw-attach-far", "vpc-lab", transit_gateway="tgw-far", route_table="tgw-rtb-1"),
    TransitGatewayPeeringAttachment(
        id="tgw-attach-self", transit_gateway="tgw-hub", peer_transit_gateway="tgw-hub"
    ),
)
CLIENT_VPN = network(
    *GROUND,
    subnet("subnet-again", "10.0.2.0/24"),
    subnet("subnet-six", ipv6="2001:db8:0:6::/64", zone="us-east-1b"),
    group(id="sg-lab", vpc="vpc-lab"),
    ClientVpnEndpoint(
        id="cvpn-endpoint-1",
        name="laptops",
        vpc="shop",
        client_cidr=parse_prefix("10.7.0.0/23"),
        subnets=("subnet-web", "subnet-again", "subnet-six", "subnet-lab"),
        security_groups=("sg-lab",),
        routes=tuple(
            ClientVpnRoute(destination=parse_prefix(to), subnet=by)
            for to, by in (
                ("10.7.1.0/24", "subnet-web"),
                ("10.0.0.0/16", "subnet-web"),
                ("::/0", "subnet-web"),
                ("0.0.0.0/0", "subnet-gone"),
            )
        ),
    ),
    subnet("subnet-gone", "10.0.3.0/24", zone="us-east-1c"),
)
QUOTAS = network(
    *(vpc(f"10.{number}.0.0/16", id=f"vpc-{number}") for number in range(6)),
    acl(*(entry(number) for number in range(1, 22)), vpc="vpc-0"),
    *(
        group(*(allow(f"10.{n}.{m}.0/24") for m in range(201)), id=f"sg-{n}", vpc="vpc-0")
        for n in range(6)
    ),
    subnet("web", "10.0.1.0/24", vpc="vpc-0"),
    interface("eni", "10.0.1.10", groups=[f"sg-{number}" for number in range(6)]),
)
MESSES = {
    "blocks": BLOCKS,
    "subnets": SUBNETS,
    "routing": ROUTING,
    "appliances": APPLIANCES,
    "lists": LISTS,
    "defaults": NO_DEFAULTS,
    "gateways": GATEWAYS,
    "public": PUBLIC,
    "filters": FILTERS,
    "compute": COMPUTE,
    "peerings": PEERINGS,
    "transit": TRANSIT,
    "sites": SITES,
    "Direct Connect": DIRECT_CONNECT,
    "client VPN": CLIENT_VPN,
    "endpoints": ENDPOINTS,
    "quotas": QUOTAS,
}


def sentences() -> str:
    """Everything that is said of the messes, as the text to review."""
    said = []
    for name, mess in MESSES.items():
        said.append(f"# {name}")
        said += [f"{fault.severity}: {say(fault, mess)}" for fault in faults(mess)]
    return "\n".join(said) + "\n"


if __name__ == "__main__":  # python -m tests.words.faults.messes > tests/words/faults/sentences.txt
    print(sentences(), end="")
