"""The template of a scenario: its resources in network order, and beside them what is left."""

from collections.abc import Callable, Iterator
from typing import Any

from playground.exchange.cloudformation.writing import (
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
from playground.exchange.cloudformation.writing.printing import References, to_json, to_yaml
from playground.exchange.writing.beside import Beside
from playground.exchange.writing.blocks import Block, Parameter
from playground.exchange.writing.deployment import Deployment
from playground.exchange.writing.naming import Namer, camel
from playground.exchange.writing.places import told_elsewhere
from playground.kinds import kind_of
from playground.models import TransitGateway, Vpc
from playground.scenariofile.head import CHECKS, KEPT
from playground.scenariofile.writing import Scenario, to_plain

FORMS = ("yaml", "json")
VERSION = "2010-09-09"
LONGEST_DESCRIPTION = 1024
"""Bytes that CloudFormation takes."""
MOST_RESOURCES = 500
"""So many AWS takes in one template."""
KEY = "NetworkPlayground"
"""Where Metadata holds, in the words of the scenario file, what no property can say."""

Writer = Callable[[Deployment], Iterator[Block]]
FAMILIES: tuple[tuple[str, tuple[Writer, ...]], ...] = (
    ("VPCs and subnets", (vpc.write_vpcs, vpc.write_subnets)),
    (
        "Ways to the internet",
        (
            gateways.write_internet_gateways,
            gateways.write_elastic_ips,
            gateways.write_nat_gateways,
            gateways.write_public_access,
        ),
    ),
    ("Peering", (interconnect.write_peerings,)),
    ("Transit gateways", (transit.write_transit_gateways, transit.write_attachments)),
    ("VPN", (vpn.write_vpn_gateways, vpn.write_vpn_connections)),
    ("Direct Connect", (direct_connect.write_direct_connect,)),
    ("Connect", (hybrid_transit.write_connects,)),
    ("Transit gateway routing", (transit.write_transit_routing,)),
    (
        "Security groups and network ACLs",
        (
            routing.write_prefix_lists,
            security.write_groups,
            security.write_acls,
        ),
    ),
    ("Client VPN", (client_vpn.write_client_vpn,)),
    ("Load balancers", (balancing.write_balancers,)),
    ("Endpoints", (endpoints.write_services, endpoints.write_endpoints)),
    ("Routing", (routing.write_tables, vpn.write_vpn_routing)),
    ("Instances and interfaces", (compute.write_instances, compute.write_interfaces)),
)
"""Headings and what stands below each, in the order of the file."""


def write(scenario: Scenario, form: str = "yaml") -> str:
    """The template, as YAML or JSON.  Raises ValueError for another form."""
    if form not in FORMS:
        raise ValueError(f"A template is one of: {', '.join(FORMS)}; not {form}.")
    deployment = Deployment(scenario.rows)
    families = [
        (heading, [block for write_one in writers for block in write_one(deployment)])
        for heading, writers in FAMILIES
    ]
    blocks = [block for _, family in families for block in family]
    namer = Namer(blocks, camel, _fitting_id, by_type=False)
    references = References(blocks, namer)
    template = _template(scenario, deployment, blocks, namer, references)
    if form == "json":
        return to_json(template)
    groups = {namer.of(family[0]): heading for heading, family in families if family}
    return to_yaml(template, groups, _above(scenario, deployment))


def _fitting_id(logical_id: str) -> str:
    """A logical id that CloudFormation takes."""
    fits = logical_id.isascii() and logical_id.isalnum() and len(logical_id) <= 255
    return logical_id if fits else ""


def _template(
    scenario: Scenario,
    deployment: Deployment,
    blocks: list[Block],
    namer: Namer,
    references: References,
) -> dict[str, Any]:
    beside = Beside(deployment, references.of_rows())
    resources = {namer.of(one): _resource(one, references, beside) for one in blocks}
    _tell_of_other_places(deployment)
    if len(resources) > MOST_RESOURCES:
        why = f"it has {len(resources)} resources, and AWS takes {MOST_RESOURCES}: split it"
        deployment.gaps.add("template", scenario.slug, why)
    found: dict[str, Any] = {"AWSTemplateFormatVersion": VERSION}
    found["Description"] = _shortened(scenario.title)
    found["Metadata"] = {KEY: _without_null(_metadata(scenario, deployment, beside))}
    if references.parameters:
        found["Parameters"] = {
            name: _parameter(one) for name, one in sorted(references.parameters.items())
        }
    return found | {"Resources": resources}


def _without_null(value: Any) -> Any:
    """No template may hold a null: the pseudo parameter for no value stands for it."""
    if isinstance(value, dict):
        return {key: _without_null(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_without_null(one) for one in value]
    return {"Ref": "AWS::NoValue"} if value is None else value


def _tell_of_other_places(deployment: Deployment) -> None:
    """A template is deployed in one region of one account."""
    here = (deployment.region, deployment.account)
    rows = (*deployment.declared(Vpc), *deployment.declared(TransitGateway))
    for row, why in told_elsewhere(rows, here):
        deployment.gaps.add(kind_of(row).label, str(row), why)


def _resource(block: Block, references: References, beside: Beside) -> dict[str, Any]:
    found: dict[str, Any] = {"Type": block.type}
    after = references.after(block)
    if after:
        found["DependsOn"] = after if len(after) > 1 else after[0]
    kept = beside.of(block, named=not {"Tags", "TagSpecifications"}.isdisjoint(block.properties))
    if kept:
        found["Metadata"] = {KEY: _without_null(kept)}
    properties = references.resolve(block.properties)
    return found | ({"Properties": properties} if properties else {})


def _parameter(one: Parameter) -> dict[str, str]:
    return {"Type": one.type, "Default": one.default, "Description": one.description}


def _metadata(scenario: Scenario, deployment: Deployment, beside: Beside) -> dict[str, Any]:
    """What belongs to the scenario as a whole, and the resources that no template declares."""
    said = to_plain(scenario)
    found: dict[str, Any] = {key: said[key] for key in KEPT if key in said}
    sections, checks = beside.sections(), said.get(CHECKS)
    if sections:
        found["sections"] = sections
    if checks:
        found[CHECKS] = checks
    if deployment.gaps.found:
        found["not_expressed"] = [
            {"kind": kind, "name": name, "why": why} for kind, name, why in deployment.gaps.found
        ]
    return found


def _above(scenario: Scenario, deployment: Deployment) -> list[str]:
    lines = [" ".join(scenario.title.split()), ""]
    lines += [
        f"Metadata {KEY} holds what CloudFormation has no property for: addresses that AWS picks,",
        "states, sites on premises, and the questions kept with the network.",
    ]
    if deployment.gaps.found:
        lines += ["", "Not expressed in this template:"]
    for kind, name, why in deployment.gaps.found:
        lines.append(f"  {' '.join(f'{kind} {name}: {why}'.split())}")
    return lines


def _shortened(text: str) -> str:
    return text.encode()[:LONGEST_DESCRIPTION].decode(errors="ignore")
