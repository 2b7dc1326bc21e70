"""Plans: what is known only after apply is found by what the configuration refers to."""

from typing import Any

import pytest

from playground.models import Vpc
from tests.exchange.terraform.documents import (
    Json,
    block,
    configured,
    imported,
    plan,
    refers,
    said,
    sketched,
)

VPC = block("aws_vpc.lab", cidr_block="10.0.0.0/16")
SUBNETS = [block(f"aws_subnet.app[{at}]", cidr_block=f"10.0.{at}.0/24") for at in range(3)]
BY_KEY = [block(f'aws_subnet.by["{key}"]', cidr_block="10.0.9.0/24") for key in ("a", "b")]
APP = configured("aws_subnet.app", vpc_id=refers("aws_vpc.lab.id", "aws_vpc.lab"))
BY = configured("aws_subnet.by", vpc_id=refers("aws_vpc.lab.id", "aws_vpc.lab"))
LAB = configured("aws_vpc.lab")


def instance_in(*references: str, key: str = "", **more: Any) -> str | None:
    """The subnet of an instance whose expression has these references."""
    configuration = {
        "resources": [
            LAB,
            APP,
            BY,
            configured("aws_instance.web", subnet_id=refers(*references), **more),
        ],
    }
    web = block(f"aws_instance.web{key}")
    document = plan(VPC, *SUBNETS, *BY_KEY, web, configuration=configuration)
    subnet: str | None = said(document, "instances", f"aws_instance.web{key}")["subnet"]
    return subnet


@pytest.mark.parametrize(
    ("references", "key", "subnet"),
    [
        (("aws_subnet.app[1].id", "aws_subnet.app[1]", "aws_subnet.app"), "", "aws_subnet.app[1]"),
        (("aws_subnet.app", "count.index"), "[2]", "aws_subnet.app[2]"),
        (("aws_subnet.app", "count.index"), "[4]", "aws_subnet.app[1]"),  # element() goes round
        (("aws_subnet.app", "var.one", "count.index"), "[0]", "aws_subnet.app[0]"),
        (('aws_subnet.by["b"].id', 'aws_subnet.by["b"]'), "", 'aws_subnet.by["b"]'),
        (("aws_subnet.by", "each.key"), '["a"]', 'aws_subnet.by["a"]'),
        (("aws_subnet.app",), "", "aws_instance.web.subnet_id"),  # which of three cannot be seen
        (("local.subnet",), "", "local.subnet"),
    ],
)
def test_a_reference_leads_to_the_instance_that_it_means(
    references: tuple[str, ...], key: str, subnet: str
) -> None:
    assert instance_in(*references, key=key) == subnet


def test_each_value_is_what_the_resource_is_made_for_each_of() -> None:
    each = refers("aws_subnet.by")
    found = instance_in("each.value.id", "each.value", key='["b"]', for_each_expression=each)
    assert found == 'aws_subnet.by["b"]'


def test_a_reference_may_lead_on_by_what_another_resource_refers_to() -> None:
    """aws_subnet.app[0].vpc_id is the VPC that the subnet refers to."""
    group = block("aws_security_group.web", ingress=[], egress=[])
    by_subnet = refers("aws_subnet.app[0].vpc_id", "aws_subnet.app[0]", "aws_subnet.app")
    configuration = {
        "resources": [LAB, APP, configured("aws_security_group.web", vpc_id=by_subnet)]
    }
    document = plan(VPC, *SUBNETS, group, configuration=configuration)
    assert said(document, "security_groups", "aws_security_group.web")["vpc"] == "aws_vpc.lab"


MODULE: Json = {
    "resources": [
        configured("aws_vpc.this"),
        configured("aws_subnet.private", vpc_id=refers("local.vpc_id")),
    ],
    "outputs": {
        "vpc_id": {"expression": refers("aws_vpc.this[0].id", "aws_vpc.this[0]", "aws_vpc.this")},
        "subnets": {"expression": refers("aws_subnet.private")},
    },
}
IN_MODULE = [
    block("module.net.aws_vpc.this[0]", cidr_block="10.0.0.0/16"),
    *(
        block(f"module.net.aws_subnet.private[{at}]", cidr_block=f"10.0.{at}.0/24")
        for at in range(2)
    ),
]
CALL: Json = {"net": {"expressions": {}, "module": MODULE}}


