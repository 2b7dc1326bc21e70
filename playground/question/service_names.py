"""Names of AWS's services and of endpoints, and which address one means for whom."""

import re
from typing import NamedTuple

from playground.engine.aws_services import (
    DOMAIN,
    HOSTS,
    REGION,
    REGIONS,
    SERVICES,
    aws_service,
    full_name,
)
from playground.engine.network import Network
from playground.engine.nodes import (
    AwsService,
    EndpointState,
    EndpointType,
    NetworkInterface,
    Ref,
    Subnet,
    Vpc,
    VpcEndpoint,
)
from playground.engine.places import Place, Stage
from playground.engine.prefix_lists import public_blocks
from playground.engine.reasons import Blocks, Reason, Undetermined
from playground.engine.reasons.dns import HostNameNotResolved
from playground.engine.reasons.service_names import (
    NameLeadsPastEndpoint,
    NameLeadsToEndpoint,
    NameLeadsToPublicAddress,
    NameNotResolved,
    NameOfEndpoint,
)
from playground.engine.reasons.undescribed import NotDescribed
from playground.question.errors import QuestionError
from playground.question.instance_names import FIRST_REGION, vpc_at

VPCE = f".vpce{DOMAIN}"
OF_HOST = {HOSTS.get(service, service): service for service in SERVICES}
"""`api.ecr` -> `ecr.api`: the first part of a host name, and the service."""
NAMED = re.compile(r"(?:(?P<before>.+)\.)?(?P<host>%s)(?:\.(?P<region>%s))?")
ON_HOST = re.compile(
    NAMED.pattern % ("|".join(map(re.escape, sorted(OF_HOST, key=len)[::-1])), REGION.pattern)
)

WITH_THINGS = ("efs", "eks", "fsx", "kafka", "mq", "rds", "redshift", "transfer")
"""What stands before their host names is a database, a file system ... with addresses in a VPC."""


class ServiceName(NamedTuple):
    """A name of a service of AWS; `region` is "" where the asker's is meant.

    `bucket` is what stands before the host name of S3.
    """

    text: str
    service: str
    region: str = ""
    bucket: str = ""


class EndpointName(NamedTuple):
    """A DNS name of an endpoint (vpce-….amazonaws.com), perhaps that of one of its zones."""

    text: str
    endpoint: Ref
    zone: str = ""


class Addressed(NamedTuple):
    """The addresses that the name means, and what is to be said of it."""

    addresses: tuple[int, ...]
    said: Reason | None = None
    refusal: Blocks | Undetermined | None = None


def service_name(network: Network, text: str, field: str) -> ServiceName | EndpointName | None:
    """What the text names; None where it has not the form of such a name.

    Raises QuestionError about `field` for a name of AWS's that no service has.
    """
    typed = text.lower().rstrip(".")
    if typed in SERVICES:
        return ServiceName(text, typed)
    service = aws_service(typed)
    if service is not None:
        return _there(network, ServiceName(text, service.name, service.region), field)
    if typed.endswith(VPCE):
        return _of_endpoint(network, text, typed.split("."), field)
    if not typed.endswith((DOMAIN, f"{DOMAIN}.cn")):
        return None
    return _there(network, _on_host(text, typed, field), field)


def _there(network: Network, name: ServiceName, field: str) -> ServiceName:
    """The same, if its region is one of AWS's, or one that a VPC here is in."""
    if name.region not in REGIONS and all(vpc.region != name.region for vpc in network.all(Vpc)):
        message = (
            f"{name.region} is no region that is known here: name one of AWS, such as "
            f"{FIRST_REGION}, or one that a VPC here is in."
        )
        raise QuestionError(field, message)
    return name


def _on_host(text: str, typed: str, field: str) -> ServiceName:
    """`bucket.s3.us-east-1.amazonaws.com`; without a region it is that of the first one."""
    found = ON_HOST.fullmatch(typed.removesuffix(".cn").removesuffix(DOMAIN))
    if found is None:
        message = f"Nothing here is called “{text[:80]}”: no service of AWS has that name."
        raise QuestionError(field, message)
    service = OF_HOST[found["host"]]
    before = found["before"] or ""
    if before and service in WITH_THINGS:
        message = f"“{text[:80]}” is one thing of {service}, not the service: ask for its address."
        raise QuestionError(field, message)
    bucket = before if service == "s3" else ""
    return ServiceName(text, service, found["region"] or FIRST_REGION, bucket)


def _of_endpoint(network: Network, text: str, labels: list[str], field: str) -> EndpointName:
    """`vpce-0a1b-x1y2.sqs.us-east-1.vpce.amazonaws.com`, or -us-east-1a behind it."""
    for endpoint in network.all(VpcEndpoint):
        for label in labels:
            if label == endpoint.id or label.startswith(f"{endpoint.id}-"):
                return EndpointName(text, endpoint.id, _zone_in(network, endpoint, label))
    raise QuestionError(field, f"No endpoint here has the name “{text[:80]}”.")


