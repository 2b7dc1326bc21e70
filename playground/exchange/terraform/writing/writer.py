"""The configuration of a scenario: its resources in network order, by type."""

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

from playground.exchange.terraform.writing import (
    balancing,
    client_vpn,
    compute,
    direct_connect,
    endpoints,
    gateways,
    hybrid_transit,
    interconnect,
    routing,
    security,
    transit,
    vpc,
    vpn,
)
from playground.exchange.terraform.writing.hcl import COMMENT, to_hcl
from playground.exchange.terraform.writing.printing import Expressions
from playground.exchange.writing.beside import Beside
from playground.exchange.writing.blocks import Block
from playground.exchange.writing.deployment import Deployment
from playground.exchange.writing.naming import Namer, snake
from playground.scenariofile.writing import Scenario

Plain = dict[str, Any]
FORMS = ("json", "hcl")
TERRAFORM, PROVIDER = ">= 1.5", ">= 6.24"
"""The oldest versions that know everything written here (regional NAT gateways are the newest)."""

Writer = Callable[[Deployment], Iterator[Block]]
WRITERS: tuple[Writer, ...] = (
    vpc.write_vpcs,
    vpc.write_subnets,
    gateways.write_internet_gateways,
    gateways.write_elastic_ips,
    gateways.write_nat_gateways,
    gateways.write_public_access,
    interconnect.write_peerings,
    transit.write_transit_gateways,
    transit.write_attachments,
    vpn.write_vpn_gateways,
    vpn.write_vpn_connections,
    direct_connect.write_direct_connect,
    hybrid_transit.write_connects,
    transit.write_transit_routing,
    routing.write_prefix_lists,
    routing.write_tables,
    routing.write_uses,
    routing.write_routes,
    gateways.write_gateway_tables,
    vpn.write_vpn_routing,
    security.write_groups,
    security.write_rules,
    security.write_acls,
    security.write_acl_uses,
    client_vpn.write_client_vpn,
    balancing.write_balancers,
    endpoints.write_services,
    endpoints.write_endpoints,
    compute.write_instances,
    compute.write_interfaces,
    gateways.write_associations,
)
"""What writes each family, in the order of the file."""


def write(scenario: Scenario, form: str = "json") -> str:
    """The configuration: in Terraform's JSON syntax (.tf.json), or in its native one (.tf).

    Raises ValueError for another form.
    """
    if form not in FORMS:
        raise ValueError(f"A configuration is one of: {', '.join(FORMS)}; not {form}.")
    document = _document(scenario)
    if form == "hcl":
        return to_hcl(document)
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def _document(scenario: Scenario) -> Plain:
    deployment = Deployment(scenario.rows)
    blocks = [block for write_some in WRITERS for block in write_some(deployment)]
    namer = Namer(blocks, snake, _kept_name, by_type=True)
    expressions = Expressions(blocks, namer, deployment)
    beside = Beside(deployment, expressions.of_rows())
    resources: dict[str, Plain] = {}
    for block in blocks:
        kept = beside.of(block, named="tags" in block.properties)
        body = ({COMMENT: kept} if kept else {}) | expressions.body(block)
        resources.setdefault(block.type, {})[namer.of(block)] = body
    document = _head(scenario, deployment, beside, expressions)
    document["resource"] = resources
    return document


def _kept_name(logical_id: str) -> str:
    """The name in an address of the root module: 'main' of 'aws_vpc.main'."""
    found = re.fullmatch(r"aws_\w+\.([A-Za-z_][\w-]*)", logical_id, re.ASCII)
    return found[1] if found else ""


def _head(
    scenario: Scenario, deployment: Deployment, beside: Beside, expressions: Expressions
) -> Plain:
    required = {"aws": {"source": "hashicorp/aws", "version": PROVIDER}}
    found: Plain = {
        COMMENT: _told(scenario, deployment, beside),
        "terraform": {"required_version": TERRAFORM, "required_providers": required},
        "provider": {"aws": _providers(expressions)},
    }
    if expressions.variables:
        found["variable"] = {
            name: {"type": one.type, "default": one.default, "description": one.description}
            for name, one in sorted(expressions.variables.items())
        }
    if expressions.data:
        found["data"] = expressions.data
    return found


def _told(scenario: Scenario, deployment: Deployment, beside: Beside) -> Plain:
    """What no resource can say, in the words of the scenario file."""
    found: Plain = {"title": scenario.title, **beside.sections()}
    if deployment.gaps.found:
        found["not_expressed"] = [
            f"{kind} {name}: {why}" for kind, name, why in deployment.gaps.found
        ]
    return found


def _providers(expressions: Expressions) -> list[Plain]:
    """One for each region and account; credentials are whoever deploys's own."""
    found: list[Plain] = [{"region": expressions.main[0]}]
    for place, alias in sorted(expressions.places.items()):
        one: Plain = {"alias": alias, "region": place[0]}
        if place[1] != expressions.main[1]:
            one["allowed_account_ids"] = [place[1]]
        found.append(one)
    return found
