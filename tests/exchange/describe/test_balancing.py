"""Load balancers as AWS describes them: those of type network, with listeners and targets."""

from typing import Any

import pytest

from playground.exchange.sketch import Sketch
from tests.exchange.describe.reading import SUBNET, VPC, bare, left_out, said, sketched

ARN = "arn:aws:elasticloadbalancing:us-east-1:111122223333:loadbalancer/net/offer/50dc6c495c0c9188"
GROUP = "arn:aws:elasticloadbalancing:us-east-1:111122223333:targetgroup/offer/73e2d6bc24d8a067"
BALANCER: dict[str, Any] = {
    "LoadBalancerArn": ARN,
    "LoadBalancerName": "offer",
    "Type": "network",
    "VpcId": "vpc-0a1",
    "State": {"Code": "active"},
    "AvailabilityZones": [{"ZoneName": "us-east-1a", "SubnetId": "subnet-0a1"}],
    "SecurityGroups": ["sg-0a1"],
    "EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic": "off",
}
LISTENER: dict[str, Any] = {
    "ListenerArn": "arn:listener",
    "LoadBalancerArn": ARN,
    "Port": 443,
    "Protocol": "TCP",
    "DefaultActions": [{"Type": "forward", "TargetGroupArn": GROUP}],
}
HOST = {
    "NetworkInterfaceId": "eni-0a1",
    "SubnetId": "subnet-0a1",
    "VpcId": "vpc-0a1",
    "PrivateIpAddress": "10.0.1.10",
    "Groups": [],
}
SECTION = "network_load_balancers"


def target(id: str, state: str = "healthy", port: int = 8443) -> dict[str, Any]:
    """A target and its health."""
    return {"Target": {"Id": id, "Port": port}, "TargetHealth": {"State": state}}


def told(*targets: dict[str, Any], **answers: Any) -> Sketch:
    """A load balancer with a listener and these targets."""
    health = [{"TargetGroupArn": GROUP, "TargetHealthDescriptions": list(targets)}]
    return sketched(
        {
            "Vpcs": [VPC],
            "Subnets": [SUBNET],
            "NetworkInterfaces": [HOST],
            "LoadBalancers": [BALANCER],
            "Listeners": [LISTENER],
            "TargetGroups": [{"TargetGroupArn": GROUP, "TargetType": "ip", "VpcId": "vpc-0a1"}],
            "LoadBalancerTargetHealth": health,
            **answers,
        }
    )


def targets_of(sketch: Sketch) -> list[tuple[str, int, str, int]]:
    """Protocol, listener's port, target, its port."""
    found = bare(sketch.resources[SECTION, ARN].values["targets"])
    return [tuple(one.values()) for one in found]


def test_a_network_load_balancer() -> None:
    assert said(told(target("i-0a1")), SECTION, ARN) == {
        "id": ARN,
        "name": "offer",
        "vpc": "vpc-0a1",
        "subnets": ["subnet-0a1"],
        "security_groups": ["sg-0a1"],
        "enforce_security_group_inbound_rules_on_private_link_traffic": False,
        "targets": [{"protocol": "tcp", "listener_port": 443, "target": "i-0a1", "port": 8443}],
    }


@pytest.mark.parametrize(
    "answers",
    [
        {"Listeners": [LISTENER]},
        {"LoadBalancerListeners": [{"LoadBalancerArn": ARN, "Listeners": [LISTENER]}]},
        {
            "Listeners": [LISTENER],
            "LoadBalancerListeners": [{"LoadBalancerArn": ARN, "Listeners": [LISTENER]}],
        },
    ],
)
def test_listeners_come_wrapped_or_as_they_are(answers: dict[str, Any]) -> None:
    found = told(target("i-0a1"), **{"Listeners": [], **answers})
    assert targets_of(found) == [("tcp", 443, "i-0a1", 8443)]


@pytest.mark.parametrize(
    ("protocol", "told_as"), [("TLS", ["tcp"]), ("UDP", ["udp"]), ("TCP_UDP", ["tcp", "udp"])]
)
def test_protocols_of_listeners(protocol: str, told_as: list[str]) -> None:
    found = told(target("i-0a1"), Listeners=[{**LISTENER, "Protocol": protocol}])
    assert [one[0] for one in targets_of(found)] == told_as


def test_a_listener_of_another_protocol_is_not_modelled() -> None:
    [listed] = told(target("i-0a1"), Listeners=[{**LISTENER, "Protocol": "QUIC"}]).report.unmodelled
    assert (listed.kind, listed.ids) == ("Listener with the protocol QUIC", ("arn:listener",))


