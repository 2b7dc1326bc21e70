"""Groups, tables and ACLs that nobody uses."""

from typing import Any

import pytest

from playground.engine.addresses import parse_prefix
from playground.engine.network import Network
from playground.engine.nodes import (
    ClientVpnEndpoint,
    InternetGateway,
    NetworkLoadBalancer,
    Node,
    VirtualPrivateGateway,
    VpcEndpoint,
)
from tests.engine.findings.cast import SHOP, WEB, carrier, found, found_in, sg
from tests.engine.validity.cast import acl, group, network, regional_nat, subnet, table

IDLE_GROUP = [("UnusedGroup", "sg-web", "")]
IDLE_TABLE = [("UnusedRouteTable", "rtb", "")]
IDLE_ACL = [("UnusedNetworkAcl", "acl", "")]


def test_a_group_that_nobody_carries_and_no_rule_names__SG_23() -> None:
    assert found(SHOP, WEB, sg()) == IDLE_GROUP
    assert found(SHOP, WEB, group(id="sg-web", default=True)) == []


@pytest.mark.parametrize(
    "user",
    [
        carrier("sg-web"),
        NetworkLoadBalancer(id="nlb", vpc="shop", security_groups=("sg-web",)),
        VpcEndpoint(id="vpce", vpc="shop", security_groups=("sg-web",)),
        ClientVpnEndpoint(
            id="cvpn",
            vpc="shop",
            client_cidr=parse_prefix("10.9.0.0/22"),
            security_groups=("sg-web",),
        ),
    ],
    ids=lambda node: node.id,
)
def test_whoever_carries_a_group_uses_it__SG_28(user: Node) -> None:
    assert found(SHOP, WEB, sg(), user) == []


def test_a_rule_that_names_a_group_without_members_matches_nobody__SG_14() -> None:
    naming = sg(("in", "tcp/5432", "sg-web"), id="sg-db")
    nobody = found(SHOP, WEB, sg(), naming, carrier("sg-db"))
    assert nobody == [("GroupWithoutMembers", "sg-web", "")]
    assert found(SHOP, WEB, sg(), naming, carrier("sg-db", "sg-web")) == []


def test_naming_itself_is_no_use__SG_15() -> None:
    assert found(SHOP, WEB, sg(("in", "all", "sg-web"))) == IDLE_GROUP


@pytest.mark.parametrize(
    "told",
    [
        {"as_found": True, "interfaces_undescribed": True},
        {"as_found": True, "logical_ids": {"sg-web": "WebGroup"}},
        {"undescribed": ["sg-web"]},
    ],
)
def test_of_a_network_that_is_not_all_told_nobody_says_who_carries_a_group(
    told: dict[str, Any],
) -> None:
    nodes = list(network(SHOP, WEB, sg()))
    assert found_in(Network(nodes, **told)) == []
    assert found_in(Network(nodes, as_found=True)) == IDLE_GROUP


def test_a_table_with_which_nothing_is_associated__RT_01() -> None:
    assert found(SHOP, WEB, table()) == IDLE_TABLE
    assert found(SHOP, WEB, table(main=True)) == []
    assert found(SHOP, subnet("app", "10.0.2.0/24", route_table="rtb"), table()) == []


@pytest.mark.parametrize(
    "door",
    [
        InternetGateway(id="igw", vpc="shop", route_table="rtb"),
        VirtualPrivateGateway(id="vgw", vpc="shop", route_table="rtb"),
        regional_nat(route_table="rtb"),
    ],
    ids=lambda node: node.id,
)
def test_gateways_have_tables_too__RT_26__NAT_15(door: Node) -> None:
    assert found(SHOP, WEB, table(), door) == []


def test_an_acl_with_which_no_subnet_is_associated__NACL_01() -> None:
    assert found(SHOP, WEB, acl()) == IDLE_ACL
    assert found(SHOP, WEB, acl(default=True)) == []
    assert found(SHOP, subnet("app", "10.0.2.0/24", network_acl="acl"), acl()) == []


def test_a_subnet_that_nobody_describes_may_be_associated() -> None:
    nodes = list(network(SHOP, WEB, subnet("app", "10.0.2.0/24"), table(), acl()))
    assert found_in(Network(nodes)) == IDLE_TABLE + IDLE_ACL
    assert found_in(Network(nodes, undescribed=["web"])) == []
