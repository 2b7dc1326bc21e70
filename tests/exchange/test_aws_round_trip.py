"""Through a real AWS API: each example is exported, deployed, collected and imported again.

moto serves the API. What it lacks is listed below, and so are the checks that this costs; an
excuse for a check that is as expected is an error.
"""

import json
import logging
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from playground.checks import Check, run
from playground.engine.network import Network
from playground.examples import ORDER
from playground.exchange.cloudformation.writing import write
from playground.exchange.collecting import Account, Folder, collect
from playground.question import QuestionError
from playground.scenariofile import read
from playground.scenariofile.writing import to_plain
from playground.sources import Opened, example_path, open_path
from tests.exchange.aws.deploying import Deployment
from tests.exchange.aws.quirks import QUIRKS
from tests.exchange.aws.server import HOME, forget_everything, serving

Plain = dict[str, Any]

LACKING = {
    "AWS::EC2::VPCBlockPublicAccessOptions": "moto does not know Block Public Access",
    "AWS::EC2::VPCBlockPublicAccessExclusion": "moto does not know Block Public Access",
    "AWS::EC2::NatGateway.AvailabilityMode": "moto has no regional NAT gateways",
    "AWS::EC2::VPNGatewayRoutePropagation": "moto has no enable_vgw_route_propagation",
    "AWS::EC2::TransitGatewayConnect": "moto has no create_transit_gateway_connect",
    "AWS::EC2::ClientVpnEndpoint": "moto does not know Client VPN",
    "AWS::DirectConnect::DirectConnectGateway": "moto has no Direct Connect gateways",
    "AWS::DirectConnect::PrivateVirtualInterface": "moto has no virtual interfaces",
    "AWS::DirectConnect::TransitVirtualInterface": "moto has no virtual interfaces",
}
"""Types, and properties of types, that moto's API cannot make, each with the reason."""

NO_BLOCKING = "moto has no Block Public Access that would block"
NO_PROPAGATION = "the routes of the virtual private gateway are not propagated: moto cannot"
NO_LINE = "moto has no virtual interface to go by"
NO_TUNNELS = "moto has no Connect attachment to go by"
NO_CLIENTS = "moto has no Client VPN endpoint to come from"
NO_REGIONAL = "moto has no regional NAT gateway to go by"
BY_HAND = "no template can name the attachment of a VPN connection: it is associated by hand"
UNATTACHED = "AWS attaches such an interface to a function; the template's is attached to nothing"
ONE_RULE = "CloudFormation cannot say that there is no rule: the template has one that fits nothing"
ANOTHER = "the rule names a public address, and the instance was given another one"

EXCUSED = {
    "block-public-access": {
        "web-1 is cut off from browsers": NO_BLOCKING,
        "web-1 does not get out either": NO_BLOCKING,
    },
    "client-vpn": {
        "A client reaches the app": NO_CLIENTS,
        "A client is not authorised for the peer": NO_CLIENTS,
    },
    "direct-connect": {
        "The press reaches the app by the line": NO_LINE,
        "The app reaches the press": NO_LINE,
        "The scanner reaches the store by the transit gateway": NO_LINE,
    },
    "hairpin": {"A rule for the public address lets it in": ANOTHER},
    "hybrid-transit-gateway": {
        "The mainframe reaches the app": BY_HAND,
        "The app reaches the mainframe": BY_HAND,
        "The mainframe browses by the NAT gateway": BY_HAND,
    },
    "hybrid-vpn": {
        "The office reaches the app": NO_PROPAGATION,
        "The app reaches the office": NO_PROPAGATION,
    },
    "mis-05-function-in-public-subnet": {
        "The function reaches the database": UNATTACHED,
        "But not the internet": UNATTACHED,
    },
    "mis-05-function-in-public-subnet-mended": {
        "The function still reaches the database": UNATTACHED,
        "And the internet too": UNATTACHED,
    },
    "regional-nat-gateway": {
        "Zone a goes out": NO_REGIONAL,
        "Zone b goes out by the same gateway": NO_REGIONAL,
        "Zone c is not served": NO_REGIONAL,
        "Nobody comes in": NO_REGIONAL,
    },
    "sd-wan-connect": {
        "A till reaches the app": NO_TUNNELS,
        "The app reaches a till": NO_TUNNELS,
    },
    "stateless-and-stateful": {"Without outbound rules nothing starts": ONE_RULE},
}
"""Checks that come out otherwise, by example and title, each with the reason."""

