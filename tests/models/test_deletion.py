"""What is deleted takes along what cannot be without it, and leaves the rest standing."""

import pytest
from django.db import IntegrityError, transaction

from playground.models import (
    ElasticIp,
    Instance,
    InterfaceGroup,
    InternetGateway,
    NatGateway,
    NetworkAcl,
    NetworkInterface,
    OutsideHost,
    RouteTable,
    Scenario,
    SecurityGroup,
    SecurityGroupRule,
    Subnet,
    TransitGateway,
    TransitGatewayPeeringAttachment,
    TransitGatewayRouteTable,
    TransitGatewayVpcAttachment,
    Vpc,
)
from playground.models.rows import load_rows, save_rows
from playground.scenariofile import read
from playground.snapshot import take_snapshot
from tests.kinds.sample import EVERY_KIND

pytestmark = pytest.mark.django_db


@pytest.fixture
def scenario() -> Scenario:
    """One of everything, stored."""
    rows = read(EVERY_KIND).rows
    save_rows(rows)
    return rows.scenario


def names(scenario: Scenario) -> set[str]:
    """What the network still has; that there is a network at all is half the test."""
    return {node.name for node in take_snapshot(load_rows(scenario))}


def test_a_vpc_goes_with_all_that_is_in_it(scenario: Scenario) -> None:
    Vpc.objects.filter(scenario=scenario).delete()
    for model in (Subnet, RouteTable, NetworkAcl, SecurityGroup, NatGateway, Instance):
        assert not model.objects.exists()
    lists = {"offices", "six", "com.amazonaws.eu-central-1.s3"}
    loose = {"shut", "igw", "eigw", "office", "of-nat", "of-wide", "of-web"}
    transit = {"hub", "peer", "spokes", "learnt", "peer-default", "to-peer"}
    hybrid = {"plant", "press", "plant-router", "door", "line", "line-to-hub", "line-on-hub"}
    leased = {"exchange", "exchange-of-vpcs", "exchange-on-hub", "lease", "straight"}
    hybrid |= {"tunnels", "offered"}
    assert names(scenario) == loose | lists | transit | hybrid | leased
    assert InternetGateway.objects.get().vpc is None


def test_a_subnet_goes_with_its_interfaces_and_gateways(scenario: Scenario) -> None:
    Subnet.objects.get(name="front").delete()
    assert not NetworkInterface.objects.exists()
    assert not InterfaceGroup.objects.exists()
    assert [gateway.name for gateway in NatGateway.objects.all()] == ["wide"]
    assert {"of-nat", "of-web", "web", "igw"} <= names(scenario)
    assert ElasticIp.objects.get(name="of-nat").nat_gateway is None


def test_an_instance_goes_with_its_interfaces(scenario: Scenario) -> None:
    Instance.objects.get(name="web").delete()
    assert not names(scenario) & {"web", "extra"}
    assert ElasticIp.objects.get(name="of-web").network_interface is None


def test_a_table_that_goes_leaves_its_subnets_to_the_main_one(scenario: Scenario) -> None:
    RouteTable.objects.get(name="out").delete()
    assert Subnet.objects.get(name="front").route_table is None


def test_a_group_goes_from_the_interfaces_and_with_the_rules_that_name_it(
    scenario: Scenario,
) -> None:
    SecurityGroup.objects.all().delete()
    assert not SecurityGroupRule.objects.exists()
    assert not InterfaceGroup.objects.exists()
    assert "web" in names(scenario)


def test_an_outside_host_goes_alone(scenario: Scenario) -> None:
    before = names(scenario)
    OutsideHost.objects.all().delete()
    assert before - names(scenario) == {"office"}


def test_an_id_is_one_of_its_kind_in_a_scenario(scenario: Scenario) -> None:
    vpc = Vpc.objects.get(scenario=scenario, name="The lab")
    with pytest.raises(IntegrityError), transaction.atomic():
        Vpc.objects.create(scenario=scenario, aws_id=vpc.aws_id, cidr="10.9.0.0/16")
    other = Scenario.objects.create(slug="other", title="Other")
    assert Vpc.objects.create(scenario=other, aws_id=vpc.aws_id, cidr="10.9.0.0/16").pk


def test_a_transit_gateway_goes_with_its_attachments_and_tables(scenario: Scenario) -> None:
    TransitGateway.objects.get(name="hub").delete()
    assert [one.name for one in TransitGatewayVpcAttachment.objects.all()] == ["lab-to-peer"]
    assert not TransitGatewayPeeringAttachment.objects.exists()
    assert not names(scenario) & {"hub", "spokes", "learnt", "lab-to-hub", "to-peer"}


def test_an_attachment_survives_its_subnets_and_its_table(scenario: Scenario) -> None:
    Subnet.objects.get(name="front").delete()
    TransitGatewayRouteTable.objects.get(name="spokes").delete()
    attachment = TransitGatewayVpcAttachment.objects.get(name="lab-to-hub")
    assert attachment.route_table is None
    assert "lab-to-hub" in names(scenario)
