"""Every kind is proposed, and what is proposed is accepted without a word being typed."""

import pytest

from playground.editing.acts import Add, Change
from playground.editing.proposals import (
    PROPOSALS,
    Lacking,
    missing,
    propose,
    propose_acts,
    propose_row,
)
from playground.editing.sheet import HEAD
from playground.examples import CHAPTERS
from playground.kinds import BY_SLUG, KINDS
from tests.editing.sheets import Place, after, example, nothing

EXAMPLES = [
    slug for chapter in CHAPTERS for slug in chapter.examples if not slug.endswith("-mended")
]
FROM_NOTHING = (
    *("vpc", "subnet", "subnet", "internet-gateway", "egress-only-internet-gateway"),
    *("route-table", "network-acl", "security-group", "instance", "network-interface"),
    *("nat-gateway", "elastic-ip", "block-public-access", "managed-prefix-list"),
    *("vpc", "subnet", "vpc-peering-connection", "transit-gateway", "transit-gateway"),
    *("transit-gateway-route-table", "transit-gateway-vpc-attachment"),
    *("transit-gateway-vpc-attachment", "transit-gateway-peering-attachment"),
    *("on-premises-network", "on-premises-host", "customer-gateway", "virtual-private-gateway"),
    *("vpn-connection", "direct-connect-gateway", "virtual-interface", "transit-gateway-connect"),
    *("direct-connect-gateway", "transit-gateway-direct-connect-attachment"),
    *("client-vpn-endpoint", "network-load-balancer", "vpc-endpoint-service", "vpc-endpoint"),
    *("vpc-endpoint", "outside-host"),
)
"""An order in which one finds what the next one needs."""
BY_AWS = "transit-gateway-vpn-attachment"


def built() -> Place:
    """One of every kind, each as proposed."""
    here = nothing()
    for slug in FROM_NOTHING:
        here = after(here, *propose_acts(slug, here.sheet, here.network))
    return here


def near(here: Place) -> list[str | None]:
    """Nothing, and the first of each of some kinds: what may be selected."""
    first: dict[str, str] = {}
    for ref, one in here.sheet.items():
        first.setdefault(one.kind, ref)
    kinds = ("subnet", "instance")
    return [None, *(first[kind] for kind in kinds if kind in first)]


def test_every_kind_has_one_proposal_with_a_row_for_each_of_its_parts() -> None:
    assert sorted(one.kind for one in PROPOSALS) == sorted(BY_SLUG)
    for one in PROPOSALS:
        assert set(one.rows) == {part.key for part in BY_SLUG[one.kind].parts}, one.kind


def test_one_of_every_kind_is_built_from_nothing_without_typing() -> None:
    here = nothing()
    for slug in FROM_NOTHING:
        assert missing(slug, here.sheet) == ""
        here = after(here, *propose_acts(slug, here.sheet, here.network))
        assert here.faults == (), slug
    assert {one.kind for one in here.sheet.values()} >= set(BY_SLUG) - {BY_AWS}


def test_the_attachment_that_aws_makes_is_proposed_only_for_a_connection_without__VPN_01() -> None:
    here = built()
    assert missing(BY_AWS, here.sheet).endswith("add a VPN connection. [VPN-01]")
    loose = propose("vpn-connection", here.sheet, here.network)
    loose = {key: one for key, one in loose.items() if not key.endswith("_gateway")}
    device = here.ref("office-router")
    here = after(here, Add("vpn-connection", {**loose, "customer_gateway": device}))
    assert missing(BY_AWS, here.sheet) == ""
    here = after(here, *propose_acts(BY_AWS, here.sheet, here.network))
    assert here.faults == ()
    assert BY_AWS in {one.kind for one in here.sheet.values()}


@pytest.mark.parametrize("slug", EXAMPLES)
def test_what_is_proposed_beside_what_an_example_has_is_accepted(slug: str) -> None:
    here = example(slug)
    for kind in KINDS:
        for selected in near(here):
            try:
                acts = propose_acts(kind.slug, here.sheet, here.network, selected)
            except Lacking as lacking:
                assert missing(kind.slug, here.sheet) == str(lacking)
                continue
            assert missing(kind.slug, here.sheet) == ""
            assert after(here, *acts).faults == (), (kind.slug, selected)


@pytest.mark.parametrize("slug", ["three-tier", "hub-and-spoke", "hybrid-vpn"])
def test_everything_can_be_added_a_second_and_a_third_time(slug: str) -> None:
    here = example(slug)
    for _ in range(3):
        for kind in KINDS:
            if not missing(kind.slug, here.sheet):
                here = after(here, *propose_acts(kind.slug, here.sheet, here.network))
                assert here.faults == (), kind.slug


def test_no_name_is_proposed_twice() -> None:
    here = built()
    for kind in KINDS:
        if not missing(kind.slug, here.sheet):
            name = propose(kind.slug, here.sheet, here.network)["name"]
            assert name not in {one.name for one in here.sheet.values()}


@pytest.mark.parametrize("slug", EXAMPLES)
def test_the_next_row_of_every_table_of_an_example_is_accepted(slug: str) -> None:
    here = example(slug)
    for ref, one in here.sheet.items():
        for part in one.declared.parts if ref != HEAD else ():
            if part.key == "tunnels" and len(one.says.get("tunnels", ())) == 2:
                continue
            row = propose_row(one.kind, part.key, here.sheet, here.network, ref, one.says)
            if "" in row.values():
                continue  # nothing to propose
            rows = [*one.says.get(part.key, ()), row]
            then = after(here, Change(ref, {part.key: rows}))
            assert then.faults == (), (one.kind, part.key, row)


def test_a_row_is_proposed_for_what_is_not_there_yet() -> None:
    here = built()
    for kind in KINDS:
        if missing(kind.slug, here.sheet):
            continue
        says = propose(kind.slug, here.sheet, here.network)
        for part in kind.parts:
            row = propose_row(kind.slug, part.key, here.sheet, here.network, "", says)
            assert set(row) <= {field.key for field in part.fields}


def test_a_row_is_proposed_whatever_stands_in_the_form() -> None:
    here = built()
    wild = {"vpc": "nobody", "subnets": ["nobody"], "rule_number": "x", "address_family": 7}
    half = {"ports": "9" * 9, "protocol": "x", "cidr": "10.", "action": "allow", "target": None}
    for kind in KINDS:
        for part in kind.parts:
            says = {**wild, **{one.key: [half, {}] for one in kind.parts}}
            propose_row(kind.slug, part.key, here.sheet, here.network, "", says)


def test_in_an_empty_scenario_most_kinds_say_what_must_be_there_first() -> None:
    here = nothing()
    first = {kind.slug: missing(kind.slug, here.sheet) for kind in KINDS}
    assert first["subnet"] == "A subnet needs a VPC: add one first."
    assert first["instance"] == "An instance needs a subnet: add one first."
    free = {slug for slug, sentence in first.items() if not sentence}
    assert free == {
        *("vpc", "managed-prefix-list", "elastic-ip", "block-public-access", "transit-gateway"),
        *("on-premises-network", "customer-gateway", "direct-connect-gateway", "outside-host"),
    }
    assert all(sentence.endswith((".", "]")) for sentence in first.values() if sentence)
