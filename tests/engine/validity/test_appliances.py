"""Where AWS wants appliances to stand, and what they must have switched off."""

import pytest

from playground.engine.nodes import Node
from playground.engine.validity import Severity, faults
from tests.engine.validity.cast import (
    found,
    group,
    igw,
    instance,
    interface,
    network,
    route,
    subnet,
    table,
    vpc,
)

TARGET = "routes[0].target"


def land(check: bool = False, home: str = "edge") -> tuple[Node, ...]:
    """Two subnets that `rtb` serves, one for the appliance `fw`."""
    addresses = {"edge": "10.0.9.10", "web": "10.0.1.10"}
    return (
        vpc("10.0.0.0/16"),
        igw(),
        group(),
        table(id="rtb-edge"),
        subnet("web", "10.0.1.0/24", route_table="rtb"),
        subnet("db", "10.0.2.0/24", route_table="rtb"),
        subnet("edge", "10.0.9.0/24", route_table="rtb-edge"),
        instance("fw"),
        interface("fw-eni", addresses[home], subnet=home, instance="fw", source_dest_check=check),
    )


@pytest.mark.parametrize("target", ["fw", "fw-eni"])
def test_what_forwards_has_its_check_off__RT_12(target: str) -> None:
    out = table(route("0.0.0.0/0", target))
    assert found(*land(), out) == []
    assert found(*land(check=True), out) == [("CheckedAppliance", "rtb", TARGET)]


def test_an_appliance_stands_not_among_its_senders__RT_12() -> None:
    inspect = table(route("10.0.2.0/24", "fw"))
    assert found(*land(), inspect) == []
    assert found(*land(home="web"), inspect) == [("ApplianceAmongItsSenders", "rtb", TARGET)]


def test_an_appliance_stands_not_among_its_receivers__RT_12() -> None:
    inspect = table(route("10.0.1.0/24", "fw"), id="rtb-2")
    db = subnet("db-2", "10.0.3.0/24", route_table="rtb-2")
    assert found(*land(), inspect, db, table()) == []
    assert found(*land(home="web"), inspect, db, table()) == [
        ("ApplianceAmongItsReceivers", "rtb-2", TARGET)
    ]


def test_a_nat_instance_may_stand_beside_others__RT_12() -> None:
    """RT-12 is about traffic within the VPC; the loop of a default route shows in the trace."""
    assert found(*land(home="web"), table(route("0.0.0.0/0", "fw"))) == []


def test_these_are_warnings__RT_12() -> None:
    bad = network(*land(check=True, home="web"), table(route("10.0.2.0/24", "fw")))
    assert {fault.severity for fault in faults(bad)} == {Severity.WARNING}