def _zone_in(network: Network, endpoint: VpcEndpoint, label: str) -> str:
    zones = (_zone(network, one) for one in endpoint.subnets)
    return next((zone for zone in zones if label.endswith(f"-{zone}")), "")


def _zone(network: Network, subnet: Ref) -> str:
    return network.get(Subnet, subnet).availability_zone


def service_asked(network: Network, name: ServiceName, start: Place) -> AwsService | None:
    """The service that is meant; without a region that of the asker's VPC, or of the first one."""
    vpc = vpc_at(network, start) or next(iter(network.all(Vpc)), None)
    region = name.region or (vpc.region if vpc else FIRST_REGION)
    return aws_service(full_name(region, name.service))


def addressed_by(network: Network, name: ServiceName | EndpointName, start: Place) -> Addressed:
    """What the name means for who asks from this place.  Raises QuestionError if it is nothing."""
    if isinstance(name, EndpointName):
        return _own_name(network, name, start)
    service, vpc = service_asked(network, name, start), vpc_at(network, start)
    public = () if service is None else _public(network, service)
    if service is None or not public:
        message = f"No public address of “{name.text[:80]}” is known; ask by an endpoint."
        raise QuestionError("destination", message)
    plainly = Addressed(public, NameLeadsToPublicAddress(service.id, public[0]))
    if vpc is None:
        return plainly
    if not vpc.enable_dns_support:
        return Addressed(public, refusal=NameNotResolved(vpc.id, service.id))
    return _in_vpc(network, vpc, service, start) or plainly


def _public(network: Network, service: AwsService) -> tuple[int, ...]:
    """An address of each block of the service; of a wide one the second, as the first looks odd."""
    return tuple(
        block.first + (block.stop - block.first > 1) for block in public_blocks(network, service)
    )


def _in_vpc(network: Network, vpc: Vpc, service: AwsService, start: Place) -> Addressed | None:
    """VPCE-14: private DNS, where an endpoint of the VPC has it; None: there is no endpoint."""
    there = [
        one
        for one in network.all(VpcEndpoint)
        if (one.vpc, one.service_name) == (vpc.id, service.id)
        and one.type is EndpointType.INTERFACE
        and network.interfaces_for.get(one.id)
    ]
    by_name = next((one for one in there if _has_private_dns(vpc, one)), None)
    if by_name is not None:
        own = addresses_at(network, by_name, start)
        if not own:
            return Addressed(_public(network, service), refusal=_untold(network, by_name))
        return Addressed(own, NameLeadsToEndpoint(vpc.id, service.id, by_name.id, own[0]))
    public = _public(network, service)
    for one in there:
        return Addressed(public, NameLeadsPastEndpoint(vpc.id, service.id, one.id, public[0]))
    return None


def _untold(network: Network, endpoint: VpcEndpoint) -> NotDescribed:
    """Nobody tells the addresses of an endpoint."""
    kept = (one.id for one in network.interfaces_for.get(endpoint.id, []))
    return NotDescribed(network.first_untold(kept) or endpoint.id)


def _has_private_dns(vpc: Vpc, endpoint: VpcEndpoint) -> bool:
    """VPCE-14, VPCE-18: does the service's name lead the VPC's own hosts to the endpoint?"""
    on = endpoint.private_dns_enabled and endpoint.state is EndpointState.AVAILABLE
    own = not endpoint.private_dns_only_for_inbound_resolver_endpoint
    return on and own and vpc.enable_dns_support and vpc.enable_dns_hostnames


def _own_name(network: Network, name: EndpointName, start: Place) -> Addressed:
    """VPCE-15: known to everybody, though it means private addresses."""
    endpoint, vpc = network.get(VpcEndpoint, name.endpoint), vpc_at(network, start)
    own = addresses_at(network, endpoint, start, name.zone)
    if not own:
        raise QuestionError("destination", f"“{name.text[:80]}” has no address.")
    if vpc is not None and not vpc.enable_dns_support:
        return Addressed(own, refusal=HostNameNotResolved(name.text, vpc.id))
    return Addressed(own, NameOfEndpoint(name.text, endpoint.id, own[0]))


def addresses_at(
    network: Network, endpoint: VpcEndpoint, start: Place, zone: str = ""
) -> tuple[int, ...]:
    """The addresses of an endpoint, that of the wanted zone, else of the asker's zone, first."""
    near = zone or _zone_of(network, start)
    interfaces = network.interfaces_for.get(endpoint.id, [])
    ordered = sorted(interfaces, key=lambda one: _zone(network, one.subnet) != near)
    return tuple(address for one in ordered for address in one.addresses)


def _zone_of(network: Network, start: Place) -> str:
    node = network.find(start.id) if start.stage is Stage.EGRESS else None
    return _zone(network, node.subnet) if isinstance(node, NetworkInterface) else ""