def test_an_address_as_target_is_the_interface_that_has_it() -> None:
    found = told(target("10.0.1.10"), target("10.9.9.9"))
    assert targets_of(found) == [("tcp", 443, "eni-0a1", 8443)]
    [listed] = found.report.unmodelled
    assert (listed.kind, listed.ids) == ("Target outside the VPC", (f"10.9.9.9 of {GROUP}",))


@pytest.mark.parametrize(
    ("states", "kept"),
    [
        (("healthy", "unhealthy"), ["i-0a1"]),
        # A group of which none is healthy gets connections all the same.
        (("unhealthy", "unhealthy"), ["i-0a1", "i-0b2"]),
        (("healthy", "draining"), ["i-0a1"]),
        (("healthy", "initial"), ["i-0a1", "i-0b2"]),
    ],
)
def test_connections_go_to_healthy_targets(states: tuple[str, str], kept: list[str]) -> None:
    found = told(target("i-0a1", states[0]), target("i-0b2", states[1]))
    assert [one[2] for one in targets_of(found)] == kept
    assert (f"i-0b2 of {GROUP}" in left_out(found)) is (states == ("healthy", "unhealthy"))


@pytest.mark.parametrize(
    ("missing", "hint"),
    [("Listeners", "describe-listeners"), ("LoadBalancerTargetHealth", "describe-target-health")],
)
def test_a_load_balancer_of_which_a_part_is_not_told_is_not_described(
    missing: str, hint: str
) -> None:
    found = told(target("i-0a1"), **{missing: []})
    assert said(found, SECTION, ARN, "undescribed") == {"undescribed": True}
    [lack] = found.report.not_described
    assert lack.id == "offer" and hint in lack.add


@pytest.mark.parametrize("key", ["Attributes", "LoadBalancerAttributes"])
@pytest.mark.parametrize("value", ["true", "false"])
def test_whether_it_is_cross_zone(key: str, value: str) -> None:
    attributes = [{"Key": "load_balancing.cross_zone.enabled", "Value": value}]
    found = told(LoadBalancerAttributes=[{"LoadBalancerArn": ARN, key: attributes}])
    expected = {"cross_zone_load_balancing": value == "true"}
    assert said(found, SECTION, ARN, "cross_zone_load_balancing") == expected
    assert not any("cross-zone" in note for note in found.report.notes)


def test_where_nobody_says_whether_it_is_cross_zone_that_is_noted() -> None:
    assert any("cross-zone" in note for note in told().report.notes)


def test_its_interface_is_known_by_what_aws_writes_there() -> None:
    kept = {
        **HOST,
        "NetworkInterfaceId": "eni-0b2",
        "PrivateIpAddress": "10.0.1.50",
        "Description": "ELB net/offer/50dc6c495c0c9188",
        "InterfaceType": "network_load_balancer",
        "RequesterManaged": True,
        "Status": "in-use",
    }
    found = told(NetworkInterfaces=[HOST, kept])
    assert said(found, "network_interfaces", "eni-0b2", "attached_to") == {"attached_to": ARN}
    assert len(found.of("network_interfaces")) == 2


@pytest.mark.parametrize(
    ("type", "kind"),
    [("application", "Application Load Balancer"), ("gateway", "Gateway Load Balancer")],
)
def test_other_load_balancers_are_not_modelled_nor_are_their_listeners(
    type: str, kind: str
) -> None:
    found = told(
        LoadBalancers=[{**BALANCER, "Type": type}], Listeners=[{**LISTENER, "Protocol": "HTTP"}]
    )
    assert [(one.kind, one.ids) for one in found.report.unmodelled] == [(kind, (ARN,))]
    assert not found.of(SECTION)


@pytest.mark.parametrize(
    ("answer", "kind", "id"),
    [
        ({"DBInstances": [{"DBInstanceIdentifier": "orders"}]}, "RDS database instance", "orders"),
        ({"Functions": [{"FunctionName": "resize"}]}, "Lambda function", "resize"),
        ({"HostedZones": [{"Id": "/hostedzone/Z1"}]}, "Route 53 hosted zone", "/hostedzone/Z1"),
        ({"clusters": [{"clusterName": "c"}]}, "Container cluster", "c"),
        ({"LoadBalancerDescriptions": [{"LoadBalancerName": "o"}]}, "Classic Load Balancer", "o"),
        ({"Widgets": [{"WidgetId": "w-1"}]}, "Widgets", "w-1"),
    ],
)
def test_kinds_that_are_not_modelled_are_listed_by_names_that_people_know(
    answer: dict[str, Any], kind: str, id: str
) -> None:
    [listed] = sketched(answer).report.unmodelled
    assert (listed.kind, listed.ids) == (kind, (id,))
