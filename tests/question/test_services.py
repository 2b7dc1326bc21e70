"""Services of AWS and endpoints as ends of a question: which address a name means, and for whom."""

from dataclasses import replace
from typing import Any

import pytest

from playground.engine.addresses import format_address, parse_prefix
from playground.engine.network import Network
from playground.engine.nodes import AWS, EndpointState, Node, Vpc, VpcEndpointService
from playground.engine.places import Stage
from playground.question import QuestionError, answer, ask, find_host, names
from playground.report import report
from tests.engine.cast import change, plus, without
from tests.engine.doors import (
    S3,
    door,
    gateway_endpoint,
    gwlb_endpoint,
    interface_endpoint,
    private_link,
    three_doors,
)
from tests.engine.rows import prefix_list, routes

NAMES = {"s3": "s3-way", "sqs": "queue"}


def renamed(network: Network) -> Network:
    """The same, but endpoints are not called as their services are."""
    return Network(
        replace(node, id=NAMES.get(node.id, node.id), **_holder(node))  # type: ignore[arg-type]
        for node in network
    )


def _holder(node: Node) -> dict[str, object]:
    holder = getattr(node, "attached_to", None)
    return {"attached_to": NAMES[holder]} if holder in NAMES else {}


NET = renamed(change(three_doors(), "vpc", enable_dns_hostnames=True))
BARE = without(NET, "queue", "sqs-door", "far-door", "s3-way")


def goes_to(network: Network, destination: str, source: str = "app") -> str:
    """The address that the packet is sent to."""
    return format_address(ask(network, source, destination).packet.destination)


def said(network: Network, destination: str, source: str = "app") -> str:
    """The code of what DNS says."""
    question = ask(network, source, destination)
    found = question.refusal or question.resolved
    return found.code if found else ""


@pytest.mark.parametrize(
    "named",
    [
        "s3",
        S3,
        "s3.us-east-1.amazonaws.com",
        "reports.s3.us-east-1.amazonaws.com",
        "s3.amazonaws.com",
    ],
)
def test_a_service_goes_by_several_names__VPCE_05(named: str) -> None:
    assert goes_to(NET, named) == "198.19.0.1"
    assert said(NET, named) == "NAME_LEADS_TO_PUBLIC_ADDRESS"


@pytest.mark.parametrize(
    ("named", "service"),
    [
        ("ecr.api", "com.amazonaws.us-east-1.ecr.api"),
        ("api.ecr.eu-west-1.amazonaws.com", "com.amazonaws.eu-west-1.ecr.api"),
        ("123456789012.dkr.ecr.eu-west-1.amazonaws.com", "com.amazonaws.eu-west-1.ecr.dkr"),
        ("dynamodb.eu-west-1.amazonaws.com", "com.amazonaws.eu-west-1.dynamodb"),
        ("com.amazonaws.cn-north-1.sqs", "com.amazonaws.cn-north-1.sqs"),
        ("s3.cn-north-1.amazonaws.com.cn", "com.amazonaws.cn-north-1.s3"),
    ],
)
def test_a_name_tells_service_and_region__VPCE_03(named: str, service: str) -> None:
    found = report(BARE, ask(BARE, "web", named))
    assert found["request"]["hops"][-1]["resource"]["id"] == service
    assert found["request"]["hops"][-1]["resource"]["kind"] == "aws-service"


def test_the_region_is_the_askers__VPCE_03() -> None:
    abroad = change(BARE, "vpc", region="eu-west-1")
    assert goes_to(abroad, "s3") == "198.19.104.1"
    made_up = change(BARE, "vpc", region="eu-middle-9")
    found = report(made_up, ask(made_up, "web", "s3"))
    assert found["request"]["hops"][-1]["resource"]["id"] == "com.amazonaws.eu-middle-9.s3"


def test_awss_list_tells_the_addresses__VPCE_03() -> None:
    listed = plus(NET, prefix_list("pl-s3", "52.216.0.0/15", owner=AWS, name=S3))
    assert goes_to(listed, "s3") == "52.216.0.1"
    ours = plus(NET, prefix_list("pl-s3", "52.216.0.0/15", name=S3))
    assert goes_to(ours, "s3") == "198.19.0.1"


