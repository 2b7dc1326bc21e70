"""Doorways: internet gateways that VPCs must have, or may have, and that no answer tells of."""

from collections.abc import Iterator

from playground.exchange.describe.answer import Answered
from playground.exchange.describe.public_addresses import vpc_of
from playground.exchange.describe.routing import Working
from playground.exchange.sketch import Sketch

SECTION, PREFIX = "internet_gateways", "igw-"


def leave_open(sketch: Sketch) -> None:
    """A VPC whose routes to one work has it.  If nobody asked AWS for any, one with addresses of
    the internet may have one as well.
    """
    working = sorted(sketch.memory(Working).ways)
    ways = {vpc: way for vpc, way in working if way.startswith(PREFIX)}
    told = "InternetGateways" in sketch.memory(Answered).keys and not _somewhere(sketch)
    others = () if told else _with_public_addresses(sketch)
    for vpc in dict.fromkeys([*ways, *others]):
        known, id = sketch.find("vpcs", vpc), ways.get(vpc, f"{PREFIX}of-{vpc}")
        gateway = sketch.find(SECTION, id)
        if gateway is not None and "undescribed" in gateway.values:
            gateway.values["vpc"] = vpc
        elif gateway is None and known is not None:
            sketch.add(SECTION, id, known.spot, id=id, vpc=vpc, undescribed=True)


def _somewhere(sketch: Sketch) -> bool:
    """Is there one of which nobody tells where it is attached?"""
    return any("undescribed" in one.values for one in sketch.of(SECTION))


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