def test_an_output_of_a_module_leads_into_it() -> None:
    references = refers("module.net.subnets[1]", "module.net.subnets", "module.net")
    configuration = {
        "resources": [configured("aws_instance.web", subnet_id=references)],
        "module_calls": CALL,
    }
    document = plan(*IN_MODULE, block("aws_instance.web"), configuration=configuration)
    subnet = said(document, "instances", "aws_instance.web")["subnet"]
    assert subnet == "module.net.aws_subnet.private[1]"


def test_a_variable_of_a_module_leads_out_of_it() -> None:
    inner = {"resources": [configured("aws_security_group.web", vpc_id=refers("var.vpc"))]}
    given = refers("module.net.vpc_id", "module.net")
    configuration = {
        "module_calls": CALL | {"app": {"expressions": {"vpc": given}, "module": inner}},
    }
    group = block('module.app["x"].aws_security_group.web', ingress=[], egress=[])
    document = plan(*IN_MODULE, group, configuration=configuration)
    found = said(document, "security_groups", 'module.app["x"].aws_security_group.web')
    assert found["vpc"] == "module.net.aws_vpc.this[0]"


def test_a_local_value_is_what_there_is_just_one_of_in_its_module_and_that_is_noted() -> None:
    document = plan(*IN_MODULE, configuration={"module_calls": CALL})
    found = sketched(document)
    subnet = found.resources["subnets", "module.net.aws_subnet.private[0]"]
    assert subnet.values["vpc"] == "module.net.aws_vpc.this[0]"
    assert any(note.startswith("module.net.local.vpc_id ") for note in found.report.notes)


def test_where_there_are_two_a_local_value_is_not_guessed() -> None:
    second = block("module.net.aws_vpc.other", cidr_block="10.1.0.0/16")
    document = plan(*IN_MODULE, second, configuration={"module_calls": CALL})
    report = imported(document).report
    assert ("VPC", "module.net.local.vpc_id") in [
        (one.kind, one.id) for one in report.not_described
    ]


@pytest.mark.parametrize(
    ("names", "groups"),
    [(["one"], ["aws_security_group.one"]), (["one", "two"], ["local.groups"])],
)
def test_of_a_list_in_a_local_value_nothing_is_guessed_either(
    names: list[str], groups: list[str]
) -> None:
    there = [block(f"aws_security_group.{name}", ingress=[], egress=[]) for name in names]
    card = configured(
        "aws_network_interface.card",
        subnet_id=refers("aws_subnet.app[0].id"),
        security_groups=refers("local.groups"),
    )
    card_block = block("aws_network_interface.card")
    document = plan(
        VPC, *SUBNETS, *there, card_block, configuration={"resources": [LAB, APP, card]}
    )
    found = said(document, "network_interfaces", "aws_network_interface.card")
    assert found["security_groups"] == groups


def test_the_resolver_ends_where_modules_refer_to_each_other() -> None:
    references = refers("module.net.subnets", "module.net")
    call = {
        "net": {
            "expressions": {"x": refers("module.net.a")},
            "module": {"outputs": {"subnets": {"expression": refers("var.x")}, "a": references}},
        }
    }
    configuration = {
        "resources": [configured("aws_instance.web", subnet_id=references)],
        "module_calls": call,
    }
    document = plan(block("aws_instance.web"), configuration=configuration)
    assert said(document, "instances", "aws_instance.web")["subnet"] == "aws_instance.web.subnet_id"


