"""Transit gateways, their attachments and tables as AWS describes them."""

from typing import Any

import pytest

from playground.exchange.sketch import NOTHING, Sketch
from tests.exchange.describe.reading import VPC, bare, left_out, said, sketched

GATEWAY = {"TransitGatewayId": "tgw-0a1", "OwnerId": "111122223333", "Options": {}}
TABLE = {"TransitGatewayRouteTableId": "tgw-rtb-0a1", "TransitGatewayId": "tgw-0a1"}
ID, LEARNT = "TransitGatewayRouteTableId", "tgw-rtb-0a1"
ATTACHMENT: dict[str, Any] = {
    "TransitGatewayAttachmentId": "tgw-attach-0a1",
    "TransitGatewayId": "tgw-0a1",
    "TransitGatewayOwnerId": "111122223333",
    "ResourceOwnerId": "111122223333",
    "ResourceType": "vpc",
    "ResourceId": "vpc-0a1",
    "State": "available",
    "Association": {"TransitGatewayRouteTableId": LEARNT, "State": "associated"},
}
VPC_ATTACHMENT: dict[str, Any] = {
    "TransitGatewayAttachmentId": "tgw-attach-0a1",
    "TransitGatewayId": "tgw-0a1",
    "VpcId": "vpc-0a1",
    "State": "available",
    "SubnetIds": ["subnet-0a1"],
    "Options": {"ApplianceModeSupport": "enable", "Ipv6Support": "disable"},
}
BY_VPC = {
    "TransitGatewayAttachmentId": "tgw-attach-0a1",
    "ResourceType": "vpc",
    "ResourceId": "vpc-0a1",
}
VPCS, TABLES = "transit_gateway_vpc_attachments", "transit_gateway_route_tables"
UNTOLD = "tgw-rtb-of-tgw-0a1"


def around(**answers: Any) -> Sketch:
    """A gateway with a table, of which everything is told, and these answers."""
    return sketched(
        {
            "TransitGateways": [GATEWAY],
            "TransitGatewayRouteTables": [TABLE],
            "TransitGatewayStaticRoutes": [{ID: LEARNT, "Routes": []}],
            "TransitGatewayPropagations": [
                {ID: LEARNT, "TransitGatewayRouteTablePropagations": []}
            ],
            **answers,
        }
    )


def static(*found: dict[str, Any], **more: Any) -> dict[str, Any]:
    """The routes of the table, in the list that they come in."""
    return {"TransitGatewayStaticRoutes": [{ID: LEARNT, "Routes": list(found), **more}]}


def route(block: str, *by: dict[str, Any], type: str = "static", **more: Any) -> dict[str, Any]:
    """A route as a search finds it."""
    attachments = {"TransitGatewayAttachments": list(by)}
    return {"DestinationCidrBlock": block, "Type": type, "State": "active", **attachments, **more}


def test_an_attachment_has_what_two_answers_tell_of_it() -> None:
    found = around(
        TransitGatewayVpcAttachments=[VPC_ATTACHMENT], TransitGatewayAttachments=[ATTACHMENT]
    )
    assert said(found, VPCS, "tgw-attach-0a1") == {
        "id": "tgw-attach-0a1",
        "transit_gateway": "tgw-0a1",
        "vpc": "vpc-0a1",
        "subnets": ["subnet-0a1"],
        "appliance_mode": True,
        "ipv6_support": False,
        "state": "available",
        "route_table": LEARNT,
        "propagate_to": [],
    }


@pytest.mark.parametrize(
    "answers",
    [
        {"TransitGatewayAttachments": [ATTACHMENT]},
        {"TransitGatewayVpcAttachments": [{**VPC_ATTACHMENT, "SubnetIds": None}]},
    ],
)
def test_an_attachment_whose_subnets_nobody_tells_is_not_described(answers: dict[str, Any]) -> None:
    found = around(**answers)
    assert said(found, VPCS, "tgw-attach-0a1", "undescribed") == {"undescribed": True}


