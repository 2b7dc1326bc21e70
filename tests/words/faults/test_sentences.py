"""What is said of faults, as prose to review: `sentences.txt` beside this file."""

from pathlib import Path

import pytest
from hypothesis import given

from playground.engine.addresses import parse_prefix
from playground.engine.network import Network
from playground.engine.nodes import VpcEndpoint
from playground.engine.validity import FAULTS, faults
from playground.engine.validity.prefix_lists import PrefixListToEndpoint
from playground.engine.validity.quotas import OverQuota
from playground.engine.validity.sites import HostOutsideSite
from playground.engine.validity.subnets import SubnetOutsideVpc, SubnetsOverlap
from playground.words.faults import say
from tests.engine.networks import networks
from tests.engine.validity.cast import network, subnet, vpc
from tests.words.faults.messes import MESSES, sentences

REVIEWED = Path(__file__).with_name("sentences.txt")
QUOTAS = [kind for kind in FAULTS if issubclass(kind, OverQuota)]


def test_the_sentences_are_those_that_were_reviewed() -> None:
    """Write them anew with `python -m tests.words.faults.messes`, and read the difference."""
    assert sentences().splitlines() == REVIEWED.read_text().splitlines()


def test_every_fault_but_the_quotas_is_in_the_messes() -> None:
    made = {type(fault) for mess in MESSES.values() for fault in faults(mess)}
    assert made >= set(FAULTS) - set(QUOTAS)


@pytest.mark.parametrize("quota", QUOTAS, ids=lambda kind: kind.__name__)
def test_a_quota_says_how_many_there_are_and_how_many_there_may_be(quota: type[OverQuota]) -> None:
    said = say(quota("vpc-1", "vpc", 7777, "us-east-1"), Network([]))
    assert said.startswith("us-east-1 has 7777 ")
    assert f" {quota.limit}: " in said
    assert said.endswith(f"[{quota.rule}]")


def test_the_example_of_an_overlap__VPC_13() -> None:
    shop = vpc("10.0.0.0/24")
    wide, narrow = subnet("a", "10.0.0.0/25", name="web-a"), subnet("b", "10.0.0.64/26")
    mess = network(shop, wide, narrow)
    (overlap,) = faults(mess)
    assert isinstance(overlap, SubnetsOverlap)
    assert say(overlap, mess) == (
        "10.0.0.64/26 overlaps the subnet web-a (10.0.0.0/25): "
        "choose a free block of 10.0.0.0/24. [VPC-13]"
    )


@pytest.mark.parametrize(
    ("count", "advice"),
    [
        (0, "choose a part of a block that the VPC gets first."),
        (1, "choose a part of 10.0.0.0/24."),
        (3, "choose a part of 10.0.0.0/24, 10.0.1.0/24 or 10.0.2.0/24."),
        (9, "10.0.3.0/24 or another block of the VPC."),
    ],
)
def test_of_many_blocks_a_few_are_named(count: int, advice: str) -> None:
    choices = tuple(parse_prefix(f"10.0.{number}.0/24") for number in range(count))
    fault = SubnetOutsideVpc("web", "cidr", parse_prefix("10.9.0.0/24"), "shop", choices)
    assert f"{advice} [VPC-13]" in say(fault, Network([]))


def test_of_many_blocks_of_a_site_a_few_are_named__VPN_11() -> None:
    blocks = tuple(parse_prefix(f"10.0.{number}.0/24") for number in range(9))
    fault = HostOutsideSite("desk", "addresses[0]", "office", blocks)
    assert "10.0.3.0/24 or another of its blocks. [VPN-11]" in say(fault, Network([]))


def test_an_endpoint_is_told_by_its_name__RT_24() -> None:
    mess = Network([VpcEndpoint(id="vpce-0a1b", name="wall", vpc="shop")])
    said = say(PrefixListToEndpoint("rtb", "routes[0].target", "pl-1", "vpce-0a1b"), mess)
    assert "cannot lead to the VPC endpoint wall: " in said


def test_a_name_is_text_and_nothing_else() -> None:
    evil = subnet("a", name="{fault.__class__}\n\x1b[31m{0}")
    mess = network(vpc("10.0.0.0/16"), evil)
    (fault,) = faults(mess)
    assert say(fault, mess).startswith("The subnet {fault.__class__}\N{REPLACEMENT CHARACTER}")
    assert say(fault, mess).isprintable()


@given(networks())
def test_whatever_is_wrong_can_be_said(mess: Network) -> None:
    for fault in faults(mess):
        assert fault.resource in mess
        assert say(fault, mess).endswith(f". [{fault.rule}]")