def test_modules_that_refer_to_each_other_by_very_many_ways_are_followed_once_each() -> None:
    many = [text for at in range(50) for text in ("module.net.subnets", f"local.a{at}")]
    outputs = {"subnets": {"expression": refers("var.x")}}
    call = {"net": {"expressions": {"x": refers(*many)}, "module": {"outputs": outputs}}}
    configuration = {
        "resources": [configured("aws_instance.web", subnet_id=refers("module.net.subnets"))],
        "module_calls": call,
    }
    inside = block("module.net.aws_vpc.a", cidr_block="10.0.0.0/16")
    document = plan(block("aws_instance.web"), inside, configuration=configuration)
    assert said(document, "instances", "aws_instance.web")["subnet"] == "local.a0"


def test_resources_that_refer_to_each_other_by_very_many_ways_are_followed_once_each() -> None:
    names = [f"aws_subnet.s{at}" for at in range(50)]
    resources = [
        configured(name, vpc_id=refers(*(f"{other}.vpc_id" for other in names if other != name)))
        for name in names
    ]
    blocks = [block(name, cidr_block="10.0.0.0/24") for name in names]
    document = plan(*blocks, configuration={"resources": resources})
    assert said(document, "subnets", "aws_subnet.s0")["vpc"] == "aws_subnet.s0.vpc_id"


def test_an_expression_that_is_alike_for_all_instances_is_followed_once() -> None:
    many = range(3_000)
    subnets = [block(f"aws_subnet.app[{at}]", cidr_block="10.0.0.0/24") for at in many]
    vpcs = [block(f"aws_vpc.lab[{at}]", cidr_block="10.0.0.0/16") for at in many]
    app = configured("aws_subnet.app", vpc_id=refers("aws_vpc.lab"))
    document = plan(*subnets, *vpcs, configuration={"resources": [app]})
    found = {one.values["vpc"] for one in sketched(document).of("subnets")}
    assert len(found) == 3_000  # each a stand-in: whose VPC it is cannot be seen


IGW = block("aws_internet_gateway.lab")
NAT = block("aws_nat_gateway.lab")
TO_IGW = refers("aws_internet_gateway.lab.id", "aws_internet_gateway.lab")
TO_BOTH = refers(
    "aws_internet_gateway.lab.id",
    "aws_internet_gateway.lab",
    "aws_nat_gateway.lab.id",
    "aws_nat_gateway.lab",
)


@pytest.mark.parametrize(
    "written",
    [
        [{"gateway_id": TO_IGW}, {"nat_gateway_id": refers("aws_nat_gateway.lab")}],
        TO_BOTH,  # Terraform tells of such blocks only what all of them refer to
    ],
)
def test_routes_inside_a_table_find_their_targets(written: Any) -> None:
    routes = [
        {"cidr_block": "0.0.0.0/0", "nat_gateway_id": None},
        {"cidr_block": "10.9.0.0/16", "gateway_id": None},
    ]
    table = block("aws_route_table.out", route=routes)
    configuration = {
        "resources": [
            LAB,
            configured("aws_route_table.out", vpc_id=refers("aws_vpc.lab.id"), route=written),
        ]
    }
    document = plan(VPC, IGW, NAT, table, configuration=configuration)
    assert said(document, "route_tables", "aws_route_table.out")["routes"] == [
        {"destination": "0.0.0.0/0", "target": "aws_internet_gateway.lab"},
        {"destination": "10.9.0.0/16", "target": "aws_nat_gateway.lab"},
    ]


def test_a_rule_whose_far_end_is_not_known_leaves_the_group_undescribed() -> None:
    rule = {"protocol": "tcp", "from_port": 1, "to_port": 2, "security_groups": []}
    group = block("aws_security_group.web", ingress=[rule], egress=[])
    to_eip = {"cidr_blocks": refers("aws_eip.office.public_ip", "aws_eip.office")}
    web = configured("aws_security_group.web", vpc_id=refers("aws_vpc.lab"), ingress=[to_eip])
    document = plan(VPC, group, configuration={"resources": [LAB, web]})
    assert said(document, "security_groups", "aws_security_group.web")["undescribed"] is True