@pytest.mark.parametrize(
    ("changes", "table"),
    [
        ({}, LEARNT),
        ({"Association": {ID: LEARNT, "State": "associating"}}, LEARNT),
        ({"Association": {ID: LEARNT, "State": "disassociating"}}, NOTHING),
        ({"Association": None}, NOTHING),
        # Whoever does not own the gateway is not shown its associations.
        ({"Association": None, "ResourceOwnerId": "444455556666"}, UNTOLD),
    ],
)
def test_an_association_is_told_absent_or_not_shown(changes: dict[str, Any], table: Any) -> None:
    found = around(TransitGatewayAttachments=[{**ATTACHMENT, **changes}])
    assert found.resources[VPCS, "tgw-attach-0a1"].values["route_table"] is table or (
        found.resources[VPCS, "tgw-attach-0a1"].values["route_table"] == table
    )


def test_where_no_answer_tells_of_associations_a_table_stands_in() -> None:
    found = around(TransitGatewayVpcAttachments=[VPC_ATTACHMENT])
    assert said(found, VPCS, "tgw-attach-0a1", "route_table") == {"route_table": UNTOLD}
    assert said(found, TABLES, UNTOLD) == {"transit_gateway": "tgw-0a1", "undescribed": True}


def test_associations_come_by_the_table_as_well() -> None:
    wrapped = [{ID: LEARNT, "Associations": [{**BY_VPC, "State": "associated"}]}]
    found = around(
        TransitGatewayVpcAttachments=[
            VPC_ATTACHMENT,
            {**VPC_ATTACHMENT, "TransitGatewayAttachmentId": "tgw-attach-0b2", "VpcId": "vpc-0b2"},
        ],
        TransitGatewayRouteTableAssociations=wrapped,
    )
    tables = [one.values["route_table"] for one in found.of(VPCS)]
    assert tables == [LEARNT, NOTHING]


def test_propagations_are_listed_or_seen_in_routes() -> None:
    enabled = {**BY_VPC, "State": "enabled"}
    for told in (
        {
            "TransitGatewayPropagations": [
                {ID: LEARNT, "TransitGatewayRouteTablePropagations": [enabled]}
            ]
        },
        static(route("10.0.0.0/16", BY_VPC, type="propagated")),
    ):
        found = around(TransitGatewayVpcAttachments=[VPC_ATTACHMENT], **told)
        assert said(found, VPCS, "tgw-attach-0a1", "propagate_to") == {"propagate_to": [LEARNT]}
        assert bare(found.resources[TABLES, LEARNT].values["routes"]) == []


def test_a_propagation_that_is_off_is_none() -> None:
    off = [{ID: LEARNT, "TransitGatewayRouteTablePropagations": [{**BY_VPC, "State": "disabled"}]}]
    found = around(TransitGatewayVpcAttachments=[VPC_ATTACHMENT], TransitGatewayPropagations=off)
    assert said(found, VPCS, "tgw-attach-0a1", "propagate_to") == {"propagate_to": []}


@pytest.mark.parametrize(
    ("written", "routes"),
    [
        (route("10.9.0.0/16", BY_VPC), [("10.9.0.0/16", "tgw-attach-0a1")]),
        (route("10.9.0.0/16", State="blackhole"), [("10.9.0.0/16", "blackhole")]),
        (route("10.9.0.0/16", BY_VPC, State="deleted"), []),
        (route("10.9.0.0/16", BY_VPC, PrefixListId="pl-0a1"), [("10.9.0.0/16", "tgw-attach-0a1")]),
    ],
)
def test_static_routes(written: dict[str, Any], routes: list[tuple[str, str]]) -> None:
    found = around(**static(written)).resources[TABLES, LEARNT].values
    assert [(one["destination"], one["attachment"]) for one in found["routes"]] == routes
    assert "undescribed" not in found


def test_routes_of_a_prefix_list_that_is_described_are_one() -> None:
    written = [
        route(block, BY_VPC, PrefixListId="pl-0a1") for block in ("10.8.0.0/16", "10.9.0.0/16")
    ]
    reference = {
        ID: LEARNT,
        "PrefixListId": "pl-0b2",
        "TransitGatewayAttachment": BY_VPC,
        "State": "available",
    }
    lists = [{"PrefixListId": "pl-0a1", "PrefixListName": "offices", "OwnerId": "111122223333"}]
    found = around(
        **static(*written), TransitGatewayPrefixListReferences=[reference], PrefixLists=lists
    )
    destinations = [one["destination"] for one in found.resources[TABLES, LEARNT].values["routes"]]
    assert destinations == ["pl-0b2", "pl-0a1"]