NOT_IN_AWS = ("outside_hosts", "on_premises_networks", "on_premises_hosts")
"""Sections that no API tells: whoever asks adds them to what was imported."""
NOT_TOLD = ("forwards", "network")
"""Keys that no API tells: what an instance does with packets for others, which site a router is."""

ENDS = ("source", "destination")


@pytest.fixture(scope="module")
def aws() -> Iterator[str]:
    logging.getLogger("werkzeug").setLevel(logging.CRITICAL)
    with serving() as url:
        yield url


@pytest.fixture(scope="module")
def account(aws: str) -> Account:
    return Account(attempts=1)


@pytest.mark.parametrize("slug", ORDER)
def test_the_checks_have_the_same_verdicts(
    slug: str, aws: str, account: Account, tmp_path: Path
) -> None:
    forget_everything(aws)
    example = open_path(example_path(slug))
    made = Deployment(json.loads(write(example, "json")), account.client, LACKING)
    made.deploy()
    collect_into(Folder(tmp_path), account, made)
    unexpected = missed(open_path(tmp_path), example)
    assert unexpected == EXCUSED.get(slug, {}).keys()


def test_what_is_lacking_is_what_some_example_has() -> None:
    """And each excuse is for an example and a check that there are."""
    wanted = set()
    for slug in ORDER:
        example = open_path(example_path(slug))
        titles = {check.title for check in example.checks}
        assert EXCUSED.get(slug, {}).keys() <= titles
        for resource in json.loads(write(example, "json"))["Resources"].values():
            properties = resource.get("Properties", {})
            wanted |= {resource["Type"], *(f"{resource['Type']}.{key}" for key in properties)}
    assert LACKING.keys() <= wanted
    assert EXCUSED.keys() <= set(ORDER)


def collect_into(folder: Folder, account: Account, made: Deployment) -> None:
    for region in sorted({HOME, *made.regions.values()}):
        collected = collect(account, region, lambda call: None)
        for mend in QUIRKS:
            mend(collected.answers, made)
        folder.write(account.id(region), collected)


def missed(found: Opened, example: Opened) -> set[str]:
    """The titles of the checks that come out otherwise, in what was found with what is known."""
    document = to_plain(example)
    known = with_what_is_known(to_plain(found), document)
    network = read(json.dumps(known).encode(), "found.json").network
    moved = addresses(document, known)
    return {check.title for check in example.checks if not as_expected(check, network, moved)}


def as_expected(check: Check, network: Network, moved: dict[str, str]) -> bool:
    """Has it the verdict that it has in the example?  Not if something is missing."""
    ends = {key: moved.get(end, end) for key in ENDS if (end := getattr(check, key))}
    try:
        return run(replace(check, **ends), network).as_expected
    except QuestionError:
        return False


def with_what_is_known(found: Plain, example: Plain) -> Plain:
    """What was found, with what no API tells."""
    for section, name, values in resources(example):
        told = {key: values[key] for key in NOT_TOLD if key in values}
        if told and name in found.get(section, {}):
            holder(found, section, name).update(told)
    return found | {key: example[key] for key in NOT_IN_AWS if key in example}


def resources(document: Plain) -> Iterator[tuple[str, str, Plain]]:
    for section, named in document.items():
        for name, values in named.items() if isinstance(named, dict) else ():
            yield section, name, values


def holder(document: Plain, section: str, name: str) -> Plain:
    """What says a thing of a resource: of an instance with interfaces of its own, the first."""
    found: Plain = document[section][name]
    if section == "instances" and "subnet" not in found:
        interfaces = document["network_interfaces"].values()
        return next(one for one in interfaces if one.get("instance") == name)
    return found


def addresses(example: Plain, found: Plain) -> dict[str, str]:
    """The addresses that AWS picks: those of the example, and what they came to be."""
    moved = {}
    for section, name, values in resources(example):
        if name in found.get(section, {}):
            now = holder(found, section, name)
            if "public_ip" in values and "public_ip" in now:
                moved[values["public_ip"]] = now["public_ip"]
            moved |= zip(
                values.get("ipv6_addresses", ()), now.get("ipv6_addresses", ()), strict=False
            )
    return moved