# --- private DNS


def test_private_dns_leads_to_the_endpoint_in_the_askers_zone__VPCE_14() -> None:
    assert goes_to(NET, "sqs") == "10.0.2.50"
    assert goes_to(NET, "sqs.us-east-1.amazonaws.com", "remote") == "10.0.4.50"
    assert said(NET, "sqs") == "NAME_LEADS_TO_ENDPOINT"
    assert goes_to(NET, "sqs.eu-west-1.amazonaws.com").startswith("198.19.")


@pytest.mark.parametrize(
    ("who", "lacking"),
    [
        ("queue", {"private_dns_enabled": False}),
        ("queue", {"state": EndpointState.PENDING_ACCEPTANCE}),
        ("vpc", {"enable_dns_hostnames": False}),
    ],
)
def test_without_it_the_public_address_is_meant__VPCE_14(who: str, lacking: dict[str, Any]) -> None:
    without_it = change(NET, who, **lacking)
    assert goes_to(without_it, "sqs").startswith("198.19.")
    assert said(without_it, "sqs") == "NAME_LEADS_PAST_ENDPOINT"


def test_an_endpoint_whose_addresses_nobody_tells_leaves_its_name_open__RA_01() -> None:
    doors = ("sqs-door", "far-door")
    silent = change(change(NET, "sqs-door", private_ips=()), "far-door", private_ips=())
    network = Network(silent, undescribed=doors)
    (found,) = answer(network, ask(network, "app", "sqs"))
    assert found.verdict == "undetermined"
    assert getattr(found.request.last.said, "resource", None) in doors


def test_without_private_dns_and_nat_there_is_no_route__VPCE_14() -> None:
    alone = change(NET, "queue", private_dns_enabled=False)
    (found,) = answer(alone, ask(alone, "db", "sqs.us-east-1.amazonaws.com"))
    assert [step.said.code for step in found.request.blockers if step.said] == [
        "NO_ROUTE_TO_DESTINATION"
    ]
    assert answer(NET, ask(NET, "db", "sqs"))[0].verdict == "reachable"


def test_private_dns_is_known_in_the_endpoints_vpc_alone__VPCE_14() -> None:
    both = renamed(change(private_link(), "vpc", enable_dns_hostnames=True))
    assert goes_to(both, "sqs") == "10.0.2.50"
    assert goes_to(both, "sqs", "shelf").startswith("198.19.")
    assert goes_to(both, "sqs", "internet").startswith("198.19.")


def test_with_dns_support_off_nobody_learns_an_address__VPCE_10() -> None:
    deaf = change(NET, "vpc", enable_dns_support=False)
    for named in ("s3.us-east-1.amazonaws.com", "sqs"):
        (found,) = answer(deaf, ask(deaf, "app", named))
        assert [one.said.code for one in found.request.blockers if one.said] == [
            "NAME_NOT_RESOLVED"
        ]
    own_name = "queue-1.sqs.us-east-1.vpce.amazonaws.com"
    assert said(deaf, own_name) == "HOST_NAME_NOT_RESOLVED"
    assert answer(deaf, ask(deaf, "app", "198.19.0.1"))[0].verdict == "reachable"


def test_s3_may_leave_private_dns_to_on_premises__VPCE_18() -> None:
    both = plus(
        NET,
        interface_endpoint(
            "s3-door",
            "private",
            service_name=S3,
            private_dns_only_for_inbound_resolver_endpoint=True,
        ),
        door("s3-door", "s3-eni", "private", "10.0.2.70", "sg-door"),
    )
    assert goes_to(both, "s3") == "198.19.0.1"
    assert said(both, "s3") == "NAME_LEADS_PAST_ENDPOINT"
    (found,) = answer(both, ask(both, "app", "s3"))
    assert any(step.place.stage is Stage.GATEWAY_ENDPOINT for step in found.request.steps)
    everybody = change(both, "s3-door", private_dns_only_for_inbound_resolver_endpoint=False)
    assert goes_to(everybody, "s3") == "10.0.2.70"


# --- endpoints by name


