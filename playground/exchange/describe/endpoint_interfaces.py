"""Which interface AWS keeps for which endpoint or load balancer; stand-ins for those not told."""

import re
from collections import defaultdict

from playground.exchange.describe.interfaces import Keepers
from playground.exchange.sketch import Sketch, Sketched

INTERFACES = "network_interfaces"
ARN = ":loadbalancer/"
HOLDING = ("vpc_endpoints", "client_vpn_endpoints", "network_load_balancers")
OF_ENDPOINT = re.compile(r"VPC Endpoint Interface (vpce-[0-9a-zA-Z]+)")
OF_BALANCER = re.compile(r"ELB (net/\S+)")
OF_CLIENT_VPN = re.compile(r"ClientVPN [Ee]ndpoint resource")
"""What AWS writes into the descriptions of such interfaces; a Client VPN's does not name it."""


def finish(sketch: Sketch) -> None:
    """Attach the interfaces, and stand in for those that must be there."""
    holders = [one for section in HOLDING for one in sketch.of(section)]
    keys = {one.key: one.key for one in holders}
    keys |= {one.key.partition(ARN)[2]: one.key for one in holders if ARN in one.key}
    named, of_clients = sketch.memory(Keepers).of, _client_vpns(sketch)
    there: dict[str, set[str]] = defaultdict(set)
    for interface in sketch.of(INTERFACES):
        said = named.get(interface.key) or _by_description(interface, of_clients)
        if said in keys:
            interface.values["attached_to"] = keys[said]
            there[keys[said]].add(str(interface.values.get("subnet")))
    for holder in filter(_has_interfaces, holders):
        for subnet in holder.values.get("subnets", []):
            if subnet not in there[holder.key]:
                _stand_in(sketch, holder, subnet)


def _client_vpns(sketch: Sketch) -> dict[str, str]:
    """Subnet -> the endpoint that is associated with it, if there is one alone."""
    found: dict[str, list[str]] = defaultdict(list)
    for endpoint in sketch.of("client_vpn_endpoints"):
        for subnet in endpoint.values.get("subnets", []):
            found[subnet].append(endpoint.key)
    return {subnet: keys[0] for subnet, keys in found.items() if len(keys) == 1}


def _by_description(interface: Sketched, of_clients: dict[str, str]) -> str:
    description = str(interface.values.get("description", ""))
    if OF_CLIENT_VPN.match(description):
        return of_clients.get(str(interface.values.get("subnet")), "")
    found = OF_ENDPOINT.match(description) or OF_BALANCER.match(description)
    return found[1] if found else ""


def _has_interfaces(holder: Sketched) -> bool:
    return holder.section != "vpc_endpoints" or holder.values.get("type") == "Interface"


def _stand_in(sketch: Sketch, holder: Sketched, subnet: str) -> None:
    """One whose address nobody tells."""
    sketch.add(
        INTERFACES,
        f"eni-of-{holder.key.rpartition('/')[2]}-in-{subnet}",
        holder.spot,
        subnet=subnet,
        requester_managed=True,
        attached_to=holder.key,
        security_groups=holder.values.get("security_groups", []),
        undescribed=True,
    )