@pytest.mark.parametrize(
    ("answers", "hint"),
    [
        ({"TransitGatewayStaticRoutes": []}, "TransitGatewayStaticRoutes"),
        ({"TransitGatewayStaticRoutes": [{ID: LEARNT}]}, "TransitGatewayStaticRoutes"),
        ({"TransitGatewayPropagations": []}, "TransitGatewayPropagations"),
        ({"TransitGatewayPropagations": [{ID: LEARNT}]}, "TransitGatewayPropagations"),
        (static(AdditionalRoutesAvailable=True), "smaller blocks"),
        (static(route("10.9.0.0/16")), "smaller blocks"),
    ],
)
def test_a_table_of_which_something_is_not_told_is_not_described(
    answers: dict[str, Any], hint: str
) -> None:
    found = around(**answers)
    assert said(found, TABLES, LEARNT, "undescribed") == {"undescribed": True}
    [missing] = found.report.not_described
    assert missing.id == LEARNT and hint in missing.add


def test_default_tables_are_those_that_the_gateway_names() -> None:
    options = {
        "DefaultRouteTableAssociation": "enable",
        "AssociationDefaultRouteTableId": LEARNT,
        "DefaultRouteTablePropagation": "enable",
        "PropagationDefaultRouteTableId": "tgw-rtb-0b2",
    }
    found = around(TransitGateways=[{**GATEWAY, "Options": options}])
    assert found.resources[TABLES, LEARNT].values["default_association"] is True
    assert said(found, TABLES, "tgw-rtb-0b2") == {
        "id": "tgw-rtb-0b2",
        "transit_gateway": "tgw-0a1",
        "default_propagation": True,
        "undescribed": True,
    }


def peering(gateway: str, peer: str, table: str) -> dict[str, Any]:
    """A peering as the owner of one side sees it."""
    return {
        **ATTACHMENT,
        "TransitGatewayId": gateway,
        "ResourceType": "peering",
        "ResourceId": peer,
        "Association": {ID: table, "State": "associated"},
    }


def test_both_sides_of_a_peering_are_one_attachment() -> None:
    sides = [peering("tgw-0a1", "tgw-0b2", LEARNT), peering("tgw-0b2", "tgw-0a1", "tgw-rtb-0b2")]
    tells = {
        "TransitGatewayAttachmentId": "tgw-attach-0a1",
        "RequesterTgwInfo": {"TransitGatewayId": "tgw-0b2", "Region": "eu-west-1"},
        "AccepterTgwInfo": {"TransitGatewayId": "tgw-0a1", "Region": "us-east-1"},
        "State": "available",
    }
    found = around(TransitGatewayAttachments=sides, TransitGatewayPeeringAttachments=[tells, tells])
    assert said(found, "transit_gateway_peering_attachments", "tgw-attach-0a1") == {
        "id": "tgw-attach-0a1",
        "transit_gateway": "tgw-0b2",
        "peer_transit_gateway": "tgw-0a1",
        "state": "available",
        "route_table": "tgw-rtb-0b2",
        "peer_route_table": LEARNT,
    }
    peer = said(found, "transit_gateways", "tgw-0b2", "region", "undescribed")
    assert peer == {"region": "eu-west-1", "undescribed": True}


def test_a_peering_is_put_together_where_nobody_describes_it() -> None:
    found = around(TransitGatewayAttachments=[peering("tgw-0a1", "tgw-0b2", LEARNT)])
    ends = said(found, "transit_gateway_peering_attachments", "tgw-attach-0a1")
    assert (ends["transit_gateway"], ends["peer_transit_gateway"]) == ("tgw-0a1", "tgw-0b2")
    assert ends["route_table"] == LEARNT
    assert ends["peer_route_table"] == "tgw-rtb-of-tgw-0b2"


