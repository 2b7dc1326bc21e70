"""How long it takes from the rows of a big scenario to its first answer."""

from collections.abc import Iterator

from playground.engine.conversation import converse
from playground.engine.headers import service
from playground.engine.network import Network
from playground.engine.nodes import NetworkInterface as InterfaceNode
from playground.engine.places import Place, Stage
from playground.engine.traffic import Packet
from playground.models import (
    Instance,
    InterfaceGroup,
    InternetGateway,
    NetworkAcl,
    NetworkAclEntry,
    NetworkInterface,
    Route,
    RouteTable,
    Scenario,
    SecurityGroup,
    SecurityGroupRule,
    Subnet,
    Vpc,
)
from playground.models.rows import Rows, load_rows, save_rows
from playground.snapshot import take_snapshot
from tests.bench.measuring import Measurement, median_of

INSTANCES, SUBNETS, GROUPS = 1000, 50, 50


def scenario_of(slug: str, instances: int, subnets: int, groups: int) -> Rows:
    """A VPC of so many instances, dealt out to its subnets and groups; ten rules in each group."""
    rows = Rows(Scenario(slug=slug, title=slug))
    vpc = rows.add(Vpc(aws_id="vpc-0", name="office", cidr="10.0.0.0/16"))
    rows.add(InternetGateway(aws_id="igw-0", name="igw", vpc=vpc))
    table = rows.add(RouteTable(aws_id="rtb-0", name="main", vpc=vpc, main=True))
    rows.add(Route(table=table, destination="0.0.0.0/0", target="igw-0"))
    _add_acl(rows, vpc)
    all_groups = [_add_group(rows, vpc, number) for number in range(groups)]
    all_subnets = [_add_subnet(rows, vpc, number) for number in range(subnets)]
    for number in range(instances):
        subnet, group = all_subnets[number % subnets], all_groups[number % groups]
        _add_instance(rows, subnet, group, number, 10 + number // subnets)
    return rows


def _add_acl(rows: Rows, vpc: Vpc) -> None:
    acl = rows.add(NetworkAcl(aws_id="acl-0", name="acl", vpc=vpc, default=True))
    for egress in (True, False):
        for number in range(10):
            rows.add(_entry(acl, egress, number))


def _entry(acl: NetworkAcl, egress: bool, number: int) -> NetworkAclEntry:
    return NetworkAclEntry(
        acl=acl,
        egress=egress,
        rule_number=100 + number,
        action="allow" if number == 9 else "deny",
        cidr="0.0.0.0/0" if number == 9 else f"192.0.2.{number}/32",
    )


def _add_group(rows: Rows, vpc: Vpc, number: int) -> SecurityGroup:
    group = rows.add(SecurityGroup(aws_id=f"sg-{number}", name=f"group {number}", vpc=vpc))
    rows.add(SecurityGroupRule(group=group, egress=True, cidr="0.0.0.0/0"))
    for port in range(8):
        rule = SecurityGroupRule(group=group, protocol=6, ports=str(8000 + port), position=port)
        rule.cidr = "10.0.0.0/8"
        rows.add(rule)
    rows.add(SecurityGroupRule(group=group, position=9, referenced_group=group))
    return group


def _add_subnet(rows: Rows, vpc: Vpc, number: int) -> Subnet:
    return rows.add(
        Subnet(
            aws_id=f"subnet-{number}",
            name=f"subnet {number}",
            vpc=vpc,
            availability_zone="us-east-1a",
            cidr=f"10.0.{number}.0/24",
        )
    )


def _add_instance(rows: Rows, subnet: Subnet, group: SecurityGroup, number: int, last: int) -> None:
    name = f"host-{number}"
    instance = rows.add(Instance(aws_id=f"i-{number}", name=name, vpc=subnet.vpc))
    interface = rows.add(
        NetworkInterface(
            aws_id=f"eni-{number}",
            name=name,
            subnet=subnet,
            instance=instance,
            private_ip=subnet.cidr.replace("0/24", str(last)),
        )
    )
    rows.add(InterfaceGroup(interface=interface, group=group))


def _first_answer(network: Network) -> None:
    first, *_, last = network.all(InterfaceNode)
    packet = Packet(first.private_ips[0], last.private_ips[0], service(6, 8003), 49152)
    converse(network, Place(Stage.EGRESS, first.id), packet)


def measurements() -> Iterator[Measurement]:
    """From rows in memory, and from rows in the database."""
    rows = scenario_of("big", INSTANCES, SUBNETS, GROUPS)
    size = f"{INSTANCES:,} instances, {SUBNETS} subnets, {GROUPS} groups"
    yield Measurement(
        f"{size}: rows to first answer",
        median_of(lambda: _first_answer(take_snapshot(rows)), runs=5),
        0.4,
    )
    save_rows(rows)
    scenario = Scenario.objects.get(slug="big")
    yield Measurement(
        f"{size}: stored rows to first answer",
        median_of(lambda: _first_answer(take_snapshot(load_rows(scenario))), runs=5),
    )