def test_the_endpoints_own_names_mean_private_addresses__VPCE_15() -> None:
    named = change(NET, "queue", private_dns_enabled=False)
    for text in (
        "queue-0a1b.sqs.us-east-1.vpce.amazonaws.com",
        "queue.sqs.us-east-1.vpce.amazonaws.com",
    ):
        assert goes_to(named, text) == "10.0.2.50"
        assert goes_to(named, text, "remote") == "10.0.4.50"
        assert said(named, text) == "NAME_OF_ENDPOINT"
    zonal = "queue-0a1b-us-east-1b.sqs.us-east-1.vpce.amazonaws.com"
    assert goes_to(named, zonal) == "10.0.4.50"
    assert answer(named, ask(named, "app", zonal))[0].verdict == "reachable"


def test_the_internet_learns_the_address_and_has_no_way_to_it__VPCE_15() -> None:
    text = "queue-0a1b.sqs.us-east-1.vpce.amazonaws.com"
    assert goes_to(NET, text, "internet") == "10.0.2.50"
    assert answer(NET, ask(NET, "internet", text))[0].verdict == "unreachable"
    assert said(NET, "sqs-door", "internet") == "IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS"


def test_an_endpoint_is_asked_for_by_its_name__VPCE_11() -> None:
    assert goes_to(NET, "queue") == "10.0.2.50"
    assert goes_to(NET, "queue", "remote") == "10.0.4.50"
    assert goes_to(NET, "queue:10.0.4.50") == "10.0.4.50"
    assert answer(NET, ask(NET, "app", "queue"))[0].verdict == "reachable"
    assert find_host(NET, "queue", "to").node == NET.find("queue")


def test_behind_an_endpoint_the_service_is_meant__VPCE_21() -> None:
    both = private_link()
    assert answer(both, ask(both, "app", "shop"))[0].verdict == "reachable"


def test_what_the_network_calls_so_itself_goes_first() -> None:
    called = three_doors()
    assert find_host(called, "sqs", "to").node == called.find("sqs")
    assert find_host(NET, "kms", "to").node is None
    named = plus(NET, prefix_list("pl-1", "8.8.8.0/24", name="kms"))
    assert goes_to(named, "kms").startswith("198.19.")


@pytest.mark.parametrize("source", ["queue", "sqs-door", "10.0.2.50"])
def test_nothing_starts_behind_an_interface_endpoint__VPCE_16(source: str) -> None:
    (found,) = answer(NET, ask(NET, source, "app"))
    assert [step.said.code for step in found.request.blockers if step.said] == [
        "VPCE_INTRA_VPC_TRAFFIC"
    ]


@pytest.mark.parametrize(
    ("source", "code"),
    [
        ("s3-way", "VPCE_INTRA_VPC_TRAFFIC"),
        ("s3-way:198.19.0.77", "VPCE_INTRA_VPC_TRAFFIC"),
        ("s3-way:203.0.113.9", "VPCE_GATEWAY_EGRESS_SOURCE_ADDRESS_RESTRICTION"),
    ],
)
def test_a_gateway_endpoint_sends_only_what_its_service_answers__VPCE_09(
    source: str, code: str
) -> None:
    (found,) = answer(NET, ask(NET, source, "app"))
    assert [step.said.code for step in found.request.blockers if step.said] == [code]


@pytest.mark.parametrize(
    ("field", "typed", "message"),
    [
        ("source", "kms", "opens no connections"),
        ("source", "queue-1.sqs.us-east-1.vpce.amazonaws.com", "only a destination has one"),
        ("destination", "foo.us-east-1.amazonaws.com", "no service of AWS has that name"),
        ("destination", "shop.abc1.us-east-1.rds.amazonaws.com", "ask for its address"),
        ("destination", "fs-0a1b.efs.us-east-1.amazonaws.com", "one thing of efs, not the service"),
        ("destination", "vpce-x.sqs.us-east-1.vpce.amazonaws.com", "No endpoint here"),
        ("destination", "com.amazonaws.us-east-1.unheard-of", "No public address"),
        ("destination", "wall", "stands on the way"),
    ],
)
def test_what_is_no_end_is_refused(field: str, typed: str, message: str) -> None:
    network = plus(NET, gwlb_endpoint("wall", "private"))
    ends = {"source": "app", "destination": "app", field: typed}
    with pytest.raises(QuestionError, match=message) as refused:
        ask(network, ends["source"], ends["destination"])
    assert refused.value.field == field