def test_a_connect_leads_to_a_site_that_nobody_describes() -> None:
    connect = {
        "TransitGatewayAttachmentId": "tgw-attach-0c3",
        "TransportTransitGatewayAttachmentId": "tgw-attach-0a1",
        "TransitGatewayId": "tgw-0a1",
        "State": "available",
    }
    seen = {"TransitGatewayAttachmentId": "tgw-attach-0c3"}
    found = around(
        TransitGatewayConnects=[connect],
        **static(route("192.168.0.0/16", seen, type="propagated")),
    )
    told = said(found, "transit_gateway_connects", "tgw-attach-0c3")
    assert told["transport_attachment"] == "tgw-attach-0a1"
    assert told["routes"] == ["192.168.0.0/16"]
    assert said(found, "on_premises_networks", told["network"], "undescribed", "cidrs") == {
        "undescribed": True
    }


@pytest.mark.parametrize(
    ("state", "kept"),
    [
        ("initiating", "pending"),
        ("rollingBack", "pending"),
        ("modifying", "available"),
        ("pendingAcceptance", "pendingAcceptance"),
        ("deleted", None),
        ("rejected", None),
        ("failing", None),
    ],
)
def test_states_of_attachments(state: str, kept: str | None) -> None:
    found = around(TransitGatewayVpcAttachments=[{**VPC_ATTACHMENT, "State": state}])
    states = [one.values["state"] for one in found.of(VPCS)]
    assert states == ([kept] if kept else [])
    assert left_out(found) == ({} if kept else {"tgw-attach-0a1": f"its state is {state}"})


def test_attachments_of_other_types_are_not_modelled() -> None:
    other = {**ATTACHMENT, "ResourceType": "network-function"}
    found = around(TransitGatewayAttachments=[other])
    assert [(one.kind, one.ids) for one in found.report.unmodelled] == [
        ("Transit gateway attachment of type network-function", ("tgw-attach-0a1",))
    ]


@pytest.mark.parametrize("key", ["TransitGatewayRouteTablePropagations", "Associations", "Routes"])
def test_what_does_not_say_of_which_table_it_is_is_told_how_to_wrap(key: str) -> None:
    found = around(**{key: [{**BY_VPC, "State": "enabled"}]})
    [note] = found.report.notes
    assert f"“{key}” does not say whose it is" in note and ID in note


def test_a_gateway_with_the_region_of_its_arn() -> None:
    arn = "arn:aws:ec2:eu-west-3:111122223333:transit-gateway/tgw-0a1"
    found = around(TransitGateways=[{**GATEWAY, "TransitGatewayArn": arn}])
    assert said(found, "transit_gateways", "tgw-0a1", "region", "account") == {
        "region": "eu-west-3",
        "account": "111122223333",
    }


TO_HUB = {"DestinationCidrBlock": "10.0.0.0/8", "TransitGatewayId": "tgw-0a1"}


@pytest.mark.parametrize(
    ("state", "more", "attachments"),
    [
        ("active", {}, ["tgw-attach-of-vpc-0a1-to-tgw-0a1"]),
        ("blackhole", {}, []),
        ("active", {"TransitGatewayVpcAttachments": []}, []),
        ("active", {"TransitGatewayVpcAttachments": [VPC_ATTACHMENT]}, ["tgw-attach-0a1"]),
        ("active", {"TransitGateways": []}, []),
    ],
)
def test_a_route_that_works_goes_by_an_attachment_even_if_nobody_was_asked(
    state: str, more: dict[str, Any], attachments: list[str]
) -> None:
    table = {"RouteTableId": "rtb-0a1", "VpcId": "vpc-0a1", "Routes": [{**TO_HUB, "State": state}]}
    found = around(Vpcs=[VPC], RouteTables=[table], **more)
    assert [one.key for one in found.of(VPCS)] == attachments


def test_a_vpn_connection_that_only_its_attachment_names_is_not_described() -> None:
    vpn = {**ATTACHMENT, "ResourceType": "vpn", "ResourceId": "vpn-0a1"}
    found = around(TransitGatewayAttachments=[vpn])
    assert said(found, "vpn_connections", "vpn-0a1", "undescribed", "transit_gateway") == {
        "undescribed": True,
        "transit_gateway": "tgw-0a1",
    }