def test_blocks_that_are_made_dynamically_name_no_group_beside_those_in_their_list() -> None:
    rule = {"from_port": 80, "to_port": 80, "protocol": "tcp", "cidr_blocks": ["10.0.0.0/8"]}
    more = {"ingress": [{**rule, "security_groups": []}], "egress": []}
    group = block("aws_security_group.web", name="web", **more)
    found = sketched(
        plan(group, configuration={"resources": [configured("aws_security_group.web")]})
    )
    assert [one.key for one in found.of("security_groups")] == ["aws_security_group.web"]


def test_a_new_group_has_no_rule_that_is_not_written() -> None:
    """AWS would let everything out; Terraform takes that rule away."""
    web = configured("aws_security_group.web", vpc_id=refers("aws_vpc.lab"))
    document = plan(VPC, block("aws_security_group.web"), configuration={"resources": [LAB, web]})
    found = said(document, "security_groups", "aws_security_group.web")
    assert (found["ingress"], found["egress"]) == ([], [])


def test_nothing_is_invented_where_nothing_is_written() -> None:
    """What is unknown because AWS decides on it is no reason for a stand-in."""
    cards = configured("aws_network_interface.card", subnet_id=refers("aws_subnet.app[0].id"))
    configuration = {"resources": [LAB, APP, cards, configured("aws_eip.spare")]}
    document = plan(
        VPC,
        *SUBNETS,
        block("aws_network_interface.card"),
        block("aws_eip.spare"),
        configuration=configuration,
    )
    assert imported(document).report.not_described == []
    card = said(document, "network_interfaces", "aws_network_interface.card")
    assert "instance" not in card


def test_what_came_with_a_vpc_is_found_by_its_attribute() -> None:
    names_main = refers("aws_vpc.lab.main_route_table_id", "aws_vpc.lab")
    names_default = refers("aws_vpc.lab.default_route_table_id", "aws_vpc.lab")
    configuration = {
        "resources": [
            LAB,
            configured("aws_route.out", route_table_id=names_main, gateway_id=TO_IGW),
            configured("aws_default_route_table.m", default_route_table_id=names_default),
            configured("aws_default_security_group.shut", vpc_id=refers("aws_vpc.lab")),
        ]
    }
    found = sketched(
        plan(
            VPC,
            IGW,
            block("aws_route.out", destination_cidr_block="0.0.0.0/0"),
            block("aws_default_route_table.m", route=[]),
            block("aws_default_security_group.shut", ingress=[], egress=[]),
            configuration=configuration,
        )
    )
    [table] = found.of("route_tables")
    [group] = found.of("security_groups")
    assert (table.values["vpc"], table.values["main"]) == ("aws_vpc.lab", True)
    assert table.values["routes"][0]["target"] == "aws_internet_gateway.lab"
    assert (group.values["default"], group.values["egress"]) == (True, [])


@pytest.mark.parametrize(
    ("more", "status"),
    [
        ({}, "pending-acceptance"),
        ({"auto_accept": True}, "active"),
    ],
)
def test_a_new_peering_waits_unless_it_accepts_itself(more: Json, status: str) -> None:
    peering = block("aws_vpc_peering_connection.p", **more)
    both = configured(
        "aws_vpc_peering_connection.p", vpc_id=refers("aws_vpc.lab"), peer_vpc_id=refers("var.x")
    )
    document = plan(VPC, peering, configuration={"resources": [LAB, both]})
    found = said(document, "vpc_peering_connections", "aws_vpc_peering_connection.p")
    assert found["status"] == status
    assert found["accepter_vpc"] == "aws_vpc_peering_connection.p.peer_vpc_id"


def test_an_accepter_in_the_plan_accepts() -> None:
    configuration = {
        "resources": [
            LAB,
            configured("aws_vpc_peering_connection.p", vpc_id=refers("aws_vpc.lab")),
            configured(
                "aws_vpc_peering_connection_accepter.p",
                vpc_peering_connection_id=refers("aws_vpc_peering_connection.p.id"),
            ),
        ]
    }
    document = plan(
        VPC,
        block("aws_vpc_peering_connection.p", peer_vpc_id="vpc-0b2"),
        block("aws_vpc_peering_connection_accepter.p", auto_accept=True),
        configuration=configuration,
    )
    found = said(document, "vpc_peering_connections", "aws_vpc_peering_connection.p")
    assert found["status"] == "active"