@pytest.mark.parametrize(
    "typed",
    ["s3.xx-bad-1.amazonaws.com", "bucket.s3.xx-bad-1.amazonaws.com", "com.amazonaws.xx-bad-1.sqs"],
)
def test_a_region_that_nobody_knows_is_refused_unless_a_vpc_is_there__VPCE_03(typed: str) -> None:
    with pytest.raises(QuestionError, match="xx-bad-1 is no region that is known here") as refused:
        ask(NET, "app", typed)
    assert refused.value.field == "destination"
    there = plus(NET, Vpc(id="vpc-bad", cidrs=(parse_prefix("10.50.0.0/16"),), region="xx-bad-1"))
    assert goes_to(there, typed).startswith("198.19.")


def test_endpoints_are_suggested_and_their_interfaces_are_not() -> None:
    texts = [one.text for one in names(private_link())]
    assert {"sqs", "shop", "nlb"} <= set(texts)
    assert not {"sqs-door", "shop-door", "nlb-a"} & set(texts)


def test_a_policy_that_denies_is_noted__VPCE_19() -> None:
    statement = {"Effect": "Allow", "Principal": "*", "Action": "*", "Resource": "arn:aws:s3:::a/*"}
    limited = change(NET, "s3-way", policy_document={"Statement": [statement]})
    for bucket, codes in (("a", []), ("b", ["DENIED_BY_ENDPOINT_POLICY"])):
        asked = ask(limited, "app", f"{bucket}.s3.us-east-1.amazonaws.com")
        found = report(limited, asked)
        assert found["verdict"] == "reachable"
        assert [one["code"] for one in found["warnings"]] == codes
    by_nat = change(limited, "s3-way", route_tables=())
    assert not report(by_nat, ask(by_nat, "app", "b.s3.us-east-1.amazonaws.com"))["warnings"]


@pytest.mark.parametrize(
    ("named", "protocol", "port", "warned"),
    [
        ("sqs", "tcp", 443, False),
        ("sqs", "tcp", 22, True),
        ("sqs", "tcp", 80, True),
        ("sqs", "udp", 443, True),
        ("s3", "tcp", 80, False),
        ("s3", "tcp", 8080, True),
        ("kms", "tcp", 443, False),
        ("kms", "tcp", 22, True),
        ("email-smtp", "tcp", 587, False),
        ("email-smtp", "tcp", 443, True),
    ],
)
def test_on_other_ports_nobody_says_whether_a_service_answers__VPCE_12(
    named: str, protocol: str, port: int, warned: bool
) -> None:
    by_nat = change(NET, "rtb-private", routes=routes(("0.0.0.0/0", "nat")))
    found = report(by_nat, ask(by_nat, "app", named, protocol, port))
    assert found["verdict"] == "reachable"
    codes = [one["code"] for one in found["warnings"]]
    assert ("SERVICE_PORT_NOT_MODELLED" in codes) is warned


def test_of_two_regions_the_gateway_endpoint_is_for_its_own__VPCE_03() -> None:
    two = plus(NET, gateway_endpoint("ddb", "com.amazonaws.us-east-1.dynamodb", "rtb-private"))
    two = change(two, "rtb-private", routes=routes(("0.0.0.0/0", "nat")))
    for named, by in (("dynamodb", True), ("dynamodb.eu-west-1.amazonaws.com", False)):
        (found,) = answer(two, ask(two, "app", named))
        stages = {step.place.stage for step in found.request.steps}
        assert (Stage.GATEWAY_ENDPOINT in stages) is by
        assert (Stage.NAT in stages) is not by


def test_an_endpoint_service_is_asked_by_an_endpoint_that_leads_to_it__VPCE_22() -> None:
    network = private_link()
    (offered,) = network.all(VpcEndpointService)
    with pytest.raises(QuestionError, match=r"that leads to it: shop\."):
        ask(network, "app", offered.id)
