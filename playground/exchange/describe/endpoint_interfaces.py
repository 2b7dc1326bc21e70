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
OF_CLIENT_VPN = re.compile(r"ClientVPN Endpoint resource (?:for )?(cvpn-endpoint-[0-9a-zA-Z]+)")
"""What AWS writes into the descriptions of such interfaces."""


def finish(sketch: Sketch) -> None:
    """Attach the interfaces, and stand in for those that must be there."""
    holders = [one for section in HOLDING for one in sketch.of(section)]
    keys = {one.key: one.key for one in holders}
    keys |= {one.key.partition(ARN)[2]: one.key for one in holders if ARN in one.key}
    named = sketch.memory(Keepers).of
    there: dict[str, set[str]] = defaultdict(set)
    for interface in sketch.of(INTERFACES):
        said = named.get(interface.key) or _by_description(interface)
        if said in keys:
            interface.values["attached_to"] = keys[said]
            there[keys[said]].add(str(interface.values.get("subnet")))
    for holder in filter(_has_interfaces, holders):
        for subnet in holder.values.get("subnets", []):
            if subnet not in there[holder.key]:
                _stand_in(sketch, holder, subnet)


def _by_description(interface: Sketched) -> str:
    description = str(interface.values.get("description", ""))
    patterns = (OF_ENDPOINT, OF_BALANCER, OF_CLIENT_VPN)
    found = next(filter(None, (one.match(description) for one in patterns)), None)
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