def test_an_instance_takes_from_its_launch_template_what_it_does_not_say() -> None:
    template = block("aws_launch_template.web", network_interfaces=[{}])
    card = {
        "subnet_id": refers("aws_subnet.app[1].id"),
        "security_groups": refers("aws_security_group.web.id"),
    }
    configuration = {
        "resources": [
            LAB,
            APP,
            configured("aws_security_group.web", vpc_id=refers("aws_vpc.lab")),
            configured("aws_launch_template.web", network_interfaces=[card]),
            configured(
                "aws_instance.web", launch_template=[{"id": refers("aws_launch_template.web.id")}]
            ),
        ]
    }
    web = block("aws_instance.web", launch_template=[{}])
    group = block("aws_security_group.web")
    document = plan(VPC, *SUBNETS, group, template, web, configuration=configuration)
    found = said(document, "instances", "aws_instance.web")
    assert found["subnet"] == "aws_subnet.app[1]"
    assert found["security_groups"] == ["aws_security_group.web"]


@pytest.mark.parametrize(
    ("region", "variables"),
    [
        ({"constant_value": "eu-west-1"}, {}),
        (refers("var.region"), {"region": {"value": "eu-west-1"}}),
    ],
)
def test_the_region_is_that_of_the_provider(region: Json, variables: Json) -> None:
    document = plan(VPC, configuration={"resources": [LAB]}, variables=variables)
    providers = {"aws": {"name": "aws", "expressions": {"region": region}}}
    document["configuration"]["provider_config"] = providers
    assert said(document, "vpcs", "aws_vpc.lab")["region"] == "eu-west-1"


def test_what_the_plan_deletes_is_left_out_and_said() -> None:
    gone = {"address": "aws_vpc.old", "type": "aws_vpc", "change": {"actions": ["delete"]}}
    replaced = {"address": "aws_vpc.lab", "change": {"actions": ["delete", "create"]}}
    document = plan(VPC, resource_changes=[gone, replaced])
    assert [one.id for one in sketched(document).report.left_out] == ["aws_vpc.old"]


def test_a_data_source_of_the_state_before_describes_what_is_there() -> None:
    before = {"values": {"root_module": {"resources": [DATA]}}}
    found = imported(plan(prior_state=before)).scenario.rows
    [vpc] = [row for row in found.of(Vpc) if row.aws_id == "vpc-0b2"]
    assert vpc.cidr == "10.2.0.0/16"


DATA = block("data.aws_vpc.theirs", id="vpc-0b2", cidr_block="10.2.0.0/16")


def test_changes_alone_tell_what_there_will_be() -> None:
    vpc = block("aws_vpc.lab", cidr_block="10.0.0.0/16")
    gone = block("aws_vpc.old", cidr_block="10.1.0.0/16")
    document = {
        "format_version": "1.2",
        "resource_changes": [
            {**vpc, "change": {"actions": ["create"], "after": vpc["values"]}},
            {**gone, "change": {"actions": ["delete"], "before": gone["values"], "after": None}},
        ],
        "configuration": {"root_module": {}},
    }
    found = sketched(document)
    assert [one.key for one in found.of("vpcs")] == ["aws_vpc.lab"]
    assert [one.id for one in found.report.left_out] == ["aws_vpc.old"]


def test_what_changes_alone_mark_as_sensitive_is_not_read() -> None:
    host = block("aws_vpc.lab", cidr_block="10.0.0.0/16", tags={"Name": "hunter2"})
    change = {
        "actions": ["create"],
        "after": host["values"],
        "after_sensitive": {"tags": {"Name": True}},
    }
    found = sketched({"format_version": "1.2", "resource_changes": [{**host, "change": change}]})
    assert "hunter2" not in str(found.resources)
