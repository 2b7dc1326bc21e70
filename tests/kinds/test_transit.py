"""What a transit gateway brings, and what attachments use unless they are told otherwise."""

from playground.engine.network import Network
from playground.engine.nodes import TransitGatewayRouteTable, TransitGatewayVpcAttachment
from playground.scenariofile import ScenarioFile, read, write

HUB = """format: 1
title: Hub
vpcs: {a: {cidr: 10.1.0.0/16}, b: {cidr: 10.2.0.0/16}}
subnets: {a1: {vpc: a, cidr: 10.1.0.0/24}, b1: {vpc: b, cidr: 10.2.0.0/24}}
transit_gateways: {hub: {OPTIONS}}
transit_gateway_vpc_attachments:
  to-a: {transit_gateway: hub, subnets: [a1]}
  to-b: {transit_gateway: hub, subnets: [b1], route_table: null, propagate_to: []}
"""
OFF = "default_route_table_association: false, default_route_table_propagation: false"


def _read(options: str) -> ScenarioFile:
    return read(HUB.replace("OPTIONS", options))


def _hub(options: str) -> Network:
    return _read(options).network


def test_a_transit_gateway_brings_a_table_that_attachments_use__TGW_07__TGW_08() -> None:
    hub = _hub("")
    (table,) = hub.all(TransitGatewayRouteTable)
    assert table.name == "hub-default"
    assert table.default_association
    assert table.default_propagation
    to_a, to_b = hub.all(TransitGatewayVpcAttachment)
    assert (to_a.route_table, to_a.propagate_to) == (table.id, (table.id,))
    assert (to_b.route_table, to_b.propagate_to) == (None, ())


def test_a_transit_gateway_without_defaults_brings_nothing__TGW_07() -> None:
    hub = _hub(OFF)
    assert not hub.all(TransitGatewayRouteTable)
    assert all(one.route_table is None for one in hub.all(TransitGatewayVpcAttachment))


def test_what_a_transit_gateway_brings_is_not_written() -> None:
    there = _read("")
    written = write(there)
    assert "transit_gateway_route_tables" not in written
    assert "to-a: {transit_gateway: hub, subnets: [a1]}" in written
    assert list(read(written).network) == list(there.network)


def test_what_is_not_used_is_written() -> None:
    assert "route_table: null, propagate_to: []" in write(_read(""))
