"""Doorways: internet gateways that VPCs may have, where nobody asked AWS for any."""

from collections.abc import Iterator

from playground.exchange.describe.answer import Answered
from playground.exchange.describe.public_addresses import vpc_of
from playground.exchange.describe.routing import Working
from playground.exchange.sketch import Sketch

SECTION, PREFIX = "internet_gateways", "igw-"


def leave_open(sketch: Sketch) -> None:
    """A VPC with routes to one, or with addresses of the internet, is not without one."""
    if "InternetGateways" in sketch.memory(Answered).keys:
        return
    ways = {vpc: way for vpc, way in sketch.memory(Working).ways if way.startswith(PREFIX)}
    for vpc in dict.fromkeys([*ways, *_with_public_addresses(sketch)]):
        known = sketch.find("vpcs", vpc)
        if known is not None:
            id = ways.get(vpc, f"{PREFIX}of-{vpc}")
            sketch.add(SECTION, id, known.spot, id=id, vpc=vpc, undescribed=True)


def _with_public_addresses(sketch: Sketch) -> Iterator[str]:
    for vpc in sketch.of("vpcs"):
        if vpc.values.get("ipv6_cidrs"):
            yield vpc.key
    for elastic in sketch.of("elastic_ips"):
        yield vpc_of(elastic, sketch) or ""
    for section in ("network_interfaces", "instances"):
        for one in sketch.of(section):
            subnet = sketch.find("subnets", one.values.get("subnet") or "")
            if one.values.get("public_ip") and subnet is not None:
                yield subnet.values.get("vpc", "")
