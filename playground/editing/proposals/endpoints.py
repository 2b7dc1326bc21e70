"""New endpoints and endpoint services: S3 by a route, other services by an interface."""

from playground.editing.proposals.proposal import Proposal
from playground.editing.proposals.scene import Lacking, Scene
from playground.editing.sheet import Says
from playground.engine.aws_services import PREFIX
from playground.engine.nodes import EndpointType, Ref

ENDPOINT, SERVICE = "vpc-endpoint", "vpc-endpoint-service"
BY_ROUTE = ("s3", "dynamodb")
BY_INTERFACE = ("ssm", "secretsmanager", "sqs", "sns", "kms", "logs", "monitoring", "sts")
"""What a lesson needs first, in this order."""
NO_VPC = "A VPC endpoint needs a VPC: add one first."
NOTHING_LEFT = "Every VPC has its endpoints already: add a VPC, or a subnet, first."
NO_BALANCER = "A VPC endpoint service needs a network load balancer: add one first. [VPCE-21]"
GONE = ("deleted", "deleting")


def vpc_endpoint(scene: Scene) -> Says:
    """By an interface in the selected subnet, to the selected service, else S3 by a route."""
    if not scene.every("vpc"):
        raise Lacking(NO_VPC)
    found = _to_selected_service(scene) or _in_selected_subnet(scene)
    for vpc in scene.ranked("vpc"):
        found = found or gateway_endpoint(scene, vpc) or _by_interface(scene, vpc)
    if found is None:
        raise Lacking(NOTHING_LEFT)
    return found


def gateway_endpoint(scene: Scene, vpc: Ref | None, services: tuple[str, ...] = BY_ROUTE) -> Says:
    """For the first service that some table of the VPC has no route to; {} if there is none.

    (VPCE-01, VPCE-04)
    """
    of_doors = {scene.says(one, "route_table") for one in scene.every(*DOORS)}
    tables = [one for one in scene.in_vpc(vpc, "route-table") if one not in of_doors]
    for service in services:
        there = associated_tables(scene, vpc, service)
        free = [table for table in tables if table not in there]
        if free:
            name = scene.name(f"{service}-endpoint")
            of_type = {"type": EndpointType.GATEWAY.value, "service_name": service}
            return {"name": name, "vpc": vpc, **of_type, "route_tables": free}
    return {}


DOORS = ("internet-gateway", "virtual-private-gateway", "nat-gateway")
"""What may have a route table of its own, of which no subnet makes use."""


def associated_tables(scene: Scene, vpc: Ref | None, service: str) -> set[Ref]:
    """The tables of a VPC that lead to a service already."""
    return {
        table
        for one in endpoints_for(scene, vpc, service, EndpointType.GATEWAY)
        for table in scene.says(one, "route_tables") or []
    }


def endpoints_for(scene: Scene, vpc: Ref | None, service: str, kind: EndpointType) -> list[Ref]:
    """The endpoints of a VPC that lead to a service of AWS."""
    names = (service, f"{PREFIX}{scene.region_of(vpc)}.{service}")
    return [
        one
        for one in scene.in_vpc(vpc, ENDPOINT)
        if scene.says(one, "service_name") in names
        and (scene.says(one, "type") or EndpointType.INTERFACE) == kind
        and scene.says(one, "state") not in GONE
    ]


def _in_selected_subnet(scene: Scene) -> Says | None:
    if scene.selected != "subnet" or not scene.near:
        return None
    return _by_interface(scene, scene.vpc_of(scene.near), [scene.near])


def _by_interface(scene: Scene, vpc: Ref | None, subnets: list[Ref] | None = None) -> Says | None:
    """In these subnets, or one in each zone; to the first service that has no endpoint there."""
    subnets = subnets or scene.one_a_zone(vpc)
    interface = EndpointType.INTERFACE
    free = [one for one in BY_INTERFACE if not endpoints_for(scene, vpc, one, interface)]
    if not (subnets and free):
        return None
    return {
        "name": scene.name(f"{free[0]}-endpoint"),
        "vpc": vpc,
        "type": interface.value,
        "service_name": free[0],
        "subnets": subnets,
        "security_groups": _default_groups(scene, vpc),
        "private_dns_enabled": _dns_works(scene, vpc),
    }


def _default_groups(scene: Scene, vpc: Ref | None) -> list[Ref]:
    return [one for one in scene.in_vpc(vpc, "security-group") if scene.says(one, "default")]


def _dns_works(scene: Scene, vpc: Ref | None) -> bool:
    """VPCE-14: private DNS needs both attributes of the VPC."""
    return scene.says(vpc, "enable_dns_support") is not False and bool(
        scene.says(vpc, "enable_dns_hostnames")
    )


def _to_selected_service(scene: Scene) -> Says | None:
    """From the first other VPC with a subnet in a zone where the service is (VPCE-24)."""
    service = scene.near if scene.selected == SERVICE else None
    if service is None:
        return None
    zones, provider = _zones_of(scene, service), _provider_of(scene, service)
    kind = scene.says(service, "type") or EndpointType.INTERFACE.value
    others = [one for one in scene.every("vpc") if one != provider]
    for vpc in others:
        every = scene.one_a_zone(vpc)
        subnets = [one for one in every if not zones or scene.zone_of(one) in zones]
        if subnets and scene.region_of(vpc) == scene.region_of(service):
            by_interface = kind == EndpointType.INTERFACE
            name = scene.name(f"{scene.called(service)}-endpoint")
            says: Says = {"name": name, "vpc": vpc, "type": kind, "service": service}
            groups = {"security_groups": _default_groups(scene, vpc)} if by_interface else {}
            return {**says, "subnets": subnets if by_interface else subnets[:1], **groups}
    return None


def _provider_of(scene: Scene, service: Ref) -> Ref | None:
    return scene.vpc_of(scene.says(service, "network_load_balancer"))


def _zones_of(scene: Scene, service: Ref) -> list[str]:
    balancer = scene.says(service, "network_load_balancer")
    of_balancer = [scene.zone_of(one) for one in scene.says(balancer, "subnets") or []]
    return scene.says(service, "availability_zones") or of_balancer


def vpc_endpoint_service(scene: Scene) -> Says:
    """Behind the selected load balancer, or the first one that is no service's yet."""
    used = {scene.says(one, "network_load_balancer") for one in scene.every(SERVICE)}
    first = scene.choose("network-load-balancer", fits=lambda one: one not in used)
    balancer = first or scene.need("network-load-balancer", NO_BALANCER)
    return {
        "name": scene.name(f"{scene.called(balancer)}-service"),
        "type": EndpointType.INTERFACE.value,
        "region": scene.region_of(balancer),
        "network_load_balancer": balancer,
        "acceptance_required": False,
    }


PROPOSALS = (Proposal(SERVICE, vpc_endpoint_service), Proposal(ENDPOINT, vpc_endpoint))
