"""VPC endpoints and endpoint services."""

from typing import Any

from playground.engine.nodes import EndpointState, EndpointType
from playground.exchange.terraform.block import Block
from playground.exchange.terraform.reading.context import Reading, word_of

SECTION, SERVICES = "vpc_endpoints", "vpc_endpoint_services"
OVER = ("deleted", "deleting", "rejected", "failed", "expired")
OF_AN_OWN = "com.amazonaws.vpce."


def read_service(block: Block, reading: Reading) -> None:
    """An endpoint service; a data source tells of those of AWS, which need no telling."""
    if block.is_data:
        return
    name = block.text("service_name")
    if name is not None:
        reading.services[name] = block.key
    balancers = block.many("network_load_balancer_arns", "network_load_balancers")
    of_appliances = block.many("gateway_load_balancer_arns", "network_load_balancers")
    if len(balancers) > 1:
        more = ", ".join(balancers[1:])
        reading.note(f"{block.address}: its further load balancers are not modelled: {more}.")
    reading.add(
        block,
        SERVICES,
        type="GatewayLoadBalancer" if of_appliances else "Interface",
        region=block.region or reading.region,
        account=block.account,
        network_load_balancer=balancers[0] if balancers else None,
        availability_zones=block.texts("availability_zones"),
        acceptance_required=block.truth("acceptance_required"),
    )


def read_endpoint(block: Block, reading: Reading) -> None:
    """A VPC endpoint, and the addresses of its interfaces where they are known."""
    state = block.text("state")
    if state is not None and state.lower() in OVER:
        reading.leave_out(block, f"It is {state}.")
        return
    kind = block.text("vpc_endpoint_type") or EndpointType.GATEWAY
    if word_of(EndpointType, kind) is None:
        reading.sketch.report.not_modelled(f"{block.type} ({kind})", block.address)
        return
    reading.add(
        block,
        SECTION,
        vpc=block.one("vpc_id", "vpcs"),
        type=str(kind),
        route_tables=block.many("route_table_ids", "route_tables"),
        subnets=block.many("subnet_ids", "subnets"),
        security_groups=block.many("security_group_ids", "security_groups"),
        private_dns_enabled=block.truth("private_dns_enabled"),
        private_dns_only_for_inbound_resolver_endpoint=block.first("dns_options").truth(
            "private_dns_only_for_inbound_resolver_endpoint"
        ),
        policy_document=block.document("policy"),
        state=_state(state),
        **_service_of(block, reading),
    )
    for one in block.inner("subnet_configuration"):
        _add_interface(block, one.text("subnet_id"), one.text("ipv4"), reading)


def _state(state: str | None) -> str | None:
    """Terraform has it with a small letter at its beginning, AWS sometimes with a capital."""
    return word_of(EndpointState, state and state[0].lower() + state[1:])


def _service_of(block: Block, reading: Reading) -> dict[str, Any]:
    """One of AWS's services by name; one of one's own by what describes it."""
    name = block.text("service_name")
    if name is not None and not name.startswith(OF_AN_OWN):
        return {"service_name": name}
    named = reading.services.get(name) if name else block.one("service_name", SERVICES)
    return {"service": named} if named else {"service_name": name}


def _add_interface(block: Block, subnet: str | None, address: str | None, reading: Reading) -> None:
    if subnet is not None and address is not None and reading.sketch.has("subnets", subnet):
        key = f"{block.key}-{subnet}"[:255]
        groups = block.many("security_group_ids", "security_groups")
        reading.sketch.add(
            "network_interfaces",
            key,
            block.spot,
            subnet=subnet,
            private_ip=address,
            requester_managed=True,
            attached_to=block.key,
            security_groups=groups,
        )


def read_table_association(block: Block, reading: Reading) -> None:
    """A route table uses a gateway endpoint."""
    _append(block, "route_tables", block.one("route_table_id", "route_tables"), reading)


def read_subnet_association(block: Block, reading: Reading) -> None:
    """An endpoint has an interface in a subnet."""
    _append(block, "subnets", block.one("subnet_id", "subnets"), reading)


def read_group_association(block: Block, reading: Reading) -> None:
    """An endpoint has a security group."""
    _append(block, "security_groups", block.one("security_group_id", "security_groups"), reading)


def _append(block: Block, name: str, value: str | None, reading: Reading) -> None:
    """The endpoint itself tells of it as well, once it is there."""
    endpoint = block.one("vpc_endpoint_id", SECTION)
    if endpoint is not None and value not in (reading.value(SECTION, endpoint, name) or []):
        reading.append(block, SECTION, endpoint, name, value)


def read_policy(block: Block, reading: Reading) -> None:
    """The policy of an endpoint, on its own."""
    endpoint = block.one("vpc_endpoint_id", SECTION)
    reading.put(block, SECTION, endpoint, "policy_document", block.document("policy"))
